"""The book of the door: everybody on tonight's list as a desk needs them, kept in memory and brought up to date."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from t4gsw_desktop.core.events import Activity, Attendee, Checkin, Event
from t4gsw_desktop.core.folding import fold
from t4gsw_desktop.core.name_index import NameIndex
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.core.timeline import from_text, to_text, wall_clock
from t4gsw_desktop.services.checkin import HERE, facts_of, standing_facts
from t4gsw_desktop.services.helping import has_note, what_helps
from t4gsw_desktop.services.naming import REMOVED
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.unit_of_work import View

EXPECTED, IN, LEFT, WAITING, CANCELLED = "expected", "in", "left", "waiting", "cancelled"
_SOONEST = {EXPECTED: 0, WAITING: 1, LEFT: 2, IN: 3, CANCELLED: 4}


@dataclass(frozen=True, slots=True)
class DoorGuest:
    """One attendee at the door. `called` is what to call them, `state` one of the five states above.

    `at` is when they came or left last, as the clock there showed it, `moment` the same as an instant; both "" for who
    has not come. `note` is True when there is a desk note, whose words are never kept here.
    """

    id: str
    person_id: str
    code: str
    called: str
    full_name: str
    pronouns: str
    organisation: str
    photo: str
    first_time: bool
    been_before: bool
    walk_in: bool
    note: bool
    state: str
    at: str
    moment: str
    sort_as: str

    @property
    def where_from(self) -> str:
        """What tells two people of one name apart."""
        return " · ".join(part for part in (self.pronouns, self.organisation) if part)


@dataclass(frozen=True, slots=True)
class DoorFigures:
    """The door in figures: who is in the room, who came of those signed up, walk-ins, who is still to come, who left.

    `first_here` of `first_time` people who come for the first time have been here.
    """

    here: int
    signed_up: int
    signed_up_came: int
    walk_ins: int
    to_come: int
    left: int
    first_time: int
    first_here: int


@dataclass(frozen=True, slots=True)
class Stop:
    """Where somebody goes tonight: the activity, its kind, from when ("18:30"), where, about what, and with whom."""

    title: str
    kind: str
    at: str
    place: str
    topic: str
    role: str
    company: tuple[str, ...]


class DoorBook:
    """One event's guests; `catch_up` reads what the journal says has changed, and nothing else."""

    def __init__(self, workspace: Workspace, event_id: str) -> None:
        self._workspace, self.event_id = workspace, event_id
        self.event: Event | None = None
        self.guests: dict[str, DoorGuest] = {}
        self._facts: dict[str, str] = {}
        self._codes: dict[str, str] = {}
        self._index: NameIndex[str] = NameIndex()
        self._step = -1
        self.catch_up()

    def catch_up(self, topics: Collection[str] = ()) -> bool:
        """Be up to date with the file; True when anything the door shows is different now.

        `topics` are the tables that are known to have changed: of what was erased the journal tells nothing.
        """
        step = self._workspace.step()
        if step == self._step:
            return False
        changes = self._workspace.changes_since(self._step) if self._step >= 0 else frozenset()
        first, self._step = self._step < 0, step
        touched = self._touched(changes)
        if first or touched is None or not set(topics) <= {table for table, _ in changes}:
            self._read_all()
            return True
        self._read_some(touched)
        return bool(touched)

    def guest(self, attendee_id: str) -> DoorGuest | None:
        """The guest of this id, None when they are off the list."""
        return self.guests.get(attendee_id)

    def by_code(self, code: str) -> DoorGuest | None:
        """The guest of tonight with this badge code."""
        return self.guests.get(self._codes.get(code, ""))

    def by_person(self, person_id: str) -> DoorGuest | None:
        """The guest who is this person of the directory."""
        return next((one for one in self.guests.values() if person_id and one.person_id == person_id), None)

    def find(self, text: str) -> tuple[DoorGuest, ...]:
        """Who fits what was typed, best first; of those who fit as well, who is not here yet comes first."""
        hits = [(hit.rank, self.guests[hit.key]) for hit in self._index.find(text)]
        return tuple(guest for _, guest in sorted(hits, key=lambda hit: (hit[0], _order(hit[1]))))

    def nearest(self, text: str) -> tuple[str, ...]:
        """What those are called whose names look most like `text`."""
        return tuple(dict.fromkeys(self.guests[key].called for key in self._index.nearest(text)))

    def still_to_come(self) -> tuple[DoorGuest, ...]:
        """Everybody who is expected and has not come, in the order of their names."""
        return tuple(sorted((one for one in self.guests.values() if one.state == EXPECTED), key=_order))

    def latest(self, most: int) -> tuple[DoorGuest, ...]:
        """Those who are in the room, the last to come first."""
        here = [one for one in self.guests.values() if one.state == IN]
        return tuple(sorted(here, key=lambda one: (one.moment, one.id), reverse=True)[:most])

    def figures(self) -> DoorFigures:
        """The door in figures."""
        coming = [one for one in self.guests.values() if one.state in (EXPECTED, IN, LEFT)]
        came = [one for one in coming if one.state != EXPECTED]
        signed_up = [one for one in coming if not one.walk_in]
        return DoorFigures(
            here=sum(one.state == IN for one in came),
            signed_up=len(signed_up),
            signed_up_came=sum(one.state != EXPECTED for one in signed_up),
            walk_ins=sum(one.walk_in for one in came),
            to_come=len(coming) - len(came),
            left=sum(one.state == LEFT for one in came),
            first_time=sum(one.first_time for one in coming),
            first_here=sum(one.first_time for one in came),
        )

    def _touched(self, changes: Iterable[tuple[str, str]]) -> set[str] | None:
        """The attendees whom these changes concern, None when everything has to be read again."""
        ids: dict[str, set[str]] = {}
        for table, row_id in changes:
            ids.setdefault(table, set()).add(row_id)
        if "events" in ids or len(ids.get("attendees", ())) + len(ids.get("people", ())) > 200:
            return None
        touched = set(ids.get("attendees", ()))
        people = ids.get("people", set())
        touched |= {one.id for one in self.guests.values() if one.person_id in people}
        fresh = ids.get("checkins", set()) - self._facts.keys()
        touched |= {self._facts[one] for one in ids.get("checkins", set()) & self._facts.keys()}
        if fresh:
            touched |= {one.attendee_id for one in self._workspace.read(View.get_many, Checkin, fresh).values()}
        return touched

    def _read_all(self) -> None:
        self.event = self._workspace.read(View.get, Event, self.event_id) if self.event_id else None
        guests, self._facts = self._workspace.read(_door_guests, self.event) if self.event else ((), {})
        self.guests = {one.id: one for one in guests}
        self._codes = {one.code: one.id for one in guests}
        self._index = NameIndex((one.id, _found_by(one)) for one in guests)

    def _read_some(self, ids: Collection[str]) -> None:
        if not self.event or not ids:
            return
        guests, facts = self._workspace.read(_door_guests, self.event, ids)
        self._facts = {one: who for one, who in self._facts.items() if who not in ids} | facts
        there = {one.id: one for one in guests}
        for attendee_id in ids:
            before, now = self.guests.get(attendee_id), there.get(attendee_id)
            if before is not None:
                self._codes.pop(before.code, None)
            if now is None:
                self.guests.pop(attendee_id, None)
                self._index.remove(attendee_id)
            else:
                self.guests[attendee_id] = now
                self._codes[now.code] = now.id
                self._index.put(now.id, _found_by(now))


