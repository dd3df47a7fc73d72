"""Spreading misses fairly: at no more missed wishes, nobody loses nearly everything."""

import math
from random import Random

from t4gsw_desktop.core.budget import Budget
from t4gsw_desktop.kinds.unconference.cells import Cells

_ROW = 60  # what a row costs besides its exchanges, in the steps of the annealer
# While fairness is polished one missed wish weighs as much as this many of the sum of squares: enough to come back to
# the fewest misses as it cools, little enough to step over them while it is warm.
_WISH_IN_SQUARES = 12
_MOST_GROWTH = 2  # wishes more in one exchange; further it would hardly come back


class Polisher:
    """Exchanges sessions so that, at no more cost, the sum of squared misses falls."""

    def __init__(self, cells: Cells, chance: Random) -> None:
        self._cells = cells
        self._chance = chance
        self._misses = cells.miss_counter()
        self._spots = [(place, cell) for place in cells.places for cell in range(len(cells.slots[place]))]

    def polish(self, steps: int, hot: float, cold: float, budget: Budget) -> bool:
        """Cool from `hot` to `cold` in squares and keep the best grid; false when the budget ended it."""
        cells = self._cells
        if len(cells.places) < 2:
            return False
        now = best = (cells.cost(), self._misses.squares())
        kept, more, done = cells.copy_slots(), True, 0
        while more and done < steps:
            spent, growth, squares = self._step(hot * (cold / hot) ** (done / steps))
            done += spent
            now = (now[0] + growth, now[1] + squares)
            if now < best:
                best, kept = now, cells.copy_slots()
            more = budget.spend(spent)
        cells.restore(kept)
        return more

    def _step(self, heat: float) -> tuple[int, int, int]:
        """Try one of the exchanges of a drawn cell that cost few wishes: what it took, wishes and squares more."""
        cells, chance = self._cells, self._chance
        place, cell = self._spots[int(chance.random() * len(self._spots))]
        near = self._near(place, cell)
        spent = len(self._spots) - len(cells.slots[place]) + _ROW
        if not near:
            return spent, 0, 0
        growth, other, spot = near[int(chance.random() * len(near))]
        if not cells.may_swap(place, cell, other, spot):
            return spent, 0, 0
        lost, gained = cells.turnover(place, cell, other, spot)
        squares = self._misses.change(lost, gained)
        if growth * _WISH_IN_SQUARES + squares > -heat * math.log(1 - chance.random()):
            return spent, 0, 0
        cells.swap(place, cell, other, spot)
        self._misses.apply(lost, gained)
        return spent, growth, squares

    def _near(self, place: int, cell: int) -> list[tuple[int, int, int]]:
        """The exchanges of a cell that cost at most a few wishes: how many, and with which place and cell."""
        cells, masks = self._cells, self._cells.masks
        one, union, wants = cells.slots[place][cell], cells.others[place][cell], masks.wants[place]
        mine = masks.prices[place]
        near: list[tuple[int, int, int]] = []
        for other in cells.places:
            if other == place:
                continue
            theirs, here = masks.prices[other], masks.wants[other][one]
            whole = cells.covered[place] + cells.covered[other] + theirs[one] - mine[one]
            growths = [
                whole + mine[two] - theirs[two] - (union | wants[two]).bit_count() - (o | here).bit_count()
                for two, o in zip(cells.slots[other], cells.others[other], strict=True)
            ]
            near += [(growth, other, spot) for spot, growth in enumerate(growths) if growth <= _MOST_GROWTH]
        return near
