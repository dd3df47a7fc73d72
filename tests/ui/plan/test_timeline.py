"""The timeline under hands: bars dragged by mouse, walked and moved by keys, stretched, added, removed, put back."""

from datetime import date, datetime, time, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.core.parts import parts_of
from t4gsw_desktop.core.timeline import from_text, wall_clock
from t4gsw_desktop.services.events import add_activity, choose_rooms, create_event, edit_event, timeline
from t4gsw_desktop.services.places import add_room, add_venue
from t4gsw_desktop.ui.plan.bar import Bar, BarKey
from t4gsw_desktop.ui.plan.screen import PlanScreen
from t4gsw_desktop.ui.shell.window import MainWindow
from t4gsw_desktop.ui.widgets.button import Button
from tests.ui.conftest import settle

ALT = Qt.KeyboardModifier.AltModifier
SHIFT_ALT = ALT | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def plan(window: MainWindow) -> PlanScreen:
    """The plan of the practice evening, with its timeline."""
    window.show_screen("plan")
    settle()
    assert isinstance(window.screen, PlanScreen)
    return window.screen


def activity(plan: PlanScreen, title: str) -> Activity:
    assert plan.facts is not None
    found = plan.desk.read(timeline, plan.facts.evening.event.id).activities
    return next(one for one in found if one.title == title)


def bar(plan: PlanScreen, title: str) -> Bar:
    key = plan.activities.timeline.key_of(activity(plan, title).id)
    assert key is not None
    return plan.canvas.bars[key]


def told(one: Activity) -> str:
    return " to ".join(f"{wall_clock(from_text(text)):%H:%M}" for text in (one.starts, one.ends))


def rooms(plan: PlanScreen, one: Activity) -> list[str]:
    assert plan.facts is not None
    return [room.name for room in plan.facts.evening.rooms_of(one)]


def focus() -> Bar:
    found = QApplication.focusWidget()
    assert isinstance(found, Bar)
    return found


def later(plan: PlanScreen, title: str, minutes: int) -> tuple[BarKey, str, datetime]:
    """The bar of an activity, its room, and a start so many minutes later."""
    key = bar(plan, title).facts.key
    return key, key[1], plan.canvas.bars[key].facts.span.starts + timedelta(minutes=minutes)


