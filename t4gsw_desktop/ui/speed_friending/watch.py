"""Keeps an eye on the clocks of an event's rounds, whatever page is shown: a tick each second, and the bell."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Self

from PySide6.QtCore import QObject, Signal

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.kinds.speed_friending.clock import (
    FINISHED,
    MOVING,
    PAUSED,
    TALKING,
    Pace,
    RunMark,
    RunState,
    state_at,
)
from t4gsw_desktop.kinds.speed_friending.form import BELL
from t4gsw_desktop.kinds.speed_friending.verbs import marks_of, pace_of
from t4gsw_desktop.services.workspace import Changed
from t4gsw_desktop.storage.unit_of_work import View
from t4gsw_desktop.ui.projector.bell import Bell
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.speed_friending.ticker import Ticker

KIND = "speed_friending"
_JUST_NOW = timedelta(seconds=5)
_A_WHILE = timedelta(minutes=30)
_TOPICS = frozenset({"friending_marks", "activities", "events"})


@dataclass(frozen=True, slots=True)
class Run:
    """One speed-friending as its clock needs it: how long things take, what was noted, and where it stands."""

    activity: Activity
    pace: Pace
    marks: tuple[RunMark, ...]
    state: RunState

    @property
    def live(self) -> bool:
        """True from the first round to the end of the last."""
        return self.state.phase in (TALKING, PAUSED, MOVING)

    @property
    def begun(self) -> bool:
        """True once the first round has begun."""
        return self.state.begun > 0

    def is_over(self, now: datetime) -> bool:
        """True a while after the last round: until then somebody may still put something right."""
        return self.state.phase == FINISHED and (self.state.over is None or now - self.state.over > _A_WHILE)


class RunWatch(QObject):
    """One for each desk: `RunWatch.of(desk)`. It lives as long as the file is open, through every other look.

    `ticked` (activity id) follows each second of a run, `turned` (activity id) each bell and each beginning of a round,
    whether somebody pressed a button or time went by. Nothing rings for what happened while nobody was watching.
    """

    ticked = Signal(str)
    turned = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._runs: dict[str, Run] = {}
        self._ticker = Ticker(self, self.tick)
        desk.changed.connect(self._hear)
        desk.event_changed.connect(self._read)
        desk.ending.connect(self._ticker.stop)
        self._read()
        self._ticker.start()

    @classmethod
    def of(cls, desk: Desk) -> Self:
        """The watch of this desk, made when it is first asked for."""
        found: Self | None = desk.findChild(cls)
        return found if found is not None else cls(desk)

    def run(self, activity_id: str) -> Run | None:
        """How these rounds stand, None for what is no speed-friending of the event at hand."""
        return self._runs.get(activity_id)

    def tick(self) -> float | None:
        """See what time it is; returns how many seconds are left of what runs, None where nothing is counted."""
        now = self._desk.clock()
        left: float | None = None
        for key, run in list(self._runs.items()):
            if not run.live:
                continue
            state = state_at(run.pace, run.marks, now)
            self._put(Run(run.activity, run.pace, run.marks, state), run.state)
            if state.ends is not None:
                left = state.left
            self.ticked.emit(key)
        return left

    def _hear(self, changed: Changed) -> None:
        if _TOPICS & changed.topics:
            self._read()

    def _read(self) -> None:
        """Read the runs of the event at hand again; the second may be another one now."""
        now, event_id = self._desk.clock(), self._desk.event_id

        def load(view: View) -> dict[str, Run]:
            found = view.find(Activity, event_id=event_id, kind=KIND)
            read = ((one, pace_of(one), marks_of(view, one.id)) for one in found)
            return {one.id: Run(one, pace, marks, state_at(pace, marks, now)) for one, pace, marks in read}

        before, runs = self._runs, self._desk.read(load) if event_id else {}
        self._runs = {key: run for key, run in before.items() if key in runs}
        for key, run in runs.items():
            if key in before:
                self._put(run, before[key].state)
            else:
                self._runs[key] = run
        self._ticker.again()

    def _put(self, run: Run, before: RunState) -> None:
        """Take over how a run stands now, and ring where a round has ended or begun since."""
        self._runs[run.activity.id] = run
        was, now = (before.begun, before.phase), (run.state.begun, run.state.phase)
        if was == now:
            return
        if run.activity.settings.get(BELL) != "quiet":
            self._sound(before, run.state)
        self.turned.emit(run.activity.id)

    def _sound(self, before: RunState, state: RunState) -> None:
        """The bell for a talk that is over, the chime for one that begins; neither for what was undone or long ago."""
        ended = before.phase == TALKING and state.phase in (MOVING, FINISHED) and state.begun >= before.begun
        began = state.phase == TALKING and state.begun == before.begun + 1
        if ended and self._is_news(state.over):
            Bell.of(self._desk).ring()
        elif began and self._is_news(state.began):
            Bell.of(self._desk).chime()

    def _is_news(self, moment: datetime | None) -> bool:
        return moment is not None and self._desk.clock() - moment < _JUST_NOW
