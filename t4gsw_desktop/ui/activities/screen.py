"""The screen called Activities: each activity of the evening, its plan, how good it is, and what to do next."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from t4gsw_desktop.kinds.register import forms, kind_named
from t4gsw_desktop.services.events import timeline
from t4gsw_desktop.services.plan_state import PlanState, plan_states
from t4gsw_desktop.services.plan_table import plan_table
from t4gsw_desktop.ui.activities.activity_actions import activities_actions
from t4gsw_desktop.ui.activities.live import Rooms
from t4gsw_desktop.ui.activities.plan_notes import PlanNotes
from t4gsw_desktop.ui.activities.plan_strip import StripWays, WorkingStrip, plan_strip, without_activities
from t4gsw_desktop.ui.activities.plan_view import PlanView
from t4gsw_desktop.ui.activities.planner import planner_of
from t4gsw_desktop.ui.activities.running import live_words
from t4gsw_desktop.ui.activities.setup import setup_of
from t4gsw_desktop.ui.activities.tabs import ActivityTabs, tab_of
from t4gsw_desktop.ui.shell.desk import NO_EVENT, Desk
from t4gsw_desktop.ui.shell.screen import Screen
from t4gsw_desktop.ui.unconference.board_facts import KIND as UNCONFERENCE
from t4gsw_desktop.ui.widgets.boxes import TwoPanes, empty, show_if
from t4gsw_desktop.ui.widgets.fields import Segments

if TYPE_CHECKING:
    from t4gsw_desktop.ui.activities.setup_panel import SetupPanel


class ActivitiesScreen(Screen):
    """One activity at a time; the tabs stand in the header."""

    key = "activities"
    title = "Activities"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        theme = self.theme
        self.tabs = ActivityTabs(theme, roomy=desk.roomy)
        self.tabs.setParent(self)  # until it stands in the header, so that it goes with this page
        self.tabs.hide()
        self.tabs.currentChanged.connect(lambda _at: self._show_activity())
        self.planner = planner_of(desk)
        self.planner.changed.connect(self._hear_planner)
        self.planner.progressed.connect(self._show_progress)
        self._states: dict[str, PlanState] = {}
        self._part = 1
        self._side_shown = "plan"
        self._setups: dict[str, SetupPanel] = {}
        self._working: WorkingStrip | None = None
        whole = QVBoxLayout(self)
        edge = theme.px(24)
        whole.setContentsMargins(edge, theme.px(8), edge, theme.px(16))
        self._plan_page = QWidget()
        self._plan_page.setProperty("kind", "clear")
        whole.addWidget(self._plan_page)
        self._page = QVBoxLayout(self._plan_page)
        self._page.setContentsMargins(0, 0, 0, 0)
        self._page.setSpacing(theme.px(12))
        self._panes: TwoPanes | None = None
        self._rooms = Rooms(desk)
        for place in self._rooms.places.values():
            place.widget.hide()
            whole.addWidget(place.widget)
            place.plan_asked.connect(self.turn_live)
            place.turned.connect(self._show_tabs)
            if place.hints is not None:
                place.hints.connect(self.hints_changed)
        for action in activities_actions(self):
            self.add_action(action)
        for place in self._rooms.places.values():
            for action, on in place.actions:
                self.add_action(action, on)

    # What the window asks ----------------------------------------------------------------------------------------

    def header_part(self) -> QWidget | None:
        return self.tabs if self.tabs.tabs else None

    def heading(self) -> tuple[str, str]:
        chosen = next((tab for tab in self.tabs.tabs if tab.activity_id == self.tabs.chosen()), None)
        return (chosen.title, chosen.state) if chosen else (self.title, "")

    def keep(self) -> object:
        return self.tabs.chosen(), self._part, self._side_shown, self._rooms.keep()

    def restore(self, kept: object) -> None:
        chosen, self._part, self._side_shown, rooms = kept  # type: ignore[misc]
        self._rooms.take_wishes(rooms)  # type: ignore[has-type]
        self.tabs.choose(chosen)  # type: ignore[has-type]
        self._show_activity()
        self._rooms.restore(rooms)  # type: ignore[has-type]

    def first_focus(self) -> QWidget | None:
        place = self._rooms.shown
        return place.room.first_focus() if place is not None else None

    def open_at(self, argument: object) -> None:
        """Show the activity of this id, or with a pair of it and a page's name this page of its room."""
        activity_id, page = argument if isinstance(argument, tuple) else (argument, "")
        self.tabs.choose(str(activity_id))
        place = self._rooms.shown
        if page and place is not None and place.show_page is not None:
            place.show_page(page)

    def help_page(self) -> str:
        place = self._rooms.shown
        return self.key if place is None else place.help_page

    def print_this(self) -> None:
        place = self._rooms.shown
        if place is not None and place.print_this is not None:
            place.print_this()
        else:
            super().print_this()

    def turn_side(self) -> None:
        if (place := self._rooms.shown) is not None:
            place.room.turn_side()
        elif self._panes is not None:
            self._panes.turn()

    def refresh(self) -> None:
        """Read the activities and how far each is planned."""
        if self.desk.event_id == NO_EVENT:
            self.tabs.show_tabs(())
            self._states = {}
            self._show_activity()
            return
        self._states = {one.activity.id: one for one in self.desk.read(plan_states, self.desk.event_id, forms())}
        chosen = self.tabs.chosen()
        self._show_tabs()
        if not chosen:
            self.tabs.choose(next((tab.activity_id for tab in self.tabs.tabs if tab.live), ""))
        self._show_activity()

    # What is shown -----------------------------------------------------------------------------------------------

    def _show_tabs(self) -> None:
        """Show how each activity stands at this moment."""
        evening, now = self.desk.read(timeline, self.desk.event_id), self.desk.clock()
        zone = evening.event.timezone
        self.tabs.show_tabs([tab_of(one, zone, now, live_words(self.desk, one)) for one in evening.activities])
        self.heading_changed.emit()

    def turn_live(self) -> None:
        """From the plan to the room of the activity, or back."""
        self._rooms.wished[self.tabs.chosen()] = self._rooms.shown is None
        self._show_activity()
        if (focus := self.first_focus()) is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_activity(self) -> None:
        """Show the plan of the chosen activity, or its room."""
        before = self._rooms.shown
        place = self._rooms.show(self._states.get(self.tabs.chosen()))
        show_if(self._plan_page, place is None)
        if place is None:
            self._show_plan()
        if place is not before:
            self.hints_changed.emit()
        self.heading_changed.emit()

    def _show_plan(self) -> None:
        at_side = self._panes is not None and self._panes.side_shown
        focus = self._save_setups()
        empty(self._page)
        self._panes, self._working = None, None
        state = self._states.get(self.tabs.chosen())
        if state is None:
            self._page.addWidget(without_activities(self.desk))
            return
        table = self.desk.read(plan_table, state.activity.id, kind_named(state.activity.kind).form)
        self._page.addWidget(self._strip(state))
        work = PlanView(self.desk, state, table, self._part)
        work.round_turned.connect(self._remember_round)
        self._panes = TwoPanes(self.theme, work, self._side(state), side_width=360, roomy=self.desk.roomy)
        self._panes.turn(to_side=at_side)
        self._page.addWidget(self._panes, 1)
        if focus is not None and focus.isVisibleTo(self):
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save_setups(self) -> QWidget | None:
        """Lay aside the panels somebody is writing in while the page is built anew; returns what had the focus."""
        focus = QApplication.focusWidget()
        held = None
        for key, panel in list(self._setups.items()):
            if not panel.being_written:
                del self._setups[key]
                continue
            if focus is not None and panel.isAncestorOf(focus):
                held = focus
            panel.hide()
            panel.setParent(self)
        return held

    def _hear_planner(self) -> None:
        """Show what is planned; while another page is shown, activities may have gone that this one still knows."""
        if self.isVisible():
            self._show_activity()
        else:
            self._turn_stale()

    def _remember_round(self, part: int) -> None:
        self._part = part

    def _strip(self, state: PlanState) -> QWidget:
        if self.planner.working_on:
            self._working = WorkingStrip(self.theme, self.planner)
            return self._working
        ways = StripWays(self._open_setup, self.turn_live, self._rooms.place_of(state))
        return plan_strip(self.desk, self.planner, state, self._states.values(), ways)

    def _show_progress(self, fraction: float, _words: str) -> None:
        if self._working is not None:
            self._working.show_progress(fraction)

    # The side ----------------------------------------------------------------------------------------------------

    def _side(self, state: PlanState) -> QWidget:
        loader = setup_of(state.activity.kind)
        side = QWidget()
        layout = QVBoxLayout(side)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self.theme.px(10))
        if loader is not None:
            views = Segments(self.theme, "Side panel", [("plan", "The plan"), ("setup", "Set-up")], self._side_shown)
            views.chosen.connect(self._choose_side)
            layout.addWidget(views)
        if loader is not None and self._side_shown == "setup":
            panel = self._setups.get(state.activity.id)
            if panel is None:
                panel = self._setups[state.activity.id] = loader(self.desk, state.activity.id)
                panel.refresh()
            layout.addWidget(panel, 1)
            panel.show()
        else:
            place = self._rooms.place_of(state)
            run = (place.open_words, self.turn_live) if place is not None else None
            layout.addWidget(PlanNotes(self.desk, self.planner, state, run), 1)
        return side

    def _choose_side(self, key: str) -> None:
        self._side_shown = key
        self._show_activity()

    def _open_setup(self) -> None:
        if setup_of(self._states[self.tabs.chosen()].activity.kind) is None:
            self.desk.go("plan", self.tabs.chosen())
            return
        self._side_shown = "setup"
        self._show_activity()
        if self._panes is not None:
            self._panes.turn(to_side=True)

    # What its actions do -----------------------------------------------------------------------------------------

    @property
    def at_plan(self) -> bool:
        """True while the page shows a plan, False while it shows the room of an activity."""
        return self._rooms.shown is None

    def why_not_plan(self) -> str:
        """Why the chosen activity cannot be planned now, "" when it can."""
        state = self._states.get(self.tabs.chosen())
        if state is None:
            return "There is no activity yet."
        at_board = "" if self.at_plan or state.activity.kind != UNCONFERENCE else "Fill the grid from its board."
        return self.planner.why_not() or state.nothing_yet or at_board

    def why_not_plan_all(self) -> str:
        """Why the evening cannot be planned now, "" when it can."""
        return self.planner.why_not() if self._states else "There is no activity yet."

    def why_not_live(self) -> str:
        """Why there is no live room for the chosen activity, "" when there is."""
        state = self._states.get(self.tabs.chosen())
        if state is None or state.activity.kind not in self._rooms.places:
            return "Only speed-friending and unconferences have a room of their own. Choose its tab first."
        return "" if self._rooms.place_of(state) is not None else "Work out its plan first."

    def step(self, by: int) -> None:
        """Go to another activity, `by` further on."""
        if self.tabs.count():
            self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % self.tabs.count())
