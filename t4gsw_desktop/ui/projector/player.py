"""Plays a sound file with what the computer has for it, without waiting: no library of ours, no shell."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QStandardPaths, Signal

if sys.platform == "win32":
    import ctypes
    import winsound

# What plays a file, the best first; Windows plays by itself.
PROGRAMS: dict[str, tuple[tuple[str, ...], ...]] = {
    "darwin": (("afplay",),),
    "linux": (("pw-play",), ("paplay",), ("aplay", "-q")),
}
_FAREWELL = 300  # milliseconds that a program gets to end when it is told to
_HIDDEN_LIBRARIES = "LD_LIBRARY_PATH"


class Player(QObject):
    """Plays one file at a time. `played` follows when it was heard to the end, `failed` when nothing could play it.

    `programs` are tried one after the other; a program that ends with anything but 0 could not.
    """

    played = Signal()
    failed = Signal()

    def __init__(self, programs: Sequence[Sequence[str]] | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._programs = PROGRAMS.get(sys.platform, ()) if programs is None else programs
        self._own = programs is None and sys.platform == "win32"
        self._waiting: list[Sequence[str]] = []
        self._path = Path()
        self._after: Path | None = None  # what is played once the one that was cut short has ended
        self._process = QProcess(self)
        self._process.setProcessEnvironment(_usual_environment())
        self._process.setStandardOutputFile(QProcess.nullDevice())
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.finished.connect(self._hear_end)
        self._process.errorOccurred.connect(self._hear_trouble)

    def play(self, path: Path) -> None:
        """Begin to play the file at `path` and return at once; what still sounds is cut short."""
        if self._own:
            (self.played if _play_on_windows(path) else self.failed).emit()
            return
        self.stop()
        self._begin(path)

    def play_soon(self, path: Path) -> None:
        """As `play`, without waiting for what still sounds to end: of what is asked for meanwhile the last is heard."""
        if self._own or not self._sounds():
            self.play(path)
            return
        self._after = path
        self._waiting = []
        self._process.kill()

    def stop(self) -> None:
        """Be silent, and tell nobody."""
        self._waiting, self._after = [], None
        if self._sounds():
            self._process.blockSignals(True)
            self._process.kill()
            self._process.waitForFinished(_FAREWELL)
            self._process.blockSignals(False)

    def _sounds(self) -> bool:
        return self._process.state() != QProcess.ProcessState.NotRunning

    def _begin(self, path: Path) -> None:
        self._path, self._after = path, None
        self._waiting = [program for program in self._programs if QStandardPaths.findExecutable(program[0])]
        self._try_next()

    def _try_next(self) -> None:
        if not self._waiting:
            self.failed.emit()
            return
        name, *options = self._waiting.pop(0)
        self._process.start(QStandardPaths.findExecutable(name), [*options, str(self._path)])

    def _hear_trouble(self, trouble: QProcess.ProcessError) -> None:
        if trouble == QProcess.ProcessError.FailedToStart:  # Qt tells of every other kind by the end as well
            self._try_next()

    def _hear_end(self, code: int, status: QProcess.ExitStatus) -> None:
        if self._after is not None:
            self._begin(self._after)
        elif status == QProcess.ExitStatus.NormalExit and code == 0:
            self._waiting = []
            self.played.emit()
        else:
            self._try_next()


def _usual_environment() -> QProcessEnvironment:
    """The surroundings that the computer's own programs expect: a bundled program hides their libraries behind ours."""
    usual = QProcessEnvironment.systemEnvironment()
    if getattr(sys, "frozen", False):
        usual.remove(_HIDDEN_LIBRARIES)
        if before := os.environ.get(f"{_HIDDEN_LIBRARIES}_ORIG"):
            usual.insert(_HIDDEN_LIBRARIES, before)
    return usual


def _play_on_windows(path: Path) -> bool:
    """Play with what Windows brings along; False where it has no sound device or refuses."""
    if sys.platform == "win32":
        if not ctypes.windll.winmm.waveOutGetNumDevs():
            return False
        try:
            winsound.PlaySound(str(path), winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT)
        except RuntimeError:
            return False
        return True
    return False
