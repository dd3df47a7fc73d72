"""The best seating within a budget: a design laid out, seated by the rules, and polished in ever longer passes."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from random import Random

from t4gsw_desktop.core import seating_prices as prices
from t4gsw_desktop.core.annealing import Annealer, Taste
from t4gsw_desktop.core.budget import Budget
from t4gsw_desktop.core.first_seating import seat_round
from t4gsw_desktop.core.hall import Hall
from t4gsw_desktop.core.laying import NEVER, Laying, hints
from t4gsw_desktop.core.rotation import rounds_for
from t4gsw_desktop.core.round_designs import Design
from t4gsw_desktop.core.seating import RoundsPlan
from t4gsw_desktop.core.seating_chart import Chart

LAYINGS = 8  # how often people are laid on a design anew while pairs that must not meet would
FIRST_PASS = 20_000  # moves of the first polishing pass; each following pass is twice as long
# Temperatures in prices: warm moves what repeats do not hold, hot lets a few repeats come and go.
HOT, WARM, COLD = 0.6 * prices.REPEAT, 0.08 * prices.REPEAT, 0.6 * prices.ANSWER


def first_chart(hall: Hall, budget: Budget, rng: Random) -> Chart:
    """A seating by construction: no hard rule broken, people laid on a design without repeats where one is known."""
    laying = Laying(hall)
    seats = len(laying.holders)
    designs = rounds_for(seats, _table_size(hall, seats), len(hall.numbers))
    best: tuple[int, list[list[list[int]]]] = (0, [])
    for turn in range(LAYINGS if designs else 0):
        design = _some_rounds(designs[turn % len(designs)], len(hall.numbers), rng)
        cost, order = laying.lay(design, budget, rng)
        if turn == 0 or cost < best[0]:
            best = (cost, hints(design, order, hall))
        spent = turn > 0 and best[0] < NEVER and budget.used >= budget.steps
        if best[0] < prices.REPEAT or spent or budget.stop():
            break
    return chart_from(hall, best[1], rng)


def _some_rounds(design: Design, rounds: int, rng: Random) -> Design:
    """`rounds` of the rounds of a longer design, in their order."""
    if len(design) <= rounds:
        return design
    return tuple(design[number] for number in sorted(rng.sample(range(len(design)), rounds)))


def chart_from(hall: Hall, groups: Sequence[Sequence[Sequence[int]]], rng: Random, by_table: bool = False) -> Chart:
    """A seating that keeps to `groups`, one list for each round to come, as far as rules and attendance allow.

    With `by_table` the first group of a round is meant for the first table, and so on.
    """
    chart = Chart(hall)
    for number in range(len(hall.numbers)):
        seat_round(chart, number, groups[number] if number < len(groups) else (), rng, by_table)
    return chart


def _table_size(hall: Hall, seats: int) -> int:
    """The size tables are meant for, or one more where most tables need one more because there are too few of them."""
    size = max(2, hall.gathering.size)
    tables = len(hall.room)
    return size + 1 if 2 * (seats - size * tables) > tables else size


def groups_of(hall: Hall, before: RoundsPlan) -> list[list[list[int]]]:
    """The groups of an earlier plan by table and index, without people and tables that are no longer on the lists."""
    return [
        [
            [hall.index[p] for table in one.tables if table.table == own.id for p in table.people if p in hall.index]
            for own in hall.gathering.tables
        ]
        for one in before.rounds
    ]


def best_of(
    plans: Iterable[RoundsPlan],
    score: Callable[[RoundsPlan], Mapping[str, float]],
    weigh: Callable[[RoundsPlan, Mapping[str, float]], tuple[float, ...]],
) -> tuple[RoundsPlan, Mapping[str, float]]:
    """The plan that `weigh` puts lowest, the earliest of equals, with its score; there must be at least one."""
    scored = ((plan, score(plan)) for plan in plans)
    return min(scored, key=lambda one: weigh(*one))


def placed_after(
    goal: str, figures: Mapping[str, float], ranked: tuple[float, ...], more: tuple[float, ...]
) -> tuple[float, ...]:
    """The goals as `ranked`, in the order of `figures`, with `more` right after the one called `goal`."""
    kept = list(figures).index(goal) + 1
    return (*ranked[:kept], *more, *ranked[kept:])


def polished(
    chart: Chart, budget: Budget, rng: Random, taste: Taste | None = None, shifts: float = 0.05, hot: float = HOT
) -> Iterator[None]:
    """Make the seating in `chart` cheaper, pass after pass, and stop after each to let the caller look.

    Passes are warm and hot in turn, each pair twice as long, until the budget ends or nothing is left to gain. A pass
    never leaves the seating dearer than it found it. `taste` adds a kind's own prices, `shifts` is the share of moves
    in which one party changes table without an exchange, `hot` the temperature at which a hot pass begins.
    """
    moves, is_hot = FIRST_PASS, False
    while budget.used < budget.steps and not budget.stop() and (taste is not None or excess(chart) > 0):
        annealer = Annealer(chart, budget, rng, taste, shifts)
        if not annealer.rounds:
            return
        budget.progress(budget.used / budget.steps, "")
        annealer.run(min(moves, budget.steps - budget.used), hot if is_hot else WARM, COLD)
        yield
        is_hot, moves = not is_hot, moves * (2 if is_hot else 1)


def excess(chart: Chart) -> int:
    """What the seating costs above nothing at all; 0 means that no seating can be cheaper."""
    hall = chart.hall
    ladder = [0]
    for step in hall.steps:
        ladder.append(ladder[-1] + step)
    total = 0
    for person, row in enumerate(chart.met):
        price = hall.price[person]
        if max(row) <= 1 and not any(price):
            continue
        for other in range(person):
            if row[other]:
                total += ladder[row[other]] + (price[other] > 0) * price[other] * row[other]
    return total + any(min(row) < 0 for row in hall.price)
