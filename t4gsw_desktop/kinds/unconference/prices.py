"""What it costs to put a session into each cell of a grid that stands, whoever swaps with it counted in."""

from dataclasses import dataclass
from math import ceil

from t4gsw_desktop.core.problems import Problem
from t4gsw_desktop.kinds.unconference.blocks import Blocks
from t4gsw_desktop.kinds.unconference.crowds import Crowds
from t4gsw_desktop.kinds.unconference.moving import OFF, moves_of
from t4gsw_desktop.kinds.unconference.rules import Grid, Placed, Snapshot


@dataclass(frozen=True, slots=True)
class Price:
    """What one cell costs one session.

    `change` is by how many missed wishes the grid has more (or fewer, below nought), `new_clashes` how many wishes
    that could be met no longer can (others may be won meanwhile). `swaps_with` is who would go where the session comes
    from; when it comes from nowhere, `puts_out` says that the other loses its place. `blocked` are the hard rules that
    one of the two would break; `over_seats` how many of the people to expect would have no seat, `other_over` the same
    of the other. `here` marks the cell it is in.
    """

    slot: str
    room: str
    change: int = 0
    swaps_with: str = ""
    blocked: tuple[Problem, ...] = ()
    over_seats: int = 0
    new_clashes: int = 0
    puts_out: bool = False
    other_over: int = 0
    here: bool = False

    @property
    def fits(self) -> bool:
        """True when nobody breaks a rule there and everybody to expect has a seat."""
        return not (self.blocked or self.over_seats or self.other_over)


class PricedGrid:
    """A grid with everything looked up that prices need: the audience of each slot without each of its sessions."""

    def __init__(self, snapshot: Snapshot, grid: Grid) -> None:
        self.snapshot, self.grid = snapshot, grid
        self.crowds = Crowds(snapshot, grid)
        self.blocks = Blocks(snapshot, grid)
        self.place = {row.session: row for row in grid.placements if row.session in self.blocks.sessions}
        self.occupant = {(row.slot, row.room): row.session for row in reversed(grid.placements)}
        self._seats = {room.id: room.seats for room in snapshot.rooms}

    def prices(self, session_id: str) -> dict[tuple[str, str], Price]:
        """The price of every cell, by slot and room."""
        return {
            (slot, room.id): self.price(session_id, slot, room.id)
            for slot in self.snapshot.slots
            for room in self.snapshot.rooms
        }

    def price(self, session_id: str, slot: str, room: str) -> Price:
        """The price of one cell."""
        origin, other = self.place.get(session_id), self.occupant.get((slot, room), "")
        if origin and (origin.slot, origin.room) == (slot, room):
            over, blocked = self.over_seats(session_id, slot, room), self.blocks.against(session_id, slot, room)
            return Price(slot, room, blocked=blocked, over_seats=over, here=True)
        back = self._back(origin, other)
        puts_out = back is not None and back.slot == OFF
        new, won = self._wishes(session_id, slot, other)
        other_over = self.over_seats(other, back.slot, back.room, session_id) if back and not puts_out else 0
        return Price(
            slot,
            room,
            new - won,
            other,
            self._blocked(session_id, slot, room, back),
            self.over_seats(session_id, slot, room, other),
            new,
            puts_out,
            other_over,
        )

    def change(self, session_id: str, slot: str, room: str) -> int:
        """By how much the missed wishes grow when the session goes there: the quick part of a price."""
        new, won = self._wishes(session_id, slot, self.occupant.get((slot, room), ""))
        return new - won

    def moves(self, session_id: str, slot: str, room: str) -> tuple[Placed, ...]:
        """What putting the session there moves."""
        return moves_of(self.snapshot, self.grid, session_id, slot, room)

    def _back(self, origin: Placed | None, other: str) -> Placed | None:
        """Where the other session goes, as in `moves_of`: looked up, since every cell asks for it."""
        if not other:
            return None
        known = origin and origin.slot in self.crowds.here and origin.room in self._seats
        return Placed(other, origin.slot, origin.room) if origin and known else Placed(other, OFF, OFF)

    def _wishes(self, session_id: str, slot: str, other: str) -> tuple[int, int]:
        """How many wishes that could be met no longer can, and how many more can, when a session comes to this slot.

        `other` goes to where it comes from. A person who loses one wish and wins another counts in neither.
        """
        crowds, origin = self.crowds, self.place.get(session_id)
        before = crowds.met(slot)
        after = crowds.met(slot, other, session_id)
        if origin is None or origin.slot not in crowds.here:
            return (before & ~after).bit_count(), (after & ~before).bit_count()
        if origin.slot == slot:
            return 0, 0
        swaps = other if origin.room in self._seats else ""
        had, left = crowds.met(origin.slot), crowds.met(origin.slot, session_id, swaps)
        lost, lost_there = before & ~after, had & ~left
        won, won_there = after & ~before, left & ~had
        new = (lost & ~won_there).bit_count() + (lost_there & ~won).bit_count()
        return new, (won & ~lost_there).bit_count() + (won_there & ~lost).bit_count()

    def _blocked(self, session_id: str, slot: str, room: str, back: Placed | None) -> tuple[Problem, ...]:
        """What speaks against the session there, and against the other one where it would go."""
        leaving = [back.session] if back and back.slot != slot else []
        found = list(self.blocks.against(session_id, slot, room, leaving=leaving, pins=False))
        if back is None or self.blocks.stays(back.session):
            return tuple(found)
        other = self.blocks.sessions.get(back.session)
        if other is None or back.slot == OFF:
            return tuple(found)
        where = {"session": session_id, "slot": slot, "room": room, "other": other.id, "place": back.room}
        if other.pinned_slot not in ("", back.slot) or other.pinned_room not in ("", back.room):
            found.append(Problem("unconference.place.kept", (), session_id, where, hard=True))
        gone = [session_id] if back.slot != slot else []
        if self.blocks.against(other.id, back.slot, back.room, leaving=gone, pins=False):
            found.append(Problem("unconference.place.other", (), session_id, {**where, "when": back.slot}, hard=True))
        return tuple(found)

    def over_seats(self, session_id: str, slot: str, room: str, gone: str = "") -> int:
        """How many of the people to expect at the session in this cell have no seat, when another has `gone`."""
        seats = self._seats.get(room, 0)
        if not seats or slot not in self.crowds.here:
            return 0
        return max(0, ceil(self.crowds.expected(session_id, slot, gone) - seats - 1e-9))
