"""Door lists: roll-call, who is missing, a sheet typed in, and queue help, each by keyboard alone."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import cast

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from t4gsw_desktop.core.timeline import from_text, wall_clock
from t4gsw_desktop.services.checkin import arrive_many
from t4gsw_desktop.services.door_book import EXPECTED, DoorBook
from t4gsw_desktop.services.event_papers import QUEUE_SIGNS
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.services.paper_state import CHECKIN_SHEET
from t4gsw_desktop.services.queue_help import choose_lanes
from t4gsw_desktop.services.sheet_numbers import printed_sheets
from t4gsw_desktop.services.sheet_typing import sheet_lines, type_sheet
from t4gsw_desktop.services.workspace import Changed
from t4gsw_desktop.ui.door_list.lines import BY_ORGANISATION
from t4gsw_desktop.ui.door_list.list_actions import list_actions
from t4gsw_desktop.ui.door_list.people_part import MissingPart, PeoplePart
from t4gsw_desktop.ui.door_list.queue_facts import QueueFacts
from t4gsw_desktop.ui.door_list.queue_part import QueuePart
from t4gsw_desktop.ui.door_list.said import said_outcomes, said_range, said_to_come
from t4gsw_desktop.ui.door_list.sheet_part import SheetPart, Typed
from t4gsw_desktop.ui.projector.wall_window import WallDisplay
from t4gsw_desktop.ui.shell.desk import Desk, refused
from t4gsw_desktop.ui.shell.screen import Screen
from t4gsw_desktop.ui.widgets.boxes import column, nothing_yet, row, scrolling, show_if
from t4gsw_desktop.ui.widgets.fields import Segments
from t4gsw_desktop.ui.widgets.next_strip import NextStrip

ROLL_CALL, MISSING, SHEET, QUEUE = "roll-call", "missing", "sheet", "queue"
PARTS = ((ROLL_CALL, "Roll-call"), (MISSING, "Missing"), (SHEET, "Type a sheet"), (QUEUE, "Queue help"))
_BEATS = 15_000  # milliseconds: the rate goes on falling while nobody comes
NOW = ""  # the sheet as it would be printed now
Kept = tuple[str, tuple[str, str], tuple[tuple[str, ...], tuple[str, ...]], Typed, str, str | None]


class DoorListPage(Screen):
    """Four lists of one door; the strip on top has the one filled button of the list that is shown."""

    key = "door-lists"
    title = "Door lists"
    topics = frozenset({"attendees", "people", "checkins", "events", "prints"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.book = DoorBook(desk.workspace, desk.event_id)
        self._heard: set[str] = set()
        self._facts = QueueFacts(desk)
        self._printed = NOW
        self._chose_sheet = False
        self._stale_parts: set[str] = set()
        self._wall = WallDisplay.of(desk)
        self._wall.changed.connect(self._show_missing)
        self.part = Segments(self.theme, "List", PARTS, ROLL_CALL)
        self.part.chosen.connect(lambda _key: self._show_part())
        self.strip = NextStrip(self.theme)
        self.roll_call = PeoplePart(self.theme, "Roll-call", BY_ORGANISATION)
        self.missing = MissingPart(self.theme, self.turn_wall)
        self.sheet = SheetPart(self.theme)
        self.queue = QueuePart(self.theme, roomy=desk.roomy)
        self.roll_call.changed.connect(self._ask)
        self.missing.changed.connect(self._ask)
        self.sheet.changed.connect(self._ask)
        self.sheet.sheet_chosen.connect(self._choose_sheet)
        self.queue.lanes_chosen.connect(self._choose_lanes)
        self._beat = QTimer(self)
        self._beat.setInterval(_BEATS)
        self._beat.timeout.connect(self._tick)
        self._lay_out()
        for action in list_actions(self):
            self.add_action(action)

    # What the window asks --------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        if self.book.event_id != self.desk.event_id:
            self.book = DoorBook(self.desk.workspace, self.desk.event_id)
            self._printed, self._chose_sheet = NOW, False
        else:
            self.book.catch_up(self._heard)
        self._heard = set()
        there = self.book.event is not None
        show_if(self._work, there)
        show_if(self._nothing, not there)
        self._stale_parts = {key for key, _ in PARTS} if there else set()
        self._fill_part()

    def heading(self) -> tuple[str, str]:
        if self.book.event is None:
            return self.title, ""
        figures = self.book.figures()
        return self.title, f"{self.book.event.name} · {figures.here:,} here, {figures.to_come:,} not yet"

    def open_at(self, argument: object) -> None:
        """Show one of the lists by its key."""
        if argument in dict(PARTS):
            self.show_list(str(argument))

    def first_focus(self) -> QWidget | None:
        if self.book.event is None:
            return None
        firsts: dict[str, QWidget | None] = {
            ROLL_CALL: self.roll_call.list,
            MISSING: self.missing.list,
            SHEET: self.sheet.field,
            QUEUE: self.queue.first_focus(),
        }
        return firsts.get(self.part.value)

    def keep(self) -> object:
        orders = (self.roll_call.order.value, self.missing.order.value)
        ticks = (self.roll_call.ticked, self.missing.ticked)
        chosen = self._printed if self._chose_sheet else None
        return self.part.value, orders, ticks, self.sheet.typed, self.sheet.field.text(), chosen

    def restore(self, kept: object) -> None:
        part, orders, ticks, typed, text, chosen = cast(Kept, kept)
        self._printed, self._chose_sheet = chosen or NOW, chosen is not None
        self.part.choose(part)
        for people, order in zip((self.roll_call, self.missing), orders, strict=True):
            people.order.choose(order)
        self.refresh_now()
        self.roll_call.show_guests(tuple(self.book.guests.values()))
        self._fill_missing()
        self._show_sheet()
        for people, ticked in zip((self.roll_call, self.missing), ticks, strict=True):
            people.list.set_ticks(ticked)
        self.sheet.take_typed(typed)
        self.sheet.field.setText(text)
        self._show_part()

    def print_this(self) -> None:
        self.desk.go("print", QUEUE_SIGNS if self.part.value == QUEUE else CHECKIN_SHEET)

    # What can be done ------------------------------------------------------------------------------------------------

    def show_list(self, key: str) -> None:
        """Show one of the four lists."""
        self.part.choose(key)
        self._show_part()

    def go_back(self) -> None:
        """Back to the door."""
        self.desk.go("check-in")

    def check_in(self) -> None:
        """Check in everybody who is ticked, in one act."""
        people = self.missing if self.part.value == MISSING else self.roll_call
        ids = people.ticked
        if not ids:
            people.list.setFocus()
            return
        before = self.desk.workspace.step()
        outcomes = self.desk.attempt(arrive_many, self.book.event_id, ids, at=self._moment())
        if not refused(outcomes):
            people.untick()
            self.desk.say(said_outcomes(outcomes), undo=self.desk.workspace.step() > before)
        people.list.setFocus()

    def put_in(self) -> None:
        """Put in the sheet that was typed, in one act."""
        typed = self.sheet.typed
        if not typed.entries:
            self.sheet.field.setFocus()
            return
        before, event_id = self.desk.workspace.step(), self.book.event_id
        done = self.desk.attempt(
            type_sheet, event_id, typed.numbers, typed.walk_ins, at=self._moment(), printing_id=self._printed
        )
        if not refused(done):
            self.sheet.finish(done.sentence)
            self.desk.say(done.sentence, undo=self.desk.workspace.step() > before)

    def print_signs(self) -> None:
        """Show the signs in the print centre, for as many lanes as are shown."""
        found = self._facts.found
        if found is not None and found.event.lanes != len(found.lanes):
            self._choose_lanes(len(found.lanes))
        self.desk.go("print", QUEUE_SIGNS)

    def turn_wall(self) -> None:
        """Show who is missing on the second screen, or have it show what it showed before."""
        self._wall.show_missing(not self._wall.shows_missing)

    def _moment(self) -> datetime:
        """When those arrived of whom it is noted now: now, but of an evening that is over before its end."""
        event, now = self.book.event, self.desk.clock()
        return min(now, from_text(event.ends) - timedelta(seconds=1)) if event else now

    def _choose_sheet(self, printing_id: str) -> None:
        self._printed, self._chose_sheet = printing_id, True
        self._show_sheet()

    def _choose_lanes(self, lanes: int) -> None:
        self.desk.do(choose_lanes, self.book.event_id, lanes)

    # What is shown ---------------------------------------------------------------------------------------------------

    def _show_part(self) -> None:
        self._stack.setCurrentIndex([key for key, _ in PARTS].index(self.part.value))
        self._fill_part()
        self.hints_changed.emit()
        if self.isVisible() and (first := self.first_focus()) is not None:  # built anew unseen, it takes no keys away
            first.setFocus()

    def _fill_part(self) -> None:
        """Bring the list that is shown up to date; the others wait until they are."""
        part = self.part.value
        if part in self._stale_parts:
            self._stale_parts.discard(part)
            {
                ROLL_CALL: lambda: self.roll_call.show_guests(tuple(self.book.guests.values())),
                MISSING: self._fill_missing,
                SHEET: self._show_sheet,
                QUEUE: self._show_queue,
            }[part]()
        if self.book.event is not None:
            self._ask()

    def _fill_missing(self) -> None:
        self.missing.show_guests([one for one in self.book.guests.values() if one.state == EXPECTED])
        self._show_queue()
        self._show_missing()

    def _show_sheet(self) -> None:
        """The lines of the sheet in hand: the latest printing, unless somebody has chosen another."""
        event = self.book.event
        if event is None:
            return
        sheets = self.desk.read(printed_sheets, event.id)
        known = [one.id for one in sheets]
        if self._printed not in (*known, NOW) or not self._chose_sheet:
            self._printed = known[0] if known else NOW
        choices = [(one.id, f"Printed {_told(one.at, event.timezone)}") for one in sheets]
        self.sheet.show_sheets([*choices, (NOW, "A sheet printed now")], self._printed)
        self.sheet.show_lines(self.desk.read(sheet_lines, event.id, self._printed))

    def _show_queue(self) -> None:
        event = self.book.event
        if event is None:
            return
        found = self._facts.read(event)
        self.queue.show_help(found, self._facts.minute, self._facts.clock)

    def _tick(self) -> None:
        """Time goes on though nobody comes: the rate falls, and so does who is likely to come."""
        if self.part.value in (MISSING, QUEUE):
            self._show_queue()
            self._show_missing()

    def _show_missing(self) -> None:
        found = self._facts.found
        if found is None or self.book.event is None:
            return
        missing = self.book.figures().to_come
        likely = said_range(found.to_come) if missing else ""
        self.missing.say(said_to_come(missing), likely, on_wall=self._wall.shows_missing)

    def _ask(self) -> None:
        """Have the strip ask for what the list that is shown is for."""
        part = self.part.value
        if part == SHEET:
            quiet = "Number, Enter, number, Enter. Backspace takes the latest out again."
            self._ask_for(self.sheet.typed.said, "Put it in", self.put_in, quiet, "list-checks")
        elif part == QUEUE:
            quiet = "One sign a lane, in large letters. They belong at the start of the queue."
            self._ask_for("Signs tell people where to queue", "Print the signs", self.print_signs, quiet, "printer")
        else:
            count = len((self.missing if part == MISSING else self.roll_call).ticked)
            button = f"Check in {counted(count, 'person', 'people')}" if count else "Check in"
            said = f"{counted(count, 'person', 'people')} ticked" if count else "Tick who is here"
            quiet = "Space ticks, Enter ticks and goes on. Shift with the arrows chooses many."
            self._ask_for(said, button, self.check_in, quiet, "user-check")

    def _ask_for(self, said: str, button: str, press: Callable[[], object], quiet: str, icon: str) -> None:
        if self.strip.sentence == f"{said}." and self.strip.button is not None and self.strip.button.words == button:
            return  # the same as before: nothing flickers, and nothing is said aloud again
        quiet = quiet if self.desk.roomy else ""  # where there is little room the list has it
        self.strip.ask(f"{said}.", button, press, quiet=quiet, icon=icon)
        self.strip.sentence = f"{said}."

    def _lay_out(self) -> None:
        theme = self.theme
        self._stack = QStackedWidget()
        self._stack.setProperty("kind", "clear")
        for (_, name), part in zip(PARTS, (self.roll_call, self.missing, self.sheet, self.queue), strict=True):
            low = part in (self.missing, self.sheet) and not self.desk.roomy  # what stands over the list takes its room
            self._stack.addWidget(scrolling(row(theme, part, margin=6), name=name) if low else part)
        self._work = QWidget()
        self._work.setProperty("kind", "clear")
        inner = column(theme, self.strip, row(theme, self.part, None), self._stack, gap=10)
        inner.setStretch(2, 1)
        self._work.setLayout(inner)
        self._nothing = nothing_yet(
            theme,
            "list-checks",
            "There is no event yet, so there is nobody to call.",
            "Make one, or try the practice evening.",
            [("Go to Tonight", lambda: self.desk.go("tonight"))],
        )
        self._nothing.hide()
        outer = column(theme, self._work, self._nothing)
        side = theme.px(24)
        outer.setContentsMargins(side, theme.px(8), side, theme.px(16))
        self.setLayout(outer)

    def _hear(self, changed: Changed) -> None:
        self._heard |= changed.topics
        super()._hear(changed)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._beat.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self._beat.stop()


def _told(at: str, zone: str) -> str:
    return f"{wall_clock(from_text(at), zone):%d %b, %H:%M}"
