"""Voting for somebody at a helper's desk: who it is, by name or badge, and the numbers they wish for."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from t4gsw_desktop.kinds.unconference.ballots import ReadSlip
from t4gsw_desktop.kinds.unconference.pitch_cards import GuestFinder
from t4gsw_desktop.kinds.unconference.voting import Voted
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.ui.speed_friending.choosing import AnswerField
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.unconference.pitch_list import PitchList, PitchRow
from t4gsw_desktop.ui.unconference.slips import CodesField, say_words
from t4gsw_desktop.ui.unconference.vote_facts import VoteFacts
from t4gsw_desktop.ui.widgets.boxes import card, column, row, show_if
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.words import words

_WHO = "Type a name, or scan or type a badge. Up and Down choose, Enter takes the chosen one."
_WISHES = "Type the numbers, or tick in the list. Enter notes them. Nothing at all takes the wishes away."
_LETTERS = 3  # of a badge's code: enough to tell two of one name apart


class VoteForSomebody(QWidget):
    """`ballot_of` gives what somebody wishes for now, `save` notes it and returns None where it was refused."""

    left = Signal()

    def __init__(
        self,
        theme: Theme,
        finder: Callable[[], GuestFinder],
        read: Callable[[str], ReadSlip],
        ballot_of: Callable[[str], tuple[str, ...]],
        save: Callable[[str, Sequence[str]], Voted | None],
    ) -> None:
        super().__init__()
        self.setProperty("kind", "clear")
        self._finder, self._read, self._ballot_of, self._save = finder, read, ballot_of, save
        self._facts: VoteFacts | None = None
        self.who = ""
        self._before: tuple[str, ...] = ()
        self.search = AnswerField(theme, "Who votes?", "Name or badge")
        self.search.textChanged.connect(lambda _text: self._find())
        self.search.moved.connect(self._move)
        self.search.entered.connect(self._open_chosen)
        self.search.left.connect(self._leave_search)
        self.people = PitchList(theme, "People who fit")
        self.people.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.people.opened.connect(self.open)
        self.said = words(_WHO, "hint", wrap=True)
        self._people_card = card(theme, self.people, gap=0, margin=1)
        asking = column(
            theme, words("Who votes?", "label"), self.search, self.said, self._people_card, None, gap=8, margin=4
        )
        asking.setStretch(3, 100)
        self._name = words("", "title", wrap=True)
        self.field = CodesField("Numbers they wish for")
        self.field.textChanged.connect(lambda _text: self._say_back())
        self.field.returnPressed.connect(self.save)
        self.told = words("", "quiet", wrap=True)
        self.list = PitchList(theme, "Pitches to tick")
        self.list.opened.connect(self.turn)
        self.keep = Button(theme, "Note these wishes", icon="check", key="Enter", press=self.save)
        self.other = Button(theme, "Somebody else", icon="arrow-left", key="Esc", press=self.close_ballot)
        entry = row(theme, self.field, self.keep, gap=10)
        entry.setStretch(0, 1)
        head = row(theme, self._name, self.other, gap=10)
        head.setStretch(0, 1)
        voting = column(theme, head, entry, self.told, card(theme, self.list, gap=0, margin=1), gap=8, margin=4)
        voting.setStretch(3, 100)
        self._pages = QStackedWidget()
        for inner in (asking, voting):
            page = QWidget()
            page.setProperty("kind", "clear")
            page.setLayout(inner)
            self._pages.addWidget(page)
        self.setLayout(column(theme, self._pages))
        self._find()

    def first_focus(self) -> QWidget:
        """Where one types next."""
        return self.field if self.who else self.search

    def show_facts(self, facts: VoteFacts) -> None:
        """Show the pitches as they are now; what is being typed stays."""
        self._facts = facts
        if self.who:
            self._say_back()
        else:
            self._find()

    def open(self, attendee_id: str) -> None:
        """Take down what this person wishes for."""
        if not attendee_id or self._facts is None:
            return
        name = self._finder().names.get(attendee_id, "")
        self.who, self._before = attendee_id, self._ballot_of(attendee_id)
        self._name.setText(name)
        self.field.setAccessibleName(f"Numbers that {name} wishes for")
        self._pages.setCurrentIndex(1)
        self.field.setText(self._facts.codes(self._before))
        self._say_back()
        self.field.setFocus()
        self.field.selectAll()

    def close_ballot(self) -> None:
        """Take this person off the screen, ready for the next; nothing is noted."""
        self.who = ""
        self._pages.setCurrentIndex(0)
        self.field.clear()
        self.search.clear()
        self.search.setFocus()

    def turn(self, pitch_id: str) -> None:
        """Tick a pitch of the list, or take its tick away."""
        if self._facts is None:
            return
        wanted = [one.id for one in self._read(self.field.text()).pitches]
        wanted = [one for one in wanted if one != pitch_id] if pitch_id in wanted else [*wanted, pitch_id]
        self.field.setText(self._facts.codes(tuple(wanted)))

    def save(self) -> None:
        """Enter: note the wishes, or say what is not understood and leave it there."""
        if not self.who:
            return
        text, wanted = self.field.text().strip(), ()
        if text:
            read = self._read(text)
            if read.trouble:
                say_words(self.told, read.trouble, "bad")
                self.field.selectAll()
                return
            wanted = tuple(one.id for one in read.pitches)  # type: ignore[assignment]
        name, voted = self._name.text(), self._save(self.who, wanted)
        if voted is None:
            return
        self.close_ballot()
        many = counted(len(wanted), "wish", "wishes")
        done = f"{name}: {many} noted." if wanted else f"{name} has no wishes now."
        say_words(self.said, f"{done} {voted.said}".strip(), "good")

    def draft(self) -> tuple[str, str, str]:
        """What is being typed, and for whom."""
        return self.search.text(), self.who, self.field.text()

    def take_draft(self, draft: tuple[str, str, str]) -> None:
        """Take back what `draft` gave."""
        sought, who, numbers = draft
        self.search.setText(sought)
        if who in self._finder().names:
            self.open(who)
            self.field.setText(numbers)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape and self.who:
            self.close_ballot()
        else:
            super().keyPressEvent(event)

    def _open_chosen(self) -> None:
        self.open(self.people.choice)

    def _leave_search(self) -> None:
        if self.search.text():
            self.search.clear()
        else:
            self.left.emit()

    def _move(self, by: int) -> None:
        keys = [one.id for one in self.people.rows]
        if keys:
            at = keys.index(self.people.choice) + by if self.people.choice in keys else 0
            self.people.choose(keys[max(0, min(len(keys) - 1, at))])

    def _find(self) -> None:
        text = self.search.text().strip()
        finder = self._finder() if text else None
        rows = [
            PitchRow(
                one,
                finder.badges.get(one, "")[:_LETTERS],
                finder.names[one],
                chip=("Has voted", "circle-check", "good") if self._ballot_of(one) else None,
            )
            for one in (finder.likely(text) if finder else ())
            if finder is not None
        ]
        self.people.show_rows(rows)
        if rows and not self.people.choice:
            self.people.choose(rows[0].id)
        show_if(self._people_card, bool(rows))
        if text:
            nobody = f"Nobody who is coming is called “{text}”. Try fewer letters."
            say_words(self.said, _WHO if rows else nobody, "hint" if rows else "warn")

    def _say_back(self) -> None:
        if self._facts is None or not self.who:
            return
        text = self.field.text().strip()
        read = self._read(text) if text else ReadSlip(())
        ticked = {one.id for one in read.pitches}
        rows = [
            PitchRow(one.pitch.id, one.pitch.code, one.pitch.title, ticked=one.pitch.id in ticked)
            for one in self._facts.lines
        ]
        self.list.show_rows(rows)
        budget = self._facts.state.budget
        used = f"{len(ticked)} of {counted(budget, 'vote', 'votes')} used." if budget else f"{len(ticked)} chosen."
        if read.trouble:
            say_words(self.told, f"{used} {read.trouble}", "warn")
        else:
            say_words(self.told, f"{used} {_WISHES}", "quiet")
