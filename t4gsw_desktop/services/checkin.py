"""The door: who arrives, leaves, comes back and walks in, as facts that are appended and never changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from t4gsw_desktop.core.badge_code import new_code, read_code
from t4gsw_desktop.core.events import Attendee, Checkin, present_ids
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.core.timeline import from_text, to_text, wall_clock
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.services.events import event_of
from t4gsw_desktop.services.naming import name_of
from t4gsw_desktop.services.people import person_of, readable_name
from t4gsw_desktop.services.workspace import now_utc
from t4gsw_desktop.storage.unit_of_work import View, Work

HERE = ("arrived", "back")
_AT_A_TIME = 10_000  # attendees asked about in one reading of the file


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an act at the door. Nothing was written but for arrived, back, left and undone.

    `kind` is arrived, back, left, undone, already, absent, cancelled, waiting, not_for_tonight, unknown or damaged;
    `attendee` is None where the badge tells of nobody; `sentence` is for the person at the desk.
    """

    kind: str
    attendee: Attendee | None
    sentence: str


@dataclass(frozen=True, slots=True)
class DoorCounts:
    """The door in figures. `expected` are on the list as coming; each of them is `here`, has `left`, or is `to_come`.

    `walk_ins` are those of `expected` who were not on the list before they came.
    """

    expected: int
    here: int
    left: int
    to_come: int
    walk_ins: int
    waiting: int
    cancelled: int


def arrive(
    work: Work, attendee_id: str, *, at: datetime | None = None, desk: str = "", anyway: bool = False
) -> Outcome:
    """Somebody is here. Asking twice is harmless; somebody who had left is back.

    Who cancelled or is waiting for a place is let in only `anyway`, and then counts as coming.
    """
    attendee = attendee_of(work, attendee_id)
    name, zone = name_of(work, attendee), event_of(work, attendee.event_id).timezone
    facts = standing_facts(work.find(Checkin, attendee_id=attendee_id))
    if facts and facts[-1].what in HERE:
        since = f"{wall_clock(from_text(facts[-1].at), zone):%H:%M}"
        return Outcome("already", attendee, f"{name} is already here, since {since}.")
    if attendee.status == "cancelled" and not anyway:
        return Outcome("cancelled", attendee, f"{name} had cancelled. Let them in if there is a place.")
    if attendee.status == "waiting" and not anyway:
        return Outcome("waiting", attendee, f"{name} is on the waiting list. Let them in if there is a place.")
    if attendee.status != "coming":
        attendee = replace(attendee, status="coming")
        work.put(attendee)
    what = "back" if facts else "arrived"
    _append(work, attendee_id, what, at, desk)
    work.label = f"{name} {'is back' if facts else 'arrived'}"
    return Outcome(what, attendee, f"{name} is back." if facts else f"{name} is here.")


def arrive_by_code(work: Work, event_id: str, text: str, *, at: datetime | None = None, desk: str = "") -> Outcome:
    """Somebody is here, by what a scanner or a hand typed from their badge; every text has an outcome.

    Who cancelled or is waiting is not let in by this: the desk decides, and then says `arrive(..., anyway=True)`.
    """
    code = read_code(text)
    if code is None:
        return Outcome("damaged", None, "This code cannot be read whole. Scan it again, or find the person by name.")
    here = work.find(Attendee, event_id=event_id, code=code)
    if here:
        return arrive(work, here[0].id, at=at, desk=desk)
    elsewhere = work.find(Attendee, code=code)
    if not elsewhere:
        return Outcome("unknown", None, "Nobody on this list has this badge. Find the person by name.")
    event = event_of(work, elsewhere[0].event_id)
    day = wall_clock(from_text(event.starts), event.timezone)
    sentence = f"This badge is for “{event.name}” on {day.day} {day:%B %Y}. Find the person by name."
    return Outcome("not_for_tonight", elsewhere[0], sentence)


def come_back(work: Work, attendee_id: str, *, at: datetime | None = None, desk: str = "") -> Outcome:
    """Somebody who had left is here again; who never came arrives, and who is here is here already."""
    return arrive(work, attendee_id, at=at, desk=desk, anyway=True)


