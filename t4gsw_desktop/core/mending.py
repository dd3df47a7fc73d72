"""Mending a seating in which some meet again: each such table gets the one exchange that saves most, and no more."""

from collections.abc import Sequence

from t4gsw_desktop.core import seating_prices as prices
from t4gsw_desktop.core.budget import Budget
from t4gsw_desktop.core.hall import Party
from t4gsw_desktop.core.seating_chart import Chart

# A line of a printed card that changes: dearer than any finer mixture, cheaper than a meeting again.
NEW_LINE = prices.REPEAT // 8


def mend(chart: Chart, budget: Budget, before: Sequence[Sequence[int]]) -> bool:
    """Exchange people from tables where two meet again while that saves anything; true when no such table is left.

    `before[r][p]` is the table on the card of each person; lines that change are counted against an exchange. Every
    exchange that is weighed counts as one step of the budget. (The heuristic of least conflict: S. Minton et al. 1992.)
    """
    mender = _Mender(chart, budget, before)
    waiting = mender.conflicts()
    while waiting:
        number, table = waiting.pop()
        while mender.meets_again(number, table):
            if not mender.improve(number, table):
                break
            waiting.extend(one for one in mender.touched if one not in waiting)
    return not mender.conflicts()


class _Mender:
    """The work on one chart; `touched` are the tables of the latest exchange."""

    def __init__(self, chart: Chart, budget: Budget, before: Sequence[Sequence[int]]) -> None:
        self.chart, self.hall, self.budget, self.before = chart, chart.hall, budget, before
        self.touched: list[tuple[int, int]] = []

    def conflicts(self) -> list[tuple[int, int]]:
        """Round and table of all who meet again, or are one too many."""
        return [
            (number, table)
            for number, row in enumerate(self.chart.tables)
            for table in range(len(row))
            if self.meets_again(number, table)
        ]

    def meets_again(self, number: int, table: int) -> bool:
        """True when two people at the table meet more than once this evening, and not as companions."""
        people = self.chart.tables[number][table]
        party_of = self.hall.party_of[number]
        for place, one in enumerate(people):
            row = self.chart.met[one]
            for other in people[:place]:
                if row[other] > 1 and other not in party_of[one]:
                    return True
        return False

    def improve(self, number: int, table: int) -> bool:
        """Carry out the exchange of somebody at this table that saves most; false when none saves anything."""
        best = (0, -1, -1)
        for one in self.chart.tables[number][table]:
            if len(self.hall.party_of[number][one]) == 1 and not self.budget.stop():
                best = min(best, self._best_exchange(number, table, one))
        rise, one, other = best
        if rise >= 0:
            return False
        there = self.chart.where[number][other]
        self._exchange(number, (one,), table, (other,), there)
        self.touched = [(number, table), (number, there)]
        return True

    def _best_exchange(self, number: int, table: int, one: int) -> tuple[int, int, int]:
        hall, where = self.hall, self.chart.where[number]
        bound = hall.tables_for[one]
        best = (0, -1, -1)
        self.budget.spend(len(hall.parties[number]))
        for party in hall.parties[number]:
            other = party[0]
            there = where[other]
            if len(party) == 1 and there >= 0 and there != table and there in bound and table in hall.tables_for[other]:
                rise = self._rise(number, table, one, there, other)
                if rise < best[0]:
                    best = (rise, one, other)
        return best

    def _rise(self, number: int, table: int, one: int, there: int, other: int) -> int:
        met, price, steps = self.chart.met, self.hall.price, self.hall.steps
        met_one, price_one, met_other, price_other = met[one], price[one], met[other], price[other]
        rise = 0
        for person in self.chart.tables[number][table]:
            if person != one:
                rise += steps[met_other[person]] + price_other[person] - steps[met_one[person] - 1] - price_one[person]
        for person in self.chart.tables[number][there]:
            if person != other:
                rise += steps[met_one[person]] + price_one[person] - steps[met_other[person] - 1] - price_other[person]
        if number < len(self.before):
            lines = self.before[number]
            rise += NEW_LINE * ((lines[one] == table) - (lines[one] == there))
            rise += NEW_LINE * ((lines[other] == there) - (lines[other] == table))
        return rise

    def _exchange(self, number: int, one: Party, here: int, other: Party, there: int) -> None:
        self.chart.rise(number, one)
        self.chart.rise(number, other)
        self.chart.sit(number, other, here)
        self.chart.sit(number, one, there)
