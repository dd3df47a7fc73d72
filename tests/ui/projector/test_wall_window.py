"""The second screen of a real evening: on and off, right at each second, lost with its cable and found again."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.kinds.speed_friending.live import wall_of
from t4gsw_desktop.kinds.speed_friending.run import begin_round, end_now, go_by_itself, pause
from t4gsw_desktop.services.events import remove_activity
from t4gsw_desktop.storage.unit_of_work import View, Work
from t4gsw_desktop.ui.projector.wall_actions import NOT_ON, blank_action
from t4gsw_desktop.ui.projector.wall_canvas import WallCanvas
from t4gsw_desktop.ui.projector.wall_window import BACK, LOST, WallDisplay
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.shell.window import MainWindow
from t4gsw_desktop.ui.theme.tokens import colours
from tests.ui.conftest import NOW, grab, settle


class Clock:
    """A clock that a test puts forward."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def put_forward(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def clock(desk: Desk) -> Clock:
    made = Clock()
    desk.clock = made
    return made


@pytest.fixture
def wall(desk: Desk, clock: Clock) -> Iterator[WallDisplay]:
    display = WallDisplay.of(desk)
    yield display
    display.turn(False)


@pytest.fixture
def rounds(desk: Desk) -> str:
    (activity,) = desk.read(View.find, Activity, event_id=desk.event_id, kind="speed_friending")
    return activity.id


def canvas(display: WallDisplay) -> WallCanvas:
    return display._canvas


def said(display: WallDisplay) -> str:
    page = canvas(display).page
    assert page is not None
    return " | ".join(words.text for words in page.words)


def test_it_opens_without_taking_the_keyboard_and_goes_again(
    wall: WallDisplay, window: MainWindow, qtbot: QtBot
) -> None:
    assert window.isActiveWindow()
    with qtbot.waitSignal(wall.changed):
        wall.turn(True)
    assert wall.is_on
    assert canvas(wall).isVisible()
    qtbot.waitUntil(window.isActiveWindow)  # at once, or given back where the system gave it to the wall
    flags = canvas(wall).windowFlags()
    assert flags & Qt.WindowType.WindowDoesNotAcceptFocus
    assert canvas(wall).testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    wall.turn(False)
    assert not canvas(wall).isVisible()
    assert not wall.is_on


def test_with_one_screen_it_is_a_window_that_covers_nobody(wall: WallDisplay, window: MainWindow) -> None:
    wall.turn(True)
    assert wall.in_window
    assert not canvas(wall).windowFlags() & Qt.WindowType.FramelessWindowHint
    place = canvas(wall).place
    assert place is not None
    assert place.behind or not place.area.intersects(window.frameGeometry())
    canvas(wall).close()
    assert not wall.is_on


def test_before_the_rounds_it_says_when_they_start(wall: WallDisplay, desk: Desk) -> None:
    wall.turn(True)
    assert said(wall).startswith("Speed-friending | Starts at 18:30 | ")


def test_each_second_is_worked_out_from_the_clock(wall: WallDisplay, desk: Desk, rounds: str, clock: Clock) -> None:
    wall.turn(True)
    desk.attempt(begin_round, rounds, at=clock())
    assert "Round 1 of 6 | 05:00" in said(wall)
    for seconds, words in ((0.4, "05:00"), (0.7, "04:59"), (180.0, "01:59"), (110.5, "9 seconds"), (5.0, "00:04")):
        clock.put_forward(seconds)
        wall.refresh()
        assert words in said(wall), seconds
    clock.put_forward(5)
    wall.refresh()
    assert said(wall).startswith("Please walk to your new table | Round 2 of 6.")
    clock.put_forward(3600)
    wall.refresh()
    assert "Round 2 of 6 begins in a moment." in said(wall)


def test_it_is_at_the_right_second_after_it_was_away(wall: WallDisplay, desk: Desk, rounds: str, clock: Clock) -> None:
    wall.turn(True)
    desk.attempt(begin_round, rounds, at=clock())
    wall.turn(False)
    clock.put_forward(61.5)
    wall.turn(True)
    assert "03:59" in said(wall)


def test_change_of_the_file_shows_at_once(wall: WallDisplay, desk: Desk, rounds: str, clock: Clock) -> None:
    wall.turn(True)
    desk.attempt(begin_round, rounds, at=clock())
    clock.put_forward(10)
    desk.attempt(pause, rounds, at=clock())
    assert "Paused | 04:50" in said(wall)
    desk.undo()
    assert "Paused" not in said(wall)
    desk.attempt(end_now, rounds, at=clock())
    assert "Please walk" in said(wall)


def test_walk_shows_the_tables_of_the_next_round(wall: WallDisplay, desk: Desk, rounds: str, clock: Clock) -> None:
    wall.turn(True)
    desk.attempt(begin_round, rounds, at=clock())
    first = {(one.name, one.place) for one in desk.read(wall_of, rounds, clock()).names}
    desk.attempt(end_now, rounds, at=clock())
    coming = {(one.name, one.place) for one in desk.read(wall_of, rounds, clock()).moving_names}
    assert first != coming
    text = said(wall)
    for name, place in sorted(coming)[:3]:
        assert f"{name} | {place}" in text


