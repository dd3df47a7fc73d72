"""Finding out of small grids how few wishes the best one misses, by searching all that the prices leave over."""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass

from t4gsw_desktop.kinds.unconference.group_hunt import GroupHunt
from t4gsw_desktop.kinds.unconference.group_list import WorthyGroup, list_groups
from t4gsw_desktop.kinds.unconference.groups import NOTHING, UNIT
from t4gsw_desktop.kinds.unconference.known_groups import KnownGroups

_MOST_GROUPS = 30_000  # of all slots together; with more the search would take too long
_MOST_WORK = 10_000_000  # microseconds, roughly, after which the search is given up
_BRANCHES = 256  # branches of a hunt between two looks at the budget


@dataclass(slots=True)
class _Part:
    """A part of a grid: what may still stand in the slots of each kind, how many are left, and what was lost."""

    groups: list[list[WorthyGroup]]
    counts: list[int]
    undecided: int  # sessions, as bits
    spare: int  # sessions that must still be left out
    lost: int


class GridHunt:
    """Branch and bound over the grids with `placed` sessions; `missed` grows until it is what the best grid misses.

    At any prices a grid loses so much against their bound: for each slot what its group is worth less than the best,
    and for each session left out its price above that of the cheapest place. A group that alone loses more than the
    bound is away from what is wanted can be in no such grid (reduced cost fixing: H. Crowder, E. Johnson and
    M. Padberg, 1983). Grids are then put together by the session for which fewest groups are left.
    """

    def __init__(self, known: KnownGroups, prices: Sequence[int], missed: int, seen: int) -> None:
        """Start from prices of the sessions, what every grid misses, and what a grid that is known misses."""
        self.missed = missed
        self._known, self._seen = known, seen
        self._count, self._wishes = known.masks.count, known.masks.wishes
        # Sessions that cost less than the last place are taken to cost as much: that changes no sum of a whole grid.
        others = sorted([price for one, price in enumerate(prices) if one not in known.needed], reverse=True)
        spare = known.placed - len(known.needed)
        place = others[spare - 1] if spare else max(prices)
        self._prices = [price if one in known.needed else max(price, place) for one, price in enumerate(prices)]
        self._leaving = [None if one in known.needed else price - place for one, price in enumerate(self._prices)]
        # Wishes, in UNITs, that no grid can exceed; the groups' part is counted in before the search.
        self._most = sum(self._prices[one] for one in known.dearest(self._prices))
        self._slack = 0  # what the grids looked for may lose

    def work(self) -> Iterator[int]:
        """Raise `missed` as far as can be done; yields microseconds of work, roughly."""
        spent = 0
        for steps in self._widen():
            spent += steps
            yield steps
            if spent > _MOST_WORK:
                return

    def _widen(self) -> Iterator[int]:
        """Look for grids that miss no more than the bound says, then a little more, until there are some."""
        best = yield from self._best_of_each()
        if NOTHING in best:  # there is no grid with so many sessions
            return
        wider = 1
        while self.missed < min(self._seen, self._wishes + 1):
            beaten = min(self.missed + wider, self._seen)
            self._slack = self._most - (self._wishes - beaten + 1) * UNIT
            groups = yield from self._worthy_groups(best)
            if groups is None:
                return
            everyone, spare = (1 << self._count) - 1, self._count - self._known.placed
            yield from self._search(_Part(groups, list(self._known.counts), everyone, spare, 0))
            self.missed = self._wishes - (self._most - self._slack) // UNIT + 1
            if self.missed < beaten:
                return
            wider *= 2

    def _best_of_each(self) -> Generator[int, None, list[int]]:
        """The most that a group of each kind of slot is worth; `_most` counts them in."""
        best = []
        for slot, count in zip(self._known.kinds, self._known.counts, strict=True):
            hunt = GroupHunt(slot, self._prices, NOTHING)
            while hunt.work(_BRANCHES):
                yield _BRANCHES * 15
            best.append(hunt.worth)
            self._most += count * hunt.worth
        return best

    def _worthy_groups(self, best: Sequence[int]) -> Generator[int, None, list[list[WorthyGroup]] | None]:
        """For each kind of slot the groups that lose no more than is allowed; None when there are too many."""
        listed: list[list[WorthyGroup]] = []
        for slot, worth in zip(self._known.kinds, best, strict=True):
            left = _MOST_GROUPS - sum(map(len, listed))
            groups = yield from list_groups(slot, self._prices, worth, self._slack, left)
            if groups is None:
                return None
            listed.append(groups)
        return listed

    def _search(self, whole: _Part) -> Iterator[int]:
        """Look through all grids that may lose `_slack`, which afterwards is a wish less than the best of them lost."""
        stack = [whole]
        while stack:
            part = stack.pop()
            yield 5 + sum(map(len, part.groups)) // 4
            least = self._narrow(part)
            if least > self._slack:
                continue
            if part.undecided:
                stack += self._branches(part)
            elif part.spare == 0:
                self._slack = least - UNIT

    def _narrow(self, part: _Part) -> int:
        """Keep the groups that can still be in the grid; what it loses at least."""
        taken = ~part.undecided
        part.groups = [
            [group for group in groups if not group.sessions & taken] if count else []
            for groups, count in zip(part.groups, part.counts, strict=True)
        ]
        if not all(groups for groups, count in zip(part.groups, part.counts, strict=True) if count):
            return self._slack + 1
        firsts = [groups[0].loss if groups else 0 for groups in part.groups]
        least = part.lost + sum(count * first for count, first in zip(part.counts, firsts, strict=True))
        left = self._slack - least
        part.groups = [
            [group for group in groups if group.loss <= left + first]
            for groups, first in zip(part.groups, firsts, strict=True)
        ]
        return least

    def _branches(self, part: _Part) -> list[_Part]:
        """Everything that can become of the session with fewest choices, what loses least last."""
        one = min(
            (one for one in range(self._count) if part.undecided >> one & 1),
            key=lambda one: sum([group.sessions >> one & 1 for groups in part.groups for group in groups]),
        )
        branches = []
        for kind, groups in enumerate(part.groups):
            counts = list(part.counts)
            counts[kind] -= 1
            branches += [
                _Part(part.groups, counts, part.undecided & ~group.sessions, part.spare, part.lost + group.loss)
                for group in groups
                if group.sessions >> one & 1
            ]
        leaving = self._leaving[one]
        if part.spare and leaving is not None:
            undecided = part.undecided & ~(1 << one)
            branches.append(_Part(part.groups, part.counts, undecided, part.spare - 1, part.lost + leaving))
        return sorted(branches, key=lambda branch: -branch.lost)
