"""The ring round what acts on the next key: dark outside, bright inside, two pixels away from the control."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QApplication,
    QFocusFrame,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)

from t4gsw_desktop.ui.theme.theme import Theme

_ROOM = 5


class _RoomStyle(QProxyStyle):
    """Tells the frame alone how far from the control it stands, and to lie above all that is beside the control.

    A frame that lies below is a child of the control's own parent, and cut off where that has no room round it.
    """

    def styleHint(  # noqa: N802
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returned: QStyleHintReturn | None = None,
    ) -> int:
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        return super().styleHint(hint, option, widget, returned)

    def pixelMetric(  # noqa: N802
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        if metric in (QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin):
            return _ROOM
        return super().pixelMetric(metric, option, widget)


class FocusRing(QFocusFrame):
    """Follows the focus through one window."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._room_style = _RoomStyle("Fusion")
        self.setStyle(self._room_style)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None or now.window() is not self._window or now.property("own_ring"):
            self.rest()
            return
        outer = now
        while (parent := outer.parentWidget()) is not None and parent.focusProxy() is now:
            outer = parent
        self.setWidget(outer)

    def rest(self) -> None:
        """Be round nothing, and part of the window again: the page that Qt made it part of may be thrown away."""
        self.setWidget(None)  # type: ignore[arg-type]
        self.setParent(self._window)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ring(painter, self.rect(), self._theme, self._theme.px(11))


def paint_ring(painter: QPainter, rect: QRect, theme: Theme, radius: int) -> None:
    """Paint the ring just inside `rect`; delegates use it for the chosen card."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("focus"), 3))
    painter.drawRoundedRect(rect.adjusted(1, 1, -2, -2), radius, radius)
    painter.setPen(QPen(theme.colour("focus-gap"), 2))
    painter.drawRoundedRect(rect.adjusted(4, 4, -4, -4), radius - 3, radius - 3)
