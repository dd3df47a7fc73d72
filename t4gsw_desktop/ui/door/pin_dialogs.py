"""The two questions of door mode: which PIN to leave it with, and what that PIN is."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from t4gsw_desktop.core.pin import SHORTEST
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import column, row
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.fields import Field, text_field
from t4gsw_desktop.ui.widgets.words import words

_MEANS = (
    "This laptop then shows the door and nothing else: no desk notes, no needs, no other pages. It stays so when the "
    "program is closed and opened again. It keeps curious eyes off. It is not a safe: the file itself is not locked."
)
_FORGOTTEN = "Forgotten it? The manual says what to do: press F1 on the page Check-in."


class Lock(Protocol):
    """What asks for the PIN."""

    def leave(self, pin: str) -> bool:
        """Leave door mode if this is the PIN."""

    def seconds_to_wait(self) -> int:
        """How long until the next PIN counts."""


class ChoosePin(QDialog):
    """Asks for a new PIN twice, and turns door mode on with it."""

    def __init__(self, theme: Theme, parent: QWidget, take: Callable[[str], object]) -> None:
        super().__init__(parent)
        _dress(self, theme, parent, "Turn on door mode")
        self._take = take
        self.first, self.again = _pin_field("PIN to leave door mode with"), _pin_field("The same PIN again")
        self._first = Field(theme, "PIN to leave door mode with", self.first, f"{SHORTEST} digits or letters, or more")
        self._again = Field(theme, "The same PIN again", self.again)
        self.first.returnPressed.connect(self.again.setFocus)
        self.again.returnPressed.connect(self.press)
        go = Button(theme, "Turn on door mode", icon="lock", kind="primary", press=self.press)
        leave = Button(theme, "Cancel", key="Esc", press=self.reject)
        told = words(_MEANS, "body", wrap=True)
        title = words("Show only the door on this laptop?", "title", wrap=True)
        parts = (title, told, self._first, self._again, row(theme, leave, None, go, gap=10))
        self.setLayout(column(theme, *parts, gap=12, margin=20))
        self.first.setFocus()

    def press(self) -> None:
        """Turn door mode on, or say what is amiss with the PIN."""
        pin, again = self.first.text().strip(), self.again.text().strip()
        self._first.complain("" if len(pin) >= SHORTEST else f"A PIN has {SHORTEST} digits or letters, or more.")
        self._again.complain("" if pin == again else "The two are not the same. Type it once more.")
        if len(pin) < SHORTEST:
            self.first.setFocus()
        elif pin != again:
            self.again.setFocus()
            self.again.selectAll()
        else:
            self.accept()
            self._take(pin)


class AskPin(QDialog):
    """Asks for the PIN; after a wrong one it counts the seconds down, and the window behind goes on working."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget,
        lock: Lock,
        leave: str = "Show everything again",
        stay: str = "Stay at the door",
        title: str = "Leave door mode",
    ) -> None:
        super().__init__(parent)
        _dress(self, theme, parent, title)
        self._lock, self._told = lock, ""
        self.pin = _pin_field("PIN")
        self.field = Field(theme, "PIN", self.pin, _FORGOTTEN)
        self.pin.returnPressed.connect(self.press)
        self.go = Button(theme, leave, icon="log-out", kind="primary", press=self.press)
        staying = Button(theme, stay, key="Esc", press=self.reject)
        asked = words("Which PIN was door mode turned on with?", "title", wrap=True)
        self.setLayout(column(theme, asked, self.field, row(theme, staying, None, self.go, gap=10), gap=14, margin=20))
        self._counting = QTimer(self, interval=250)
        self._counting.timeout.connect(self._show_wait)
        self._show_wait()
        self.pin.setFocus()

    def press(self) -> None:
        """Leave door mode, or say that this was not the PIN and when the next one counts."""
        if self._lock.seconds_to_wait() or not self.pin.text().strip():
            return
        if self._lock.leave(self.pin.text()):
            self.accept()
            return
        self.pin.clear()
        self._told = "That is not the PIN. "
        self._show_wait()
        event = QAccessibleAnnouncementEvent(self, f"{self._told}{_again_in(self._lock.seconds_to_wait())}")
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)

    def _show_wait(self) -> None:
        left = self._lock.seconds_to_wait()
        self.pin.setReadOnly(left > 0)  # it keeps the focus, so that typing can go on at once
        self.go.setEnabled(not left)
        if left:
            self.field.complain(f"{self._told}{_again_in(left)}")
            self._counting.start()
        else:
            self.field.complain(f"{self._told}Type it again." if self._told else "")
            self._counting.stop()


def _again_in(seconds: int) -> str:
    return f"Type it again in {seconds} second{'' if seconds == 1 else 's'}."


def _pin_field(name: str) -> QLineEdit:
    field = text_field(name)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setMaxLength(60)
    return field


def _dress(dialogue: QDialog, theme: Theme, parent: QWidget, title: str) -> None:
    dialogue.setProperty("kind", "palette")
    dialogue.setWindowTitle(title)
    dialogue.setAccessibleName(title)
    dialogue.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialogue.setFixedWidth(min(theme.px(560), parent.window().width() - theme.px(40)))
