"""Events and their activities: made, moved on the clock, shown in order, and copied to another day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from t4gsw_desktop.core.events import HAPPENED, Activity, Event
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.places import Room, Venue
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.core.timeline import LONDON, NoSuchTime, Span, from_text, instant, to_text, wall_clock
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.services.workspace import refuse_unless
from t4gsw_desktop.storage.unit_of_work import View, Work

# Setting up before the doors open and clearing away after they close are part of the evening; more is a slip.
AROUND_THE_EVENT = timedelta(hours=3)
LONGEST_EVENT = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Timeline:
    """One event with its activities in the order they begin; those that begin together in the organiser's order."""

    event: Event
    activities: tuple[Activity, ...]


def create_event(
    work: Work,
    name: str,
    day: date,
    starts: time,
    ends: time,
    *,
    last_day: date | None = None,
    timezone: str = LONDON,
    venue_id: str = "",
    focus: Iterable[str] = (),
    notes: str = "",
) -> Event:
    """Put an event on the calendar. Times are what clocks in `timezone` show; `last_day` is for one past midnight.

    Refusal for an hour that the clock skips, and for an event that ends before it starts.
    """
    trimmed = name.strip()
    refuse_unless(trimmed, "An event needs a name.")
    refuse_unless(not venue_id or work.get(Venue, venue_id), "This venue is no longer on the list.")
    span = _span_of_event(day, starts, last_day or day, ends, timezone)
    event = Event(
        new_id(), trimmed, to_text(span.starts), to_text(span.ends), timezone, venue_id, tuple(focus), notes.strip()
    )
    work.put(event)
    work.label = f"Add {event.name}"
    return event


def edit_event(work: Work, event_id: str, **changes: Any) -> Event:
    """Change name, venue, focus or notes, and no other field; a calendar is told of a new name or venue."""
    before = event_of(work, event_id)
    event = replace(before, **changes)
    refuse_unless(event.name.strip(), "An event needs a name.")
    if (event.name, event.venue_id) != (before.name, before.venue_id):
        event = replace(event, sequence=before.sequence + 1)
    work.put(event)
    work.label = f"Change {event.name}"
    return event


def reschedule_event(
    work: Work, event_id: str, name: str, day: date, starts: time, ends: time, *, last_day: date | None = None
) -> Event:
    """Give an event another name or other times, told as the clock shows them; calendars get a higher sequence."""
    before = event_of(work, event_id)
    refuse_unless(name.strip(), "An event needs a name.")
    span = _span_of_event(day, starts, last_day or day, ends, before.timezone)
    event = replace(before, name=name.strip(), starts=to_text(span.starts), ends=to_text(span.ends))
    if event != before:
        event = replace(event, sequence=before.sequence + 1)
        work.put(event)
    work.label = f"Change {event.name}"
    return event


def add_activity(
    work: Work,
    event_id: str,
    kind: str,
    title: str,
    starts: time,
    ends: time,
    *,
    day: date | None = None,
    room_ids: Iterable[str] = (),
    settings: Mapping[str, object] | None = None,
) -> Activity:
    """Add an activity to an event; times are what the clock shows there, on the event's first day unless `day` says.

    An end that is not after the start is meant for the next day. Refusal for a room of another venue, and for times
    more than three hours outside the event's. `kind` is the key of a registered kind.
    """
    event = event_of(work, event_id)
    refuse_unless(title.strip(), "An activity needs a title.")
    span = _span_of_activity(event, starts, ends, day)
    rooms = _rooms(work, event, room_ids)
    position = len(work.find(Activity, event_id=event_id))
    activity = Activity(
        new_id(),
        event_id,
        kind,
        title.strip(),
        to_text(span.starts),
        to_text(span.ends),
        rooms,
        settings or {},
        position,
    )
    work.put(activity)
    work.label = f"Add {activity.title}"
    return activity


