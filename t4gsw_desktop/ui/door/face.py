"""The face of the door: the parts on the page, and how lists, figures and the card come to show something."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from t4gsw_desktop.services.door_book import DoorBook, DoorGuest, Stop
from t4gsw_desktop.ui.door import card_words as states
from t4gsw_desktop.ui.door.buttons import CardButtons, Presses
from t4gsw_desktop.ui.door.card import ResultCard
from t4gsw_desktop.ui.door.counters import Counters
from t4gsw_desktop.ui.door.field import DoorField
from t4gsw_desktop.ui.door.just_arrived import JustArrived
from t4gsw_desktop.ui.door.layout import Narrow, Parts, wide
from t4gsw_desktop.ui.door.matches import Match, MatchList, match_of
from t4gsw_desktop.ui.door.shown import Shown
from t4gsw_desktop.ui.door.walk_in import WalkIn
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.widgets.boxes import column, nothing_yet, show_if
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.words import OneLine

_HINT, _HINT_WALK_IN = "Scan, or type a name", "Name of the walk-in"


class Face(QWidget):
    """Everything on the page. It knows how to show, and leaves to the screen what to do."""

    def __init__(self, desk: Desk, presses: Presses, undo: Callable[[str], object]) -> None:
        super().__init__()
        self.setProperty("kind", "clear")
        self.theme, roomy, short = desk.theme, desk.roomy, desk.short
        self.field = DoorField(self.theme)
        self.matches = MatchList(self.theme)
        self.list_title = OneLine("", "label")
        self.arrived = JustArrived(self.theme, (3 if short else 4) if roomy else 8, undo)
        self.counters = Counters(self.theme, roomy=roomy)
        self.form = WalkIn(self.theme, self.show_form, short=short, roomy=roomy)
        self.buttons = CardButtons(self.theme, presses, roomy=roomy, short=short)
        self.card = ResultCard(self.theme, self.form, self.buttons if roomy else None, roomy=roomy, short=short)
        self._lay_out(desk, presses, roomy=roomy, short=short)

    def show_event(self, there: bool) -> None:
        """Show the door, or the way to Plan while there is no event."""
        self._whole.setCurrentIndex(0 if there else 1)

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

    def show_card(self, shown: Shown, book: DoorBook, stops: Sequence[Stop], *, choosing: bool) -> str:
        """Have the card show this; returns the whole of it as one sentence. `choosing` while matches are looked at."""
        guest = book.guest(shown.guest_id)
        band = states.band(shown.state, guest, shown.typed)
        nearest = book.nearest(shown.typed) if shown.state == states.NOBODY else ()
        told = states.says(shown.state, nearest, shown.sentence)
        if shown.state == states.IDLE and not book.guests:
            told = "Nobody is expected yet. Walk-ins work."
        if shown.state == states.NEW:
            self.card.show_form(band)
        elif guest is not None:
            self.card.show_guest(band, guest, stops, told if shown.state in states.LET_IN_ANYWAY else "")
        else:
            self.card.show_message(band, told)
        self.buttons.show_state(shown.state, guest)
        if self.narrow is not None:
            self.narrow.show_list(choosing and guest is not None)
        spoken = states.spoken(shown.state, guest, shown.typed, told, stops)
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
        self.field.setPlaceholderText(_HINT)

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
        walk_in = Button(
            self.theme, "New walk-in", icon="user-plus", key="F2", height=48 if short else 56, press=presses.walk_in
        )
        walk_in.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        shared = (self.field, self.list_title, self.matches, self.arrived, self.counters, self.card, self.buttons)
        parts = Parts(*shared, walk_in)
        self.narrow = None if roomy else Narrow(self.theme, parts)
        work = QWidget()
        work.setProperty("kind", "clear")
        work.setLayout(wide(self.theme, parts) if self.narrow is None else column(self.theme, self.narrow))
        if self.narrow is not None:
            walk_in.setParent(self)
            walk_in.hide()
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
