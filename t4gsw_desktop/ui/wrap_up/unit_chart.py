"""One mark for each person: who had been before, who came for the first time, walk-ins, and who did not come."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from t4gsw_desktop.services.evening_report import ABSENT, BEFORE, FIRST, WALK_IN
from t4gsw_desktop.ui.theme.theme import Theme

_ROLES = {BEFORE: "ink-2", FIRST: "friend", WALK_IN: "primary", ABSENT: "line-strong"}
_LARGEST, _SMALLEST, _HIGHEST = 22, 8, 260


class UnitChart(QWidget):
    """Marks in rows, as large as there is room for; where even small ones do not fit, one stands for several people."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._groups: tuple[tuple[str, int], ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_groups(self, groups: tuple[tuple[str, int], ...], summary: str) -> None:
        """Show (kind, how many); `summary` is what is said aloud."""
        self._groups = groups
        self.setAccessibleName(summary)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._theme.px(300), self.heightForWidth(self._theme.px(300)))

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        pitch = self._theme.px(_LARGEST)
        rows = -(-sum(count for _, count in self._groups) // max(1, width // pitch))
        return min(self._theme.px(_HIGHEST), max(1, rows) * pitch)

    @property
    def each(self) -> int:
        """For how many people one mark stands."""
        return self._measure()[1]

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        pitch, each = self._measure()
        across = max(1, self.width() // pitch)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        at = 0
        for kind, count in self._groups:
            for _ in range(-(-count // each)):
                box = QRectF(at % across * pitch, at // across * pitch, pitch, pitch)
                paint_mark(painter, self._theme, kind, box)
                at += 1

    def _measure(self) -> tuple[int, int]:
        """How far marks stand apart, and how many people each is for."""
        people = max(1, sum(count for _, count in self._groups))
        for size in range(_LARGEST, _SMALLEST - 1, -1):
            pitch = max(1, self._theme.px(size))
            if max(1, self.width() // pitch) * (self.height() // pitch) >= people:
                return pitch, 1
        pitch = max(1, self._theme.px(_SMALLEST))
        room = max(4, max(1, self.width() // pitch) * (self.height() // pitch) - len(self._groups))
        return pitch, -(-people // room)


class Mark(QWidget):
    """One mark beside its words in the legend."""

    def __init__(self, theme: Theme, kind: str) -> None:
        super().__init__()
        self._theme, self._kind = theme, kind
        self.setFixedSize(theme.px(20), theme.px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_mark(painter, self._theme, self._kind, QRectF(self.rect()))


def paint_mark(painter: QPainter, theme: Theme, kind: str, box: QRectF) -> None:
    """A dot, a ring, a triangle or a cross in the middle of `box`: shapes differ, not only colours."""
    colour, middle, radius = theme.colour(_ROLES[kind]), box.center(), box.width() * 0.36
    thick = QPen(colour, max(1.5, box.width() * 0.14))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if kind == BEFORE:
        painter.drawEllipse(middle, radius, radius)
    elif kind == WALK_IN:
        points = [QPointF(0, -radius), QPointF(radius, radius), QPointF(-radius, radius)]
        painter.drawPolygon(QPolygonF([middle + point for point in points]))
    elif kind == FIRST:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(thick)
        painter.drawEllipse(middle, radius * 0.9, radius * 0.9)
    else:
        painter.setPen(thick)
        arm = radius * 0.75
        painter.drawLine(middle - QPointF(arm, arm), middle + QPointF(arm, arm))
        painter.drawLine(middle + QPointF(-arm, arm), middle + QPointF(arm, -arm))
