"""Name, pronouns, photos and talk are changed on the card, each an ordinary act; then the badge is out of date."""

from PySide6.QtCore import Qt

from t4gsw_desktop.services.badge_log import note_badge
from t4gsw_desktop.services.people import person_of
from t4gsw_desktop.ui.door.screen import DoorScreen
from t4gsw_desktop.ui.shell.window import MainWindow
from tests.ui.conftest import settle
from tests.ui.door.conftest import guest_called, press, type_text
from tests.ui.inspection import complaints_about

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
JAN = "Jan van der Meer"


def test_ctrl_e_opens_the_form_enter_keeps_and_undo_takes_it_back(door: DoorScreen) -> None:
    guest = guest_called(door, JAN)
    door.scan(guest.code)
    press(KEY.Key_E, CTRL)
    assert door.state == "changing"
    type_text("Jannie")
    press(KEY.Key_Tab)
    press(KEY.Key_A, CTRL)
    type_text("they/them")
    press(KEY.Key_Return)
    assert door.state == "done", "the card shows the arrival again"
    assert door.guest is not None
    assert (door.guest.called, door.guest.pronouns, door.guest.full_name) == ("Jannie", "they/them", JAN)
    assert door.field.hasFocus()
    assert door.desk.workspace.undo_label() == f"Change {JAN}"
    press(KEY.Key_Z, CTRL)
    assert guest_called(door, JAN).called == guest.called


def test_photos_and_talk_are_changed_without_a_mouse(door: DoorScreen) -> None:
    guest = guest_called(door, JAN)
    door.scan(guest.code)
    press(KEY.Key_E, CTRL)
    form = door.face.change
    before = form.typed
    press(KEY.Key_Tab)
    press(KEY.Key_Tab)
    press(KEY.Key_Left if before.photo == "no" else KEY.Key_Right)
    press(KEY.Key_Tab)
    press(KEY.Key_Left if before.talk == "none" else KEY.Key_Right)
    press(KEY.Key_Return)
    person = door.desk.read(person_of, guest.person_id)
    assert person.photo_wish != before.photo
    assert person.talk != before.talk


def test_escape_leaves_everything_as_it_was(door: DoorScreen) -> None:
    guest = guest_called(door, JAN)
    door.scan(guest.code)
    step = door.desk.workspace.step()
    press(KEY.Key_E, CTRL)
    type_text("Somebody else")
    press(KEY.Key_Escape)
    assert (door.state, door.desk.workspace.step()) == ("done", step)
    press(KEY.Key_E, CTRL)
    press(KEY.Key_Return)
    assert door.desk.workspace.step() == step, "nothing was changed, so nothing was done"


def test_a_name_typed_away_is_the_full_name_again(door: DoorScreen) -> None:
    guest = next(one for one in door.book.guests.values() if one.person_id and one.called != one.full_name)
    door.open_at(guest.id)
    press(KEY.Key_E, CTRL)
    door.face.change.name.setText(guest.full_name)
    press(KEY.Key_Return)
    assert door.desk.read(person_of, guest.person_id).call_me == ""


def test_a_scan_leaves_the_form_and_takes_the_next_person(door: DoorScreen) -> None:
    first, second = guest_called(door, JAN), guest_called(door, "Guðrún Jónsdóttir")
    door.scan(first.code)
    press(KEY.Key_E, CTRL)
    door.scan(second.code)
    assert (door.state, door.guest and door.guest.id) == ("done", second.id)


def test_a_badge_is_not_printed_twice_without_asking(door: DoorScreen, window: MainWindow) -> None:
    guest = guest_called(door, JAN)
    door.desk.workspace.change(note_badge, guest.id, door.desk.clock())
    door.scan(guest.code)
    press(KEY.Key_F4)
    assert window.current == "check-in"
    assert window.foot.said is not None
    assert "printed at 16:40" in window.foot.said.sentence
    press(KEY.Key_F4)
    assert window.current == "print"


def test_asking_again_is_about_the_person_at_the_desk(door: DoorScreen, window: MainWindow) -> None:
    first, second = guest_called(door, JAN), guest_called(door, "Guðrún Jónsdóttir")
    for guest in (first, second):
        door.desk.workspace.change(note_badge, guest.id, door.desk.clock())
    door.scan(first.code)
    press(KEY.Key_F4)
    door.scan(second.code)
    press(KEY.Key_F4)
    assert window.current == "check-in"


def test_after_a_change_the_badge_that_was_printed_is_out_of_date(door: DoorScreen, window: MainWindow) -> None:
    guest = guest_called(door, JAN)
    door.desk.workspace.change(note_badge, guest.id, door.desk.clock())
    door.scan(guest.code)
    press(KEY.Key_E, CTRL)
    type_text("Jannie")
    press(KEY.Key_Return)
    assert window.foot.said is not None
    assert "out of date" in window.foot.said.sentence


def test_what_stands_in_the_form_survives_another_size_and_is_whole(door: DoorScreen, window: MainWindow) -> None:
    door.scan(guest_called(door, JAN).code)
    press(KEY.Key_E, CTRL)
    type_text("Jannie")
    window.theme.choose(scale=200)
    window.theme.change_now()
    settle()
    again = window.screen
    assert isinstance(again, DoorScreen)
    assert (again.state, again.face.change.typed.call_me) == ("changing", "Jannie")
    assert complaints_about(window) == []
