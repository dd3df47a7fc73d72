"""What an unconference grid must keep, and what counts as good: one truth for the planner, the screen and the tests."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from t4gsw_desktop.core.problems import Problem

NOBODY: Mapping[str, tuple[str, ...]] = MappingProxyType({})

# Once a grid has been told to people, moving one more session must spare at least this many wishes. Measured on 60
# sessions with one of them dragged elsewhere: 2 sessions moved instead of 51, for about 3 % more missed wishes.
MOVE_PRICE = 3

# Nor does a session change its room in a grid that people know, unless that finds seats for this many.
MOVE_SEATS = 5

_ENOUGH_WISHES = 3  # with fewer, losing most of them is bad luck, not being left out

# The goals after the hard rules, in order; each is compared only where those before it are equal. Of sessions that
# cannot all be placed, promised ones go first: somebody chose them. The sum of squares spreads the misses: two for one
# person count more than one each for two.
GOALS = (
    "unplaced",
    "promised_unplaced",
    "missed_wishes",
    "squared_misses",
    "crowded_rooms",
    "people_over_seats",
    "tight_walks",
    "moved",
)


@dataclass(frozen=True, slots=True)
class Room:
    """A room; `seats` 0 means not counted. `slots` are those it can be used in (None: all).

    `away` is how many minutes on foot it is from the middle of the building: from one room to another is the sum.
    """

    id: str
    seats: int = 0
    features: tuple[str, ...] = ()
    slots: tuple[str, ...] | None = None
    away: int = 0


@dataclass(frozen=True, slots=True)
class Session:
    """A pitch to place. `not_in` are slots it may not be in; `pinned_slot` and `pinned_room` are "" when not pinned.

    `protected` is a quiet pitch that an organiser has promised a place, however few wish for it.
    """

    id: str
    hosts: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    not_in: tuple[str, ...] = ()
    pinned_slot: str = ""
    pinned_room: str = ""
    protected: bool = False

    @property
    def is_pinned(self) -> bool:
        """True when an organiser chose its slot, its room or both."""
        return bool(self.pinned_slot or self.pinned_room)

    @property
    def is_promised(self) -> bool:
        """True when an organiser pinned or protected it: it is placed before others."""
        return self.is_pinned or self.protected


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who votes or hosts. `present` are the slots in which they are free to be here (None: all).

    Whoever fills this in leaves out the slots in which the person is busy elsewhere in the same evening.
    """

    id: str
    needs: tuple[str, ...] = ()
    present: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """One session in one slot and room."""

    session: str
    slot: str
    room: str


@dataclass(frozen=True, slots=True)
class Grid:
    """The plan of an unconference: where each session is, and which could not be placed."""

    placements: tuple[Placed, ...] = ()
    unplaced: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that a grid depends on.

    `votes` names for each person the sessions they wish for; hosts wish for their own without saying so, and votes
    for sessions that are not there (withdrawn) count for nothing. `before` is the grid to stay close to. `settled`
    says that people know it already: then a session is moved only when that spares MOVE_PRICE wishes, or has another
    room only when that finds MOVE_SEATS seats, and it is not put out to make room for a new one. In slots that
    have `begun` everything stays as `before` has it. `guessed` are the ids in `votes` that are no real people but stand
    for totals of dots. `gaps` are the minutes from the end of each slot to the start of the next (unknown: empty).
    """

    slots: tuple[str, ...]
    rooms: tuple[Room, ...]
    sessions: tuple[Session, ...]
    people: tuple[Guest, ...] = ()
    votes: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: NOBODY)
    apart: tuple[tuple[str, str], ...] = ()
    before: tuple[Placed, ...] = ()
    settled: bool = True
    begun: tuple[str, ...] = ()
    guessed: tuple[str, ...] = ()
    gaps: tuple[int, ...] = ()


def wishes_of(snapshot: Snapshot) -> dict[str, frozenset[str]]:
    """For each person the sessions they wish for, their own included; people without any are left out."""
    known = {session.id for session in snapshot.sessions}
    wishes = {person: set(voted) & known for person, voted in snapshot.votes.items()}
    for session in snapshot.sessions:
        for host in session.hosts:
            wishes.setdefault(host, set()).add(session.id)
    return {person: frozenset(wanted) for person, wanted in wishes.items() if wanted}


def presence_of(snapshot: Snapshot) -> dict[str, frozenset[str]]:
    """For each person of the list the slots they are here in; somebody who is not on the list is here all day."""
    everything = frozenset(snapshot.slots)
    return {
        guest.id: everything if guest.present is None else everything & set(guest.present) for guest in snapshot.people
    }


def needs_of(snapshot: Snapshot) -> dict[str, frozenset[str]]:
    """For each session what its room must offer: what the session asks for and what those who wish for it need."""
    of_person = {guest.id: guest.needs for guest in snapshot.people}
    needs = {session.id: set(session.needs) for session in snapshot.sessions}
    for person, wanted in wishes_of(snapshot).items():
        for session in wanted:
            needs[session].update(of_person.get(person, ()))
    return {session: frozenset(wanted) for session, wanted in needs.items()}


def hosts_apart(session: Session, apart: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Two hosts of the session who must be kept apart, or nothing."""
    return next(((a, b) for a, b in apart if a in session.hosts and b in session.hosts), ())


