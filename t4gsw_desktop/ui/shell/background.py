"""Work that takes longer than a blink: done on another thread, with progress and a way to stop it."""

import gc
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from threading import Lock
from typing import Any

from PySide6.QtCore import QObject, Signal

from t4gsw_desktop.errors import Refusal


class Job(QObject):
    """One piece of work under way. The work calls `stopped` and `progress`; signals arrive on the window's thread."""

    progressed = Signal(float, str)
    finished = Signal(object)
    refused = Signal(str)
    broken = Signal(object)
    over = Signal()

    _came = Signal(str, object)  # from the other thread; a slot of this object takes it over on the window's

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words
        self._stop = self._forsaken = False
        self._came.connect(self._take)

    def stop(self) -> None:
        """Ask the work to end with what it has."""
        self._stop = True

    def forsake(self) -> None:
        """Ask the work to end, and hear no more of it: what it was for is being closed."""
        self._stop = self._forsaken = True

    def stopped(self) -> bool:
        """True once somebody asked for the end; cheap enough to ask in every loop."""
        return self._stop

    def progress(self, fraction: float, words: str = "") -> None:
        """Tell how far the work is, 0 to 1."""
        self._came.emit("progress", (fraction, words))

    def carry_out(self, work: Callable[["Job"], Any]) -> None:
        """Do the work on the thread this is called from, and hand over what came of it."""
        try:
            self._came.emit("finished", work(self))
        except Refusal as refusal:
            self._came.emit("refused", refusal.sentence)
        except Exception as trouble:  # told by the report window; the thread must not take the program along
            self._came.emit("broken", trouble)

    def _take(self, what: str, value: Any) -> None:
        if self._forsaken:
            return
        if what == "progress":
            self.progressed.emit(*value)
            return
        try:
            {"finished": self.finished, "refused": self.refused, "broken": self.broken}[what].emit(value)
        finally:
            self.over.emit()


_collecting = Lock()
_under_way = 0


@contextmanager
def window_collects() -> Iterator[None]:
    """Have no rubbish collected by itself while this thread works.

    Collected here, forgotten widgets would be destroyed on a thread that is not theirs, which Qt does not survive.
    """
    global _under_way
    with _collecting:
        _under_way += 1
        gc.disable()
    try:
        yield
    finally:
        with _collecting:
            _under_way -= 1
            if not _under_way:
                gc.enable()


def _carry_out(job: Job, work: Callable[[Job], Any]) -> None:
    with window_collects():
        job.carry_out(work)


class Background:
    """The jobs under way, one at a time each, so that a laptop stays quick at the door."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(max_workers=1)
        self._runs: list[Future[None]] = []
        self._jobs: list[Job] = []

    def start(self, job: Job, work: Callable[[Job], Any]) -> None:
        """Do `work(job)` on the other thread, after those already waiting."""
        self._jobs.append(job)
        job.over.connect(lambda: self._strike_off(job))
        self._runs = [run for run in self._runs if not run.done()]
        self._runs.append(self._pool.submit(_carry_out, job, work))

    def _strike_off(self, job: Job) -> None:
        """A job is over; it may be off the list already, for what it led to may have ended all others."""
        if job in self._jobs:
            self._jobs.remove(job)

    @property
    def busy(self) -> tuple[Job, ...]:
        """The jobs not yet over."""
        return tuple(self._jobs)

    def end(self) -> None:
        """Stop everything and wait for it; nobody hears what came of it, for a file that is closed takes nothing."""
        for job in self._jobs:
            job.forsake()
        wait(self._runs)
        self._jobs.clear()
