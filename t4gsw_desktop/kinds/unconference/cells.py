"""A grid that changes: which session is in which cell, and what exchanging two of them would do."""

from collections.abc import Iterable
from itertools import accumulate
from operator import or_
from random import Random

from t4gsw_desktop.kinds.unconference.masks import Masks
from t4gsw_desktop.kinds.unconference.misses import MissCounter

Slots = list[list[int]]


class Cells:
    """`slots[place]` lists the session numbers there, empty cells included, the pool last.

    For every cell `others` keeps the union of the *other* audiences of its slot and `covered` counts the whole, so
    that the effect of exchanging two sessions is two unions and two counts of bits. `places` are those in which
    anything may still change.
    """

    def __init__(self, masks: Masks, start: dict[int, int], chance: Random | None = None) -> None:
        """Start from these slots (session number to slot number) as far as allowed; the rest is put in greedily, in
        the order that `chance` draws or else the hardest to place first."""
        self.masks = masks
        blanks = iter(range(masks.count, masks.total))
        self.slots: Slots = [[next(blanks) for _ in rooms] for rooms in masks.rooms_open] + [list(range(masks.count))]
        everywhere = range(masks.pool + 1)
        self.others: list[list[int]] = [[] for _ in everywhere]
        self.covered = [0 for _ in everywhere]
        everybody = (1 << masks.total) - 1
        # Whose hosts are asked for: nobody's in the pool, nor where all has begun and stays as it is.
        self._counted = [0 if place == masks.pool or place in masks.running else everybody for place in everywhere]
        self._members = [0 for _ in everywhere]
        self._keys = [0 for _ in everywhere]
        for place in everywhere:
            self._refresh(place)
        for session, place in sorted(start.items()):
            self._put_in(session, [place])
        self._put_in_greedily(chance)
        self.slots[masks.pool] = [one for one in self.slots[masks.pool] if one < masks.count]
        self._refresh(masks.pool)
        self.places = [place for place in everywhere if self.slots[place] and place not in masks.running]

    def cost(self) -> int:
        """Prices and missed wishes of the grid as it is."""
        masks = self.masks
        prices = sum(masks.prices[place][one] for place, mine in enumerate(self.slots) for one in mine)
        return prices + masks.wishes - sum(self.covered)

    def placed(self) -> dict[int, int]:
        """Session number to slot number, without the pool."""
        count = self.masks.count
        return {one: place for place, mine in enumerate(self.slots[:-1]) for one in mine if one < count}

    def groups(self) -> Slots:
        """The session numbers of each slot, without empty cells and the pool."""
        return [[one for one in mine if one < self.masks.count] for mine in self.slots[:-1]]

    def copy_slots(self) -> Slots:
        """The grid as it is, to `restore` later."""
        return [list(mine) for mine in self.slots]

    def restore(self, slots: Slots) -> None:
        """Make it the grid that `copy_slots` gave."""
        self.slots = [list(mine) for mine in slots]
        for place in range(len(slots)):
            self._refresh(place)

    def miss_counter(self) -> MissCounter:
        """Everybody's missed wishes in the grid as it is."""
        masks = self.masks
        audiences = [_union(masks.wants[place][one] for one in self.slots[place]) for place in range(masks.pool)]
        counts = masks.wish_counts
        return MissCounter([count - sum(a >> person & 1 for a in audiences) for person, count in enumerate(counts)])

    def change(self, place: int, cell: int, other: int, spot: int) -> int:
        """By how much the cost grows when two cells of different places exchange their sessions."""
        masks = self.masks
        one, two = self.slots[place][cell], self.slots[other][spot]
        growth = self.covered[place] - (self.others[place][cell] | masks.wants[place][two]).bit_count()
        growth += self.covered[other] - (self.others[other][spot] | masks.wants[other][one]).bit_count()
        growth += masks.prices[other][one] + masks.prices[place][two]
        return growth - masks.prices[place][one] - masks.prices[other][two]

    def may_swap(self, place: int, cell: int, other: int, spot: int) -> bool:
        """True when the exchange keeps every hard rule."""
        masks = self.masks
        one, two = self.slots[place][cell], self.slots[other][spot]
        if not (masks.allowed[other][one] and masks.allowed[place][two]):
            return False
        if masks.rivals[two] & self._members[place] & ~(1 << one):
            return False
        if masks.rivals[one] & self._members[other] & ~(1 << two):
            return False
        difference = masks.digits[two] - masks.digits[one]
        return not difference or (
            masks.fits(place, self._keys[place] + difference) and masks.fits(other, self._keys[other] - difference)
        )

    def swap(self, place: int, cell: int, other: int, spot: int) -> None:
        """Exchange the sessions of two cells of different places."""
        one, two = self.slots[place][cell], self.slots[other][spot]
        self.slots[place][cell], self.slots[other][spot] = two, one
        bits = 1 << one | 1 << two
        difference = self.masks.digits[two] - self.masks.digits[one]
        for changed, grown in ((place, difference), (other, -difference)):
            self._members[changed] ^= bits & self._counted[changed]
            self._keys[changed] += grown
            self._unite(changed)

    def turnover(self, place: int, cell: int, other: int, spot: int) -> tuple[int, int]:
        """Who misses one wish more and who one fewer after the exchange.

        Nobody can lose in both places: whoever came only for the session that leaves finds it in the other place.
        """
        masks = self.masks
        one, two = self.slots[place][cell], self.slots[other][spot]
        here, there = self.others[place][cell], self.others[other][spot]
        old, new = here | masks.wants[place][one], here | masks.wants[place][two]
        other_old, other_new = there | masks.wants[other][two], there | masks.wants[other][one]
        lost = (old & ~new) | (other_old & ~other_new)
        gained = (new & ~old) | (other_new & ~other_old)
        return lost & ~gained, gained & ~lost

    def _refresh(self, place: int) -> None:
        """Recount one place from its sessions."""
        mine, digits = self.slots[place], self.masks.digits
        self._members[place] = sum([1 << one for one in mine]) & self._counted[place]
        self._keys[place] = sum([digits[one] for one in mine])
        self._unite(place)

    def _unite(self, place: int) -> None:
        """Count the audience of one place again, whole and without each of its sessions."""
        wants = self.masks.wants[place]
        self.others[place], union = _unions_without_each([wants[one] for one in self.slots[place]])
        self.covered[place] = union.bit_count()

    def _put_in(self, session: int, places: list[int]) -> bool:
        """Put a session of the pool into the place of these where it adds fewest misses; false when none is allowed."""
        masks, pool = self.masks, self.masks.pool
        best: tuple[int, int, int] | None = None
        index = self.slots[pool].index(session)
        for place in places:
            cell = next((cell for cell, one in enumerate(self.slots[place]) if one >= masks.count), None)
            if cell is None or not self.may_swap(place, cell, pool, index):
                continue
            change = self.change(place, cell, pool, index)
            if best is None or change < best[0]:
                best = (change, place, cell)
        if best is not None:
            self.swap(best[1], best[2], pool, index)
        return best is not None

    def _put_in_greedily(self, chance: Random | None) -> None:
        """Put in what is in the pool: first what has the fewest slots and rooms, then what most people want."""
        masks = self.masks
        waiting = [one for one in self.slots[masks.pool] if one < masks.count]
        choice = [sum(row[one] for row in masks.allowed) * masks.rooms[one].bit_count() for one in range(masks.count)]
        waiting.sort(key=lambda one: (choice[one], -masks.voters[one].bit_count(), one))
        if chance is not None:
            chance.shuffle(waiting)
        for session in waiting:
            self._put_in(session, list(range(masks.pool)))


def _union(masks: Iterable[int]) -> int:
    union = 0
    for mask in masks:
        union |= mask
    return union


def _unions_without_each(masks: list[int]) -> tuple[list[int], int]:
    """For each mask the union of all others, and the union of all."""
    before = list(accumulate(masks, or_, initial=0))
    after = list(accumulate(reversed(masks), or_, initial=0))
    return list(map(or_, before, after[-2::-1])), before[-1]
