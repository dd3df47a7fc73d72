"""What some moves on a grid bring about elsewhere: who lacks a seat then, and which hosts have to run."""

from collections.abc import Iterable
from math import ceil

from t4gsw_desktop.kinds.unconference.moving import with_moves
from t4gsw_desktop.kinds.unconference.prices import PricedGrid
from t4gsw_desktop.kinds.unconference.rules import Placed, tight_walks


class Consequences:
    """Moves on one grid, compared with leaving everything as it is."""

    def __init__(self, priced: PricedGrid) -> None:
        self._priced = priced
        self._seats = {room.id: room.seats for room in priced.snapshot.rooms}
        self.tight = len(tight_walks(priced.snapshot, priced.grid))

    def makes_worse(self, moves: Iterable[Placed]) -> bool:
        """True when a session that stays where it is gets too small a room, more people in all lack a seat, or one host
        more has to run. So whoever mends one clash after another comes to an end."""
        rows = tuple(moves)
        before, after = self.lacking(rows, after=False), self.lacking(rows)
        if after.keys() - before.keys() - {row.session for row in rows} or sum(after.values()) > sum(before.values()):
            return True
        return bool(self._priced.snapshot.gaps) and self.tight_after(rows) > self.tight

    def tight_after(self, moves: Iterable[Placed]) -> int:
        """How many hosts would have to run."""
        snapshot, grid = self._priced.snapshot, self._priced.grid
        return len(tight_walks(snapshot, with_moves(snapshot, grid, moves)))

    def lacking(self, moves: Iterable[Placed], *, after: bool = True) -> dict[str, int]:
        """Sessions of the slots concerned that lack seats, with how many people do: after the moves, or as it is."""
        crowds, place = self._priced.crowds, self._priced.place
        target = {row.session: row for row in moves}
        slots = {row.slot for row in target.values()} | {place[one].slot for one in target if one in place}
        lacking = {}
        for slot in slots & crowds.here.keys():
            gone = [one for one in target if one in place and place[one].slot == slot]
            come = [one for one, row in target.items() if row.slot == slot]
            people = crowds.expected_with(slot, *((gone, come) if after else ((), ())))
            for one, expected in people.items():
                room = target[one].room if after and one in target else place[one].room
                seats = self._seats.get(room, 0)
                if seats and expected > seats + 1e-9:
                    lacking[one] = ceil(expected - seats - 1e-9)
        return lacking
