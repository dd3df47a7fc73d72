"""The page of votes: slips, somebody at a helper's desk, dots on the wall, the counts, and what to do next on top."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from t4gsw_desktop.kinds.unconference.ballots import (
    ReadSlip,
    TypedSlip,
    edit_slip,
    read_slip,
    remove_slip,
    set_dots,
    type_slip,
)
from t4gsw_desktop.kinds.unconference.pitch_cards import GuestFinder, guest_finder
from t4gsw_desktop.kinds.unconference.preparation import PitchLine, list_pitches, protect_pitch
from t4gsw_desktop.kinds.unconference.rows import Pitch
from t4gsw_desktop.kinds.unconference.standing import find_pitch
from t4gsw_desktop.kinds.unconference.voting import (
    Voted,
    ballot_of,
    cast_votes,
    close_votes,
    open_votes,
    set_vote_budget,
)
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.ui.plan.pages import Pages
from t4gsw_desktop.ui.shell.desk import Desk, refused
from t4gsw_desktop.ui.unconference.counts import CountsPart
from t4gsw_desktop.ui.unconference.kiosk import open_kiosk
from t4gsw_desktop.ui.unconference.slips import SlipsPart
from t4gsw_desktop.ui.unconference.totals import TotalsPart
from t4gsw_desktop.ui.unconference.vote_facts import VoteFacts, say_how_many, vote_facts
from t4gsw_desktop.ui.unconference.vote_for_somebody import VoteForSomebody
from t4gsw_desktop.ui.unconference.vote_state import VoteStateCard
from t4gsw_desktop.ui.widgets.boxes import TwoPanes, card, column, nothing_yet, scrolling
from t4gsw_desktop.ui.widgets.fields import Segments
from t4gsw_desktop.ui.widgets.next_strip import NextStrip

SLIPS, HELPER, DOTS, COUNTS = "slips", "helper", "dots", "counts"
_SIDE, _LEAST_WORK = 340, 330
_LARGE = 150  # per cent: from here on the work scrolls as a whole
_WAYS = ((SLIPS, "Slips"), (HELPER, "For somebody"), (DOTS, "Dots"), (COUNTS, "Counts"))


class VotesPage(QWidget):
    """The votes of one unconference. `done` goes back to the board; `asked` wants "fill" (the grid) or "pitches"."""

    done = Signal()
    asked = Signal(str)

    def __init__(self, desk: Desk, activity_id: str) -> None:
        super().__init__()
        self.setProperty("kind", "clear")
        self.desk, self.theme, self.activity_id = desk, desk.theme, activity_id
        self.facts: VoteFacts | None = None
        self._finder: GuestFinder | None = None
        self._was_closed: bool | None = None
        theme, letters = desk.theme, desk.settings.single_letters
        self.strip = NextStrip(theme)
        self.ways = Segments(theme, "How votes come in", _WAYS, SLIPS)
        self.ways.chosen.connect(self.show_way)
        self.slips = SlipsPart(theme, self._read_slip, self._take_slip)
        self.helper = VoteForSomebody(theme, self.finder, self._read_slip, self._ballot_of, self._cast)
        self.dots = TotalsPart(theme, self._find_pitch, self._count_dots)
        self.counts = CountsPart(theme, self._look, letters=letters)
        self._parts = {SLIPS: self.slips, HELPER: self.helper, DOTS: self.dots, COUNTS: self.counts}
        self._stack = Pages()
        for part in self._parts.values():
            self._stack.addWidget(part)
        self.state = VoteStateCard(theme, kiosk=self.open_kiosk, print_slips=self._print_slips)
        self.panes = TwoPanes(theme, self._work(), self.state, side_width=_SIDE, roomy=desk.roomy)
        self._nothing = nothing_yet(
            theme,
            "lightbulb",
            "There is nothing to vote for yet.",
            "Pitches go on paper first? Type them in, one a line.",
            [("Type the pitches in", lambda: self.asked.emit("pitches"))],
        )
        self._voting = QWidget()
        self._voting.setProperty("kind", "clear")
        inner = column(theme, self.strip, self.panes, gap=10)
        inner.setStretch(1, 1)
        self._voting.setLayout(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._voting)
        whole.addWidget(self._nothing)
        self._connect()

    def _work(self) -> QWidget:
        framed = card(self.theme, self._stack, margin=12)
        inner = column(self.theme, self.ways, framed, gap=10)
        inner.setStretch(1, 1)
        if self.theme.scale >= _LARGE:
            self._stack.setMinimumHeight(self.theme.px(_LEAST_WORK))
            return scrolling(inner, name="How votes come in")
        work = QWidget()
        work.setProperty("kind", "clear")
        work.setLayout(inner)
        return work

    def _connect(self) -> None:
        self.slips.removed.connect(lambda slip_id: self._do(remove_slip, slip_id))
        self.helper.left.connect(self.done.emit)
        self.counts.protect_asked.connect(lambda pitch_id, on: self._do(protect_pitch, pitch_id, on))
        self.state.budget_asked.connect(lambda many: self._do(set_vote_budget, self.activity_id, many))
        self.state.reopened.connect(lambda: self._do(open_votes, self.activity_id))

    # What the room asks ----------------------------------------------------------------------------------------------

    @property
    def being_written(self) -> bool:
        """True while something is typed that is not in the file."""
        return bool(self.slips.field.text() or self.helper.who or self.dots.field.text())

    def first_focus(self) -> QWidget:
        """Where votes are typed next."""
        if self.facts is not None and not self.facts.lines:
            return self._nothing
        places = {SLIPS: self.slips.field, HELPER: self.helper.first_focus(), DOTS: self.dots.field}
        way = self.ways.value
        hidden = self.facts is None or self.facts.state.hidden
        return places.get(way, self.counts.secret.button if hidden else self.counts.list)

    def keep(self) -> object:
        """What has to survive when the page is built anew."""
        at_side = not self.desk.roomy and self.panes.side_shown
        drafts = self.slips.draft(), self.helper.draft(), self.dots.field.text()
        return self.ways.value, drafts, at_side, self._was_closed

    def restore(self, kept: object) -> None:
        """Take back what `keep` gave; the page has been refreshed."""
        way, drafts, at_side, closed = kept  # type: ignore[misc]
        self._was_closed = closed  # type: ignore[has-type]
        slips, helper, dots = drafts  # type: ignore[has-type]
        self.slips.take_draft(slips)
        self.helper.take_draft(helper)
        self.dots.field.setText(dots)
        self.show_way(way)  # type: ignore[has-type]
        self.panes.turn(to_side=at_side)  # type: ignore[has-type]

    def refresh(self) -> None:
        """Read the votes again; what is being typed stays. Once voting is closed the counts come up."""
        facts = self.facts = self.desk.read(vote_facts, self.activity_id)
        self._finder = None
        closed = not facts.state.hidden
        if closed and self._was_closed is not True:
            self.show_way(COUNTS)
        self._was_closed = closed
        for part in (self.slips, self.helper, self.dots, self.counts, self.state):
            part.show_facts(facts)
        self._show_strip(facts)
        self._voting.setVisible(bool(facts.lines))
        self._nothing.setVisible(not facts.lines)

    def turn_side(self) -> None:
        """F9: the ways in or how voting stands, where there is room for one of them."""
        self.panes.turn()

    def show_way(self, way: str) -> None:
        """Show one way in which votes come, or the counts."""
        self.ways.choose(way)
        self._stack.setCurrentWidget(self._parts[way])

    def finder(self) -> GuestFinder:
        """Who is coming, by name or badge; read when first asked for after a change."""
        if self._finder is None:
            self._finder = self.desk.read(guest_finder, self.activity_id, unnamed=True)
        return self._finder

    # What is shown ---------------------------------------------------------------------------------------------------

    def _show_strip(self, facts: VoteFacts) -> None:
        if not facts.state.hidden:
            wishes = sum(one.votes for one in facts.lines)
            many = counted(wishes, "wish", "wishes")
            self.strip.ask(
                f"Voting is closed: {many} for {counted(len(facts.lines), 'pitch', 'pitches')}.",
                "Fill the grid",
                lambda: self.asked.emit("fill"),
                quiet="Quiet pitches can be protected first.",
                icon="circle-check",
                button_icon="wand-sparkles",
            )
        elif not facts.given:
            self.strip.ask(
                "Nobody has voted yet.",
                "Let people vote here",
                self.open_kiosk,
                quiet="One person at a time, full screen. Or type slips in, or count dots on the wall.",
                button_icon="monitor",
            )
        else:
            self.strip.ask(
                say_how_many(facts),
                "Close the voting",
                lambda: self._do(close_votes, self.activity_id),
                quiet="The counts are hidden until then. It can be opened again.",
                button_icon="lock",
            )

    # What is done ----------------------------------------------------------------------------------------------------

    def open_kiosk(self) -> None:
        """Have people vote one at a time on this laptop, full screen."""
        open_kiosk(self.desk, self.activity_id)

    def _print_slips(self) -> None:
        self.desk.go("print", ("unconference-voting-slips", self.activity_id))

    def _do(self, verb, *args) -> None:  # type: ignore[no-untyped-def]
        self.desk.do(verb, *args)
        self.refresh()
        if self.isVisible() and not self.isAncestorOf(QApplication.focusWidget() or self):
            self.first_focus().setFocus()  # what was pressed is gone, and the keyboard stays here

    def _read_slip(self, text: str) -> ReadSlip:
        return self.desk.read(read_slip, self.activity_id, text)

    def _take_slip(self, text: str, correcting: str) -> TypedSlip | None:
        taken = (
            self.desk.attempt(edit_slip, correcting, text)
            if correcting
            else self.desk.attempt(type_slip, self.activity_id, text)
        )
        if refused(taken):
            return None
        self.refresh()
        slip: TypedSlip = taken
        return slip

    def _find_pitch(self, text: str) -> Pitch | None:
        return self.desk.read(find_pitch, self.activity_id, text)

    def _count_dots(self, pitch_id: str, dots: int) -> bool:
        if refused(self.desk.attempt(set_dots, self.activity_id, {pitch_id: dots})):
            return False
        self.refresh()
        return True

    def _ballot_of(self, attendee_id: str) -> tuple[str, ...]:
        return self.desk.read(ballot_of, self.activity_id, attendee_id)

    def _cast(self, attendee_id: str, pitch_ids: Sequence[str]) -> Voted | None:
        now = self.desk.clock()
        verb = cast_votes
        voted = self.desk.attempt(verb, self.activity_id, attendee_id, pitch_ids, way="helper", anyway=True, now=now)
        if refused(voted):
            return None
        self.refresh()
        taken: Voted = voted
        return taken

    def _look(self) -> tuple[PitchLine, ...]:
        return self.desk.read(list_pitches, self.activity_id, reveal=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.done.emit()
        else:
            super().keyPressEvent(event)
