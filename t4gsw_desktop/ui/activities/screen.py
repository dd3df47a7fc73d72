"""The screen called Activities: each activity of the evening, its plan, how good it is, and what to do next."""

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QProgressBar, QVBoxLayout, QWidget

from t4gsw_desktop.core.timeline import from_text
from t4gsw_desktop.kinds.register import forms, kind_named
from t4gsw_desktop.services.events import timeline
from t4gsw_desktop.services.plan_state import PlanState, plan_states
from t4gsw_desktop.services.plan_table import plan_table
from t4gsw_desktop.ui.activities.activity_actions import activities_actions
from t4gsw_desktop.ui.activities.live import live_rooms
from t4gsw_desktop.ui.activities.plan_notes import PlanNotes
from t4gsw_desktop.ui.activities.plan_view import PlanView
from t4gsw_desktop.ui.activities.planner import planner_of
from t4gsw_desktop.ui.activities.running import is_running, live_words
from t4gsw_desktop.ui.activities.setup import setup_of
from t4gsw_desktop.ui.activities.tabs import ActivityTabs, tab_of
from t4gsw_desktop.ui.shell.desk import NO_EVENT, Desk
from t4gsw_desktop.ui.shell.screen import Screen
from t4gsw_desktop.ui.speed_friending.room import FriendingRoom
from t4gsw_desktop.ui.speed_friending.room_actions import room_actions
from t4gsw_desktop.ui.widgets.boxes import TwoPanes, empty, nothing_yet, row, show_if
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.fields import Segments
from t4gsw_desktop.ui.widgets.next_strip import NextStrip
from t4gsw_desktop.ui.widgets.words import picture_label, words

if TYPE_CHECKING:
    from t4gsw_desktop.ui.activities.setup_panel import SetupPanel

