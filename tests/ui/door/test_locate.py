"""Locate: one key in and out; whatever is typed, scanned or pressed meanwhile changes nothing."""

from dataclasses import replace

from PySide6.QtCore import Qt

from t4gsw_desktop.services.door_book import Stop
from t4gsw_desktop.ui.door.locate import places_in_words
from t4gsw_desktop.ui.door.screen import DoorScreen
from t4gsw_desktop.ui.shell.window import MainWindow
from tests.ui.conftest import settle
from tests.ui.door.conftest import guest_called, here, press, type_text
from tests.ui.inspection import complaints_about

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


def test_locate_shows_where_somebody_is_and_changes_nothing(door: DoorScreen, window: MainWindow) -> None:
    guest = guest_called(door, "Jan van der Meer")
    step = door.desk.workspace.step()
    press(KEY.Key_L, CTRL)
    assert door.mode == "locate"
    assert door.heading()[0] == "Locate"
    assert door.heading()[1].endswith(" · desk 1")
    assert window.windowTitle().startswith("Locate")
    door.scan(guest.code)
    assert (door.state, door.guest and door.guest.id) == ("located", guest.id)
    said = door.card.accessibleName()
    assert "Not here yet" in said
    assert "Speed-friending" in said or "Café" in said
    for key in (KEY.Key_Return, KEY.Key_F2, KEY.Key_F3, KEY.Key_F4, KEY.Key_F12):
        press(key)
    type_text("gudr")
    assert door.state == "located"
    press(KEY.Key_Return)
    press(KEY.Key_Return, CTRL)
    type_text("nobody of this name")
    press(KEY.Key_Return)
    press(KEY.Key_Return, CTRL)
    door.scan("BCDFGHJKLN")
    press(KEY.Key_E, CTRL)
    press(KEY.Key_H, CTRL)
    assert (door.desk.workspace.step(), here(door)) == (step, frozenset())
    assert window.current == "check-in"
    press(KEY.Key_L, CTRL)
    assert door.mode == "check in"
    door.scan(guest.code)
    assert here(door) == {guest.id}


def test_the_guest_on_the_card_stays_when_the_mode_turns(door: DoorScreen) -> None:
    guest = guest_called(door, "Jan van der Meer")
    door.scan(guest.code)
    press(KEY.Key_L, CTRL)
    assert (door.state, door.guest and door.guest.id) == ("located", guest.id)
    assert "In the building since 16:40" in door.card.accessibleName()
    press(KEY.Key_L, CTRL)
    assert (door.state, door.guest and door.guest.id) == ("already", guest.id)


def test_locating_survives_another_size_and_nothing_of_it_is_cut(door: DoorScreen, window: MainWindow) -> None:
    press(KEY.Key_L, CTRL)
    window.theme.choose(scale=200)
    window.theme.change_now()
    settle()
    again = window.screen
    assert isinstance(again, DoorScreen)
    again.scan(guest_called(again, "Guðrún Jónsdóttir").code)
    settle()
    assert (again.mode, again.state) == ("locate", "located")
    assert complaints_about(window) == []


def test_somebody_asked_for_elsewhere_ends_locating(door: DoorScreen, window: MainWindow) -> None:
    press(KEY.Key_L, CTRL)
    window.show_screen("check-in", "walk-in")
    assert (door.mode, door.state) == ("check in", "new")


def test_what_has_begun_is_told_as_now() -> None:
    stop = Stop("Speed-friending", "speed_friending", "18:30", "Table 7", "", "", ())
    assert places_in_words([stop]) == "Speed-friending at 18:30, start at Table 7."
    assert places_in_words([replace(stop, now=True)]) == "Speed-friending now, at Table 7."
