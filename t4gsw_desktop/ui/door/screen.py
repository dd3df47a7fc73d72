"""The door: one field that takes names and badges, one card that says in giant letters what came of it."""

from collections.abc import Sequence

from PySide6.QtCore import QElapsedTimer, Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from t4gsw_desktop.core.badge_code import read_code
from t4gsw_desktop.core.code_reading import read_by_hand
from t4gsw_desktop.services.door_book import DoorBook, DoorGuest
from t4gsw_desktop.services.workspace import Changed
from t4gsw_desktop.ui.door import card_words as states
from t4gsw_desktop.ui.door.actions import door_actions
from t4gsw_desktop.ui.door.buttons import Presses
from t4gsw_desktop.ui.door.changing import Changing
from t4gsw_desktop.ui.door.deeds import Deeds
from t4gsw_desktop.ui.door.door_head import DoorHead
from t4gsw_desktop.ui.door.door_mode import DoorMode
from t4gsw_desktop.ui.door.door_sounds import DoorSounds
from t4gsw_desktop.ui.door.face import Face
from t4gsw_desktop.ui.door.field import is_no_name, may_become_code
from t4gsw_desktop.ui.door.guest_acts import GuestActs
from t4gsw_desktop.ui.door.guest_menu import Choice, open_row_menu, page_choices
from t4gsw_desktop.ui.door.keys import StrayKeys
from t4gsw_desktop.ui.door.showing import KnownCodes, Showing
from t4gsw_desktop.ui.door.shown import Kept, Shown, event_words
from t4gsw_desktop.ui.door.taking_in import TakingIn
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.shell.screen import Screen
from t4gsw_desktop.ui.widgets.boxes import column
from t4gsw_desktop.ui.widgets.lanyard import PHOTOS

CHECK_IN, LOCATE = "check in", "locate"
_BOUNCE = 150  # milliseconds in which a second Enter after a scan is the scanner's own


