"""What the live screens of speed-friending show: values of one instant, with nothing private on the wall."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from t4gsw_desktop.core.events import Activity, Event
from t4gsw_desktop.kinds.speed_friending.clock import Pace, RunState


@dataclass(frozen=True, slots=True)
class LivePerson:
    """Somebody at a table or waiting: `name` is short, `third` the one who is one more at a table for two.

    `here` is False for somebody who has a seat and has not come in.
    """

    attendee_id: str
    name: str
    came_late: bool = False
    third: bool = False
    code: str = ""
    here: bool = True


@dataclass(frozen=True, slots=True)
class LiveTable:
    """One table of the shown round: `place` is its name, `label` the short one, `free` how many seats nobody has."""

    place: str
    label: str
    people: tuple[LivePerson, ...]
    free: int


@dataclass(frozen=True, slots=True)
class LiveChange:
    """One line of "What changed"."""

    id: str
    sentence: str
    at: datetime
    round: int
    undone: bool


@dataclass(frozen=True, slots=True)
class NextRound:
    """The next round to begin: `ready` when everybody here has a seat or a rest in it; `repeats` counts pairs that
    meet again in it, recounted from the seats themselves."""

    round: int
    ready: bool
    repeats: int
    sentence: str


@dataclass(frozen=True, slots=True)
class LiveRoom:
    """All that the live screen shows; `waiting` are here and have nobody to talk to in the shown round.

    `behind` is how much later than planned the evening is; below 0 it is ahead.
    """

    activity: Activity
    event: Event
    pace: Pace
    state: RunState
    tables: tuple[LiveTable, ...]
    resting: tuple[LivePerson, ...]
    waiting: tuple[LivePerson, ...]
    changes: tuple[LiveChange, ...]
    next: NextRound | None
    question: str
    taking_part: int
    behind: timedelta


@dataclass(frozen=True, slots=True)
class TableOffer:
    """A table somebody could sit at now; `possible` is False where they cannot, and nobody is told why."""

    place: str
    label: str
    names: tuple[str, ...]
    possible: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class WallName:
    """One line of the wall: a short name, or a badge code for who prefers that, and the label of the table."""

    name: str
    place: str


@dataclass(frozen=True, slots=True)
class Wall:
    """What the second screen may show: nothing private.

    `names` are those of the shown round; `moving_names` those of the round people walk to, or will walk to next.
    """

    title: str
    state: RunState
    question: str
    names: tuple[WallName, ...]
    tables: tuple[str, ...]
    resting: tuple[str, ...]
    moving_names: tuple[WallName, ...]