def desk_note(view: View, person_id: str) -> tuple[tuple[str, str], ...]:
    """The words of a guest's desk note by heading; read only while somebody looks at them."""
    person = view.get(Person, person_id) if person_id else None
    if person is None or not has_note(person):
        return ()
    parts = (("What helps", what_helps(person)), ("Food", person.food_needs))
    return tuple((heading, words) for heading, words in parts if words)


def next_stops(view: View, attendee_id: str, now: datetime, most: int = 3) -> tuple[Stop, ...]:
    """Where this guest goes next in each activity that is not over, soonest first; resting is going nowhere."""
    attendee = view.get(Attendee, attendee_id)
    event = view.get(Event, attendee.event_id) if attendee else None
    if event is None:
        return ()
    moment = to_text(now)
    placements = [one for one in view.find(Placement, attendee_id=attendee_id) if one.ends > moment]
    first: dict[str, Placement] = {}
    for placement in sorted(placements, key=lambda one: (one.starts, one.part)):
        if placement.role != "rest":
            first.setdefault(placement.activity_id, placement)
    activities = view.get_many(Activity, first)
    chosen = list(first.values())[:most]
    return tuple(_stop(view, one, activities[one.activity_id], event.timezone) for one in chosen)


def _stop(view: View, placement: Placement, activity: Activity, zone: str) -> Stop:
    """One stop; with whom is told where there are two people at most, an appointment or a pair."""
    company: tuple[str, ...] = ()
    there = view.find(Placement, activity_id=activity.id, part=placement.part, place=placement.place)
    others = [one for one in there if one.attendee_id not in ("", placement.attendee_id) and one.role != "companion"]
    if len(others) == 1:
        places = view.get_many(Attendee, [others[0].attendee_id])
        people = view.get_many(Person, [one.person_id for one in places.values() if one.person_id])
        company = tuple(one.badge_name for one in people.values())
    at = f"{wall_clock(from_text(placement.starts), zone):%H:%M}"
    return Stop(activity.title, activity.kind, at, placement.place, placement.topic, placement.role, company)