def move_activity(
    work: Work,
    activity_id: str,
    starts: time,
    ends: time,
    *,
    day: date | None = None,
    room_ids: Iterable[str] | None = None,
) -> Activity:
    """Give an activity other times or rooms, and calendars a higher sequence. An accepted plan moves with its start.

    Whether somebody is now in two places is for `one_place` to tell: while things are moved about it may be so.
    """
    before = activity_of(work, activity_id)
    event = event_of(work, before.event_id)
    span = _span_of_activity(event, starts, ends, day or wall_clock(from_text(before.starts), event.timezone).date())
    rooms = before.room_ids if room_ids is None else _rooms(work, event, room_ids)
    moved = replace(before, starts=to_text(span.starts), ends=to_text(span.ends), room_ids=rooms)
    if moved != before:
        moved = replace(moved, sequence=before.sequence + 1)
        work.put(moved)
        _move_placements(work, activity_id, span.starts - from_text(before.starts))
    work.label = f"Move {moved.title}"
    return moved


def choose_rooms(work: Work, activity_id: str, room_ids: Iterable[str]) -> Activity:
    """Put an activity into these rooms, at the times it has; calendars get a higher sequence."""
    before = activity_of(work, activity_id)
    rooms = _rooms(work, event_of(work, before.event_id), room_ids)
    moved = before if rooms == before.room_ids else replace(before, room_ids=rooms, sequence=before.sequence + 1)
    work.put(moved)
    work.label = f"Choose the room of {moved.title}"
    return moved


def edit_activity(work: Work, activity_id: str, **changes: Any) -> Activity:
    """Change title, settings or position, and no other field; a calendar is told of a new title."""
    before = activity_of(work, activity_id)
    activity = replace(before, **changes)
    refuse_unless(activity.title.strip(), "An activity needs a title.")
    if activity.title != before.title:
        activity = replace(activity, sequence=before.sequence + 1)
    work.put(activity)
    work.label = f"Change {activity.title}"
    return activity


def remove_activity(work: Work, activity_id: str) -> None:
    """Take an activity off the event, with its plans and everything written for it."""
    activity = activity_of(work, activity_id)
    work.remove(Activity, activity_id)
    work.label = f"Remove {activity.title}"


def timeline(view: View, event_id: str) -> Timeline:
    """An event and its activities in order."""
    activities = view.find(Activity, event_id=event_id)
    in_order = sorted(activities, key=lambda one: (one.starts, one.position, one.ends, one.id))
    return Timeline(event_of(view, event_id), tuple(in_order))


def copy_event(work: Work, event_id: str, new_day: date) -> Event:
    """Make the same evening again on `new_day`: same activities, rooms, settings and times on the clock; nobody in it.

    Clocks are compared, not hours in UTC, so that an evening at 18:30 in summer is at 18:30 in winter. Refusal when
    the clock skips one of the times on that day.
    """
    whole = timeline(work, event_id)
    old = whole.event
    first = wall_clock(from_text(old.starts), old.timezone).date()
    later = new_day - first

    def again(text: str) -> str:
        shown = wall_clock(from_text(text), old.timezone)
        return to_text(_instant(shown.date() + later, shown.time(), old.timezone))

    event = replace(old, id=new_id(), starts=again(old.starts), ends=again(old.ends), sequence=0)
    copies = [
        replace(
            one,
            id=new_id(),
            event_id=event.id,
            settings={key: value for key, value in one.settings.items() if key not in HAPPENED},
            starts=again(one.starts),
            ends=again(one.ends),
            plan_number=0,
            sequence=0,
        )
        for one in whole.activities
    ]
    spans = [(event.starts, event.ends), *((one.starts, one.ends) for one in copies)]
    for starts, ends in spans:
        refuse_unless(starts < ends, "The clock change of that day leaves no time for this evening.")
    work.put_many([event, *copies])
    work.label = f"Copy {old.name} to {_said(new_day)}"
    return event


