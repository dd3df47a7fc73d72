"""Hosts who are not among those a grid is made for: not here yet, gone home, or not coming after all."""

from collections.abc import Collection, Iterable

from t4gsw_desktop.core.events import Activity, Attendee, standing_facts
from t4gsw_desktop.core.parts import part_spans
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.core.places import placing_needs
from t4gsw_desktop.kinds.unconference.rules import Guest
from t4gsw_desktop.services.checkin import facts_of
from t4gsw_desktop.services.plans import engagements
from t4gsw_desktop.storage.unit_of_work import View


def absent_hosts(view: View, activity: Activity, hosts: Iterable[str], listed: Collection[str]) -> tuple[Guest, ...]:
    """Those of `hosts` who are not `listed`, with the slots in which they can host.

    Who is still to come, or stepped out, is counted on when nothing else of the evening takes them; who has gone home
    or cancelled can host nothing any more.
    """
    absent = [host for host in dict.fromkeys(hosts) if host not in listed]
    if not absent:
        return ()
    known = view.get_many(Attendee, absent)
    people = view.get_many(Person, [one.person_id for one in known.values() if one.person_id])
    latest = {fact.attendee_id: fact.what for fact in standing_facts(facts_of(view, known.values()))}
    coming = {one.id for one in known.values() if one.status == "coming" and latest.get(one.id) != "left"}
    taken = engagements(view, activity.event_id, but=activity.id)
    guests = []
    for host in absent:
        person = people.get(known[host].person_id) if host in known else None
        free = (
            str(number)
            for number, span in enumerate(part_spans(activity), 1)
            if host in coming and not any(span.overlaps(other) for other in taken.get(host, ()))
        )
        guests.append(Guest(host, placing_needs(person.access_needs if person else ()), tuple(free)))
    return tuple(guests)
