"""The door: who arrives, steps out, leaves, comes back and walks in, as facts that are appended and never changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from t4gsw_desktop.core.badge_code import new_code, read_code
from t4gsw_desktop.core.code_reading import codes_in
from t4gsw_desktop.core.events import HERE, Attendee, Checkin, present_ids, standing_facts
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.core.timeline import from_text, wall_clock
from t4gsw_desktop.services.badge_codes import attendee_with_code, attendees_with_code
from t4gsw_desktop.services.door_places import (
    DoorPlace,
    append_facts,
    attendee_of,
    place_of,
    places_as_listed,
    places_of,
)
from t4gsw_desktop.services.events import event_of
from t4gsw_desktop.services.naming import counted, name_of
from t4gsw_desktop.services.people import person_of, readable_name
from t4gsw_desktop.services.workspace import now_utc, refuse_unless
from t4gsw_desktop.storage.unit_of_work import View, Work

BOUNCE = timedelta(seconds=2)  # a scanner held a little long reads one badge twice


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an act at the door. Nothing was written but for arrived, back, out, left and undone.

    `kind` is one of those, or bounced, already, absent, cancelled, waiting, needs_person, not_for_tonight, unknown or
    damaged; `attendee` is None where the badge tells of nobody; `sentence` is for the person at the desk.
    """

    kind: str
    attendee: Attendee | None
    sentence: str


@dataclass(frozen=True, slots=True)
class DoorCounts:
    """The door in figures. `expected` are on the list as coming; each is `here`, `out`, has `left`, or is `to_come`.

    `walk_ins` are those of `expected` who were not on the list before they came.
    """

    expected: int
    here: int
    left: int
    to_come: int
    walk_ins: int
    waiting: int
    cancelled: int
    out: int = 0


def arrive(
    work: Work, attendee_id: str, *, at: datetime | None = None, desk: str = "", anyway: bool = False
) -> Outcome:
    """Somebody is here. Asking twice is harmless; somebody who had left or stepped out is back.

    Who cancelled or waits for a place is let in only `anyway`, and then counts as coming; so is who is to be met by an
    organiser.
    """
    place, desk = place_of(work, attendee_id), desk or work.desk
    return _stopped(place, desk, listed=not anyway, flagged=not anyway) or _let_in(work, place, at, desk)


def arrive_by_code(work: Work, event_id: str, text: str, *, at: datetime | None = None, desk: str = "") -> Outcome:
    """Somebody is here, by what a scanner or a hand typed from their badge; every text has an outcome.

    Who needs a decision is not let in by this: the desk decides, and then says `arrive(..., anyway=True)`. The same
    badge at the same desk within BOUNCE of its arrival is the scanner's doing: it says the same again.
    """
    codes = codes_in(text)
    found = next((one for code in codes if (one := attendee_with_code(work, event_id, code))), None)
    if found is not None:
        (place,), moment, desk = places_as_listed(work, [found]), at or now_utc(), desk or work.desk
        if place.is_here and place.came_within(BOUNCE, moment, desk):
            return Outcome("bounced", place.attendee, _said(place.standing[-1].what, place.name))
        return _stopped(place, desk) or _let_in(work, place, moment, desk)
    elsewhere = [one for code in codes for one in attendees_with_code(work, code)]
    if elsewhere:
        event = event_of(work, elsewhere[0].event_id)
        day = wall_clock(from_text(event.starts), event.timezone)
        sentence = f"This badge is for “{event.name}” on {day.day} {day:%B %Y}. Find the person by name."
        return Outcome("not_for_tonight", elsewhere[0], sentence)
    if read_code(text) is None:
        return Outcome("damaged", None, "This code cannot be read whole. Scan it again, or find the person by name.")
    return Outcome("unknown", None, "Nobody on this list has this badge. Find the person by name.")


def arrive_many(
    work: Work,
    event_id: str,
    attendee_ids: Iterable[str],
    *,
    at: datetime | None = None,
    desk: str = "",
    anyway: bool = False,
) -> tuple[Outcome, ...]:
    """These people are here, in one act; what came of it for each, in their order. Who is here already is left alone.

    Who needs a decision is told and left alone too, unless `anyway`. Refusal for somebody of another event.
    """
    places = places_of(work, attendee_ids)
    refuse_unless(
        all(one.attendee.event_id == event_id for one in places),
        "Somebody of these is on the list of another event. Nothing was changed.",
    )
    desk = desk or work.desk
    stops = [_stopped(one, desk, listed=not anyway, flagged=not anyway) for one in places]
    came = [one for one, stop in zip(places, stops, strict=True) if stop is None]
    let_in = iter(_let_in_all(work, came, at, desk))
    if len(came) > 1:
        work.label = f"Check in {counted(len(came), 'person', 'people')}"
    return tuple(stop or next(let_in) for stop in stops)


