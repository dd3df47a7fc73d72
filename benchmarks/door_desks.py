"""Several desks: how long a meeting takes, and random evenings of three desks after which all have to know the same."""

import time
from collections.abc import Iterator
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from benchmarks.door_window import make_list
from benchmarks.folder import place_for_workspace
from benchmarks.people import invent_people
from benchmarks.table import Row
from t4gsw_desktop.core.events import Attendee
from t4gsw_desktop.kinds.register import components
from t4gsw_desktop.services.checkin import arrive, present
from t4gsw_desktop.services.desks import begin_second_desk, meet
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.unit_of_work import View
from tests.services.test_desks_machine import DeskMachine

GUESTS, ARRIVALS, RUNS = 1_000, 500, 500
QUICK_GUESTS, QUICK_ARRIVALS, QUICK_RUNS = 200, 50, 5


def desk_rows(quick: bool) -> Iterator[Row]:
    """A meeting after many arrivals at either desk, then the random evenings."""
    guests, arrivals = (QUICK_GUESTS, QUICK_ARRIVALS) if quick else (GUESTS, ARRIVALS)
    with place_for_workspace() as path:
        yield from _meeting(path, guests, arrivals)
    yield from _evenings(QUICK_RUNS if quick else RUNS)


def _meeting(path: Path, guests: int, arrivals: int) -> Iterator[Row]:
    make_list(path, invent_people(guests))
    second = path.with_name("second.t4gsw")
    begin_second_desk(path, second, name="desk 2")
    where = f"{arrivals} arrivals of {guests:,} guests"
    with Workspace.open(path, components()) as one, Workspace.open(second, components()) as two:
        listed = one.read(View.find, Attendee)
        for attendee in listed[:arrivals]:
            two.change(arrive, attendee.id)
        copy = two.back_up()
        begun = time.perf_counter()
        meeting = meet(one, copy)
        taken = time.perf_counter() - begun
        yield Row("door", "two desks meet", where, taken, reach="under 1 s")
        begun = time.perf_counter()
        meet(one, copy)
        yield Row("door", "two desks meet again", where, time.perf_counter() - begun)
        here = len(one.read(present, listed[0].event_id))
        yield Row("door", "arrivals told, and in the room after", where, here, "people", f"{meeting.arrivals} told")


def _evenings(runs: int) -> Iterator[Row]:
    """Stops with the evening written out when desks differ, an arrival is lost, or a file is not sound."""
    chosen = settings(
        max_examples=runs,
        stateful_step_count=30,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
        database=None,
        derandomize=runs == QUICK_RUNS,  # a test of the measurement itself has the same luck each time
    )
    run_state_machine_as_test(DeskMachine, settings=chosen)
    yield Row("door", "random evenings of 3 desks, all alike after", "30 acts each", runs, "evenings", "none lost")
