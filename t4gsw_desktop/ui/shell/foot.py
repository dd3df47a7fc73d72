"""The bar at the foot: saved or not, the keys of this screen, and for eight seconds what has just happened."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QWidget

from t4gsw_desktop.ui.shell.desk import Said
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import empty
from t4gsw_desktop.ui.widgets.button import Button, icon_button
from t4gsw_desktop.ui.widgets.words import OneLine, keycap, picture_label, words

_SHOWN_FOR = 8000


class Foot(QStackedWidget):
    """The hints; or a message in their place, which covers nothing. It stays while it is pointed at or focused."""

    def __init__(
        self, theme: Theme, undo: Callable[[], object], *, roomy: bool, short: bool, show_keys: bool, keep: bool
    ) -> None:
        super().__init__()
        self._theme, self._undo, self._roomy, self._show_keys, self._keep = theme, undo, roomy, show_keys, keep
        self.setFixedHeight(theme.px(36 if short else 40))
        self._hints = QFrame()
        self._hints.setProperty("kind", "foot")
        self._row = QHBoxLayout(self._hints)
        self._row.setContentsMargins(theme.px(24), 0, theme.px(24), 0)
        self._row.setSpacing(theme.px(8))
        self._message = QFrame()
        self._message.setProperty("kind", "message")
        self._message_row = QHBoxLayout(self._message)
        self._message_row.setContentsMargins(theme.px(24), 0, theme.px(12), 0)
        self._message_row.setSpacing(theme.px(12))
        self.addWidget(self._hints)
        self.addWidget(self._message)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._hide_unless_used)
        self.said: Said | None = None

    def take(self, *, show_keys: bool, keep: bool) -> None:
        """Take other wishes about keys and messages."""
        self._show_keys, self._keep = show_keys, keep

    def show_hints(self, hints: Sequence[tuple[str, str]], saved: str, trouble: bool = False) -> None:
        """The keys of a screen as (key, words), at most seven, and how the file is."""
        empty(self._row)
        icon, role = ("circle-alert", "warn-ink") if trouble else ("circle-check", "good-ink")
        self._row.addWidget(picture_label(self._theme, icon, role, 18))
        state = OneLine(saved, "hint")
        self._row.addWidget(state, 1)
        shown = list(hints)[:7] if self._show_keys else [("F1", "Help and keys")]
        if not self._roomy:
            shown = [("F1", "Keys")]
        for key, text in shown:
            self._row.addSpacing(self._theme.px(8))
            for number, part in enumerate(key.split("+") if len(key) > 1 else [key]):
                if number:
                    self._row.addWidget(words("+", "hint"))
                self._row.addWidget(keycap(part))
            self._row.addWidget(words(text, "hint"))

    def show_message(self, said: Said) -> None:
        """Say something instead of the hints, and aloud: politely, or at once when it is a problem."""
        empty(self._message_row)
        self.said = said
        icon = {"problem": "circle-alert", "undo": "circle-check", "info": "info"}[said.kind]
        self._message_row.addWidget(picture_label(self._theme, icon, "window", 20))
        sentence = OneLine(said.sentence, "on-message")
        self._message_row.addWidget(sentence, 1)
        if said.button and said.press is not None:
            self._message_row.addWidget(self._answer(said.button, said.press))
        if said.kind == "undo":
            self._message_row.addWidget(self._answer("Undo", self._undo, key="Ctrl Z"))
        close = icon_button(self._theme, "x", "Close this message", self.hide_message, size=16)
        close.setProperty("kind", "on-message")
        self._message_row.addWidget(close)
        self.setCurrentWidget(self._message)
        self._announce(said)
        if not self._keep and said.kind != "problem":
            self._timer.start(_SHOWN_FOR)
        elif said.kind == "problem" and not self._keep:
            self._timer.start(_SHOWN_FOR * 2)

    def hide_message(self) -> None:
        """Back to the hints."""
        self._timer.stop()
        self.said = None
        self.setCurrentWidget(self._hints)

    def _answer(self, text: str, press: Callable[[], object], key: str = "") -> Button:
        def pressed() -> None:
            self.hide_message()
            press()

        return Button(self._theme, text, kind="on-message", key=key, press=pressed)

    def _hide_unless_used(self) -> None:
        used = self._message.underMouse() or any(part.hasFocus() for part in self._message.findChildren(QWidget))
        if used:
            self._timer.start(_SHOWN_FOR)
        else:
            self.hide_message()

    def _announce(self, said: Said) -> None:
        event = QAccessibleAnnouncementEvent(self, said.sentence)
        urgent = said.kind == "problem"
        event.setPoliteness(
            QAccessible.AnnouncementPoliteness.Assertive if urgent else QAccessible.AnnouncementPoliteness.Polite
        )
        QAccessible.updateAccessibility(event)
