"""Putting sessions elsewhere on a grid: what a drop on a cell moves, and the grid after it."""

from collections.abc import Iterable

from t4gsw_desktop.kinds.unconference.rules import Grid, Placed, Snapshot

OFF = ""  # the slot and the room of a session that is taken off the grid


def grid_before(snapshot: Snapshot) -> Grid:
    """The grid that stands, as the snapshot has it, without sessions that are gone."""
    known = {session.id for session in snapshot.sessions}
    rows = tuple({row.session: row for row in snapshot.before if row.session in known}.values())
    placed = {row.session for row in rows}
    return Grid(rows, tuple(one.id for one in snapshot.sessions if one.id not in placed))


def moves_of(snapshot: Snapshot, grid: Grid, session: str, slot: str, room: str) -> tuple[Placed, ...]:
    """What a drop of `session` on this cell moves: it, and whoever is there, who goes where it came from.

    Where it came from nowhere, or from a cell that is no more, the other is taken off the grid.
    """
    origin = next((row for row in grid.placements if row.session == session), None)
    other = next((row.session for row in grid.placements if (row.slot, row.room) == (slot, room)), "")
    if origin and (origin.slot, origin.room) == (slot, room):
        return ()
    there = Placed(session, slot, room)
    if not other:
        return (there,)
    known = origin and origin.slot in snapshot.slots and origin.room in {one.id for one in snapshot.rooms}
    back = Placed(other, origin.slot, origin.room) if origin and known else Placed(other, OFF, OFF)
    return (there, back)


def with_moves(snapshot: Snapshot, grid: Grid, moves: Iterable[Placed]) -> Grid:
    """The grid after these moves; what is not named stays where it is."""
    target = {row.session: row for row in moves}
    stays = [target.pop(row.session, row) for row in grid.placements]
    rows = tuple(row for row in (*stays, *target.values()) if row.slot != OFF)
    placed = {row.session for row in rows}
    return Grid(rows, tuple(one.id for one in snapshot.sessions if one.id not in placed))
