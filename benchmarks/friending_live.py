"""Evenings of speed-friending on which people come and go: each next round woven anew, then everything recounted."""

import statistics
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from random import Random

from benchmarks.table import Row
from t4gsw_desktop.core.budget import Budget
from t4gsw_desktop.core.seating import Guest, Pair, RoundsPlan, SeatingRound, pair
from t4gsw_desktop.kinds.speed_friending.plan import propose
from t4gsw_desktop.kinds.speed_friending.rules import Snapshot, broken_rules

SEEDS, QUICK_SEEDS = 10, 1
FIRST_STEPS = 150_000  # the plan before the doors open, about a second
STEPS = 2_000  # after a change: what is answered at once
RICH_STEPS = {2: 20_000, 4: 150_000}  # by table size, where nobody holds a card: a moment more, and a second


@dataclass(frozen=True, slots=True)
class Scenario:
    """An evening: `start` people, and before each later round some who come and some who go.

    `size` people at a table, `rounds` rounds, `odd` as in the rules; `rich` evenings have keep-apart pairs, kept seats,
    organisations, newcomers, earlier evenings and skills, and no cards are printed.
    """

    name: str
    start: int
    rounds: int
    size: int = 2
    odd: str = "rest"
    comes: tuple[int, ...] = ()
    goes: tuple[int, ...] = ()
    rich: bool = False
    reach: str = "100 ms"


def steady(rounds: int, count: int, every: int = 1) -> dict[str, tuple[int, ...]]:
    """As many who come as go, `count` before every so-many-th round."""
    flow = tuple(count if number and number % every == 0 else 0 for number in range(rounds))
    return {"comes": flow, "goes": flow}


U40 = {"comes": (0, 4, 4, 2, 2, 0, 0, 0, 0, 0), "goes": (0, 0, 0, 0, 1, 2, 2, 3, 3, 3)}
U45 = {"comes": (0, 3, 2, 2, 1, 0, 1, 0, 0, 0, 0, 0), "goes": (0, 0, 1, 0, 0, 1, 2, 1, 3, 2, 3, 2)}
U18 = {"comes": (0, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0), "goes": (0, 0, 0, 1, 0, 0, 1, 0, 1, 0, 1, 1)}
SCENARIOS = (
    Scenario("L60", 60, 12, **steady(12, 2)),
    Scenario("L61", 61, 12, **steady(12, 2)),
    Scenario("L61t", 61, 12, odd="trio", **steady(12, 2)),
    Scenario("L60x4", 60, 12, 4, **steady(12, 2)),
    Scenario("L60x5", 60, 8, 5, **steady(8, 2)),
    Scenario("L16tight", 16, 14, **steady(14, 1, 4)),
    Scenario("L28x4tight", 28, 8, 4, **steady(8, 1, 3)),
    Scenario("L32x4tight", 32, 9, 4, **steady(9, 1, 3)),
    Scenario("L25x5tight", 25, 6, 5, **steady(6, 1, 3)),
    Scenario("U18", 18, 12, **U18),
    Scenario("U45", 45, 12, **U45),
    Scenario("U40x4", 40, 10, 4, **U40),
    Scenario("L60rich", 60, 12, **steady(12, 2), rich=True, reach="about 1 s in the background"),
    Scenario("L60x4rich", 60, 12, 4, **steady(12, 2), rich=True, reach="about 1 s in the background"),
    Scenario("L200", 200, 12, **steady(12, 4)),
    Scenario("L200x5", 200, 8, 5, **steady(8, 4)),
    Scenario("L400", 400, 12, **steady(12, 6), reach="300 ms"),
)
QUICK = ("L60", "L28x4tight", "U18")


@dataclass(slots=True)
class Evening:
    """One drawing of a scenario: who is here in each round, who they are, and the rules between them."""

    here: list[list[str]] = field(default_factory=list)
    guests: dict[str, Guest] = field(default_factory=dict)
    apart: set[Pair] = field(default_factory=set)
    met_before: dict[Pair, int] = field(default_factory=dict)


