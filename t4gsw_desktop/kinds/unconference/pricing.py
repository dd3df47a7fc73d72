"""How few wishes any grid can miss, by giving every session a price and asking what each slot could hold at best."""

from collections.abc import Iterator, Sequence

from t4gsw_desktop.kinds.unconference.grid_hunt import GridHunt
from t4gsw_desktop.kinds.unconference.group_hunt import GroupHunt
from t4gsw_desktop.kinds.unconference.groups import NOTHING, UNIT
from t4gsw_desktop.kinds.unconference.known_groups import KnownGroups
from t4gsw_desktop.kinds.unconference.masks import Masks
from t4gsw_desktop.kinds.unconference.price_walk import walk_prices
from t4gsw_desktop.kinds.unconference.simplex import Mix

_PIVOTS = 20  # changes of the mix between two looks at the budget
_BRANCHES = 256  # branches of a hunt between two looks at the budget
_PLENTY = 20  # groups that a hunt brings home before it looks only for the best
_BOX = 4.0  # wishes by which a price may differ from where it started, until it is seen to press on that
_SMALL = 40  # sessions up to which all grids that could be better are searched
_KEPT = 0.5  # how much of the last prices stays when new ones come: they jump about less (P. Wentges, 1997)


class GroupBound:
    """Wishes that no grid with `placed` sessions, `needed` ones among them, can help missing; `missed` grows with work.

    Whatever the prices are, a grid meets no more wishes than the `placed` highest prices together, and for every slot
    the most that one group is worth beyond its prices (Lagrangian duality). Good prices come from a walk and then from
    the mix of known groups that meets most wishes (column generation: P. Gilmore and R. Gomory, 1961): each round
    looks for groups worth more than the mix allows, and where none is seen a hunt proves that there is none.
    """

    def __init__(self, masks: Masks, placed: int, missed: int = 0, needed: frozenset[int] = frozenset()) -> None:
        """Start from a bound known already."""
        self.missed = missed
        self.is_final = False
        self._masks, self._count = masks, masks.count
        self._known = KnownGroups(masks, placed, needed)
        self._optional = placed < masks.count
        self._offered: list[list[tuple[int, ...]]] = []
        self._seen = masks.wishes + 1  # wishes that the best grid offered misses
        self._proof: Sequence[int] = ()  # the prices at which `missed` was last raised
        self._found = 0
        self._last_total = float("inf")
        self._mix = Mix([], [], [])
        self._steps = self._work()

    def offer(self, groups: Sequence[Sequence[int]]) -> None:
        """Start from the groups of a good grid, slot by slot (numbers of empty cells count for nothing)."""
        self._offered.append([tuple(sorted(one for one in group if one < self._count)) for group in groups])

    def step(self) -> int:
        """Work on for a little while (some thousandths of a second); how long in microseconds, roughly."""
        return next(self._steps, 0)

    def _work(self) -> Iterator[int]:
        """Rounds of pricing until no group is worth more than the mix allows."""
        known = self._known
        if known.can_be_filled:
            start, wanted = self._first_prices()
            self._take_in_offers()
            prices = yield from walk_prices(known, start, wanted)
            self._set_up_mix(prices)
            yield from self._prove([round(price * UNIT) for price in prices])
            yield from self._rounds()
            yield from self._search_grids()
        self.is_final = True

    def _rounds(self) -> Iterator[int]:
        """Mix the known groups, look for better ones at the prices that gives, and prove when there seem to be none."""
        mix, centre = self._mix, list(self._mix.prices)
        while True:
            self._take_in_offers()
            while mix.improve(_PIVOTS):
                yield 1 + _PIVOTS * mix.size**2 // 20
            if not self._presses() and self.missed >= self._masks.wishes - mix.total() - 1e-3:
                return
            mean = [_KEPT * old + (1 - _KEPT) * new for old, new in zip(centre, mix.prices, strict=True)]
            self._found = 0
            for prices in (mean, list(mix.prices)):
                centre, whole = prices, self._whole(prices)
                yield from self._look(whole)
                if not self._found:
                    yield from self._prove(whole)
                if self._found:
                    break
            else:
                if self._finish_round():
                    return

    def _search_grids(self) -> Iterator[int]:
        """Where the grid is small, search what the prices leave over."""
        if not self._known.placed <= self._count <= _SMALL or not self._count:
            return
        hunt = GridHunt(self._known, self._proof or self._whole(self._mix.prices), self.missed, self._seen)
        for spent in hunt.work():
            self.missed = hunt.missed
            yield spent
        self.missed = hunt.missed

    # Setting out

    def _first_prices(self) -> tuple[list[float], float]:
        """What each session brings in the first grid offered (else its popularity), and the wishes that grid meets."""
        if not self._offered:
            return [0.75 * voters.bit_count() for voters in self._masks.voters[: self._count]], 0.0
        worths, met = [0.0] * self._count, 0
        for place, group in enumerate(self._offered[0]):
            wants = [self._masks.wants[place][one] for one in group]
            for one, share in zip(group, _shares(wants), strict=True):
                worths[one] += share
            met += self._known.kinds[self._known.kind_of[place]].covered(group)
        return worths, met

    def _set_up_mix(self, prices: Sequence[float]) -> None:
        """A mix of the known groups whose prices are near these."""
        count, kinds = self._count, len(self._known.kinds)
        common = []
        if self._optional:
            common = [sorted(prices, reverse=True)[max(self._known.placed - 1, 0)]]
            prices = self._least_nothing([price - common[0] for price in prices])
        prices = [*prices, *(best / UNIT for best in self._known.best), *common]
        # Slightly different rights keep the simplex method from turning in circles.
        stir = [(37 * one % 101 - 50) * 2e-6 for one in range(count)]
        rights = [1 + one - sum(stir) / max(count, 1) for one in stir] + [float(one) for one in self._known.counts]
        self._mix = Mix(rights + [float(self._known.placed)] * len(common), *self._box_around(prices))
        for kind in range(kinds):
            for group in self._known.covered[kind]:
                self._put_in_mix(kind, group)

    def _box_around(self, prices: Sequence[float]) -> tuple[list[float], list[float]]:
        count, kinds = self._count, len(self._known.kinds)
        widths = [_BOX] * count + [10 * _BOX] * kinds + [_BOX] * (len(prices) - count - kinds)
        low = [price - width for price, width in zip(prices, widths, strict=True)]
        if self._optional:
            low[:count] = self._least_nothing(low[:count])
        return low, [price + width for price, width in zip(prices, widths, strict=True)]

    def _least_nothing(self, prices: Sequence[float]) -> list[float]:
        """A session that may be left out is never worth less than nothing."""
        return [price if one in self._known.needed else max(0.0, price) for one, price in enumerate(prices)]

    def _take_in_offers(self) -> None:
        for grid in self._offered:
            if sum(map(len, grid)) == self._known.placed:
                met = [self._known.kinds[self._known.kind_of[place]].covered(group) for place, group in enumerate(grid)]
                self._seen = min(self._seen, self._masks.wishes - sum(met))
            for place, group in enumerate(grid):
                kind = self._known.kind_of[place]
                if self._known.add(kind, group):
                    self._put_in_mix(kind, group)
        self._offered.clear()

    def _put_in_mix(self, kind: int, group: tuple[int, ...]) -> None:
        common = [self._count + len(self._known.kinds)] * len(group) if self._optional else []
        self._mix.add(float(self._known.covered[kind][group]), [*group, self._count + kind, *common])

    # Rounds

    def _whole(self, prices: Sequence[float]) -> list[int]:
        """The price of each session in whole numbers."""
        common = prices[-1] if self._optional else 0.0
        return [round((price + common) * UNIT) for price in prices[: self._count]]

    def _add_if_worth_it(self, kind: int, group: tuple[int, ...]) -> None:
        """Add a group to the mix when it is worth more than the mix pays for its slot."""
        worth = self._known.kinds[kind].worth(group, self._whole(self._mix.prices))
        if worth > self._mix.prices[self._count + kind] * UNIT + 1 and self._known.add(kind, group):
            self._put_in_mix(kind, group)
            self._found += 1

    def _look(self, prices: Sequence[int]) -> Iterator[int]:
        """Climb in each kind of slot; what is worth adding is added."""
        for kind, groups in self._known.look(prices):
            for group in groups:
                self._add_if_worth_it(kind, group)
            slot = self._known.kinds[kind]
            yield 1 + 2 * slot.most * len(slot.sessions)

    def _prove(self, prices: Sequence[int]) -> Iterator[int]:
        """Hunt for the best group of each kind of slot at these prices; raises `missed` when the hunts are over.

        They are given up as soon as what they found shows that these prices cannot raise it.
        """
        known = self._known
        for kind, slot in enumerate(known.kinds):
            hunt = GroupHunt(slot, prices, known.best[kind], _PLENTY)
            busy = True
            while busy and self._missed_at(prices) > self.missed:
                busy = hunt.work(_BRANCHES)
                known.best[kind] = hunt.worth
                yield _BRANCHES * 15
            for _, group in hunt.found:
                self._add_if_worth_it(kind, group)
            nothing_fits = known.best[kind] == NOTHING  # there is no grid with so many sessions
            if busy or nothing_fits or self._missed_at(prices) <= self.missed:
                return
        self.missed = self._missed_at(prices)
        self._proof = prices

    def _missed_at(self, prices: Sequence[int]) -> int:
        """Wishes missed at least, when no group is worth more than the best known of its kind."""
        return self._masks.wishes - self._known.most_met(prices) // UNIT

    def _presses(self) -> bool:
        """True when the box decides a price that should be free."""
        may_leave = set(range(self._count)) - self._known.needed if self._optional else ()
        return any(
            self._mix.is_at_box(row) and not (row in may_leave and price < 1e-6)
            for row, price in enumerate(self._mix.prices)
        )

    def _finish_round(self) -> bool:
        """Nothing is worth adding at the prices of the mix: move the box to where it presses; true at the end."""
        total = self._mix.total()
        ended = not self._presses() or total > self._last_total - 0.01
        self._last_total = total
        self._mix.set_box(*self._box_around(self._mix.prices))
        return ended


def _shares(wants: Sequence[int]) -> Iterator[float]:
    """For each session of a slot the people who would come to it, those who wish for k sessions counting 1/k."""
    for mine in wants:
        people = (person for person in range(mine.bit_length()) if mine >> person & 1)
        yield sum(1 / sum(theirs >> person & 1 for theirs in wants) for person in people)
