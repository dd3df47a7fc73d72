"""Who an event expects, in figures: helpers, first-timers, those who have been before, and what access is needed."""

from collections import Counter
from dataclasses import dataclass

from t4gsw_desktop.core.events import Attendee, Event
from t4gsw_desktop.core.people import ACCESS_NEEDS, Person
from t4gsw_desktop.services.events import event_of
from t4gsw_desktop.services.person_details import NEED_NAMES
from t4gsw_desktop.storage.unit_of_work import View

# What does not read well behind a number as the directory has it: "3 step-free, 1 interpreter".
_COUNTED_AS = {"step_free": "step-free", "quiet": "quiet space"}


@dataclass(frozen=True, slots=True)
class Attendance:
    """Those coming to an event, each counted once: a helper, here for the first time, been before, or not known.

    Helpers are experts, hosts and whoever has another task. `needing` people have access needs; `needs` tells how many
    need what, as (code, words, count). No name goes with any of it.
    """

    coming: int
    helpers: int
    first_time: int
    been_before: int
    not_known: int
    needing: int
    needs: tuple[tuple[str, str, int], ...]

    @property
    def needs_sentence(self) -> str:
        """ "3 step-free, 1 interpreter, 4 quiet space"; "" when nobody needs anything."""
        return ", ".join(f"{count:,} {words}" for _, words, count in self.needs)


def attendance(view: View, event_id: str) -> Attendance:
    """The figures of one event, as the list stands.

    Who has not said whether they are new has been before when they were on the list of an earlier event.
    """
    event = event_of(view, event_id)
    coming = view.find(Attendee, event_id=event_id, status="coming")
    people = view.get_many(Person, {one.person_id for one in coming} - {""})
    known = _been_before(view, event, set(people))
    told = Counter(_told_as(one, known) for one in coming)
    needs = Counter(need for person in people.values() for need in set(person.access_needs))
    return Attendance(
        coming=len(coming),
        helpers=told["helper"],
        first_time=told["first"],
        been_before=told["before"],
        not_known=told["unknown"],
        needing=sum(bool(person.access_needs) for person in people.values()),
        needs=tuple((need, _counted_as(need), needs[need]) for need in ACCESS_NEEDS if needs[need]),
    )


def _counted_as(need: str) -> str:
    return _COUNTED_AS.get(need) or NEED_NAMES[need].lower()


def _told_as(attendee: Attendee, known: frozenset[str]) -> str:
    if attendee.role != "guest":
        return "helper"
    if attendee.first_time:
        return "first"
    return "before" if attendee.first_time is False or attendee.person_id in known else "unknown"


def _been_before(view: View, event: Event, people: set[str]) -> frozenset[str]:
    """Those of `people` who were on the list of an earlier event and had not cancelled."""
    elsewhere = [one for one in view.find(Attendee, person_id=people) if one.status == "coming"]
    begun = {one.id: one.starts for one in view.get_many(Event, {one.event_id for one in elsewhere}).values()}
    return frozenset(one.person_id for one in elsewhere if begun[one.event_id] < event.starts)
