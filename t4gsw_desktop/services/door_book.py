"""The book of the door: everybody on tonight's list as a desk needs them, kept in memory and brought up to date."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from t4gsw_desktop.core.events import HERE, Activity, Attendee, Checkin, Event, latest_stay, standing_facts
from t4gsw_desktop.core.folding import fold
from t4gsw_desktop.core.name_index import NameIndex
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.core.records import BadgePrint
from t4gsw_desktop.core.timeline import from_text, to_text, wall_clock
from t4gsw_desktop.services.badge_codes import other_codes_of
from t4gsw_desktop.services.badge_log import said_when
from t4gsw_desktop.services.checkin import facts_of
from t4gsw_desktop.services.helping import has_note, what_helps
from t4gsw_desktop.services.naming import REMOVED
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.columns import read_columns
from t4gsw_desktop.storage.journal import changes_since, latest_step
from t4gsw_desktop.storage.unit_of_work import View

EXPECTED, IN, OUT, LEFT, WAITING, CANCELLED = "expected", "in", "out", "left", "waiting", "cancelled"
_A_FEW = 100  # so many guests are read one by one
_SOONEST = {EXPECTED: 0, WAITING: 1, OUT: 2, LEFT: 3, IN: 4, CANCELLED: 5}


@dataclass(frozen=True, slots=True)
class DoorGuest:
    """One attendee at the door. `called` is what to call them, `state` one of the six states above.

    `at` is when they came, stepped out or left last, as the clock there showed it, `moment` the same as an instant,
    `desk` who noted it; all "" for who has not come. `note` is True when there is a desk note, `fetch` when an
    organiser wants to meet them; the words of neither are kept here. `badge_printed` is when their badge was printed
    last ("18:31"; "" for never), `badges` how often. `talk` is their wish about being talked to, `starts_at` where
    they start tonight ("Table 4, 18:30"), "" where no plan has them.
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
    desk: str = ""
    fetch: bool = False
    badge_printed: str = ""
    badges: int = 0
    talk: str = ""
    starts_at: str = ""

    @property
    def where_from(self) -> str:
        """What tells two people of one name apart."""
        return " · ".join(part for part in (self.pronouns, self.organisation) if part)


@dataclass(frozen=True, slots=True)
class DoorFigures:
    """The door in figures: who is in the room, who came of those signed up, walk-ins, who is still to come, who left.

    `first_here` of `first_time` people who come for the first time have been here; `out` people are expected back.
    """

    here: int
    signed_up: int
    signed_up_came: int
    walk_ins: int
    to_come: int
    left: int
    first_time: int
    first_here: int
    out: int = 0


@dataclass(frozen=True, slots=True)
class Stop:
    """Where somebody goes tonight: the activity, its kind, from when ("18:30"), where, about what, and with whom.

    `now` is True where it has begun.
    """

    title: str
    kind: str
    at: str
    place: str
    topic: str
    role: str
    company: tuple[str, ...]
    now: bool = False


