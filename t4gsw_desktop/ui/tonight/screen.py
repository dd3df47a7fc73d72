"""Tonight: what to do now, the evening as a picture, four doors to work, the checklist, and who is coming."""

from datetime import datetime, timedelta

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QStackedWidget, QVBoxLayout, QWidget

from t4gsw_desktop.core.events import Event
from t4gsw_desktop.core.places import Venue
from t4gsw_desktop.core.timeline import from_text, wall_clock
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.services.checklist import DONE, OPEN, Item, checklist, mark_item
from t4gsw_desktop.services.event_list import list_events
from t4gsw_desktop.services.events import copy_event
from t4gsw_desktop.storage.unit_of_work import View
from t4gsw_desktop.ui.activities.running import live_words
from t4gsw_desktop.ui.shell.actions import Action
from t4gsw_desktop.ui.shell.desk import NO_EVENT, Desk
from t4gsw_desktop.ui.shell.screen import Screen
from t4gsw_desktop.ui.tonight.empty_night import Ways, empty_night
from t4gsw_desktop.ui.tonight.events import Choices, EventsPage
from t4gsw_desktop.ui.tonight.guide import mark_by_hand
from t4gsw_desktop.ui.tonight.moments import day_words, hours_words, title_words
from t4gsw_desktop.ui.tonight.night import AFTER, BEFORE, DOOR, Night, read_night, strips_of, with_backups
from t4gsw_desktop.ui.tonight.page import NightPage, Paths

_LOOKED_EVERY = 2000  # milliseconds between looks at the clock; what is shown changes with the minute only
EVENTS = "events"


