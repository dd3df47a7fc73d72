"""How few wishes any grid can miss, by giving every session a price and asking what each slot could hold at best."""

from collections.abc import Iterator, Sequence
from random import Random

from t4gsw_desktop.kinds.unconference.group_hunt import GroupHunt
from t4gsw_desktop.kinds.unconference.groups import NOTHING, UNIT, SlotGroups
from t4gsw_desktop.kinds.unconference.masks import Masks
from t4gsw_desktop.kinds.unconference.simplex import Mix

_PIVOTS = 20  # changes of the mix between two looks at the budget
_BRANCHES = 256  # branches of a hunt between two looks at the budget
_BOX = 30.0  # wishes by which a price may differ from where it started, until it is seen to press on that
_STARTS = 3  # groups from which each round climbs, in each slot
_KEPT = 0.5  # how much of the last prices stays when new ones come: they jump about less (P. Wentges, 1997)


class GroupBound:
    """Wishes that no grid with `placed` sessions can help missing; `missed` grows while it is worked on.

    Whatever the prices are, a grid meets no more wishes than the `placed` highest prices together, and for every slot
    the most that one group is worth beyond its prices (Lagrangian duality). Good prices come from the mix of known
    groups that meets most wishes (column generation: P. Gilmore and R. Gomory, 1961): each round looks for groups
    worth more than the mix allows, by climbing, and where that finds none by a hunt that proves there is none.
    """

    def __init__(self, masks: Masks, placed: int, missed: int = 0) -> None:
        """Start from a bound known already."""
        self._masks, self._placed = masks, placed
        self.missed = missed
        self.is_final = False
        sizes = [len(rooms) for rooms in masks.rooms_open]
        slots = [SlotGroups(masks, place, max(0, placed - sum(sizes) + sizes[place])) for place in range(masks.pool)]
        # Slots that can hold the same groups with the same audiences are one kind, looked at once.
        self._kinds = list({slot.key: slot for slot in slots}.values())
        numbers = {slot.key: number for number, slot in enumerate(self._kinds)}
        self._kind_of = [numbers[slot.key] for slot in slots]
        self._counts = [self._kind_of.count(number) for number in range(len(self._kinds))]
        self._groups: list[dict[tuple[int, ...], int]] = [{} for _ in self._kinds]
        self._offered: list[list[list[int]]] = []
        self._chance = Random(len(masks.people))
        self._steps = self._work()
        self._found = 0
        self._last_total = float("inf")

    def offer(self, groups: Sequence[Sequence[int]]) -> None:
        """Start from the groups of a good grid, slot by slot (numbers of empty cells count for nothing)."""
        real = [[one for one in group if one < self._masks.count] for group in groups]
        self._offered.append(real)

    def step(self) -> int:
        """Work on for a little while (some thousandths of a second); how long in microseconds, roughly."""
        return next(self._steps, 0)

    def _work(self) -> Iterator[int]:
        """Rounds of pricing until no group is worth more than the mix allows."""
        if any(len(slot.sessions) < slot.fewest for slot in self._kinds):
            self.is_final = True
            return
        self._start()
        centre = self._prices
        while not self.is_final:
            self._take_in_offers()
            while self._mix.improve(_PIVOTS):
                yield 1 + _PIVOTS * self._mix.size**2 // 20
            if self._is_settled(self._masks.wishes - self._mix.total()):
                break
            mean = [_KEPT * old + (1 - _KEPT) * new for old, new in zip(centre, self._mix.prices, strict=True)]
            self._found = 0
            for prices in (mean, list(self._mix.prices)):
                centre = prices
                yield from self._climb(prices)
                if not self._found:
                    yield from self._prove(prices)
                if self._found:
                    break
            else:
                self._finish_round()
        self.is_final = True

    def _is_settled(self, missed: float) -> bool:
        """True when the bound is as high as the mix lets any bound become."""
        return not self._presses() and self.missed >= missed - 1e-3 - 1e-9 * self._masks.wishes

    # Setting out

    def _start(self) -> None:
        """Set up the mix with prices near what each session brings in the first grid offered."""
        masks, count = self._masks, self._masks.count
        grids = self._offered or [[list(slot.climb((), self._popularity())) for slot in self._slots()]]
        worths = [0.0] * count
        for place, group in enumerate(grids[0]):
            for one, worth in _shares([masks.wants[place][other] for other in group], group):
                worths[one] += worth
        self._common = 0.0
        if self._placed < count:
            self._common = sorted(worths, reverse=True)[self._placed]
            worths = [max(0.0, worth - self._common) for worth in worths]
        self._prices = [*worths, *[0.0] * len(self._kinds), *([self._common] if self._placed < count else [])]
        low, high = self._box_around(self._prices)
        # Slightly different rights keep the simplex method from turning in circles.
        stir = [self._chance.random() * 1e-4 for _ in range(count)]
        rights = [1 + one - sum(stir) / count for one in stir] + [float(one) for one in self._counts]
        self._mix = Mix(rights + ([float(self._placed)] if self._placed < count else []), low, high)
        for place, group in enumerate(grids[0]):
            self._add(self._kind_of[place], tuple(sorted(group)))

    def _slots(self) -> list[SlotGroups]:
        return [self._kinds[number] for number in self._kind_of]

    def _popularity(self) -> list[int]:
        return [voters.bit_count() * UNIT * 3 // 4 for voters in self._masks.voters[: self._masks.count]]

    def _box_around(self, prices: Sequence[float]) -> tuple[list[float], list[float]]:
        count, kinds = self._masks.count, len(self._kinds)
        widths = [_BOX] * count + [10 * _BOX] * kinds + [_BOX] * (len(prices) - count - kinds)
        low = [price - width for price, width in zip(prices, widths, strict=True)]
        if self._placed < count:  # a session may be left out, so it is never worth less than nothing
            low[:count] = [max(0.0, price) for price in low[:count]]
        return low, [price + width for price, width in zip(prices, widths, strict=True)]

    def _take_in_offers(self) -> None:
        for grid in self._offered:
            for place, group in enumerate(grid):
                self._add(self._kind_of[place], tuple(sorted(group)))
        self._offered.clear()

    def _add(self, kind: int, group: tuple[int, ...]) -> bool:
        """Make a group known to the mix; false when it was."""
        if group in self._groups[kind]:
            return False
        worth = self._kinds[kind].covered(group)
        self._groups[kind][group] = worth
        count = self._masks.count
        common = [count + len(self._kinds)] * len(group) if self._placed < count else []
        self._mix.add(float(worth), [*group, count + kind, *common])
        return True

    # Rounds

    def _whole(self, prices: Sequence[float]) -> list[int]:
        """The price of each session in whole numbers."""
        common = prices[-1] if self._placed < self._masks.count else 0.0
        return [round((price + common) * UNIT) for price in prices[: self._masks.count]]

    def _add_if_worth_it(self, kind: int, group: tuple[int, ...]) -> bool:
        """Add a group that is worth more than the mix pays for its slot."""
        worth = self._kinds[kind].worth(group, self._whole(self._mix.prices))
        return worth > self._mix.prices[self._masks.count + kind] * UNIT + 1 and self._add(kind, group)

    def _climb(self, prices: Sequence[float]) -> Iterator[int]:
        """Climb from good groups of each kind of slot; the new ones worth adding are added."""
        whole = self._whole(prices)
        self._best = [NOTHING] * len(self._kinds)
        for kind, slot in enumerate(self._kinds):
            for start in self._starts(kind, whole):
                group = slot.climb(start, whole)
                if len(group) >= slot.fewest:
                    self._best[kind] = max(self._best[kind], slot.worth(group, whole))
                    self._found += self._add_if_worth_it(kind, group)
                yield 1 + slot.most * len(slot.sessions) // 2

    def _starts(self, kind: int, prices: Sequence[int]) -> list[tuple[int, ...]]:
        """The best known groups at these prices and, where many slots are alike, some others."""
        groups = self._groups[kind]
        price_of = prices.__getitem__
        ranked = sorted(groups, key=lambda group: groups[group] * UNIT - sum(map(price_of, group)), reverse=True)
        others = [self._chance.choice(ranked) for _ in range(_STARTS * (self._counts[kind] - 1))] if ranked else []
        return [*ranked[:_STARTS], *[self._thinned(group) for group in others]] or [()]

    def _thinned(self, group: tuple[int, ...]) -> tuple[int, ...]:
        kept = self._chance.sample(range(len(group)), max(0, len(group) - 2))
        return tuple(group[spot] for spot in kept)

    def _prove(self, prices: Sequence[float]) -> Iterator[int]:
        """Hunt for the best group of each kind of slot at these prices; raises `missed` when the hunts are over.

        They are given up as soon as what they found shows that these prices cannot raise it.
        """
        whole, count = self._whole(prices), self._masks.count
        highest = sum(sorted(whole, reverse=True)[: min(self._placed, count)])
        for kind, slot in enumerate(self._kinds):
            hunt = GroupHunt(slot, whole, self._best[kind])
            busy = True
            while busy:
                busy = hunt.work(_BRANCHES)
                self._best[kind] = hunt.worth
                if self._missed_at(highest) <= self.missed:
                    break
                yield _BRANCHES * 15
            for group in hunt.found:
                self._found += self._add_if_worth_it(kind, group)
            if busy or self._missed_at(highest) <= self.missed:
                return
        self.missed = self._missed_at(highest)

    def _missed_at(self, highest: int) -> int:
        """Wishes missed at least, when no group is worth more than the best found of its kind."""
        most = highest + sum(count * best for count, best in zip(self._counts, self._best, strict=True))
        return self._masks.wishes - most // UNIT

    def _presses(self) -> bool:
        """True when the box decides a price that should be free."""
        optional = self._masks.count if self._placed < self._masks.count else 0
        return any(
            self._mix.is_at_box(row) and not (row < optional and price < 1e-6)
            for row, price in enumerate(self._mix.prices)
        )

    def _finish_round(self) -> None:
        """Nothing is worth adding at the prices of the mix: widen the box where it presses, or end."""
        total = self._mix.total()
        if not self._presses() or total > self._last_total - 0.01:
            self.is_final = True
        self._last_total = total
        self._mix.set_box(*self._box_around(self._mix.prices))


def _shares(wants: Sequence[int], group: Sequence[int]) -> Iterator[tuple[int, float]]:
    """Each session of a slot with the people who would come to it, those who wish for k sessions counting 1/k."""
    for spot, one in enumerate(group):
        left = wants[spot]
        share = sum(
            1 / sum(theirs >> person & 1 for theirs in wants)
            for person in range(left.bit_length())
            if left >> person & 1
        )
        yield one, share
