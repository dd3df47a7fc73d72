"""Who an evening is planned for: its attendees joined with their people, and the pair rules told by attendee."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from t4gsw_desktop.core.events import HERE, PLAYED, Activity, Attendee, Checkin, Event, presence, standing_facts
from t4gsw_desktop.core.folding import fold
from t4gsw_desktop.core.people import GoesWith, KeepApart, Person
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.core.timeline import Span, from_text
from t4gsw_desktop.services.sitting import met_before
from t4gsw_desktop.storage.unit_of_work import View

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Guest:
    """One attendee with who they are; `person` is None for an unnamed guest. `name` is what papers show."""

    attendee: Attendee
    person: Person | None
    name: str

    @property
    def id(self) -> str:
        """The attendee's id, by which plans name people."""
        return self.attendee.id

    @property
    def newcomer(self) -> bool:
        """True when they said it is their first time; not known counts as no."""
        return bool(self.attendee.first_time)


@dataclass(frozen=True)
class Roster:
    """Everybody one event is planned for, in the order of their names.

    `apart` and `together` are pairs of attendee ids; `met_before` tells for a pair how many events ago they last sat
    together (1: the latest event that anybody here was at). `busy` maps an attendee to what is already accepted
    for them: pairs of an activity's id and a span.
    """

    event: Event
    guests: tuple[Guest, ...]
    apart: tuple[Pair, ...]
    together: tuple[Pair, ...]
    met_before: dict[Pair, int]
    busy: dict[str, tuple[tuple[str, Span], ...]]

    def free(self, attendee_id: str, span: Span, activity_id: str) -> bool:
        """True when this person is in no other activity during `span`."""
        return not any(other != activity_id and span.overlaps(taken) for other, taken in self.busy.get(attendee_id, ()))

    def without(self, activity_ids: Collection[str]) -> "Roster":
        """The same people, free during these activities: for planning one to which these will give way."""
        busy = {who: tuple(one for one in taken if one[0] not in activity_ids) for who, taken in self.busy.items()}
        return replace(self, busy=busy)

    def company(self, attendee_id: str) -> tuple[str, ...]:
        """Everybody who is always where this person is, by one or several steps; not themselves."""
        company = [attendee_id]
        for who in company:  # which grows while it is walked
            both = [way for pair in self.together for way in (pair, pair[::-1])]
            company += [other for one, other in both if one == who and other not in company]
        return tuple(company[1:])

    def guest(self, attendee_id: str) -> Guest | None:
        """The guest of this id."""
        return next((guest for guest in self.guests if guest.id == attendee_id), None)


def read_roster(view: View, event_id: str, *, here_only: bool = False) -> Roster:
    """The roster of an event: all who are coming; with `here_only`, once the door has seen anybody, those who are here.

    Papers are for everybody, plans for those who can take part in them.
    """
    event = view.get(Event, event_id)
    if event is None:
        raise KeyError(event_id)
    attendees = view.find(Attendee, event_id=event_id, status="coming")
    if here_only:
        here = _taking_part(view, event_id, {attendee.id for attendee in attendees})
        attendees = tuple(attendee for attendee in attendees if attendee.id in here)
    people = view.get_many(Person, [attendee.person_id for attendee in attendees if attendee.person_id])
    guests = named_apart(attendees, people)
    by_person = {guest.person.id: guest.id for guest in guests if guest.person}
    return Roster(
        event,
        guests,
        _pairs(((rule.first_id, rule.second_id) for rule in view.find(KeepApart)), by_person),
        _pairs(((rule.first_id, rule.second_id) for rule in view.find(GoesWith)), by_person),
        met_before(view, event, by_person),
        _busy(view, guests),
    )


def _taking_part(view: View, event_id: str, coming: Collection[str]) -> frozenset[str]:
    """Those of `coming` who can take part now, by the door; who sat in a round before its first use is not sent home.

    The rounds that have begun are history without those who were not there, as far as anybody knew.
    """
    facts = view.find(Checkin, attendee_id=set(coming))
    door = presence(facts)
    here = door.counted(coming)
    if not door.used:
        return here
    first = min(fact.at for fact in standing_facts(facts) if fact.what in HERE)
    for activity in view.find(Activity, event_id=event_id):
        begun = activity.settings.get(PLAYED, 0)
        parts = set(range(1, begun + 1)) if isinstance(begun, int) else set()
        sat = (row for row in view.find(Placement, activity_id=activity.id, part=parts) if row.starts < first)
        here |= {row.attendee_id for row in sat if row.attendee_id in coming} - door.gone
    return here


def everybody_listed(view: View, event_id: str) -> tuple[Guest, ...]:
    """Everybody on an event's list, those included who wait for a place, have cancelled or have not come."""
    attendees = view.find(Attendee, event_id=event_id)
    people = view.get_many(Person, [attendee.person_id for attendee in attendees if attendee.person_id])
    return named_apart(attendees, people)


def named_apart(attendees: Iterable[Attendee], people: dict[str, Person]) -> tuple[Guest, ...]:
    """Guests by name; where two are called the same, both are shown with their full name."""
    called = {}
    for attendee in attendees:
        person = people.get(attendee.person_id)
        called[attendee.id] = (attendee, person, person.badge_name if person else attendee.label or "Guest")
    times = Counter(fold(name) for _, _, name in called.values())
    guests = [
        Guest(attendee, person, person.full_name if person and times[fold(name)] > 1 else name)
        for attendee, person, name in called.values()
    ]
    return tuple(sorted(guests, key=lambda guest: (sort_key(guest), guest.id)))


def sort_key(guest: Guest) -> str:
    """By what a check-in sheet is sorted: the name somebody would say, or what the organiser set instead."""
    return fold(guest.person.sort_as or guest.name) if guest.person else fold(guest.name)


def _pairs(pairs: Iterable[Pair], by_person: dict[str, str]) -> tuple[Pair, ...]:
    here = {
        tuple(sorted((by_person[first], by_person[second])))
        for first, second in pairs
        if first in by_person and second in by_person
    }
    return tuple(sorted((first, second) for first, second in here))


def _busy(view: View, guests: tuple[Guest, ...]) -> dict[str, tuple[tuple[str, Span], ...]]:
    busy: dict[str, list[tuple[str, Span]]] = {}
    for placement in view.find(Placement, attendee_id={guest.id for guest in guests}):
        if placement.role != "rest":
            span = Span(from_text(placement.starts), from_text(placement.ends))
            busy.setdefault(placement.attendee_id, []).append((placement.activity_id, span))
    return {attendee_id: tuple(spans) for attendee_id, spans in busy.items()}
