"""The ring round what acts on the next key: dark outside, bright inside, two pixels away from the control."""

import shiboken6
from PySide6.QtCore import QObject, QRect, Qt
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


class _Ring(QFocusFrame):
    """The ring itself. Qt lays it beside the control it goes round, and so it is gone when that place goes."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._room_style = _RoomStyle("Fusion")
        self.setStyle(self._room_style)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ring(painter, self.rect(), self._theme, self._theme.px(11))


class FocusRing(QObject):
    """Has a ring go with the focus through one window, whatever of the window is thrown away in between."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._window = theme, window
        self._ring: _Ring | None = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def let_go(self) -> None:
        """Go round nothing until the focus is somewhere else."""
        if self._ring is not None and shiboken6.isValid(self._ring):
            self._ring.setWidget(None)  # type: ignore[arg-type]

    @property
    def around(self) -> QWidget | None:
        """What the ring goes round just now."""
        return self._ring.widget() if self._ring is not None and shiboken6.isValid(self._ring) else None

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None or now.window() is not self._window or now.property("own_ring"):
            self.let_go()
            return
        outer = now
        while (parent := outer.parentWidget()) is not None and parent.focusProxy() is now:
            outer = parent
        if self._ring is None or not shiboken6.isValid(self._ring):
            self._ring = _Ring(self._theme, self._window)
        self._ring.setWidget(outer)


def paint_ring(painter: QPainter, rect: QRect, theme: Theme, radius: int) -> None:
    """Paint the ring just inside `rect`; delegates use it for the chosen card."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("focus"), 3))
    painter.drawRoundedRect(rect.adjusted(1, 1, -2, -2), radius, radius)
    painter.setPen(QPen(theme.colour("focus-gap"), 2))
    painter.drawRoundedRect(rect.adjusted(4, 4, -4, -4), radius - 3, radius - 3)
