"""Planning the rounds of a café: a pure function of a snapshot, a budget and a seed."""

from collections.abc import Iterator
from random import Random

from t4gsw_desktop.core.budget import Budget
from t4gsw_desktop.core.hall import Hall
from t4gsw_desktop.core.plan import Proposal
from t4gsw_desktop.core.seating import RoundsPlan
from t4gsw_desktop.core.seating_bounds import fewest_repeats
from t4gsw_desktop.core.seating_reasons import rest_problems
from t4gsw_desktop.core.seating_search import best_of, chart_from, groups_of, polished
from t4gsw_desktop.kinds.cafe.rules import Snapshot, fewest_missed_first, gathering_of, rank, score
from t4gsw_desktop.kinds.cafe.wishes import Wishes, wished_groups

SHIFTS = 0.2  # the share of moves in which one guest goes to another table without an exchange
HOT = 5_000  # the temperature of a hot pass: a second wish may be given up for a while, a guest without any hardly ever
# An earlier plan is kept to unless a new one is better in a goal up to this one.
LAST_GOAL_WORTH_NEW_CARDS = "most_met"


def propose(snapshot: Snapshot, budget: Budget, seed: int) -> Proposal[RoundsPlan]:
    """The best plan found for the rounds to come; never fails, and never breaks a hard rule.

    The budget counts attempted moves of one or two guests. A first plan is made whatever the budget, by letting guests
    choose in turn; the rest of the budget makes it better. People for whom a rule leaves no seat rest, and a problem
    says why.
    """
    gathering = gathering_of(snapshot)
    hall = Hall(gathering)
    plan, figures = best_of(
        _plans(snapshot, hall, budget, Random(seed)),
        lambda plan: score(snapshot, plan),
        rank,
        LAST_GOAL_WORTH_NEW_CARDS if snapshot.before else None,
    )
    bound = {"missed_first": fewest_missed_first(snapshot), "repeats": fewest_repeats(gathering, plan)}
    return Proposal(plan, figures, bound, rest_problems(hall, plan))


def _plans(snapshot: Snapshot, hall: Hall, budget: Budget, rng: Random) -> Iterator[RoundsPlan]:
    """A first plan, the earlier one where there is one, and a better one after each pass."""
    groups = groups_of(hall, snapshot.before) if snapshot.before else wished_groups(hall, rng)
    chart = chart_from(hall, groups, rng, by_table=True)
    yield chart.plan()
    for _ in polished(chart, budget, rng, Wishes(chart), SHIFTS, HOT):
        yield chart.plan()
