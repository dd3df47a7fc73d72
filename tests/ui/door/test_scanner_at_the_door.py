"""A scanner at the door itself: every badge is an arrival, whatever somebody was doing on the page."""

import random

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from t4gsw_desktop.core.badge_code import new_code, speak_code
from t4gsw_desktop.services import checkin
from t4gsw_desktop.services.door_book import DoorGuest
from t4gsw_desktop.ui.door.screen import DoorScreen
from t4gsw_desktop.ui.shell.window import MainWindow
from tests.ui.conftest import settle


class Desk:
    """The door, and keys that come in where the system's do, at times of their own."""

    def __init__(self, window: MainWindow) -> None:
        window.show_screen("check-in")
        settle()
        assert isinstance(window.screen, DoorScreen)
        self.window, self.door, self.at = window, window.screen, 1_000
        self.guests = sorted(self.door.book.guests.values(), key=lambda one: one.id)

    def type(self, text: str, gap: int, after: int = 400) -> None:
        handle = self.window.windowHandle()
        assert handle is not None
        self.at += after - gap
        for letter in text:
            self.at += gap
            key = {"\r": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab, " ": Qt.Key.Key_Space}.get(letter)
            number = int(key) if key is not None else ord(letter.upper()) if letter.isascii() else 0
            for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, number, Qt.KeyboardModifier.NoModifier, letter)
                event.setTimestamp(self.at)
                QApplication.sendEvent(handle, event)
        settle()

    def here(self) -> frozenset[str]:
        return self.door.desk.read(checkin.present, self.door.desk.event_id)

    def named(self, name: str) -> DoorGuest:
        return next(one for one in self.guests if one.full_name == name)


@pytest.fixture
def desk(window: MainWindow) -> Desk:  # type: ignore[override]
    return Desk(window)


def test_every_badge_of_a_queue_is_one_arrival_at_any_pace_and_however_it_ends(desk: Desk) -> None:
    luck = random.Random(2)
    for guest in desk.guests:
        spelled = luck.choice((guest.code, guest.code.lower(), f"]Q1{guest.code}", f"https://example.org/{guest.code}"))
        desk.type(spelled + luck.choice(("\r", "\t", "\r\n", "")), luck.choice((1, 5, 20, 40)))
        assert (desk.door.state, desk.door.guest and desk.door.guest.id) == ("done", guest.id)
        assert desk.door.field.hasFocus()
    assert desk.here() == {guest.id for guest in desk.guests}


def test_two_badges_in_one_burst_are_two_arrivals(desk: Desk) -> None:
    first, second = desk.guests[:2]
    desk.type(first.code + "\r" + second.code + "\r", 1)
    assert desk.here() == {first.id, second.id}
    third, fourth = desk.guests[2:4]
    desk.type(third.code + fourth.code, 1)
    assert desk.here() == {first.id, second.id, third.id, fourth.id}


def focusable(desk: Desk) -> list[QWidget]:
    """Everything of the window that Tab or a click can give the focus to."""
    found = [one for one in desk.window.findChildren(QWidget) if one.isVisible() and one.isEnabled()]
    return [one for one in found if one.focusPolicy() & Qt.FocusPolicy.TabFocus]


def test_wherever_the_focus_is_a_scan_is_an_arrival_and_presses_nothing(desk: Desk) -> None:
    pressed: list[str] = []
    places = focusable(desk)
    assert len(places) > 5
    for button in desk.window.findChildren(QPushButton):
        button.clicked.connect(lambda _on=False, one=button: pressed.append(one.accessibleName()))
    for place, guest in zip(places, desk.guests, strict=False):
        if place.isVisible():
            place.setFocus()
            desk.type(guest.code[:3] + " " + guest.code[3:7] + " " + guest.code[7:] + "\r", 3)
            assert guest.id in desk.here()
    assert pressed == []
    assert desk.window.current == "check-in"


def test_scan_over_half_a_name_is_taken_and_the_next_letter_begins_a_new_name(desk: Desk) -> None:
    guest = desk.named("Jan van der Meer")
    desk.type("oly", 120)
    assert desk.door.field.text() == "oly"
    desk.type(guest.code + "\r", 2)
    assert desk.here() == {guest.id}
    desk.type("gu", 120)
    assert desk.door.field.text() == "gu"


def test_scan_while_a_walk_in_is_typed_is_an_arrival_and_no_letter_of_the_name(desk: Desk) -> None:
    guest = desk.named("Jan van der Meer")
    handle = desk.window.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, Qt.Key.Key_F2)
    desk.type("Zork", 120)
    desk.type(guest.code + "\r", 2)
    assert desk.here() == {guest.id}
    assert not any(one.walk_in for one in desk.door.book.guests.values())


def test_names_codes_and_enter_typed_by_a_person_do_what_they_did(desk: Desk) -> None:
    guest, other = desk.named("Jan van der Meer"), desk.named("Guðrún Jónsdóttir")
    desk.type("jan van der meer\r", 130)
    assert desk.here() == {guest.id}
    desk.type("\r", 130)
    assert desk.door.state == "idle"
    desk.type(other.code.lower() + "\r", 130)
    assert desk.here() == {guest.id, other.id}


def test_code_typed_with_look_alikes_is_forgiven_where_it_can_be_one_only(desk: Desk) -> None:
    looks_like = {"B": "8", "S": "5", "G": "6", "N": "m", "V": "U", "T": "7", "D": "0", "L": "1"}
    guest = next(one for one in desk.guests if sum(letter in looks_like for letter in one.code) > 1)
    letter = next(letter for letter in guest.code if letter in looks_like)
    desk.type(guest.code.replace(letter, looks_like[letter], 1) + "\r", 150)
    assert desk.here() == {guest.id}
    said = desk.window.foot.said
    assert said is not None
    assert said.sentence == f"Read as {speak_code(guest.code)}, taking {looks_like[letter].upper()} for {letter}."


def test_badge_of_nobody_says_so_and_leaves_nothing_in_the_field(desk: Desk) -> None:
    desk.type(new_code((), random.Random(1).choice) + "\r", 3)
    assert (desk.door.state, desk.here(), desk.door.field.text()) == ("unknown", frozenset(), "")
    desk.type("https://example.org/ticket/123456\r", 3)
    assert desk.door.state in ("unknown", "damaged")
    assert desk.here() == frozenset()


def test_page_built_anew_still_hears_the_scanner_and_another_page_does_not(desk: Desk, window: MainWindow) -> None:
    window.change_scale(1)
    settle()
    again = Desk(window)
    again.type(again.guests[0].code + "\r", 3)
    assert again.here() == {again.guests[0].id}
    window.show_screen("people")
    settle()
    again.at += 500
    step = again.door.desk.workspace.step()
    again.type(again.guests[1].code + "\r", 3)
    assert again.door.desk.workspace.step() == step
