"""What the wall says: plain words that make sense to somebody who has just come in."""

from collections.abc import Sequence
from math import ceil

from t4gsw_desktop.kinds.speed_friending.clock import RunState
from t4gsw_desktop.services.naming import counted, listed

FIND = "Find your name, then your table"
WALK = "Please walk to your new table"
PAUSED = "Paused"
THANKS = "Thank you for taking part"
HOW = "Find your name and sit at your table. When the bell rings, your next table is shown here."
LAST_SECONDS = 10
_MOST_RESTING = 8


def round_words(state: RunState) -> str:
    """Which round it is."""
    return f"Round {state.round} of {state.rounds}"


def digits(state: RunState) -> str:
    """The time that is left, every second begun counted whole: 00:00 is the bell, and no walk takes less than that."""
    seconds = max(0, ceil(state.left))
    return f"{seconds // 60:02d}:{seconds % 60:02d}"


def walks(state: RunState) -> bool:
    """True while people walk to another table, though the clock may have been paused meanwhile."""
    return state.phase == "moving" or (state.phase == "paused" and not state.talks)


def is_ending(state: RunState) -> bool:
    """True in the last ten seconds of a talk."""
    return state.phase == "talking" and state.left <= LAST_SECONDS


def state_words(state: RunState) -> str:
    """What the colour and the stillness of the clock mean; "" while a round simply runs."""
    if state.phase == "paused":
        return PAUSED
    return counted(max(0, ceil(state.left)), "second", "seconds") if is_ending(state) else ""


def walk_words(state: RunState) -> str:
    """How long people have to walk."""
    if state.phase == "paused":
        return f"{round_words(state)}. {PAUSED}"
    if state.left <= 0:
        return f"{round_words(state)} begins in a moment."
    minutes, seconds = divmod(ceil(state.left), 60)
    parts = [counted(minutes, "minute", "minutes")] if minutes else []
    if seconds or not minutes:
        parts.append(counted(seconds, "second", "seconds"))
    return f"{round_words(state)}. You have {' '.join(parts)} to walk."


def standing_words(state: RunState, starts: str) -> str:
    """What stands under the heading of the names: which round, or when the first one begins."""
    if state.phase == "ready":
        return starts_words(starts) or round_words(state)
    said = state_words(state)
    return f"{round_words(state)}: {said}" if said else round_words(state)


def resting_words(names: Sequence[str]) -> str:
    """Who has no table this round."""
    return f"Resting this round: {listed(names, _MOST_RESTING)}"


def page_words(label: str, page: int, pages: int) -> str:
    """Which names these are: "A–H, page 1 of 3"; "" where there are no others."""
    return f"{label}, page {page + 1} of {pages}" if pages > 1 else ""


def starts_words(starts: str) -> str:
    """When it begins; `starts` is the time as clocks show it, "" where none is known."""
    return f"Starts at {starts}" if starts else ""