def begun_rows(snapshot: Snapshot) -> tuple[Placed, ...]:
    """What runs or has run already and must stay where it is, of the sessions and rooms that still exist."""
    sessions = {session.id for session in snapshot.sessions}
    rooms = {room.id for room in snapshot.rooms}
    begun = set(snapshot.begun).intersection(snapshot.slots)
    kept: dict[tuple[str, str], Placed] = {}
    for row in snapshot.before:
        if row.slot in begun and row.session in sessions and row.room in rooms:
            sessions.discard(row.session)
            kept.setdefault((row.slot, row.room), row)
    return tuple(kept.values())


def broken_rules(snapshot: Snapshot, grid: Grid) -> tuple[Problem, ...]:
    """Every hard rule that `grid` breaks, recounted from the grid itself; nothing for a grid that may be used.

    Of what has begun only this is asked: that it stays as it was.
    """
    sessions = {session.id: session for session in snapshot.sessions}
    rooms = {room.id: room for room in snapshot.rooms}
    slots = set(snapshot.slots)
    known, broken = [], []
    for row in grid.placements:
        if row.session in sessions and row.slot in slots and row.room in rooms:
            known.append(row)
        else:
            broken.append(_broken("unknown", row))
    broken += _not_listed_once(snapshot, grid)
    cells = Counter((row.slot, row.room) for row in known)
    broken += [_broken("cell_twice", row) for row in known if cells[row.slot, row.room] > 1]
    needs, presence = needs_of(snapshot), presence_of(snapshot)
    kept = begun_rows(snapshot)
    broken += [_broken("begun_left", row) for row in kept if row not in known]
    to_come = [row for row in known if row not in kept]
    broken += [_broken("begun", row) for row in to_come if row.slot in snapshot.begun]
    for row in to_come:
        session, room = sessions[row.session], rooms[row.room]
        broken += _broken_by_cell(row, session, room, needs[row.session])
        broken += _broken_by_hosts(row, session, presence, snapshot.apart)
    return tuple(broken + _hosting_twice(to_come, sessions))


def _broken(what: str, row: Placed, who: tuple[str, ...] = (), private: bool = False) -> Problem:
    """One broken rule about one placement."""
    facts = {"session": row.session, "slot": row.slot, "room": row.room}
    return Problem(f"unconference.broken.{what}", who, row.session, facts, hard=True, private=private)


def _not_listed_once(snapshot: Snapshot, grid: Grid) -> list[Problem]:
    """Sessions that are not exactly once either placed or listed as unplaced."""
    listed = Counter([row.session for row in grid.placements] + list(grid.unplaced))
    strays = [session.id for session in snapshot.sessions if listed[session.id] != 1]
    return [Problem("unconference.broken.not_once", (), one, {"session": one}, hard=True) for one in strays]


def _broken_by_cell(row: Placed, session: Session, room: Room, needs: frozenset[str]) -> list[Problem]:
    """What the slot and the room of one placement break."""
    broken = []
    if needs - set(room.features):
        broken.append(_broken("needs", row, private=True))
    if row.slot in session.not_in:
        broken.append(_broken("not_in", row))
    if session.pinned_slot not in ("", row.slot) or session.pinned_room not in ("", row.room):
        broken.append(_broken("pin", row))
    if room.slots is not None and row.slot not in room.slots:
        broken.append(_broken("room_closed", row))
    return broken


def _broken_by_hosts(
    row: Placed, session: Session, presence: Mapping[str, frozenset[str]], apart: tuple[tuple[str, str], ...]
) -> list[Problem]:
    """Hosts who are not here then, or who must not share a session."""
    away = tuple(host for host in session.hosts if host in presence and row.slot not in presence[host])
    broken = [_broken("host_away", row, away)] if away else []
    pair = hosts_apart(session, apart)
    return [*broken, _broken("apart", row, pair, private=True)] if pair else broken


def _hosting_twice(rows: list[Placed], sessions: Mapping[str, Session]) -> list[Problem]:
    """Hosts with two sessions in one slot."""
    hosting = Counter((host, row.slot) for row in rows for host in set(sessions[row.session].hosts))
    return [
        Problem("unconference.broken.host_twice", (host,), "", {"slot": slot}, hard=True)
        for (host, slot), count in hosting.items()
        if count > 1
    ]


