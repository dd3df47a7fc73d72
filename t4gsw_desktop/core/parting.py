"""Changing seats until nobody meets whom they must not: for the few pairs that a rule keeps apart."""

from collections.abc import Callable, Sequence
from random import Random

TURNS, WEIGHED = 1_000, 25_000  # exchanges made and weighed at most: about 20 ms


def can_part(partners: Sequence[Sequence[int]], barred: Sequence[Sequence[int]]) -> bool:
    """False where it is plain that not all can be parted: too few seats never meet, on the whole or for somebody."""
    apart = sorted((len(partners) - 1 - len(set(others)) for others in partners), reverse=True)
    wanted = sorted((len(foes) for foes in barred), reverse=True)
    return all(foes <= strangers for foes, strangers in zip(wanted, apart, strict=True))


class Parting:
    """Seats to be changed until nobody meets whom they must not.

    `order[s]` is the holder of seat s, `partners[s]` the seats it shares a table with, once for every meeting, and
    `barred[h]` are those whom holder h must not meet.
    """

    def __init__(
        self, order: Sequence[int], partners: Sequence[Sequence[int]], barred: Sequence[Sequence[int]]
    ) -> None:
        count = len(order)
        self.barred = barred
        self.meet = [[0] * count for _ in partners]
        for seat, others in enumerate(partners):
            for other in others:
                self.meet[seat][other] += 1
        self.seat_of = [0] * count
        for seat, holder in enumerate(order):
            self.seat_of[holder] = seat

    def run(self, stop: Callable[[], bool], rng: Random) -> list[int]:
        """The order with the fewest forbidden meetings that was found.

        One of those who clash takes the seat where fewest such meetings are left, and neither comes back at once.
        Ends when none is left, after `TURNS` exchanges or `WEIGHED` weighed, or when `stop` says so. (Tabu search:
        F. Glover, 1989.)
        """
        count, seat_of = len(self.seat_of), self.seat_of
        held_until = [[0] * count for _ in seat_of]
        best, kept = -1, seat_of[:]
        for turn in range(1, max(2, min(TURNS, WEIGHED // count))):
            clashing = self._clashing()
            if best < 0 or len(clashing) < best:
                best, kept = len(clashing), seat_of[:]
            if not clashing or stop():
                break
            one = clashing[int(rng.random() * len(clashing))]
            other = self._best_exchange(one, held_until[one], turn, rng)
            for holder in (one, other):
                held_until[holder][seat_of[holder]] = turn + 5 + int(rng.random() * 10)
            seat_of[one], seat_of[other] = seat_of[other], seat_of[one]
        order = [0] * count
        for holder, seat in enumerate(kept):
            order[seat] = holder
        return order

    def _clashing(self) -> list[int]:
        """A holder for each forbidden meeting, and their foe for the same one."""
        seat_of = self.seat_of
        return [
            holder
            for holder, foes in enumerate(self.barred)
            if foes
            for foe in foes
            if self.meet[seat_of[holder]][seat_of[foe]]
        ]

    def _best_exchange(self, one: int, held_until: Sequence[int], turn: int, rng: Random) -> int:
        """The holder with whom `one` changes seats best; one of the best, by luck."""
        seat_of, meet, barred = self.seat_of, self.meet, self.barred
        here, foes, random = meet[seat_of[one]], barred[one], rng.random
        best, least, ties = one, 1_000_000, 1
        for other, seat in enumerate(seat_of):
            if other == one or held_until[seat] > turn:
                continue
            there, rise = meet[seat], 0
            for foe in foes:
                if foe != other:
                    rise += there[seat_of[foe]] - here[seat_of[foe]]
            for foe in barred[other]:
                if foe != one:
                    rise += here[seat_of[foe]] - there[seat_of[foe]]
            if rise < least:
                best, least, ties = other, rise, 1
            elif rise == least:
                ties += 1
                if random() * ties < 1:
                    best = other
        return best
