"""The computer's own print queue (CUPS, on Linux and macOS): its printers, how they are, and sending them a PDF."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from t4gsw_desktop.errors import Refusal

READY, STOPPED, UNKNOWN = "ready", "stopped", ""
_PATIENCE = 15  # seconds; a queue on the same machine answers at once, or does not
_MM = 72 / 25.4
_SHEETS = {(210, 297): "A4", (297, 420): "A3", (148, 210): "A5", (216, 279): "Letter"}


@dataclass(frozen=True, slots=True)
class Printer:
    """One printer: the name the system knows it by, READY, STOPPED or UNKNOWN, and whether it is the usual one."""

    name: str
    state: str = UNKNOWN
    usual: bool = False

    @property
    def words(self) -> str:
        """What people read: "Hall office (ready)"."""
        name = self.name.replace("_", " ")
        return f"{name} ({self.state})" if self.state else name


def has_queue() -> bool:
    """True where the system prints PDFs by itself, as lines and letters, not as pictures of pages."""
    return os.name == "posix" and shutil.which("lp") is not None and shutil.which("lpstat") is not None


def printers_of_queue() -> tuple[Printer, ...]:
    """The printers there are, the usual one first; none when the queue does not answer."""
    names = _ask("lpstat", "-e").split()
    told = _ask("lpstat", "-p").splitlines()
    words = _ask("lpstat", "-d").split()
    usual = words[-1] if len(words) > 1 and "no" not in words else ""
    if not names:
        names = [line.split()[1] for line in told if line.startswith("printer ") and len(line.split()) > 1]
    found = [Printer(name, _state(name, told), name == usual) for name in dict.fromkeys(names)]
    return tuple(sorted(found, key=lambda one: (not one.usual, one.name.casefold())))


def send_to_queue(pdf: Path, printer: str, title: str, *, copies: int, page: tuple[float, float], exact: bool) -> None:
    """Hand a PDF to a printer. Refusal when the queue does not take it.

    `page` is the size of its first page in points. `exact` prints in the true size: labels must not be scaled.
    """
    command = ["lp", "-d", printer, "-n", str(copies), "-t", title]
    scaling = "none" if exact else "auto-fit"
    for option in (f"media={_media(page)}", f"print-scaling={scaling}", "sides=one-sided"):
        command += ["-o", option]
    try:
        done = _run([*command, "--", str(pdf)])
    except (OSError, subprocess.TimeoutExpired):
        raise Refusal("The printer is not answering.") from None
    if done.returncode:
        raise Refusal("The printer is not answering.")
    told = _ask("lpstat", "-p", printer).splitlines()
    if _state(printer, told) == STOPPED:
        raise Refusal("The printer has stopped.")


def _state(name: str, told: Sequence[str]) -> str:
    for line in told:
        if line.startswith(f"printer {name} "):
            return STOPPED if " disabled" in line else READY
    return UNKNOWN


def _media(page: tuple[float, float]) -> str:
    width, height = sorted(round(side / _MM) for side in page)
    for (sheet_width, sheet_height), name in _SHEETS.items():
        if abs(width - sheet_width) <= 1 and abs(height - sheet_height) <= 1:
            return name
    return f"Custom.{round(page[0] / _MM)}x{round(page[1] / _MM)}mm"


def _ask(*command: str) -> str:
    try:
        return _run(command).stdout
    except (OSError, subprocess.TimeoutExpired):
        return ""


def _run(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    plain = {**os.environ, "LC_ALL": "C"}
    return subprocess.run(command, capture_output=True, text=True, timeout=_PATIENCE, env=plain, check=False)
