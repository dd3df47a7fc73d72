"""Mending a seating in which some meet again: the exchanges at those tables that save most, and no others."""

from collections.abc import Sequence

from t4gsw_desktop.core import seating_prices as prices
from t4gsw_desktop.core.budget import Budget
from t4gsw_desktop.core.hall import Party
from t4gsw_desktop.core.seating_chart import AWAY, Chart

# A line of a printed card that changes: dearer than any finer mixture, cheaper than a meeting again.
NEW_LINE = prices.REPEAT // 8
# For how many exchanges somebody who has moved stays, and after how many without anything gained it is given up.
TENURE, PATIENCE = 6, 60


class Cards:
    """The printed cards as a taste for tables: a line that changes costs NEW_LINE."""

    def __init__(self, lines: Sequence[Sequence[int]]) -> None:
        self.lines = lines

    def change(self, number: int, person: int, old: int, new: int) -> int:
        """By how much the price rises when the person sits at `new` instead of `old` in round `number`."""
        line = self.lines[number][person] if number < len(self.lines) else AWAY
        return NEW_LINE * ((line == old) - (line == new))

    def move(self, number: int, person: int, old: int, new: int) -> None:
        """Nothing to note: what a line costs does not depend on other moves."""


def mend(chart: Chart, budget: Budget, before: Sequence[Sequence[int]]) -> bool:
    """Exchange people from tables where two meet again until nobody does; true when no such table is left.

    `before[r][p]` is the table on the card of each person; lines that change are counted against an exchange. Where no
    exchange saves anything the least dear one is made, and not taken back for a while, as long as that leads further
    and the budget lasts; the best seating met on the way stands in the end. Two exchanges that are weighed count as
    one step of the budget. (Tabu search: F. Glover, 1989; for golfers I. Dotú and P. Van Hentenryck, 2005.)
    """
    mender = _Mender(chart, budget, before)
    for uphill in (False, True):
        while (conflict := mender.next_conflict()) is not None:
            if not mender.exchange_at(*conflict, uphill) and uphill:
                break
        mender.waiting = mender.conflicts()
    mender.return_to_best()
    return not mender.conflicts()


class _Mender:
    """The work on one chart: what it costs by now beside the start, the best so far, and who has just moved."""

    def __init__(self, chart: Chart, budget: Budget, before: Sequence[Sequence[int]]) -> None:
        self.chart, self.hall, self.budget, self.cards = chart, chart.hall, budget, Cards(before)
        self.price = self.best = 0
        self.kept: list[list[list[int]]] | None = None
        self.turn = self.best_turn = 0
        self.rests_until: dict[tuple[int, int], int] = {}
        self.waiting = self.conflicts()

    def conflicts(self) -> list[tuple[int, int]]:
        """Round and table of all who meet again; those without cards, then the next round, are looked at first."""
        tables = self.chart.tables
        return [
            (number, table)
            for number in sorted(range(len(tables)), key=lambda one: (one >= len(self.cards.lines), -one))
            for table, people in enumerate(tables[number])
            if self._meets_again(number, people)
        ]

    def next_conflict(self) -> tuple[int, int] | None:
        """A table where two meet again; None when none of those waiting is one any more."""
        while self.waiting:
            number, table = self.waiting.pop()
            if self._meets_again(number, self.chart.tables[number][table]):
                return number, table
        return None

    def _meets_again(self, number: int, people: list[int]) -> bool:
        """True when two of the people meet more than once this evening, and are not of one party."""
        party_of = self.hall.party_of[number]
        for place, one in enumerate(people):
            row = self.chart.met[one]
            for other in people[:place]:
                if row[other] > 1 and other not in party_of[one]:
                    return True
        return False

    def exchange_at(self, number: int, table: int, uphill: bool) -> bool:
        """Carry out the best exchange of somebody at this table; false when there is none to be made.

        With `uphill` it may cost something, while the budget lasts and it has led somewhere lately.
        """
        best = (prices.APART, -1, -1)
        for one in self.chart.tables[number][table]:
            if len(self.hall.party_of[number][one]) == 1:
                best = min(best, self._best_exchange(number, table, one))
        rise, one, other = best
        spent = self.budget.used >= self.budget.steps or self.turn - self.best_turn > PATIENCE
        if rise >= prices.APART // 2 or self.budget.stop() or (rise >= 0 and (spent or not uphill)):
            return False
        if rise >= 0 and self.price == self.best:
            self.kept = self.chart.snapshot()
        there = self.chart.where[number][other]
        self._exchange(number, (one,), table, (other,), there)
        self.turn += 1
        self.price += rise
        self.rests_until[number, one] = self.rests_until[number, other] = self.turn + TENURE
        self.waiting += [(number, table), (number, there)]
        if self.price < self.best:
            self.best, self.best_turn, self.kept = self.price, self.turn, None
        return True

    def return_to_best(self) -> None:
        """The cheapest seating on the way stands."""
        if self.kept is not None and self.price > self.best:
            self.chart.restore(self.kept)

    def _best_exchange(self, number: int, table: int, one: int) -> tuple[int, int, int]:
        hall, where = self.hall, self.chart.where[number]
        bound = hall.tables_for[one]
        best = (prices.APART, -1, -1)
        self.budget.spend(len(hall.parties[number]) // 2)
        if self.rests_until.get((number, one), 0) > self.turn:
            return (prices.APART, -1, -1)
        for party in hall.parties[number]:
            other = party[0]
            there = where[other]
            if len(party) == 1 and there >= 0 and there != table and there in bound and table in hall.tables_for[other]:
                rise = self._rise(number, table, one, there, other)
                if rise < best[0] and self.rests_until.get((number, other), 0) <= self.turn:
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
        rise += self.cards.change(number, one, table, there)
        return rise + self.cards.change(number, other, there, table)

    def _exchange(self, number: int, one: Party, here: int, other: Party, there: int) -> None:
        self.chart.rise(number, one)
        self.chart.rise(number, other)
        self.chart.sit(number, other, here)
        self.chart.sit(number, one, there)
