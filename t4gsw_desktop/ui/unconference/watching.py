"""The grid gets better while one looks on: worked out beside the window, stopped at any time, and used as one act."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from time import monotonic

from PySide6.QtCore import QObject, Signal

from t4gsw_desktop.kinds.unconference.anytime import Standing, watch
from t4gsw_desktop.kinds.unconference.rules import Snapshot, begun_rows
from t4gsw_desktop.ui.shell.background import Job
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.unconference.board_facts import BoardFacts

_EVERY = 0.12  # seconds between two pictures: more often nobody sees anything


class Watching(QObject):
    """One search at a time. `came` brings a better grid or a better bound, `ended` tells that no more will come."""

    came = Signal(object)
    ended = Signal()

    _told = Signal(object)  # from the other thread

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._job: Job | None = None
        self.facts: BoardFacts | None = None
        self.best: Standing | None = None
        self.seed = 0
        self._told.connect(self._take)

    @property
    def running(self) -> bool:
        """True while it is looked for better ones."""
        return self._job is not None

    @property
    def activity_id(self) -> str:
        """The unconference whose grid is being filled or waits to be used, "" for none."""
        return self.facts.activity.id if self.facts is not None else ""

    def begin(self, facts: BoardFacts, *, afresh: bool) -> None:
        """Look for a grid of these facts; `afresh` moves everything that has not begun."""
        self.facts, self.best = facts, None
        self.seed = facts.now.number + 1
        snapshot = _afresh(facts.snapshot) if afresh else facts.snapshot

        def work(job: Job) -> Standing | None:
            return self._look(watch(snapshot, self.seed, job.stopped), job.stopped)

        self._job = self._desk.start("Filling the grid", work, self._end)
        self._job.broken.connect(self._give_up)
        self._job.refused.connect(self._give_up)

    def stop(self) -> None:
        """Look no further."""
        if self._job is not None:
            self._job.stop()

    def drop(self) -> None:
        """Forget what was found; nothing was changed."""
        self.stop()
        self.facts = self.best = None

    def _look(self, standings: Iterator[Standing], stopped: Callable[[], bool]) -> Standing | None:
        """On the other thread: tell of every grid that comes, but not more often than can be seen."""
        last: Standing | None = None
        told_at = 0.0
        for standing in standings:
            last = standing
            if monotonic() - told_at >= _EVERY:
                self._told.emit(standing)
                told_at = monotonic()
            if stopped():
                break
        return last

    def _take(self, standing: Standing) -> None:
        if self.facts is not None and self.running:
            self.best = standing
            self.came.emit(standing)

    def _end(self, last: Standing | None) -> None:
        self._job = None
        if self.facts is not None and last is not None:
            self.best = last
            self.came.emit(last)
        self.ended.emit()

    def _give_up(self, _trouble: object) -> None:
        self._job = None
        self.drop()
        self.ended.emit()


def _afresh(snapshot: Snapshot) -> Snapshot:
    """The facts without the grid that stands, but for what has begun."""
    return replace(snapshot, before=tuple(begun_rows(snapshot)), settled=False)


def watching_of(desk: Desk) -> Watching:
    """The one of this desk, so that it goes on while pages are built anew."""
    return desk.findChild(Watching) or Watching(desk)
