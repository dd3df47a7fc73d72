"""Where the wall is shown: on the screen the operator does not work at, and never over the operator's window."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QScreen

_SMALL = QSize(960, 540)
_LEAST = 320  # pixels of free width beside the operator's window that make it worth standing there
_EDGE = 24


@dataclass(frozen=True, slots=True)
class ScreenFact:
    """One screen as the system tells of it: `name` and `area` in logical pixels; `primary`: with the menus."""

    name: str
    area: QRect
    primary: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where the wall goes: full screen on the screen called `screen`, or in a window at `area`.

    `behind` tells a window for which there is no room beside the operator's: it is put below that.
    """

    area: QRect
    screen: str = ""
    behind: bool = False


def screen_for_the_room(screens: Sequence[ScreenFact], operator: QRect, last: str = "") -> ScreenFact | None:
    """The screen that the room sees: not the one that holds most of `operator`, the operator's window.

    A screen that shows the same as the operator's (mirrored) is none. Of several, the one called `last` that was used
    before, else one that is not primary, else the largest.
    """
    if not screens:
        return None
    here = max(screens, key=lambda one: (_shared(one.area, operator), one.primary))
    others = [one for one in screens if not _shared(one.area, here.area)]
    if not others:
        return None
    return max(others, key=lambda one: (one.name == last, not one.primary, one.area.width() * one.area.height()))


def place_for_the_wall(screens: Sequence[ScreenFact], operator: QRect, last: str = "") -> Place:
    """Full screen where the room has a screen of its own, else a window that leaves the operator's free."""
    found = screen_for_the_room(screens, operator, last)
    if found is not None:
        return Place(found.area, screen=found.name)
    whole = screens[0].area if screens else QRect(QPoint(0, 0), _SMALL)
    right, left = whole.right() - operator.right(), operator.left() - whole.left()
    room = max(right, left)
    if room < _LEAST + 2 * _EDGE:
        size = _SMALL.scaled(_SMALL.boundedTo(whole.size()), Qt.AspectRatioMode.KeepAspectRatio)
        return Place(QRect(whole.center() - QPoint(size.width() // 2, size.height() // 2), size), behind=True)
    size = _SMALL.scaled(
        _SMALL.boundedTo(QSize(room - 2 * _EDGE, whole.height() - 2 * _EDGE)), Qt.AspectRatioMode.KeepAspectRatio
    )
    x = operator.right() + _EDGE if right >= left else operator.left() - _EDGE - size.width()
    return Place(QRect(QPoint(x, whole.top() + _EDGE), size))


def screen_facts(gone: QScreen | None = None) -> list[ScreenFact]:
    """The screens there are now, but for the one that is just going."""
    primary = QGuiApplication.primaryScreen()
    there = [one for one in QGuiApplication.screens() if one is not gone]
    return [ScreenFact(one.name(), one.geometry(), one is primary) for one in there]


def screen_called(name: str) -> QScreen | None:
    """The screen of this name, if it is there now."""
    return next((one for one in QGuiApplication.screens() if one.name() == name), None)


def _shared(first: QRect, second: QRect) -> int:
    both = first.intersected(second)
    return max(0, both.width()) * max(0, both.height())
