"""The steps of a plan round the timeline: a new event, its basics, helpers, rooms, sign-ups, and where others lead."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox, QTimeEdit, QWidget

from t4gsw_desktop.core.events import Activity, Event
from t4gsw_desktop.core.places import Room, Table
from t4gsw_desktop.core.timeline import from_text, wall_clock
from t4gsw_desktop.services.event_templates import TEMPLATES
from t4gsw_desktop.services.events import timeline
from t4gsw_desktop.storage.unit_of_work import View
from t4gsw_desktop.ui.plan.screen import PlanScreen
from t4gsw_desktop.ui.shell.window import MainWindow
from t4gsw_desktop.ui.widgets.button import Button
from tests.ui.conftest import settle


def plan_of(window: MainWindow, argument: object = None) -> PlanScreen:
    window.show_screen("plan", argument)
    settle()
    assert isinstance(window.screen, PlanScreen)
    return window.screen


@pytest.fixture
def plan(window: MainWindow) -> PlanScreen:
    """The plan of the practice evening."""
    return plan_of(window)


def event_of(plan: PlanScreen) -> Event:
    assert plan.facts is not None
    return plan.facts.evening.event


def rooms_in(plan: PlanScreen) -> dict[str, Room]:
    def load(view: View) -> tuple[Room, ...]:
        return view.find(Room, venue_id=event_of(plan).venue_id)

    return {room.name: room for room in plan.desk.read(load)}


def field(plan: PlanScreen, name: str) -> QWidget:
    found = [one for one in plan.findChildren(QWidget) if one.objectName() == name and one.isVisible()]
    assert len(found) == 1, f"{len(found)} fields are called {name}"
    return found[0]


def press(plan: PlanScreen, text: str) -> None:
    found = [one for one in plan.findChildren(Button) if one.words == text and one.isVisible()]
    assert found, f"no button says {text}"
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)
    settle()


def write(box: QWidget, text: str) -> None:
    box.setFocus()
    assert isinstance(box, QLineEdit)
    box.selectAll()
    QTest.keyClicks(box, text)
    QTest.keyClick(box, Qt.Key.Key_Return)
    settle()


def test_first_event_of_a_file_comes_from_a_template(empty_window: MainWindow) -> None:
    plan = plan_of(empty_window)
    assert list(plan.new_event._cards) == [one.key for one in TEMPLATES]
    card = plan.new_event._cards["unconference"]
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    name = field(plan, "plan-new-name")
    assert isinstance(name, QLineEdit)
    name.clear()
    empty_window.do_next()
    assert plan.facts is None  # an event needs a name
    write(name, "Quay House afternoon")
    empty_window.do_next()
    settle()
    assert plan.facts is not None
    assert (event_of(plan).name, plan.step) == ("Quay House afternoon", "activities")
    assert [one.title for one in plan.facts.evening.activities] == ["Unconference"]
    assert plan.strip.sentence == "Next: choose where it is"
    assert empty_window.desk.event_id == event_of(plan).id
    empty_window.desk.undo()
    settle()
    assert plan.facts is None


def test_event_is_copied_to_another_day_under_another_name(window: MainWindow, plan: PlanScreen) -> None:
    before = event_of(plan)
    plan.desk.actions.get("plan.copy").run()
    settle()
    write(field(plan, "plan-new-name"), "Practice again")
    window.do_next()
    settle()
    copy = event_of(plan)
    assert (copy.name, copy.venue_id) == ("Practice again", before.venue_id)
    assert plan.facts is not None
    assert len(plan.facts.evening.activities) == 4
    plan.show_step("basics")
    settle()
    assert "Sign-ups: none yet" in plan.tabs["sign-ups"].words
    press(plan, before.name)
    assert event_of(plan).id == before.id


def test_a_new_event_can_be_given_up(plan: PlanScreen) -> None:
    before = event_of(plan)
    plan.start_new()
    settle()
    press(plan, "Back to the plan")
    assert event_of(plan) == before
    assert plan.activities.timeline.isVisible()


def test_strip_leads_from_gap_to_gap(empty_window: MainWindow) -> None:
    plan = plan_of(empty_window)
    plan.new_event.choose("empty")
    write(field(plan, "plan-new-name"), "Bare evening")
    empty_window.do_next()
    settle()
    empty_window.do_next()  # choose a venue
    settle()
    write(field(plan, "plan-new-venue"), "Quay House")
    assert plan.facts is not None
    assert plan.facts.venue is not None
    assert plan.strip.sentence == "Next: add the rooms"
    empty_window.do_next()
    settle()
    write(field(plan, "plan-new-room"), "Main hall")
    assert plan.strip.sentence == "Next: add an activity"
    plan.arranger.add_activity("speed_friending")
    settle()
    assert plan.strip.sentence == "Next: say who helps"
    empty_window.do_next()
    settle()
    write(field(plan, "plan-helper-name"), "Ada Quill")
    assert [one.name for one in plan.facts.team] == ["Ada Quill"]
    assert all(tab.words for tab in plan.tabs.values())


def test_basics_are_kept_when_their_field_is_left(plan: PlanScreen) -> None:
    plan.show_step("basics")
    settle()
    write(field(plan, "plan-name"), "Winter evening")
    assert event_of(plan).name == "Winter evening"
    write(field(plan, "plan-focus"), "Transport,  Climate")
    assert event_of(plan).focus == ("Transport", "Climate")
    ends = field(plan, "plan-ends")
    assert isinstance(ends, QTimeEdit)
    for _ in range(2):
        QTest.keyClick(ends, Qt.Key.Key_Up)
    settle()
    assert wall_clock(from_text(event_of(plan).ends)).strftime("%H:%M") == "21:25"
    day = field(plan, "plan-day")
    QTest.keyClick(day, Qt.Key.Key_Up)
    settle()
    assert wall_clock(from_text(event_of(plan).starts)).date() == date(2027, 1, 22)
    moved = plan.desk.read(timeline, event_of(plan).id).activities
    assert {wall_clock(from_text(one.starts)).date() for one in moved} == {date(2027, 1, 22)}
    plan.desk.undo()
    settle()
    assert wall_clock(from_text(event_of(plan).starts)).date() == date(2027, 1, 21)
    name = field(plan, "plan-name")
    assert isinstance(name, QLineEdit)
    write(name, " ")
    assert event_of(plan).name == "Winter evening"
    assert name.accessibleDescription() == "An event needs a name."


def test_settings_start_and_room_are_changed_beside_the_picture(plan: PlanScreen) -> None:
    def shown() -> Activity:
        assert plan.inspector.activity is not None
        return plan.inspector.activity

    assert shown().title == "Speed-friending"
    rounds = field(plan, "plan-setting-parts")
    QTest.keyClick(rounds, Qt.Key.Key_Up)
    settle()
    assert wall_clock(from_text(shown().ends)).strftime("%H:%M") == "19:11"
    starts = field(plan, "plan-starts")
    QTest.keyClick(starts, Qt.Key.Key_Down)
    settle()
    assert wall_clock(from_text(shown().starts)).strftime("%H:%M") == "18:25"
    where = field(plan, "plan-where")
    assert isinstance(where, QComboBox)
    where.setCurrentIndex(where.findText("Studio"))
    where.activated.emit(where.currentIndex())
    settle()
    assert shown().room_ids == (rooms_in(plan)["Studio"].id,)
    write(field(plan, "plan-title"), "Hello round")
    assert shown().title == "Hello round"
    for _ in range(4):
        plan.desk.undo()
    settle()
    assert shown().title == "Speed-friending"
    assert wall_clock(from_text(shown().ends)).strftime("%H:%M") == "19:05"


def test_rooms_and_tables_are_added_and_changed_and_refusals_are_said(window: MainWindow, plan: PlanScreen) -> None:
    plan = plan_of(window, "rooms")
    write(field(plan, "plan-new-room"), "Attic")
    assert "Attic" in rooms_in(plan)
    seats = field(plan, "plan-room-seats")
    assert isinstance(seats, QSpinBox)
    seats.setFocus()
    seats.selectAll()
    QTest.keyClicks(seats, "24")
    QTest.keyClick(seats, Qt.Key.Key_Return)
    quiet = next(one for one in plan.room_panel.findChildren(QCheckBox) if one.text() == "Quiet")
    quiet.click()
    settle()
    attic = rooms_in(plan)["Attic"]
    assert (attic.seats, attic.features) == (24, ("quiet",))
    press(plan, "Add tables")
    tables = plan.desk.read(lambda view: view.find(Table, room_id=attic.id))
    assert [one.name for one in tables] == ["Table 1", "Table 2", "Table 3", "Table 4"]
    write(field(plan, "plan-new-room"), "attic")
    assert window.foot.said is not None
    assert "There is a “attic” here already" in window.foot.said.sentence
    assert plan.rooms.keep() == "attic"
    press(plan, "Remove this room")
    assert "Attic" not in rooms_in(plan)
    press(plan, "Main hall")
    press(plan, "Remove this room")
    assert "Main hall" in rooms_in(plan)
    assert "Move that elsewhere first" in window.foot.said.sentence


def test_helpers_are_found_added_and_given_another_task(plan: PlanScreen) -> None:
    plan.show_step("helpers")
    settle()
    assert plan.facts is not None
    count = len(plan.facts.team)
    name = field(plan, "plan-helper-name")
    QTest.keyClicks(name, "Hodan")
    settle()
    press(plan, "Add “Hodan”")
    assert len(plan.facts.team) == count + 1
    made = next(one for one in plan.facts.team if one.name == "Hodan")
    box = field(plan, f"plan-role-{made.attendee_id}")
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData("guest"))
    box.activated.emit(box.currentIndex())
    settle()
    assert len(plan.facts.team) == count


def test_sign_ups_lead_to_people_and_to_the_import(window: MainWindow, plan: PlanScreen) -> None:
    plan.show_step("sign-ups")
    settle()
    view = plan.sign_ups.view
    assert view.model().rowCount() == 60
    spoken = view.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Abdi, coming, host"
    press(plan, "Import a list")
    assert window.current == "import"


@pytest.mark.parametrize("argument", ["venue", "rooms", "basics", "helpers", "sign-ups", "clashes", "activities"])
def test_every_place_of_the_plan_can_be_gone_to(window: MainWindow, argument: str) -> None:
    plan = plan_of(window, argument)
    focus = plan.focusWidget()
    assert focus is not None
    assert focus.isVisible()
    assert plan.step == {"venue": "basics", "clashes": "activities"}.get(argument, argument)


def test_what_is_typed_and_chosen_stays_when_the_look_changes(window: MainWindow, plan: PlanScreen) -> None:
    assert plan.facts is not None
    wanted = plan.facts.evening.activities[-1]
    plan.open_at(wanted.id)
    window.change_look("dark")
    settle()
    again = plan_of(window)
    assert again is not plan
    assert again.inspector.activity == wanted
    again.show_step("rooms")
    QTest.keyClicks(field(again, "plan-new-room"), "Att")
    window.change_scale(1)
    settle()
    assert plan_of(window).rooms.keep() == "Att"