def leave(work: Work, attendee_id: str, *, at: datetime | None = None, desk: str = "") -> Outcome:
    """Somebody has gone home. Asking twice is harmless."""
    attendee = attendee_of(work, attendee_id)
    name = name_of(work, attendee)
    facts = standing_facts(work.find(Checkin, attendee_id=attendee_id))
    if not facts or facts[-1].what not in HERE:
        return Outcome("absent", attendee, f"{name} {'has left already' if facts else 'has not arrived yet'}.")
    _append(work, attendee_id, "left", at, desk)
    work.label = f"{name} left"
    return Outcome("left", attendee, f"{name} has left.")


def undo_arrival(work: Work, attendee_id: str, *, at: datetime | None = None, desk: str = "") -> Outcome:
    """The latest arrival or return of somebody who is here never happened; what was before it counts again."""
    attendee = attendee_of(work, attendee_id)
    name = name_of(work, attendee)
    facts = standing_facts(work.find(Checkin, attendee_id=attendee_id))
    if not facts or facts[-1].what not in HERE:
        return Outcome("absent", attendee, f"{name} is not here, so there is nothing to take back.")
    _append(work, attendee_id, "undone", at, desk, undoes=facts[-1].id)
    work.label = f"Take back that {name} is here"
    return Outcome("undone", attendee, f"{name} counts as not here.")


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
            return arrive(work, listed[0].id, at=at, desk=desk, anyway=True)
    else:
        person = Person(new_id(), readable_name(name), **fields)
        work.put(person)
    attendee = Attendee(new_id(), event_id, person.id, free_code(work, event_id), source="walk-in")
    work.put(attendee)
    _append(work, attendee.id, "arrived", at, desk)
    work.label = f"{person.full_name} walked in"
    return Outcome("arrived", attendee, f"{person.full_name} is here.")


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
    facts = facts_of(view, attendees)
    here = present_ids(facts)
    came = here | {fact.attendee_id for fact in standing_facts(facts)}
    coming = {one.id for one in attendees if one.status == "coming"}
    return DoorCounts(
        expected=len(coming),
        here=len(coming & here),
        left=len(coming & (came - here)),
        to_come=len(coming - came),
        walk_ins=sum(one.source == "walk-in" and one.id in coming for one in attendees),
        waiting=sum(one.status == "waiting" for one in attendees),
        cancelled=sum(one.status == "cancelled" for one in attendees),
    )


def facts_of(view: View, attendees: Iterable[Attendee]) -> tuple[Checkin, ...]:
    """All facts of the door about these attendees."""
    ids = [one.id for one in attendees]
    parts = (ids[start : start + _AT_A_TIME] for start in range(0, len(ids), _AT_A_TIME))
    return tuple(fact for part in parts for fact in view.find(Checkin, attendee_id=part))


def standing_facts(facts: Iterable[Checkin]) -> Sequence[Checkin]:
    """The facts that were not taken back, oldest first: the last one of a person tells whether they are here."""
    known = list(facts)
    undone = {fact.undoes for fact in known if fact.what == "undone"}
    standing = (fact for fact in known if fact.what != "undone" and fact.id not in undone)
    return sorted(standing, key=lambda fact: (fact.at, fact.id))


def attendee_of(view: View, attendee_id: str) -> Attendee:
    """The attendee of this id; Refusal when they are off the list."""
    attendee = view.get(Attendee, attendee_id)
    if attendee is None:
        raise Refusal("This person is no longer on the list of the event. Nothing was changed.")
    return attendee


def _append(work: Work, attendee_id: str, what: str, at: datetime | None, desk: str, undoes: str = "") -> None:
    """Add a fact that is later than all others of this attendee, though the computer's clock was set back meanwhile."""
    fact = Checkin(new_id(), attendee_id, what, to_text(at or now_utc()), desk, undoes)
    latest = max(((one.at, one.id) for one in work.find(Checkin, attendee_id=attendee_id)), default=("", ""))
    if (fact.at, fact.id) <= latest:
        fact = replace(fact, at=to_text(from_text(latest[0]) + timedelta(seconds=1)))
    work.put(fact)
