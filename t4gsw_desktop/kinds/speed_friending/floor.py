"""Who is in the room at one instant of the rounds, where they sit and where they could: what live reads start from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import combinations

from t4gsw_desktop.core.events import HERE, Activity, Checkin, presence, standing_facts
from t4gsw_desktop.core.parts import part_spans
from t4gsw_desktop.core.people import GoesWith, KeepApart
from t4gsw_desktop.core.places import placing_needs
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.core.seating import Pair, SeatingTable, pair
from t4gsw_desktop.core.timeline import from_text
from t4gsw_desktop.kinds.speed_friending.clock import READY, RunState, mark_time
from t4gsw_desktop.kinds.speed_friending.rows import OUT, LostTable, RoundWish
from t4gsw_desktop.kinds.speed_friending.verbs import (
    features_of_first_room,
    marks_of,
    odd_rule,
    places_for,
    state_of,
    table_size,
)
from t4gsw_desktop.services.checkin import facts_of
from t4gsw_desktop.services.events import activity_of, event_of
from t4gsw_desktop.services.plans import engagements
from t4gsw_desktop.services.roster import Guest, Roster, everybody_listed
from t4gsw_desktop.services.short_names import short_names
from t4gsw_desktop.services.sitting import met_before
from t4gsw_desktop.storage.unit_of_work import View


@dataclass(frozen=True)
class Floor:
    """The room at one instant. `shown` is the round that runs, that people walk to, or that was the last.

    `guests` is everybody on the list by id; `here` are those who can sit, `gone` those who
    left or sit out, `door` is False while the door has seen nobody. `rows` are all places of the activity, `tables`
    what can be used in the shown round, in the order of the room.
    """

    activity: Activity
    state: RunState
    guests: dict[str, Guest]
    here: frozenset[str]
    gone: frozenset[str]
    door: bool
    rows: tuple[Placement, ...]
    tables: tuple[SeatingTable, ...]
    apart: frozenset[Pair]
    together: frozenset[Pair]

    @cached_property
    def names(self) -> dict[str, str]:
        """The short names of those who are here or have a place."""
        known = self.here.union(row.attendee_id for row in self.rows)
        return short_names(guest for guest in self.guests.values() if guest.id in known)

    @property
    def shown(self) -> int:
        """The number of the round whose seats are shown."""
        return self.state.round

    def seats(self, number: int) -> dict[str, list[str]]:
        """Who has a seat at each table in a round, in seating order, without those who have gone."""
        found: dict[str, list[str]] = {}
        for row in self.rows:
            if row.part == number and row.place and row.attendee_id not in self.gone:
                found.setdefault(row.place, []).append(row.attendee_id)
        return found

    def seat(self, attendee_id: str, number: int) -> Placement | None:
        """The place of one person in a round; a rest is one without a table."""
        mine = (row for row in self.rows if row.part == number and row.attendee_id == attendee_id)
        return next(mine, None)

    def resting(self, number: int) -> list[str]:
        """Who rests in a round."""
        rows = (row for row in self.rows if row.part == number and not row.place)
        return [row.attendee_id for row in rows if row.attendee_id not in self.gone]

    def pairs(self, number: int) -> frozenset[Pair]:
        """Every pair that sits together in a round, or sat, those who have gone since included if it has begun."""
        tables: dict[str, list[str]] = {}
        for row in self.rows:
            if row.part == number and row.place:
                tables.setdefault(row.place, []).append(row.attendee_id)
        return frozenset(pair(*both) for people in tables.values() for both in combinations(people, 2))

    def met(self, attendee_id: str, before: int) -> frozenset[str]:
        """Whom somebody sat with in the rounds before `before`."""
        mine = {(row.part, row.place) for row in self.rows if row.attendee_id == attendee_id and row.part < before}
        met = {row.attendee_id for row in self.rows if row.place and (row.part, row.place) in mine}
        return frozenset(met - {attendee_id})

    def most(self, table: SeatingTable) -> int:
        """How many people may sit at a table."""
        size = table_size(self.activity)
        return min(table.seats, size + (size > 2 or odd_rule(self.activity) == "trio"))

    def may_sit(self, people: Iterable[str], table: SeatingTable, company: Iterable[str]) -> bool:
        """False where a rule speaks against these people at a table with this company; nobody is told which."""
        newcomers = set(people)
        everybody = newcomers | set(company)
        for one in newcomers:
            person = self.guests[one].person if one in self.guests else None
            if person and not set(placing_needs(person.access_needs)) <= table.features:
                return False
            if any(pair(one, other) in self.apart for other in everybody if other != one):
                return False
        return True

    def company(self, attendee_id: str) -> frozenset[str]:
        """Who is always where this person is, themselves included."""
        company, unseen = {attendee_id}, [attendee_id]
        while unseen:
            who = unseen.pop()
            more = {one for both in self.together if who in both for one in both} - company
            company |= more
            unseen += more
        return frozenset(company)


def read_floor(view: View, activity_id: str, now: datetime) -> Floor:
    """The room of these rounds at `now`."""
    activity = activity_of(view, activity_id)
    state = state_of(view, activity, now)
    listed = everybody_listed(view, activity.event_id)
    facts = facts_of(view, [guest.attendee for guest in listed])
    door = presence(facts)
    coming = {guest.id for guest in listed if guest.attendee.status == "coming"}
    gone = door.gone | _out(view.find(RoundWish, activity_id=activity_id, what=OUT), state)
    rows = view.find(Placement, activity_id=activity_id)
    here = in_the_room(view, activity_id, facts, rows).intersection(coming) - gone if door.used else coming - gone
    guests = {guest.id: guest for guest in listed}
    return Floor(
        activity=activity,
        state=state,
        guests=guests,
        here=frozenset(here),
        gone=gone,
        door=door.used,
        rows=rows,
        tables=_tables(view, activity, len(here), (row.place for row in rows if row.part == state.round)),
        apart=_pairs_of(view, KeepApart, listed),
        together=_pairs_of(view, GoesWith, listed),
    )


def in_the_room(view: View, activity_id: str, facts: Iterable[Checkin], rows: Iterable[Placement]) -> frozenset[str]:
    """Who is here: whom the door has taken in, and who sat in a round that began before the door was used at all.

    The first arrival at a door that nobody has used yet must not send home everybody who is talking in the room.
    """
    door, standing = presence(facts), standing_facts(facts)
    first = min((from_text(fact.at) for fact in standing if fact.what in HERE), default=None)
    marks = (mark for mark in marks_of(view, activity_id) if mark.what == "began")
    before = {mark.round for mark in marks if first is None or mark_time(mark) < first}
    return door.here | ({row.attendee_id for row in rows if row.part in before} - door.gone)


def roster_of(view: View, floor: Floor) -> Roster:
    """Who is here as planners know them, without reading again what the floor knows; who is busy here is not said."""
    here = tuple(guest for guest in floor.guests.values() if guest.id in floor.here)
    busy = engagements(view, floor.activity.event_id, but=floor.activity.id)
    event = event_of(view, floor.activity.event_id)
    by_person = {guest.person.id: guest.id for guest in here if guest.person}
    apart, together = (
        tuple(sorted(one for one in pairs if floor.here.issuperset(one))) for pairs in (floor.apart, floor.together)
    )
    return Roster(
        event=event,
        guests=here,
        apart=apart,
        together=together,
        met_before=met_before(view, event, by_person),
        busy={who: tuple(("", span) for span in spans) for who, spans in busy.items()},
    )


def _tables(view: View, activity: Activity, people: int, used: Iterable[str]) -> tuple[SeatingTable, ...]:
    """The tables of the room, then whatever else people sit at, but for what was lost."""
    known = [table for _, places in places_for(view, activity, people) for table in places]
    lost = {one.place for one in view.find(LostTable, activity_id=activity.id)}
    others = sorted({*used} - {table.id for table in known} - lost - {""})
    features = features_of_first_room(view, activity) if others else frozenset()
    seats = table_size(activity) + 1
    return (*known, *(SeatingTable(place, seats, features) for place in others))


def _out(wishes: Iterable[RoundWish], state: RunState) -> set[str]:
    """Who takes no part in the shown round, or in the first while nothing has begun."""
    return {one.attendee_id for one in wishes if one.round <= state.round and not 0 < one.until <= state.round}


def _pairs_of(view: View, kind: type[KeepApart] | type[GoesWith], listed: Iterable[Guest]) -> frozenset[Pair]:
    """The rules between people on the list, as pairs of attendees."""
    by_person = {guest.person.id: guest.id for guest in listed if guest.person}
    rules: tuple[KeepApart | GoesWith, ...] = view.find(kind)
    here = (rule for rule in rules if rule.first_id in by_person and rule.second_id in by_person)
    return frozenset(pair(by_person[rule.first_id], by_person[rule.second_id]) for rule in here)


def waiting(view: View, floor: Floor) -> list[str]:
    """Who is here and has nobody to talk to in the shown round: no seat and no rest, or alone at a table.

    Helpers who only fill in, and who is needed in another activity meanwhile, do not wait. Before the rounds have
    begun nobody waits.
    """
    if floor.state.phase == READY:
        return []
    seats = floor.seats(floor.shown)
    alone = {people[0] for people in seats.values() if len(people) == 1}
    seated = {one for people in seats.values() for one in people} | set(floor.resting(floor.shown))
    without = floor.here - seated
    if odd_rule(floor.activity) == "host":
        without -= {one for one in without if floor.guests[one].attendee.role == "helper"}
    spans = part_spans(floor.activity)
    if without and floor.shown <= len(spans):
        busy = engagements(view, floor.activity.event_id, but=floor.activity.id)
        span = spans[floor.shown - 1]
        without -= {one for one in without if any(span.overlaps(other) for other in busy.get(one, ()))}
    return sorted(without | alone, key=lambda one: floor.names.get(one, ""))
