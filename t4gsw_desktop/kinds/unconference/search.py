"""The search for a grid: sessions change places with each other until fewer wishes are missed, first hot, then cold."""

import math
from random import Random

from t4gsw_desktop.core.budget import Budget
from t4gsw_desktop.kinds.unconference.cells import Cells

_LEVELS = 100  # heats that a cooling goes through
# Steps of a row: some for itself and one an exchange, more where there are so many people that unions take longer.
_ROW, _WIDE = 24, 1200
_LIKELY = 0.7  # what all exchanges that a step looks at should weigh together, beside making none
_FAR = 40.0  # an exchange this many heats better is taken for certain; beyond, numbers would only overflow


class Weights(dict[int, float]):
    """How likely an exchange is at one heat, beside staying with likelihood 1, by how much the cost grows with it."""

    def __init__(self, heat: float) -> None:
        super().__init__()
        self._heat = heat

    def __missing__(self, growth: int) -> float:
        weight = self[growth] = math.exp(min(-growth / self._heat, _FAR))
        return weight


class Annealer:
    """Cools a grid: each step looks at many exchanges of one cell at once and takes one by its likelihood, or none.

    When it is cold hardly one exchange in a hundred is worth making; looking at all of one cell's together is several
    times faster than one at a time, and choosing by likelihood among them keeps the balance of annealing. When it is
    hot a few are enough. Source: simulated annealing (Kirkpatrick, Gelatt and Vecchi 1983), geometric cooling,
    heat-bath choice (Glauber 1963).
    """

    def __init__(self, cells: Cells, chance: Random) -> None:
        self._cells = cells
        self._chance = chance
        self._spots = [(place, cell) for place in cells.places for cell in range(len(cells.slots[place]))]
        self._priced = [any(prices) for prices in cells.masks.prices]
        self._width = 1 + len(cells.masks.people) / _WIDE
        self._rings = {place: self._ring(place) for place in cells.places}
        self._reach = 1  # at how many other places a step looks

    def _ring(self, place: int) -> list[int]:
        """All other places, twice, so that any number of them in a row is a slice."""
        return [other for other in self._cells.places if other != place] * 2

    def cool(self, steps: int, hot: float, cold: float, budget: Budget) -> bool:
        """Cool from `hot` to `cold` wishes and keep the grid of least cost; false when the budget ended it.

        A step is about one exchange looked at, in a room of a few hundred people.
        """
        cells = self._cells
        if len(cells.places) < 2:
            return False
        cost = best = cells.cost()
        kept, done, level, more = cells.copy_slots(), 0, 0, True
        while more and level < _LEVELS:
            weights, rows, looked_for = Weights(hot * (cold / hot) ** (level / _LEVELS)), 0, 0.0
            level += 1
            while more and done * _LEVELS < steps * level:
                spent, growth, likelihood = self._step(weights)
                rows += 1
                looked_for += likelihood
                done += spent
                cost += growth
                if cost < best:
                    best, kept = cost, cells.copy_slots()
                more = budget.spend(spent)
            self._adapt(rows, looked_for)
        cells.restore(kept)
        return more

    def _adapt(self, rows: int, likelihood: float) -> None:
        """Look as far as makes a change about as likely as none."""
        most = len(self._cells.places) - 1
        if rows:
            self._reach = max(1, min(most, round(self._reach * _LIKELY * rows / max(likelihood, 0.01 * rows))))

    def _step(self, weights: Weights) -> tuple[int, int, float]:
        """Look at exchanges of a cell drawn by chance: what it took, by how much the cost has grown, and how likely
        a change was beside none."""
        chance = self._chance.random
        place, cell = self._spots[int(chance() * len(self._spots))]
        first = int(chance() * (len(self._cells.places) - 1))
        others = self._rings[place][first : first + self._reach]
        row = self._row(place, cell, others, weights)
        spent = int(len(row) * self._width) + _ROW
        likelihood = total = sum(row)
        while True:
            mark = chance() * (1 + total) - 1
            if mark < 0 or not total:
                return spent, 0, likelihood
            index = _index_at(row, mark)
            other, spot = self._cell_of(others, index)
            if self._cells.may_swap(place, cell, other, spot):
                growth = self._cells.change(place, cell, other, spot)
                self._cells.swap(place, cell, other, spot)
                return spent, growth, likelihood
            row[index] = 0.0
            total = sum(row)

    def _row(self, place: int, cell: int, others: list[int], weights: Weights) -> list[float]:
        """The likelihood of exchanging this cell with each cell of the other places, in their order."""
        cells, masks = self._cells, self._cells.masks
        one, union, wants = cells.slots[place][cell], cells.others[place][cell], masks.wants[place]
        weight, row = weights.__getitem__, []
        for other in others:
            whole, here = cells.covered[place] + cells.covered[other], masks.wants[other][one]
            pairs = zip(cells.slots[other], cells.others[other], strict=True)
            if self._priced[place] or self._priced[other]:
                mine, theirs = masks.prices[place], masks.prices[other]
                whole += theirs[one] - mine[one]
                row += [
                    weight(whole + mine[two] - theirs[two] - (union | wants[two]).bit_count() - (o | here).bit_count())
                    for two, o in pairs
                ]
            else:
                row += [weight(whole - (union | wants[two]).bit_count() - (o | here).bit_count()) for two, o in pairs]
        return row

    def _cell_of(self, others: list[int], index: int) -> tuple[int, int]:
        """The place and cell that a number in the row of these places stands for."""
        for other in others:
            size = len(self._cells.slots[other])
            if index < size:
                return other, index
            index -= size
        raise IndexError(index)


def _index_at(row: list[float], mark: float) -> int:
    """Where the running sum of the row passes `mark`."""
    for index, weight in enumerate(row):
        mark -= weight
        if mark < 0:
            return index
    return max(range(len(row)), key=row.__getitem__)  # rounding left a crumb of the sum
