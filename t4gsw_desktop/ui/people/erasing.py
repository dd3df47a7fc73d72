"""The one question this screen asks first: erasing somebody for good cannot be undone."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import row
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.words import words

_WHAT_IT_DOES = (
    "{name} leaves the directory, every list and the log. Past events keep a place without a name, so that the numbers "
    "stay right. This cannot be undone. A backup from just before is kept, and still has the name until you delete it."
)


class EraseDialog(QDialog):
    """Says what erasing does; then, when it is done, where the name may still be. `erase` returns that sentence."""

    def __init__(self, theme: Theme, parent: QWidget, name: str, erase: Callable[[], str]) -> None:
        super().__init__(parent)
        self.setProperty("kind", "palette")
        self.setWindowTitle("Erase for good")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(theme.px(520))
        self._erase = erase
        self._title = words(f"Erase {name} for good?", "title", wrap=True)
        self._said = words(_WHAT_IT_DOES.format(name=name), "body", wrap=True)
        self.leave = Button(theme, f"Keep {name}", press=self.reject)
        self.erase = Button(theme, "Erase for good", icon="trash-2", press=self._do)
        self.erase.set_ink("bad-ink")
        layout = QVBoxLayout(self)
        edge = theme.px(20)
        layout.setContentsMargins(edge, edge, edge, edge)
        layout.setSpacing(theme.px(14))
        layout.addWidget(self._title)
        layout.addWidget(self._said)
        layout.addLayout(row(theme, self.leave, None, self.erase, gap=10))
        self.leave.setFocus()

    def _do(self) -> None:
        said = self._erase()
        if not said:
            self.reject()
            return
        self._title.setText("Erased for good")
        self._said.setText(said)
        self.erase.hide()
        self.leave.say("Close")
        self.leave.setFocus()
        self.adjustSize()
