"""An evening of speed-friending in a real file, run by its verbs at times that are handed in."""

from datetime import UTC, datetime, timedelta

import pytest

from t4gsw_desktop.kinds.planning import accept, prepare, work_out
from t4gsw_desktop.kinds.register import components
from t4gsw_desktop.kinds.speed_friending import live, run
from t4gsw_desktop.services.checkin import arrive
from t4gsw_desktop.services.workspace import Workspace

START = datetime(2027, 1, 21, 18, 30, tzinfo=UTC)
FIRST_TEN = (
    "Ann Lee,Zoë Brontë,Łukasz Żółć,محمد عبد الله,王小明,Chidi Eze,Siân Llewellyn,Priya Nair,Tariq Aziz,Ines Moreau"
)


def names_of(count):
    """The ten of every test evening (Ann and Chidi are kept apart, Zoë goes with Ines), and more: each name once."""
    more = [f"Guest{number} Family{number % 7}" for number in range(max(0, count - 10))]
    return ",".join([*FIRST_TEN.split(",")[:count], *more])


def at(seconds):
    """So many seconds after the planned beginning."""
    return START + timedelta(seconds=seconds)


class LiveEvening:
    """What a screen does: verbs through the one door, and reads. `now` moves only when the test says so."""

    __test__ = False

    def __init__(self, night, kind="speed_friending", *, planned=True):
        self.night, self.now = night, 0.0
        self.activity_id = night.activity(kind).id
        self.workspace = night.workspace
        self.ids = {guest.person.full_name: guest.id for guest in night.roster().guests}
        if planned:
            self.plan()

    def plan(self):
        task = self.workspace.read(prepare, self.night.kinds["speed_friending"], self.activity_id)
        self.workspace.change(accept, task, work_out(task, seconds=0.2, seed=1), at=at(0))

    def check_in(self, names):
        for name in names:
            self.workspace.change(arrive, self.ids[name], at=at(self.now - 600))

    def do(self, verb, *args, **more):
        return self.workspace.change(verb, self.activity_id, *args, at=at(self.now), **more)

    def read(self, reading, *args):
        return self.workspace.read(reading, self.activity_id, *args, at(self.now))

    @property
    def room(self):
        return self.read(live.live_room)

    @property
    def state(self):
        return self.read(run.run_state)

    def tables(self):
        """Who sits where now: attendee by table."""
        return {table.place: {one.attendee_id for one in table.people} for table in self.room.tables if table.people}

    def place(self, who):
        return next((place for place, people in self.tables().items() if who in people), "")

    @property
    def moment(self):
        return at(self.now)

    def reopen(self):
        """The computer lost its power: the file is copied as it lies on the disk, and opened again."""
        self.workspace.close()
        self.workspace = self.night.workspace = Workspace.open(self.workspace.path, components(), clock=lambda: START)


@pytest.fixture
def evening(night):
    """`evening(people, rounds=6, table_size=4, planned=True)`: an evening with a plan that nobody has begun."""

    def make(people=20, *, rounds=4, table_size=4, planned=True, **settings):
        described = {"kind": "speed_friending", "starts": "18:30", "room": "Hall", "rounds": rounds}
        made = night([{**described, "table_size": table_size, **settings}], names=names_of(people))
        return LiveEvening(made, planned=planned)

    return make
