"""Asking why somebody is to be met at the door: organisers read it here, the door never shows it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import row
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.words import words

_WHAT_IT_DOES = (
    "When {name} comes, Check-in asks for an organiser before it lets them in, and does not say why. "
    "The reason is kept for organisers only."
)


class MeetingDialog(QDialog):
    """Asks for the reason; `take` is called with it, and with nothing when the question is left."""

    def __init__(self, theme: Theme, parent: QWidget, name: str, take: Callable[[str], object]) -> None:
        super().__init__(parent)
        self.setProperty("kind", "palette")
        self.setWindowTitle("Meet at the door")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(theme.px(520))
        self._take = take
        self.reason = QLineEdit()
        self.reason.setAccessibleName("Reason, for organisers only")
        self.reason.setPlaceholderText("Reason, for organisers only")
        self.leave = Button(theme, "Leave it", press=self.reject)
        self.meet = Button(theme, "Meet them at the door", icon="user-check", press=self._do)
        self.reason.textChanged.connect(self._fit_button)
        self.reason.returnPressed.connect(self._do)
        layout = QVBoxLayout(self)
        edge = theme.px(20)
        layout.setContentsMargins(edge, edge, edge, edge)
        layout.setSpacing(theme.px(14))
        layout.addWidget(words(f"Meet {name} at the door?", "title", wrap=True))
        layout.addWidget(words(_WHAT_IT_DOES.format(name=name), "body", wrap=True))
        layout.addWidget(self.reason)
        layout.addLayout(row(theme, self.meet, self.leave, None, gap=10))
        self._fit_button("")
        self.reason.setFocus()

    def _fit_button(self, text: str) -> None:
        self.meet.setEnabled(bool(text.strip()))

    def _do(self) -> None:
        reason = self.reason.text().strip()
        if reason:
            self.accept()
            self._take(reason)
