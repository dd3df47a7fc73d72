"""After an event: the notes and people that nobody needs any more, told of in time and cleared out."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from t4gsw_desktop.core.events import Activity, Attendee, Event
from t4gsw_desktop.core.keep_in_touch import TouchSlip
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.core.records import AcceptedPlan
from t4gsw_desktop.core.timeline import from_text, wall_clock
from t4gsw_desktop.services.events import event_of
from t4gsw_desktop.services.import_memory import forget_values
from t4gsw_desktop.services.keep_in_touch import slips_of_event
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.services.privacy import BEFORE_ERASING, erase_people
from t4gsw_desktop.services.workspace import Workspace, now_utc, refuse_unless
from t4gsw_desktop.storage.unit_of_work import View, Work

NOTES_AFTER, TICKS_AFTER, PEOPLE_AFTER = timedelta(days=7), timedelta(days=28), timedelta(days=90)
# What a list asks so that an evening goes well, and nobody needs once it is over.
NOTES = ("access_needs", "access_note", "food_needs")


@dataclass(frozen=True, slots=True)
class Reminder:
    """Something to clear out after an event.

    `what` is "notes", "ticks" or "people", `due` the day from which it is due.
    """

    event_id: str
    what: str
    due: date
    people: int
    sentence: str


def due_clear_outs(view: View, today: date) -> tuple[Reminder, ...]:
    """What is due to be cleared out by `today`, oldest first.

    That is notes 7 days after an event, ticks on keep-in-touch slips 28 days after, and people 90 days after.
    People who asked to be kept are left out, and so is whoever is on the list of an event that is still to come.
    """
    found = []
    for event in view.find(Event):
        ended = wall_clock(from_text(event.ends), event.timezone).date()
        if today < ended + NOTES_AFTER:
            continue
        slips = slips_of_event(view, event.id) if today >= ended + TICKS_AFTER else ()
        if slips:
            who = counted(len(slips), "person", "people")
            sentence = f"“{event.name}” was {(today - ended).days} days ago. Clear what {who} ticked to keep in touch?"
            found.append(Reminder(event.id, "ticks", ended + TICKS_AFTER, len(slips), sentence))
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


def erase_event_ticks(workspace: Workspace, event_id: str) -> str:
    """Forget for good what people ticked on their keep-in-touch slips at an event; nobody is brought together by it.

    A backup is made first; the act cannot be undone, and the journal forgets the ticks. What people chose to have
    passed on stays with them in the directory. Returns a sentence that says what was done.
    """
    event = workspace.read(event_of, event_id)
    slips = workspace.read(slips_of_event, event_id)
    if not slips:
        return f"No slip of “{event.name}” is left to clear."
    copy = workspace.back_up(BEFORE_ERASING)
    workspace.change(_clear_ticks, event, slips)
    return (
        f"What {counted(len(slips), 'person', 'people')} ticked is cleared. It may still be in the copies in "
        f"“{copy.parent.name}”, on the slips themselves, and on printed letters."
    )


def _clear_ticks(work: Work, event: Event, slips: Iterable[TouchSlip]) -> None:
    ids = {one.id for one in slips}
    work.remove_many(TouchSlip, ids)
    work.label = f"Clear the keep-in-touch slips of {event.name}"
    work.forget(ids, ())


def erase_event_people(workspace: Workspace, event_id: str, *, now: datetime | None = None) -> str:
    """Forget everybody of a past event who did not ask to be kept and is expected at no later one, for good.

    A backup is made first; the act cannot be undone. Returns a sentence that says what was done. Refusal before its
    end.
    """
    moment = now or now_utc()
    event = workspace.read(event_of, event_id)
    refuse_unless(from_text(event.ends) <= moment, f"“{event.name}” is not over yet, so its people are still needed.")
    people = workspace.read(_done_with, event, wall_clock(moment, event.timezone).date())
    if not people:
        return f"Nobody of “{event.name}” is left to remove."
    copy = erase_people(workspace, people, now=moment)
    return (
        f"{counted(len(people), 'person is', 'people are')} no longer in this file. They may still be in the copies in "
        f"“{copy.parent.name}”, on printed papers, and in files that were exported or imported."
    )


def _clear_notes(work: Work, event: Event, people: Iterable[Person]) -> None:
    cleared = [replace(one, access_needs=(), access_note="", food_needs="") for one in people]
    ids = {one.id for one in cleared}
    records = forget_values(work, work.find(Attendee, person_id=ids), NOTES)
    activities = {one.id for one in work.find(Activity, event_id=event.id)}
    plans = [one for one in work.find(AcceptedPlan, activity_id=activities) if one.problems]
    work.put_many([*cleared, *(replace(one, problems=()) for one in plans)])
    work.label = f"Clear access and food notes of {event.name}"
    work.forget(ids | records | {one.id for one in plans}, ())
