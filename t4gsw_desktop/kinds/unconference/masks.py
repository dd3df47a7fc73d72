"""The snapshot of an unconference as whole numbers: one bit a person, so that a slot's audience is one union."""

from collections.abc import Iterable

from t4gsw_desktop.core.pairing import pair_off
from t4gsw_desktop.kinds.unconference.rules import (
    MOVE_PRICE,
    Placed,
    Session,
    Snapshot,
    begun_rows,
    hosts_apart,
    needs_of,
    presence_of,
    wishes_of,
)

_DIGIT = 10  # bits a room class takes in a slot's key: up to 1,023 sessions of one class in one slot


class Masks:
    """Tables that the search looks things up in, by place and session number.

    Places are the slots in order and, last, the `pool` of sessions that are nowhere. Session numbers from `count` on
    are empty cells. `wants[place][session]` are the people who would be there and wish for it, `hosts` those busy
    with it, `allowed` whether it may be there at all, and `prices` what that costs besides missed wishes: being
    unplaced costs more than any wishes, and in a settled grid leaving the earlier slot costs MOVE_PRICE. `rivals` are
    the sessions that share a host with a session, as bits; `running` the slots that have begun and stay as they are.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        wishes, needs = wishes_of(snapshot), needs_of(snapshot)
        self.people = list(dict.fromkeys([*wishes, *(guest.id for guest in snapshot.people)]))
        self.bit = {person: 1 << number for number, person in enumerate(self.people)}
        self.wish_counts = [len(wishes.get(person, ())) for person in self.people]
        self.wishes = sum(self.wish_counts)
        presence = presence_of(snapshot)
        everything = frozenset(snapshot.slots)
        self.here = [
            sum(bit for person, bit in self.bit.items() if slot in presence.get(person, everything))
            for slot in snapshot.slots
        ]
        self.begun = {row.session: row for row in begun_rows(snapshot)}
        self.rooms_open = [self._rooms_open_at(slot) for slot in snapshot.slots]
        self.pool = len(snapshot.slots)
        rooms = {session.id: self._rooms_for(session, needs[session.id]) for session in snapshot.sessions}
        slots = {session.id: self._slots_for(session, rooms[session.id]) for session in snapshot.sessions}
        self.sessions = [session for session in snapshot.sessions if slots[session.id]]
        self.hopeless = [session for session in snapshot.sessions if not slots[session.id]]
        self.count = len(self.sessions)
        self.total = self.count + sum(map(len, self.rooms_open))
        self.rooms = [rooms[session.id] for session in self.sessions]
        self.voters = self._voters(wishes)
        self._fill_tables([slots[session.id] for session in self.sessions])
        self.running = {number for number, slot in enumerate(snapshot.slots) if slot in snapshot.begun}
        self.rivals = self._rivals()
        self._name_room_classes()
        self._known_fits: list[dict[int, bool]] = [{} for _ in snapshot.slots]

    def _rooms_open_at(self, slot: str) -> list[int]:
        """The numbers of the rooms that can be used in this slot; once it has begun, of those in use."""
        rooms = enumerate(self.snapshot.rooms)
        if slot in self.snapshot.begun:
            used = {row.room for row in self.begun.values() if row.slot == slot}
            return [number for number, room in rooms if room.id in used]
        return [number for number, room in rooms if room.slots is None or slot in room.slots]

    def _rooms_for(self, session: Session, needs: frozenset[str]) -> int:
        """The rooms that meet all needs and the pin, as bits by room number; once it has begun, the one it is in."""
        begun = self.begun.get(session.id)
        fitting = 0
        for number, room in enumerate(self.snapshot.rooms):
            if begun and room.id != begun.room:
                continue
            if begun or needs <= set(room.features) and session.pinned_room in ("", room.id):
                fitting |= 1 << number
        return fitting

    def _slots_for(self, session: Session, rooms: int) -> set[int]:
        """The slots in which the session could be if it were alone; once it has begun, the one it is in."""
        if session.id in self.begun:
            return {self.snapshot.slots.index(self.begun[session.id].slot)}
        if hosts_apart(session, self.snapshot.apart):
            return set()
        hosts = _bits(self.bit, session.hosts)
        return {
            number
            for number, slot in enumerate(self.snapshot.slots)
            if slot not in session.not_in
            and slot not in self.snapshot.begun
            and session.pinned_slot in ("", slot)
            and hosts & ~self.here[number] == 0
            and any(rooms >> room & 1 for room in self.rooms_open[number])
        }

    def _voters(self, wishes: dict[str, frozenset[str]]) -> list[int]:
        """For each session everybody who wishes for it; nobody for empty cells."""
        of_session: dict[str, int] = {}
        for person, wanted in wishes.items():
            for session in wanted:
                of_session[session] = of_session.get(session, 0) | self.bit[person]
        return [of_session.get(session.id, 0) for session in self.sessions] + [0] * (self.total - self.count)

    def _rivals(self) -> list[int]:
        """For each session those that share a host with it, as bits by session number; none for empty cells."""
        of_host: dict[str, int] = {}
        for number, session in enumerate(self.sessions):
            for host in session.hosts:
                of_host[host] = of_host.get(host, 0) | 1 << number
        rivals = [0] * self.total
        for number, session in enumerate(self.sessions):
            for host in session.hosts:
                rivals[number] |= of_host[host] & ~(1 << number)
        return rivals

    def _fill_tables(self, slots: list[set[int]]) -> None:
        """Fill `wants`, `hosts`, `allowed` and `prices` for every place, the pool last."""
        blanks = self.total - self.count
        hosts = [_bits(self.bit, session.hosts) for session in self.sessions] + [0] * blanks
        self.wants = [[voters & here for voters in self.voters] for here in self.here] + [[0] * self.total]
        nobody = [0] * self.total
        self.hosts = [nobody if slot in self.snapshot.begun else hosts for slot in self.snapshot.slots] + [nobody]
        self.allowed = [[place in mine for mine in slots] + [True] * blanks for place in range(self.pool)]
        self.allowed.append([True] * self.total)
        self.earlier = earlier = self.earlier_slots()
        settled = self.snapshot.settled
        self.prices = [
            [MOVE_PRICE * (settled and earlier.get(number, place) != place) for number in range(self.total)]
            for place in range(self.pool)
        ]
        # Leaving out a promised session is worse than leaving out any that have their place already, and those worse
        # than any moves and misses; leaving out two sessions is worse than leaving out one.
        announced = 1 + self.wishes + MOVE_PRICE * self.count
        promise = announced * (self.count + 1)
        unplaced = promise * (self.count + 1)
        has_place = {number for number, place in earlier.items() if settled and self._could_stay(number, place)}
        self.prices.append(
            [
                unplaced + promise * session.is_promised + announced * (number in has_place)
                for number, session in enumerate(self.sessions)
            ]
            + [0] * blanks
        )

    def _could_stay(self, number: int, place: int) -> bool:
        """True when nothing but other sessions keeps this one from its place in the grid from before."""
        room = self.earlier_rooms()[number].room
        open_still = [self.snapshot.rooms[one].id for one in self.rooms_open[place] if self.rooms[number] >> one & 1]
        return self.allowed[place][number] and room in open_still

    def earlier_slots(self) -> dict[int, int]:
        """Session number to slot number in the grid from before, of those that are still there."""
        number_of = {session.id: number for number, session in enumerate(self.sessions)}
        slot_of = {slot: number for number, slot in enumerate(self.snapshot.slots)}
        return {
            number_of[row.session]: slot_of[row.slot]
            for row in self.snapshot.before
            if row.session in number_of and row.slot in slot_of
        }

    def earlier_rooms(self) -> dict[int, Placed]:
        """Session number to its placement in the grid from before."""
        rows = {row.session: row for row in self.snapshot.before}
        return {number: rows[session.id] for number, session in enumerate(self.sessions) if session.id in rows}

    def _name_room_classes(self) -> None:
        """Number the different sets of rooms: sessions of one class can be exchanged without asking about rooms."""
        self.classes = list(dict.fromkeys(self.rooms))
        digit = {rooms: 1 << _DIGIT * number for number, rooms in enumerate(self.classes)}
        self.digits = [digit[rooms] for rooms in self.rooms] + [0] * (self.total - self.count)

    def fits(self, place: int, key: int) -> bool:
        """True when sessions whose `digits` add up to `key` can all have a room of their own in this place."""
        if place == self.pool:
            return True
        known = self._known_fits[place]
        if key not in known:
            known[key] = self._have_rooms(place, key)
        return known[key]

    def _have_rooms(self, place: int, key: int) -> bool:
        """Try to find the rooms, one for each session."""
        suits: list[list[int]] = []
        for number, rooms in enumerate(self.classes):
            wanting = key >> _DIGIT * number & (1 << _DIGIT) - 1
            suits += [[room for room in self.rooms_open[place] if rooms >> room & 1]] * wanting
        return None not in pair_off(suits)


def _bits(bit: dict[str, int], people: Iterable[str]) -> int:
    """The union of some people's bits."""
    return sum(bit[person] for person in set(people))
