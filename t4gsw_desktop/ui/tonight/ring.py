"""The ring of the hero: how long until the doors open, and then until the end."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.tonight.moments import Countdown

_WIDTH = 9


class DoorsRing(QWidget):
    """A figure with words below it, in a ring that fills; the words say it all, the ring only draws it."""

    def __init__(self, theme: Theme, size: int) -> None:
        super().__init__()
        self._theme = theme
        self._shown = Countdown("", "", 0.0)
        self.setFixedSize(theme.px(size), theme.px(size))

    @property
    def shown(self) -> Countdown:
        """What it shows now."""
        return self._shown

    def show_time(self, countdown: Countdown) -> None:
        """Show another time."""
        if countdown != self._shown:
            self._shown = countdown
            self.setAccessibleName(f"{countdown.figure} {countdown.words}")
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        theme, width = self._theme, self._theme.px(_WIDTH)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = width / 2 + 1
        box = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        track = QColor(theme.colour("on-primary"))
        track.setAlphaF(0.28)
        painter.setPen(QPen(track, width))
        painter.drawEllipse(box)
        pen = QPen(theme.colour("focus-gap"), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        if self._shown.filled > 0:
            painter.drawArc(box, 90 * 16, -round(360 * 16 * min(1.0, self._shown.filled)))
        self._paint_words(painter, self.width() - 4 * width)

    def _paint_words(self, painter: QPainter, room: int) -> None:
        theme = self._theme
        painter.setPen(theme.colour("on-primary"))
        for size in (28, 24, 20, 17):
            large = theme.font(size, 800, tabular=True)
            if QFontMetrics(large).horizontalAdvance(self._shown.figure) <= room:
                break
        small = theme.font(15)
        upper, lower = QFontMetrics(large).height(), QFontMetrics(small).height()
        top = (self.height() - upper - lower) // 2
        painter.setFont(large)
        painter.drawText(QRect(0, top, self.width(), upper), Qt.AlignmentFlag.AlignCenter, self._shown.figure)
        painter.setFont(small)
        painter.drawText(QRect(0, top + upper, self.width(), lower), Qt.AlignmentFlag.AlignCenter, self._shown.words)
