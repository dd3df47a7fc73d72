"""The last touch to a grid: single exchanges, while one of them makes it better."""

from itertools import combinations, product

from t4gsw_desktop.kinds.unconference.cells import Cells
from t4gsw_desktop.kinds.unconference.misses import MissCounter
from t4gsw_desktop.kinds.unconference.rooms import RoomFitter


class Descent:
    """Exchanges sessions while one exchange makes the first goal that it changes smaller."""

    def __init__(self, cells: Cells, fitter: RoomFitter) -> None:
        self._cells = cells
        self._fitter = fitter
        self._settled = cells.masks.snapshot.settled

    def descend(self) -> None:
        """Go on until no exchange helps; in a settled grid only exchanges are made that pay for their moves."""
        cells = self._cells
        misses = cells.miss_counter()
        improved = True
        while improved:
            improved = False
            for place, other in combinations(cells.places, 2):
                for cell, spot in product(range(len(cells.slots[place])), range(len(cells.slots[other]))):
                    if self._is_better(place, cell, other, spot, misses):
                        misses.apply(*cells.turnover(place, cell, other, spot))
                        cells.swap(place, cell, other, spot)
                        improved = True

    def _is_better(self, place: int, cell: int, other: int, spot: int, misses: MissCounter) -> bool:
        """True when the exchange is allowed and makes the first goal that it changes smaller."""
        cells = self._cells
        growth = cells.change(place, cell, other, spot)
        if growth > 0 or not cells.may_swap(place, cell, other, spot):
            return False
        if growth < 0:
            return True
        if self._settled and (self._has_its_place(place, cell) or self._has_its_place(other, spot)):
            return False
        squares = misses.change(*cells.turnover(place, cell, other, spot))
        return squares < 0 or (squares == 0 and self._rooms_gain(place, cell, other, spot))

    def _has_its_place(self, place: int, cell: int) -> bool:
        """True when the session of the cell is in the slot in which people expect it."""
        return self._cells.masks.earlier.get(self._cells.slots[place][cell]) == place

    def _rooms_gain(self, place: int, cell: int, other: int, spot: int) -> bool:
        """True when crowding, or else the number of moves, falls with the exchange."""
        mine, theirs = self._cells.slots[place], self._cells.slots[other]
        count = self._cells.masks.count
        if mine[cell] >= count and theirs[spot] >= count:
            return False
        cost = self._fitter.cost
        before = cost(place, mine) + cost(other, theirs)
        if before == 0:
            return False
        new_mine = [*mine[:cell], theirs[spot], *mine[cell + 1 :]]
        new_theirs = [*theirs[:spot], mine[cell], *theirs[spot + 1 :]]
        return cost(place, new_mine) + cost(other, new_theirs) < before
