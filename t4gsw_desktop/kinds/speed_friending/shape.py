"""What an evening of so many people and rounds comes to, before anybody's name is known: a real plan, counted."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import count

from t4gsw_desktop.core.budget import Budget
from t4gsw_desktop.core.rotation import MOST, clean_rounds
from t4gsw_desktop.core.seating import Guest, RoundsPlan, meetings
from t4gsw_desktop.core.seating_bounds import least_repeats
from t4gsw_desktop.kinds.speed_friending.plan import propose
from t4gsw_desktop.kinds.speed_friending.rules import ODD, Snapshot

# So few that 200 people take a third of a second; where nobody need meet twice the first plan mostly shows it.
_STEPS = 5_000


@dataclass(frozen=True, slots=True)
class EveningShape:
    """What the rounds come to when nobody is kept apart and every table suits.

    `tables` is the most that are needed in a round, `first_round` how many sit at each in the first, `sizes` how many
    sit at any; everybody meets from `fewest` to
    `most` different people. `repeats` counts meetings of two who have met before, in the plan that was found; `resting`
    is the most people who rest in one round.
    """

    people: int
    size: int
    odd: str
    rounds: int
    tables: int
    first_round: tuple[int, ...]
    sizes: tuple[int, ...]
    fewest: int
    most: int
    repeats: int
    resting: int


def evening_shape(people: int, size: int, rounds: int, odd: str = ODD[0]) -> EveningShape:
    """The shape of `rounds` rounds of `people` people at tables for `size`; pure, and the same each time."""
    everywhere = frozenset(range(1, rounds + 1))
    guests = tuple(Guest(str(number), everywhere) for number in range(people))
    plan = RoundsPlan(())
    if people > 1:
        plan = propose(Snapshot(rounds, size, guests, odd), Budget(steps=_STEPS), 1).plan
    met: dict[str, set[str]] = defaultdict(set)
    held = 0
    for one in plan.rounds:
        for first, second in meetings(one):
            held += 1
            met[first].add(second)
            met[second].add(first)
    counts = [len(met[guest.id]) for guest in guests]
    return EveningShape(
        people=people,
        size=size,
        odd=odd,
        rounds=len(plan.rounds),
        tables=max((len(one.tables) for one in plan.rounds), default=0),
        first_round=tuple(len(table.people) for one in plan.rounds[:1] for table in one.tables),
        sizes=tuple(sorted({len(table.people) for one in plan.rounds for table in one.tables})),
        fewest=min(counts, default=0),
        most=max(counts, default=0),
        repeats=held - sum(counts) // 2,
        resting=max((len(one.resting) for one in plan.rounds), default=0),
    )


@dataclass(frozen=True, slots=True)
class LongestProgramme:
    """How long an evening of so many people, at as few tables as hold them, can be before two have to meet again.

    `rounds` is what can be made here without a repeat; more than `limit` rounds without one are proven impossible, and
    one more has at least `then` repeats.
    """

    people: int
    size: int
    rounds: int
    limit: int
    then: int


def longest_programme(people: int, size: int, odd: str = ODD[0]) -> LongestProgramme:
    """The longest programme without a repeat for `people` at tables for `size`, nobody kept apart; pure and quick."""
    if people < 2:
        return LongestProgramme(people, size, 0, 0, 0)
    if size == 2 and people % 2 and odd == "rest":
        pairs = people // 2  # in each of `people` rounds another one rests, and all have met
        return LongestProgramme(people, size, people, people, pairs)
    sizes = _even_tables(people, size)
    limit = next(rounds for rounds in count(1) if least_repeats(sizes, rounds + 1))
    known = people // 2 if size == 2 and people % 2 else clean_rounds(people, size)
    return LongestProgramme(people, size, min(known, limit), limit, least_repeats(sizes, limit + 1))


def _even_tables(people: int, size: int) -> tuple[int, ...]:
    """How many sit at each table: as few tables as hold everybody, the odd one at tables for two as a third."""
    tables = max(1, people // 2 if size == 2 else -(-people // size))
    each, more = divmod(people, tables)
    return (each + 1,) * more + (each,) * (tables - more)


def say_programme(programme: LongestProgramme) -> str:
    """Such as "Up to 10 rounds nobody need meet twice; in 11 at least 32 pairs meet again."; "" where nobody meets."""
    if not programme.limit:
        return ""
    after = f"at least {_counted(programme.then, 'pair meets', 'pairs meet')} again."
    if programme.limit == 1:
        return f"Already in 2 rounds {after}"
    first = f"Up to {programme.rounds:,} rounds nobody need meet twice"
    if programme.rounds == programme.limit:
        return f"{first}; in {programme.limit + 1:,} {after}"
    if programme.rounds >= MOST:
        return f"{first}."
    return f"{first}; for {programme.rounds + 1:,} to {programme.limit:,} no such plan is known here."


def say_shape(shape: EveningShape, ends: str) -> str:
    """The shape in a few short sentences: "12 tables, ends at 18:59. Everyone meets 18 people, nobody twice." """
    if not shape.tables:
        return f"With {_counted(shape.people, 'person', 'people')} there is nobody to meet. Add people."
    met = _counted(shape.most, "person", "people")
    met = met if shape.fewest == shape.most else f"{shape.fewest} to {met}"
    again = "nobody twice" if not shape.repeats else f"and {_counted(shape.repeats, 'time', 'times')} two meet again"
    said = [f"{_counted(shape.tables, 'table', 'tables')}, ends at {ends}.", f"Everyone meets {met}, {again}."]
    if shape.repeats:
        said.append(say_programme(longest_programme(shape.people, shape.size, shape.odd)))
    if shape.resting:
        said.append(f"{_counted(shape.resting, 'person rests', 'people rest')} in a round.")
    return " ".join(said)


def _counted(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"
