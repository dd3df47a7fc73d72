"""A morning that changes its mind: one change to an unconference whose grid people know already."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from t4gsw_desktop.kinds.unconference.rules import Grid, Guest, Placed, Session, Snapshot

_FANS = 12  # one person in so many wishes for a new pitch


@dataclass(frozen=True, slots=True)
class Change:
    """What the facts are now, and which sessions the change itself was about."""

    snapshot: Snapshot
    cause: frozenset[str] = frozenset()


def drag_elsewhere(known: Snapshot, chance: Random) -> Change:
    """A session is dragged to another cell and kept there; who was there goes where it came from."""
    row = chance.choice(known.before)
    slot, room = chance.choice(known.slots), chance.choice(known.rooms).id
    other = next((one for one in known.before if (one.slot, one.room) == (slot, room)), row)
    dragged = {row.session: Placed(row.session, slot, room), other.session: Placed(other.session, row.slot, row.room)}
    dragged[row.session] = Placed(row.session, slot, room)
    sessions = tuple(
        replace(one, pinned_slot=slot, pinned_room=room) if one.id == row.session else one for one in known.sessions
    )
    before = tuple(dragged.get(one.session, one) for one in known.before)
    return Change(replace(known, sessions=sessions, before=before), frozenset(dragged))


def lose_room(known: Snapshot, chance: Random) -> Change:
    """A room cannot be used in one slot."""
    row = chance.choice(known.before)
    rooms = tuple(
        replace(one, slots=tuple(slot for slot in one.slots or known.slots if slot != row.slot))
        if one.id == row.room
        else one
        for one in known.rooms
    )
    return Change(replace(known, rooms=rooms), frozenset({row.session}))


def send_host_away(known: Snapshot, chance: Random) -> Change:
    """A host must leave early."""
    host = chance.choice([host for session in known.sessions for host in session.hosts])
    stays = known.slots[: chance.randrange(1, len(known.slots))]
    others = tuple(guest for guest in known.people if guest.id != host)
    hosted = {session.id for session in known.sessions if host in session.hosts}
    cause = frozenset(row.session for row in known.before if row.session in hosted and row.slot not in stays)
    return Change(replace(known, people=(*others, Guest(host, present=stays))), cause)


def add_pitch(known: Snapshot, chance: Random) -> Change:
    """Somebody has an idea at eleven o'clock, and others like it."""
    fans = chance.sample(list(known.votes), max(1, len(known.votes) // _FANS))
    votes = {person: (*wanted, "new") if person in fans else wanted for person, wanted in known.votes.items()}
    return Change(replace(known, sessions=(*known.sessions, Session("new", (fans[0],))), votes=votes))


def withdraw_pitch(known: Snapshot, chance: Random) -> Change:
    """A pitch is taken back."""
    gone = chance.choice(known.before).session
    sessions = tuple(one for one in known.sessions if one.id != gone)
    return Change(replace(known, sessions=sessions), frozenset({gone}))


def change_vote(known: Snapshot, chance: Random) -> Change:
    """Somebody wishes for quite other sessions."""
    person = chance.choice(list(known.votes))
    count = min(len(known.sessions), max(1, len(known.votes[person])))
    wanted = tuple(one.id for one in chance.sample(known.sessions, count))
    return Change(replace(known, votes={**known.votes, person: wanted}))


def change_nothing(known: Snapshot, chance: Random) -> Change:
    """Somebody presses the button once more."""
    return Change(known)


CHANGES: tuple[Callable[[Snapshot, Random], Change], ...] = (
    drag_elsewhere,
    lose_room,
    send_host_away,
    add_pitch,
    withdraw_pitch,
    change_vote,
    change_nothing,
)


def moved_beyond(change: Change, grid: Grid) -> int:
    """How many sessions are no longer where people know them, besides those that the change was about."""
    still = {session.id for session in change.snapshot.sessions} - change.cause
    return sum(row.session in still and row not in grid.placements for row in change.snapshot.before)
