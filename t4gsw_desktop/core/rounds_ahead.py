"""Weaving round after round as if none followed: the next round as good as it can be, the later ones as they come."""

from collections.abc import Iterator
from random import Random

from t4gsw_desktop.core import seating_prices as prices
from t4gsw_desktop.core.annealing import Annealer
from t4gsw_desktop.core.budget import Budget
from t4gsw_desktop.core.mending import mend
from t4gsw_desktop.core.rematching import rematch
from t4gsw_desktop.core.seating_chart import Chart

# What the next round may spend of the budget, all later ones round by round, and those once more together. Measured
# with fifteen tables for four, where shares near these did as well.
NEXT, LATER, TOGETHER = 0.5, 0.25, 0.25
# Temperatures: a single round has little to climb over, the later ones together a little more.
WARM_ROUND, WARM_REST, COLD = 0.03 * prices.REPEAT, 0.1 * prices.REPEAT, 0.6 * prices.ANSWER


def pairs_ahead(chart: Chart, budget: Budget) -> Chart:
    """The same rests, and the pairs of each round matched anew, one round after the other while the budget lasts."""
    ahead = Chart(chart.hall)
    for number in range(len(chart.tables)):
        _copy_round(chart, ahead, number)
        if budget.used < budget.steps and not budget.stop():
            rematch(ahead, number, budget)
    return ahead


def tables_ahead(chart: Chart, budget: Budget, rng: Random) -> Iterator[Chart]:
    """The same rests, and each round seated anew by exchanges; given as it comes, and with the rest mended."""
    ahead = Chart(chart.hall)
    left = max(0, budget.steps - budget.used)
    later = range(1, len(chart.tables))
    for number in range(len(chart.tables)):
        _copy_round(chart, ahead, number)
        moves = left * LATER / max(1, len(later)) if number else left * NEXT
        _anneal(ahead, budget, rng, range(number, number + 1), int(moves), WARM_ROUND)
    following = [row[:] for row in ahead.where[:1]]  # mended only where no later round gives way
    mend(ahead, budget, following)
    yield ahead
    _anneal(ahead, budget, rng, later, int(left * TOGETHER), WARM_REST)
    mend(ahead, budget, following)
    yield ahead


def _anneal(chart: Chart, budget: Budget, rng: Random, rounds: range, moves: int, hot: float) -> None:
    annealer = Annealer(chart, budget, rng, only=rounds)
    if annealer.rounds:
        annealer.run(moves, hot, COLD)


def _copy_round(chart: Chart, ahead: Chart, number: int) -> None:
    """The round of one seating in the other, table by table."""
    for table in range(len(chart.tables[number])):
        for party in chart.parties_at(number, table):
            ahead.sit(number, party, table)
    ahead.rest(number, tuple(chart.resting[number]))
