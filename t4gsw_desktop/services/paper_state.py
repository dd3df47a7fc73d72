"""The event's own papers: which have been printed, and what on them has changed since, counted in people."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from t4gsw_desktop.core.events import Activity, Attendee, Event
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.core.places import Room
from t4gsw_desktop.core.records import Printing
from t4gsw_desktop.services.events import timeline
from t4gsw_desktop.storage.journal import rows_as_of
from t4gsw_desktop.storage.unit_of_work import View

V = TypeVar("V")
Fields = Mapping[type, tuple[str, ...]]
_NAMES = ("full_name", "call_me", "sort_as")
_NOTES = ("access_needs", "access_note", "food_needs", "companion")
BADGES, CHECKIN_SHEET, DESK_NOTES, SCHEDULE = "badges", "check-in-sheet", "desk-notes", "schedule-poster"
# What each paper shows. Whatever else is changed leaves it true.
_OF_PEOPLE: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    BADGES: (
        ("full_name", "call_me", "pronouns", "organisation", "photo", "talk", "languages", "offers", "focus"),
        ("person_id", "code", "label", "role"),
    ),
    CHECKIN_SHEET: ((*_NAMES, "organisation", "photo", *_NOTES), ("person_id", "code", "label", "ticket")),
    DESK_NOTES: ((*_NAMES, *_NOTES), ("person_id", "label")),
}
_OF_SCHEDULE: Fields = {
    Event: ("name", "starts", "ends"),
    Activity: ("title", "starts", "ends", "room_ids", "position"),
    Room: ("name",),
}


@dataclass(frozen=True, slots=True)
class PaperState:
    """One paper of an event: its latest printing (None: not yet), and how much on it has changed since.

    `changed` counts people for the papers about people, else rows; people who are new count, people who are no longer
    coming count on the lists but not among the badges, for nobody needs to print those.
    """

    key: str
    printing: Printing | None
    changed: int


def paper_states(view: View, event_id: str) -> dict[str, PaperState]:
    """The badges, the check-in sheet, the desk notes and the schedule, by key."""
    latest = {key: latest_printing(view, event_id, key) for key in (*_OF_PEOPLE, SCHEDULE)}
    return {key: PaperState(key, one, _changed(view, event_id, key, one)) for key, one in latest.items()}


def latest_printing(view: View, event_id: str, key: str) -> Printing | None:
    """The newest printing of a paper, which the log names by its key or as "Name badges (badges)"."""
    printings = view.find(Printing, event_id=event_id)
    found = [one for one in printings if one.paper == key or one.paper.endswith(f"({key})")]
    return max(found, key=lambda one: (one.step, one.at, one.id), default=None)


def _changed(view: View, event_id: str, key: str, printing: Printing | None) -> int:
    if printing is None:
        return 0
    if key in _OF_PEOPLE:
        return len(_people_changed(view, event_id, printing.step, *_OF_PEOPLE[key], and_gone=key != BADGES))
    return _rows_changed(view, event_id, printing.step)


def people_changed(view: View, event_id: str, key: str) -> frozenset[str] | None:
    """Who has come new or says something else than on the latest printing of BADGES, CHECKIN_SHEET or DESK_NOTES.

    Attendees by id, for CHECKIN_SHEET and DESK_NOTES those included who come no longer; None before the first printing.
    """
    printing = latest_printing(view, event_id, key)
    if printing is None:
        return None
    return _people_changed(view, event_id, printing.step, *_OF_PEOPLE[key], and_gone=key != BADGES)


def _people_changed(
    view: View, event_id: str, step: int, of_person: tuple[str, ...], of_place: tuple[str, ...], *, and_gone: bool
) -> frozenset[str]:
    """The attendees of whom the paper says something that is no longer so, by id."""
    places_then, people_then = as_of(view, Attendee, step), as_of(view, Person, step)
    now = {one.id: one for one in view.find(Attendee, event_id=event_id)}
    people = view.get_many(Person, {one.person_id for one in now.values()} & set(people_then))
    found = set()
    for attendee_id in {*now, *places_then}:
        place, was = now.get(attendee_id), places_then.get(attendee_id, now.get(attendee_id))
        is_listed, was_listed = _comes(place, event_id), _comes(was, event_id)
        if is_listed != was_listed and (is_listed or and_gone):
            found.add(attendee_id)
        elif place and was and is_listed and was_listed:
            person_id = place.person_id
            moved = differ(place, was, of_place)
            if moved or (person_id in people and differ(people[person_id], people_then[person_id], of_person)):
                found.add(attendee_id)
    return frozenset(found)


def _comes(place: Attendee | None, event_id: str) -> bool:
    return place is not None and place.event_id == event_id and place.status == "coming"


def _rows_changed(view: View, event_id: str, step: int) -> int:
    """How many of the event's rows that the schedule shows are other than they were after `step`."""
    whole = timeline(view, event_id)
    rooms = {room_id for one in whole.activities for room_id in one.room_ids}
    shown: dict[type, dict[str, Any]] = {
        Event: {event_id: whole.event},
        Activity: {one.id: one for one in whole.activities},
        Room: dict(view.get_many(Room, rooms)),
    }
    count = 0
    for kind, fields in _OF_SCHEDULE.items():
        for row_id, was in as_of(view, kind, step).items():
            now = shown[kind].get(row_id)
            of_event = kind is Activity and was is not None and was.event_id == event_id
            count += (now is not None or of_event) and differ(now, was, fields)
    return count


def as_of(view: View, kind: type[V], step: int) -> dict[str, V | None]:
    """What has changed of one type of value since `step`, as it stood then (None: not there yet), by id."""
    shelf = view.shelves.for_value(kind)
    rows = rows_as_of(view.connection, shelf.table.name, step)
    return {row_id: shelf.from_raw(raw) if raw is not None else None for row_id, raw in rows.items()}


def differ(now: object, was: object, fields: tuple[str, ...]) -> bool:
    """True where one of the two is not there, or they say something else in one of `fields`."""
    if now is None or was is None:
        return now is not was
    return any(getattr(now, name) != getattr(was, name) for name in fields)
