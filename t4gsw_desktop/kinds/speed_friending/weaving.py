"""Ways to weave the rounds to come, the quickest first: as they were, mended where somebody meets again, or anew."""

from collections.abc import Iterator
from random import Random

from t4gsw_desktop.core.budget import Budget
from t4gsw_desktop.core.hall import Hall
from t4gsw_desktop.core.inheritance import Lines, inherited
from t4gsw_desktop.core.kept_rounds import chart_as_before
from t4gsw_desktop.core.mending import Cards, mend
from t4gsw_desktop.core.rematching import rematch
from t4gsw_desktop.core.rounds_ahead import pairs_ahead, tables_ahead
from t4gsw_desktop.core.seating_chart import Chart
from t4gsw_desktop.core.seating_search import excess, first_chart, polished
from t4gsw_desktop.kinds.speed_friending.rules import Snapshot

SWEEPS = 3  # how often all rounds of pairs are matched again beside each other; more brought nothing


def lines_to_keep(snapshot: Snapshot, hall: Hall) -> Lines:
    """Where the earlier plan has everybody who is here now, arrivals in the places of those who have gone."""
    return inherited(hall, snapshot.before) if snapshot.before else []


def charts(snapshot: Snapshot, hall: Hall, lines: Lines, budget: Budget, rng: Random) -> Iterator[Chart]:
    """Seatings that break no hard rule, at least one; each is to be looked at before the next is asked for."""
    if snapshot.before and snapshot.keeps_cards:
        return _kept(snapshot, hall, lines, budget, rng)
    return _woven(snapshot, hall, lines, budget, rng)


def _kept(snapshot: Snapshot, hall: Hall, lines: Lines, budget: Budget, rng: Random) -> Iterator[Chart]:
    """The earlier plan handed on; and while somebody meets again in it, with as few new cards as that takes."""
    chart = chart_as_before(hall, lines, rng)
    yield chart
    mended = mend(chart, budget, lines)
    yield chart
    if mended:
        return
    if snapshot.table_size == 2:
        yield pairs_ahead(chart, budget)
    for _ in polished(chart, budget, rng, Cards(lines)):
        mended = mend(chart, budget, lines)
        yield chart
        if mended:
            return


def _woven(snapshot: Snapshot, hall: Hall, lines: Lines, budget: Budget, rng: Random) -> Iterator[Chart]:
    """A construction or the earlier plan, round after round anew, and all rounds beside each other."""
    chart = chart_as_before(hall, lines, rng) if lines else first_chart(hall, budget, rng)
    yield chart
    if excess(chart) == 0:
        return
    if lines:
        mend(chart, budget, ())
        yield chart
    if snapshot.table_size == 2:
        ahead = pairs_ahead(chart, budget)
        yield ahead
        chart = min(chart, ahead, key=excess)
        for _ in range(SWEEPS):
            for number in range(len(hall.numbers)):
                if budget.used < budget.steps and not budget.stop():
                    rematch(chart, number, budget)
            yield chart
    elif not snapshot.keeps_cards:
        yield from tables_ahead(chart, budget, rng)
    for _ in polished(chart, budget, rng):
        yield chart