class DoorBook:
    """One event's guests; `catch_up` reads what the journal says has changed, and nothing else."""

    def __init__(self, workspace: Workspace, event_id: str) -> None:
        self._workspace, self.event_id = workspace, event_id
        self.event: Event | None = None
        self.guests: dict[str, DoorGuest] = {}
        self._facts: dict[str, str] = {}
        self._codes: dict[str, str] = {}
        self._other_codes: dict[str, str] = {}
        self._index: NameIndex[str] = NameIndex()
        self._step = -1
        self.catch_up()

    def catch_up(self, topics: Collection[str] = ()) -> bool:
        """Be up to date with the file; True when anything the door shows is different now.

        `topics` are the tables that are known to have changed: of what was erased the journal tells nothing.
        """
        return self._workspace.read(self._catch_up, topics)  # in one reading: at the door each millisecond counts

    def _catch_up(self, view: View, topics: Collection[str]) -> bool:
        step = latest_step(view.connection)
        if step == self._step:
            return False
        changes = changes_since(view.connection, self._step) if self._step >= 0 else frozenset()
        first, self._step = self._step < 0, step
        touched = self._touched(view, changes)
        if first or touched is None or not set(topics) <= {table for table, _ in changes}:
            self._read_all(view)
            return True
        self._read_some(view, touched)
        return bool(touched)

    def guest(self, attendee_id: str) -> DoorGuest | None:
        """The guest of this id, None when they are off the list."""
        return self.guests.get(attendee_id)

    def by_code(self, code: str) -> DoorGuest | None:
        """The guest of tonight with this badge code, or with a badge that was joined to theirs."""
        return self.guests.get(self._codes.get(code) or self._other_codes.get(code, ""))

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
        coming = [one for one in self.guests.values() if one.state in (EXPECTED, IN, OUT, LEFT)]
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
            out=sum(one.state == OUT for one in came),
        )

    def _touched(self, view: View, changes: Iterable[tuple[str, str]]) -> set[str] | None:
        """The attendees whom these changes concern, None when everything has to be read again."""
        ids: dict[str, set[str]] = {}
        for table, row_id in changes:
            ids.setdefault(table, set()).add(row_id)
        if ids.keys() & {"events", "other_codes"} or len(ids.get("attendees", ())) + len(ids.get("people", ())) > 200:
            return None
        touched = set(ids.get("attendees", ()))
        people = ids.get("people", set())
        touched |= {one.id for one in self.guests.values() if one.person_id in people}
        for table in ("checkins", "badge_prints"):
            facts = ids.get(table, set())
            touched |= {self._facts[one] for one in facts & self._facts.keys()}
            if fresh := facts - self._facts.keys():
                touched |= _whom(view, table, fresh)
        if ids.keys() & {"placements", "activities"}:
            touched |= self._moved(view)
        return touched

    def _moved(self, view: View) -> set[str]:
        """Those who start elsewhere tonight than they did."""
        if self.event is None:
            return set()
        starts = _starts(view, self.event, tuple(self.guests))
        return {one.id for one in self.guests.values() if one.starts_at != starts.get(one.id, "")}

    def _read_all(self, view: View) -> None:
        self.event = view.get(Event, self.event_id) if self.event_id else None
        guests, self._facts = _door_guests(view, self.event) if self.event else ((), {})
        self.guests = {one.id: one for one in guests}
        self._codes = {one.code: one.id for one in guests}
        self._other_codes = other_codes_of(view, self.event_id)
        self._index = NameIndex((one.id, _found_by(one)) for one in guests)

    def _read_some(self, view: View, ids: Collection[str]) -> None:
        if not self.event or not ids:
            return
        guests, facts = _door_guests(view, self.event, ids)
        self._facts = {one: who for one, who in self._facts.items() if who not in ids} | facts
        there = {one.id: one for one in guests}
        for attendee_id in ids:
            self._keep(attendee_id, there.get(attendee_id))

    def _keep(self, attendee_id: str, now: DoorGuest | None) -> None:
        """Have the book know of one guest what is so now."""
        before = self.guests.get(attendee_id)
        if before is not None:
            self._codes.pop(before.code, None)
        if now is None:
            self.guests.pop(attendee_id, None)
            self._index.remove(attendee_id)
            return
        self.guests[attendee_id] = now
        self._codes[now.code] = now.id
        if before is None or _found_by(before) != _found_by(now):
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
    return tuple(
        replace(_stop(view, one, activities[one.activity_id], event.timezone), now=one.starts <= moment)
        for one in chosen
    )


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
    """The guests of an event, or those of `ids`, and whom each fact of the door and each badge printed is about."""
    if ids is None:
        attendees = view.find(Attendee, event_id=event.id)
    else:
        attendees = tuple(one for one in view.get_many(Attendee, ids).values() if one.event_id == event.id)
    people = view.get_many(Person, {one.person_id for one in attendees if one.person_id})
    facts = facts_of(view, attendees)
    badges = view.find(BadgePrint, attendee_id={one.id for one in attendees})
    standing: dict[str, list[Checkin]] = {}
    for fact in standing_facts(facts):
        standing.setdefault(fact.attendee_id, []).append(fact)
    printed: dict[str, list[str]] = {}
    for badge in badges:
        printed.setdefault(badge.attendee_id, []).append(badge.at)
    starts = _starts(view, event, [one.id for one in attendees])
    guests = (
        replace(
            _guest(one, people.get(one.person_id), latest_stay(standing.get(one.id, ())), event.timezone),
            badge_printed=said_when(max(printed[one.id]), event) if one.id in printed else "",
            badges=len(printed.get(one.id, ())),
            starts_at=starts.get(one.id, ""),
        )
        for one in attendees
    )
    about = {fact.id: fact.attendee_id for fact in facts} | {badge.id: badge.attendee_id for badge in badges}
    return tuple(guests), about


def _whom(view: View, table: str, fact_ids: Collection[str]) -> set[str]:
    """Whom these facts of the door, or these badges printed, are about."""
    names, kind = ("attendee_id",), view.shelves.for_table(table).value
    return {attendee_id for (attendee_id,) in read_columns(view, kind, names, fact_ids)}


def _starts(view: View, event: Event, attendee_ids: Collection[str]) -> dict[str, str]:
    """Where those of these attendees start whom a plan has, and when."""
    first: dict[str, tuple[str, str]] = {}
    for who, starts, place, role in _seats(view, event, attendee_ids):
        if role != "rest" and place and (starts, place) < first.get(who, ("~", "")):
            first[who] = (starts, place)
    return {
        who: f"{place}, {wall_clock(from_text(starts), event.timezone):%H:%M}" for who, (starts, place) in first.items()
    }


def _seats(view: View, event: Event, attendee_ids: Collection[str]) -> Iterable[tuple[str, str, str, str]]:
    """Whose, when, where and as what every place of these attendees is: of a few by theirs, of many by the plans."""
    if len(attendee_ids) <= _A_FEW:
        found = view.find(Placement, attendee_id=set(attendee_ids))
        return [(one.attendee_id, one.starts, one.place, one.role) for one in found]
    names = ("attendee_id", "starts", "place", "role")
    activities = view.find(Activity, event_id=event.id)
    return [seat for one in activities for seat in read_columns(view, Placement, names, activity_id=one.id)]


def _guest(attendee: Attendee, person: Person | None, stay: tuple[Checkin, ...], zone: str) -> DoorGuest:
    """A guest as the file has them; `stay` are the facts that make it so as it is, none for who has not come."""
    name = person.full_name if person else attendee.label or REMOVED
    called = person.badge_name if person else name
    state = {"waiting": WAITING, "cancelled": CANCELLED}.get(attendee.status, EXPECTED)
    if stay:
        state = IN if stay[-1].what in HERE else OUT if stay[-1].what == "out" else LEFT
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
        at=f"{wall_clock(from_text(stay[0].at), zone):%H:%M}" if stay else "",
        moment=stay[0].at if stay else "",
        sort_as=fold(called),
        desk=stay[0].desk if stay else "",
        fetch=bool(attendee.fetch),
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
        talk=person.talk,
    )


def _found_by(guest: DoorGuest) -> tuple[str, ...]:
    return (guest.called, guest.full_name, guest.organisation)


def _order(guest: DoorGuest) -> tuple[int, str, str]:
    return _SOONEST[guest.state], guest.sort_as, guest.id
