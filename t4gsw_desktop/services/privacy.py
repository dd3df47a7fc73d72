"""Forgetting: one person for good when they ask, and after an event the notes that nobody needs any more."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from t4gsw_desktop.core.events import Activity, Attendee, Event
from t4gsw_desktop.core.people import GoesWith, KeepApart, Person
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.core.records import AcceptedPlan, ImportRecord
from t4gsw_desktop.core.timeline import from_text, wall_clock
from t4gsw_desktop.services.checkin import free_code
from t4gsw_desktop.services.events import event_of
from t4gsw_desktop.services.kind_rows import take_out
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.services.people import pairs_with, person_of
from t4gsw_desktop.services.workspace import Workspace, now_utc, refuse_unless
from t4gsw_desktop.storage.unit_of_work import View, Work

BEFORE_ERASING = "before erasing"
NOTES_AFTER, PEOPLE_AFTER = timedelta(days=7), timedelta(days=90)
# What a list asks so that an evening goes well, and nobody needs once it is over.
NOTES = ("access_needs", "access_note", "food_needs")
_WHOLE_LOG = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Reminder:
    """Something to clear out after an event: `what` is "notes" or "people", `due` the day from which it is due."""

    event_id: str
    what: str
    due: date
    people: int
    sentence: str


@dataclass(frozen=True, slots=True)
class _Traces:
    """What the log knows of one person: the ids that were theirs, and the names they went by."""

    ids: frozenset[str]
    names: frozenset[str]


def erase_person(workspace: Workspace, person_id: str, *, now: datetime | None = None) -> str:
    """Forget a person for good; returns a sentence that says where their name may still be.

    A backup is made first. Then, in one act that cannot be undone: they leave the directory and the rules about pairs;
    at past events their places stay as counts, with their check-ins, without name, wishes or order; at events still to
    come they count as cancelled; what they wrote for activities goes; the journal forgets all of it.
    """
    person = workspace.read(person_of, person_id)
    traces = _traces(workspace, person)
    copy = workspace.back_up(BEFORE_ERASING)
    workspace.change(_erase, person, traces, now or now_utc())
    mentions = workspace.read(_mentions, person.full_name)
    also = f" {_said_of_mentions(mentions)}" if mentions else ""
    return (
        f"{person.full_name} is no longer in this file.{also} The name may still be in the copies in "
        f"“{copy.parent.name}”, on printed papers, and in exported or imported files; remove it there by hand."
    )


def _erase(work: Work, person: Person, traces: _Traces, now: datetime) -> None:
    forgotten = set(traces.ids)
    for kind in (KeepApart, GoesWith):
        rules = [rule.id for rule in pairs_with(work, kind, person.id)]
        forgotten.update(rules)
        work.remove_many(kind, rules)
    for attendee in work.find(Attendee, person_id=person.id):
        forgotten |= _blank_attendee(work, attendee, now)
        forgotten |= _blank_mentions(work, attendee.event_id, person)
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
        work.remove_many(Placement, [one.id for one in placements])
    for record in work.find(ImportRecord, event_id=attendee.event_id):
        if attendee.id in record.brought:
            work.put(replace(record, brought={key: one for key, one in record.brought.items() if key != attendee.id}))
    return {attendee.id, *take_out(work, attendee.id)}


def _blank_mentions(work: Work, event_id: str, person: Person) -> set[str]:
    """Take the name out of what the program wrote itself: labels of their guests, and sentences about plans."""
    names = _worth_searching((person.full_name, person.call_me))
    guests = [
        one
        for one in work.find(Attendee, event_id=event_id, person_id=None)
        if any(name in one.label for name in names)
    ]
    activities = {one.id for one in work.find(Activity, event_id=event_id)}
    plans = [
        one
        for one in work.find(AcceptedPlan, activity_id=activities)
        if any(n in p for n in names for p in one.problems)
    ]
    work.put_many([replace(one, label="Guest") for one in guests])
    work.put_many(
        [replace(one, problems=tuple(p for p in one.problems if not any(n in p for n in names))) for one in plans]
    )
    return {one.id for one in guests} | {one.id for one in plans}


def _worth_searching(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name.strip())


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


def due_clear_outs(view: View, today: date) -> tuple[Reminder, ...]:
    """What is due to be cleared out by `today`, oldest first: notes 7 days after an event, people 90 days after.

    People who asked to be kept are left out, and so is whoever is on the list of an event that is still to come.
    """
    found = []
    for event in view.find(Event):
        ended = wall_clock(from_text(event.ends), event.timezone).date()
        if today < ended + NOTES_AFTER:
            continue
        people = _done_with(view, event, today)
        noted = [person for person in people if any(getattr(person, name) for name in NOTES)]
        if noted:
            who = counted(len(noted), "person", "people")
            sentence = f"“{event.name}” was {(today - ended).days} days ago. Clear access and food notes of {who}?"
            found.append(Reminder(event.id, "notes", ended + NOTES_AFTER, len(noted), sentence))
        if people and today >= ended + PEOPLE_AFTER:
            who = counted(len(people), "person", "people")
            sentence = f"“{event.name}” was {(today - ended).days} days ago. Remove {who} who did not ask to be kept?"
            found.append(Reminder(event.id, "people", ended + PEOPLE_AFTER, len(people), sentence))
    return tuple(sorted(found, key=lambda one: (one.due, one.event_id, one.what)))


def _done_with(view: View, event: Event, today: date) -> tuple[Person, ...]:
    """People of a past event who did not ask to be kept and are expected at no later one."""
    ids = {one.person_id for one in view.find(Attendee, event_id=event.id)} - {""}
    later = {one.id for one in view.find(Event) if wall_clock(from_text(one.ends), one.timezone).date() >= today} - {
        event.id
    }
    expected = {one.person_id for one in view.find(Attendee, event_id=later) if one.status != "cancelled"}
    people = view.get_many(Person, ids - expected)
    return tuple(person for person in people.values() if person.keep_on_list is not True)


def erase_event_details(workspace: Workspace, event_id: str, *, now: datetime | None = None) -> str:
    """Clear what was noted about access and food of people of a past event who did not ask to be kept.

    A backup is made first; the act cannot be undone, and the journal forgets the notes. Sentences about its plans go
    too, for they may tell what somebody needs. Returns a sentence that says what was done. Refusal before its end.
    """
    moment = now or now_utc()
    event = workspace.read(event_of, event_id)
    refuse_unless(from_text(event.ends) <= moment, f"“{event.name}” is not over yet, so its notes are still needed.")
    today = wall_clock(moment, event.timezone).date()
    people = [one for one in workspace.read(_done_with, event, today) if any(getattr(one, name) for name in NOTES)]
    if not people:
        return f"Nobody of “{event.name}” has access or food notes to clear."
    copy = workspace.back_up(BEFORE_ERASING)
    workspace.change(_clear_notes, event, people)
    return (
        f"Access and food notes of {counted(len(people), 'person', 'people')} are cleared. They may still be in the "
        f"copies in “{copy.parent.name}”, on printed papers, and in files that were exported or imported."
    )


def _clear_notes(work: Work, event: Event, people: Iterable[Person]) -> None:
    cleared = [replace(one, access_needs=(), access_note="", food_needs="") for one in people]
    ids = {one.id for one in cleared}
    work.put_many(cleared)
    events = {one.event_id for one in work.find(Attendee, person_id=ids)}
    places = {one.id for one in work.find(Attendee, person_id=ids)}
    records = [
        replace(one, brought=_without_notes(one.brought, places)) for one in work.find(ImportRecord, event_id=events)
    ]
    activities = {one.id for one in work.find(Activity, event_id=event.id)}
    plans = [one for one in work.find(AcceptedPlan, activity_id=activities) if one.problems]
    work.put_many([*records, *(replace(one, problems=()) for one in plans)])
    work.label = f"Clear access and food notes of {event.name}"
    work.forget(ids | {one.id for one in records} | {one.id for one in plans}, ())


def _without_notes(brought: Mapping[str, object], places: set[str]) -> dict[str, object]:
    kept: dict[str, object] = {}
    for key, values in brought.items():
        if key in places and isinstance(values, Mapping):
            kept[key] = {name: value for name, value in values.items() if name not in NOTES}
        else:
            kept[key] = values
    return kept
