"""The page Check-in of the practice evening, and a helper's hands: keys, a scanner, and time that passes."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from t4gsw_desktop.services import checkin
from t4gsw_desktop.services.door_book import DoorGuest
from t4gsw_desktop.ui.door.screen import DoorScreen
from t4gsw_desktop.ui.shell.window import MainWindow
from tests.ui.conftest import settle


@pytest.fixture
def door(window: MainWindow) -> DoorScreen:
    """The page, shown and with the keyboard in its field."""
    window.show_screen("check-in")
    settle()
    assert isinstance(window.screen, DoorScreen)
    return window.screen


@pytest.fixture
def door_again(window: MainWindow) -> Callable[[], DoorScreen]:
    """The page as it stands now, for it may have been built anew."""

    def current() -> DoorScreen:
        settle()
        assert isinstance(window.screen, DoorScreen)
        return window.screen

    return current


def type_text(text: str, *, wait: bool = True) -> None:
    """Type as a keyboard does, to whatever has the focus; QTest knows ASCII only."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            target = QApplication.focusWidget()
            assert target is not None
            QApplication.sendEvent(target, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
    if wait:
        settle()


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key on whatever has the focus."""
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key, held)
    settle()


def later(door: DoorScreen, minutes: int = 1) -> None:
    """Some time passes."""
    then = door.desk.clock() + timedelta(minutes=minutes)
    door.desk.clock = lambda: then


def guest_called(door: DoorScreen, name: str) -> DoorGuest:
    """The guest of this full name, as they stand now."""
    return next(one for one in door.book.guests.values() if one.full_name == name)


def here(door: DoorScreen) -> frozenset[str]:
    """Who is in the building, by the file."""
    return door.desk.read(checkin.present, door.desk.event_id)
