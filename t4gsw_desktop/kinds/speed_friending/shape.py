"""What an evening of so many people and rounds comes to, before anybody's name is known: a real plan, counted."""

from collections import defaultdict
from dataclasses import dataclass

from t4gsw_desktop.core.budget import Budget
from t4gsw_desktop.core.seating import Guest, RoundsPlan, meetings
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
        rounds=len(plan.rounds),
        tables=max((len(one.tables) for one in plan.rounds), default=0),
        first_round=tuple(len(table.people) for one in plan.rounds[:1] for table in one.tables),
        sizes=tuple(sorted({len(table.people) for one in plan.rounds for table in one.tables})),
        fewest=min(counts, default=0),
        most=max(counts, default=0),
        repeats=held - sum(counts) // 2,
        resting=max((len(one.resting) for one in plan.rounds), default=0),
    )


def say_shape(shape: EveningShape, ends: str) -> str:
    """The shape in a few short sentences: "12 tables, ends at 18:59. Everyone meets 18 people, nobody twice." """
    if not shape.tables:
        return f"With {_counted(shape.people, 'person', 'people')} there is nobody to meet. Add people."
    met = _counted(shape.most, "person", "people")
    met = met if shape.fewest == shape.most else f"{shape.fewest} to {met}"
    again = "nobody twice" if not shape.repeats else f"and {_counted(shape.repeats, 'time', 'times')} two meet again"
    said = [f"{_counted(shape.tables, 'table', 'tables')}, ends at {ends}.", f"Everyone meets {met}, {again}."]
    if shape.resting:
        said.append(f"{_counted(shape.resting, 'person rests', 'people rest')} in a round.")
    return " ".join(said)


def _counted(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"
