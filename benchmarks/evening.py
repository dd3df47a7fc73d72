"""A whole evening, from a guest list to all its papers, by the command people use, in a process of its own."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.child import ROOT
from benchmarks.invented import invent_evening
from benchmarks.table import Row
from t4gsw_desktop.paths import resource_folder

SIZES, QUICK_SIZES = (20, 60, 200), (20,)
RUNS = 3


def rows(quick: bool) -> Iterator[Row]:
    """The practice evening, then invented ones; the command does everything it does for people, papers included."""
    shipped = resource_folder() / "practice"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if not quick:
            yield from measure_evening("60 guests (practice)", shipped / "guests.csv", shipped / "evening.toml", folder)
        for size in QUICK_SIZES if quick else SIZES:
            guests, described = folder / f"{size}.csv", folder / f"{size}.toml"
            data, text = invent_evening(size)
            guests.write_bytes(data)
            described.write_text(text, encoding="utf-8")
            yield from measure_evening(f"{size} guests", guests, described, folder, quick=quick)


def measure_evening(size: str, guests: Path, described: Path, folder: Path, *, quick: bool = False) -> Iterator[Row]:
    """Wall-clock seconds from start to end of the process, the median after one run that warms the system's caches."""
    given = ("--seconds", "0.1") if quick else ()
    taken = []
    for number in range(1 if quick else RUNS + 1):
        out = folder / f"{size}-{number}"
        command = [sys.executable, "-m", "t4gsw_desktop", "evening", str(guests), "--evening", str(described)]
        begun, used = time.perf_counter(), _children_time()
        subprocess.run([*command, "--out", str(out), "--json", *given], cwd=ROOT, capture_output=True, check=True)
        taken.append((time.perf_counter() - begun, _children_time() - used))
    counted = taken if quick else taken[1:]
    papers = list((out / "papers").glob("*.pdf"))
    yield Row("evening", "everything", size, statistics.median(wall for wall, _ in counted))
    if os.name == "posix":
        yield Row("evening", "everything, CPU time", size, statistics.median(cpu for _, cpu in counted))
    yield Row("evening", "papers", size, len(papers), "files")
    yield Row("evening", "papers together", size, sum(paper.stat().st_size for paper in papers) / 1_000, "kB")


def _children_time() -> float:
    """Seconds of the processor that child processes have used so far; 0 on Windows, which does not tell."""
    times = os.times()
    return times.children_user + times.children_system
