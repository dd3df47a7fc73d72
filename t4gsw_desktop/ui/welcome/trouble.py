"""The strip on the welcome page: what went wrong and what can be done about it, or that something is being made."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar

from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import column, empty, wrapping
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.words import picture_label, words


class TroubleStrip(QFrame):
    """One sentence and its buttons; hidden while there is nothing to say."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.sentence = ""
        self.buttons: list[Button] = []
        self.setProperty("kind", "next")
        self._row = QHBoxLayout(self)
        side = theme.px(16)
        self._row.setContentsMargins(side, theme.px(12), side, theme.px(12))
        self._row.setSpacing(theme.px(12))

    def tell(self, sentence: str, answers: Sequence[tuple[str, str, Callable[[], object]]]) -> None:
        """Say what went wrong; `answers` are (words, icon, what to do)."""
        self._begin(sentence, "circle-alert", urgent=True)
        self.buttons = [Button(self._theme, text, icon=icon, press=press) for text, icon, press in answers]
        parts = [words(sentence, "strong", wrap=True)]
        if self.buttons:
            self._row.addLayout(column(self._theme, *parts, wrapping(self._theme, *self.buttons, gap=10), gap=8), 1)
        else:
            self._row.addWidget(parts[0], 1)
        self.show()

    def work(self, sentence: str) -> None:
        """Say that something is being made."""
        self._begin(sentence, "hourglass", urgent=False)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(sentence)
        self._row.addLayout(column(self._theme, words(sentence, "strong", wrap=True), bar, gap=8), 1)
        self.show()

    def _begin(self, sentence: str, icon: str, *, urgent: bool) -> None:
        empty(self._row)
        self.sentence, self.buttons = sentence, []
        self.setAccessibleName(sentence)
        self._row.addWidget(picture_label(self._theme, icon, "warn-ink", 26))
        event = QAccessibleAnnouncementEvent(self, sentence)
        polite, loud = QAccessible.AnnouncementPoliteness.Polite, QAccessible.AnnouncementPoliteness.Assertive
        event.setPoliteness(loud if urgent else polite)
        QAccessible.updateAccessibility(event)
