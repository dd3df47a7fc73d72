"""Planning the rounds of a speed-friending: a pure function of a snapshot, a budget and a seed."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from random import Random

from t4gsw_desktop.core.budget import Budget
from t4gsw_desktop.core.hall import Hall
from t4gsw_desktop.core.plan import Proposal
from t4gsw_desktop.core.rotation import fewest_repeats
from t4gsw_desktop.core.seating import RoundsPlan, SeatedTable, SeatingRound, meetings
from t4gsw_desktop.core.seating_chart import AWAY, Chart
from t4gsw_desktop.core.seating_reasons import rest_problems
from t4gsw_desktop.core.seating_search import chart_from, first_chart, polished
from t4gsw_desktop.core.table_order import settle_tables
from t4gsw_desktop.kinds.speed_friending.rules import Snapshot, gathering_of, meetable_pairs, rank, score, seats

# An earlier plan is kept to unless a new one is better in a goal up to this one: cards in people's hands are worth more
# than a finer mixture.
LAST_GOAL_WORTH_NEW_CARDS = "most_met"


def propose(snapshot: Snapshot, budget: Budget, seed: int) -> Proposal[RoundsPlan]:
    """The best plan found for the rounds to come; never fails, and never breaks a hard rule.

    The budget counts attempted exchanges of two people or of two seats. A first plan is made by construction whatever
    the budget; the rest of the budget makes it better. People for whom a rule leaves no seat rest, and a problem says
    why: keep-apart, access needs and kept tables come before `never_rest`.
    """
    hall = Hall(gathering_of(snapshot))
    best: tuple[tuple[float, ...], RoundsPlan, Mapping[str, float]] | None = None
    for plan in _plans(snapshot, hall, budget, Random(seed)):
        figures = score(snapshot, plan)
        weighed = _weighed(snapshot, figures)
        if best is None or weighed < best[0]:
            best = (weighed, plan, figures)
    assert best is not None  # _plans always has a first plan
    return Proposal(best[1], best[2], {"repeats": _fewest_repeats(snapshot, best[1])}, rest_problems(hall, best[1]))


def _plans(snapshot: Snapshot, hall: Hall, budget: Budget, rng: Random) -> Iterator[RoundsPlan]:
    """A first plan, and a better one after each pass; where there is an earlier plan, it comes first."""
    before = _tables_before(snapshot, hall)
    chart = chart_from(hall, _groups_before(snapshot, hall), rng) if before else first_chart(hall, budget, rng)
    yield _finished(snapshot, chart, before)
    for _ in polished(chart, budget, rng):
        yield _finished(snapshot, chart, before)


def _finished(snapshot: Snapshot, chart: Chart, before: list[list[int]]) -> RoundsPlan:
    settle_tables(chart, before)
    return _with_thirds(snapshot, chart.plan())


def _weighed(snapshot: Snapshot, figures: Mapping[str, float]) -> tuple[float, ...]:
    """The rank of a plan; when there is an earlier one, changed cards come right after the goals that are worth it."""
    if snapshot.before is None:
        return rank(figures)
    names = list(figures)
    kept = names.index(LAST_GOAL_WORTH_NEW_CARDS) + 1
    ranked = rank(figures)
    return (*ranked[:kept], figures["changed_cards"], *ranked[kept:])


def _groups_before(snapshot: Snapshot, hall: Hall) -> list[list[list[int]]]:
    """The groups of the earlier plan by index, without people who are no longer on the list."""
    rounds = snapshot.before.rounds if snapshot.before else ()
    return [
        [[hall.index[person] for person in table.people if person in hall.index] for table in one.tables]
        for one in rounds
    ]


def _tables_before(snapshot: Snapshot, hall: Hall) -> list[list[int]]:
    """For each round of the earlier plan the table of each person, or AWAY."""
    names = {table.id: number for number, table in enumerate(hall.gathering.tables)}
    rounds = snapshot.before.rounds if snapshot.before else ()
    return [[names.get(seats(one).get(guest.id, ""), AWAY) for guest in hall.guests] for one in rounds]


def _with_thirds(snapshot: Snapshot, plan: RoundsPlan) -> RoundsPlan:
    """The same plan, the third at each table for two listed last: whoever there has been the third least."""
    if snapshot.table_size != 2:
        return plan
    times = Counter(
        table.people[-1] for one in snapshot.played for table in one.tables if len(table.people) > snapshot.table_size
    )
    rounds = []
    for one in plan.rounds:
        rounds.append(replace(one, tables=tuple(_third_last(table, times) for table in one.tables)))
        times.update(table.people[-1] for table in rounds[-1].tables if len(table.people) > 2)
    return RoundsPlan(tuple(rounds))


def _third_last(table: SeatedTable, times: Mapping[str, int]) -> SeatedTable:
    if len(table.people) <= 2:
        return table
    third = min(table.people, key=lambda person: times.get(person, 0))
    return replace(table, people=(*(person for person in table.people if person != third), third))


def _fewest_repeats(snapshot: Snapshot, plan: RoundsPlan) -> int:
    """The counting bound for as many meetings as the plan has."""
    rounds: tuple[SeatingRound, ...] = (*snapshot.played, *plan.rounds)
    held = sum(both not in snapshot.together for one in rounds for both in meetings(one))
    return fewest_repeats(held, meetable_pairs(snapshot))
