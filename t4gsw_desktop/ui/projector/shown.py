"""What the room may see at one moment, as a value: nothing private is in it."""

from dataclasses import dataclass

from t4gsw_desktop.kinds.speed_friending.clock import RunState
from t4gsw_desktop.kinds.speed_friending.live import Wall

MISSING, PROGRAMME, VOTE = "missing", "unconference", "vote"
OF_ROUNDS = ("all", "names", "question")
VIEWS = (*OF_ROUNDS, "blank", MISSING, PROGRAMME, VOTE)


@dataclass(frozen=True, slots=True)
class Shown:
    """`view` is one of VIEWS, `event` the name of the event, `starts` when it begins on the clocks there.

    `page` is the page of names that is wanted; there may be fewer. `state` is newer than that of `wall`.
    """

    wall: Wall
    state: RunState
    view: str
    event: str
    starts: str = ""
    page: int = 0
