"""A cover over the window, so that the room cannot read what is on the laptop."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from t4gsw_desktop.services.events import event_of
from t4gsw_desktop.ui.shell.desk import NO_EVENT, Desk
from t4gsw_desktop.ui.shell.rail import Mark
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.words import words

_HELD = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta, Qt.Key.Key_CapsLock)


class Cover(QDialog):
    """Shows the event's name and nothing else until a key is pressed."""

    def __init__(self, theme: Theme, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent, Qt.WindowType.FramelessWindowHint | Qt.WindowType.Dialog)
        name = desk.read(event_of, desk.event_id).name if desk.event_id != NO_EVENT else "T4GSW Desktop"
        self.setProperty("own_ring", True)
        self.setGeometry(parent.geometry())
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        layout.addWidget(Mark(theme, 96), 0, Qt.AlignmentFlag.AlignHCenter)
        title = words(name, "figure", wrap=True)
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(title)
        hint = words("Press any key to go on", "quiet")
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(hint)
        layout.addStretch(1)
        self.setAccessibleName(f"{name}. Press any key to go on")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() not in _HELD:  # still held from the keys that covered it, or begun in passing
            self.accept()

    def mousePressEvent(self, _event: QMouseEvent) -> None:  # noqa: N802
        self.accept()