class TonightScreen(Screen):
    """The first page. It is about the event at hand, and changes by itself as the night goes on."""

    key = "tonight"
    title = "Tonight"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._night: Night | None = None
        self._minute = ""
        self._chooses = False
        self._pages = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)
        paths = Paths(self._go_to, self._by_hand, self._tick, self._lead, self._open_strip, self.show_events)
        self.page = NightPage(desk, paths)
        self.events = EventsPage(self.theme, Choices(self._show_event, self._copy, self._new_event, self.leave_events))
        self._empty: QWidget | None = None
        self._events_page = QWidget()
        self._events_page.setProperty("kind", "clear")
        inner = QVBoxLayout(self._events_page)
        inner.setContentsMargins(self.theme.px(24), self.theme.px(8), self.theme.px(24), self.theme.px(16))
        inner.addWidget(self.events)
        self._pages.addWidget(self.page)
        self._pages.addWidget(self._events_page)
        self._add_actions()
        self._looking = QTimer(self)
        self._looking.timeout.connect(self.look_at_clock)
        self._looking.start(_LOOKED_EVERY)

    # What the window asks --------------------------------------------------------------------------------------------

    def heading(self) -> tuple[str, str]:
        """The event, its day, hours and place."""
        if self.desk.event_id == NO_EVENT:
            return self.title, ""

        def load(view: View) -> tuple[Event | None, Venue | None]:
            event = view.get(Event, self.desk.event_id)
            return event, view.get(Venue, event.venue_id) if event and event.venue_id else None

        event, venue = self.desk.read(load)
        if event is None:
            return self.title, ""
        now = self.desk.clock()
        told = (day_words(event, now), hours_words(event), venue.name if venue else "")
        return title_words(event, now), " · ".join(part for part in told if part)

    def refresh(self) -> None:
        """Read the event anew."""
        self._night = self._read()
        self._minute = self._minute_of(self.desk.clock())
        if self._chooses:
            self.events.show_events(self.desk.read(list_events, self.desk.clock()), self.desk.event_id)
        self._show()

    def open_at(self, argument: object) -> None:
        """ "events" shows all events."""
        if argument == EVENTS:
            self.show_events()

    def first_focus(self) -> QWidget | None:
        """What Enter does is what has the focus."""
        if self._chooses:
            return self.events.list
        return self.primary()

    def keep(self) -> object:
        """Whether all events or all that is done were asked for, and the page that was turned to."""
        turned = self.page.side_shown and not self.desk.roomy
        return self._chooses, self.events.chosen, self.page.todo.shows_all, turned

    def restore(self, kept: object) -> None:
        """Back to where it was."""
        if not isinstance(kept, tuple):
            return
        self._chooses, chosen, shows_all, side = kept
        if shows_all != self.page.todo.shows_all and self._night is not None:
            self.page.todo.turn()
        self.page.turn_side(to_side=side)
        self.refresh()
        self.events.choose(chosen)

    def turn_side(self) -> None:
        """F9: the checklist and back, where there is no room for both."""
        self.page.turn_side()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focus = QApplication.focusWidget()
            button = focus if isinstance(focus, QAbstractButton) and self.isAncestorOf(focus) else self.primary()
            if button is not None:
                button.click()
                return
        if event.key() == Qt.Key.Key_Escape and self._chooses:
            self.leave_events()
            return
        super().keyPressEvent(event)

    # As the night goes on --------------------------------------------------------------------------------------------

    def look_at_clock(self) -> None:
        """Show what comes next at this minute; the file is read again only for its newest backup."""
        minute = self._minute_of(self.desk.clock())
        if minute == self._minute or self._night is None or not self.isVisible():
            return
        self._minute = minute
        self._night = with_backups(self._night, self.desk.workspace)
        self._show()

    @staticmethod
    def _minute_of(now: datetime) -> str:
        return f"{now:%Y-%m-%d %H:%M}"

    def _read(self) -> Night | None:
        if self.desk.event_id == NO_EVENT:
            return None
        try:
            return read_night(self.desk.workspace, self.desk.event_id, self.desk.clock())
        except Refusal:  # the event was removed: then this is a file to begin an event in
            return None

    def _show(self) -> None:
        if self._chooses:
            self._pages.setCurrentWidget(self._events_page)
        elif self._night is None:
            self._pages.setCurrentWidget(self._built_empty())
        else:
            now = self.desk.clock()
            facts = self._night.facts
            self.page.show_night(self._night, checklist(facts, now), strips_of(self._night, now, self._live()), now)
            self._pages.setCurrentWidget(self.page)

    def _built_empty(self) -> QWidget:
        if self._empty is not None:
            self._pages.removeWidget(self._empty)
            self._empty.deleteLater()
        known = self.desk.read(list_events, self.desk.clock())
        last = next((one.event for one in (*known.past, *known.to_come)), None)
        ways = Ways(
            f"“{last.name}”" if last else "",
            lambda: self._copy(last.id) if last else None,
            self._new_event,
            self.desk.asked_to_practise.emit,
        )
        self._empty = empty_night(self.theme, ways)
        self._pages.addWidget(self._empty)
        return self._empty

    # What a person does ----------------------------------------------------------------------------------------------

    def show_events(self) -> None:
        """Show all events, to choose another."""
        self._chooses = True
        self.refresh()
        self.events.choose(self.desk.event_id)
        self.events.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave_events(self) -> None:
        """Back to the event all pages are about."""
        self._chooses = False
        self._show()
        if (button := self.primary()) is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_event(self, event_id: str) -> None:
        self._chooses = False
        if event_id == self.desk.event_id:
            self._show()
        self.desk.choose_event(event_id)
        self.desk.go(self.key)

    def _copy(self, event_id: str) -> None:
        """The same event again on the next such weekday that is to come, at least a week after the last time."""
        found = self.desk.read(lambda view: view.get(Event, event_id))
        if found is None:
            return
        day = wall_clock(from_text(found.starts), found.timezone).date()
        today = wall_clock(self.desk.clock(), found.timezone).date()
        weeks = max(1, (today - day).days // 7 + 1)
        made = self.desk.do(copy_event, event_id, day + timedelta(weeks=weeks))
        if made is not None:
            self._chooses = False
            self.desk.choose_event(made.id)
            self.desk.go("plan")

    def _new_event(self) -> None:
        self._chooses = False
        self.desk.go("plan", "new")

    def _go_to(self, item: Item) -> None:
        self.desk.go(item.screen, item.argument or None)

    def _by_hand(self, item: Item) -> None:
        self._mark(item, mark_by_hand(item))

    def _tick(self, item: Item) -> None:
        if item.ticked:
            self._mark(item, OPEN)
        elif item.state == DONE:
            self.desk.say(f"“{item.title}” is done: the file shows it. There is nothing to tick.")
        else:
            self._mark(item, DONE)

    def _mark(self, item: Item, state: str) -> None:
        self.desk.do(mark_item, self.desk.event_id, item, state, at=self.desk.clock())

    def _lead(self, screen: str, argument: object = None) -> None:
        if screen == "again":
            self._copy(self.desk.event_id)
        else:
            self.desk.go(screen, argument)

    def _live(self) -> dict[str, str]:
        """How the activities stand that are run live."""
        activities = self._night.activities if self._night is not None else ()
        return {one.id: live_words(self.desk, one) for one in activities}

    def _open_strip(self, key: str) -> None:
        places = {DOOR: ("check-in", None), BEFORE: ("plan", None), AFTER: ("wrap-up", None)}
        self.desk.go(*places.get(key, ("activities", key)))

    def _add_actions(self) -> None:
        for action in (
            Action(
                "tonight.next",
                "Do the next thing",
                self._press_next,
                screen=self.key,
                hint="Do the next thing",
                shown_key="Enter",
                icon="arrow-right",
                in_palette=False,
            ),
            Action("tonight.door", "Check people in", lambda: None, hint="Check-in", shown_key="F5", in_palette=False),
            Action(
                "tonight.live", "Run an activity", lambda: None, hint="Activities", shown_key="F6", in_palette=False
            ),
            Action(
                "tonight.tick",
                "Tick off an item of the checklist",
                lambda: None,
                shown_key="Space",
                in_palette=False,
            ),
            Action(
                "tonight.events",
                "Choose another event",
                self.show_events,
                "Ctrl+E",
                menu="Event",
                icon="calendar-days",
                also="all events past list",
            ),
            Action("tonight.all", "Show all that is done", self.page.todo.turn, menu="View", icon="list-checks"),
        ):
            self.add_action(action)

    def _press_next(self) -> None:
        if (button := self.primary()) is not None:
            button.click()
