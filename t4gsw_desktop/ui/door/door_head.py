"""The head of the page in door mode: that nothing but the door is shown, and the way out of it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.widgets.boxes import column, row
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.words import OneLine, picture_label


class DoorHead(QWidget):
    """A lock, the title, the event, and a button that asks for the PIN."""

    def __init__(self, desk: Desk, leave: Callable[[], object]) -> None:
        super().__init__()
        theme = desk.theme
        self.setProperty("kind", "clear")
        self._title, self._event = OneLine("Check-in", "page-title"), OneLine("", "quiet")
        out = Button(theme, "Leave door mode" if desk.roomy else "Leave", icon="lock", press=leave)
        out.setAccessibleName("Leave door mode")
        out.setToolTip("Leave door mode (Ctrl+Shift+D)")
        out.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        titles = column(theme, None, self._title, self._event, None, gap=0)
        if not desk.roomy:
            self._event.hide()
        lock = picture_label(theme, "lock", "ink-2", 26)
        layout = row(theme, lock, titles, out, gap=12)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def say(self, title: str, event: str) -> None:
        """Show what page this is, and of which event."""
        self._title.say(title)
        self._event.say(f"Door mode · {event}")
