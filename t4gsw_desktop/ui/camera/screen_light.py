"""The screen as a lamp: a broad white edge round the window, for a badge held before it in a dark place."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget

from t4gsw_desktop.ui.theme.theme import Theme

_BREADTH = 24  # the page's own margin, so that little is hidden


class ScreenLight(QWidget):
    """Lies over the edge of a window and lets every click through."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._lit = window
        self._breadth = theme.px(_BREADTH)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        window.installEventFilter(self)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Resize and watched is self._lit:
            self._fit()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        QPainter(self).fillRect(self.rect(), Qt.GlobalColor.white)

    def _fit(self) -> None:
        self.setGeometry(self._lit.rect())
        b = self._breadth
        self.setMask(QRegion(self.rect()) - QRegion(self.rect().adjusted(b, b, -b, -b)))
        self.raise_()
