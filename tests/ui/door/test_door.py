"""The door as a helper uses it: a queue of sixty, one field, and no mouse."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from t4gsw_desktop.core.badge_code import new_code
from t4gsw_desktop.core.events import Attendee, Event
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.services import checkin
from t4gsw_desktop.storage.unit_of_work import Work
from t4gsw_desktop.ui.door.screen import DoorScreen
from t4gsw_desktop.ui.shell.window import MainWindow
from tests.ui.conftest import settle
from tests.ui.door.conftest import guest_called, here, press, type_text
from tests.ui.inspection import cut_off, filled_buttons, not_reached, sideways, too_small

KEY = Qt.Key


def scan(code: str) -> None:
    """Type as a scanner does: all at once, nothing happens in between."""
    type_text(code, wait=False)
    press(KEY.Key_Return)


def band(door: DoorScreen) -> str:
    return door.card.accessibleName()


def test_sixty_arrive_by_badge_and_by_name_and_the_focus_never_leaves_the_field(door: DoorScreen) -> None:
    guests = sorted(door.book.guests.values(), key=lambda one: one.id)
    assert len(guests) == 60
    for number, guest in enumerate(guests):
        if number % 4:
            scan(guest.code.lower())
        else:
            type_text(guest.full_name)
            press(KEY.Key_Return)
        assert door.state == "done"
        assert door.guest is not None
        assert door.guest.id == guest.id
        assert door.card.name.text == guest.called
        assert door.field.hasFocus()
        assert door.field.selectedText() == door.field.text()
    assert here(door) == {guest.id for guest in guests}
    figures = door.book.figures()
    assert (figures.here, figures.to_come) == (60, 0)
    assert "60 in the room" in door.face.counters.findChildren(type(door.face.counters._bar))[0].accessibleName()


def test_first_letters_find_and_arrows_choose(door: DoorScreen) -> None:
    type_text("jo")
    first = door.guest
    assert first is not None
    assert door.state == "ready"
    press(KEY.Key_Down)
    second = door.guest
    assert second is not None
    assert second.id != first.id
    press(KEY.Key_Return)
    assert here(door) == {second.id}
    assert first.id not in here(door)
    press(KEY.Key_Return)
    assert (door.state, door.field.text(), door.guest) == ("idle", "", None)


def test_somebody_who_is_in_already_is_told_and_nothing_changes(door: DoorScreen) -> None:
    guest = guest_called(door, "Guðrún Jónsdóttir")
    earlier = door.desk.clock() - timedelta(minutes=3)
    door.desk.workspace.change(checkin.arrive, guest.id, at=earlier)
    step = door.desk.workspace.step()
    scan(guest.code)
    assert door.state == "already"
    assert "already checked in at 16:37" in band(door)
    type_text("gudrun")
    assert door.state == "already"
    press(KEY.Key_Return)
    assert door.state == "already"
    assert door.desk.workspace.step() == step


def test_codes_that_are_not_for_tonight_change_nothing_and_offer_a_way_on(door: DoorScreen) -> None:
    step = door.desk.workspace.step()
    strange = new_code({one.code for one in door.book.guests.values()})
    scan(strange)
    assert door.state == "unknown"
    scan(strange[:-1] + ("B" if strange[-1] != "B" else "C"))
    assert door.state == "damaged"
    scan("https://example.org/ticket/123456")
    assert door.state == "unknown"
    assert door.desk.workspace.step() == step
    assert door.primary() is not None
    assert door.primary().words == "Search by name"  # type: ignore[union-attr]
    door.primary().click()  # type: ignore[union-attr]
    assert (door.field.text(), door.field.hasFocus()) == ("", True)


def test_a_badge_of_another_event_says_which(door: DoorScreen) -> None:
    other = Event(new_id(), "Autumn café", "2026-10-01T17:00:00+00:00", "2026-10-01T20:00:00+00:00")
    attendee = Attendee(new_id(), other.id, "", new_code(()), label="Guest")

    def add(work: Work) -> None:
        work.put_many([other, attendee])
        work.label = "Add an event"

    door.desk.workspace.change(add)
    scan(attendee.code)
    assert door.state == "other event"
    assert "Autumn café" in band(door)


def test_a_scan_on_top_of_half_a_name_is_taken(door: DoorScreen) -> None:
    guest = guest_called(door, "Jan van der Meer")
    type_text("oly")
    scan(guest.code)
    assert door.state == "done"
    assert here(door) == {guest.id}


def test_typing_and_scanning_is_taken_from_anywhere_on_the_page(door: DoorScreen, window: MainWindow) -> None:
    guest = guest_called(door, "Jan van der Meer")
    press(KEY.Key_Tab)
    button = QApplication.focusWidget()
    assert isinstance(button, QPushButton)
    scan(guest.code)
    assert here(door) == {guest.id}
    QTest.mouseClick(door.card, Qt.MouseButton.LeftButton)
    QTest.mouseClick(door.face.arrived, Qt.MouseButton.LeftButton)
    assert door.field.hasFocus()
    window.header.undo.setFocus()
    type_text("gu")
    assert door.field.hasFocus()
    assert door.field.text() == "gu"


def test_enter_on_a_button_that_tab_came_to_presses_it(door: DoorScreen) -> None:
    scan(guest_called(door, "Jan van der Meer").code)
    door.face.buttons.undo.setFocus()
    press(KEY.Key_Return)
    assert here(door) == frozenset()
    assert door.field.hasFocus()


def test_undo_is_on_the_card_in_the_line_and_on_the_key(door: DoorScreen) -> None:
    first, second = guest_called(door, "Jan van der Meer"), guest_called(door, "Guðrún Jónsdóttir")
    scan(first.code)
    door.face.buttons.undo.click()
    assert (here(door), door.state) == (frozenset(), "ready")
    scan(first.code)
    scan(second.code)
    lines = [one for one in door.face.arrived.findChildren(QPushButton) if one.isVisible()]
    older = next(one for one in lines if "Jan van der Meer" in one.accessibleName())
    older.click()
    assert here(door) == {second.id}
    door.desk.undo()
    assert here(door) == {first.id, second.id}
    scan("gudr")
    QTest.keyClick(door.field, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert here(door) != {first.id, second.id}
    assert door.field.hasFocus()


def test_walk_in_takes_a_name_a_photo_choice_and_enter(door: DoorScreen) -> None:
    press(KEY.Key_F2)
    type_text("Zork Fleep")
    type_text("3")
    press(KEY.Key_Return)
    assert door.state == "walked in"
    guest = door.guest
    assert guest is not None
    assert (guest.full_name, guest.photo, guest.walk_in, guest.state) == ("Zork Fleep", "no", True, "in")
    assert door.book.figures().walk_ins == 1
    door.face.buttons.undo.click()
    assert door.book.find("zork") == (), "undo of the last act takes the place away too"


def test_walk_in_starts_at_yellow_and_keeps_a_name_that_was_typed_in_vain(door: DoorScreen) -> None:
    type_text("Zork")
    assert door.state == "nobody"
    press(KEY.Key_Return)
    assert door.state == "new"
    assert here(door) == frozenset()
    press(KEY.Key_Return)
    assert door.guest is not None
    assert (door.guest.full_name, door.guest.photo) == ("Zork", "ask")


def test_walk_in_who_is_on_the_list_or_in_the_directory_is_not_added_twice(door: DoorScreen) -> None:
    known = Person(new_id(), "Zork Fleep", photo="yes")

    def add(work: Work) -> None:
        work.put(known)
        work.label = "Add Zork"

    door.desk.workspace.change(add)
    press(KEY.Key_F2)
    type_text("zork")
    press(KEY.Key_Down)
    press(KEY.Key_Return)
    assert door.guest is not None
    assert (door.guest.person_id, door.guest.photo) == (known.id, "yes")
    listed = guest_called(door, "Jan van der Meer")
    press(KEY.Key_F2)
    type_text("van der Meer")
    press(KEY.Key_Down)
    press(KEY.Key_Return)
    assert door.guest.id == listed.id
    assert sum(one.full_name == "Jan van der Meer" for one in door.book.guests.values()) == 1
    assert here(door) >= {listed.id}


def test_walk_in_without_a_name_and_escape_add_nobody(door: DoorScreen, window: MainWindow) -> None:
    step = door.desk.workspace.step()
    press(KEY.Key_F2)
    press(KEY.Key_Return)
    assert window.foot.said is not None
    assert "needs a name" in window.foot.said.sentence
    press(KEY.Key_Escape)
    assert door.state == "idle"
    assert door.desk.workspace.step() == step


def put_status(work: Work, attendee_id: str, status: str) -> None:
    attendee = work.get(Attendee, attendee_id)
    assert attendee is not None
    work.put(replace(attendee, status=status))
    work.label = f"Put them on {status}"


@pytest.mark.parametrize("status", ["waiting", "cancelled"])
def test_who_waits_or_had_cancelled_is_let_in_by_the_filled_button_only(door: DoorScreen, status: str) -> None:
    guest = guest_called(door, "Jan van der Meer")
    door.desk.workspace.change(put_status, guest.id, status)
    scan(guest.code)
    assert (door.state, here(door)) == (status, frozenset())
    door.clear()
    type_text("jan van")
    press(KEY.Key_Return)
    press(KEY.Key_Return)
    assert here(door) == frozenset()
    scan(guest.code)
    QTest.keyClick(door.field, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert (here(door), door.state) == ({guest.id}, "done")


def test_leaving_early_and_coming_back(door: DoorScreen) -> None:
    guest = guest_called(door, "Jan van der Meer")
    scan(guest.code)
    choices = dict(door._more_items())
    choices["Jan van der Meer leaves early"]()
    assert (here(door), door.state) == (frozenset(), "just left")
    press(KEY.Key_Return)
    assert here(door) == frozenset(), "Enter goes on to the next person, and lets nobody in again"
    type_text("jan van")
    assert door.state == "gone"
    press(KEY.Key_Return)
    assert (here(door), door.state) == ({guest.id}, "returned")


def test_desk_note_shows_only_while_f8_is_held(door: DoorScreen) -> None:
    guest = next(one for one in door.book.guests.values() if one.note)
    scan(guest.code)
    note = door.card.facts
    assert note.note_words == ""
    QTest.keyPress(door.field, KEY.Key_F8)
    assert note.note_words != ""
    assert note.note_words not in band(door)
    QTest.keyRelease(door.field, KEY.Key_F8)
    assert note.note_words == ""


def test_what_was_typed_and_shown_survives_another_size(door: DoorScreen, window: MainWindow) -> None:
    guest = guest_called(door, "Guðrún Jónsdóttir")
    type_text("gudr")
    window.change_scale(1)
    settle()
    again = window.screen
    assert isinstance(again, DoorScreen)
    assert (again.field.text(), again.state, again.guest and again.guest.id) == ("gudr", "ready", guest.id)
    press(KEY.Key_Return)
    assert again.state == "done"
    assert again.field.hasFocus()


def test_walk_in_that_is_being_typed_survives_another_size(door: DoorScreen, window: MainWindow) -> None:
    press(KEY.Key_F2)
    type_text("Zork")
    type_text("1")
    window.change_scale(1)
    settle()
    press(KEY.Key_Return)
    again = window.screen
    assert isinstance(again, DoorScreen)
    assert again.guest is not None
    assert (again.guest.full_name, again.guest.photo) == ("Zork", "yes")


@pytest.mark.parametrize(("width", "height", "scale"), [(1366, 768, 200), (1024, 600, 100), (1366, 690, 100)])
def test_every_state_of_the_card_is_whole(
    door: DoorScreen, window: MainWindow, width: int, height: int, scale: int
) -> None:
    longest = max(door.book.guests.values(), key=lambda one: len(one.full_name))
    waiting = guest_called(door, "Jan van der Meer")
    door.desk.workspace.change(put_status, waiting.id, "waiting")
    window.theme.choose(scale=scale)
    window.theme.change_now()
    window.resize(width, height)
    window.rebuild()
    settle()
    wrong = []
    page = window.screen
    assert isinstance(page, DoorScreen)
    for typed in ("a", longest.code, longest.code, waiting.code, "BCDFGHJKLN", "nobody of this name at all"):
        page.clear()
        type_text(typed)
        if typed != "a":
            press(KEY.Key_Return)
        settle()
        wrong += [f"{typed}: {one}" for one in (*cut_off(window), *sideways(window), *too_small(window, window.theme))]
        wrong += [f"{typed}: filled: {filled_buttons(page)}"] if len(filled_buttons(page)) != 1 else []
    wrong += not_reached(window)
    assert not wrong, "\n".join(wrong)


def test_a_person_asked_for_elsewhere_is_on_the_card(window: MainWindow, door: DoorScreen) -> None:
    guest = guest_called(door, "Guðrún Jónsdóttir")
    window.show_screen("check-in", guest.person_id)
    assert (door.state, door.guest and door.guest.id) == ("ready", guest.id)
    window.show_screen("check-in", "walk-in")
    assert door.state == "new"


def test_nobody_expected_and_no_event(empty_window: MainWindow) -> None:
    empty_window.show_screen("check-in")
    settle()
    assert empty_window.screen.primary() is not None
    event = Event(new_id(), "Tonight", "2027-01-21T18:00:00+00:00", "2027-01-21T21:00:00+00:00")

    def add(work: Work) -> None:
        work.put(event)
        work.label = "Add Tonight"

    empty_window.desk.workspace.change(add)
    empty_window.desk.choose_event(event.id)
    settle()
    page = empty_window.screen
    assert isinstance(page, DoorScreen)
    assert "Nobody is expected yet. Walk-ins work." in band(page)
    page.field.setFocus()
    press(KEY.Key_F2)
    type_text("Zoë")
    press(KEY.Key_Return)
    assert page.book.figures().walk_ins == 1
