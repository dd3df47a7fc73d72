"""Setting a speed-friending up: settings are kept as they are changed, and questions are one's own or the program's."""

import pytest
from PySide6.QtWidgets import QComboBox, QSpinBox
from pytestqt.qtbot import QtBot

from t4gsw_desktop.kinds.speed_friending.questions import SHIPPED
from t4gsw_desktop.services.events import activity_of
from t4gsw_desktop.ui.activities.screen import ActivitiesScreen
from t4gsw_desktop.ui.shell.window import MainWindow
from t4gsw_desktop.ui.speed_friending.setup import FriendingSetup
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.fields import TextArea
from tests.ui.conftest import grab, settle
from tests.ui.inspection import complaints_about
from tests.ui.speed_friending.conftest import friending


@pytest.fixture
def screen(window: MainWindow) -> ActivitiesScreen:
    window.show_screen("activities")
    found = window.screen
    assert isinstance(found, ActivitiesScreen)
    found.open_at(friending(window).id)
    settle()
    press(found, "Side panel: Set-up")
    return found


def press(screen: ActivitiesScreen, name: str) -> None:
    """Press the one button of this name that can be seen."""
    found = [one for one in screen.findChildren(Button) if one.accessibleName() == name and one.isVisible()]
    assert len(found) == 1, f"{len(found)} buttons are called “{name}”"
    found[0].click()
    settle()


def panel(screen: ActivitiesScreen) -> FriendingSetup:
    (found,) = [one for one in screen.findChildren(FriendingSetup) if one.isVisible()]
    return found


def settings(screen: ActivitiesScreen) -> dict[str, object]:
    window = screen.window()
    assert isinstance(window, MainWindow)
    return dict(screen.desk.read(activity_of, friending(window).id).settings)


def test_settings_are_kept_at_once_and_what_comes_of_them_is_said(
    screen: ActivitiesScreen, window: MainWindow, qtbot: QtBot
) -> None:
    grab(window, "friending-setup")
    assert complaints_about(window) == []
    walk = next(one for one in panel(screen).findChildren(QSpinBox) if one.accessibleName() == "Seconds to walk")
    walk.setValue(90)
    settle()
    assert settings(screen)["walk"] == 90
    begins = next(
        one for one in panel(screen).findChildren(QComboBox) if one.accessibleName() == "The next round begins"
    )
    begins.setCurrentIndex(1)
    begins.activated.emit(1)
    settle()
    assert settings(screen)["by_itself"] == "yes"

    def says_what_comes() -> bool:
        label = panel(screen).outlook
        return label is not None and "tables, ends at" in label.text()

    qtbot.waitUntil(says_what_comes, timeout=20_000)


def test_questions_are_typed_one_a_line_and_given_back(screen: ActivitiesScreen) -> None:
    area = panel(screen).findChild(TextArea)
    assert area is not None
    area.setPlainText("What grows on your windowsill?\n\nWho taught you to cook?\n")
    press(screen, "Ask these")
    assert settings(screen)["questions"] == ["What grows on your windowsill?", "Who taught you to cook?"]
    press(screen, "Ask the program's own again")
    assert settings(screen)["questions"] == []


def test_one_round_can_have_another_question(screen: ActivitiesScreen) -> None:
    opened = next(
        one
        for one in panel(screen).findChildren(Button)
        if one.accessibleName().startswith("Open “") and one.isVisible()
    )
    opened.click()
    settle()
    kept = next(one for one in panel(screen).findChildren(QComboBox) if one.isVisible())
    kept.setCurrentIndex(len(SHIPPED))
    kept.activated.emit(len(SHIPPED))
    press(screen, "Save")
    asked = settings(screen)["questions"]
    assert isinstance(asked, list)
    assert asked[0] == SHIPPED[-1]
    assert len(asked) == 6
