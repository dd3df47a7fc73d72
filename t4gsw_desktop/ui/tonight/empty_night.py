"""What Tonight says while there is no event, and the ways to one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import nothing_yet


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways to an event: the newest one again (its name, or "" when there is none), from the start, or practice."""

    last: str
    copy: Callable[[], object]
    fresh: Callable[[], object]
    practise: Callable[[], object]


def empty_night(theme: Theme, ways: Ways) -> QWidget:
    """The page of a file without an event."""
    actions: Sequence[tuple[str, Callable[[], object]]] = (
        ("Start fresh", ways.fresh),
        ("Try the practice event", ways.practise),
    )
    if ways.last:
        actions = ((f"Copy {ways.last}", ways.copy), *actions)
    quiet = (
        "Choose a day and what happens on it. The rest has sensible beginnings, and all of it can be changed later. "
        "The practice event has sixty invented people, in a file of its own."
    )
    return nothing_yet(theme, "calendar-plus", "No event yet. Make one in two minutes.", quiet, actions)
