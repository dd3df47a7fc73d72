"""Each planner on the instances in `instances/`: seconds, how good the plan is, hard rules broken, steps a second."""

import statistics
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.table import Row
from t4gsw_desktop.commands.plan import read_instance_file
from t4gsw_desktop.core.budget import Budget
from t4gsw_desktop.core.plan import Proposal
from t4gsw_desktop.kinds.cafe import rules as cafe
from t4gsw_desktop.kinds.contract import EventKind
from t4gsw_desktop.kinds.planning import budget_of
from t4gsw_desktop.kinds.speed_friending import rules as speed_friending
from t4gsw_desktop.kinds.surgery import rules as surgery
from t4gsw_desktop.kinds.unconference import rules as unconference

INSTANCES = Path(__file__).parent / "instances"
SECONDS, QUICK_SECONDS = 5.0, 0.2  # the time of `t4gsw plan`
QUICK_FILES = 2  # in a quick run, only so many of each kind, the smallest
SEED = 1
RUNS, COUNTED_STEPS, QUICK_STEPS = 3, 200_000, 20_000


@dataclass(frozen=True, slots=True)
class Measured:
    """What is told of one kind: how its `files` begin, its figures by what the table calls them, where steps count."""

    files: str
    figures: Mapping[str, str]
    broken_rules: Callable[[Any, Any], tuple[object, ...]]
    mid_size: tuple[str, ...]


KINDS = {
    "surgery": Measured(
        "surgery",
        {"waiting": "requests waiting", "served": "requests served"},
        surgery.broken_rules,
        ("surgery-30p-5e", "surgery-80p-10e", "surgery-400p-40e"),
    ),
    "unconference": Measured(
        "unconf",
        {"unplaced": "sessions unplaced", "missed_wishes": "missed wishes"},
        unconference.broken_rules,
        ("unconf-60p-18s-tight", "unconf-150p-30s", "unconf-400p-60s"),
    ),
    "cafe": Measured(
        "cafe",
        {"without_wish": "guests without wish", "missed_first": "missed first wishes", "repeats": "repeats"},
        cafe.broken_rules,
        ("cafe-30x6-r3", "cafe-48x8-r4", "cafe-120x16-r3"),
    ),
    "speed_friending": Measured(
        "friending",
        {"unfair_rests": "unfair rests", "repeats": "repeats"},
        speed_friending.broken_rules,
        ("friending-33x2-r10-rest", "friending-47x4-r6", "friending-60x2-r12", "friending-90x5-r8"),
    ),
}


def rows(quick: bool) -> Iterator[Row]:
    """Every instance of every kind, the small ones first, and then how fast each planner counts its steps."""
    for measured in KINDS.values():
        files = sorted(INSTANCES.glob(f"{measured.files}-*.json"), key=lambda file: file.stat().st_size)
        for file in files[:QUICK_FILES] if quick else files:
            yield from measure_plan(file, QUICK_SECONDS if quick else SECONDS)
    for key, measured in KINDS.items():
        names = measured.mid_size[:1] if quick else measured.mid_size
        speeds = [steps_a_second(INSTANCES / f"{name}.json", QUICK_STEPS if quick else COUNTED_STEPS) for name in names]
        size = f"{measured.files}, {len(names)} of mid size"
        yield Row("planners", f"{key}: steps a CPU second", size, statistics.median(speeds), "")


def measure_plan(file: Path, seconds: float) -> Iterator[Row]:
    """How long one instance took, the figures of its kind with the proven bound, and the hard rules broken."""
    kind, snapshot = read_instance_file(file)
    begun = time.perf_counter()
    proposal = kind.propose(snapshot, budget_of(kind, seconds), SEED)
    taken = time.perf_counter() - begun
    yield Row("planners", f"{kind.key}: time", file.stem, taken, "s", f"{seconds:g} s at most to search")
    yield from _figures(kind, proposal, file.stem)
    broken = KINDS[kind.key].broken_rules(snapshot, proposal.plan)
    yield Row("planners", f"{kind.key}: hard rules broken", file.stem, len(broken), "", "0")


def _figures(kind: EventKind, proposal: Proposal[Any], name: str) -> Iterator[Row]:
    for figure, words in KINDS[kind.key].figures.items():
        least = proposal.bound.get(figure)
        reach = "" if least is None else f"no plan below {least:g}"
        yield Row("planners", f"{kind.key}: {words}", name, proposal.score[figure], "", reach)


def steps_a_second(file: Path, steps: int) -> float:
    """Steps of the budget spent in a second of the processor, the first plan included, at the best of three runs.

    Other work on the machine can only make a run slower, so the best of several is nearest to a machine at rest. A
    planner that ends early, because its plan is proven the best, counts with the steps it spent.
    """
    return max(_speed(file, steps) for _ in range(RUNS))


def _speed(file: Path, steps: int) -> float:
    kind, snapshot = read_instance_file(file)
    budget = Budget(steps=steps)
    begun = time.process_time()
    kind.propose(snapshot, budget, SEED)
    return budget.used / (time.process_time() - begun)
