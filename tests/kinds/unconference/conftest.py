"""An unconference in a real file: what somebody does to its grid, and short ways to pitch, vote and look."""

from datetime import UTC, datetime

import pytest

from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.kinds.unconference.changing import move_session
from t4gsw_desktop.kinds.unconference.grid_now import grid_now
from t4gsw_desktop.kinds.unconference.preparation import add_pitch
from t4gsw_desktop.kinds.unconference.rows import Pitch
from t4gsw_desktop.kinds.unconference.voting import cast_votes
from t4gsw_desktop.storage.unit_of_work import View

BEFORE = datetime(2027, 1, 21, 12, tzinfo=UTC)


class Board:
    """An unconference of two slots in two rooms, and what somebody does to it."""

    def __init__(self, night):
        self.night, self.workspace = night, night.workspace
        self.id = night.activity("unconference").id
        self.pitches = {}

    def pitch(self, title, *hosts, **more):
        ids = [self.guest(name) for name in hosts]
        self.pitches[title] = self.workspace.change(add_pitch, self.id, title, hosts=ids, **more).id
        return self.pitches[title]

    def guest(self, name):
        return next(one.id for one in self.night.roster().guests if one.name == name)

    def vote(self, name, *titles):
        wanted = [self.pitches[one] for one in titles]
        self.workspace.change(cast_votes, self.id, self.guest(name), wanted, way="helper")

    def do(self, verb, *args, at=BEFORE):
        return self.workspace.change(verb, *args, at=at)

    def move(self, title, slot, room, at=BEFORE):
        return self.do(move_session, self.pitches[title], slot, room, at=at)

    def now(self, at=BEFORE):
        return self.workspace.read(grid_now, self.id, at)

    def grid(self):
        titles = {one: title for title, one in self.pitches.items()}
        rows = self.now().grid.placements
        return {titles[row.session]: (int(row.slot), row.room) for row in rows}

    def rows(self):
        return {
            (row.subject, row.attendee_id): (row.part, row.place)
            for row in self.workspace.read(View.find, Placement, activity_id=self.id)
        }

    def of(self, title):
        return self.workspace.read(View.get, Pitch, self.pitches[title])

    def codes(self, title):
        return [one.code.rpartition(".")[2] for one in self.now().broken.get(self.pitches[title], ())]


@pytest.fixture
def board_of():
    """`board_of(night)`: the board of an evening."""
    return Board


@pytest.fixture
def board(night):
    """Two slots, from 20:15 and from 20:45, in two rooms."""
    return Board(night([{"kind": "unconference", "starts": "20:15", "rooms": ["Hall", "Loft"]}]))


@pytest.fixture
def full(board):
    """Three sessions on the grid: Maps and Bread side by side first, then Tea in the hall."""
    board.pitch("Maps", "Chidi Eze")
    board.pitch("Bread", "Priya Nair")
    board.pitch("Tea", "Tariq Aziz")
    board.vote("Ines Moreau", "Maps", "Bread")
    board.move("Maps", 1, "Hall")
    board.move("Bread", 1, "Loft")
    board.move("Tea", 2, "Hall")
    return board


class Room:
    """The evening, its unconference and its guests by their first names."""

    def __init__(self, evening):
        self.evening, self.workspace = evening, evening.workspace
        self.id = evening.activity("unconference").id

    def do(self, verb, *given, **named):
        """One act."""
        return self.workspace.change(verb, *given, **named)

    def read(self, verb, *given, **named):
        """One look."""
        return self.workspace.read(verb, *given, **named)

    def pitch(self, title, **more):
        """A pitch, taken down; its id."""
        return self.do(add_pitch, self.id, title, **more).id

    def guest(self, first_name):
        """The attendee id of a guest."""
        return next(one.id for one in self.evening.roster().guests if one.name.split()[0] == first_name)


@pytest.fixture
def room_of():
    """The short ways for an evening that a test described itself."""
    return Room


@pytest.fixture
def room(night):
    """An unconference in two rooms and two slots."""
    return Room(night([{"kind": "unconference", "starts": "20:15", "rooms": ["Hall", "Loft"]}]))
