"""How voting stands, beside the ways votes come in: who has voted, how, how many votes each has, and the kiosk."""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QSpinBox

from t4gsw_desktop.kinds.unconference.voting_settings import MOST_BUDGET
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.unconference.vote_facts import VoteFacts, say_budget, say_how_many, say_ways
from t4gsw_desktop.ui.widgets.boxes import column, scrolling, show_if
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.fields import Field, number_stepper
from t4gsw_desktop.ui.widgets.words import words

_AS_MANY = "No limit"


class VoteStateCard(QFrame):
    """`budget_asked` tells how many votes everybody is to have, `reopened` that voting is to go on."""

    budget_asked = Signal(int)
    reopened = Signal()

    def __init__(self, theme: Theme, *, kiosk: Callable[[], object], print_slips: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._title = words("", "title", wrap=True)
        self._many = words("", "body", wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("How many have voted")
        self._ways = words("", "quiet", wrap=True)
        self.budget = number_stepper(theme, "Votes for everybody", 5, 0, MOST_BUDGET)
        self.budget.box.setSpecialValueText(_AS_MANY)
        self.budget.changed.connect(lambda: self.budget_asked.emit(self.budget.number))
        self._budget = Field(theme, "Votes for everybody", self.budget)
        self._said = words("", "hint", wrap=True)
        self.kiosk = Button(theme, "Let people vote here", icon="monitor", press=kiosk)
        self.papers = Button(theme, "Print voting slips", icon="printer", press=print_slips)
        self.reopen = Button(theme, "Open the voting again", icon="rotate-ccw", press=self.reopened.emit)
        told = column(theme, self._many, self._bar, self._ways, self._budget, self._said, None, gap=10)
        area = scrolling(told, name="How voting stands")
        layout = column(theme, self._title, area, self.kiosk, self.papers, self.reopen, gap=8, margin=14)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def show_facts(self, facts: VoteFacts) -> None:
        """Show how voting stands now."""
        state, closed = facts.state, not facts.state.hidden
        self._title.setText("Voting is closed" if closed else "Voting is open")
        self._many.setText(say_how_many(facts))
        self._bar.setRange(0, max(1, facts.here))
        self._bar.setValue(min(facts.here, facts.voted_here))
        self._ways.setText(say_ways(facts))
        show_if(self._ways, bool(say_ways(facts)))
        box = self.budget.box
        assert isinstance(box, QSpinBox)
        with QSignalBlocker(box):
            box.setValue(state.budget)
        self._said.setText(say_budget(state.budget))
        show_if(self._budget, not closed)
        show_if(self.kiosk, not closed)
        show_if(self.papers, not closed)
        show_if(self.reopen, closed)