def draw(scenario: Scenario, seed: int) -> Evening:
    """The evening of a scenario that this seed gives."""
    rng = Random(f"{scenario.name} {seed}")
    evening = Evening()
    now = list(range(scenario.start))
    following = scenario.start
    for number in range(scenario.rounds):
        for _ in range(scenario.goes[number]):
            now.remove(rng.choice(now))
        now += range(following, following + scenario.comes[number])
        following += scenario.comes[number]
        evening.here.append([f"p{one:03}" for one in now])
    ids = [f"p{one:03}" for one in range(following)]
    stays = rng.sample(ids[: scenario.start], 4) if scenario.rich else []
    for one in ids:
        first = next(number for number, here in enumerate(evening.here, 1) if one in here)
        evening.guests[one] = Guest(one, frozenset(range(first, scenario.rounds + 1)))
        if scenario.rich:
            evening.guests[one] = _character(evening.guests[one], stays, rng)
    if scenario.rich:
        _draw_rules(evening, ids, rng)
    return evening


def _character(guest: Guest, stays: Sequence[str], rng: Random) -> Guest:
    """One of twelve organisations, three in ten new, two skills of ten on offer and one sought."""
    skills = [f"skill{number}" for number in range(10)]
    return Guest(
        guest.id,
        guest.here,
        organisation=f"o{rng.randrange(12)}",
        newcomer=rng.random() < 0.3,
        stays_at=f"T{1 + stays.index(guest.id)}" if guest.id in stays else "",
        offers=frozenset(rng.sample(skills, 2)),
        seeks=frozenset({rng.choice(skills)}),
    )


def _draw_rules(evening: Evening, ids: Sequence[str], rng: Random) -> None:
    """Forty pairs to keep apart, and two earlier evenings of eight rounds of pairs among those who are not new."""
    for _ in range(40):
        one, other = rng.sample(ids, 2)
        evening.apart.add(pair(one, other))
    regulars = [one for one in ids if not evening.guests[one].newcomer]
    for ago in (2, 1):
        for _ in range(8):
            rng.shuffle(regulars)
            for one, other in zip(regulars[::2], regulars[1::2], strict=False):
                evening.met_before[pair(one, other)] = ago


@dataclass(slots=True)
class Outcome:
    """What an evening came to, counted from who sat where."""

    met: Counter[Pair] = field(default_factory=Counter)
    rests: Counter[str] = field(default_factory=Counter)
    broken: int = 0
    forbidden: int = 0
    unfair: int = 0
    colleagues: int = 0
    answered: int = 0
    earlier: int = 0
    changed: int = 0
    seconds: list[float] = field(default_factory=list)

    @property
    def repeats(self) -> int:
        """Meetings beyond the first."""
        return sum(count - 1 for count in self.met.values())

    @property
    def meetings(self) -> int:
        """All meetings."""
        return sum(self.met.values())


def live(scenario: Scenario, seed: int) -> Outcome:
    """Weave an evening round by round, as the room would, and count what happened."""
    evening = draw(scenario, seed)
    outcome = Outcome()
    played: list[SeatingRound] = []
    before: RoundsPlan | None = None
    for number in range(1, scenario.rounds + 1):
        snapshot = _snapshot(scenario, evening, number, tuple(played), before)
        steps = FIRST_STEPS if number == 1 else RICH_STEPS[scenario.size] if scenario.rich else STEPS
        begun = time.process_time()  # of this process alone: other work on the machine is not the planner's
        plan = propose(snapshot, Budget(steps=steps), seed * 100 + number).plan
        if number > 1:
            outcome.seconds.append(time.process_time() - begun)
        outcome.broken += len(broken_rules(snapshot, plan))
        if before is not None:
            outcome.changed += _changed(before, plan, set(evening.here[number - 1]))
        count_round(outcome, evening, plan.rounds[0], evening.here[number - 1])
        played.append(plan.rounds[0])
        before = RoundsPlan(plan.rounds[1:])
    return outcome


def _snapshot(
    scenario: Scenario, evening: Evening, number: int, played: tuple[SeatingRound, ...], before: RoundsPlan | None
) -> Snapshot:
    """What is known before a round: who has come so far, and that those who are here mean to stay."""
    here = set(evening.here[number - 1])
    known = [one for one in evening.guests if any(one in some for some in evening.here[:number])]
    people = []
    for one in known:
        guest = evening.guests[one]
        people.append(guest if one in here else _left(guest, evening, number))
    ids = set(known)
    return Snapshot(
        rounds=scenario.rounds,
        table_size=scenario.size,
        people=tuple(people),
        odd=scenario.odd,
        apart=frozenset(both for both in evening.apart if ids.issuperset(both)),
        met_before={both: ago for both, ago in evening.met_before.items() if ids.issuperset(both)},
        played=played,
        before=before,
        keeps_cards=not scenario.rich,
    )


