"""Forgetting one person for good when they ask, and saying where else their name may be."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from t4gsw_desktop.core.desks import OtherCode
from t4gsw_desktop.core.events import Activity, Attendee
from t4gsw_desktop.core.people import GoesWith, KeepApart, KeptBoth, Person
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.core.records import AcceptedPlan
from t4gsw_desktop.core.timeline import from_text
from t4gsw_desktop.services.checkin import free_code
from t4gsw_desktop.services.events import event_of
from t4gsw_desktop.services.harvest import forget_author
from t4gsw_desktop.services.import_memory import forget_place
from t4gsw_desktop.services.kind_rows import take_out
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.services.people import pairs_with, person_of
from t4gsw_desktop.services.plans import leave_places
from t4gsw_desktop.services.workspace import Workspace, now_utc
from t4gsw_desktop.storage.unit_of_work import View, Work

BEFORE_ERASING = "before erasing"
_WHOLE_LOG = 1_000_000_000


@dataclass(frozen=True, slots=True)
class _Traces:
    """What the log knows of one person: the ids that were theirs, and the names they went by."""

    ids: frozenset[str]
    names: frozenset[str]


def erase_person(workspace: Workspace, person_id: str, *, now: datetime | None = None) -> str:
    """Forget a person for good; returns a sentence that says where their name may still be.

    A backup is made first. Then, in one act that cannot be undone: they leave the directory and the rules about pairs;
    at past events their places stay as counts, with their check-ins, without name, wishes or order; at events still to
    come they count as cancelled; what they wrote for activities goes; of what they said in a session only
    what they let others have stays, without their name; the journal forgets all of it.
    """
    person = workspace.read(person_of, person_id)
    traces = _traces(workspace, person)
    copy = workspace.back_up(BEFORE_ERASING)
    workspace.change(_erase, person, traces, now or now_utc())
    mentions = workspace.read(_mentions, person.full_name)
    also = f" {_said_of_mentions(mentions)}" if mentions else ""
    return (
        f"{person.full_name} is no longer in this file.{also} The name may still be in the copies in "
        f"“{copy.parent.name}”, on printed papers, and in exported or imported files; remove it there by hand. "
        "Taking in a list they are on would bring them back."
    )


def erase_people(workspace: Workspace, people: Iterable[Person], *, now: datetime | None = None) -> Path:
    """Forget several people for good, as `erase_person` does each, in one act; returns the backup made before."""
    traces = [(person, _traces(workspace, person)) for person in people]
    copy = workspace.back_up(BEFORE_ERASING)
    workspace.change(_erase_all, traces, now or now_utc())
    return copy


def _erase_all(work: Work, people: Iterable[tuple[Person, _Traces]], now: datetime) -> None:
    for person, traces in people:
        _erase(work, person, traces, now)
    work.label = "Remove people for good"


def _erase(work: Work, person: Person, traces: _Traces, now: datetime) -> None:
    forgotten = set(traces.ids)
    for kind in (KeepApart, GoesWith, KeptBoth):
        rules = [rule.id for rule in pairs_with(work, kind, person.id)]
        forgotten.update(rules)
        work.remove_many(kind, rules)
    for attendee in work.find(Attendee, person_id=person.id):
        forgotten |= _blank_attendee(work, attendee, now)
        forgotten |= _blank_mentions(work, attendee.event_id, traces.names)
    work.remove(Person, person.id)
    work.label = "Remove a person for good"
    work.forget(forgotten, traces.names)


def _blank_attendee(work: Work, attendee: Attendee, now: datetime) -> set[str]:
    """Leave a place that only counts, under a new badge code; returns the ids of what the journal has to forget."""
    over = from_text(event_of(work, attendee.event_id).ends) <= now
    blank = Attendee(
        id=attendee.id,
        event_id=attendee.event_id,
        person_id="",
        code=free_code(work, attendee.event_id),
        status=attendee.status if over else "cancelled",
        first_time=attendee.first_time,
        role=attendee.role,
    )
    work.put(blank)
    placements = work.find(Placement, attendee_id=attendee.id)
    if over:
        work.put_many([replace(one, topic="", subject="") for one in placements])
    else:
        leave_places(work, placements)
    forget_place(work, attendee)
    notes = forget_author(work, [attendee.id])
    badges = {one.id for one in work.find(OtherCode, attendee_id=attendee.id)}
    work.remove_many(OtherCode, badges)
    return {attendee.id, *badges, *notes, *take_out(work, attendee.id)}


def _blank_mentions(work: Work, event_id: str, names: Iterable[str]) -> set[str]:
    """Take their names out of what the program wrote itself: labels of their guests, and sentences about plans."""
    named = re.compile(rf"(?<!\w)({'|'.join(re.escape(name) for name in names)})(?!\w)")
    unnamed = work.find(Attendee, event_id=event_id, person_id=None)
    guests = [one for one in unnamed if named.search(one.label)]
    activities = {one.id for one in work.find(Activity, event_id=event_id)}
    plans = [one for one in work.find(AcceptedPlan, activity_id=activities) if named.search("\n".join(one.problems))]
    work.put_many([replace(one, label="Guest") for one in guests])
    work.put_many([replace(one, problems=tuple(p for p in one.problems if not named.search(p))) for one in plans])
    return {one.id for one in guests} | {one.id for one in plans}


def _traces(workspace: Workspace, person: Person) -> _Traces:
    """Earlier names, and entries that were merged into this one, as the labels of the log tell them, newest first.

    A second person of the same name may be taken in: then the log forgets a little more than it had to.
    """
    ids, names = {person.id}, {person.full_name, person.call_me} - {""}
    for step in workspace.history(_WHOLE_LOG):
        for verb, link in (("Merge ", " into "), ("Rename ", " to ")):
            later = next((name for name in names if step.label.endswith(f"{link}{name}")), "")
            if not later or not step.label.startswith(verb):
                continue
            names.add(step.label.removeprefix(verb).removesuffix(f"{link}{later}"))
            if verb == "Merge ":
                rows = workspace.changes_since(step.number - 1) - workspace.changes_since(step.number)
                ids |= workspace.read(
                    _merged_away, {row_id for table, row_id in rows if table in ("people", "attendees")}
                )
    return _Traces(frozenset(ids), frozenset(names))


def _merged_away(view: View, ids: set[str]) -> set[str]:
    """Those of the rows a merge touched that are gone: the other entry, and its place where both had one."""
    return ids - set(view.get_many(Person, ids)) - set(view.get_many(Attendee, ids))


def _mentions(view: View, name: str) -> dict[str, int]:
    """How many rows of each table still have this full name in some text: typed by somebody, so left to somebody."""
    found = {}
    for shelf in view.shelves:
        values: tuple[Any, ...] = view.find(shelf.value)
        rows = (shelf.to_raw(value) for value in values)
        count = sum(any(isinstance(cell, str) and name in cell for cell in raw.values()) for raw in rows)
        if count:
            found[shelf.table.name] = count
    return found


def _said_of_mentions(mentions: Mapping[str, int]) -> str:
    where = ", ".join(f"{counted(count, 'entry', 'entries')} of {table}" for table, count in mentions.items())
    return f"The same name still stands in {where}: look whether they are meant there."
