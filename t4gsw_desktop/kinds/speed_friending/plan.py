"""Planning the rounds of a speed-friending: a pure function of a snapshot, a budget and a seed."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from random import Random

from t4gsw_desktop.core.budget import Budget
from t4gsw_desktop.core.hall import Hall
from t4gsw_desktop.core.plan import Proposal
from t4gsw_desktop.core.seating import Gathering, RoundsPlan, SeatedTable
from t4gsw_desktop.core.seating_bounds import fewest_repeats, most_clean_rounds
from t4gsw_desktop.core.seating_reasons import rest_problems
from t4gsw_desktop.core.seating_search import best_of, placed_after
from t4gsw_desktop.core.table_order import settle_tables
from t4gsw_desktop.kinds.speed_friending.rules import Snapshot, gathering_of, rank, score
from t4gsw_desktop.kinds.speed_friending.weaving import charts, lines_to_keep

# An earlier plan is kept to unless a new one is better in a goal up to this one: cards in people's hands are worth more
# than a finer mixture.
LAST_GOAL_WORTH_NEW_CARDS = "most_met"
# The share of the rounds without repeats up to which the next round may be chosen without a look at the later ones.
LOOSE = 0.75


def propose(snapshot: Snapshot, budget: Budget, seed: int) -> Proposal[RoundsPlan]:
    """The best plan found for the rounds to come; never fails, and never breaks a hard rule.

    The budget counts attempted exchanges of two people or of two seats. A first plan is made by construction, or of
    the earlier plan with the places of those who have gone handed on, whatever the budget; the rest of the budget makes
    it better. People for whom a rule leaves no seat rest, and a problem says why: keep-apart, access needs and kept
    tables come before `never_rest`.
    """
    gathering = gathering_of(snapshot)
    hall = Hall(gathering)
    plan, figures = best_of(
        _plans(snapshot, hall, budget, Random(seed)),
        lambda plan: score(snapshot, plan, gathering),
        lambda plan, figures: _weighed(snapshot, gathering, plan, figures),
    )
    return Proposal(plan, figures, {"repeats": fewest_repeats(gathering, plan)}, rest_problems(hall, plan))


def _weighed(
    snapshot: Snapshot, gathering: Gathering, plan: RoundsPlan, figures: Mapping[str, float]
) -> tuple[float, ...]:
    """What decides between two plans: the goals in their order, and where cards are printed these before finer ones.

    Where there are none every round is woven anew before it begins, so what counts of the mixture is the next round.
    Where there are many more people to meet than rounds it counts alone, for later rounds will find their way then:
    on evenings of fifteen tables for four it left a sixth of the meetings with people of earlier evenings.
    """
    ranked = rank(figures)
    if snapshot.keeps_cards:
        return placed_after(LAST_GOAL_WORTH_NEW_CARDS, figures, ranked, (figures["changed_cards"],))
    now = replace(snapshot, rounds=len(snapshot.played) + 1, before=None)
    coming = rank(score(now, RoundsPlan(plan.rounds[:1]), gathering))
    if _is_loose(gathering, plan):
        return (*coming, *ranked)
    mixture = list(figures).index(LAST_GOAL_WORTH_NEW_CARDS) + 1
    return placed_after(LAST_GOAL_WORTH_NEW_CARDS, figures, ranked, coming[mixture:])


def _is_loose(gathering: Gathering, plan: RoundsPlan) -> bool:
    """True when the rounds are at most so many of those that could go without anybody meeting twice."""
    sizes = [len(table.people) for one in plan.rounds[:1] for table in one.tables]
    return bool(sizes) and gathering.rounds <= LOOSE * most_clean_rounds(sizes)


def _plans(snapshot: Snapshot, hall: Hall, budget: Budget, rng: Random) -> Iterator[RoundsPlan]:
    """The plan of each seating as it comes, at the tables of the earlier plan or where few people have to move."""
    lines = lines_to_keep(snapshot, hall)
    shown: list[list[list[int]]] = []
    for chart in charts(snapshot, hall, lines, budget, rng):
        if not shown or chart.tables != shown:
            settle_tables(chart, lines)
            yield _with_thirds(snapshot, chart.plan())
            shown = chart.snapshot()


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
