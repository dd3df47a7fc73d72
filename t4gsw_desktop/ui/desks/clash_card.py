"""What two desks said differently: each version with where and when, and a button that settles it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from t4gsw_desktop.services.desk_clashes import FIELD, PLAN, SAME, Choice, Clash
from t4gsw_desktop.services.desk_sticks import called, said_when
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import card, column, empty, row, show_if
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.whole_words import WholeWords
from t4gsw_desktop.ui.widgets.words import picture_label, words

MOST_SHOWN = 12
_WHY = {
    FIELD: ("pencil", "Two desks changed this, neither knowing of the other. Which one holds?"),
    SAME: ("users", "Somebody of this name came in at two doors. Is it one person, or are they two?"),
    PLAN: ("layout-grid", "Two desks changed this plan. It stands as a whole, as one of them left it. Which one?"),
}


class ClashCard(QFrame):
    """One thing to settle; `settle` is given the key of what was chosen."""

    def __init__(
        self, theme: Theme, clash: Clash, now: datetime, settle: Callable[[str], object], *, roomy: bool, letters: bool
    ) -> None:
        super().__init__()
        self.clash = clash
        self.setProperty("kind", "panel")
        icon, why = _WHY[clash.kind]
        heading = f"{clash.about}: {clash.field}" if clash.field else clash.about
        self.buttons: list[Button] = []
        sides = row(theme, gap=12) if roomy else column(theme, gap=10)
        for number, choice in enumerate(clash.choices, 1):
            button = Button(
                theme, _press_words(clash, choice), icon="check", key=str(number) if letters else "", height=44
            )
            button.clicked.connect(partial(self._press, settle, choice.key))
            button.setAccessibleName(f"{button.words}: {choice.words}, {heading}")
            button.setObjectName(f"{clash.id} {choice.key}")
            self.buttons.append(button)
            stands = clash.kind != SAME and number == len(clash.choices)
            sides.addWidget(_side(theme, choice, now, button, stands=stands), 1)
        title = row(theme, picture_label(theme, icon, "warn-ink", 24), gap=10)
        title.addWidget(WholeWords(heading, "title"), 1)
        self.setLayout(column(theme, title, words(why, "quiet", wrap=True), sides, gap=8, margin=16))
        self.setAccessibleName(f"{heading}. {why}")

    def _press(self, settle: Callable[[str], object], key: str, _checked: bool = False) -> None:
        settle(key)


class ClashList(QFrame):
    """Everything to settle, the first dozen of it shown. `settle` is given the clash and the key of what was chosen."""

    def __init__(self, theme: Theme, settle: Callable[[Clash, str], object], *, roomy: bool, letters: bool) -> None:
        super().__init__()
        self._theme, self._settle, self._roomy, self._letters = theme, settle, roomy, letters
        self.setProperty("kind", "clear")
        self.cards: list[ClashCard] = []
        self._title, self._more = words("", "title", wrap=True), words("", "quiet", wrap=True)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(theme.px(12))
        self.setLayout(column(theme, self._title, self._cards, self._more, gap=8))

    def show_clashes(self, found: Sequence[Clash], now: datetime) -> None:
        """Show these; those that are shown already stay as they are, with the focus that is in them."""
        shown = list(found[:MOST_SHOWN])
        self._title.setText(counted(len(found), "thing to settle", "things to settle") if found else "")
        more = len(found) - len(shown)
        self._more.setText(f"And {more:,} more, which follow when these are settled." if more else "")
        show_if(self._more, bool(more))
        if [one.clash for one in self.cards] == shown:
            return
        empty(self._cards)
        self.cards = [
            ClashCard(self._theme, one, now, partial(self._settle, one), roomy=self._roomy, letters=self._letters)
            for one in shown
        ]
        for one in self.cards:
            self._cards.addWidget(one)

    def chosen(self) -> ClashCard | None:
        """The one with the focus, else the first."""
        return next((one for one in self.cards if _holds_focus(one)), self.cards[0] if self.cards else None)

    def press(self, number: int) -> None:
        """Choose the so-manieth version, counted from 1, of the one that is chosen."""
        chosen = self.chosen()
        if chosen is not None and number <= len(chosen.buttons):
            chosen.buttons[number - 1].click()


def _holds_focus(part: QWidget) -> bool:
    focus = part.window().focusWidget()
    return focus is not None and part.isAncestorOf(focus)


def _press_words(clash: Clash, choice: Choice) -> str:
    if clash.kind == SAME:
        return choice.words
    return "Keep this"


def _side(theme: Theme, choice: Choice, now: datetime, button: Button, *, stands: bool) -> QWidget:
    """One version: what it says, which desk wrote it when, and whether it is the one that `stands` so far."""
    known = (called(choice.desk), said_when(choice.at, now) if choice.at else "", "stands so far" if stands else "")
    told = " · ".join(part for part in known if part)
    parts: list[QWidget] = [WholeWords(told, "quiet")] if told else []
    if button.words == choice.words and not parts:
        return button
    if button.words != choice.words:
        parts.insert(0, WholeWords(choice.words or "Nothing", "strong"))
    return card(theme, *parts, None, row(theme, button, None), kind="desk", gap=6, margin=12)
