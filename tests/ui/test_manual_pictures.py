"""The pictures of the manual, taken of the real window; `python3 dev.py pictures` puts them beside the pages."""

import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from t4gsw_desktop.app import App
from t4gsw_desktop.ui.help.window import manual_folder
from t4gsw_desktop.ui.shell.screens import SCREENS
from t4gsw_desktop.ui.shell.window import MainWindow
from tests.ui.conftest import grab, settle
from tests.ui.unconference.conftest import open_room

WIDTH = 1000


def keep(widget: QWidget, name: str) -> None:
    """Take the picture; keep it beside the manual when that was asked for, else see that the one there is like it."""
    taken = QImage(str(grab(widget, f"manual-{name}")))
    small = taken.scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation)
    kept = manual_folder() / "pictures" / f"{name}.png"
    if os.environ.get("T4GSW_KEEP_PICTURES"):
        kept.parent.mkdir(exist_ok=True)
        assert small.convertToFormat(QImage.Format.Format_RGB888).save(str(kept))
    there = QImage(str(kept))
    assert not there.isNull(), f"{kept.name} is missing; python3 dev.py pictures makes it"
    assert (there.width(), there.height()) == (small.width(), small.height())


@pytest.mark.parametrize("key", [place.key for place in SCREENS])
def test_manual_shows_every_page_of_the_window(window: MainWindow, key: str) -> None:
    window.show_screen(key)
    settle()
    if key == "check-in":
        QTest.keyClicks(QApplication.focusWidget(), "amara")
        settle()
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        settle()
    if key == "door-lists":
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
        settle()
    keep(window, key)


def test_manual_shows_the_board_of_an_unconference(window: MainWindow) -> None:
    room = open_room(window)
    room.deeds.begin_move()
    settle()
    keep(window, "unconference")


@pytest.mark.parametrize("now", [datetime(2027, 1, 21, 18, 30, tzinfo=UTC)], ids=["as the rounds begin"])
def test_manual_shows_the_live_room(window: MainWindow) -> None:
    window.desk.keep_settings(replace(window.desk.settings, bell="off"))  # this machine may have no sound
    window.show_screen("activities")
    window.desk.actions.get("activities.live").run()
    settle()
    window.desk.actions.get("friending.main").run()
    settle()
    window.foot.hide_message()
    keep(window, "live-room")


def test_manual_shows_the_welcome(app: App) -> None:
    welcome = app.welcome()
    welcome.resize(1366, 768)
    settle()
    keep(welcome, "welcome")


def test_pictures_are_small_enough_to_be_sent() -> None:
    sizes = {path.name: path.stat().st_size for path in Path(manual_folder() / "pictures").glob("*.png")}
    assert len(sizes) > 10
    assert sum(sizes.values()) < 2_500_000
