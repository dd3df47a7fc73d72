"""The widget that fills the second screen: it paints what it is given, takes no key, and hides the pointer."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from t4gsw_desktop.ui.projector.which_screen import Place

_POINTER_FOR = 2000  # milliseconds


class WallCanvas(QWidget):
    """A window of its own without controls."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("own_window", True)
        self.setWindowTitle("Second screen · T4GSW Desktop")
        self.setAccessibleName("Second screen")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)  # the program ends with the operator's window
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self._pointer = QTimer(self)
        self._pointer.setSingleShot(True)
        self._pointer.timeout.connect(lambda: self.setCursor(Qt.CursorShape.BlankCursor))
        self.place: Place | None = None

    def stand(self, place: Place) -> None:
        """Be shown at `place`: without a frame where that is a screen of the room's own."""
        if place == self.place and self.isVisible():
            return
        self.place = place
        self.hide()
        flags = Qt.WindowType.Window | Qt.WindowType.WindowDoesNotAcceptFocus
        if place.screen:
            flags |= Qt.WindowType.FramelessWindowHint
        self.setWindowFlags(flags)
        self.setGeometry(place.area)
        if place.screen:
            self.showFullScreen()
        else:
            self.showNormal()
            if place.behind:
                self.lower()
        self._pointer.start(_POINTER_FOR)

    def go_away(self) -> None:
        """Be shown no longer."""
        self.hide()
        self.place = None

    def mouseMoveEvent(self, _event: QMouseEvent) -> None:  # noqa: N802
        """Show the pointer to who moves it, and not for long."""
        self.unsetCursor()
        self._pointer.start(_POINTER_FOR)