def _left(guest: Guest, evening: Evening, number: int) -> Guest:
    here = frozenset(one for one in range(1, number) if guest.id in evening.here[one - 1])
    return Guest(guest.id, here, guest.organisation, guest.newcomer, offers=guest.offers, seeks=guest.seeks)


def _changed(before: RoundsPlan, plan: RoundsPlan, here: set[str]) -> int:
    """How many lines of the cards of those who stay say something else now: another table, or a rest."""
    changed = 0
    for old, new in zip(before.rounds, plan.rounds, strict=True):
        seats, kept = new.seats(), old.seats()
        changed += sum(kept.get(one) != seats.get(one) for one in [*kept, *old.resting] if one in here)
    return changed


def count_round(outcome: Outcome, evening: Evening, one: SeatingRound, here: Sequence[str]) -> None:
    """Add one round to what was counted, from the tables alone."""
    placed = Counter(person for table in one.tables for person in table.people)
    placed.update(one.resting)
    outcome.broken += sorted(placed) != sorted(here) or any(count > 1 for count in placed.values())
    least = min((outcome.rests[person] for person in here), default=0)
    outcome.unfair += sum(outcome.rests[person] > least for person in one.resting)
    outcome.rests.update(one.resting)
    for table in one.tables:
        for first, second in combinations(table.people, 2):
            a, b = evening.guests[first], evening.guests[second]
            both = pair(first, second)
            outcome.met[both] += 1
            outcome.forbidden += both in evening.apart
            outcome.colleagues += bool(a.organisation) and a.organisation == b.organisation
            outcome.answered += bool(a.seeks & b.offers or b.seeks & a.offers)
            outcome.earlier += both in evening.met_before


def rows(quick: bool) -> Iterator[Row]:
    """Each scenario over several evenings: what repeats, what is unfair, whose cards change, and how long it takes."""
    for scenario in SCENARIOS:
        if not quick or scenario.name in QUICK:
            yield from figures(scenario, [live(scenario, seed) for seed in range(QUICK_SEEDS if quick else SEEDS)])


def figures(scenario: Scenario, outcomes: Sequence[Outcome]) -> Iterator[Row]:
    """The table's lines for one scenario."""
    repeats = [one.repeats for one in outcomes]
    seconds = [taken for one in outcomes for taken in one.seconds]
    meetings = sum(one.meetings for one in outcomes)
    counted = {
        "repeats, mean": (statistics.mean(repeats), "0"),
        "repeats, worst": (max(repeats), "0"),
        "rules broken": (sum(one.broken + one.forbidden for one in outcomes), "0"),
        "unfair rests": (sum(one.unfair for one in outcomes), "0"),
        "most rests of one": (max(max(one.rests.values(), default=0) for one in outcomes), ""),
    }
    if scenario.rich:
        pairs = scenario.size == 2
        colleagues, answered = (sum(getattr(one, name) for one in outcomes) for name in ("colleagues", "answered"))
        counted["% of meetings in one organisation"] = (
            100 * colleagues / meetings,
            "1 at most" if pairs else "2 at most",
        )
        counted["% of meetings that answer"] = (100 * answered / meetings, "95 at least" if pairs else "")
        counted["met on an earlier evening, mean"] = (statistics.mean(one.earlier for one in outcomes), "3 at most")
    else:
        balanced = scenario.comes == scenario.goes
        counted["cards changed, mean"] = (statistics.mean(one.changed for one in outcomes), "0" if balanced else "")
    for what, (value, reach) in counted.items():
        yield Row("friending_live", what, scenario.name, float(value), "", reach)
    yield Row("friending_live", "time of a change, median", scenario.name, statistics.median(seconds))
    yield Row("friending_live", "time of a change, longest", scenario.name, max(seconds), "s", scenario.reach)
