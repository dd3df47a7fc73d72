"""Unconference grids held against the proven bound and the peers: how good, how soon, and what a change costs."""

import json
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from benchmarks.changed_minds import CHANGES, moved_beyond
from benchmarks.invented_votes import invented
from benchmarks.table import Row
from t4gsw_desktop.core.budget import Budget, never
from t4gsw_desktop.core.plan import Proposal
from t4gsw_desktop.kinds.unconference.anytime import watch
from t4gsw_desktop.kinds.unconference.instance import read_instance
from t4gsw_desktop.kinds.unconference.plan import fill_again, propose
from t4gsw_desktop.kinds.unconference.prices import PricedGrid
from t4gsw_desktop.kinds.unconference.rules import Grid, Snapshot, broken_rules

INSTANCES = Path(__file__).parent / "instances"
SEED = 1
STEPS_A_SECOND = 1_000_000  # as `t4gsw plan` counts on a slow laptop
QUICK_STEPS = 100_000
CHANGED, QUICK_CHANGED = 10, 1  # times each kind of change is made


@dataclass(frozen=True, slots=True)
class Meeting:
    """An unconference to plan within so many `seconds` of a slow laptop; `known` tells what others came to.

    Peers: conference-scheduler, slotmachine, CP-SAT, HiGHS, Timefold, Sessionizer and CoSPLib, each given 60 s; run in
    November 2026 on two shared cores of an AMD EPYC, their grids recounted by us.
    """

    name: str
    make: Callable[[], Snapshot]
    seconds: float
    reach: str
    known: str = ""


def _file(name: str) -> Callable[[], Snapshot]:
    return lambda: read_instance(json.loads((INSTANCES / f"{name}.json").read_text(encoding="utf-8")))


def _votes(*numbers: int) -> Callable[[], Snapshot]:
    return lambda: invented(*numbers)


_BOUNDS = {1: "best peer 915", 2: "seen 948, not below 939", 3: "872, 865", 4: "948, 939", 5: "851, 846"}
MEETINGS = (
    Meeting("12x4x3, 60 people", _votes(12, 4, 3, 60, 1, 2, 5), 2, "0 % in 2 s", "best peers 69"),
    Meeting("30x6x5, 150 people", _votes(30, 6, 5, 150, 1, 3, 7), 5, "1 % in 5 s", "best peer 181, ours before 178"),
    *(
        Meeting(f"60x10x6, 400 people, {seed}", _votes(60, 10, 6, 400, seed, 4, 10), 10, "1.3 % in 10 s", known)
        for seed, known in _BOUNDS.items()
    ),
    *(
        Meeting(f"120x15x8, 1,000 people, {seed}", _votes(120, 15, 8, 1000, seed, 4, 10), 10, "1.3 % in 10 s")
        for seed in (1, 2, 3)
    ),
    Meeting("60p-12s", _file("unconf-60p-12s"), 2, "0 % in 2 s"),
    Meeting("60p-18s-tight", _file("unconf-60p-18s-tight"), 5, "1 % in 5 s"),
    Meeting("150p-30s", _file("unconf-150p-30s"), 5, "1 % in 5 s"),
    Meeting("400p-60s", _file("unconf-400p-60s"), 10, "1.3 % in 10 s"),
    Meeting("1000p-120s", _file("unconf-1000p-120s"), 10, "1.3 % in 10 s"),
)
QUICK = ("12x4x3, 60 people", "60p-18s-tight")


def rows(quick: bool) -> Iterator[Row]:
    """Every meeting: the grid against its bound, the time, the prices of a session's cells, and changes to the day."""
    for meeting in MEETINGS:
        if not quick or meeting.name in QUICK:
            yield from measure_meeting(meeting, quick)


def measure_meeting(meeting: Meeting, quick: bool) -> Iterator[Row]:
    """How good the grid is and how soon it was there, then what a person waits for while changing it."""
    snapshot = meeting.make()
    yield _row("first full grid", meeting, _seconds(lambda: next(watch(snapshot, SEED, never))), "s", "500 ms")
    steps = QUICK_STEPS if quick else int(meeting.seconds * STEPS_A_SECOND)
    begun = time.process_time()
    proposal = propose(snapshot, Budget(steps), SEED)
    taken = time.process_time() - begun
    yield from _quality(meeting, proposal, taken)
    yield _row("rules broken", meeting, len(broken_rules(snapshot, proposal.plan)), "", "0")
    yield _row("prices of all cells, the slowest", meeting, _slowest_prices(snapshot, proposal.plan), "s", "30 ms")
    yield from _changes(meeting, snapshot, proposal.plan, QUICK_CHANGED if quick else CHANGED)


def _row(what: str, meeting: Meeting, value: float, unit: str, reach: str) -> Row:
    return Row("unconference", what, meeting.name, value, unit, reach)


def _seconds(work: Callable[[], object]) -> float:
    """The processor's seconds of one call."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def _quality(meeting: Meeting, proposal: Proposal[Grid], taken: float) -> Iterator[Row]:
    missed, least = proposal.score["missed_wishes"], proposal.bound["missed_wishes"]
    gap = 100 * (missed - least) / least if least else 0.0
    yield _row("missed wishes", meeting, missed, "", f"no plan below {least:g}; {meeting.known}".rstrip("; "))
    yield _row("gap to the bound", meeting, gap, "%", meeting.reach)
    yield _row("CPU time", meeting, taken, "s", f"{meeting.seconds:g} s of a slow laptop")
    left_out = proposal.score["unplaced"]
    yield _row("sessions left out", meeting, left_out, "", f"no plan below {proposal.bound['unplaced']:g}")
    yield _row("people with nearly nothing", meeting, proposal.score["nearly_nothing"], "", "")


def _slowest_prices(snapshot: Snapshot, grid: Grid) -> float:
    priced = PricedGrid(snapshot, grid)
    return max((_seconds(lambda one=one: priced.prices(one.id)) for one in snapshot.sessions), default=0.0)


def _changes(meeting: Meeting, snapshot: Snapshot, grid: Grid, times: int) -> Iterator[Row]:
    """For each kind of change how many sessions moved beyond it, then the slowest filling and the rules broken."""
    known = replace(snapshot, before=grid.placements)
    slowest, broken = 0.0, 0
    for change in CHANGES:
        chance, moved = Random(SEED), []
        for _ in range(times):
            made = change(known, chance)
            begun = time.process_time()
            proposal = fill_again(made.snapshot, Budget(STEPS_A_SECOND), SEED)
            slowest = max(slowest, time.process_time() - begun)
            moved.append(moved_beyond(made, proposal.plan))
            broken += len(broken_rules(made.snapshot, proposal.plan))
        words = change.__name__.replace("_", " ")
        yield _row(f"moved: {words}", meeting, statistics.median(moved), "", f"median 0; at most {max(moved)}")
    yield _row("fill again, the slowest", meeting, slowest, "s", "1 s")
    yield _row("rules broken when filled again", meeting, broken, "", "0")
