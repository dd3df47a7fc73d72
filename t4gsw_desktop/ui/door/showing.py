"""What the door shows at a time: whose card, and what came of the last act; the list beside it follows."""

from collections.abc import Container

from PySide6.QtCore import Qt

from t4gsw_desktop.services.checkin import Outcome
from t4gsw_desktop.services.door_book import DoorBook, DoorGuest, next_stops
from t4gsw_desktop.ui.door import card_words as states
from t4gsw_desktop.ui.door.face import Face
from t4gsw_desktop.ui.door.field import is_no_name
from t4gsw_desktop.ui.door.locate import STANDS_STILL
from t4gsw_desktop.ui.door.shown import Shown, as_it_stands
from t4gsw_desktop.ui.shell.desk import Desk


class Showing:
    """Has the face show a guest, an outcome or a choice. While `locating`, guests are shown by where they are."""

    def __init__(self, desk: Desk, face: Face, book: DoorBook) -> None:
        self._desk, self._face = desk, face
        self.book, self.shown, self.locating = book, Shown(), False

    @property
    def guest(self) -> DoorGuest | None:
        """The guest on the card."""
        return self.book.guest(self.shown.guest_id)

    def show(self, shown: Shown, *, quietly: bool = False) -> None:
        """Have the card show this, and say it aloud unless `quietly`."""
        self.shown = shown
        guest = self.guest
        stops = self._desk.read(next_stops, guest.id, self._desk.clock()) if guest else ()
        spoken = self._face.show_card(shown, self.book, stops, choosing=self._face.field.fresh)
        if not quietly:
            self._face.announce(spoken)

    def show_choice(self, *, done: bool = False) -> None:
        """Have the card show who is chosen, or why nobody is; `done` where the next letter begins another name."""
        text, match = self._face.field.text(), self._face.matches.choice
        if match is not None and match.guest is not None:
            shown = Shown(self.state_of(match.guest), match.guest.id, text)
        elif not text.strip() or is_no_name(text):
            self.show(Shown(typed=text), quietly=True)
            return
        else:
            shown = Shown(states.NOBODY, typed=text)
        if done:
            self.show_result(shown)
        else:
            self.show(shown)

    def state_of(self, guest: DoorGuest) -> str:
        """The card's state for a guest about whom nothing was done just now."""
        return states.LOCATED if self.locating else states.state_of(guest)

    def show_result(self, shown: Shown) -> None:
        """Show what came of an act; the next Enter goes on, the next letter replaces what stands in the field."""
        field = self._face.field
        field.fresh = False
        field.selectAll()
        self.show(shown)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_state(self, state: str, guest: DoorGuest | None, sentence: str = "") -> None:
        """Show that this came of the act just now."""
        self.show_result(Shown(state, guest.id if guest else "", "", sentence, self._desk.workspace.step()))

    def show_outcome(self, outcome: Outcome, guest: DoorGuest | None) -> None:
        """Show what came of an act; a badge that bounced shows its arrival once more."""
        before = self.shown
        if outcome.kind == "bounced" and guest and before.guest_id == guest.id and before.state in states.JUST_IN:
            self.show_result(before)
        else:
            self.show_state(states.OF_OUTCOME[outcome.kind], guest, outcome.sentence)

    def list_scanned(self, guest: DoorGuest | None) -> None:
        """Have the list show whose badge was scanned, or all who are still to come."""
        if guest is not None:
            self._face.list_one("Scanned", guest)
        else:
            self._face.list_found(self.book, "")

    def follow(self) -> None:
        """The card of a guest who stands otherwise now says so; one who is off the list makes room."""
        if self.shown.guest_id or self.shown.state == states.IDLE:
            self.show(as_it_stands(self.shown, self.guest), quietly=True)

    def stands_still(self) -> bool:
        """True, and said, while nothing may be changed."""
        if self.locating:
            self._desk.say(STANDS_STILL)
        return self.locating


class KnownCodes(Container[str]):
    """The badge codes of whichever event is shown, as the camera asks for them."""

    def __init__(self, showing: Showing) -> None:
        self._showing = showing

    def __contains__(self, code: object) -> bool:
        return isinstance(code, str) and self._showing.book.by_code(code) is not None
