"""Planning the rounds of a café: a pure function of a snapshot, a budget and a seed."""

from collections.abc import Iterator, Mapping
from random import Random

from t4gsw_desktop.core.budget import Budget
from t4gsw_desktop.core.hall import Hall
from t4gsw_desktop.core.plan import Proposal
from t4gsw_desktop.core.seating import RoundsPlan
from t4gsw_desktop.core.seating_bounds import fewest_repeats
from t4gsw_desktop.core.seating_reasons import rest_problems
from t4gsw_desktop.core.seating_search import best_of, chart_from, groups_of, placed_after, polished
from t4gsw_desktop.kinds.cafe.designs import designed_groups
from t4gsw_desktop.kinds.cafe.rules import Snapshot, fewest_missed_first, gathering_of, rank, score
from t4gsw_desktop.kinds.cafe.wishes import Wishes, wished_groups

SHIFTS = 0.2  # the share of moves in which one guest goes to another table without an exchange
HOT = 5_000  # the temperature of a hot pass: a second wish may be given up for a while, a guest without any hardly ever
# An earlier plan is kept to unless a new one is better in a goal up to this one.
LAST_GOAL_WORTH_NEW_CARDS = "most_met"
ENDED = object()  # what a search that has nothing left to try answers


def propose(snapshot: Snapshot, budget: Budget, seed: int) -> Proposal[RoundsPlan]:
    """The best plan found for the rounds to come; never fails, and never breaks a hard rule.

    The budget counts attempted moves of one or two guests. A first plan is made whatever the budget; the rest of it
    makes it better. People for whom a rule leaves no seat rest, and a problem
    says why.
    """
    gathering = gathering_of(snapshot)
    hall = Hall(gathering)
    plan, figures = best_of(
        _plans(snapshot, hall, budget, Random(seed)),
        lambda plan: score(snapshot, plan),
        lambda _plan, figures: _weighed(snapshot, figures),
    )
    bound = {"missed_first": fewest_missed_first(snapshot, plan), "repeats": fewest_repeats(gathering, plan)}
    return Proposal(plan, figures, bound, rest_problems(hall, plan))


def _weighed(snapshot: Snapshot, figures: Mapping[str, float]) -> tuple[float, ...]:
    """The goals in their order; where a plan is in people's hands, its changed cards before the finer ones."""
    if not snapshot.before:
        return rank(figures)
    return placed_after(LAST_GOAL_WORTH_NEW_CARDS, figures, rank(figures), (figures["changed_cards"],))


def _plans(snapshot: Snapshot, hall: Hall, budget: Budget, rng: Random) -> Iterator[RoundsPlan]:
    """First plans from each way to begin, and better ones pass after pass, the beginnings taking turns."""
    charts = [chart_from(hall, groups, rng, by_table=True) for groups in _beginnings(snapshot, hall, rng)]
    yield from (chart.plan() for chart in charts)
    searches = [(chart, polished(chart, budget, rng, Wishes(chart), SHIFTS, HOT)) for chart in charts]
    while searches:
        for chart, search in tuple(searches):
            if next(search, ENDED) is ENDED:
                searches.remove((chart, search))
            else:
                yield chart.plan()


def _beginnings(snapshot: Snapshot, hall: Hall, rng: Random) -> list[list[list[list[int]]]]:
    """The earlier plan; or guests choosing in turn, and a design without repeats where there is one."""
    if snapshot.before:
        return [groups_of(hall, snapshot.before)]
    designed = designed_groups(hall, rng)
    return [wished_groups(hall, rng), designed] if designed else [wished_groups(hall, rng)]
