"""Everybody who is coming as one mark each, told apart by its shape; the figures stand beside them in words."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QWidget

from t4gsw_desktop.services.attendance import Attendance
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.words import words

SQUARE, DOT, RING, DIAMOND = "square", "dot", "ring", "diamond"
_INK = {SQUARE: "primary", DOT: "line-strong", RING: "friend", DIAMOND: "ink-2"}
_ROUNDED = 3  # so many marks more there may be when every group is rounded up
_PITCHES = (18, 15, 12, 10)  # from one mark to the next, in pixels of the design


@dataclass(frozen=True, slots=True)
class Group:
    """Some of those who are coming: how many, in which words, and as which mark."""

    count: int
    words: str
    shape: str


def groups_of(people: Attendance) -> tuple[Group, ...]:
    """The groups that have somebody in them, always in the same order."""
    found = (
        Group(people.helpers, "helper" if people.helpers == 1 else "helpers", SQUARE),
        Group(people.been_before, "been before", DOT),
        Group(people.first_time, "first time", RING),
        Group(people.not_known, "not said", DIAMOND),
    )
    return tuple(group for group in found if group.count)


def people_a_mark(people: int, room: int) -> int:
    """How many people one mark stands for, so that all marks fit where there is room for `room` of them."""
    if people <= room:
        return 1
    steps = (int(times * 10**power) for power in count() for times in (1, 2, 5))
    return next(each for each in steps if math.ceil(people / each) + _ROUNDED <= max(_ROUNDED + 1, room))


class PeopleMarks(QWidget):
    """The marks; as large as there is room for, and one for several people where there are too many."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._groups: tuple[Group, ...] = ()
        self.setMinimumHeight(theme.px(56))

    def show_groups(self, groups: tuple[Group, ...]) -> None:
        """Show other people."""
        self._groups = groups
        self.setAccessibleName(", ".join(f"{group.count:,} {group.words}" for group in groups))
        self.update()

    @property
    def groups(self) -> tuple[Group, ...]:
        """Who is shown."""
        return self._groups

    @property
    def each(self) -> int:
        """How many people one mark stands for at the width there is now."""
        return self._sizes()[1]

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._theme.px(200), self._theme.px(56))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pitch, each = self._sizes()
        across = max(1, self.width() // pitch)
        for at, shape in enumerate(self._shapes(each)):
            box = QRectF((at % across) * pitch, (at // across) * pitch, pitch, pitch)
            paint_mark(painter, self._theme, shape, box)

    def _sizes(self) -> tuple[int, int]:
        """The pitch in pixels and how many people a mark stands for."""
        people = sum(group.count for group in self._groups)
        for pitch in map(self._theme.px, _PITCHES):
            if people <= (self.width() // pitch) * (self.height() // pitch):
                return pitch, 1
        pitch = self._theme.px(_PITCHES[-2])
        return pitch, people_a_mark(people, (self.width() // pitch) * (self.height() // pitch))

    def _shapes(self, each: int) -> Iterator[str]:
        for group in self._groups:
            yield from (group.shape for _ in range(math.ceil(group.count / each)))


class Legend(QWidget):
    """One mark beside its figure and words."""

    def __init__(self, theme: Theme, group: Group) -> None:
        super().__init__()
        self.setProperty("kind", "clear")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(6))
        layout.addWidget(_OneMark(theme, group.shape))
        layout.addWidget(words(f"{group.count:,} {group.words}", "body"))


class _OneMark(QWidget):
    def __init__(self, theme: Theme, shape: str) -> None:
        super().__init__()
        self._theme, self._shape = theme, shape
        self.setFixedSize(theme.px(18), theme.px(18))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_mark(painter, self._theme, self._shape, QRectF(self.rect()))


def paint_mark(painter: QPainter, theme: Theme, shape: str, cell: QRectF) -> None:
    """One mark in the middle of its cell."""
    ink = theme.colour(_INK[shape])
    size = cell.width() * 0.7
    box = QRectF(cell.center().x() - size / 2, cell.center().y() - size / 2, size, size)
    if shape == RING:
        line = max(1.5, size * 0.19)
        painter.setPen(QPen(ink, line))
        painter.setBrush(theme.colour("surface"))
        painter.drawEllipse(box.adjusted(line / 2, line / 2, -line / 2, -line / 2))
        return
    painter.setPen(QPen(ink, 0))
    painter.setBrush(ink)
    if shape == SQUARE:
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), size * 0.15, size * 0.15)
    elif shape == DOT:
        painter.drawEllipse(box)
    else:
        middle = box.center()
        corners = [
            (middle.x(), box.top()),
            (box.right(), middle.y()),
            (middle.x(), box.bottom()),
            (box.left(), middle.y()),
        ]
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