def press(one: Bar, at: QPoint) -> None:
    QTest.mousePress(one, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


def pull(plan: PlanScreen, one: Bar, to: QPoint) -> None:
    """Move the pointer to a point of the canvas while the bar is held; it follows, so its own points change."""
    QTest.mouseMove(one, to - one.pos())
    settle()


def let_go(one: Bar) -> None:
    QTest.mouseRelease(one, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, one.rect().center())
    settle()


def test_bar_is_dragged_along_time_and_to_another_room(plan: PlanScreen) -> None:
    cafe = bar(plan, "Café")
    assert plan.canvas.hours is not None
    hour, origin, left = plan.canvas.hours.per_hour, cafe.mapToParent(cafe.rect().center()), cafe.x()
    rows = plan.canvas.laid
    assert rows is not None
    down = rows.tops[2] - rows.tops[0]  # from the main hall to the studio
    press(cafe, cafe.rect().center())
    pull(plan, cafe, origin + QPoint(round(hour / 4) + 2, down // 2))
    assert cafe.dragging
    pull(plan, cafe, origin + QPoint(round(hour / 4) + 2, down))
    let_go(cafe)
    settle()
    moved = activity(plan, "Café")
    assert (told(moved), rooms(plan, moved)) == ("19:30 to 20:25", ["Studio"])
    assert plan.desk.workspace.undo_label() == "Move Café"
    plan.desk.undo()
    settle()
    back = activity(plan, "Café")
    assert (told(back), rooms(plan, back)) == ("19:15 to 20:10", ["Main hall"])
    assert bar(plan, "Café").x() == left
    assert plan.inspector.activity == back


def test_edge_is_dragged_to_another_length(plan: PlanScreen) -> None:
    friends = bar(plan, "Speed-friending")
    assert plan.canvas.hours is not None
    edge = QPoint(friends.width() - 3, friends.height() // 2)
    press(friends, edge)
    pull(plan, friends, friends.mapToParent(edge) + QPoint(round(plan.canvas.hours.per_hour / 6), 0))
    let_go(friends)
    settle()
    longer = activity(plan, "Speed-friending")
    assert told(longer) == "18:30 to 19:15"
    assert parts_of(longer).minutes == 6
    plan.desk.undo()
    assert told(activity(plan, "Speed-friending")) == "18:30 to 19:05"


def test_escape_gives_a_drag_up(plan: PlanScreen) -> None:
    cafe, step = bar(plan, "Café"), plan.desk.workspace.step()
    where = cafe.geometry()
    cafe.setFocus()
    press(cafe, cafe.rect().center())
    pull(plan, cafe, cafe.mapToParent(cafe.rect().center()) + QPoint(90, 0))
    assert cafe.geometry() != where
    QTest.keyClick(cafe, Qt.Key.Key_Escape)
    let_go(cafe)
    assert cafe.geometry() == where
    assert plan.desk.workspace.step() == step


def test_keys_walk_move_and_stretch(plan: PlanScreen) -> None:
    bar(plan, "Speed-friending").setFocus()
    QTest.keyClick(focus(), Qt.Key.Key_Right)
    assert focus() is bar(plan, "Café")
    QTest.keyClick(focus(), Qt.Key.Key_Down)
    assert focus() is bar(plan, "Tech surgery")
    QTest.keyClick(focus(), Qt.Key.Key_Up)
    assert focus() is bar(plan, "Café")
    QTest.keyClick(focus(), Qt.Key.Key_Right, ALT)
    settle()
    assert told(activity(plan, "Café")) == "19:20 to 20:15"
    QTest.keyClick(focus(), Qt.Key.Key_Right, SHIFT_ALT)
    settle()
    assert told(activity(plan, "Café")) == "19:20 to 20:20"
    QTest.keyClick(focus(), Qt.Key.Key_Down, ALT)
    settle()
    assert rooms(plan, activity(plan, "Café")) == ["Side room"]
    assert focus() is bar(plan, "Café")
    for label in ("Move Café", "Change the length of Café", "Move Café"):
        assert plan.desk.workspace.undo_label() == label
        plan.desk.undo()
    assert told(activity(plan, "Café")) == "19:15 to 20:10"


def test_what_cannot_be_is_said_and_nothing_moves(plan: PlanScreen, window: MainWindow) -> None:
    assert plan.facts is not None
    plan.desk.workspace.change(edit_event, plan.facts.evening.event.id, notes="Keys at the bar")
    plan.desk.do(choose_rooms, activity(plan, "Unconference").id, list(plan.facts.evening.rooms))
    talk = bar(plan, "Unconference")
    talk.setFocus()
    QTest.keyClick(focus(), Qt.Key.Key_Down, ALT)
    settle()
    assert window.foot.said is not None
    assert "no other room" in window.foot.said.sentence
    plan.arranger.move(talk.facts.key, talk.facts.key[1], from_text("2027-01-21T05:00:00+00:00"))
    settle()
    assert "outside the event" in window.foot.said.sentence
    assert told(activity(plan, "Unconference")).startswith("20:15")


def test_activity_is_added_where_there_is_room_and_removed_with_undo(plan: PlanScreen) -> None:
    before = len(plan.canvas.bars)
    bar(plan, "Speed-friending").setFocus()
    add = next(one for one in plan.activities.add_buttons if one.words == "Tech surgery")
    QTest.mouseClick(add, Qt.MouseButton.LeftButton)
    settle()
    assert len(plan.canvas.bars) == before + 1
    chosen = plan.inspector.activity
    assert chosen is not None
    assert (told(chosen), rooms(plan, chosen)) == ("19:05 to 20:05", ["Studio"])
    assert focus() is plan.canvas.bars[(chosen.id, chosen.room_ids[0])]
    QTest.keyClick(focus(), Qt.Key.Key_Delete)
    settle()
    assert len(plan.canvas.bars) == before
    assert isinstance(focus(), Bar)
    plan.desk.undo()
    settle()
    assert len(plan.canvas.bars) == before + 1


def test_kinds_are_offered_by_key(plan: PlanScreen) -> None:
    plan.desk.actions.get("plan.add").run()
    settle()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [one.text() for one in menu.actions()] == [f"Add {one.words}" for one in plan.activities.add_buttons]
    QTest.keyClick(menu, Qt.Key.Key_Return)
    settle()
    assert plan.inspector.activity is not None
    assert plan.inspector.activity.kind == "surgery"


def test_clash_is_hatched_told_and_settled_by_the_strip(plan: PlanScreen) -> None:
    plan.arranger.move(*later(plan, "Speed-friending", 35))
    settle()
    friends = bar(plan, "Speed-friending")
    assert "both in “Main hall”" in friends.facts.trouble
    assert friends.accessibleDescription() == friends.facts.trouble
    assert "both in “Main hall”" in plan.strip.sentence
    assert "clash" in plan.tabs["activities"].words
    assert friends.y() != bar(plan, "Café").y()
    button = plan.primary()
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()
    assert plan.facts is not None
    assert not [one for one in plan.facts.clashes if one.code == "room_twice"]


def test_clashes_stand_in_one_list_with_their_fixes(window: MainWindow, plan: PlanScreen) -> None:
    plan.arranger.move(*later(plan, "Speed-friending", 35))
    window.show_screen("plan", "clashes")
    settle()
    assert plan.clash_list.isVisible()
    assert plan.facts is not None
    count = len(plan.facts.clashes)
    assert count > 1
    fix = plan.facts.clashes[0].fixes[0]
    pressed = next(one for one in plan.clash_list.findChildren(Button) if one.isVisible() and one.words == fix.label)
    assert pressed.hasFocus()
    pressed.click()
    settle()
    assert len(plan.facts.clashes) < count


def test_evening_past_midnight_in_many_rooms(empty_window: MainWindow) -> None:
    desk = empty_window.desk
    event = desk.workspace.change(
        create_event, "Night", date(2027, 3, 27), time(20), time(3), last_day=date(2027, 3, 28)
    )
    venue = desk.workspace.change(add_venue, "Quay House")
    desk.workspace.change(edit_event, event.id, venue_id=venue.id)
    halls = [desk.workspace.change(add_room, venue.id, f"Room {number}", 12) for number in range(20)]
    for number in range(12):
        ends = time(number % 4 + 20, 45)
        desk.workspace.change(
            add_activity, event.id, "cafe", f"Café {number}", time(number % 4 + 20), ends, room_ids=[halls[number].id]
        )
    empty_window.show_screen("plan")
    settle()
    plan = empty_window.screen
    assert isinstance(plan, PlanScreen)
    assert len(plan.canvas.bars) == 12
    assert plan.canvas.height() > plan.activities.timeline.area.viewport().height()
    assert plan.canvas.hours is not None
    marks = [words for _, words, _ in plan.canvas.hours.marks()]
    assert marks[marks.index("00:00") :] == ["00:00", "02:00", "03:00"]  # the clocks go forward
    plan.activities.timeline.show_key(plan.canvas.in_order()[3], focus=True)
    for _ in range(15):
        QTest.keyClick(focus(), Qt.Key.Key_Right, ALT)
    settle()
    late = activity(plan, "Café 3")
    assert wall_clock(from_text(late.starts)).strftime("%d %H:%M") == "28 00:15"
