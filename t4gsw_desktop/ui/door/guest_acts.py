"""What can be done about the guest on the card, or about one who is chosen in the list."""

from collections.abc import Callable

from t4gsw_desktop.services.checkin import Outcome
from t4gsw_desktop.services.door_book import IN, LEFT, OUT, DoorGuest, desk_note
from t4gsw_desktop.ui.door import card_words as states
from t4gsw_desktop.ui.door.changing import Changing
from t4gsw_desktop.ui.door.deeds import Deeds
from t4gsw_desktop.ui.door.face import Face
from t4gsw_desktop.ui.door.guest_menu import Choice
from t4gsw_desktop.ui.door.showing import Showing
from t4gsw_desktop.ui.door.shown import Shown
from t4gsw_desktop.ui.shell.desk import Desk

_NO_PRINT = "Badges are printed on the page Print. Leave door mode first, or write this one by hand."


class GuestActs:
    """Each act asks first whether anything may be changed; `settle` closes what is open on the page."""

    def __init__(
        self,
        desk: Desk,
        face: Face,
        showing: Showing,
        deeds: Deeds,
        changing: Changing,
        settle: Callable[[], object],
    ) -> None:
        self._desk, self._face, self._showing = desk, face, showing
        self._deeds, self._changing, self._settle = deeds, changing, settle
        self._asked_again = ""  # whose badge is printed a second time if it is asked for once more

    # Coming and going ------------------------------------------------------------------------------------------------

    def check_in(self, guest: DoorGuest, *, anyway: bool = False) -> None:
        """Check in a guest of the list, and leave the text selected for the next one."""
        self._tell(guest, self._deeds.arrive(guest, anyway=anyway))

    def step_out(self, guest: DoorGuest | None = None) -> None:
        """Somebody, or who is on the card, goes out and means to be back."""
        if (who := self._whom(guest)) is not None:
            self._tell(who, self._deeds.step_out(who))

    def leave(self, guest: DoorGuest | None = None) -> None:
        """Somebody, or who is on the card, goes home early."""
        if (who := self._whom(guest)) is not None:
            self._tell(who, self._deeds.leave(who))

    def come_back(self, guest: DoorGuest | None = None) -> None:
        """Somebody, or who is on the card, is here again."""
        if (who := self._whom(guest)) is not None:
            self._tell(who, self._deeds.arrive(who, anyway=True))

    def undo_arrival(self, attendee_id: str) -> None:
        """Make somebody who is in "not yet" again."""
        if not self._showing.stands_still():
            self._deeds.undo_arrival(attendee_id)
        self._face.field.setFocus()

    def undo_shown(self) -> None:
        """Take back the check-in on the card; the whole act where it was the last one, a walk-in's place included."""
        guest, shown = self._showing.guest, self._showing.shown
        if guest is None or guest.state != IN or self._showing.stands_still():
            return
        if shown.state in states.JUST_IN and shown.step == self._desk.workspace.step():
            self._desk.undo()
            self._face.field.setFocus()
        else:
            self.undo_arrival(guest.id)

    # The badge, and what is on it ------------------------------------------------------------------------------------

    def print_badge(self) -> None:
        """Go to Print with the badge of the guest on the card; a second one only when it is asked for twice."""
        guest = self._whom(None)
        if guest is None:
            return
        if self._desk.door_mode:
            self._desk.say(_NO_PRINT)
        elif guest.badge_printed and self._asked_again != guest.id:
            self._asked_again = guest.id
            told = f"The badge of {guest.called} was printed at {guest.badge_printed}. Press F4 again for another one."
            self._desk.say(told, button="Print it again", press=self.print_badge)
        else:
            self._asked_again = ""
            self._desk.go("print", ("badge", guest.id))

    def forget_badge(self) -> None:
        """Somebody else is at the desk: their badge is asked about anew."""
        self._asked_again = ""

    def change(self, guest: DoorGuest | None = None) -> None:
        """Open the form for name, pronouns, photos and talk; a second time leaves it as it is."""
        who = self._whom(guest)
        if who is None or self._changing.under_way:
            return
        if not who.person_id:
            self._desk.say("This place has no name of its own yet. Take them in as a walk-in, with their name.")
            return
        self._settle()
        shown = self._showing.shown
        before = shown if shown.guest_id == who.id else Shown(states.state_of(who), who.id)
        self._showing.show(Shown(states.CHANGING, who.id, before.typed, before.sentence, before.step))
        self._changing.begin(who, before)

    def keep_change(self) -> None:
        """Keep what was changed on the card, and show the guest again; Enter in a field comes here twice."""
        if self._changing.under_way:
            self._back_from(self._changing.keep())

    def leave_change(self) -> None:
        """Leave the form; nothing of it is kept."""
        self._back_from(self._changing.end())

    def hold_note(self, held: bool) -> None:
        """Show the words of the desk note while they are asked for; in door mode there are none."""
        guest = self._showing.guest
        wanted = held and not self._desk.door_mode and not self._showing.locating
        parts = self._desk.read(desk_note, guest.person_id) if wanted and guest and guest.note else ()
        text = "\n".join(f"{heading}: {words}" for heading, words in parts)
        self._face.card.facts.show_note(text)
        if text:
            self._face.announce(text)

    # Menus -----------------------------------------------------------------------------------------------------------

    def choices(self, guest: DoorGuest) -> list[Choice]:
        """What is rarely wanted of this guest, as they stand now."""
        if self._showing.locating:
            return []
        choices: list[Choice] = []
        if guest.state == IN:
            choices.append((f"{guest.called} steps out for a while", lambda: self.step_out(guest)))
        if guest.state in (IN, OUT):
            choices.append((f"{guest.called} leaves early", lambda: self.leave(guest)))
        if guest.state in (LEFT, OUT):
            choices.append((f"{guest.called} is back", lambda: self.come_back(guest)))
        if guest.person_id:
            choices.append(("Change name, pronouns or photos", lambda: self.change(guest)))
        if guest.person_id and not self._desk.door_mode:
            choices.append((f"Show {guest.called} in People", lambda: self._desk.go("people", guest.person_id)))
        return choices

    def more(self) -> list[Choice]:
        """What is under More: the choices of who is on the card, and the buttons for which there is no room."""
        guest, buttons = self._showing.guest, self._face.buttons
        if guest is None or self._showing.locating:
            return []
        items = self.choices(guest)
        if guest.state == IN and not buttons.undo.isVisible():
            items.insert(0, ("Undo check-in", self.undo_shown))
        if not buttons.badge.isVisible():
            items.insert(0, ("Print badge", self.print_badge))
        return items

    def _whom(self, guest: DoorGuest | None) -> DoorGuest | None:
        """Who is meant; nobody while nothing may be changed, and that is said."""
        who = guest or self._showing.guest
        return None if who is None or self._showing.stands_still() else who

    def _back_from(self, before: Shown) -> None:
        guest = self._showing.book.guest(before.guest_id)
        if guest is not None:
            self._face.list_one("", guest)
        self._showing.show_result(before)

    def _tell(self, guest: DoorGuest, outcome: Outcome | None) -> None:
        """Show what came of an act about this guest; nothing where it was refused, for then the foot has said why."""
        if outcome is None:
            return
        self._settle()
        if outcome.kind in ("left", "out"):
            self._desk.say(f"Done: {outcome.sentence}", undo=True)
        self._showing.show_outcome(outcome, guest)
