"""What is due to be cleared out, each with a button that asks once more, because it cannot be undone."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from t4gsw_desktop.services.clear_outs import Reminder
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import column, empty, row
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.words import words

_WORDS = {"notes": "Clear these notes", "ticks": "Clear these ticks", "people": "Remove these people"}
_FOR_GOOD = {"notes": "Clear them for good", "ticks": "Clear them for good", "people": "Remove them for good"}


class Clearing(QFrame):
    """A card with a line for each thing that is due; `clear` is given what was asked for twice."""

    def __init__(self, theme: Theme, clear: Callable[[Reminder], object]) -> None:
        super().__init__()
        self._theme, self._clear = theme, clear
        self.setProperty("kind", "card")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.px(10))
        self.setLayout(column(theme, words("Clear out", "title"), self._lines, gap=10, margin=16))
        self._first: dict[str, Button] = {}

    def show_reminders(self, reminders: Sequence[Reminder], otherwise: str) -> None:
        """Show these; `otherwise` is said when there are none."""
        empty(self._lines)
        self._first = {}
        for one in reminders:
            self._lines.addWidget(self._line(one))
        if not reminders:
            self._lines.addWidget(words(otherwise, "quiet", wrap=True))

    def focus_on(self, what: str) -> None:
        """Lead to the first line of "notes", "ticks" or "people"."""
        if (button := self._first.get(what)) is not None:
            button.setFocus()

    def _line(self, reminder: Reminder) -> QWidget:
        line = QWidget()
        line.setProperty("kind", "clear")
        sentence = words(reminder.sentence, "body", wrap=True)
        ask = Button(self._theme, _WORDS[reminder.what], icon="trash-2")
        sure = Button(self._theme, _FOR_GOOD[reminder.what], icon="trash-2", press=lambda: self._clear(reminder))
        keep = Button(self._theme, "Not now")
        warning = words("A backup is made first. This cannot be undone.", "warn", wrap=True)
        layout = column(self._theme, sentence, warning, row(self._theme, ask, sure, keep, None), gap=8, margin=6)
        line.setLayout(layout)

        def turn(asking: bool) -> None:
            for part in (warning, sure, keep):
                part.setVisible(asking)
            ask.setVisible(not asking)
            (keep if asking else ask).setFocus()

        ask.clicked.connect(lambda: turn(True))
        keep.clicked.connect(lambda: turn(False))
        for part in (warning, sure, keep):
            part.hide()
        self._first.setdefault(reminder.what, ask)
        return line
