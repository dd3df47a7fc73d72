"""The one door: how long an act takes until it is on the disk, and how long a workspace takes to open."""

import itertools
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.folder import place_for_workspace
from benchmarks.people import invent_people
from benchmarks.table import Row, median_of
from t4gsw_desktop.core.events import Attendee, Checkin, Event
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.unit_of_work import View, Work

PEOPLE, EVENTS = (100, 1_000, 10_000), (1, 10, 100)
QUICK_PEOPLE, QUICK_EVENTS = (100, 1_000), (1, 10)
GUESTS = 60
ACTS = 200


def rows(quick: bool) -> Iterator[Row]:
    """Acts with more and more people in the file, then opening with more and more events in it."""
    for size in QUICK_PEOPLE if quick else PEOPLE:
        with place_for_workspace() as path:
            yield from measure_acts(path, size)
    for size in QUICK_EVENTS if quick else EVENTS:
        with place_for_workspace() as path:
            yield from measure_opening(path, size)


def measure_acts(path: Path, size: int) -> Iterator[Row]:
    """Single acts, one after another, each durable when it returns; taking in everybody in one act; a backup."""
    where = f"{size:,} people"
    people = invent_people(size)
    with Workspace.create(path) as workspace:
        begun = time.perf_counter()
        workspace.change(put, "Add everybody", *people)
        yield Row("workspace", "add everybody in one act", where, time.perf_counter() - begun)
        workspace.change(put, "Evening", event(0), *(place(0, person) for person in people[:GUESTS]))
        for what, value_of in {
            "check one person in": lambda number: Checkin(
                f"c{number}", f"a0 {people[number % GUESTS].id}", "arrived", "2027"
            ),
            "correct one person": lambda number: Person(people[number % size].id, f"Renamed {number}"),
        }.items():
            taken = sorted(seconds_of(workspace, value_of(number)) for number in range(ACTS))
            yield Row("workspace", f"{what}: p50", where, statistics.median(taken), reach="100 ms is felt as at once")
            yield Row("workspace", f"{what}: p95", where, statistics.quantiles(taken, n=20)[-1])
        yield Row("workspace", "undo or redo one act: p50", where, median_undo(workspace))
        yield Row("workspace", "back up", where, median_of(3, workspace.back_up))


def measure_opening(path: Path, size: int) -> Iterator[Row]:
    """Opening a workspace with `size` events of sixty guests each and reading its events and one evening's guests."""
    where = f"{size} event{'s' * (size > 1)} of {GUESTS}"
    people = invent_people(GUESTS * 4)
    with Workspace.create(path) as workspace:
        workspace.change(put, "Add everybody", *people)
        for number in range(size):
            guests = [people[(number * 7 + at) % len(people)] for at in range(GUESTS)]
            places = [place(number, person) for person in guests]
            arrived = [Checkin(f"c {one.id}", one.id, "arrived", "2027") for one in places]
            workspace.change(put, "Evening", event(number), *places, *arrived)

    def open_and_read() -> None:
        with Workspace.open(path) as workspace:
            workspace.read(View.find, Event)
            workspace.read(View.find, Attendee, event_id=f"e{size - 1}")

    yield Row("workspace", "open and read the evening", where, median_of(10, open_and_read))
    yield Row("workspace", "size of the file", where, path.stat().st_size / 1e6, "MB")


def median_undo(workspace: Workspace) -> float:
    """The median seconds of undo and redo by turns."""
    turns = itertools.cycle((workspace.undo, workspace.redo))
    return median_of(ACTS, lambda: next(turns)())


def seconds_of(workspace: Workspace, value: object) -> float:
    """Seconds until one value is on the disk."""
    begun = time.perf_counter()
    workspace.change(put, "Act", value)
    return time.perf_counter() - begun


def put(work: Work, label: str, *values: object) -> None:
    """An act that keeps `values`."""
    work.label = label
    work.put_many(values)


def event(number: int) -> Event:
    """An invented evening."""
    return Event(f"e{number}", f"Evening {number}", "2027-01-21T18:00:00+00:00", "2027-01-21T21:00:00+00:00")


def place(number: int, person: Person) -> Attendee:
    """A person's place at an evening."""
    return Attendee(f"a{number} {person.id}", f"e{number}", person.id, f"K{number} {person.id}")
