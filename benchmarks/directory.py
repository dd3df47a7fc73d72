"""The People screen: how long reading the whole directory, its filters and one person's history take."""

import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

from benchmarks.folder import place_for_workspace
from benchmarks.people import invent_people
from benchmarks.table import Row
from t4gsw_desktop.core.events import Attendee, Event
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.services.directory import read_directory
from t4gsw_desktop.services.person_history import person_history
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.unit_of_work import Work

SIZES, QUICK_SIZES = (10_000, 100_000), (1_000,)
_AT_ONCE, _COMING, _RUNS = 10_000, 300, 5
_NOW = datetime(2027, 2, 1, tzinfo=UTC)


def rows(quick: bool) -> Iterator[Row]:
    """For each size the whole directory, the counts of its filters, and one person's history."""
    for size in QUICK_SIZES if quick else SIZES:
        with place_for_workspace() as path, Workspace.create(path) as workspace:
            people = invent_people(size)
            for at in range(0, size, _AT_ONCE):
                workspace.change(_keep, people[at : at + _AT_ONCE])
            workspace.change(_hold, people[:_COMING])
            shown = f"{size:,} people"
            yield Row(
                "directory", "read all", shown, _median(partial(workspace.read, read_directory, "event")), reach="0.6 s"
            )
            counts = _median(workspace.read(read_directory, "event").counts)
            yield Row("directory", "count the filters", shown, counts, reach="0.1 s")
            card = _median(partial(workspace.read, person_history, people[0].id, _NOW))
            yield Row("directory", "one person's history", shown, card)


def _keep(work: Work, people: list[Person]) -> None:
    skills = (("websites",), (), ("photos", "email"))
    work.put_many([replace(one, offers=skills[n % 3], seeks=skills[n % 2]) for n, one in enumerate(people)])
    work.label = "Add people"


def _hold(work: Work, people: list[Person]) -> None:
    work.put(Event("event", "Evening", "2027-01-21T18:00:00+00:00", "2027-01-21T21:00:00+00:00"))
    work.put_many([Attendee(one.id, "event", one.id, one.id, first_time=n % 3 == 0) for n, one in enumerate(people)])
    work.label = "Hold an evening"


def _median(act: Callable[[], object]) -> float:
    times = []
    for _ in range(_RUNS):
        begun = time.perf_counter()
        act()
        times.append(time.perf_counter() - begun)
    return statistics.median(times)
