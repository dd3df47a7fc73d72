"""Dots counted on the wall where nothing else is known: a pitch's number, its dots, Enter; and what that loses."""

import re
from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from t4gsw_desktop.kinds.unconference.ballots import WHAT_TOTALS_LOSE
from t4gsw_desktop.kinds.unconference.rows import Pitch
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.unconference.pitch_list import PitchList, PitchRow
from t4gsw_desktop.ui.unconference.slips import CodesField, say_words
from t4gsw_desktop.ui.unconference.vote_facts import VoteFacts
from t4gsw_desktop.ui.widgets.boxes import card, column, row
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.words import words

_HINT = "The number of a pitch, a space, how many dots it has, then Enter. 0 dots takes them away."
_TYPED = re.compile(r"\s*(\S+)[\s=:+,.]+(\d{1,6})\s*")


class TotalsPart(QWidget):
    """`find` gives the pitch that a typed number means; `count` keeps its dots and tells whether that was done."""

    def __init__(self, theme: Theme, find: Callable[[str], Pitch | None], count: Callable[[str, int], bool]) -> None:
        super().__init__()
        self.setProperty("kind", "clear")
        self._find, self._count = find, count
        self._facts: VoteFacts | None = None
        self.field = CodesField("Number of a pitch and its dots")
        self.field.setPlaceholderText("Such as 7 14")
        self.field.textChanged.connect(lambda _text: self._say_back())
        self.field.returnPressed.connect(self.take)
        self.said = words(_HINT, "hint", wrap=True)
        self.keep = Button(theme, "Keep it", icon="check", key="Enter", press=self.take)
        self.keep.setAccessibleName("Keep these dots")
        self.list = PitchList(theme, "Dots of each pitch")
        self.list.opened.connect(self._open)
        entry = row(theme, self.field, self.keep, gap=10)
        entry.setStretch(0, 1)
        title = words("Number of a pitch and its dots", "label")
        loses = words(WHAT_TOTALS_LOSE, "quiet", wrap=True)
        layout = column(theme, loses, title, entry, self.said, card(theme, self.list, gap=0, margin=1), gap=8, margin=4)
        layout.setStretch(4, 100)
        self.setLayout(layout)

    def show_facts(self, facts: VoteFacts) -> None:
        """Show the dots as they are now; what is being typed stays."""
        self._facts = facts
        self.list.show_rows(
            [
                PitchRow(
                    one.pitch.id,
                    one.pitch.code,
                    one.pitch.title,
                    chip=(counted(dots, "dot", "dots"), "circle-dot", "info") if dots else None,
                )
                for one in facts.lines
                for dots in (facts.dots.get(one.pitch.id, 0),)
            ]
        )

    def take(self) -> None:
        """Enter: keep the dots that were typed, or say what is not understood and leave it there."""
        read = self._read()
        if isinstance(read, str):
            if read:
                say_words(self.said, read, "bad")
                self.field.selectAll()
            return
        pitch, dots = read
        if not self._count(pitch.id, dots):
            return
        self.field.clear()
        say_words(self.said, f"{pitch.code} “{pitch.title}”: {counted(dots, 'dot', 'dots')}.", "good")
        self.field.setFocus()

    def _read(self) -> tuple[Pitch, int] | str:
        """What was typed, or a sentence on what is not understood, "" for nothing."""
        text = self.field.text().strip()
        if not text:
            return ""
        found = _TYPED.fullmatch(text)
        if found is None:
            return "Type two numbers: the pitch, a space, and its dots."
        pitch = self._find(found[1])
        return (pitch, int(found[2])) if pitch else f"No pitch has the number “{found[1]}”. Look at the wall again."

    def _say_back(self) -> None:
        read = self._read()
        if isinstance(read, str):
            say_words(self.said, _HINT, "hint")
            return
        pitch, dots = read
        before = self._facts.dots.get(pitch.id, 0) if self._facts else 0
        was = f", {before} until now" if before else ""
        say_words(self.said, f"{pitch.code} “{pitch.title}” has {counted(dots, 'dot', 'dots')}{was}.", "quiet")

    def _open(self, pitch_id: str) -> None:
        """Have a pitch of the list in the field, ready for its dots."""
        if self._facts is not None and (line := self._facts.by_id.get(pitch_id)):
            self.field.setText(f"{line.pitch.code} ")
            self.field.setFocus()
