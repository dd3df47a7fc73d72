"""The rounds or slots of an activity as blocks in a row, with the walks between."""

from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from t4gsw_desktop.core.timeline import Span, wall_clock
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.kind_look import KindLook

_MOST_NUMBERED = 12


class RoundsPicture(QWidget):
    """Blocks as long as the parts are, numbered while there is room; the sentence below says the same."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._spans: tuple[Span, ...] = ()
        self._look: KindLook | None = None
        self._ends: datetime | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_parts(self, spans: tuple[Span, ...], ends: datetime, look: KindLook, zone: str) -> None:
        """Show these parts of an activity that ends at `ends`."""
        self._spans, self._look, self._ends = spans, look, ends
        first = f"{wall_clock(spans[0].starts, zone):%H:%M}"
        self.setAccessibleName(f"{len(spans)} parts from {first} to {wall_clock(ends, zone):%H:%M}")
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._theme.px(200), self._theme.px(48))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._theme.px(80), self._theme.px(48))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        if not self._spans or self._look is None or self._ends is None:
            return
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first = self._spans[0].starts
        whole = max(self._ends, self._spans[-1].ends) - first
        numbered = len(self._spans) <= _MOST_NUMBERED
        painter.setFont(theme.font(15, 600))
        for number, span in enumerate(self._spans, 1):
            left = (span.starts - first) / whole * self.width()
            width = max((span.ends - span.starts) / whole * self.width() - 1.5, 2)
            box = QRectF(left + 0.75, 4, width, self.height() - 8)
            radius = min(theme.px(6), width / 2)
            painter.setPen(QPen(theme.colour(self._look.role), 1.5))
            painter.setBrush(theme.colour("surface"))
            painter.drawRoundedRect(box, radius, radius)
            if numbered and width > theme.px(16):
                painter.setPen(theme.colour(self._look.role))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))
