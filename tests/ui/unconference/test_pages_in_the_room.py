"""The pages of pitches and votes where they stand: in the room, come to by a letter, whole at any size of text."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from t4gsw_desktop.ui.print_centre.screen import PrintScreen
from t4gsw_desktop.ui.shell.window import MainWindow
from t4gsw_desktop.ui.unconference.pitches import PitchesPage
from t4gsw_desktop.ui.unconference.votes import VotesPage
from tests.ui.conftest import settle
from tests.ui.inspection import complaints_about
from tests.ui.unconference.conftest import open_room, press
from tests.ui.unconference.morning import Morning


@pytest.mark.parametrize("size", [(1366, 768, 100), (1366, 768, 200), (1024, 690, 100)])
def test_pages_are_come_to_by_letter_and_whole(
    window: MainWindow, morning: Morning, size: tuple[int, int, int]
) -> None:
    window.theme.choose(scale=size[2])
    window.theme.change_now()
    window.resize(*size[:2])
    window.rebuild()
    settle()
    assert morning.pitches()
    wrong = []
    for letter, kind in ((Qt.Key.Key_A, PitchesPage), (Qt.Key.Key_V, VotesPage)):
        room = open_room(window)
        press(room, letter)
        (page,) = room.findChildren(kind)
        assert page.isVisible()
        assert page.isAncestorOf(window.focusWidget())
        wrong += complaints_about(window)
        page.done.emit()
        settle()
        assert room.page.isVisible()
    assert not wrong, "\n".join(wrong)


def test_card_half_typed_outlives_another_look(window: MainWindow, morning: Morning) -> None:
    room = open_room(window)
    press(room, Qt.Key.Key_A)
    (page,) = room.findChildren(PitchesPage)
    page.typing.area.insertPlainText("Kites for every stre")
    page.list.choose(morning.pitches()[2].pitch.id)
    page.form.about.setPlainText("Half a sentence")
    window.theme.choose(wish="dark")
    window.theme.change_now()
    settle()
    (again,) = [one for one in window.findChildren(PitchesPage) if one.isVisible()]
    assert again is not page
    assert again.typing.text == "Kites for every stre"
    assert again.form.about.toPlainText() == "Half a sentence"


def test_voting_slips_are_a_press_away(window: MainWindow, morning: Morning) -> None:
    room = open_room(window)
    press(room, Qt.Key.Key_V)
    (page,) = room.findChildren(VotesPage)
    assert morning.pitches()
    QTest.mouseClick(page.state.papers, Qt.MouseButton.LeftButton)
    settle()
    assert isinstance(window.screen, PrintScreen)
