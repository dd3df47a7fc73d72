"""The board of the practice evening's unconference, open and with the keyboard."""

from collections.abc import Iterator
from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.kinds.unconference.grid_now import grid_now
from t4gsw_desktop.services.events import add_activity, timeline
from t4gsw_desktop.ui.activities.screen import ActivitiesScreen
from t4gsw_desktop.ui.shell.window import MainWindow
from t4gsw_desktop.ui.unconference.board_facts import BoardFacts, Cell
from t4gsw_desktop.ui.unconference.pitches import PitchesPage
from t4gsw_desktop.ui.unconference.room import UnconferenceRoom
from t4gsw_desktop.ui.unconference.votes import VotesPage
from t4gsw_desktop.ui.widgets.button import Button
from tests.ui.conftest import settle
from tests.ui.unconference.morning import Morning


@pytest.fixture
def room(window: MainWindow) -> UnconferenceRoom:
    """The room of the practice evening's unconference."""
    return open_room(window)


@pytest.fixture
def empty_room(window: MainWindow) -> UnconferenceRoom:
    """The room of another unconference of that evening, of which nothing is known but when and where it is."""
    known = unconference(window)
    slots = {"parts": 3, "minutes": 15, "gap": 5}
    made = window.desk.do(
        add_activity, known.event_id, "unconference", "A second unconference", time(21, 30), time(22, 30),
        room_ids=known.room_ids, settings=slots,
    )  # fmt: skip
    assert made is not None
    settle()
    return open_room(window, made.id)


def unconference(window: MainWindow) -> Activity:
    """The unconference of the event at hand."""
    evening = window.desk.read(timeline, window.desk.event_id)
    return next(one for one in evening.activities if one.kind == "unconference")


def open_room(window: MainWindow, activity_id: str = "") -> UnconferenceRoom:
    """Go to the board of the event at hand, or of this activity of it."""
    window.show_screen("activities")
    screen = window.screen
    assert isinstance(screen, ActivitiesScreen)
    screen.open_at(activity_id or unconference(window).id)
    settle()
    (room,) = screen.findChildren(UnconferenceRoom)
    assert room.isVisible()
    room.page.board.setFocus()
    settle()
    return room


def facts(room: UnconferenceRoom) -> BoardFacts:
    """What the board shows."""
    assert room.page.facts is not None
    return room.page.facts


def press(room: UnconferenceRoom, key: Qt.Key) -> None:
    """Press a key on the board."""
    QTest.keyClick(room.page.board, key)
    settle()


def places(room: UnconferenceRoom) -> dict[str, tuple[str, str]]:
    """Where the file has each session."""
    now = room.desk.read(grid_now, room.activity_id, room.desk.clock())
    return {row.session: (row.slot, row.room) for row in now.grid.placements}


def titled(room: UnconferenceRoom, title: str) -> str:
    """The id of the session of this title."""
    shown = facts(room)
    return next(one.id for one in (*shown.cards.values(), *shown.waiting) if one.title == title)


def empty_cell(room: UnconferenceRoom) -> Cell:
    """A place with nothing in it."""
    return facts(room).free_cells[0]


def shown_button(room: UnconferenceRoom, text: str) -> Button:
    """The one button that says this."""
    found = [one for one in room.findChildren(Button) if one.words == text and one.isVisible()]
    assert len(found) == 1, f"{text}: {len(found)} buttons"
    return found[0]


@pytest.fixture
def morning(window: MainWindow) -> Iterator[Morning]:
    """The unconference of the practice evening while people vote: every pitch with a host, none of them twice."""
    made = Morning(window.desk)
    made.begin()
    yield made
    made.close()


@pytest.fixture
def pitches_page(morning: Morning) -> PitchesPage:
    """The page of pitches, shown, with the keyboard where cards are typed."""
    page = PitchesPage(morning.desk, morning.activity.id)
    morning.show(page)
    return page


@pytest.fixture
def votes_page(morning: Morning) -> VotesPage:
    """The page of votes, shown, with the keyboard where slips are typed."""
    page = VotesPage(morning.desk, morning.activity.id)
    morning.show(page)
    return page
