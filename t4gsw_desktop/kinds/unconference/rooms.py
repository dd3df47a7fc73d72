"""Which room each session of one slot gets: needs and pins always, then seats, then the room it had before."""

import math

from t4gsw_desktop.core.assignment import cheapest_columns
from t4gsw_desktop.kinds.unconference.masks import Masks
from t4gsw_desktop.kinds.unconference.rules import MOVE_SEATS

# A room that may not be used outweighs everything, a crowded room any number of people without a seat, and those any
# moves, unless people know the grid already: then a move weighs as much as MOVE_SEATS people without a seat. Last, the
# fuller session gets the larger room, which leaves slack where more people may turn up.
_FORBIDDEN = 10**30
_CROWDED = 10**24
_OVER = 10**18
_MOVED = 10**12


class RoomFitter:
    """Finds and remembers the best rooms of a slot for any set of sessions."""

    def __init__(self, masks: Masks) -> None:
        self._masks = masks
        rooms = masks.snapshot.rooms
        self._seats = [room.seats or len(masks.people) + 1 for room in rooms]
        number_of = {room.id: number for number, room in enumerate(rooms)}
        slots = masks.snapshot.slots
        self._earlier = {
            session: (slots.index(row.slot) if row.slot in slots else -1, number_of.get(row.room, -1))
            for session, row in masks.earlier_rooms().items()
        }
        self._known: dict[tuple[int, tuple[int, ...]], tuple[int, dict[int, int]]] = {}

    def cost(self, place: int, sessions: list[int]) -> int:
        """Crowded rooms, people over seats and moves in one number, for a slot with these sessions; the pool is free.

        Nought exactly when nobody lacks a seat and nothing moves.
        """
        return 0 if place == self._masks.pool else self._best(place, sessions)[0]

    def rooms(self, place: int, sessions: list[int]) -> dict[int, int]:
        """The room number of each session in that slot; they must fit (`Masks.fits`)."""
        return self._best(place, sessions)[1]

    def crowding(self, place: int, rooms: dict[int, int]) -> int:
        """Crowded rooms and people over seats in one number when the sessions of a slot have these rooms.

        In a grid that people know, moves count as well, as much as MOVE_SEATS people.
        """
        sessions = tuple(rooms)
        expected = self._expected(sessions)
        costs = [self._one_cost(place, one, rooms[one], people) for one, people in zip(sessions, expected, strict=True)]
        return sum(cost // _OVER for cost in costs)

    def _best(self, place: int, sessions: list[int]) -> tuple[int, dict[int, int]]:
        real = tuple(sorted(one for one in sessions if one < self._masks.count))
        if (place, real) not in self._known:
            self._known[place, real] = self._solve(place, real)
        return self._known[place, real]

    def _solve(self, place: int, sessions: tuple[int, ...]) -> tuple[int, dict[int, int]]:
        """The cheapest rooms for these sessions, by assignment."""
        rooms = self._masks.rooms_open[place]
        expected = self._expected(sessions)
        costs = [
            [self._one_cost(place, session, room, people) for room in rooms]
            for session, people in zip(sessions, expected, strict=True)
        ]
        columns = cheapest_columns(costs)
        total = sum(row[column] // _MOVED * _MOVED for row, column in zip(costs, columns, strict=True))
        return total, {session: rooms[column] for session, column in zip(sessions, columns, strict=True)}

    def _one_cost(self, place: int, session: int, room: int, people: float) -> int:
        """What it costs to have this session, which expects so many people, in this room; whole multiples of _MOVED
        but for the slack."""
        if not self._masks.rooms[session] >> room & 1:
            return _FORBIDDEN
        over = max(0, math.ceil(people - self._seats[room] - 1e-9))
        moved = session in self._earlier and self._earlier[session] != (place, room)
        slack = _MOVED // 2 - min(_MOVED // 2, int(people * self._seats[room]))
        if self._masks.snapshot.settled:
            return _OVER * (over + MOVE_SEATS * moved) + slack
        return _CROWDED * (over > 0) + _OVER * over + _MOVED * moved + slack

    def _expected(self, sessions: tuple[int, ...]) -> list[float]:
        """How many people each session expects when these are side by side: a person with k of them counts 1/k."""
        if not sessions:
            return []
        voters = [self._masks.voters[session] for session in sessions]
        at_least: list[int] = []  # people who wish for at least 1, 2, 3 ... of them
        for mask in voters:
            at_least.append(0)
            for rank in range(len(at_least) - 1, 0, -1):
                at_least[rank] |= at_least[rank - 1] & mask
            at_least[0] |= mask
        exactly = [these & ~more for these, more in zip(at_least, [*at_least, 0][1:], strict=True)]
        return [sum((mask & group).bit_count() / rank for rank, group in enumerate(exactly, 1)) for mask in voters]