def come_back(work: Work, attendee_id: str, *, at: datetime | None = None, desk: str = "") -> Outcome:
    """Somebody who had left or stepped out is here again; who never came arrives, and who is here is here already.

    Nobody is asked about cancellations and waiting lists any more, but who is to be met by an organiser still is.
    """
    place, desk = place_of(work, attendee_id), desk or work.desk
    return _stopped(place, desk, listed=False) or _let_in(work, place, at, desk)


def leave(work: Work, attendee_id: str, *, at: datetime | None = None, desk: str = "") -> Outcome:
    """Somebody has gone home, from here or after they had stepped out. Asking twice is harmless."""
    place = place_of(work, attendee_id)
    if not place.standing or place.standing[-1].what == "left":
        return _absent(place)
    append_facts(work, [(place, "left", "")], at, desk)
    work.label = f"{place.name} left"
    return Outcome("left", place.attendee, f"{place.name} has left.")


def step_out(work: Work, attendee_id: str, *, at: datetime | None = None, desk: str = "") -> Outcome:
    """Somebody is out of the building for a while and expected back. Asking twice is harmless."""
    place = place_of(work, attendee_id)
    if not place.is_here:
        return _absent(place)
    append_facts(work, [(place, "out", "")], at, desk)
    work.label = f"{place.name} stepped out"
    return Outcome("out", place.attendee, f"{place.name} has stepped out.")


def undo_arrival(work: Work, attendee_id: str, *, at: datetime | None = None, desk: str = "") -> Outcome:
    """The latest arrival or return of somebody who is here never happened; what was before it counts again.

    Where several desks each noted it, all of these facts are taken back, at whatever time of the evening.
    """
    attendee_of(work, attendee_id)
    return undo_many(work, [attendee_id], at=at, desk=desk)[0]


def undo_many(
    work: Work, attendee_ids: Iterable[str], *, at: datetime | None = None, desk: str = ""
) -> tuple[Outcome, ...]:
    """`undo_arrival` for several people in one act; what came of it for each, in their order."""
    places = places_of(work, attendee_ids)
    here = [one for one in places if one.is_here]
    append_facts(work, [(one, "undone", fact.id) for one in here for fact in one.stay], at, desk)
    if here:
        alone = f"Take back that {here[0].name} is here"
        work.label = alone if len(here) == 1 else f"Take back {len(here):,} arrivals"
    return tuple(
        Outcome("undone", one.attendee, f"{one.name} counts as not here.")
        if one.is_here
        else Outcome("absent", one.attendee, f"{one.name} is not here, so there is nothing to take back.")
        for one in places
    )


def take_back(work: Work, fact_id: str, *, at: datetime | None = None, desk: str = "") -> Outcome:
    """One fact of the door never happened, nor what was noted of that person since; what was before counts again.

    Refusal for a fact that is not there, or was taken back already.
    """
    fact = work.get(Checkin, fact_id)
    place = place_of(work, fact.attendee_id) if fact else None
    refuse_unless(place and fact in place.standing, "This was taken back already. Nothing was changed.")
    assert place is not None
    assert fact is not None
    since = place.standing[place.standing.index(fact) :]
    append_facts(work, [(place, "undone", one.id) for one in since], at, desk)
    work.label = f"Take back what the door noted of {place.name}"
    return Outcome("undone", place.attendee, f"What the door noted of {place.name} is taken back.")


def walk_in(
    work: Work,
    event_id: str,
    name: str,
    *,
    person_id: str = "",
    at: datetime | None = None,
    desk: str = "",
    **fields: Any,
) -> Outcome:
    """Somebody who was not on the list is here: person, place and arrival in one act.

    `person_id` is for somebody of the directory, who is then not added again; `fields` are further fields of Person.
    """
    event_of(work, event_id)
    if person_id:
        person = person_of(work, person_id)
        listed = work.find(Attendee, event_id=event_id, person_id=person_id)
        if listed:
            return come_back(work, listed[0].id, at=at, desk=desk)
    else:
        person = Person(new_id(), readable_name(name), **fields)
        work.put(person)
    attendee = Attendee(new_id(), event_id, person.id, free_code(work, event_id), source="walk-in")
    work.put(attendee)
    outcome = _let_in(work, place_of(work, attendee.id), at, desk)
    work.label = f"{person.full_name} walked in"
    return outcome


