"""The last events of one person as dots: a ticked one where they came, an empty ring where they did not."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from t4gsw_desktop.ui.theme.theme import Theme

_DOT, _STEP = 18, 29


class HistoryDots(QWidget):
    """One dot an event, the latest on the right; `summary` tells it in words."""

    def __init__(self, theme: Theme, lately: Sequence[bool], summary: str) -> None:
        super().__init__()
        self._theme, self._lately = theme, tuple(lately)
        self.setAccessibleName(summary)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        wide = self._theme.px(_STEP) * (len(self._lately) - 1) + self._theme.px(_DOT + 4)
        return QSize(wide, self._theme.px(_DOT + 4))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size, edge = theme.px(_DOT), theme.px(2)
        for number, came in enumerate(self._lately):
            box = QRect(edge + number * theme.px(_STEP), edge, size, size)
            if came:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour("primary"))
                painter.drawEllipse(box)
                tick = theme.picture("check", "on-primary", 14, self.devicePixelRatioF())
                inset = (size - theme.px(14)) // 2
                painter.drawPixmap(box.left() + inset, box.top() + inset, tick)
            else:
                painter.setPen(QPen(theme.colour("line-strong"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(box.adjusted(1, 1, -1, -1))
