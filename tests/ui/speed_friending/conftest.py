"""The live room over the practice evening, with a clock that the tests move by hand."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from t4gsw_desktop.app import App
from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.services.events import timeline
from t4gsw_desktop.ui.activities.screen import ActivitiesScreen
from t4gsw_desktop.ui.shell.window import MainWindow
from t4gsw_desktop.ui.speed_friending.room import FriendingRoom
from tests.ui.conftest import settle

# A minute before the practice evening's speed-friending begins.
START = datetime(2027, 1, 21, 18, 29, tzinfo=UTC)


class HandClock:
    """Shows the time it was set to, until somebody moves it."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def go_on(self, seconds: float = 0, minutes: float = 0) -> None:
        """Let so much time pass."""
        self.now += timedelta(seconds=seconds, minutes=minutes)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def app(application: QApplication, tmp_path: Path, clock: HandClock) -> Iterator[App]:
    """The application by the clock of this test, in light, closed again at the end."""
    made = App(tmp_path / "settings" / "settings.json", clock=clock)
    made.theme.choose(wish="light", scale=100)
    made.theme.change_now()
    yield made
    made.close()
    settle()


@pytest.fixture
def room(window: MainWindow) -> FriendingRoom:
    """The live room of the practice evening, open and with the keyboard."""
    return open_room(window)


def open_room(window: MainWindow) -> FriendingRoom:
    """Go to the speed-friending of the event at hand, and into its live room."""
    window.show_screen("activities")
    screen = window.screen
    assert isinstance(screen, ActivitiesScreen)
    screen.open_at(friending(window).id)
    settle()
    (room,) = screen.findChildren(FriendingRoom)
    if room.isHidden():
        window.desk.actions.get("activities.live").run()
    settle()
    assert room.isVisible()
    return room


def friending(window: MainWindow) -> Activity:
    """The speed-friending of the event at hand."""
    evening = window.desk.read(timeline, window.desk.event_id)
    return next(one for one in evening.activities if one.kind == "speed_friending")


def pass_time(room: FriendingRoom, clock: HandClock, seconds: float) -> None:
    """Let time go by, and the room see it."""
    clock.go_on(seconds)
    room.watch.tick()
    settle()
