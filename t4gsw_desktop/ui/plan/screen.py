"""The screen called Plan: an event in five steps, from its name to who is coming."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from t4gsw_desktop.core.timeline import from_text, wall_clock
from t4gsw_desktop.kinds.register import forms
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.ui.plan.activities_page import Activities
from t4gsw_desktop.ui.plan.arranging import Arranger
from t4gsw_desktop.ui.plan.bar import BarKey
from t4gsw_desktop.ui.plan.basics import Basics, Events
from t4gsw_desktop.ui.plan.facts import PlanFacts, event_to_plan, plan_facts
from t4gsw_desktop.ui.plan.gaps import ACTIVITIES, BASICS, HELPERS, ROOMS, SIGN_UPS, STEPS, Gap, first_gap, step_states
from t4gsw_desktop.ui.plan.inspector import Inspector
from t4gsw_desktop.ui.plan.new_event import NewEvent
from t4gsw_desktop.ui.plan.pages import Pages
from t4gsw_desktop.ui.plan.plan_actions import Wishes, board_actions, page_actions
from t4gsw_desktop.ui.plan.rooms_page import RoomPanel, Rooms
from t4gsw_desktop.ui.plan.settling import ClashList, settle
from t4gsw_desktop.ui.plan.sign_ups import Figures, SignUps
from t4gsw_desktop.ui.plan.team_page import Joining, Team
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.shell.screen import Screen
from t4gsw_desktop.ui.widgets.boxes import TwoPanes, scrolling, wrapping
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.next_strip import NextStrip

_SIDE = 372


class PlanScreen(Screen):
    """Five steps as tabs, the strip that says what is missing, and beside them what is chosen."""

    key = "plan"
    title = "Plan"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.facts: PlanFacts | None = None
        self.step = ACTIVITIES
        self._room_id = ""
        self._making = False
        self._went_to: QWidget | None = None
        self.new_event = NewEvent(desk)
        self.basics, self.events = Basics(desk), Events(desk)
        self.activities, self.inspector, self.clash_list = Activities(desk), Inspector(desk), ClashList(desk)
        self.team, self.joining = Team(desk), Joining(desk)
        self.rooms, self.room_panel = Rooms(desk), RoomPanel(desk)
        self.sign_ups, self.figures = SignUps(desk), Figures(desk)
        self.canvas = self.activities.timeline.canvas
        self.arranger = Arranger(desk, self.activities, self.refresh_now)
        self.tabs = {key: self._tab(key) for key in STEPS}
        self.strip = NextStrip(desk.theme)
        self._lay_out()
        self._listen()
        self._add_actions()

    # Built once ------------------------------------------------------------------------------------------------------

    def _tab(self, key: str) -> Button:
        tab = Button(self.theme, key, kind="step", press=lambda: self.show_step(key))
        tab.setObjectName(f"plan-step-{key}")
        return tab

    def _lay_out(self) -> None:
        theme = self.theme
        self._works, self._sides = Pages(), QStackedWidget()
        for work in (self.basics, self.activities, self.team, self.rooms, self.sign_ups):
            self._works.addWidget(work)
        self._works.setCurrentIndex(STEPS.index(self.step))
        for side in (self.events, self.inspector, self.joining, self.room_panel, self.figures, self.clash_list):
            self._sides.addWidget(side)
        self._sides.setCurrentIndex(STEPS.index(self.step))
        self._turn = Button(theme, "Details", icon="panel-right", key="F9", press=self.turn_side)
        if self.desk.roomy:
            self._turn.hide()
        self._turn_back = Button(
            theme, "Back to the plan", icon="arrow-left", kind="primary", key="Ctrl Enter", press=self.turn_side
        )
        if self.desk.roomy:
            self._turn_back.hide()
        left, right = QWidget(), QWidget()
        left_down, right_down = QVBoxLayout(left), QVBoxLayout(right)
        for layout in (left_down, right_down):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(theme.px(8))
        steps = wrapping(theme, *self.tabs.values(), self._turn, gap=6, margin=6)
        left_down.addWidget(steps)
        left_down.addWidget(self.strip)
        left_down.addWidget(self._works, 1)
        right_down.addSpacing(6)
        right_down.addWidget(self._turn_back)
        right_down.addWidget(self._sides, 1)
        if not self.desk.roomy:  # much is large then, and little room high
            left = scrolling(left, name="The plan")
        self._panes = TwoPanes(theme, left, right, side_width=_SIDE, roomy=self.desk.roomy)
        self._whole = QStackedWidget()
        self._whole.addWidget(self._panes)
        self._whole.addWidget(self.new_event)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.px(24), 0, theme.px(24), theme.px(14))
        outer.addWidget(self._whole)

    def _listen(self) -> None:
        self.new_event.made.connect(self._made)
        self.new_event.given_up.connect(lambda: self._show_making(False))
        self.events.chosen.connect(self.desk.choose_event)
        self.events.new_wanted.connect(lambda: self.start_new())
        self.events.copy_wanted.connect(lambda: self.start_new(copy=True))
        self.activities.add_wanted.connect(self.arranger.add_activity)
        self.canvas.chosen.connect(self._chose)
        self.canvas.moved.connect(self.arranger.move)
        self.canvas.stretched.connect(self.arranger.stretch)
        self.canvas.asked.connect(self._look_into)
        self.inspector.start_wanted.connect(self.arranger.start_at)
        self.inspector.remove_wanted.connect(self.arranger.remove)
        self.clash_list.shown.connect(lambda activity_id: self.open_at(activity_id))
        self.clash_list.closed.connect(self._leave_clashes)
        self.rooms.chosen.connect(self._choose_room)
        self.rooms.venue_wanted.connect(lambda: self.open_at("venue"))

    def _add_actions(self) -> None:
        wishes = Wishes(self.offer_kinds, self.open_at, self.start_new, self.show_step, self._no_bar, self._no_event)
        for action in board_actions(self.arranger, wishes):
            action.screen = self.key  # bound to the timeline alone, so that fields keep their own keys
            self.desk.actions.add(action, self.activities.timeline)
        for action in page_actions(wishes):
            self.add_action(action)

    # What a screen does ----------------------------------------------------------------------------------------------

    def heading(self) -> tuple[str, str]:
        if self.facts is None:
            return "Plan", ""
        event = self.facts.evening.event
        starts, ends = (wall_clock(from_text(text), event.timezone) for text in (event.starts, event.ends))
        when = f"{starts:%A} {starts.day} {starts:%B} · {starts:%H:%M} to {ends:%H:%M}"
        count = counted(len(self.facts.evening.activities), "activity", "activities")
        return f"Plan: {event.name}", f"{when} · {count}, {self.facts.coming:,} signed up"

    def refresh(self) -> None:
        event_id = self.desk.read(event_to_plan, self.desk.event_id, self.desk.clock())
        if not event_id:
            self.facts = None
            self.arranger.know(None)
            self._show_making(True)
            return
        in_timeline = any(bar.hasFocus() for bar in self.canvas.bars.values())
        self.facts = self.desk.read(plan_facts, event_id, forms(), self.desk.clock())
        self.arranger.know(self.facts)
        if self._making:
            self.new_event.show_choices(first=False)
        self._whole.setCurrentWidget(self.new_event if self._making else self._panes)
        self._show_tabs(self.facts)
        self._show_strip(self.facts)
        self._show_page(self.facts)
        if in_timeline and self.canvas.chosen_key in self.canvas.bars:
            self.canvas.bars[self.canvas.chosen_key].setFocus()

    def open_at(self, argument: object) -> None:
        """ "clashes", "venue", "rooms", "add-helper", "new", the name of a step, or the id of an activity."""
        self._open(argument)
        self._went_to = self.focusWidget()

    def _open(self, argument: object) -> None:
        if argument == "new" or self.facts is None:
            self.start_new()
        elif argument == "clashes":
            self.show_step(ACTIVITIES)
            self._show_clashes()
        elif argument == "venue":
            self.show_step(BASICS)
            self.basics.first_focus("venue").setFocus()
        elif argument in ("add-room", "add-helper"):
            self.show_step(ROOMS if argument == "add-room" else HELPERS)
            self._panes.turn(to_side=argument == "add-helper")
            (self.rooms if argument == "add-room" else self.joining).first_focus().setFocus()
        elif isinstance(argument, str) and argument in STEPS:
            self.show_step(argument, focus=True)
        elif isinstance(argument, str) and (key := self._key_of(argument)) is not None:
            self.show_step(ACTIVITIES)
            self.activities.timeline.show_key(key, focus=True)

    def first_focus(self) -> QWidget | None:
        if self.facts is None or self._making:
            return self.new_event.first_focus()
        went_to, self._went_to = self._went_to, None
        if went_to is not None and went_to.isVisibleTo(self):
            return went_to
        key = self.canvas.chosen_key or next(iter(self.canvas.in_order()), None) if self.canvas.laid else None
        return self.canvas.bars[key] if self.step == ACTIVITIES and key in self.canvas.bars else self.tabs[self.step]

    def keep(self) -> object:
        return {
            "step": self.step,
            "bar": self.canvas.chosen_key,
            "room": self._room_id,
            "making": self._making,
            "new": self.new_event.keep(),
            "basics": self.basics.keep(),
            "room name": self.rooms.keep(),
            "joining": self.joining.keep(),
            "title": self.inspector.typed(),
            "side": self._panes.side_shown and not self.desk.roomy,
            "clashes": self._sides.currentWidget() is self.clash_list,
        }

    def restore(self, kept: object) -> None:
        assert isinstance(kept, dict)
        self._room_id = kept["room"]
        self.canvas.choose(kept["bar"])
        self.show_step(kept["step"])
        if kept["making"] and self.facts is not None:
            self.start_new()
        self.new_event.restore(kept["new"])
        self.basics.restore(kept["basics"])
        self.rooms.restore(kept["room name"])
        self.joining.restore(kept["joining"])
        if kept["title"]:
            self.inspector.take_typed(kept["title"])
        if kept["clashes"] and self.facts is not None:
            self._show_clashes()
        self._panes.turn(to_side=bool(kept["side"]))

    def turn_side(self) -> None:
        self._panes.turn()
        if not self.desk.roomy:
            (self._turn_back if self._panes.side_shown else self._turn).setFocus()

    # Showing ---------------------------------------------------------------------------------------------------------

    def show_step(self, step: str, *, focus: bool = False) -> None:
        """Show one of the five steps."""
        self.step = step
        self._making = False
        self._panes.turn(to_side=False)
        self._works.setCurrentIndex(STEPS.index(step))
        self._works.updateGeometry()
        self._sides.setCurrentIndex(STEPS.index(step))
        if self.facts is not None:
            self._whole.setCurrentWidget(self._panes)
            self._show_tabs(self.facts)
            self._show_strip(self.facts)
            self._show_page(self.facts)
        if focus:
            self.tabs[step].setFocus()

    def start_new(self, *, copy: bool = False) -> None:
        """Begin a new event; `copy` offers one like the one that is shown."""
        self._making = True
        self.new_event.show_choices(first=self.facts is None, copy=copy)
        self._whole.setCurrentWidget(self.new_event)
        self.new_event.first_focus().setFocus()

    def _show_making(self, on: bool) -> None:
        if self.facts is None:
            self._making = False
            self.new_event.show_choices(first=True)
            self._whole.setCurrentWidget(self.new_event)
        else:
            self._making = on
            self._whole.setCurrentWidget(self.new_event if on else self._panes)
            if not on:
                self.tabs[self.step].setFocus()

    def _show_tabs(self, facts: PlanFacts) -> None:
        for number, state in enumerate(step_states(facts), 1):
            tab = self.tabs[state.key]
            icon = "circle-check" if state.done else "circle-alert"
            tab.say(state.words, icon=icon)
            here = state.key == self.step
            tab.setChecked(here)
            done = "done" if state.done else "to do"
            tab.setAccessibleName(f"Step {number} of {len(STEPS)}, {state.words}, {done}{', shown' if here else ''}")

    def _show_strip(self, facts: PlanFacts) -> None:
        gap = first_gap(facts)
        if gap is None:
            self.strip.ask(
                "Everything fits together",
                "See tonight",
                lambda: self.desk.go("tonight"),
                quiet="Change what you like, it is kept at once.",
                icon="circle-check",
                button_icon="house",
            )
            return
        self.strip.ask(gap.sentence, gap.button, lambda: self._fill(gap), quiet=gap.quiet, button_icon=gap.icon)

    def _show_page(self, facts: PlanFacts) -> None:
        if self.step == BASICS:
            self.basics.show_facts(facts)
            self.events.show_events(facts)
        elif self.step == ACTIVITIES:
            self.activities.show_facts(facts)
            if self.canvas.chosen_key is None:
                self.canvas.choose(next(iter(self.canvas.in_order()), None))
            self.inspector.show_activity(facts, self.arranger.chosen_id)
            titles = {one.id: one.title for one in facts.evening.activities}
            self.clash_list.show_clashes(facts.clashes, titles)
        elif self.step == HELPERS:
            self.team.show_facts(facts)
            self.joining.show_facts(facts)
        elif self.step == ROOMS:
            there = {room.id for room, _ in facts.venue.rooms} if facts.venue else set()
            if self._room_id not in there:
                self._room_id = facts.venue.rooms[0][0].id if facts.venue and facts.venue.rooms else ""
            self.rooms.show_facts(facts, self._room_id)
            self.room_panel.show_room(facts, self._room_id)
        else:
            self.sign_ups.show_facts(facts)
            self.figures.show_facts(facts)
        names = {BASICS: "Events", HELPERS: "Add somebody", ROOMS: "This room", SIGN_UPS: "Figures"}
        self._turn.say(names.get(self.step, "This activity"))

    def _show_clashes(self) -> None:
        self._sides.setCurrentWidget(self.clash_list)
        self._panes.turn(to_side=True)
        self.clash_list.first_focus().setFocus()

    def _leave_clashes(self) -> None:
        self._sides.setCurrentIndex(STEPS.index(self.step))
        self._panes.turn(to_side=False)
        focus = self.first_focus()
        if focus is not None:
            focus.setFocus()

    # Doing -----------------------------------------------------------------------------------------------------------

    def _fill(self, gap: Gap) -> None:
        """The strip's button: settle the gap, or go where it is settled."""
        kind, _, activity_id = gap.what.partition(":")
        if gap.fix is not None:
            settle(self.desk, gap.fix)
        elif gap.what == "import":
            self.desk.go("import")
        elif kind == "open":
            self.desk.go("activities", activity_id)
        elif gap.what == "add":
            self.show_step(ACTIVITIES)
            self.offer_kinds()
        elif kind == "see":
            self.open_at(activity_id)
        else:
            self.open_at(gap.what)

    def offer_kinds(self) -> None:
        """Ask which kind of activity to add."""
        self.show_step(ACTIVITIES)
        first = self.activities.add_buttons[0]
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for form, button in zip(forms(), self.activities.add_buttons, strict=True):
            made = menu.addAction(f"Add {form.title}")
            made.triggered.connect(button.click)
        menu.setActiveAction(menu.actions()[0])
        menu.popup(first.mapToGlobal(first.rect().topLeft()))

    def _made(self, event_id: str) -> None:
        self._making = False
        self.step = ACTIVITIES
        self.desk.choose_event(event_id)
        self.refresh_now()
        self.show_step(ACTIVITIES, focus=True)

    def _key_of(self, activity_id: str) -> BarKey | None:
        if self.step != ACTIVITIES and self.facts is not None:
            self.activities.show_facts(self.facts)
        return self.activities.timeline.key_of(activity_id) if self.canvas.laid else None

    def _chose(self, _key: object) -> None:
        self._sides.setCurrentIndex(STEPS.index(self.step))
        if self.facts is not None and self.step == ACTIVITIES:
            self.inspector.show_activity(self.facts, self.arranger.chosen_id)

    def _choose_room(self, room_id: str) -> None:
        self._room_id = room_id
        if self.facts is not None:
            self._show_page(self.facts)
        if not self.desk.roomy:
            self._panes.turn(to_side=True)

    def _look_into(self, key: BarKey) -> None:
        self.canvas.choose(key)
        self._panes.turn(to_side=True)
        self.inspector.first_field().setFocus()

    def _no_bar(self) -> str:
        return "" if self.canvas.chosen_key is not None else "Choose an activity in the plan first."

    def _no_event(self) -> str:
        return "" if self.facts is not None else "Make an event first."
