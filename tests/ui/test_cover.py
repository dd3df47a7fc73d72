"""The cover that keeps the laptop from being read by the room."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from t4gsw_desktop.ui.shell.cover import Cover
from t4gsw_desktop.ui.shell.window import MainWindow
from tests.ui.conftest import settle


@pytest.fixture
def cover(window: MainWindow) -> Cover:
    cover = Cover(window.theme, window, window.desk)
    cover.open()
    settle()
    return cover


def test_cover_shows_the_name_of_the_event_and_nothing_about_people(cover: Cover) -> None:
    assert [label.text() for label in cover.findChildren(QLabel) if label.text()] == [
        "Practice evening",
        "Press any key to go on",
    ]


@pytest.mark.parametrize("key", [Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt])
def test_keys_that_are_held_with_others_do_not_lift_it(cover: Cover, key: Qt.Key) -> None:
    QTest.keyClick(cover, key)
    assert cover.isVisible()
    QTest.keyClick(cover, Qt.Key.Key_A)
    assert not cover.isVisible()


def test_a_click_lifts_it(cover: Cover) -> None:
    QTest.mouseClick(cover, Qt.MouseButton.LeftButton)
    assert not cover.isVisible()
