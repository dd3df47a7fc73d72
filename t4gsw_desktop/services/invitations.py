"""Who is on an event's list: people of the directory put on it, taken off it, and given something to do there."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from t4gsw_desktop.core.badge_code import new_code
from t4gsw_desktop.core.events import Attendee
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.services.events import event_of
from t4gsw_desktop.services.kind_rows import take_out
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.services.people import add_person, person_of
from t4gsw_desktop.services.team import known_role, role_word
from t4gsw_desktop.services.workspace import refuse_unless
from t4gsw_desktop.storage.unit_of_work import View, Work


def invite(work: Work, event_id: str, person_ids: Sequence[str]) -> int:
    """Put these people on an event's list as coming; returns how many were not before.

    Who had cancelled or was waiting is coming again, under the badge code they had.
    """
    event = event_of(work, event_id)
    people = _people(work, person_ids)
    listed = {one.person_id: one for one in work.find(Attendee, event_id=event_id)}
    taken = {one.code for one in listed.values()}
    places: list[Attendee] = []
    for person in people:
        known = listed.get(person.id)
        if known is None:
            code = new_code(taken)
            taken.add(code)
            places.append(Attendee(new_id(), event_id, person.id, code, source="directory"))
        elif known.status != "coming":
            places.append(replace(known, status="coming"))
    refuse_unless(places, f"{_said(people)} already on the list of “{event.name}”.")
    work.put_many(places)
    added = [person for person in people if person.id in {place.person_id for place in places}]
    work.label = f"Add {_named(added)} to {event.name}"
    return len(places)


def add_and_invite(work: Work, event_id: str, full_name: str, **fields: Any) -> Person:
    """Put somebody new into the directory and on an event's list, as one act."""
    person = add_person(work, full_name, **fields)
    invite(work, event_id, [person.id])
    return person


def uninvite(work: Work, event_id: str, person_ids: Sequence[str]) -> int:
    """Count these people as not coming; their badge code and all facts of the door stay. Returns how many came off."""
    event = event_of(work, event_id)
    people = _people(work, person_ids)
    ids = {person.id for person in people}
    places = [one for one in work.find(Attendee, event_id=event_id, person_id=ids) if one.status != "cancelled"]
    refuse_unless(places, f"{_said(people)} not on the list of “{event.name}”.")
    work.put_many([replace(one, status="cancelled") for one in places])
    off = {one.person_id for one in places}
    work.label = f"Take {_named([person for person in people if person.id in off])} off {event.name}"
    return len(places)


def set_role(work: Work, event_id: str, person_ids: Sequence[str], role: str) -> int:
    """Have these people come as `role` (see team.ROLES); who is not on the list yet is put on it. How many changed."""
    event = event_of(work, event_id)
    word = role_word(known_role(role)).lower()
    people = _people(work, person_ids)
    coming = {one.person_id for one in work.find(Attendee, event_id=event_id, status="coming")}
    if missing := [person.id for person in people if person.id not in coming]:
        invite(work, event_id, missing)
    places = work.find(Attendee, event_id=event_id, person_id={person.id for person in people})
    changed = [replace(one, role=role) for one in places if one.role != role]
    work.put_many(changed)
    work.label = f"{_named(people)} at {event.name}: {word}"
    return len(changed)


def remove_people(work: Work, person_ids: Sequence[str]) -> int:
    """Take these people out of the directory, off every list and out of every plan. It can be undone."""
    people = _people(work, person_ids)
    for attendee in work.find(Attendee, person_id={person.id for person in people}):
        take_out(work, attendee.id)
    work.remove_many(Person, [person.id for person in people])
    work.label = f"Remove {_named(people)}"
    return len(people)


def _people(view: View, person_ids: Sequence[str]) -> list[Person]:
    refuse_unless(person_ids, "Nobody is chosen.")
    return [person_of(view, person_id) for person_id in dict.fromkeys(person_ids)]


def _named(people: Sequence[Person]) -> str:
    return people[0].full_name if len(people) == 1 else counted(len(people), "person", "people")


def _said(people: Sequence[Person]) -> str:
    return f"{people[0].full_name} is" if len(people) == 1 else f"These {len(people)} people are"
