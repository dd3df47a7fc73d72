"""The groups of sessions found so far for each kind of slot, and better ones climbed to from them."""

from collections.abc import Iterator, Sequence
from random import Random

from t4gsw_desktop.kinds.unconference.groups import NOTHING, UNIT, SlotGroups
from t4gsw_desktop.kinds.unconference.masks import Masks

_STARTS = 2  # groups worth most, from which each look climbs; besides one of them with two sessions taken out
_THINNED = 2


class KnownGroups:
    """What each slot could hold in a grid with `placed` sessions, `needed` ones among them, as far as was looked at.

    Slots that can hold the same groups with the same audiences are one kind, looked at once; `counts` says how many
    there are of each. `best[kind]` is the most that a group was worth when the kind was last looked at.
    """

    def __init__(self, masks: Masks, placed: int, needed: frozenset[int]) -> None:
        self.masks, self.placed, self.needed = masks, placed, needed
        sizes = [len(rooms) for rooms in masks.rooms_open]
        slots = [SlotGroups(masks, place, max(0, placed - sum(sizes) + sizes[place])) for place in range(masks.pool)]
        self.kinds = list({slot.key: slot for slot in slots}.values())
        numbers = {slot.key: number for number, slot in enumerate(self.kinds)}
        self.kind_of = [numbers[slot.key] for slot in slots]
        self.counts = [self.kind_of.count(number) for number in range(len(self.kinds))]
        self.covered: list[dict[tuple[int, ...], int]] = [{} for _ in self.kinds]
        self.best = [NOTHING] * len(self.kinds)
        self._chance = Random(len(masks.people))

    @property
    def can_be_filled(self) -> bool:
        """False when some slot cannot hold as many sessions as it would have to, or more are needed than placed."""
        return len(self.needed) <= self.placed and all(slot.most >= slot.fewest for slot in self.kinds)

    def add(self, kind: int, group: tuple[int, ...]) -> bool:
        """Remember a group (session numbers in order); false when it was known."""
        if group in self.covered[kind]:
            return False
        self.covered[kind][group] = self.kinds[kind].covered(group)
        return True

    def ranked(self, kind: int, prices: Sequence[int]) -> list[tuple[int, tuple[int, ...]]]:
        """What each known group is worth at these prices, the most first."""
        price_of = prices.__getitem__
        known = self.covered[kind].items()
        return sorted([(covered * UNIT - sum(map(price_of, group)), group) for group, covered in known], reverse=True)

    def look(self, prices: Sequence[int]) -> Iterator[tuple[int, list[tuple[int, ...]]]]:
        """Climb in each kind of slot from what is worth most there; the kind, and the groups come to, best first."""
        for kind, slot in enumerate(self.kinds):
            ranked = self.ranked(kind, prices)
            starts = [group for _, group in ranked[:_STARTS]] or [()]
            starts += [self._thinned(self._chance.choice(ranked[:20])[1]) for _ in range(self.counts[kind]) if ranked]
            come_to = {group for start in starts if len(group := slot.climb(start, prices)) >= slot.fewest}
            worths = sorted([(slot.worth(group, prices), group) for group in come_to], reverse=True)
            self.best[kind] = max([worth for worth, _ in ranked[:1] + worths[:1]], default=NOTHING)
            yield kind, [group for _, group in worths]

    def most_met(self, prices: Sequence[int]) -> int:
        """Wishes (in UNITs) that no grid exceeds if no group is worth more than the best of its kind."""
        highest = sum(prices[one] for one in self.dearest(prices))
        return highest + sum(count * best for count, best in zip(self.counts, self.best, strict=True))

    def dearest(self, prices: Sequence[float]) -> list[int]:
        """The sessions of the highest prices that may be in one grid: those needed come first."""
        return sorted(range(len(prices)), key=lambda one: (one not in self.needed, -prices[one]))[: self.placed]

    def _thinned(self, group: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(self._chance.sample(group, max(0, len(group) - _THINNED)))
