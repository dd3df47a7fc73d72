"""A small evening in a real file, set up as the command line does it, and the judge of rounds at tables."""

from datetime import UTC, datetime
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from t4gsw_desktop.core.events import Activity, Attendee
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.exchange.evening_file import evening_of
from t4gsw_desktop.kinds.register import KINDS
from t4gsw_desktop.services.cast import Cast
from t4gsw_desktop.services.evenings import keep_rules, set_up_event, set_up_programme
from t4gsw_desktop.services.roster import read_roster
from t4gsw_desktop.services.workspace import Workspace

NAMES = "Ann Lee,Zoë Brontë,Łukasz Żółć,محمد عبد الله,王小明,Chidi Eze,Siân Llewellyn,Priya Nair,Tariq Aziz,Ines Moreau"
NIGHT = {
    "name": "Test evening",
    "date": "2027-01-21",
    "doors": "18:00",
    "ends": "21:15",
    "apart": [["Ann Lee", "Chidi Eze"]],
    "together": [["Zoë Brontë", "Ines Moreau"]],
    "rooms": [
        {"name": "Hall", "seats": 40, "features": ["step_free"], "tables": 4, "table_seats": 6},
        {"name": "Loft", "seats": 12, "features": ["quiet"], "tables": 2, "table_seats": 2},
    ],
}


def write_guests(work, event_id, names):
    """Ann needs a step-free way; everybody offers and seeks something; the first two are here for the first time."""
    for number, name in enumerate(names):
        needs = ("step_free",) if number == 0 else ()
        person = Person(new_id(), name, offers=("seo",), seeks=("crm",), access_needs=needs)
        attendee = Attendee(new_id(), event_id, person.id, f"CODE{number}", first_time=number < 2)
        work.put_many([person, attendee])
    work.label = f"Add {len(names)} guests"


def write_programme(work, event_id, spec, kinds):
    """The whole description in one act, as the evening command writes it."""
    cast = Cast(work, event_id)
    made = set_up_programme(work, event_id, spec, {})
    for activity, described in made:
        kinds[activity.kind].set_up(work, activity, described.details, described.path, cast)
    keep_rules(work, spec, cast)
    work.label = "Set up"
    return cast


class TestNight:
    """An evening in a file: who comes, what was described, and what could not be found."""

    __test__ = False

    def __init__(self, path, activities, kinds, names=NAMES):
        self.kinds = {kind.key: kind for kind in kinds}
        used = tuple(kind.component for kind in kinds if kind.component)
        self.workspace = Workspace.create(path, used, clock=lambda: datetime(2027, 1, 20, 12, tzinfo=UTC))
        spec = evening_of({**NIGHT, "activities": activities}, tuple(kind.form for kind in kinds))
        self.event = self.workspace.change(set_up_event, spec)
        self.workspace.change(write_guests, self.event.id, [name for name in names.split(",") if name])
        self.cast = self.workspace.change(write_programme, self.event.id, spec, self.kinds)

    def roster(self):
        return self.workspace.read(read_roster, self.event.id)

    def activity(self, kind):
        (found,) = self.workspace.read(lambda view: view.find(Activity, event_id=self.event.id, kind=kind))
        return found


@pytest.fixture
def night(tmp_path):
    """`night(activities, kinds)` makes an evening; all of them are closed after the test."""
    made = []

    def make(activities, kinds=KINDS, names=NAMES):
        made.append(TestNight(tmp_path / f"night{len(made)}.t4gsw", activities, kinds, names))
        return made[-1]

    yield make
    for one in made:
        one.workspace.close()


def _load(path: Path) -> ModuleType:
    """A module of the tests by its path: folders of tests are no packages."""
    spec = spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def judge_rounds():
    """The independent judge of rounds at tables, for the kinds that have them."""
    return _load(Path(__file__).with_name("rounds_judge.py")).judge


@pytest.fixture(scope="session")
def live_room():
    """A room of speed-friending that people enter and leave while rounds are played."""
    return _load(Path(__file__).with_name("speed_friending") / "live_room.py").LiveRoom
