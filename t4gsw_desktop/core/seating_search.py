"""The best seating within a budget: a design laid out, seated by the rules, and polished in ever longer passes."""

from collections.abc import Iterator, Sequence
from random import Random

from t4gsw_desktop.core import seating_prices as prices
from t4gsw_desktop.core.annealing import Annealer, Taste
from t4gsw_desktop.core.budget import Budget
from t4gsw_desktop.core.first_seating import seat_round
from t4gsw_desktop.core.hall import Hall
from t4gsw_desktop.core.laying import hints, lay, share_seats
from t4gsw_desktop.core.rotation import rounds_for
from t4gsw_desktop.core.seating_chart import Chart

FIRST_PASS = 20_000  # moves of the first polishing pass; each following pass is twice as long
# Temperatures in prices: warm moves what repeats do not hold, hot lets a few repeats come and go.
HOT, WARM, COLD = 0.6 * prices.REPEAT, 0.08 * prices.REPEAT, 0.6 * prices.ANSWER


def first_chart(hall: Hall, budget: Budget, rng: Random) -> Chart:
    """A seating by construction: no hard rule broken, people laid on a design without repeats where one is known."""
    holders = share_seats(hall)
    design = rounds_for(len(holders), _table_size(hall, len(holders)), len(hall.numbers))
    seats = lay(hall, design, holders, budget, rng)
    return chart_from(hall, hints(design, seats, hall), rng)


def chart_from(hall: Hall, groups: Sequence[Sequence[Sequence[int]]], rng: Random) -> Chart:
    """A seating that keeps to `groups`, one list for each round to come, as far as rules and attendance allow."""
    chart = Chart(hall)
    for number in range(len(hall.numbers)):
        seat_round(chart, number, groups[number] if number < len(groups) else (), rng)
    return chart


def _table_size(hall: Hall, seats: int) -> int:
    """The size tables are meant for, or larger where there are too few tables for everybody."""
    size = max(2, hall.gathering.size)
    tables = max(1, len(hall.room))
    return max(size, min(size + 1, -(-seats // tables)))


def polished(
    chart: Chart, budget: Budget, rng: Random, taste: Taste | None = None, shifts: float = 0.05
) -> Iterator[None]:
    """Make the seating in `chart` cheaper, pass after pass, and stop after each to let the caller look.

    Passes are warm and hot in turn, each pair twice as long, until the budget ends or nothing is left to gain. A pass
    never leaves the seating dearer than it found it.
    """
    moves, hot = FIRST_PASS, False
    while budget.used < budget.steps and not budget.stop() and excess(chart) > 0:
        annealer = Annealer(chart, budget, rng, taste, shifts)
        if not annealer.rounds:
            return
        budget.progress(budget.used / budget.steps, "")
        annealer.run(min(moves, budget.steps - budget.used), HOT if hot else WARM, COLD)
        yield
        hot, moves = not hot, moves * (2 if hot else 1)


def excess(chart: Chart) -> int:
    """What the seating costs above nothing at all; 0 means that no seating can be cheaper."""
    hall = chart.hall
    ladder = [0]
    for step in hall.steps:
        ladder.append(ladder[-1] + step)
    total = 0
    for person, row in enumerate(chart.met):
        price = hall.price[person]
        for other in range(person):
            if row[other]:
                total += ladder[row[other]] + (price[other] > 0) * price[other] * row[other]
    return total + any(cost < 0 for row in hall.price for cost in row)