class DoorScreen(Screen):
    """Check-in. The focus is always in the field; what is typed replaces the person before.

    In `mode` LOCATE the page shows where somebody is, and nothing that is typed or scanned changes anything.
    """

    key = "check-in"
    title = "Check-in"
    topics = frozenset({"attendees", "people", "checkins", "badge_prints", "events", "placements", "activities"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._heard: set[str] = set()
        self._since_scan = QElapsedTimer()
        self._looking = QTimer(self, singleShot=True)  # the letters of a scan come faster than they need be looked up
        self._looking.timeout.connect(self._look)
        self.face = Face(desk, self._presses(), lambda attendee_id: self.acts.undo_arrival(attendee_id))
        self.field, self.card, self.matches = self.face.field, self.face.card, self.face.matches
        self.showing = Showing(desk, self.face, DoorBook(desk.workspace, desk.event_id))
        self._taking_in = TakingIn(desk, self.face)
        self._changing = Changing(desk, self.face)
        self.deeds = Deeds(desk, DoorSounds.of(desk).play)
        self.acts = GuestActs(desk, self.face, self.showing, self.deeds, self._changing, self._leave_forms)
        self._head = DoorHead(desk, self.turn_door_mode) if desk.door_mode else None
        self.setLayout(column(self.theme, self.face))
        self._stray = StrayKeys(self, self.field, self.acts.hold_note)
        self._connect()
        for action in door_actions(self, self.acts):
            self.add_action(action)

    @property
    def book(self) -> DoorBook:
        """Everybody on tonight's list."""
        return self.showing.book

    @property
    def guest(self) -> DoorGuest | None:
        """The guest on the card."""
        return self.showing.guest

    @property
    def state(self) -> str:
        """The state of the card, one of those in `card_words`."""
        return self.showing.shown.state

    @property
    def mode(self) -> str:
        """CHECK_IN or LOCATE."""
        return LOCATE if self.showing.locating else CHECK_IN

    def refresh(self) -> None:
        if self.book.event_id != self.desk.event_id:
            self.showing.book = DoorBook(self.desk.workspace, self.desk.event_id)
            self.clear()
        else:
            self.book.catch_up(self._heard)
        self._heard = set()
        self.face.own_desk = self.desk.workspace.desk
        self.face.show_event(self.book.event is not None)
        self.face.show_figures(self.book)
        self.face.refresh_list(self.book, adding=self._taking_in.under_way)
        if not self.deeds.under_way:
            self.showing.follow()

    def heading(self) -> tuple[str, str]:
        context = f"{event_words(self.book.event)} · {self.desk.workspace.desk}"
        said = ("Locate" if self.mode == LOCATE else self.title, context)
        if self._head is not None:
            self._head.say(*said)
        return said

    def header_part(self) -> QWidget | None:
        return self._head

    def first_focus(self) -> QWidget | None:
        return self.field if self.book.event else None

    def open_at(self, argument: object) -> None:
        """Show a guest by attendee or person, or begin a walk-in with "walk-in"."""
        if self.mode == LOCATE:
            self.turn_locating()
        if argument == "walk-in":
            self.begin_walk_in()
            return
        if (guest := self.book.guest(str(argument)) or self.book.by_person(str(argument))) is not None:
            self._leave_forms()
            self.field.fresh = True
            self.field.show_typed(guest.full_name)
            self.face.list_found(self.book, guest.full_name)
            self.face.choose_guest(guest.id)
            self.showing.show_choice()

    def keep(self) -> object:
        changing = self._changing
        shown = changing.before if changing.under_way else self.showing.shown
        form = (self._taking_in.under_way, self.face.form.wish, changing.typed)
        return Kept(self.field.text(), self.field.fresh, shown, self.mode, *form)

    def restore(self, kept: object) -> None:
        assert isinstance(kept, Kept)
        if kept.mode == LOCATE:
            self.turn_locating()
        if kept.adding:
            self.begin_walk_in(kept.text)
            self.face.form.choose(list(PHOTOS).index(kept.wish) + 1)
            return
        self.field.setText(kept.text)
        self.face.list_found(self.book, kept.text)
        self.face.choose_guest(kept.shown.guest_id)
        self.field.fresh = kept.fresh
        self.showing.show(kept.shown, quietly=True)
        if not kept.fresh:
            self.field.selectAll()
        if kept.changing is not None:
            self.acts.change()
            self.face.change.fill(kept.changing)

    def turn_side(self) -> None:
        self.face.turn_side()

    def print_this(self) -> None:
        self.desk.go("print", "check-in-sheet")

    # Enter, and what a scanner types ---------------------------------------------------------------------------------

    def press_enter(self) -> None:
        """Enter in the field: take a scanned code, check in who is chosen, or go on to the next person."""
        text = self.field.text()
        reading = read_by_hand(text, self.book.by_code)
        if reading is None and self._looking.isActive():
            self._look()
        match = self.matches.choice
        if reading is not None and (self.field.fresh or self._taking_in.under_way):
            self.scan(reading.code)
            if reading.words:
                self.desk.say(reading.words)
        elif self._taking_in.under_way:
            self.add_walk_in()
        elif not self.field.fresh:
            if not (self._since_scan.isValid() and self._since_scan.elapsed() < _BOUNCE):
                self.clear()
        elif self.mode == LOCATE:
            self.showing.show_choice(done=True)
        elif match is not None and match.guest is not None:
            self._enter_guest(match.guest)
        elif text.strip() and is_no_name(text):
            kind = "damaged" if may_become_code(text) else "unknown"
            self.deeds.sound(kind)
            self.showing.show_result(Shown(states.OF_OUTCOME[kind]))
        elif text.strip():
            self.begin_walk_in(text.strip())

    def press_next(self) -> None:
        """The filled button: as Enter, and letting in who waits or had cancelled."""
        state, guest = self.state, self.guest
        if state == states.CHANGING:
            self.acts.keep_change()
        elif guest is not None and state in (*states.CAN_ARRIVE, *states.LET_IN_ANYWAY):
            self.acts.check_in(guest, anyway=state in states.LET_IN_ANYWAY)
        elif state == states.NEW:
            self.add_walk_in()
        elif state == states.NOBODY and self.mode == CHECK_IN:
            self.begin_walk_in(self.field.text().strip())
        else:
            self.clear()
        self.field.setFocus()

    def scan(self, code: str) -> None:
        """Check in whoever has this badge; in `mode` LOCATE only show where they are."""
        self._leave_forms()
        self._since_scan.start()
        if self.mode == LOCATE:
            found = self.book.by_code(read_code(code) or code.strip().upper())
            self.showing.list_scanned(found)
            sentence = "" if found else "Nobody on tonight’s list has this badge."
            self.showing.show_state(states.LOCATED if found else states.UNKNOWN, found, sentence)
        elif (outcome := self.deeds.scan(self.book.event_id, code)) is not None:
            guest = self.book.guest(outcome.attendee.id) if outcome.attendee else None
            self.showing.list_scanned(guest)
            self.showing.show_outcome(outcome, guest)

    def clear(self) -> None:
        """Ready for the next person."""
        self._leave_forms()
        self.field.clear()
        self.field.fresh = False
        self.face.list_found(self.book, "")
        self.showing.show(Shown(), quietly=True)
        self.field.setFocus()

    def press_escape(self) -> None:
        """One step back: from the arrivals to the door, from a form to the guest, from a guest to nobody."""
        if self.face.arrivals_shown:
            self.turn_arrivals()
        elif self._changing.under_way:
            self.acts.leave_change()
        else:
            self.clear()

    # Walk-ins --------------------------------------------------------------------------------------------------------

    def begin_walk_in(self, name: str = "") -> None:
        """Have the field take the name of somebody who is not on the list; what was typed in vain is that name."""
        if not self.book.event or self.showing.stands_still():
            return
        if not name and self.field.fresh and not self.matches.matches.lines:
            name = self.field.text()
        self._leave_forms()
        self.face.show_arrivals(self.book, shown=False)
        self.showing.show(Shown(states.NEW), quietly=True)
        self._taking_in.begin(self.book, name)
        self.field.setFocus()

    def add_walk_in(self) -> None:
        """Take in who is typed, or whoever is chosen among those of that name."""
        match, name = self.matches.choice, self.field.text().strip()
        if match is not None and match.guest is not None:
            self._leave_forms()
            self.face.list_one("", match.guest)
            self._enter_guest(match.guest)
            return
        if not name:
            self.desk.warn("A walk-in needs a name. Type it, then press Enter.")
            return
        person_id = match.person_id if match else ""
        outcome = self.deeds.take_in(self.book.event_id, name, person_id, self.face.form.wish)
        guest = self.book.guest(outcome.attendee.id) if outcome and outcome.attendee else None
        if guest is not None:
            self._leave_forms()
            self.face.list_one("Walked in", guest)
            self.showing.show_state(states.WALKED_IN, guest)

    # Pages and modes -------------------------------------------------------------------------------------------------

    def turn_locating(self) -> None:
        """Only show where people are, or check them in again."""
        if not self.book.event:
            return
        guest, typed = self.guest, self.showing.shown.typed
        self._leave_forms()
        self.face.show_arrivals(self.book, shown=False)
        self.showing.locating = not self.showing.locating
        self.face.show_locating(self.showing.locating)
        self.heading_changed.emit()
        self.hints_changed.emit()
        if guest is not None:
            self.showing.show(Shown(self.showing.state_of(guest), guest.id, typed), quietly=True)
        else:
            self.clear()
        self.face.announce("Locate. Nothing changes." if self.showing.locating else "Check-in.")
        self.field.setFocus()

    def turn_arrivals(self) -> None:
        """Show the arrivals of the evening, or the door again."""
        if self.desk.door_mode or not self.book.event or self.showing.stands_still():
            return
        self._leave_forms()
        shown = not self.face.arrivals_shown
        self.face.show_arrivals(self.book, shown=shown)
        (self.face.arrivals.list if shown else self.field).setFocus()

    def turn_door_mode(self) -> None:
        """Ask for the PIN to leave door mode with, or for one to turn it on with."""
        DoorMode.of(self.desk).turn(self.window())

    # What the page hears ---------------------------------------------------------------------------------------------

    def _presses(self) -> Presses:
        badge, undo = lambda: self.acts.print_badge(), lambda: self.acts.undo_shown()  # made after the buttons are
        more, arrivals, locate = self._more_items, self.turn_arrivals, self.turn_locating
        return Presses(self.press_next, badge, undo, self.begin_walk_in, more, arrivals, locate)

    def _connect(self) -> None:
        self.field.textEdited.connect(self._typed)
        self.field.entered.connect(self.press_enter)
        self.field.moved.connect(self._move)
        self.field.photo_chosen.connect(self._taking_in.choose_photo)
        self.face.change.kept.connect(self.acts.keep_change)
        self.face.camera.lookout.expect(KnownCodes(self.showing))
        self.face.camera.seen.connect(self.scan)
        self.matches.chosen.connect(self._clicked)
        self.matches.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.matches.customContextMenuRequested.connect(lambda at: open_row_menu(self.matches, at, self.acts.choices))

    def _typed(self, text: str) -> None:
        self.acts.forget_badge()
        self._changing.end()
        if self._taking_in.under_way:
            self._taking_in.type_name(self.book, text)
            return
        self.field.fresh = bool(text)
        self._looking.start(0)

    def _look(self) -> None:
        """Show who fits what stands in the field by now."""
        self._looking.stop()
        self.face.list_found(self.book, self.field.text())
        self.showing.show_choice()

    def _enter_guest(self, guest: DoorGuest) -> None:
        """Enter on a guest: check in who can be; the card says of the others how they stand, and nothing changes."""
        state = states.state_of(guest)
        if state in states.CAN_ARRIVE:
            self.acts.check_in(guest)
        else:
            self.showing.show_state(state, guest)

    def _move(self, by: int) -> None:
        if self._looking.isActive():
            self._look()
        adding = self._taking_in.under_way
        if adding and by < 0 and self.matches.currentIndex().row() <= 0:
            self.matches.choose(-1)
        elif not self.matches.step(by):
            return
        if adding:
            self._taking_in.show_choice(self.matches.choice)
        else:
            self.field.fresh = True
            self.showing.show_choice()

    def _clicked(self, _row: int) -> None:
        self._changing.end()
        if self._taking_in.under_way:
            self.face.show_form()
        else:
            self.field.fresh = True
            self.showing.show_choice()
        self.field.setFocus()

    def _leave_forms(self) -> None:
        """Close whatever is open on the page; nothing of it is kept."""
        self._looking.stop()
        self._taking_in.end()
        self._changing.end()
        self.acts.forget_badge()

    def _more_items(self) -> Sequence[Choice]:
        items = self.acts.more()
        if self.face.narrow is not None:
            items.append(("Figures and last arrivals", self.turn_side))
        pages = (self.turn_locating, self.turn_arrivals, self.turn_door_mode)
        return items + page_choices(self.desk, *pages, locating=self.mode == LOCATE)

    def _hear(self, changed: Changed) -> None:
        self._heard |= changed.topics
        super()._hear(changed)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._stray.begin()
        if self.book.event and not self._changing.under_way and not self.face.arrivals_shown:
            self.field.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self._stray.end()