def flag_for_door(work: Work, attendee_id: str, reason: str) -> Attendee:
    """Have the door ask for an organiser when this person comes; `reason` is for organisers alone, "" ends it."""
    attendee = replace(attendee_of(work, attendee_id), fetch=reason.strip())
    work.put(attendee)
    name = name_of(work, attendee)
    work.label = f"{name} is to be met at the door" if attendee.fetch else f"{name} need not be met at the door"
    return attendee


def free_code(view: View, event_id: str) -> str:
    """A badge code that nobody has at this event."""
    while True:
        code = new_code(frozenset())
        if not view.find(Attendee, event_id=event_id, code=code):
            return code


def present(view: View, event_id: str) -> frozenset[str]:
    """The ids of the attendees who are in the building."""
    return present_ids(facts_of(view, view.find(Attendee, event_id=event_id)))


def counts(view: View, event_id: str) -> DoorCounts:
    """The door in figures."""
    attendees = view.find(Attendee, event_id=event_id)
    latest = {fact.attendee_id: fact.what for fact in standing_facts(facts_of(view, attendees))}
    coming = {one.id for one in attendees if one.status == "coming"}
    said = [latest.get(one, "") for one in coming]
    return DoorCounts(
        expected=len(coming),
        here=sum(what in HERE for what in said),
        left=said.count("left"),
        to_come=said.count(""),
        walk_ins=sum(one.source == "walk-in" and one.id in coming for one in attendees),
        waiting=sum(one.status == "waiting" for one in attendees),
        cancelled=sum(one.status == "cancelled" for one in attendees),
        out=said.count("out"),
    )


def facts_of(view: View, attendees: Iterable[Attendee]) -> tuple[Checkin, ...]:
    """All facts of the door about these attendees."""
    return view.find(Checkin, attendee_id={one.id for one in attendees})


def _stopped(place: DoorPlace, desk: str, *, listed: bool = True, flagged: bool = True) -> Outcome | None:
    """What keeps somebody from being let in: they are here, or with `listed` their status, with `flagged` a flag."""
    attendee, name = place.attendee, place.name
    if place.is_here:
        return Outcome("already", attendee, f"{name} is already here, since {place.since(desk)}.")
    if flagged and attendee.fetch:
        return Outcome("needs_person", attendee, "Ask the organiser to come to the door.")
    if listed and attendee.status == "cancelled":
        return Outcome("cancelled", attendee, f"{name} had cancelled. Let them in if there is a place.")
    if listed and attendee.status == "waiting":
        return Outcome("waiting", attendee, f"{name} is on the waiting list. Let them in if there is a place.")
    return None


def _let_in(work: Work, place: DoorPlace, at: datetime | None, desk: str) -> Outcome:
    return _let_in_all(work, [place], at, desk)[0]


def _let_in_all(work: Work, places: Sequence[DoorPlace], at: datetime | None, desk: str) -> list[Outcome]:
    """Note that these people are here, and that they count as coming."""
    now_coming = [replace(one.attendee, status="coming") for one in places]
    work.put_many([after for after, one in zip(now_coming, places, strict=True) if after != one.attendee])
    noted = [(one, "back" if one.standing else "arrived", "") for one in places]
    append_facts(work, noted, at, desk)
    for place, what, _ in noted[:1]:
        work.label = f"{place.name} {'is back' if what == 'back' else 'arrived'}"
    return [
        Outcome(what, attendee, _said(what, place.name))
        for (place, what, _), attendee in zip(noted, now_coming, strict=True)
    ]


def _said(what: str, name: str) -> str:
    return f"{name} is back." if what == "back" else f"{name} is here."


def _absent(place: DoorPlace) -> Outcome:
    """Why somebody cannot go: they are not here."""
    what = place.standing[-1].what if place.standing else ""
    said = {"": "has not arrived yet", "left": "has left already", "out": "has stepped out already"}[what]
    return Outcome("absent", place.attendee, f"{place.name} {said}.")
