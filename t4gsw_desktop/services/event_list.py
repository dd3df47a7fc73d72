"""Which events there are: the one that matters now, those to come and those past, with how many are coming."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from t4gsw_desktop.core.events import Activity, Attendee, Event
from t4gsw_desktop.core.places import Venue
from t4gsw_desktop.core.timeline import from_text
from t4gsw_desktop.storage.counting import count_by
from t4gsw_desktop.storage.unit_of_work import View

# So long after its end an event is still the one at hand, and so long before its doors open the next one is.
WRAPPING_UP, SETTING_UP = timedelta(hours=12), timedelta(hours=3)


@dataclass(frozen=True, slots=True)
class EventLine:
    """One event in a list: where it is, how many are coming, and how many activities it has."""

    event: Event
    venue: str
    coming: int
    activities: int


@dataclass(frozen=True, slots=True)
class EventList:
    """All events: those not over, soonest first, and those past, latest first."""

    to_come: tuple[EventLine, ...]
    past: tuple[EventLine, ...]


def list_events(view: View, now: datetime) -> EventList:
    """Every event with its figures."""
    venues = {one.id: one.name for one in view.find(Venue)}
    coming = count_by(view, Attendee, "event_id", status="coming")
    activities = count_by(view, Activity, "event_id")
    lines = [
        EventLine(one, venues.get(one.venue_id, ""), coming.get(one.id, 0), activities.get(one.id, 0))
        for one in sorted(view.find(Event), key=_begins)
    ]
    to_come = tuple(one for one in lines if from_text(one.event.ends) > now)
    past = tuple(one for one in reversed(lines) if from_text(one.event.ends) <= now)
    return EventList(to_come, past)


def next_event(view: View, now: datetime) -> Event | None:
    """The event that is on, or else the soonest to come; None when all are past."""
    return min((one for one in view.find(Event) if from_text(one.ends) > now), key=_begins, default=None)


def event_at_hand(view: View, now: datetime) -> Event | None:
    """The event an organiser means by tonight: on now, just over, to come, or else the latest; None without any.

    One that is just over gives way when the next one is about to begin.
    """
    events = view.find(Event)
    on = [one for one in events if from_text(one.starts) <= now < from_text(one.ends)]
    just_over = [one for one in events if from_text(one.ends) <= now < from_text(one.ends) + WRAPPING_UP]
    soon = next_event(view, now)
    if on:
        return min(on, key=_begins)
    if just_over and (soon is None or from_text(soon.starts) - now > SETTING_UP):
        return max(just_over, key=_begins)
    return soon or max(events, key=_begins, default=None)


def _begins(event: Event) -> tuple[str, str]:
    return event.starts, event.id
