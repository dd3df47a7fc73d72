"""The arrivals of the evening: every one can be taken back, one or several at once, and the log keeps all of it."""

from PySide6.QtCore import Qt

from t4gsw_desktop.services.door_log import door_log
from t4gsw_desktop.ui.door.screen import DoorScreen
from t4gsw_desktop.ui.shell.window import MainWindow
from tests.ui.conftest import settle
from tests.ui.door.conftest import here, later, press
from tests.ui.inspection import complaints_about

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


def test_several_arrivals_are_taken_back_in_one_act(door: DoorScreen, window: MainWindow) -> None:
    guests = sorted(door.book.guests.values(), key=lambda one: one.full_name)[:5]
    for guest in guests:
        later(door)
        door.scan(guest.code)
    press(KEY.Key_H, CTRL)
    assert door.face.arrivals_shown
    for _ in range(3):
        press(KEY.Key_Space)
        press(KEY.Key_Down)
    assert set(door.face.arrivals.ticked) == {one.id for one in guests[2:]}
    button = door.primary()
    assert button is not None
    assert button.accessibleName() == "3 people are not here after all"
    press(KEY.Key_Return, CTRL)
    assert here(door) == {one.id for one in guests[:2]}
    assert door.face.arrivals.ticked == ()
    assert sum(entry.undone for entry in door.desk.read(door_log, door.desk.event_id)) == 3
    window.desk.undo()
    settle()
    assert here(door) == {one.id for one in guests}, "one act, one undo"


def test_a_walk_in_of_an_hour_ago_can_be_taken_back_alone(door: DoorScreen) -> None:
    guests = sorted(door.book.guests.values(), key=lambda one: one.full_name)[:2]
    for guest in guests:
        door.scan(guest.code)
        later(door, minutes=60)
    door.acts.undo_arrival(guests[0].id)
    assert here(door) == {guests[1].id}


def test_only_who_is_in_can_be_ticked(door: DoorScreen) -> None:
    guests = sorted(door.book.guests.values(), key=lambda one: one.full_name)[:2]
    for guest in guests:
        door.scan(guest.code)
    press(KEY.Key_F12)
    press(KEY.Key_H, CTRL)
    checkable = [
        item.data(Qt.ItemDataRole.UserRole)
        for item in (door.face.arrivals.list.item(at) for at in range(door.face.arrivals.list.count()))
        if item.flags() & Qt.ItemFlag.ItemIsUserCheckable
    ]
    assert checkable == [guests[0].id]


def test_escape_leads_back_to_the_field(door: DoorScreen) -> None:
    press(KEY.Key_H, CTRL)
    assert not door.field.isVisible()
    press(KEY.Key_Escape)
    assert door.field.hasFocus()
    assert not door.face.arrivals_shown


def test_the_page_of_arrivals_is_whole_with_small_and_large_letters(door: DoorScreen, window: MainWindow) -> None:
    for guest in list(door.book.guests.values())[:30]:
        door.scan(guest.code)
    door.turn_arrivals()
    settle()
    wrong = complaints_about(window)
    window.theme.choose(scale=200)
    window.theme.change_now()
    settle()
    again = window.screen
    assert isinstance(again, DoorScreen)
    again.turn_arrivals()
    settle()
    assert [*wrong, *complaints_about(window)] == []
