"""The second screen and the bell among the settings: each choice shows at once, and Undo takes it back."""

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from t4gsw_desktop.ui.preferences.sound_choices import PLAYED, SoundChoices
from t4gsw_desktop.ui.preferences.wall_choices import WallChoices
from t4gsw_desktop.ui.projector.bell import UNHEARD, Bell
from t4gsw_desktop.ui.projector.player import Player
from t4gsw_desktop.ui.projector.wall_window import WallDisplay
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.shell.window import MainWindow
from t4gsw_desktop.ui.widgets.button import Button
from tests.ui.conftest import grab, settle


@pytest.fixture
def silent(desk: Desk) -> Bell:
    """A bell that nothing here can play."""
    return Bell(desk, Player([]))


@pytest.fixture
def page(window: MainWindow, silent: Bell) -> MainWindow:
    window.show_screen("settings")
    settle()
    return window


def press(window: MainWindow, name: str) -> None:
    (found,) = [one for one in window.findChildren(QPushButton) if one.accessibleName() == name and one.isVisible()]
    found.click()
    settle()


def texts(part: WallChoices | SoundChoices | None) -> str:
    from PySide6.QtWidgets import QLabel

    assert part is not None
    return " | ".join(label.text() for label in part.findChildren(QLabel) if label.isVisible() and label.text())


def test_look_of_the_wall_shows_at_once_and_is_taken_back(page: MainWindow) -> None:
    part = page.findChild(WallChoices)
    assert part is not None
    before = part._sample.pixmap().toImage()
    press(page, "Second screen: Dark")
    assert page.desk.settings.wall_look == "dark"
    assert part._sample.pixmap().toImage() != before
    (undo,) = [one for one in page.foot.findChildren(Button) if one.words == "Undo"]
    undo.click()
    settle()
    assert page.desk.settings.wall_look == "window"
    assert part._sample.pixmap().toImage() == before
    (chosen,) = [one for one in part.findChildren(QPushButton) if one.isChecked()]
    assert chosen.accessibleName() == "Second screen: As the window"


def test_wall_is_turned_on_and_off_here(page: MainWindow) -> None:
    wall = WallDisplay.of(page.desk)
    press(page, "Turn it on")
    assert wall.is_on
    press(page, "Turn it off")
    assert not wall.is_on


def test_bell_that_cannot_be_heard_is_told_of(page: MainWindow) -> None:
    part = page.findChild(SoundChoices)
    assert UNHEARD not in texts(part)
    assert PLAYED not in texts(part)
    press(page, "Try the bell")
    assert UNHEARD in texts(part)
    assert PLAYED not in texts(part)
    grab(page, "settings-room")


def test_bell_that_was_played_is_told_of(page: MainWindow, silent: Bell) -> None:
    silent.told.emit("")
    assert PLAYED in texts(page.findChild(SoundChoices))


def test_volume_is_kept_rung_and_taken_back(page: MainWindow, silent: Bell, qtbot: QtBot) -> None:
    with qtbot.waitSignal(silent.told):
        press(page, "The bell: Loud")
    assert page.desk.settings.bell == "loud"
    with qtbot.assertNotEmitted(silent.told):
        press(page, "The bell: Off")
    assert page.desk.settings.bell == "off"
    (undo,) = [one for one in page.foot.findChildren(Button) if one.words == "Undo"]
    undo.click()
    settle()
    part = page.findChild(SoundChoices)
    assert part is not None
    chosen = [one.accessibleName() for one in part.findChildren(QPushButton) if one.isChecked()]
    assert chosen == ["The bell: Loud", "The sounds of the door: On"]
