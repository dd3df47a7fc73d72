"""Measuring in a process of its own, so that neither caches nor the memory of other measurements count."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

try:
    import resource
except ImportError:  # Windows has no such module
    resource = None  # type: ignore[assignment]

ROOT = Path(__file__).parent.parent


def measured_apart(module: str, arguments: Sequence[str]) -> dict[str, float]:
    """What `python -m module arguments` prints as a JSON object; CalledProcessError when it does not end well."""
    command = [sys.executable, "-X", "utf8", "-m", module, *arguments]
    child = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, encoding="utf-8")
    measured: dict[str, float] = json.loads(child.stdout)
    return measured


def peak_memory() -> float:
    """The most memory this process has held, in MB; 0 where the system does not tell (Windows)."""
    if resource is None:
        return 0
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1_000_000