def score(snapshot: Snapshot, grid: Grid) -> dict[str, float]:
    """The figures of the goals, recounted from the grid; those of GOALS are better the smaller they are.

    Missed wishes are those that clash (two wishes of a person in one slot, or the person is not here then) and those
    for sessions that are not placed.
    """
    place = {row.session: row for row in grid.placements}
    wishes, misses = wishes_of(snapshot), misses_of(snapshot, grid)
    missed = sum(misses.values())
    unplaced_wishes = sum(len(wanted - place.keys()) for wanted in wishes.values())
    over = people_over_seats(snapshot, grid)
    return {
        "unplaced": len(snapshot.sessions) - len(place),
        "promised_unplaced": sum(one.is_promised and one.id not in place for one in snapshot.sessions),
        "missed_wishes": missed,
        "squared_misses": sum(count * count for count in misses.values()),
        "crowded_rooms": len(over),
        "people_over_seats": round(sum(over.values()), 3),
        "tight_walks": len(tight_walks(snapshot, grid)),
        "moved": sum(place.get(row.session) != row for row in snapshot.before),
        "placed": len(place),
        "wishes": sum(map(len, wishes.values())),
        "clash_wishes": missed - unplaced_wishes,
        "unplaced_wishes": unplaced_wishes,
        "worst_person_misses": max(misses.values(), default=0),
        "nearly_nothing": len(who_gets_nearly_nothing(wishes, misses)),
    }


def keeps_promises(snapshot: Snapshot, grid: Grid) -> bool:
    """True when every session that an organiser pinned or protected has its place."""
    placed = {row.session for row in grid.placements}
    return all(session.id in placed for session in snapshot.sessions if session.is_promised)


def who_gets_nearly_nothing(wishes: Mapping[str, frozenset[str]], misses: Mapping[str, int]) -> tuple[str, ...]:
    """People with three wishes or more who get fewer than a third of them."""
    return tuple(
        person
        for person, wanted in wishes.items()
        if len(wanted) >= _ENOUGH_WISHES and 3 * (len(wanted) - misses[person]) < len(wanted)
    )


def goal_key(figures: Mapping[str, float]) -> tuple[float, ...]:
    """What two scores are compared by: the smaller key is the better grid."""
    return tuple(figures[name] for name in GOALS)


def misses_of(snapshot: Snapshot, grid: Grid) -> dict[str, int]:
    """For each person how many wishes the grid denies: all but one of each slot, and those for unplaced sessions."""
    slot_of = {row.session: row.slot for row in grid.placements}
    presence, everything = presence_of(snapshot), frozenset(snapshot.slots)
    misses = {}
    for person, wanted in wishes_of(snapshot).items():
        met = {slot_of[one] for one in wanted if one in slot_of} & presence.get(person, everything)
        misses[person] = len(wanted) - len(met)
    return misses


def expected_attendance(snapshot: Snapshot, grid: Grid) -> dict[str, float]:
    """For each placed session how many people to expect: who wishes for k sessions of one slot counts 1/k in each.

    Everybody counts, also in slots they did not say they are here in: plans change, and a seat too many harms nobody.
    """
    slot_of = {row.session: row.slot for row in grid.placements}
    expected = dict.fromkeys(slot_of, 0.0)
    for wanted in wishes_of(snapshot).values():
        rivals = Counter(slot_of[one] for one in wanted if one in slot_of)
        for one in wanted & slot_of.keys():
            expected[one] += 1 / rivals[slot_of[one]]
    return expected


def people_over_seats(snapshot: Snapshot, grid: Grid) -> dict[str, float]:
    """Sessions that expect more people than their room seats, with how many more."""
    seats = {room.id: room.seats for room in snapshot.rooms}
    expected = expected_attendance(snapshot, grid)
    return {
        row.session: expected[row.session] - seats[row.room]
        for row in grid.placements
        if seats.get(row.room, 0) and expected[row.session] > seats[row.room] + 1e-9
    }


def tight_walks(snapshot: Snapshot, grid: Grid) -> tuple[tuple[str, Placed, Placed], ...]:
    """Each host with two sessions in a row, from where to where, who cannot walk it in the time between the slots."""
    hosts = {session.id: session.hosts for session in snapshot.sessions}
    away = {room.id: room.away for room in snapshot.rooms}
    rows = [row for row in grid.placements if row.room in away]
    hosting = {(host, row.slot): row for row in rows for host in hosts.get(row.session, ())}
    tight = []
    for first, second, gap in zip(snapshot.slots, snapshot.slots[1:], snapshot.gaps, strict=False):
        for host in dict.fromkeys(host for host, slot in hosting if slot == first):
            start, end = hosting[host, first], hosting.get((host, second))
            if end and start.room != end.room and away[start.room] + away[end.room] > gap:
                tight.append((host, start, end))
    return tuple(tight)