def move_event(work: Work, event_id: str, new_day: date) -> Event:
    """Have the event begin on another day, with all its activities and accepted plans, at the same times on the clock.

    Refusal when the clock skips one of the times on that day.
    """
    whole = timeline(work, event_id)
    old, zone = whole.event, whole.event.timezone
    later = new_day - wall_clock(from_text(old.starts), zone).date()

    def moved(text: str) -> str:
        shown = wall_clock(from_text(text), zone)
        return to_text(_instant(shown.date() + later, shown.time(), zone))

    work.label = f"Move {old.name} to {_said(new_day)}"
    if not later:
        return old
    event = replace(old, starts=moved(old.starts), ends=moved(old.ends), sequence=old.sequence + 1)
    work.put(event)
    for one in whole.activities:
        again = replace(one, starts=moved(one.starts), ends=moved(one.ends), sequence=one.sequence + 1)
        work.put(again)
        _move_placements(work, one.id, from_text(again.starts) - from_text(one.starts))
    return event


def event_of(view: View, event_id: str) -> Event:
    """The event of this id; Refusal when it is gone."""
    event = view.get(Event, event_id)
    if event is None:
        raise Refusal("This event is no longer in the file. Nothing was changed.")
    return event


def activity_of(view: View, activity_id: str) -> Activity:
    """The activity of this id; Refusal when it is gone."""
    activity = view.get(Activity, activity_id)
    if activity is None:
        raise Refusal("This activity is no longer in the file. Nothing was changed.")
    return activity


def _span_of_event(day: date, starts: time, last_day: date, ends: time, timezone: str) -> Span:
    span = Span(_instant(day, starts, timezone), _instant(last_day, ends, timezone))
    refuse_unless(span.starts < span.ends, f"The event ends at {ends:%H:%M}, which is not after {starts:%H:%M}.")
    refuse_unless(span.ends - span.starts <= LONGEST_EVENT, "An event lasts 14 days at most. Make several of it.")
    return span


def _span_of_activity(event: Event, starts: time, ends: time, day: date | None) -> Span:
    zone = event.timezone
    first = day or wall_clock(from_text(event.starts), zone).date()
    last = first if ends > starts else first + timedelta(days=1)
    span = Span(_instant(first, starts, zone), _instant(last, ends, zone))
    opens, closes = from_text(event.starts), from_text(event.ends)
    refuse_unless(
        opens - AROUND_THE_EVENT <= span.starts < span.ends <= closes + AROUND_THE_EVENT,
        f"{starts:%H:%M} to {ends:%H:%M} is outside the event, which is from {wall_clock(opens, zone):%H:%M} to "
        f"{wall_clock(closes, zone):%H:%M} on {_said(wall_clock(opens, zone).date())}. "
        "Change the times of one or the other.",
    )
    return span


def _instant(day: date, wall: time, zone: str) -> datetime:
    try:
        return instant(day, wall, zone)
    except NoSuchTime as trouble:
        raise Refusal(f"{wall:%H:%M} does not exist on {_said(day)}: the clocks go forward that night.") from trouble


def _said(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _rooms(view: View, event: Event, room_ids: Iterable[str]) -> tuple[str, ...]:
    wanted = tuple(dict.fromkeys(room_ids))
    rooms = view.get_many(Room, wanted)
    refuse_unless(len(rooms) == len(wanted), "One of these rooms is no longer on the list.")
    elsewhere = [room.name for room in rooms.values() if event.venue_id and room.venue_id != event.venue_id]
    refuse_unless(not elsewhere, f"“{', '.join(elsewhere)}” is in another building than the event.")
    return wanted


def _move_placements(work: Work, activity_id: str, later: timedelta) -> None:
    def moved(text: str) -> str:
        return to_text(from_text(text) + later)

    placements = work.find(Placement, activity_id=activity_id) if later else ()
    work.put_many([replace(one, starts=moved(one.starts), ends=moved(one.ends)) for one in placements])
