"""The search for a grid: sessions change places with each other until fewer wishes are missed, first hot, then cold."""

import math
from itertools import combinations, product
from random import Random

from t4gsw_desktop.core.budget import Budget
from t4gsw_desktop.kinds.unconference.masks import Masks
from t4gsw_desktop.kinds.unconference.misses import MissCounter
from t4gsw_desktop.kinds.unconference.rooms import RoomFitter

_BLOCK = 256  # exchanges between two looks at the budget and two temperatures
_LOGS = [-math.log((number + 0.5) / 4096) for number in range(4096)]
# While fairness is polished one missed wish weighs as much as this many of the sum of squares: enough to come back to
# the fewest misses as it cools, little enough to step over them while it is warm.
_WISH_IN_SQUARES = 12


class GridSearch:
    """A grid that changes: `slots[place]` lists the session numbers there, empty cells included, the pool last.

    For every cell it keeps the union of the *other* audiences of its slot, so that the effect of exchanging two
    sessions is two unions and two counts of bits.
    """

    def __init__(self, masks: Masks, fitter: RoomFitter, start: dict[int, int], chance: Random | None = None) -> None:
        """Start from these slots (session number to slot number) as far as allowed; the rest is put in greedily, in
        the order that `chance` draws or else the hardest to place first."""
        self._masks = masks
        self._fitter = fitter
        blanks = iter(range(masks.count, masks.total))
        self.slots = [[next(blanks) for _ in rooms] for rooms in masks.rooms_open] + [list(range(masks.count))]
        places = range(masks.pool + 1)
        self._others: list[list[int]] = [[] for _ in places]
        self._other_hosts: list[list[int]] = [[] for _ in places]
        self._covered = [0] * len(places)
        self._keys = [0] * len(places)
        for place in places:
            self._refresh(place)
        for session, place in sorted(start.items()):
            self._put_in(session, [place])
        self._put_in_greedily(chance)
        self.slots[masks.pool] = [one for one in self.slots[masks.pool] if one < masks.count]
        self._refresh(masks.pool)

    def cost(self) -> int:
        """Prices and missed wishes of the grid as it is."""
        masks = self._masks
        prices = sum(masks.prices[place][one] for place, mine in enumerate(self.slots) for one in mine)
        return prices + masks.wishes - sum(self._covered)

    def placed(self) -> dict[int, int]:
        """Session number to slot number, without the pool."""
        count = self._masks.count
        return {one: place for place, mine in enumerate(self.slots[:-1]) for one in mine if one < count}

    def miss_counter(self) -> MissCounter:
        """Everybody's missed wishes in the grid as it is."""
        audiences = [self._audience(place) for place in range(self._masks.pool)]
        counts = self._masks.wish_counts
        return MissCounter([count - sum(a >> person & 1 for a in audiences) for person, count in enumerate(counts)])

    def _audience(self, place: int) -> int:
        union = 0
        for one in self.slots[place]:
            union |= self._masks.wants[place][one]
        return union

    def _refresh(self, place: int) -> None:
        """Recount one place after its sessions have changed."""
        mine = self.slots[place]
        wants, hosts, digits = self._masks.wants[place], self._masks.hosts[place], self._masks.digits
        self._others[place], union = _unions_without_each([wants[one] for one in mine])
        self._other_hosts[place], _ = _unions_without_each([hosts[one] for one in mine])
        self._covered[place] = union.bit_count()
        self._keys[place] = sum([digits[one] for one in mine])

    def _put_in(self, session: int, places: list[int]) -> bool:
        """Put a session of the pool into the place of these where it adds fewest misses; false when none is allowed."""
        masks, pool = self._masks, self._masks.pool
        best: tuple[int, int, int] | None = None
        index = self.slots[pool].index(session)
        for place in places:
            cell = next((cell for cell, one in enumerate(self.slots[place]) if one >= masks.count), None)
            if cell is None or not self._may_swap(place, cell, pool, index):
                continue
            change = self._change(place, cell, pool, index)
            if best is None or change < best[0]:
                best = (change, place, cell)
        if best is not None:
            self._swap(best[1], best[2], pool, index)
        return best is not None

    def _put_in_greedily(self, chance: Random | None) -> None:
        """Put in what is in the pool: first what has the fewest slots and rooms, then what most people want."""
        masks = self._masks
        waiting = [one for one in self.slots[masks.pool] if one < masks.count]
        choice = [sum(row[one] for row in masks.allowed) * masks.rooms[one].bit_count() for one in range(masks.count)]
        waiting.sort(key=lambda one: (choice[one], -masks.voters[one].bit_count(), one))
        if chance is not None:
            chance.shuffle(waiting)
        for session in waiting:
            self._put_in(session, list(range(masks.pool)))

    def _change(self, place: int, cell: int, other: int, spot: int) -> int:
        """By how much the cost grows when two cells of different places exchange their sessions."""
        masks = self._masks
        one, two = self.slots[place][cell], self.slots[other][spot]
        growth = self._covered[place] - (self._others[place][cell] | masks.wants[place][two]).bit_count()
        growth += self._covered[other] - (self._others[other][spot] | masks.wants[other][one]).bit_count()
        growth += masks.prices[other][one] + masks.prices[place][two]
        return growth - masks.prices[place][one] - masks.prices[other][two]

    def _may_swap(self, place: int, cell: int, other: int, spot: int) -> bool:
        """True when the exchange keeps every hard rule."""
        masks = self._masks
        one, two = self.slots[place][cell], self.slots[other][spot]
        if not (masks.allowed[other][one] and masks.allowed[place][two]):
            return False
        if self._other_hosts[place][cell] & masks.hosts[place][two]:
            return False
        if self._other_hosts[other][spot] & masks.hosts[other][one]:
            return False
        difference = masks.digits[two] - masks.digits[one]
        return not difference or (
            masks.fits(place, self._keys[place] + difference) and masks.fits(other, self._keys[other] - difference)
        )

    def _swap(self, place: int, cell: int, other: int, spot: int) -> None:
        self.slots[place][cell], self.slots[other][spot] = self.slots[other][spot], self.slots[place][cell]
        self._refresh(place)
        self._refresh(other)

    def _turnover(self, place: int, cell: int, other: int, spot: int) -> tuple[int, int]:
        """Who misses one wish more and who one fewer after the exchange.

        Nobody can lose in both places: whoever came only for the session that leaves finds it in the other place.
        """
        masks = self._masks
        one, two = self.slots[place][cell], self.slots[other][spot]
        old = self._others[place][cell] | masks.wants[place][one]
        new = self._others[place][cell] | masks.wants[place][two]
        other_old = self._others[other][spot] | masks.wants[other][two]
        other_new = self._others[other][spot] | masks.wants[other][one]
        lost = (old & ~new) | (other_old & ~other_new)
        gained = (new & ~old) | (other_new & ~other_old)
        return lost & ~gained, gained & ~lost

    def anneal(self, chance: Random, moves: int, hot: float, cold: float, budget: Budget) -> bool:
        """Exchange sessions at random, cooling from `hot` to `cold` wishes, and keep the grid of least cost.

        A move is one exchange tried. False when the budget ended it. Source: simulated annealing (Kirkpatrick,
        Gelatt and Vecchi 1983) with geometric cooling.
        """
        places = [place for place, mine in enumerate(self.slots) if mine]
        if len(places) < 2:
            return False
        cost = best = self.cost()
        kept = [list(mine) for mine in self.slots]
        number, rolls, more = len(places), chance.random, True
        for block in range(0, moves, _BLOCK):
            heat = hot * (cold / hot) ** (block / moves)
            for _ in range(_BLOCK):
                first = int(rolls() * number)
                second = (first + 1 + int(rolls() * (number - 1))) % number
                place, other = places[first], places[second]
                cell, spot = int(rolls() * len(self.slots[place])), int(rolls() * len(self.slots[other]))
                growth = self._change(place, cell, other, spot)
                if growth > heat * _LOGS[int(rolls() * 4096)] or not self._may_swap(place, cell, other, spot):
                    continue
                self._swap(place, cell, other, spot)
                cost += growth
                if cost < best:
                    best, kept = cost, [list(mine) for mine in self.slots]
            more = budget.spend(_BLOCK)
            if not more:
                break
        self._restore(kept)
        return more

    def polish(self, chance: Random, moves: int, hot: float, cold: float, budget: Budget) -> bool:
        """Exchange sessions at random so that, at no more cost, misses are spread fairly: the least sum of squares.

        `hot` and `cold` are in squares. A move is one exchange tried; false when the budget ended it.
        """
        places = [place for place, mine in enumerate(self.slots) if mine]
        if len(places) < 2:
            return False
        misses = self.miss_counter()
        now = best = (self.cost(), misses.squares())
        kept = [list(mine) for mine in self.slots]
        number, rolls, more = len(places), chance.random, True
        for block in range(0, moves, _BLOCK):
            heat = hot * (cold / hot) ** (block / moves)
            for _ in range(_BLOCK):
                first = int(rolls() * number)
                second = (first + 1 + int(rolls() * (number - 1))) % number
                place, other = places[first], places[second]
                cell, spot = int(rolls() * len(self.slots[place])), int(rolls() * len(self.slots[other]))
                growth = self._change(place, cell, other, spot)
                allowance = heat * _LOGS[int(rolls() * 4096)]
                if (growth - 2) * _WISH_IN_SQUARES > allowance or not self._may_swap(place, cell, other, spot):
                    continue
                lost, gained = self._turnover(place, cell, other, spot)
                squares = misses.change(lost, gained)
                if growth * _WISH_IN_SQUARES + squares > allowance:
                    continue
                self._swap(place, cell, other, spot)
                misses.apply(lost, gained)
                now = (now[0] + growth, now[1] + squares)
                if now < best:
                    best, kept = now, [list(mine) for mine in self.slots]
            more = budget.spend(_BLOCK)
            if not more:
                break
        self._restore(kept)
        return more

    def _restore(self, slots: list[list[int]]) -> None:
        self.slots = slots
        for place in range(len(slots)):
            self._refresh(place)

    def descend(self) -> None:
        """Exchange sessions while one exchange makes the grid better by the goals in order, until none does."""
        misses = self.miss_counter()
        improved = True
        while improved:
            improved = False
            for place, other in combinations(range(len(self.slots)), 2):
                for cell, spot in product(range(len(self.slots[place])), range(len(self.slots[other]))):
                    if self._is_better(place, cell, other, spot, misses):
                        misses.apply(*self._turnover(place, cell, other, spot))
                        self._swap(place, cell, other, spot)
                        improved = True

    def _is_better(self, place: int, cell: int, other: int, spot: int, misses: MissCounter) -> bool:
        """True when the exchange is allowed and makes the first goal that it changes smaller."""
        growth = self._change(place, cell, other, spot)
        if growth > 0 or not self._may_swap(place, cell, other, spot):
            return False
        if growth < 0:
            return True
        squares = misses.change(*self._turnover(place, cell, other, spot))
        return squares < 0 or (squares == 0 and self._rooms_gain(place, cell, other, spot))

    def _rooms_gain(self, place: int, cell: int, other: int, spot: int) -> bool:
        """True when crowding, or else the number of moves, falls with the exchange."""
        mine, theirs = self.slots[place], self.slots[other]
        if mine[cell] >= self._masks.count and theirs[spot] >= self._masks.count:
            return False
        cost = self._fitter.cost
        before = cost(place, mine) + cost(other, theirs)
        if before == 0:
            return False
        new_mine = [*mine[:cell], theirs[spot], *mine[cell + 1 :]]
        new_theirs = [*theirs[:spot], mine[cell], *theirs[spot + 1 :]]
        return cost(place, new_mine) + cost(other, new_theirs) < before


def _unions_without_each(masks: list[int]) -> tuple[list[int], int]:
    """For each mask the union of all others, and the union of all."""
    before, union = [], 0
    for mask in masks:
        before.append(union)
        union |= mask
    after = 0
    for index in range(len(masks) - 1, -1, -1):
        before[index] |= after
        after |= masks[index]
    return before, union