def test_walk_that_is_paused_goes_on_showing_where_to_walk(
    wall: WallDisplay, desk: Desk, rounds: str, clock: Clock
) -> None:
    wall.turn(True)
    desk.attempt(go_by_itself, rounds, True, at=clock())
    desk.attempt(begin_round, rounds, at=clock())
    coming = desk.read(wall_of, rounds, clock()).moving_names
    desk.attempt(end_now, rounds, at=clock())
    clock.put_forward(5)
    desk.attempt(pause, rounds, at=clock())
    text = said(wall)
    assert text.startswith("Please walk to your new table | Round 2 of 6. Paused | ")
    assert all(f"{one.name} | {one.place}" in text for one in coming[:5])
    wall.hold(True)
    clock.put_forward(3600)
    wall.refresh()
    assert said(wall) == text


def test_views_and_blank(wall: WallDisplay, desk: Desk, rounds: str, clock: Clock) -> None:
    wall.turn(True)
    desk.attempt(begin_round, rounds, at=clock())
    wall.show_view("question")
    assert "Find your name" not in said(wall)
    wall.blank()
    assert wall.view == "blank"
    assert "05:00" not in said(wall)
    assert len(canvas(wall).page.words) == 1  # type: ignore[union-attr]
    wall.blank()
    assert wall.view == "question"
    with pytest.raises(ValueError, match="no view"):
        wall.show_view("everything")


def test_pages_turn_by_themselves_are_held_and_turned(
    wall: WallDisplay, desk: Desk, rounds: str, clock: Clock, qtbot: QtBot
) -> None:
    wall.turn(True)
    desk.attempt(begin_round, rounds, at=clock())
    wall.show_view("names")
    canvas(wall).resize(640, 480)
    settle()
    assert wall.pages > 1
    assert (wall.page, wall.held) == (0, False)
    assert f"page 1 of {wall.pages}" in said(wall)
    clock.put_forward(9)
    wall.refresh()
    assert wall.page == 0
    clock.put_forward(1)
    with qtbot.waitSignal(wall.changed):
        wall.refresh()
    assert wall.page == 1 % wall.pages
    wall.hold(True)
    clock.put_forward(60)
    wall.refresh()
    assert wall.page == 1 % wall.pages
    wall.turn_page(-1)
    assert wall.page == 0
    wall.turn_page(-1)
    assert wall.page == wall.pages - 1
    wall.hold(False)
    clock.put_forward(10)
    wall.refresh()
    assert wall.page == 0


def test_own_look_for_the_room(wall: WallDisplay, desk: Desk) -> None:
    wall.turn(True)
    for look, ground in (("dark", "dark"), ("contrast", "contrast"), ("window", "light")):
        desk.keep_settings(replace(desk.settings, wall_look=look))
        wall.refresh()
        picture = canvas(wall).grab().toImage()
        assert picture.pixelColor(2, 2).name().upper() == colours(ground)["window"]


def test_nothing_private_is_on_the_wall(wall: WallDisplay, desk: Desk, rounds: str, clock: Clock) -> None:
    people = desk.read(View.find, Person)

    def tell(work: Work) -> None:
        for number, person in enumerate(people):
            work.put(
                replace(
                    person,
                    notes=f"Private{number}",
                    email=f"private{number}@example.org",
                    phone=f"07700 9{number:05d}",
                    access_note=f"Private{number}",
                    wall="number" if number % 2 else "",
                )
            )
        work.label = "Tell of everybody"

    desk.attempt(tell)
    desk.attempt(begin_round, rounds, at=clock())
    wall.turn(True)
    for view in ("all", "names", "question", "blank"):
        wall.show_view(view)
        pages = []
        for _ in range(wall.pages):
            pages.append(said(wall))
            wall.turn_page(1)
        text = " | ".join(pages)
        assert "Private" not in text
        assert "private" not in text
        assert "07700" not in text
        assert not [one.full_name for one in people if " " in one.full_name and one.full_name in text]
    shown = {one.name for one in desk.read(wall_of, rounds, clock()).names}
    hidden = {one.badge_name.split()[0] for one in people[1::2]} - {one.badge_name.split()[0] for one in people[::2]}
    assert hidden
    assert not hidden & shown


def test_event_without_rounds_says_why_not(wall: WallDisplay, desk: Desk, rounds: str) -> None:
    action = desk.actions.get("live.wall")
    assert action.why_not() == ""
    desk.attempt(remove_activity, rounds)
    assert action.why_not() == ""  # what is on in the rooms of the unconference can be shown
    for activity in desk.read(View.find, Activity, event_id=desk.event_id, kind="unconference"):
        desk.attempt(remove_activity, activity.id)
    assert "no speed-friending and no unconference" in action.why_not()


