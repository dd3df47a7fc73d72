"""Why a session could not be placed, which rooms will be full, and for whom the grid does little."""

from t4gsw_desktop.core.problems import Problem
from t4gsw_desktop.kinds.unconference.masks import Masks
from t4gsw_desktop.kinds.unconference.rules import (
    Grid,
    Session,
    Snapshot,
    expected_attendance,
    hosts_apart,
    needs_of,
    people_over_seats,
    presence_of,
)
from t4gsw_desktop.kinds.unconference.why import disappointed


def problems_of(snapshot: Snapshot, masks: Masks | None, grid: Grid) -> tuple[Problem, ...]:
    """One problem for each unplaced session, each crowded room, and one for all who miss more than half.

    `masks` may be None where every session has a place.
    """
    sessions = {session.id: session for session in snapshot.sessions}
    problems = [unplaced_problem(snapshot, masks, grid, sessions[one]) for one in grid.unplaced] if masks else []
    return tuple(problems + _crowded(snapshot, grid) + _disappointed(snapshot, grid))


def unplaced_problem(snapshot: Snapshot, masks: Masks, grid: Grid, session: Session, *, free: bool = False) -> Problem:
    """Why this session has no place: the first reason that holds, from what no grid could change to what this one
    could not fit. `free` says that there is a cell it could have at once."""
    code, who, private = _hopeless_reason(snapshot, session) if session in masks.hopeless else ("", (), False)
    if not code:
        code, who = ("waits", ()) if free else _busy_reason(masks, grid, session)
    facts = {"session": session.id, "slot": session.pinned_slot, "room": session.pinned_room}
    return Problem(f"unconference.unplaced.{code}", who, session.id, facts, hard=True, private=private)


def _hopeless_reason(snapshot: Snapshot, session: Session) -> tuple[str, tuple[str, ...], bool]:
    """Why the session could not be placed even if it were alone: code, people it is about, private."""
    pair = hosts_apart(session, snapshot.apart)
    if pair:
        return "hosts_apart", pair, True
    if not snapshot.rooms or not snapshot.slots:
        return "no_cells", (), False
    if _pinned_to_nowhere(snapshot, session):
        return "pin_gone", (), False
    features = [set(room.features) for room in snapshot.rooms if session.pinned_room in ("", room.id)]
    if not any(set(session.needs) <= offered for offered in features):
        return "needs", (), False
    if not any(needs_of(snapshot)[session.id] <= offered for offered in features):
        return "voters_needs", (), True
    presence, everything = presence_of(snapshot), frozenset(snapshot.slots)
    to_come = [slot for slot in snapshot.slots if slot not in snapshot.begun]
    allowed = {slot for slot in to_come if slot not in session.not_in and session.pinned_slot in ("", slot)}
    if not allowed:
        return "no_slot", (), False
    for host in session.hosts:
        allowed &= presence.get(host, everything)
    return ("room_closed", (), False) if allowed else ("host_away", session.hosts, False)


def _pinned_to_nowhere(snapshot: Snapshot, session: Session) -> bool:
    """True when the session is pinned to a slot or a room that is not part of the unconference."""
    slots, rooms = ("", *snapshot.slots), ("", *(room.id for room in snapshot.rooms))
    return session.pinned_slot not in slots or session.pinned_room not in rooms


def _busy_reason(masks: Masks, grid: Grid, session: Session) -> tuple[str, tuple[str, ...]]:
    """What takes the places that the session could have had: its hosts elsewhere, another pin, or simply others."""
    hosts_of = {one.id: set(one.hosts) for one in masks.snapshot.sessions}
    number = masks.sessions.index(session)
    slots = [slot for place, slot in enumerate(masks.snapshot.slots) if masks.allowed[place][number]]
    hosting = {
        slot: {host for row in grid.placements if row.slot == slot for host in hosts_of[row.session]} for slot in slots
    }
    if all(hosting[slot] & set(session.hosts) for slot in slots):
        busy = tuple(host for host in session.hosts if any(host in hosting[slot] for slot in slots))
        return "host_busy", busy
    return ("pin_taken" if session.is_pinned else "no_cell_left"), ()


def _crowded(snapshot: Snapshot, grid: Grid) -> list[Problem]:
    """Sessions that expect more people than their room seats."""
    over, expected = people_over_seats(snapshot, grid), expected_attendance(snapshot, grid)
    seats = {room.id: room.seats for room in snapshot.rooms}
    return [
        Problem(
            "unconference.crowded",
            (),
            row.session,
            {
                "session": row.session,
                "slot": row.slot,
                "room": row.room,
                "seats": seats[row.room],
                "expected": round(expected[row.session]),
            },
        )
        for row in grid.placements
        if row.session in over
    ]


def _disappointed(snapshot: Snapshot, grid: Grid) -> list[Problem]:
    """People who get fewer than half of their wishes: how many, and for the organiser who."""
    who = disappointed(snapshot, grid).who
    return [Problem("unconference.disappointed", who, "", {"count": len(who)}, private=True)] if who else []
