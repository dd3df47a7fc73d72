"""Planning the rounds of a speed-friending: a pure function of a snapshot, a budget and a seed."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from random import Random

from t4gsw_desktop.core.budget import Budget
from t4gsw_desktop.core.hall import Hall
from t4gsw_desktop.core.inheritance import Lines, inherited
from t4gsw_desktop.core.kept_rounds import chart_as_before
from t4gsw_desktop.core.mending import mend
from t4gsw_desktop.core.plan import Proposal
from t4gsw_desktop.core.seating import RoundsPlan, SeatedTable
from t4gsw_desktop.core.seating_bounds import fewest_repeats
from t4gsw_desktop.core.seating_chart import Chart
from t4gsw_desktop.core.seating_reasons import rest_problems
from t4gsw_desktop.core.seating_search import best_of, first_chart, polished
from t4gsw_desktop.core.table_order import settle_tables
from t4gsw_desktop.kinds.speed_friending.rules import Snapshot, gathering_of, rank, score

# An earlier plan is kept to unless a new one is better in a goal up to this one: cards in people's hands are worth more
# than a finer mixture.
LAST_GOAL_WORTH_NEW_CARDS = "most_met"


def propose(snapshot: Snapshot, budget: Budget, seed: int) -> Proposal[RoundsPlan]:
    """The best plan found for the rounds to come; never fails, and never breaks a hard rule.

    The budget counts attempted exchanges of two people or of two seats. A first plan is made by construction whatever
    the budget; the rest of the budget makes it better. People for whom a rule leaves no seat rest, and a problem says
    why: keep-apart, access needs and kept tables come before `never_rest`.
    """
    gathering = gathering_of(snapshot)
    hall = Hall(gathering)
    plan, figures = best_of(
        _plans(snapshot, hall, budget, Random(seed)),
        lambda plan: score(snapshot, plan, gathering),
        rank,
        LAST_GOAL_WORTH_NEW_CARDS if snapshot.before and snapshot.keeps_cards else None,
    )
    return Proposal(plan, figures, {"repeats": fewest_repeats(gathering, plan)}, rest_problems(hall, plan))


def _plans(snapshot: Snapshot, hall: Hall, budget: Budget, rng: Random) -> Iterator[RoundsPlan]:
    """A first plan, the earlier one where there is one, and a better one after each pass."""
    if snapshot.before:
        lines = inherited(hall, snapshot.before)
        chart = chart_as_before(hall, lines, rng)
        yield _finished(snapshot, chart, lines)
        if mend(chart, budget, lines) and snapshot.keeps_cards:
            yield _finished(snapshot, chart, lines)
            return
    else:
        lines = []
        chart = first_chart(hall, budget, rng)
    yield _finished(snapshot, chart, lines)
    for _ in polished(chart, budget, rng):
        yield _finished(snapshot, chart, lines)


def _finished(snapshot: Snapshot, chart: Chart, lines: Lines) -> RoundsPlan:
    settle_tables(chart, lines)
    return _with_thirds(snapshot, chart.plan())


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
