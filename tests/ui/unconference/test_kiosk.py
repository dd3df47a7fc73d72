"""The voting kiosk: one person after the other, by badge, by name or without one, and nothing is left of anybody."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.core.pin import seal_pin
from t4gsw_desktop.kinds.unconference.ballots import list_slips
from t4gsw_desktop.kinds.unconference.pitches_shown import pitches_shown
from t4gsw_desktop.kinds.unconference.preparation import add_pitches, remove_pitch
from t4gsw_desktop.kinds.unconference.rows import Vote
from t4gsw_desktop.kinds.unconference.voting import (
    ballot_of,
    close_votes,
    how_votes_were_given,
    open_votes,
    set_vote_budget,
)
from t4gsw_desktop.services.door_book import WAITING, DoorGuest
from t4gsw_desktop.services.events import remove_activity
from t4gsw_desktop.storage.unit_of_work import View, Work
from t4gsw_desktop.ui.door.pin_dialogs import AskPin
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.shell.window import MainWindow
from t4gsw_desktop.ui.unconference import kiosk_words as said
from t4gsw_desktop.ui.unconference.kiosk import CHOOSE, CLOSED, EMPTY, LEAVE, THANKS, THERE, WHO, Kiosk, open_kiosk
from tests.ui.conftest import grab, settle


@pytest.fixture
def activity(desk: Desk) -> Activity:
    """The unconference of the practice evening; nobody has voted yet."""
    (found,) = desk.read(View.find, Activity, event_id=desk.event_id, kind="unconference")

    def forget_votes(work: Work) -> None:
        work.remove_many(Vote, [one.id for one in work.find(Vote, activity_id=found.id)])
        work.label = "Forget the votes"

    desk.workspace.change(forget_votes)
    desk.workspace.change(open_votes, found.id)
    return found


@pytest.fixture
def kiosk(desk: Desk, activity: Activity) -> Iterator[Kiosk]:
    made = open_kiosk(desk, activity.id)
    settle()
    yield made
    if shiboken6.isValid(made):
        made.leave()
        settle()


def guests(kiosk: Kiosk) -> list[DoorGuest]:
    return sorted((one for one in kiosk.book.guests.values() if one.state != WAITING), key=lambda one: one.id)


def shown_words(kiosk: Kiosk) -> str:
    parts = [one for kind in (QLabel, QPushButton) for one in kiosk.findChildren(kind) if one.isVisible()]
    return " | ".join(f"{one.text()} {one.accessibleName()}" for one in parts)


def scan(code: str) -> None:
    """Type a code as a scanner does: fast, with Enter at its end, wherever the focus is."""
    window = QApplication.activeWindow()
    assert window is not None
    handle = window.windowHandle()
    for number, letter in enumerate([*code, "\r"]):
        key = Qt.Key.Key_Return if letter == "\r" else Qt.Key(ord(letter.upper()))
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
            event.setTimestamp(100_000 + 8 * number)
            QApplication.sendEvent(handle, event)
    settle()


def type_number(kiosk: Kiosk, text: str, qtbot: QtBot) -> None:
    qtbot.keyClicks(kiosk.face.choose.number, text, delay=0)
    kiosk.face.choose.press_number()


def test_it_fills_the_screen_and_asks_who_comes(kiosk: Kiosk, window: MainWindow) -> None:
    assert kiosk.isFullScreen()
    assert kiosk.windowModality() == Qt.WindowModality.ApplicationModal
    assert kiosk.page == WHO
    assert QApplication.focusWidget() is kiosk.face.who.field
    assert said.WELCOME in shown_words(kiosk)


def test_badge_begins_and_that_is_all_keeps_it_in_one_act(
    kiosk: Kiosk, desk: Desk, activity: Activity, qtbot: QtBot
) -> None:
    guest = guests(kiosk)[0]
    kiosk.scan(guest.code)
    assert (kiosk.page, kiosk.who) == (CHOOSE, guest.id)
    first, second, third = desk.read(pitches_shown, activity.id)[:3]
    tiles = kiosk.face.choose.tiles.tiles
    qtbot.mouseClick(tiles[first.id], Qt.MouseButton.LeftButton)
    qtbot.keyClick(tiles[second.id], Qt.Key.Key_Space)
    qtbot.keyClick(tiles[third.id], Qt.Key.Key_Return)
    assert kiosk.face.choose.left.text() == "2 of 5 left"
    qtbot.mouseClick(tiles[second.id], Qt.MouseButton.LeftButton)
    assert [tile.isChecked() for tile in list(tiles.values())[:3]] == [True, False, True]
    before = desk.workspace.step()
    assert desk.read(ballot_of, activity.id, guest.id) == ()
    qtbot.mouseClick(kiosk.face.choose.done, Qt.MouseButton.LeftButton)
    assert desk.workspace.step() == before + 1
    assert desk.read(ballot_of, activity.id, guest.id) == (first.id, third.id)
    assert desk.read(how_votes_were_given, activity.id) == {"kiosk": 1}
    assert kiosk.page == THANKS
    assert said.NEXT in shown_words(kiosk)
    assert desk.workspace.undo() == f"Note the wishes of {guest.full_name}"


def test_numbers_are_typed_and_enter_takes_them_also_with_their_letter(
    kiosk: Kiosk, desk: Desk, activity: Activity, qtbot: QtBot
) -> None:
    kiosk.scan(guests(kiosk)[0].code)
    choose = kiosk.face.choose
    pitches = {one.number: one for one in desk.read(pitches_shown, activity.id)}
    type_number(kiosk, "7", qtbot)
    type_number(kiosk, pitches[12].code.lower(), qtbot)
    assert choose.chosen == [pitches[7].id, pitches[12].id]
    type_number(kiosk, "7", qtbot)
    assert choose.chosen == [pitches[12].id]
    assert choose.told.text() == f"Taken away: {pitches[7].title}"
    type_number(kiosk, "777", qtbot)
    assert choose.told.text() == said.NO_NUMBER.format("777")
    assert choose.number.text() == ""
    tile = choose.tiles.tiles[pitches[1].id]
    tile.setFocus()
    qtbot.keyClick(tile, Qt.Key.Key_3)
    assert (choose.number.text(), QApplication.focusWidget()) == ("3", choose.number)


def test_no_more_can_be_given_than_there_are(kiosk: Kiosk, desk: Desk, activity: Activity, qtbot: QtBot) -> None:
    desk.workspace.change(set_vote_budget, activity.id, 2)
    kiosk.scan(guests(kiosk)[0].code)
    for number in ("1", "2", "3"):
        type_number(kiosk, number, qtbot)
    assert len(kiosk.face.choose.chosen) == 2
    assert kiosk.face.choose.told.text() == said.none_left(2)
    assert kiosk.face.choose.left.text() == "0 of 2 left"
    kiosk.begin()
    desk.workspace.change(set_vote_budget, activity.id, 0)
    kiosk.scan(guests(kiosk)[0].code)
    assert kiosk.face.choose.left.text() == "Choose as many as you like"


def test_scanner_is_heard_wherever_the_focus_is(kiosk: Kiosk, desk: Desk, activity: Activity) -> None:
    first, second = guests(kiosk)[:2]
    scan(first.code)
    assert (kiosk.page, kiosk.who) == (CHOOSE, first.id)
    tile = next(iter(kiosk.face.choose.tiles.tiles.values()))
    tile.click()
    tile.setFocus()
    scan(first.code)  # their own badge again says that it is all
    assert kiosk.page == THANKS
    assert len(desk.read(ballot_of, activity.id, first.id)) == 1
    scan(second.code)
    assert (kiosk.page, kiosk.who, kiosk.face.choose.chosen) == (CHOOSE, second.id, [])
    assert kiosk.face.choose.number.text() == ""


def test_name_is_found_but_what_was_chosen_is_shown_for_the_badge_only(
    kiosk: Kiosk, desk: Desk, activity: Activity, qtbot: QtBot
) -> None:
    guest = next(one for one in guests(kiosk) if one.full_name.isascii())
    qtbot.keyClicks(kiosk.face.who.field, guest.full_name)
    kiosk.face.who.found[0].click()
    assert (kiosk.page, kiosk.who) == (CHOOSE, guest.id)
    type_number(kiosk, "4", qtbot)
    title = kiosk.face.choose.told.text().removeprefix("Chosen: ")
    kiosk.finish()
    kiosk.begin()
    kiosk.name(guest.id)
    assert kiosk.page == WHO
    assert f"You have voted already, {guest.called}" in shown_words(kiosk)
    assert title not in shown_words(kiosk)
    qtbot.keyClicks(kiosk.face.who.field, guest.full_name)
    assert kiosk.face.who.found == []  # a name leads no further now
    kiosk.face.who.field.clear()
    qtbot.keyClicks(kiosk.face.who.field, guest.code)
    kiosk.face.who.press_enter()
    assert (kiosk.page, len(kiosk.face.choose.chosen)) == (CHOOSE, 1)
    assert title in shown_words(kiosk)


def test_vote_without_a_name_is_a_slip(kiosk: Kiosk, desk: Desk, activity: Activity, qtbot: QtBot) -> None:
    kiosk.face.who.slip.click()
    assert (kiosk.page, kiosk.who) == (CHOOSE, "")
    kiosk.finish()
    assert kiosk.face.choose.told.text() == said.CHOOSE_FIRST
    type_number(kiosk, "2", qtbot)
    type_number(kiosk, "5", qtbot)
    kiosk.finish()
    (slip,) = desk.read(list_slips, activity.id)
    assert len(slip.pitches) == 2
    assert kiosk.page == THANKS


def test_whoever_walks_away_is_asked_and_then_forgotten(
    kiosk: Kiosk, desk: Desk, activity: Activity, qtbot: QtBot
) -> None:
    guest = guests(kiosk)[0]
    kiosk.scan(guest.code)
    type_number(kiosk, "2", qtbot)
    kiosk._idle.timeout.emit()
    assert kiosk.page == THERE
    assert "20 seconds" in shown_words(kiosk)
    kiosk._count()
    assert "19 seconds" in shown_words(kiosk)
    kiosk.face.message.buttons[0].click()
    assert (kiosk.page, len(kiosk.face.choose.chosen)) == (CHOOSE, 1)
    kiosk.ask_if_there()
    for _ in range(20):
        kiosk._count()
    assert (kiosk.page, kiosk.who, kiosk.face.choose.chosen) == (WHO, "", [])
    assert guest.called not in shown_words(kiosk)
    assert desk.read(ballot_of, activity.id, guest.id) == ()
    kiosk.face.who.field.setText("Half a name")
    kiosk.ask_if_there()
    assert kiosk.face.who.field.text() == ""


def test_next_badge_clears_what_was_not_kept(kiosk: Kiosk, desk: Desk, activity: Activity, qtbot: QtBot) -> None:
    first, second = guests(kiosk)[:2]
    kiosk.scan(first.code)
    type_number(kiosk, "2", qtbot)
    kiosk.scan(second.code)
    assert (kiosk.who, kiosk.face.choose.chosen) == (second.id, [])
    assert first.called not in shown_words(kiosk)
    assert desk.read(ballot_of, activity.id, first.id) == ()


def test_a_badge_that_nobody_here_has(kiosk: Kiosk) -> None:
    kiosk.scan("ZZZZZZ")
    assert kiosk.page == WHO
    assert kiosk.face.who.told.text() == said.NOT_LISTED


def test_closed_voting_says_so_and_opens_again(kiosk: Kiosk, desk: Desk, activity: Activity, qtbot: QtBot) -> None:
    kiosk.scan(guests(kiosk)[0].code)
    desk.workspace.change(close_votes, activity.id)
    assert kiosk.page == CLOSED
    assert said.CLOSED in shown_words(kiosk)
    kiosk.scan(guests(kiosk)[0].code)
    assert kiosk.page == CLOSED
    desk.workspace.change(open_votes, activity.id)
    assert kiosk.page == WHO


def test_pitch_that_is_taken_back_meanwhile_goes_from_the_choice(
    kiosk: Kiosk, desk: Desk, activity: Activity, qtbot: QtBot
) -> None:
    kiosk.scan(guests(kiosk)[0].code)
    type_number(kiosk, "1", qtbot)
    type_number(kiosk, "2", qtbot)
    gone, left = kiosk.face.choose.chosen
    desk.workspace.change(remove_pitch, gone)
    assert kiosk.face.choose.chosen == [left]
    for one in list(kiosk.face.choose.tiles.tiles):
        desk.workspace.change(remove_pitch, one)
    kiosk.begin()
    assert kiosk.page == EMPTY
    desk.workspace.change(add_pitches, activity.id, "Bread")
    assert kiosk.page == WHO


def test_no_count_is_ever_shown(kiosk: Kiosk, desk: Desk, activity: Activity, qtbot: QtBot) -> None:
    for guest in guests(kiosk)[:3]:
        kiosk.scan(guest.code)
        type_number(kiosk, "2", qtbot)
        kiosk.finish()
    kiosk.scan(guests(kiosk)[4].code)
    assert "3" not in kiosk.face.choose.tiles.tiles[next(iter(kiosk.face.choose.tiles.tiles))].accessibleName()
    assert "want" not in shown_words(kiosk)
    assert "wish for it" not in shown_words(kiosk)


def test_letters_grow_with_what_is_chosen_and_are_as_before_for_the_next(kiosk: Kiosk, qtbot: QtBot) -> None:
    kiosk.scan(guests(kiosk)[0].code)
    type_number(kiosk, "2", qtbot)
    usual = kiosk.face.theme.scale
    kiosk.turn_larger()
    settle()
    assert kiosk.face.theme.scale > usual
    assert len(kiosk.face.choose.chosen) == 1
    assert sum(tile.isChecked() for tile in kiosk.face.choose.tiles.tiles.values()) == 1
    kiosk.begin()
    assert kiosk.face.theme.scale == usual


def test_reading_order(kiosk: Kiosk, qtbot: QtBot) -> None:
    kiosk.scan(guests(kiosk)[0].code)
    choose = kiosk.face.choose

    def titles() -> list[str]:
        return [tile.pitch.title.casefold() for tile in choose.tiles.tiles.values()]

    by_number = titles()
    kiosk.face.order.click()
    assert titles() == sorted(by_number)
    assert kiosk.face.order.words == "In order of title"
    kiosk.face.order.click()
    assert titles() == by_number


def test_arrow_keys_go_from_tile_to_tile(kiosk: Kiosk, qtbot: QtBot) -> None:
    kiosk.scan(guests(kiosk)[0].code)
    tiles = list(kiosk.face.choose.tiles.tiles.values())
    tiles[0].setFocus()
    qtbot.keyClick(tiles[0], Qt.Key.Key_Right)
    assert QApplication.focusWidget() is tiles[1]
    qtbot.keyClick(tiles[1], Qt.Key.Key_Down)
    assert QApplication.focusWidget() in tiles[2:]


def test_every_control_has_a_name_and_no_tile_covers_another(kiosk: Kiosk) -> None:
    kiosk.scan(guests(kiosk)[0].code)
    settle()
    nameless = [one for one in kiosk.findChildren(QPushButton) if one.isVisible() and not one.accessibleName()]
    assert nameless == []
    tiles = list(kiosk.face.choose.tiles.tiles.values())
    assert not [one for one, other in pairwise(tiles) if one.geometry().intersects(other.geometry())]
    for tile in tiles:
        for label in tile.findChildren(QLabel):
            assert tile.rect().contains(label.geometry()), tile.pitch.title


def test_only_the_team_leaves_it(kiosk: Kiosk, qtbot: QtBot) -> None:
    qtbot.keyClick(kiosk, Qt.Key.Key_Escape)
    kiosk.close()
    assert kiosk.isVisible()
    kiosk.tell_how_to_leave()
    assert kiosk.page == LEAVE
    assert "press E" in shown_words(kiosk)
    qtbot.keyClick(kiosk, Qt.Key.Key_Escape)
    assert kiosk.page == WHO
    qtbot.keyClick(
        kiosk.face.who.field, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert not kiosk.isVisible()


def test_the_pin_of_the_door_is_asked_for_where_one_is_set(desk: Desk, activity: Activity) -> None:
    kiosk = open_kiosk(desk, activity.id)
    desk.keep_settings(replace(desk.settings, door_lock=seal_pin("4711")))
    kiosk.leave()
    assert kiosk.isVisible()
    (asked,) = kiosk.findChildren(AskPin)
    asked.pin.setText("1234")
    asked.press()
    assert kiosk.isVisible()
    asked.reject()
    kiosk.leave()
    asked = kiosk.findChildren(AskPin)[-1]
    assert asked._lock.seconds_to_wait() > 0 or asked.pin.isEnabled()
    desk.keep_settings(replace(desk.settings, door_lock=""))
    asked.reject()
    kiosk.leave()
    settle()


def test_it_goes_with_the_activity(kiosk: Kiosk, desk: Desk, activity: Activity) -> None:
    desk.workspace.change(remove_activity, activity.id)
    assert not kiosk.isVisible()


@pytest.mark.parametrize("look", ["light", "dark"])
def test_pictures_to_look_at(window: MainWindow, desk: Desk, activity: Activity, look: str) -> None:
    desk.theme.choose(wish=look)
    desk.theme.change_now()
    kiosk = open_kiosk(desk, activity.id)
    grab(kiosk, f"kiosk-who-{look}")
    kiosk.scan(guests(kiosk)[0].code)
    for one in list(kiosk.face.choose.tiles.tiles)[:2]:
        kiosk.face.choose.press(one)
    grab(kiosk, f"kiosk-choose-{look}")
    kiosk.leave()
    settle()
