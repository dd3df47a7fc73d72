"""Stepping out, leaving early and coming back: one key each, and every state can be told apart."""

import pytest
from PySide6.QtCore import Qt

from t4gsw_desktop.services import checkin
from t4gsw_desktop.ui.door import card_words
from t4gsw_desktop.ui.door.screen import DoorScreen
from t4gsw_desktop.ui.shell.window import MainWindow
from tests.ui.conftest import settle
from tests.ui.door.conftest import guest_called, here, later, press, type_text

KEY = Qt.Key
JAN, GUDRUN = "Jan van der Meer", "Guðrún Jónsdóttir"


def test_f3_steps_out_f12_leaves_and_enter_brings_back(door: DoorScreen) -> None:
    guest = guest_called(door, JAN)
    door.scan(guest.code)
    press(KEY.Key_F3)
    assert (door.state, here(door)) == ("just out", frozenset())
    figures = door.book.figures()
    assert (figures.out, figures.left, figures.here) == (1, 0, 0)
    press(KEY.Key_Return)
    assert (door.state, here(door)) == ("idle", frozenset()), "Enter goes on to the next person"
    type_text("jan van")
    assert door.state == "away"
    later(door)
    press(KEY.Key_Return)
    assert (door.state, here(door)) == ("returned", {guest.id})
    press(KEY.Key_F12)
    assert (door.state, here(door)) == ("just left", frozenset())
    later(door)
    door.scan(guest.code)
    assert (door.state, here(door)) == ("returned", {guest.id})


def test_somebody_who_is_out_can_go_home(door: DoorScreen) -> None:
    guest = guest_called(door, JAN)
    door.scan(guest.code)
    press(KEY.Key_F3)
    press(KEY.Key_F12)
    assert door.state == "just left"
    assert door.book.figures().left == 1


def test_keys_of_going_do_nothing_about_somebody_who_never_came(door: DoorScreen) -> None:
    step = door.desk.workspace.step()
    type_text("jan van")
    press(KEY.Key_F3)
    press(KEY.Key_F12)
    assert (door.state, door.desk.workspace.step()) == ("ready", step)


def test_what_was_done_can_be_taken_back_at_once(door: DoorScreen, window: MainWindow) -> None:
    guest = guest_called(door, JAN)
    door.scan(guest.code)
    press(KEY.Key_F12)
    assert window.foot.said is not None
    assert "has left" in window.foot.said.sentence
    press(KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert here(door) == {guest.id}
    assert door.state == "already"


def test_lists_and_figures_say_who_is_out(door: DoorScreen) -> None:
    door.scan(guest_called(door, JAN).code)
    press(KEY.Key_F3)
    assert card_words.chip_of(guest_called(door, JAN))[0] == "Out 16:40"
    assert "1 stepped out" in door.face.counters._bar.accessibleName()


def test_a_bounced_badge_is_shown_as_the_arrival_it_was(door: DoorScreen) -> None:
    guest = guest_called(door, JAN)
    door.scan(guest.code)
    step, shown = door.desk.workspace.step(), door.showing.shown
    door.scan(guest.code)
    assert (door.state, door.showing.shown, door.desk.workspace.step()) == ("done", shown, step)


def test_who_came_in_at_another_desk_is_told_with_its_name(door: DoorScreen) -> None:
    guest = guest_called(door, JAN)
    door.desk.workspace.change(checkin.arrive, guest.id, at=door.desk.clock(), desk="Side door")
    later(door)
    door.scan(guest.code)
    assert door.state == "already"
    assert "already checked in at 16:40, side door" in door.card.accessibleName()


def test_who_needs_a_person_is_told_without_why_and_let_in_by_the_filled_button_only(door: DoorScreen) -> None:
    guest = guest_called(door, JAN)
    door.desk.workspace.change(checkin.flag_for_door, guest.id, "owes us a projector")
    door.scan(guest.code)
    assert (door.state, here(door)) == ("needs person", frozenset())
    said = door.card.accessibleName()
    assert "come to the door" in said
    assert "projector" not in said
    press(KEY.Key_Return)
    assert here(door) == frozenset()
    type_text("jan van")
    press(KEY.Key_Return)
    assert door.state == "needs person"
    press(KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (door.state, here(door)) == ("done", {guest.id})


@pytest.mark.parametrize("kind", [*card_words.OF_OUTCOME])
def test_every_outcome_has_words_a_shape_and_an_icon(door: DoorScreen, kind: str) -> None:
    guest = guest_called(door, JAN)
    state = card_words.OF_OUTCOME[kind]
    band = card_words.band(state, guest, "typed")
    assert band.words
    assert band.icon
    assert band.look
    assert card_words.next_button(state).words
    assert card_words.spoken(state, guest, "typed", "More.")


def test_no_two_looks_of_a_band_share_edge_and_icon() -> None:
    """What colour alone would tell apart, the icon or the edge tells as well."""
    bands = {
        state: card_words.band(state, None)
        for state in (
            card_words.READY,
            card_words.GONE,
            card_words.AWAY,
            card_words.DONE,
            card_words.ALREADY,
            card_words.ON_WAITING_LIST,
            card_words.HAD_CANCELLED,
            card_words.NEEDS_PERSON,
            card_words.OTHER_EVENT,
            card_words.UNKNOWN,
            card_words.DAMAGED,
        )
    }
    assert len({(one.icon, one.words) for one in bands.values()}) == len(bands)
    assert len({one.icon for one in bands.values()}) == len(bands)


def test_leaving_is_offered_in_the_menu_of_a_line(door: DoorScreen) -> None:
    door.scan(guest_called(door, GUDRUN).code)
    settle()
    words = [text for text, _ in door.acts.choices(guest_called(door, GUDRUN))]
    called = guest_called(door, GUDRUN).called
    assert f"{called} steps out for a while" in words
    assert f"{called} leaves early" in words
