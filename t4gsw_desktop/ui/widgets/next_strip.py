"""The yellow strip on top of a screen: the one thing to do next, in a sentence with a button."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout

from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import column, empty
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.words import picture_label, words


class NextStrip(QFrame):
    """Asks for one thing at a time. Its button is the screen's only filled one; Ctrl+Enter presses it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.button: Button | None = None
        self.sentence = ""
        self._row = QHBoxLayout(self)
        side = theme.px(16)
        self._row.setContentsMargins(side, theme.px(8), theme.px(8), theme.px(8))
        self._row.setSpacing(theme.px(12))
        self.setMinimumHeight(theme.px(54))

    def ask(
        self,
        sentence: str,
        button: str,
        press: Callable[[], object],
        *,
        quiet: str = "",
        icon: str = "circle-alert",
        button_icon: str = "",
    ) -> None:
        """Ask for one thing; `press` does it."""
        self._show("next", sentence, quiet, icon, "warn-ink")
        made = Button(self._theme, button, icon=button_icon, kind="primary", key="Ctrl Enter", press=press)
        made.setAccessibleDescription(sentence)
        self.button = made
        self._row.addWidget(made)

    def all_done(self, sentence: str, quiet: str = "") -> None:
        """Say that there is nothing to do here."""
        self._show("done", sentence, quiet, "circle-check", "good-ink")

    def _show(self, kind: str, sentence: str, quiet: str, icon: str, role: str) -> None:
        empty(self._row)
        self.button, self.sentence = None, sentence
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self.setAccessibleName(f"{sentence} {quiet}".strip())
        self._row.addWidget(picture_label(self._theme, icon, role, 24))
        said = words(sentence, "strong", wrap=True)
        more = words(quiet, "quiet", wrap=True)
        if not quiet:
            more.hide()
        self._row.addLayout(column(self._theme, said, more, gap=0), 1)
