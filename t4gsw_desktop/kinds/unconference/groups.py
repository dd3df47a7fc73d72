"""The groups of sessions that one slot can hold, and what a group is worth when every session has its price."""

from collections.abc import Iterable, Sequence

from t4gsw_desktop.kinds.unconference.masks import Masks

UNIT = 1024  # prices are whole numbers, this many to a wish, so that no sum is ever rounded
NOTHING = -(1 << 60)  # worth less than any group


class SlotGroups:
    """What can stand in one slot at the same time: rooms of the right class for all, nobody hosting twice.

    `fewest` and `most` sessions are in the slot in every grid that is asked about. A group is worth the wishes it
    meets (UNIT each) less the prices of its sessions.
    """

    def __init__(self, masks: Masks, place: int, fewest: int) -> None:
        self._masks, self._place = masks, place
        self.sessions = [one for one in range(masks.count) if masks.allowed[place][one]]
        self.most = min(len(masks.rooms_open[place]), len(self.sessions))
        self.fewest = fewest
        self.wants = masks.wants[place][: masks.count]
        self.digits = masks.digits[: masks.count]
        self.clashes = _clashes(masks.hosts[place][: masks.count])
        self._members = [0] * len(masks.classes)
        for one in self.sessions:
            self._members[masks.classes.index(masks.rooms[one])] |= 1 << one
        self._open_to: dict[int, int] = {}
        self.key = (tuple(self.wants), tuple(self.sessions), tuple(masks.rooms_open[place]), fewest)

    @property
    def is_free_of_rooms(self) -> bool:
        """True when any sessions fit together as far as rooms go."""
        rooms = {self._masks.rooms[one] for one in self.sessions}
        everywhere = sum(1 << room for room in self._masks.rooms_open[self._place])
        return all(mine & everywhere == everywhere for mine in rooms)

    def open_to(self, key: int) -> int:
        """The sessions, as bits, each of which still finds a room beside sessions whose `digits` add up to `key`."""
        known = self._open_to.get(key)
        if known is None:
            known = 0
            for members in self._members:
                if members and self.fits(key + self.digits[members.bit_length() - 1]):
                    known |= members
            self._open_to[key] = known
        return known

    def fits(self, key: int) -> bool:
        """True when sessions whose `digits` add up to `key` can all have a room here."""
        return self._masks.fits(self._place, key)

    def covered(self, group: Iterable[int]) -> int:
        """How many people find a wish of theirs in the group."""
        union = 0
        for one in group:
            union |= self.wants[one]
        return union.bit_count()

    def worth(self, group: Sequence[int], prices: Sequence[int]) -> int:
        """The wishes the group meets less the prices of its sessions, in UNITs."""
        return self.covered(group) * UNIT - sum([prices[one] for one in group])

    def climb(self, group: Sequence[int], prices: Sequence[int]) -> tuple[int, ...]:
        """The group with sessions exchanged, added or dropped one at a time while that makes it worth more.

        It may stay smaller than `fewest` where nothing else fits.
        """
        wants, clashes, digits = self.wants, self.clashes, self.digits
        mine = [*group, *[-1] * (self.most - len(group))]
        improved = True
        while improved:
            improved = False
            for spot, old in enumerate(mine):
                union = banned = key = 0
                for other, one in enumerate(mine):
                    if other != spot and one >= 0:
                        union |= wants[one]
                        banned |= clashes[one] | 1 << one
                        key += digits[one]
                left, free = ~union, self.open_to(key) & ~banned
                spare = len(mine) - mine.count(-1) - (old >= 0) >= self.fewest
                best = (0 if spare else NOTHING, -1)
                if old >= 0:
                    best = max(((wants[old] & left).bit_count() * UNIT - prices[old], old), best, key=_worth_of)
                offers = [
                    ((wants[one] & left).bit_count() * UNIT - prices[one], one)
                    for one in self.sessions
                    if free >> one & 1
                ]
                best = max(best, max(offers, default=best), key=_worth_of)
                if best[1] != old:
                    mine[spot], improved = best[1], True
        return tuple(sorted(one for one in mine if one >= 0))


def _worth_of(offer: tuple[int, int]) -> int:
    return offer[0]


def _clashes(hosts: Sequence[int]) -> list[int]:
    """For each session the others, as bits, that one of its hosts also holds."""
    return [
        sum(1 << other for other, theirs in enumerate(hosts) if other != one and mine & theirs) if mine else 0
        for one, mine in enumerate(hosts)
    ]
