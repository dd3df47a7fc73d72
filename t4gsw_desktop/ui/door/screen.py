"""The door: one field that takes names and badges, one card that says in giant letters what came of it."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QElapsedTimer, QPoint, Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from t4gsw_desktop.services import checkin
from t4gsw_desktop.services.door_book import IN, LEFT, DoorBook, DoorGuest, desk_note, next_stops
from t4gsw_desktop.services.workspace import Changed
from t4gsw_desktop.ui.door import card_words as states
from t4gsw_desktop.ui.door.actions import door_actions
from t4gsw_desktop.ui.door.buttons import Choice, Presses, guest_choices, show_menu
from t4gsw_desktop.ui.door.face import Face
from t4gsw_desktop.ui.door.field import code_in, is_no_name, may_become_code
from t4gsw_desktop.ui.door.keys import StrayKeys
from t4gsw_desktop.ui.door.shown import Kept, Shown, as_it_stands, event_words
from t4gsw_desktop.ui.door.walk_in import alike, take_in
from t4gsw_desktop.ui.shell.desk import Desk, refused
from t4gsw_desktop.ui.shell.screen import Screen
from t4gsw_desktop.ui.widgets.boxes import column
from t4gsw_desktop.ui.widgets.lanyard import PHOTOS

_BOUNCE = 150  # milliseconds in which a second Enter after a scan is the scanner's own


class DoorScreen(Screen):
    """Check-in. The focus is always in the field; what is typed replaces the person before."""

    key = "check-in"
    title = "Check-in"
    topics = frozenset({"attendees", "people", "checkins", "events", "placements", "activities"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.book = DoorBook(desk.workspace, desk.event_id)
        self.shown = Shown()
        self._heard: set[str] = set()
        self._adding = False  # the field takes the name of a walk-in
        self._acting = False  # what is done here shows its own result
        self._since_scan = QElapsedTimer()
        self._looking = QTimer(self, singleShot=True)  # the letters of a scan come faster than they need be looked up
        self._looking.timeout.connect(self._look)
        presses = Presses(self.press_next, self.print_badge, self.undo_shown, self.begin_walk_in, self._more_items)
        self.face = Face(desk, presses, self.undo_arrival)
        self.field, self.card, self.matches = self.face.field, self.face.card, self.face.matches
        self.setLayout(column(self.theme, self.face))
        self._stray = StrayKeys(self, self.field, self.hold_note)
        self.field.textEdited.connect(self._typed)
        self.field.entered.connect(self.press_enter)
        self.field.moved.connect(self._move)
        self.field.photo_chosen.connect(self._choose_photo)
        self.matches.chosen.connect(self._clicked)
        self.matches.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.matches.customContextMenuRequested.connect(self._open_row_menu)
        for action in door_actions(self):
            self.add_action(action)

    @property
    def guest(self) -> DoorGuest | None:
        """The guest on the card."""
        return self.book.guest(self.shown.guest_id)

    @property
    def state(self) -> str:
        """The state of the card, one of those in `card_words`."""
        return self.shown.state

    def refresh(self) -> None:
        if self.book.event_id != self.desk.event_id:
            self.book = DoorBook(self.desk.workspace, self.desk.event_id)
            self.clear()
        else:
            self.book.catch_up(self._heard)
        self._heard = set()
        self.face.show_event(self.book.event is not None)
        self.face.show_figures(self.book)
        self.face.refresh_list(self.book, adding=self._adding)
        if not self._acting:
            self._refresh_card()

    def heading(self) -> tuple[str, str]:
        return self.title, event_words(self.book.event)

    def first_focus(self) -> QWidget | None:
        return self.field if self.book.event else None

    def open_at(self, argument: object) -> None:
        """Show a guest by attendee or person, or begin a walk-in with "walk-in"."""
        if argument == "walk-in":
            self.begin_walk_in()
            return
        if (guest := self.book.guest(str(argument)) or self.book.by_person(str(argument))) is not None:
            self._leave_form()
            self.field.fresh = True
            self.field.show_typed(guest.full_name)
            self.face.list_found(self.book, guest.full_name)
            self.face.choose_guest(guest.id)
            self._show_choice()

    def keep(self) -> object:
        return Kept(self.field.text(), self.field.fresh, self._adding, self.shown, self.face.form.wish)

    def restore(self, kept: object) -> None:
        assert isinstance(kept, Kept)
        if kept.adding:
            self.begin_walk_in(kept.text)
            self.face.form.choose(list(PHOTOS).index(kept.wish) + 1)
            return
        self.field.setText(kept.text)
        self.face.list_found(self.book, kept.text)
        self.face.choose_guest(kept.shown.guest_id)
        self.field.fresh = kept.fresh
        self._show(kept.shown, quietly=True)
        if not kept.fresh:
            self.field.selectAll()

    def turn_side(self) -> None:
        self.face.turn_side()

    def print_this(self) -> None:
        self.desk.go("print", "check-in-sheet")

    def press_enter(self) -> None:
        """Enter in the field: take a scanned code, check in who is chosen, or go on to the next person."""
        text = self.field.text()
        code = code_in(text, self.book.by_code)
        if code is None and self._looking.isActive():
            self._look()
        match = self.matches.choice
        if code is not None and (self.field.fresh or self._adding):
            self.scan(code)
        elif self._adding:
            self.add_walk_in()
        elif not self.field.fresh:
            if not (self._since_scan.isValid() and self._since_scan.elapsed() < _BOUNCE):
                self.clear()
        elif match is not None and match.guest is not None:
            self._enter_guest(match.guest)
        elif text.strip() and is_no_name(text):
            self._show_result(Shown(states.DAMAGED if may_become_code(text) else states.UNKNOWN))
        elif text.strip():
            self.begin_walk_in(text.strip())

    def press_next(self) -> None:
        """The filled button: as Enter, and letting in who waits or had cancelled."""
        state, guest = self.shown.state, self.guest
        if guest is not None and state in (states.READY, states.GONE, *states.LET_IN_ANYWAY):
            self.check_in(guest, anyway=state in states.LET_IN_ANYWAY)
        elif state == states.NEW:
            self.add_walk_in()
        elif state == states.NOBODY:
            self.begin_walk_in(self.field.text().strip())
        else:
            self.clear()
        self.field.setFocus()

    def scan(self, code: str) -> None:
        """Check in whoever has this badge."""
        self._leave_form()
        at = self.desk.clock()
        outcome = self._attempt(checkin.arrive_by_code, self.book.event_id, code, at=at)
        self._since_scan.start()
        if refused(outcome):
            return
        guest = self.book.guest(outcome.attendee.id) if outcome.attendee else None
        if guest is not None:
            self.face.list_one("Scanned", guest)
        else:
            self.face.list_found(self.book, "")
        self._show_outcome(states.OF_OUTCOME[outcome.kind], guest, outcome.sentence)

    def check_in(self, guest: DoorGuest, *, anyway: bool = False) -> None:
        """Check in a guest of the list, and leave the text selected for the next one."""
        outcome = self._attempt(checkin.arrive, guest.id, at=self.desk.clock(), anyway=anyway)
        if not refused(outcome):
            self._show_outcome(states.OF_OUTCOME[outcome.kind], guest, outcome.sentence)

    def _attempt(self, verb: Callable[..., checkin.Outcome], *args: object, **kwargs: object) -> Any:
        """Do one act whose result the card shows at once, so that it need not be shown twice."""
        self._acting = True
        try:
            return self.desk.attempt(verb, *args, **kwargs)
        finally:
            self._acting = False

    def clear(self) -> None:
        """Ready for the next person."""
        self._leave_form()
        self.field.clear()
        self.field.fresh = False
        self.face.list_found(self.book, "")
        self._show(Shown(), quietly=True)
        self.field.setFocus()

    # Walk-ins --------------------------------------------------------------------------------------------------------

    def begin_walk_in(self, name: str = "") -> None:
        """Have the field take the name of somebody who is not on the list; what was typed in vain is that name."""
        if not self.book.event:
            return
        if not name and self.field.fresh and not self.matches.matches.lines:
            name = self.field.text()
        self._adding = True
        self.face.begin_form(name)
        self._show(Shown(states.NEW), quietly=True)
        self._type_name(name)
        self.face.announce("New walk-in. Type their name. 1 photos are fine, 2 ask, 3 no photos. Enter checks them in.")
        self.field.setFocus()

    def add_walk_in(self) -> None:
        """Take in who is typed, or whoever is chosen among those of that name."""
        match, name = self.matches.choice, self.field.text().strip()
        if match is not None and match.guest is not None:
            self._leave_form()
            self.face.list_one("", match.guest)
            self._enter_guest(match.guest)
            return
        if not name:
            self.desk.warn("A walk-in needs a name. Type it, then press Enter.")
            return
        person_id = match.person_id if match else ""
        guest = self.book.guest(take_in(self.desk, self.book.event_id, name, person_id, self.face.form.wish))
        if guest is not None:
            self._leave_form()
            self.face.list_one("Walked in", guest)
            self._show_outcome(states.WALKED_IN, guest, "")

    def undo_arrival(self, attendee_id: str) -> None:
        """Make somebody who is in "not yet" again."""
        self.desk.do(checkin.undo_arrival, attendee_id, at=self.desk.clock())
        self.field.setFocus()

    def undo_shown(self) -> None:
        """Take back the check-in on the card; the whole act where it was the last one, a walk-in's place included."""
        guest = self.guest
        if guest is None or guest.state != IN:
            return
        if self.shown.state in states.JUST_IN and self.shown.step == self.desk.workspace.step():
            self.desk.undo()
        else:
            self.undo_arrival(guest.id)
        self.field.setFocus()

    def leave_or_return(self) -> None:
        """Somebody on the card goes home early, or is back."""
        if (guest := self.guest) is not None:
            self._leave_or_return(guest)

    def print_badge(self) -> None:
        """Go to Print with the badge of the guest on the card."""
        if (guest := self.guest) is not None:
            self.desk.go("print", ("badge", guest.id))

    def hold_note(self, held: bool) -> None:
        """Show the words of the desk note while they are asked for."""
        guest = self.guest
        parts = self.desk.read(desk_note, guest.person_id) if held and guest is not None and guest.note else ()
        text = "\n".join(f"{heading}: {words}" for heading, words in parts)
        self.card.facts.show_note(text)
        if text:
            self.face.announce(text)

    def _typed(self, text: str) -> None:
        if self._adding:
            self._type_name(text)
            return
        self.field.fresh = bool(text)
        self._looking.start(0)

    def _look(self) -> None:
        """Show who fits what stands in the field by now."""
        self._looking.stop()
        self.face.list_found(self.book, self.field.text())
        self._show_choice()

    def _show_choice(self) -> None:
        """Have the card show who is chosen, or why nobody is."""
        text, match = self.field.text(), self.matches.choice
        if match is not None and match.guest is not None:
            self._show(Shown(states.state_of(match.guest), match.guest.id, text))
        elif not text.strip() or is_no_name(text):
            self._show(Shown(typed=text), quietly=True)
        else:
            self._show(Shown(states.NOBODY, typed=text))

    def _type_name(self, name: str) -> None:
        """Show the walk-in's name as typed, and those of that name."""
        lines = alike(self.desk, self.book, name) if len(name.strip()) > 1 else ()
        self.face.list_alike(lines, name)
        self.face.show_form()

    def _show(self, shown: Shown, *, quietly: bool = False) -> None:
        """Have the card show this, and say it aloud unless `quietly`."""
        self.shown = shown
        guest = self.guest
        stops = self.desk.read(next_stops, guest.id, self.desk.clock()) if guest else ()
        spoken = self.face.show_card(shown, self.book, stops, choosing=self.field.fresh)
        if not quietly:
            self.face.announce(spoken)

    def _show_outcome(self, state: str, guest: DoorGuest | None, sentence: str) -> None:
        self._show_result(Shown(state, guest.id if guest else "", "", sentence, self.desk.workspace.step()))

    def _show_result(self, shown: Shown) -> None:
        """Show what came of an act; the next Enter goes on, the next letter replaces what stands in the field."""
        self.field.fresh = False
        self.field.selectAll()
        self._show(shown)
        self.field.setFocus()

    def _refresh_card(self) -> None:
        """The card of a guest who stands otherwise now says so; one who is off the list makes room."""
        if self.shown.guest_id or self.shown.state == states.IDLE:
            self._show(as_it_stands(self.shown, self.guest), quietly=True)

    def _enter_guest(self, guest: DoorGuest) -> None:
        """Enter on a guest: check in who can be; the card says of the others how they stand, and nothing changes."""
        state = states.state_of(guest)
        if state in (states.READY, states.GONE):
            self.check_in(guest)
        else:
            self._show_outcome(state, guest, "")

    def _move(self, by: int) -> None:
        if self._looking.isActive():
            self._look()
        if self._adding and by < 0 and self.matches.currentIndex().row() <= 0:
            self.matches.choose(-1)
        elif not self.matches.step(by):
            return
        if self._adding:
            self.face.show_form()
            match = self.matches.choice
            self.face.announce(f"{match.name}, {match.second}, {match.chip[0]}" if match else "A new person")
        else:
            self.field.fresh = True
            self._show_choice()

    def _clicked(self, _row: int) -> None:
        if self._adding:
            self.face.show_form()
        else:
            self.field.fresh = True
            self._show_choice()
        self.field.setFocus()

    def _choose_photo(self, number: int) -> None:
        self.face.form.choose(number)
        photo = PHOTOS[self.face.form.wish]
        self.face.announce(f"{photo.title}, {photo.means.lower()}")

    def _leave_form(self) -> None:
        self._looking.stop()
        self._adding = False
        self.face.end_form()

    def _leave_or_return(self, guest: DoorGuest) -> None:
        verb: Callable[..., checkin.Outcome] = checkin.come_back if guest.state == LEFT else checkin.leave
        self.desk.do(verb, guest.id, at=self.desk.clock())
        self.field.setFocus()

    def _more_items(self) -> Sequence[Choice]:
        guest = self.guest
        items = self._items_of(guest) if guest else []
        if guest is not None and guest.state == IN and not self.face.buttons.undo.isVisible():
            items.insert(0, ("Undo check-in", self.undo_shown))
        if guest is not None and not self.face.buttons.badge.isVisible():
            items.insert(0, ("Print badge", self.print_badge))
        if self.face.narrow is not None:
            items.append(("Figures and last arrivals", self.turn_side))
        return items

    def _items_of(self, guest: DoorGuest) -> list[Choice]:
        return guest_choices(
            guest, lambda: self._leave_or_return(guest), lambda: self.desk.go("people", guest.person_id)
        )

    def _open_row_menu(self, at: QPoint) -> None:
        index = self.matches.indexAt(at)
        guest = self.matches.matches.lines[index.row()].guest if index.isValid() else None
        if guest is not None and (items := self._items_of(guest)):
            show_menu(self.matches, items, self.matches.viewport().mapToGlobal(at))

    def _hear(self, changed: Changed) -> None:
        self._heard |= changed.topics
        super()._hear(changed)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._stray.begin()
        if self.book.event:
            self.field.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self._stray.end()
