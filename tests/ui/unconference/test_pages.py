"""The other pages of the room: gone to by letter, by name and from elsewhere, left by Esc, kept when built anew."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from t4gsw_desktop.ui.shell.window import MainWindow
from t4gsw_desktop.ui.unconference.notes import NotesPage
from t4gsw_desktop.ui.unconference.pages import MAKERS
from t4gsw_desktop.ui.unconference.room import UnconferenceRoom
from t4gsw_desktop.ui.widgets.button import Button
from tests.ui.conftest import settle
from tests.ui.inspection import filled_buttons
from tests.ui.unconference.conftest import open_room, press, unconference


@pytest.mark.parametrize(("key", "page"), [(Qt.Key.Key_A, "pitches"), (Qt.Key.Key_V, "votes")])
def test_letter_opens_a_page_and_esc_leads_back(
    room: UnconferenceRoom, window: MainWindow, key: Qt.Key, page: str
) -> None:
    press(room, key)
    assert not room.at_board
    assert room.pages.shown == page
    assert not room.strip.isVisible()
    assert len(filled_buttons(window.screen)) == 1
    QTest.keyClick(room.first_focus(), Qt.Key.Key_Escape)
    settle()
    assert room.at_board
    assert room.page.board.hasFocus()


def test_names_on_top_lead_from_page_to_page(room: UnconferenceRoom) -> None:
    room.show_page("votes")
    settle()
    for name in ("Notes", "Pitches", "Board"):
        (button,) = [
            one for one in room.findChildren(Button) if one.accessibleName() == f"Page: {name}" and one.isVisible()
        ]
        button.click()
        settle()
        assert (room.pages.shown if not room.at_board else "board") == name.lower()


def test_letters_of_the_board_are_typed_on_the_other_pages(room: UnconferenceRoom) -> None:
    room.show_page("pitches")
    settle()
    step = room.desk.workspace.step()
    QTest.keyClicks(room.first_focus(), "kpfm")
    settle()
    assert room.desk.workspace.step() == step
    assert room.page.moving.session == ""
    assert room.desk.actions.get("unconference.keep").why_not()


def test_another_screen_leads_straight_to_the_notes(window: MainWindow) -> None:
    window.desk.go("activities", (unconference(window).id, "notes"))
    settle()
    (room,) = window.screen.findChildren(UnconferenceRoom)
    assert isinstance(room.pages.page, NotesPage)
    assert set(MAKERS) == {"pitches", "votes", "notes"}


def test_page_that_is_open_is_open_again_in_another_look(window: MainWindow) -> None:
    room = open_room(window)
    room.show_page("votes")
    settle()
    window.change_look("dark")
    window.theme.change_now()
    settle()
    (again,) = window.screen.findChildren(UnconferenceRoom)
    assert again is not room
    assert again.pages.shown == "votes"
    assert not again.at_board
    window.change_look("light")


def test_f7_prints_the_poster_and_f1_explains_the_board(room: UnconferenceRoom, window: MainWindow) -> None:
    assert window.screen.help_page() == "unconference"
    went: list[tuple[str, object]] = []
    room.desk.asked_to_go.connect(lambda screen, what: went.append((screen, what)))
    window.screen.print_this()
    settle()
    assert went == [("print", ("session-grid", room.activity_id))]
    assert window.current == "print"


def test_letters_can_be_turned_off(window: MainWindow) -> None:
    window.desk.keep_settings(replace(window.desk.settings, single_letters=False))
    window.rebuild()
    settle()
    room = open_room(window)
    press(room, Qt.Key.Key_M)
    assert room.page.moving.session == ""
    room.desk.actions.get("unconference.move").run()
    assert room.page.moving.session