def _door_guests(
    view: View, event: Event, ids: Collection[str] | None = None
) -> tuple[tuple[DoorGuest, ...], dict[str, str]]:
    """The guests of an event, or those of `ids`, and whom each fact of the door is about."""
    if ids is None:
        attendees = view.find(Attendee, event_id=event.id)
    else:
        attendees = tuple(one for one in view.get_many(Attendee, ids).values() if one.event_id == event.id)
    people = view.get_many(Person, {one.person_id for one in attendees if one.person_id})
    facts = facts_of(view, attendees)
    latest = {fact.attendee_id: fact for fact in standing_facts(facts)}
    guests = (_guest(one, people.get(one.person_id), latest.get(one.id), event.timezone) for one in attendees)
    return tuple(guests), {fact.id: fact.attendee_id for fact in facts}


def _guest(attendee: Attendee, person: Person | None, fact: Checkin | None, zone: str) -> DoorGuest:
    name = person.full_name if person else attendee.label or REMOVED
    called = person.badge_name if person else name
    state = {"waiting": WAITING, "cancelled": CANCELLED}.get(attendee.status, EXPECTED)
    if fact is not None:
        state = IN if fact.what in HERE else LEFT
    guest = DoorGuest(
        id=attendee.id,
        person_id=attendee.person_id,
        code=attendee.code,
        called=called,
        full_name=name,
        pronouns="",
        organisation="" if person else attendee.ticket,
        photo="ask",
        first_time=bool(attendee.first_time),
        been_before=attendee.first_time is False,
        walk_in=attendee.source == "walk-in",
        note=False,
        state=state,
        at=f"{wall_clock(from_text(fact.at), zone):%H:%M}" if fact else "",
        moment=fact.at if fact else "",
        sort_as=fold(called),
    )
    if person is None:
        return guest
    return replace(
        guest,
        pronouns=person.pronouns,
        organisation=person.organisation,
        photo=person.photo_wish,
        note=has_note(person),
        sort_as=fold(person.sort_as or called),
    )


def _found_by(guest: DoorGuest) -> tuple[str, ...]:
    return (guest.called, guest.full_name, guest.organisation)


def _order(guest: DoorGuest) -> tuple[int, str, str]:
    return _SOONEST[guest.state], guest.sort_as, guest.id
