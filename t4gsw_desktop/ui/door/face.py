"""The face of the door: the parts on the page, and how lists, figures and the card come to show something."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from t4gsw_desktop.services.door_book import DoorBook, DoorGuest, Stop
from t4gsw_desktop.ui.camera.panel import CameraPanel
from t4gsw_desktop.ui.door import card_words as states
from t4gsw_desktop.ui.door.arrivals import Arrivals
from t4gsw_desktop.ui.door.buttons import CardButtons, Presses
from t4gsw_desktop.ui.door.card import ResultCard
from t4gsw_desktop.ui.door.change_form import ChangeForm
from t4gsw_desktop.ui.door.counters import Counters
from t4gsw_desktop.ui.door.field import DoorField
from t4gsw_desktop.ui.door.just_arrived import JustArrived
from t4gsw_desktop.ui.door.layout import Narrow, Parts, wide
from t4gsw_desktop.ui.door.locate import LocateStrip, places_in_words
from t4gsw_desktop.ui.door.matches import Match, MatchList, match_of
from t4gsw_desktop.ui.door.shown import Shown
from t4gsw_desktop.ui.door.walk_in import WalkIn
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.widgets.boxes import column, nothing_yet, show_if
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.words import OneLine

_HINT, _HINT_WALK_IN, _HINT_LOCATE = "Scan, or type a name", "Name of the walk-in", "Who is looked for?"


class Face(QWidget):
    """Everything on the page. It knows how to show, and leaves to the screen what to do."""

    def __init__(self, desk: Desk, presses: Presses, undo: Callable[[str], object]) -> None:
        super().__init__()
        self.setProperty("kind", "clear")
        self.theme, roomy, short = desk.theme, desk.roomy, desk.short
        self._hint = _HINT
        self.own_desk, self._notes = desk.workspace.desk, not desk.door_mode
        self.field = DoorField(self.theme)
        self.matches = MatchList(self.theme)
        self.list_title = OneLine("", "label")
        show_all = None if desk.door_mode else presses.arrivals
        self.arrived = JustArrived(self.theme, (3 if short else 4) if roomy else 8, undo, show_all)
        self.camera = CameraPanel(desk)
        self.counters = Counters(self.theme, roomy=roomy)
        self.form = WalkIn(self.theme, self.show_form, short=short, roomy=roomy)
        self.change = ChangeForm(self.theme, roomy=roomy)
        self.buttons = CardButtons(self.theme, presses, roomy=roomy, short=short)
        foot = self.buttons if roomy else None
        self.card = ResultCard(self.theme, self.form, self.change, foot, roomy=roomy, short=short, notes=self._notes)
        self.arrivals = Arrivals(desk, presses.arrivals)
        self._lay_out(desk, presses, roomy=roomy, short=short)

    def show_event(self, there: bool) -> None:
        """Show the door or its arrivals, or the way to Plan while there is no event."""
        if not there or self._whole.currentIndex() == 1:
            self._whole.setCurrentIndex(0 if there else 1)

    def show_arrivals(self, book: DoorBook, *, shown: bool) -> None:
        """Show the arrivals of the evening instead of the door, or the door again."""
        if shown:
            self.arrivals.show_log(book)
            self._whole.setCurrentIndex(2)
        elif self.arrivals_shown:
            self.arrivals.forget()
            self._whole.setCurrentIndex(0)

    @property
    def arrivals_shown(self) -> bool:
        """True while the arrivals of the evening are shown."""
        return self._whole.currentIndex() == 2

    def show_locating(self, locating: bool) -> None:
        """Mark the whole page as one that changes nothing, or no more."""
        show_if(self._strip, locating)
        self.arrived.setEnabled(not locating)
        self._walk_in.setEnabled(not locating)
        self.buttons.walk_in.setEnabled(not locating)
        self._hint = _HINT_LOCATE if locating else _HINT
        self.field.setPlaceholderText(self._hint)
        self.field.setAccessibleName("Locate: type whom you look for" if locating else "Scan a badge, or type a name")

    def turn_side(self) -> None:
        """Show the figures and last arrivals, or the work again, where they are two pages."""
        if self.narrow is not None:
            self.narrow.panes.turn()

    # Lists -----------------------------------------------------------------------------------------------------------

    def list_found(self, book: DoorBook, text: str) -> None:
        """Show those who fit `text`, the first of them chosen; without a text, who is still to come."""
        if text.strip():
            found = book.find(text)
            self._list(
                f"{len(found):,} people fit" if len(found) > 1 else "", [match_of(one) for one in found], text, 0
            )
        else:
            waiting = [match_of(one) for one in book.still_to_come()]
            self._list("Still to come" if waiting else "", waiting, "", -1)

    def list_one(self, title: str, guest: DoorGuest) -> None:
        """Show one guest, whose name stands in the field, selected."""
        self.field.show_typed(guest.full_name)
        self._list(title, [match_of(guest)], "", 0)

    def list_alike(self, lines: Sequence[Match], name: str) -> None:
        """Show those of a walk-in's name, none of them chosen."""
        self._list("Is it one of these? Press Down" if lines else "Nobody of that name yet", lines, name, -1)

    def refresh_list(self, book: DoorBook, *, adding: bool) -> None:
        """Show the same lines as they stand now; who is gone from the list is gone."""
        if not self.field.text() and not adding:
            self.list_found(book, "")
            return
        before = self.matches.matches.lines
        now = [
            match_of(guest) if line.guest and (guest := book.guest(line.guest.id)) else line
            for line in before
            if line.guest is None or book.guest(line.guest.id)
        ]
        if len(now) == len(before):
            self.matches.matches.change(now)
        else:
            self.matches.show_lines(now, self.matches.matches.typed)

    def choose_guest(self, attendee_id: str) -> None:
        """Choose the line of this guest, if there is one."""
        for row, line in enumerate(self.matches.matches.lines):
            if line.guest is not None and line.guest.id == attendee_id:
                self.matches.choose(row)

    # Card and figures ------------------------------------------------------------------------------------------------

    def show_figures(self, book: DoorBook) -> None:
        """Show how many are in, and who came last."""
        figures = book.figures()
        self.counters.show_figures(figures)
        if self.narrow is not None:
            self.narrow.show_figures(figures)
        self.arrived.show_guests(book.latest(self.arrived.lines))
        if self.arrivals_shown:
            self.arrivals.show_log(book)

    def show_card(self, shown: Shown, book: DoorBook, stops: Sequence[Stop], *, choosing: bool) -> str:
        """Have the card show this; returns the whole of it as one sentence. `choosing` while matches are looked at."""
        guest = book.guest(shown.guest_id)
        band = states.band(shown.state, guest, shown.typed, self.own_desk)
        nearest = book.nearest(shown.typed) if shown.state == states.NOBODY else ()
        told = states.says(shown.state, nearest, shown.sentence)
        if shown.state == states.IDLE and not book.guests:
            told = "Nobody is expected yet. Walk-ins work."
        if shown.state == states.NEW:
            self.card.show_form(band)
        elif shown.state == states.CHANGING:
            self.card.show_change(band)
        elif shown.state == states.LOCATED and guest is not None:
            told = places_in_words(stops)
            self.card.show_place(band, guest, told)
        elif guest is not None:
            self.card.show_guest(band, guest, stops, told if shown.state in states.LET_IN_ANYWAY else "")
        else:
            self.card.show_message(band, told)
        self.buttons.show_state(shown.state, guest)
        if self.narrow is not None:
            self.narrow.show_list(choosing and guest is not None and shown.state != states.LOCATED)
        spoken = states.spoken(shown.state, guest, shown.typed, told, stops, own_desk=self.own_desk, notes=self._notes)
        self.card.setAccessibleName(spoken)
        return spoken

    def begin_form(self, name: str) -> None:
        """Have the field take the name of a walk-in."""
        self.field.takes_photo_keys = True
        self.field.setPlaceholderText(_HINT_WALK_IN)
        self.field.setText(name)
        self.form.begin()

    def end_form(self) -> None:
        """Have the field take guests again."""
        self.field.takes_photo_keys = False
        self.field.setPlaceholderText(self._hint)

    def show_form(self) -> None:
        """Show the walk-in's name as typed, or as chosen among those of that name."""
        match, alike = self.matches.choice, len(self.matches.matches.lines)
        told = ""
        if match is not None and match.guest is not None:
            told = f"{match.name} is on tonight’s list. Enter checks them in, and nobody is added twice."
        elif match is not None:
            told = f"{match.name} is in the directory. Enter takes them in with what is known of them."
        elif alike:
            told = f"{alike} {'person sounds' if alike == 1 else 'people sound'} like this. Down chooses one of them."
        self.form.show_name(match.name if match else self.field.text().strip(), told)

    def announce(self, sentence: str) -> None:
        """Say something to who listens to the screen."""
        event = QAccessibleAnnouncementEvent(self, sentence)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
        QAccessible.updateAccessibility(event)

    # Layout ----------------------------------------------------------------------------------------------------------

    def _list(self, title: str, lines: Sequence[Match], typed: str, row: int) -> None:
        self.list_title.say(title)
        show_if(self.list_title, bool(title))
        self.matches.show_lines(lines, typed, row)

    def _lay_out(self, desk: Desk, presses: Presses, *, roomy: bool, short: bool) -> None:
        high = 48 if short else 56
        walk_in = Button(self.theme, "New walk-in", icon="user-plus", key="F2", height=high, press=presses.walk_in)
        walk_in.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._walk_in = walk_in
        lists = Button(
            self.theme, "Lists", icon="list-checks", key="Ctrl D", height=high, press=lambda: desk.go("door-lists")
        )
        lists.setAccessibleName("Lists of the door: roll-call, who is missing, a sheet typed in")
        lists.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        back = Button(self.theme, "Check people in", icon="arrow-left", key="Ctrl L", press=presses.locate)
        self._strip = LocateStrip(self.theme, back, roomy=roomy)
        self._strip.hide()
        left = (self.field, self.list_title, self.matches, self.camera, self.arrived)
        parts = Parts(*left, self.counters, self.card, self.buttons, walk_in, lists)
        self.narrow = None if roomy else Narrow(self.theme, parts)
        work = QWidget()
        work.setProperty("kind", "clear")
        whole = wide(self.theme, parts) if self.narrow is None else column(self.theme, self.narrow)
        work.setLayout(column(self.theme, self._strip, whole, gap=6 if roomy else 0))
        work.layout().setStretch(1, 1)  # type: ignore[union-attr]
        for left_out in [walk_in, lists] if self.narrow is not None else [lists] if desk.door_mode else []:
            left_out.setParent(self)
            left_out.hide()
        empty = nothing_yet(
            self.theme,
            "scan-line",
            "There is no event to check people in for.",
            "Plan one first. It takes two minutes, and walk-ins work without a list.",
            [("Go to Plan", lambda: desk.go("plan"))],
        )
        self._whole = QStackedLayout()
        outer = column(self.theme)
        side = self.theme.px(18 if roomy else 14)
        outer.setContentsMargins(side, self.theme.px(2), side, self.theme.px(8))
        outer.addLayout(self._whole)
        self.setLayout(outer)
        self._whole.addWidget(work)  # once it has a place: before, the first page would show as a window
        self._whole.addWidget(empty)
        self._whole.addWidget(self.arrivals)
