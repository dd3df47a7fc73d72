"""The same person put on one list at two desks that did not know of each other's entry."""

from collections.abc import Iterable

from t4gsw_desktop.core.alike_names import alike_pairs
from t4gsw_desktop.core.events import Attendee
from t4gsw_desktop.core.people import GoesWith, KeepApart, KeptBoth, Person
from t4gsw_desktop.services.doubles import join_attendees
from t4gsw_desktop.services.naming import name_of
from t4gsw_desktop.services.people import between
from t4gsw_desktop.storage.desk_differences import creations, made_elsewhere
from t4gsw_desktop.storage.desk_log import knowledge_of
from t4gsw_desktop.storage.unit_of_work import View, Work

Pair = tuple[Attendee, Attendee]


def join_same_people(work: Work) -> Iterable[str]:
    """Make one place of two that one person of the directory was given at two desks; all facts of the door stay.

    The place made first stays, and the badge of the other goes on being known.
    """
    for first, second in _pairs(work, same_person=True):
        if (kept := work.get(Attendee, first.id)) and (other := work.get(Attendee, second.id)):
            join_attendees(work, kept, other)
            yield f"{name_of(work, kept)} was put on the list at both desks and is on it once now."


def alike_walk_ins(view: View) -> tuple[Pair, ...]:
    """Two places at one event made at two desks, for people of the same or nearly the same name; earlier one first.

    Left out are people whom somebody knows to be two.
    """
    pairs = _pairs(view, same_person=False)
    rules = (KeptBoth, KeepApart, GoesWith)
    return tuple((a, b) for a, b in pairs if not any(between(view, rule, a.person_id, b.person_id) for rule in rules))


def _pairs(view: View, *, same_person: bool) -> tuple[Pair, ...]:
    told = view.get_many(Attendee, made_elsewhere(view, "attendees"))
    told = {one: attendee for one, attendee in told.items() if attendee.person_id}
    if not told:
        return ()
    there = view.find(Attendee, event_id={one.event_id for one in told.values()})
    found = set(_of_one_person(there, told) if same_person else _of_alike_names(view, there, told))
    made = creations(view, "attendees", {one for pair in found for one in pair})
    knowledge = knowledge_of(view.connection)
    known = {one.id: one for one in there}
    return tuple(
        (known[a], known[b])
        for a, b in sorted(found)
        if a in made and b in made and not knowledge.knows(made[a], made[b]) and not knowledge.knows(made[b], made[a])
    )


def _of_one_person(there: Iterable[Attendee], told: dict[str, Attendee]) -> Iterable[tuple[str, str]]:
    by_person: dict[tuple[str, str], list[str]] = {}
    for one in there:
        if one.person_id:
            by_person.setdefault((one.event_id, one.person_id), []).append(one.id)
    for attendee in told.values():
        for other in by_person[attendee.event_id, attendee.person_id]:
            if other != attendee.id:
                yield min(other, attendee.id), max(other, attendee.id)


def _of_alike_names(view: View, there: Iterable[Attendee], told: dict[str, Attendee]) -> Iterable[tuple[str, str]]:
    by_id = {one.id: one for one in there}
    people = view.get_many(Person, {one.person_id for one in by_id.values() if one.person_id})
    names = {one.id: people[one.person_id].full_name for one in by_id.values() if one.person_id in people}
    for first, second in alike_pairs(names.items(), ((one, names[one]) for one in told if one in names)):
        a, b = by_id[first], by_id[second]
        if a.event_id == b.event_id and a.person_id != b.person_id:
            yield min(first, second), max(first, second)