_MOST_SEGMENTS = 8
_SOON = timedelta(minutes=30)


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
        self._progress: QProgressBar | None = None
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
        self._live_wished: dict[str, bool] = {}  # by activity: somebody chose the live room, or the plan
        self._rooms = live_rooms(desk)
        for room in self._rooms.values():
            room.hide()
            whole.addWidget(room)
            room.plan_asked.connect(self.turn_live)
            room.turned.connect(self._show_tabs)
        for action in activities_actions(self):
            self.add_action(action)
        for room in self._rooms.values():
            for action, on in room_actions(room):
                self.add_action(action, on)

    # What the window asks ----------------------------------------------------------------------------------------

    def header_part(self) -> QWidget | None:
        return self.tabs if self.tabs.tabs else None

    def heading(self) -> tuple[str, str]:
        chosen = next((tab for tab in self.tabs.tabs if tab.activity_id == self.tabs.chosen()), None)
        return (chosen.title, chosen.state) if chosen else (self.title, "")

    def keep(self) -> object:
        rooms = {kind: room.keep() for kind, room in self._rooms.items()}
        return self.tabs.chosen(), self._part, self._side_shown, self._live_wished, rooms

    def restore(self, kept: object) -> None:
        chosen, self._part, self._side_shown, self._live_wished, rooms = kept  # type: ignore[misc]
        self.tabs.choose(chosen)  # type: ignore[has-type]
        self._show_activity()
        for kind, room in self._rooms.items():
            room.restore(rooms[kind])  # type: ignore[has-type]

    def first_focus(self) -> QWidget | None:
        room = self._room_shown()
        return room.first_focus() if room is not None else None

    def open_at(self, argument: object) -> None:
        """Show the activity of this id."""
        self.tabs.choose(str(argument))

    def help_page(self) -> str:
        return self.key if self.at_plan else "live-room"

    def turn_side(self) -> None:
        if (room := self._room_shown()) is not None:
            room.turn_side()
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

    def _room_shown(self) -> FriendingRoom | None:
        """The live room, where the page shows one."""
        return next((room for room in self._rooms.values() if not room.isHidden()), None)

    def _room_of(self, state: PlanState | None) -> FriendingRoom | None:
        """The live room for this activity: while it runs, or when somebody has opened it."""
        if state is None or not self._may_run(state):
            return None
        wished = self._live_wished.get(state.activity.id, is_running(self.desk, state.activity))
        return self._rooms[state.activity.kind] if wished else None

    def _may_run(self, state: PlanState) -> bool:
        return state.activity.kind in self._rooms and bool(state.number)

    def turn_live(self) -> None:
        """From the plan to the live room, or back."""
        self._live_wished[self.tabs.chosen()] = self._room_shown() is None
        self._show_activity()
        if (focus := self.first_focus()) is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_activity(self) -> None:
        """Show the plan of the chosen activity, or its live room."""
        state = self._states.get(self.tabs.chosen())
        room, before = self._room_of(state), self._room_shown()
        if room is not None and state is not None:
            room.show_activity(state.activity.id)
        for one in self._rooms.values():
            show_if(one, one is room)
        show_if(self._plan_page, room is None)
        if room is None:
            self._show_plan()
        if room is not before:
            self.hints_changed.emit()
        self.heading_changed.emit()

    def _show_plan(self) -> None:
        at_side = self._panes is not None and self._panes.side_shown
        focus = self._save_setups()
        empty(self._page)
        self._panes, self._progress = None, None
        state = self._states.get(self.tabs.chosen())
        if state is None:
            self._page.addWidget(self._without_activities())
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

    def _without_activities(self) -> QWidget:
        if self.desk.event_id == NO_EVENT:
            return nothing_yet(
                self.theme,
                "layout-grid",
                "No event yet, so nothing to run.",
                "Make an event first, with what happens in it.",
                [("Make an event", lambda: self.desk.go("plan"))],
            )
        return nothing_yet(
            self.theme,
            "layout-grid",
            "This event has no activities yet.",
            "Add a surgery, a café, an unconference or speed-friending.",
            [("Add an activity", lambda: self.desk.go("plan"))],
        )

    def _strip(self, state: PlanState) -> QWidget:
        strip = NextStrip(self.theme)
        activity, planner = state.activity, self.planner
        draft = planner.drafts.get(activity.id)
        if planner.working_on:
            return self._working_strip()
        if draft is not None:
            strip.ask(
                draft.result.headline,
                "Use this plan",
                lambda: planner.accept(activity.id),
                quiet="It is a draft: nothing has changed yet.",
                button_icon="check",
            )
        elif state.nothing_yet:
            strip.ask(state.nothing_yet, "Set it up", self._open_setup, button_icon="pencil")
        elif not state.number and not any(one.number for one in self._states.values()) and len(self._states) > 1:
            strip.ask(
                "No plan yet.",
                "Work out all plans",
                planner.work_out_all,
                quiet=f"All {len(self._states)} activities together, so that nobody is in two places at once.",
                button_icon="wand-sparkles",
            )
        elif not state.number:
            strip.ask("No plan yet.", "Work it out", lambda: planner.work_out(activity.id), button_icon="wand-sparkles")
        elif state.misfit:
            strip.ask(
                state.misfit, "Work it out again", lambda: planner.work_out(activity.id), button_icon="refresh-cw"
            )
        elif self._may_run(state) and self.desk.clock() >= from_text(activity.starts) - _SOON:
            strip.ask(
                f"Plan {state.number} stands, and it is nearly time.",
                "Open the live room",
                self.turn_live,
                quiet="The rounds are run from there: clock, tables, who comes late and who leaves.",
                icon="circle-check",
                button_icon="play",
            )
        else:
            strip.ask(
                f"Plan {state.number} stands.",
                "Print its papers",
                lambda: self.desk.go("print", activity.id),
                quiet="It fits everybody who is coming.",
                icon="circle-check",
                button_icon="printer",
            )
        return strip

    def _working_strip(self) -> QWidget:
        job = self.planner.job
        self._progress = QProgressBar()
        self._progress.setRange(0, 100)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName("How far the planning is")
        stop = Button(
            self.theme, "Stop, and use the best so far", icon="square", kind="primary", press=self.planner.stop
        )
        said = words(f"{job.words if job else 'Planning'} …", "strong")
        inner = row(
            self.theme, picture_label(self.theme, "hourglass", "warn-ink", 24), said, self._progress, stop, gap=12
        )
        inner.setStretch(2, 1)
        inner.setContentsMargins(self.theme.px(16), self.theme.px(8), self.theme.px(8), self.theme.px(8))
        frame = QFrame()
        frame.setProperty("kind", "next")
        frame.setLayout(inner)
        return frame

    def _show_progress(self, fraction: float, _words: str) -> None:
        if self._progress is not None:
            self._progress.setValue(round(fraction * 100))

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
            run = self.turn_live if self._may_run(state) else None
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
        """True while the page shows a plan, False while it shows a live room."""
        return self._room_shown() is None

    def why_not_plan(self) -> str:
        """Why the chosen activity cannot be planned now, "" when it can."""
        state = self._states.get(self.tabs.chosen())
        return "There is no activity yet." if state is None else self.planner.why_not() or state.nothing_yet

    def why_not_plan_all(self) -> str:
        """Why the evening cannot be planned now, "" when it can."""
        return self.planner.why_not() if self._states else "There is no activity yet."

    def why_not_live(self) -> str:
        """Why there is no live room for the chosen activity, "" when there is."""
        state = self._states.get(self.tabs.chosen())
        if state is None or state.activity.kind not in self._rooms:
            return "Only speed-friending is run live. Choose its tab first."
        return "" if self._may_run(state) else "Work out its plan first."

    def step(self, by: int) -> None:
        """Go to another activity, `by` further on."""
        if self.tabs.count():
            self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % self.tabs.count())
