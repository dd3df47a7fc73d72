"""Tables from above with those who sit at them, as many as there would be."""

from math import cos, pi, sin

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.kind_look import KindLook

# So many tables are drawn at most, and how large each is in pixels of the design.
_SIZES = ((12, 56), (24, 42), (60, 28))


class TablesPicture(QWidget):
    """One ring for each table and one dot for each person; beyond sixty tables words tell the rest."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._tables: tuple[int, ...] = ()
        self._look: KindLook | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_look(self, look: KindLook) -> None:
        """Draw in the colour of a kind."""
        self._look = look
        self.update()

    def show_tables(self, tables: tuple[int, ...]) -> None:
        """Show tables at which so many people sit each."""
        self._tables = tables
        people = counted(sum(tables), "person", "people")
        self.setAccessibleName(f"{counted(len(tables), 'table', 'tables')} for {people}" if tables else "No tables yet")
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        return -(-self._shown() // self._across(width)) * self._each()

    def sizeHint(self) -> QSize:  # noqa: N802
        width = self._theme.px(260)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._theme.px(120), self._each())

    def _shown(self) -> int:
        return min(len(self._tables), _SIZES[-1][0])

    def _each(self) -> int:
        return self._theme.px(next((size for most, size in _SIZES if len(self._tables) <= most), _SIZES[-1][1]))

    def _across(self, width: int) -> int:
        return max(1, width // round(self._each() * 1.3))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        if not self._tables or self._look is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink, each = self._theme.colour(self._look.role), self._each()
        across = self._across(self.width())
        wide = self.width() / across
        for number, people in enumerate(self._tables[: self._shown()]):
            centre = QPointF((number % across + 0.5) * wide, (number // across + 0.5) * each)
            ring, dot = each * 0.24, max(1.5, each * 0.085)
            painter.setPen(QPen(ink, max(1.5, each * 0.035)))
            painter.setBrush(self._theme.colour("surface"))
            painter.drawEllipse(centre, ring, ring)
            painter.setBrush(ink)
            for seat in range(people):
                turn = 2 * pi * (seat + 0.5) / people - pi / 2
                at = QPointF(centre.x() + each * 0.36 * cos(turn), centre.y() + each * 0.36 * sin(turn))
                painter.drawEllipse(at, dot, dot)
