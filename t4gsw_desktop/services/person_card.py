"""Everything the card of one person shows: where they were, whom they met, who goes with them, and what was done."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from t4gsw_desktop.core.events import Attendee, Checkin, Event
from t4gsw_desktop.core.people import GoesWith, KeepApart, Person
from t4gsw_desktop.core.timeline import from_text
from t4gsw_desktop.services.checkin import standing_facts
from t4gsw_desktop.services.naming import listed
from t4gsw_desktop.services.people import pairs_with, person_of
from t4gsw_desktop.services.workspace import now_utc, refuse_unless
from t4gsw_desktop.storage import journal
from t4gsw_desktop.storage.counting import events_seen, sat_with
from t4gsw_desktop.storage.journal import Step
from t4gsw_desktop.storage.unit_of_work import View, Work

CAME, NO_SHOW, EXPECTED, WAITING, CANCELLED, NOT_SEEN = (
    "came",
    "no-show",
    "expected",
    "waiting",
    "cancelled",
    "not seen",
)
_LAST_EVENTS, _LOG_LINES = 6, 20


@dataclass(frozen=True, slots=True)
class Visit:
    """A place at one event. `what` is came, no-show, expected (still to come), waiting, cancelled, or not seen: the
    event is over and nobody was checked in there. `arrived` is a UTC instant or ""."""

    event: Event
    attendee: Attendee
    what: str
    arrived: str = ""


@dataclass(frozen=True, slots=True)
class Tie:
    """A rule about this person and another; `rule_id` is what the verbs of people.py take, `words` its note or role."""

    rule_id: str
    person_id: str
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class PersonCard:
    """One person as the card shows them.

    `visits` are newest first; `last_events` tells for up to six past events, the latest last, whether they were there;
    `met` counts the people they sat with as planned, at events that have begun. `apart` is private. `log` holds the
    newest acts about them and their places.
    """

    person: Person
    visits: tuple[Visit, ...]
    last_events: tuple[tuple[Event, bool], ...]
    met: int
    apart: tuple[Tie, ...]
    company: tuple[Tie, ...]
    log: tuple[Step, ...]


def person_card(view: View, person_id: str, now: datetime) -> PersonCard:
    """The card of one person; Refusal when they are no longer in the directory."""
    person = person_of(view, person_id)
    places = view.find(Attendee, person_id=person_id)
    visits = _visits(view, places, now)
    return PersonCard(
        person=person,
        visits=visits,
        last_events=_last_events(view, visits, now),
        met=len(_met(view, [one for one in visits if from_text(one.event.starts) <= now], person_id)),
        apart=_ties(view, KeepApart, person_id),
        company=_ties(view, GoesWith, person_id),
        log=_log(view, [person_id, *(one.id for one in places)]),
    )


def remove_person(work: Work, person_id: str, *, at: datetime | None = None) -> None:
    """Take somebody out of the directory; an undo brings them back, so this is no erasing (see privacy.py for that).

    At events that are over their places stay as counts without a name; rules about them go. Refusal while they are on
    the list of an event that is not over.
    """
    person, now = person_of(work, person_id), at or now_utc()
    places = work.find(Attendee, person_id=person_id)
    events = work.get_many(Event, {one.event_id for one in places})
    waiting = [one for one in places if one.status != "cancelled" and from_text(events[one.event_id].ends) > now]
    names = listed([f"“{events[one.event_id].name}”" for one in waiting])
    refuse_unless(not waiting, f"{person.full_name} is on the list of {names}. Take them off it first.")
    work.put_many([replace(one, person_id="") for one in places])
    work.remove(Person, person_id)
    work.label = f"Remove {person.full_name}"


def _visits(view: View, places: Iterable[Attendee], now: datetime) -> tuple[Visit, ...]:
    known = tuple(places)
    events = view.get_many(Event, {one.event_id for one in known})
    facts = view.find(Checkin, attendee_id={one.id for one in known})
    arrived: dict[str, str] = {}
    for fact in standing_facts(facts):
        arrived.setdefault(fact.attendee_id, fact.at)
    unseen = set(events) - events_seen(view, events)
    visits = [
        Visit(
            events[one.event_id], one, _what(one, events[one.event_id], arrived, unseen, now), arrived.get(one.id, "")
        )
        for one in known
    ]
    return tuple(sorted(visits, key=lambda one: (one.event.starts, one.event.id), reverse=True))


def _what(attendee: Attendee, event: Event, arrived: Mapping[str, str], unseen: set[str], now: datetime) -> str:
    if attendee.id in arrived:
        return CAME
    if attendee.status != "coming":
        return attendee.status
    if now < from_text(event.ends):
        return EXPECTED
    return NOT_SEEN if event.id in unseen else NO_SHOW


def _last_events(view: View, visits: Iterable[Visit], now: datetime) -> tuple[tuple[Event, bool], ...]:
    there = {one.event.id for one in visits if one.what in (CAME, NOT_SEEN)}
    past = sorted((one for one in view.find(Event) if from_text(one.ends) <= now), key=lambda one: (one.starts, one.id))
    return tuple((one, one.id in there) for one in past[-_LAST_EVENTS:])


def _met(view: View, visits: Iterable[Visit], person_id: str) -> frozenset[str]:
    """The people they shared a table or a desk with; who was not there although the door was open met nobody."""
    there = {one.attendee.id: one.event.id for one in visits if one.what in (CAME, NOT_SEEN, EXPECTED)}
    others = view.get_many(Attendee, sat_with(view, there)).values()
    seen = events_seen(view, set(there.values()))
    facts = view.find(Checkin, attendee_id={one.id for one in others if one.event_id in seen})
    came = {fact.attendee_id for fact in standing_facts(facts)}
    met = (one.person_id for one in others if one.event_id not in seen or one.id in came)
    return frozenset(met) - {"", person_id}


def _ties(view: View, kind: type[KeepApart] | type[GoesWith], person_id: str) -> tuple[Tie, ...]:
    rules = pairs_with(view, kind, person_id)
    other = {rule.id: rule.second_id if rule.first_id == person_id else rule.first_id for rule in rules}
    people = view.get_many(Person, other.values())
    ties = [Tie(one.id, other[one.id], people[other[one.id]].full_name, _words(one)) for one in rules]
    return tuple(sorted(ties, key=lambda one: (one.name, one.rule_id)))


def _words(rule: KeepApart | GoesWith) -> str:
    return rule.note if isinstance(rule, KeepApart) else rule.role


def _log(view: View, ids: Iterable[str]) -> tuple[Step, ...]:
    """The newest acts that touched any of these rows."""
    steps = {
        step.number: step for one in ids for step in journal.history(view.connection, newest=_LOG_LINES, row_id=one)
    }
    return tuple(steps[number] for number in sorted(steps, reverse=True)[:_LOG_LINES])