def test_f11_and_blank_are_actions(window: MainWindow, desk: Desk, wall: WallDisplay, qtbot: QtBot) -> None:
    blank = desk.actions.get("live.blank")
    assert blank.why_not() == NOT_ON
    assert desk.actions.get("live.wall").menu == blank.menu == "Live"
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert wall.is_on
    assert blank.why_not() == ""
    blank.run()
    assert wall.view == "blank"
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert not wall.is_on
    assert blank_action(desk).shortcut == "B"
    desk.settings = replace(desk.settings, single_letters=False)
    assert blank_action(desk).shortcut == ""


def test_pointer_goes_after_a_while_and_comes_when_moved(wall: WallDisplay) -> None:
    wall.turn(True)
    timer = canvas(wall)._pointer
    assert (timer.isActive(), timer.interval()) == (True, 2000)
    timer.timeout.emit()
    assert canvas(wall).cursor().shape() == Qt.CursorShape.BlankCursor
    where = QPointF(5, 5)
    move = QMouseEvent(
        QEvent.Type.MouseMove, where, where, Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, Qt.KeyboardModifier(0)
    )
    QApplication.sendEvent(canvas(wall), move)
    assert canvas(wall).cursor().shape() != Qt.CursorShape.BlankCursor
    assert timer.isActive()


def test_it_survives_another_look_of_the_window(
    window: MainWindow, desk: Desk, wall: WallDisplay, clock: Clock
) -> None:
    wall.turn(True)
    window.change_look("dark")
    settle()
    assert WallDisplay.of(desk) is wall
    assert canvas(wall).isVisible()
    assert canvas(wall).grab().toImage().pixelColor(2, 2).name().upper() == colours("dark")["window"]


def test_file_that_closes_takes_it_along(wall: WallDisplay, desk: Desk) -> None:
    wall.turn(True)
    desk.ending.emit()
    assert not canvas(wall).isVisible()


def test_walls_are_kept_as_they_are_shown(
    wall: WallDisplay, desk: Desk, rounds: str, clock: Clock, qtbot: QtBot
) -> None:
    wall.turn(True)
    canvas(wall).resize(1366, 768)
    desk.attempt(begin_round, rounds, at=clock())
    clock.put_forward(133)
    for view in ("all", "names"):
        wall.show_view(view)
        wall.refresh()
        assert grab(canvas(wall), f"projector-practice-{view}").exists()


# Two screens, for real: Qt's platform without a screen can have two.

SCREENS = {
    "synchronousWindowSystemEvents": False,
    "windowFrameMargins": True,
    "screens": [
        {
            "name": "laptop",
            "x": 0,
            "y": 0,
            "width": 1366,
            "height": 768,
            "logicalDpi": 96,
            "logicalBaseDpi": 96,
            "dpr": 1,
        },
        {
            "name": "room",
            "x": 1366,
            "y": 0,
            "width": 1920,
            "height": 1080,
            "logicalDpi": 96,
            "logicalBaseDpi": 96,
            "dpr": 1,
        },
    ],
}

EVENING = """
import sys
from pathlib import Path
from PySide6.QtGui import QGuiApplication
from t4gsw_desktop.app import App, make_application
from t4gsw_desktop.ui.projector.wall_window import WallDisplay

qt = make_application()
app = App(Path(sys.argv[2]))
window = app.open(Path(sys.argv[1]))
desk, said, lost = window.desk, [], []
desk.said.connect(lambda one: said.append(one.sentence))
wall = WallDisplay.of(desk)
wall.lost.connect(lambda: lost.append(True))
laptop, room = QGuiApplication.screens()

def tell(what):
    for _ in range(5):
        qt.processEvents()
    canvas = wall._canvas
    place = canvas.geometry().getRect() if canvas.isVisible() else None
    print(what, place, canvas.isVisible() and canvas.isFullScreen(), wall.is_on, wall.is_lost, wall.in_window)

wall.turn(True)
tell("on")
qt.screenRemoved.emit(room)
tell("lost")
wall.open_in_window()
tell("window")
wall._arrange()
tell("back")
print(said, len(lost), desk.settings.wall_screen)
app.close()
"""


def test_it_fills_the_rooms_screen_is_lost_and_comes_back(practice: Path, tmp_path: Path) -> None:
    config = tmp_path / "screens.json"
    config.write_text(json.dumps(SCREENS), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", EVENING, str(practice), str(tmp_path / "settings.json")],
        env=os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={config}"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    on, lost, window, back, told = done.stdout.splitlines()
    full = "(1366, 0, 1920, 1080) True True False False"
    assert on == f"on {full}"
    assert lost == "lost None False True True False"
    assert window.endswith(" False True False True")
    assert back == f"back {full}"
    assert LOST in told
    assert BACK in told
    assert told.endswith(" 1 room")
