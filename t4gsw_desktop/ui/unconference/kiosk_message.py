"""A page of the voting kiosk that only says something, large, with a button or two."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import column, empty
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.words import words


class MessagePage(QWidget):
    """Shows one message at a time; the first button is the filled one and has the focus."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self._theme = theme
        self.title = words("", "figure", wrap=True)
        self.text = words("", "page-title", wrap=True)
        for label in (self.title, self.text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.buttons: list[Button] = []
        self._line = QHBoxLayout()
        self._line.setSpacing(theme.px(14))
        self.setLayout(column(theme, None, self.title, self.text, 12, self._line, None, gap=14, margin=24))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("own_ring", True)

    def show_message(self, title: str, text: str, buttons: Sequence[tuple[str, Callable[[], object]]] = ()) -> None:
        """Say this and have it read aloud."""
        self.title.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        empty(self._line)
        self._line.addStretch(1)
        self.buttons = []
        for words_, press in buttons:
            kind = "plain" if self.buttons else "primary"
            button = Button(self._theme, words_, kind=kind, height=60, press=press)
            self._line.addWidget(button)
            self.buttons.append(button)
        self._line.addStretch(1)
        self.say(text)
        event = QAccessibleAnnouncementEvent(self, f"{title} {text}")
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)

    def say(self, text: str) -> None:
        """Say something else below the title, silently: it may change every second."""
        self.text.setText(text)
        self.text.setHidden(not text)

    def first_focus(self) -> QWidget:
        """The first button, or the page itself."""
        return self.buttons[0] if self.buttons else self
