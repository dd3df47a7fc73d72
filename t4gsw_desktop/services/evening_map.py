"""One event laid out over rooms and time: what is where when, which rooms are free, and where something could move."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from t4gsw_desktop.core.events import Activity, Attendee, Event
from t4gsw_desktop.core.parts import KindForm
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.core.places import Room
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.core.timeline import Span, from_text, wall_clock
from t4gsw_desktop.services.events import timeline
from t4gsw_desktop.storage.unit_of_work import View

_GRID = timedelta(minutes=5)
_FURTHEST = timedelta(hours=12)


@dataclass(frozen=True)
class EveningMap:
    """An event as its timeline shows it.

    `rooms` are those of the venue and whatever rooms activities use besides, by id; `placed` are the placements of
    each activity in which somebody is somewhere; `coming` counts those expected, `step_free` those of them who need a
    step-free way.
    """

    event: Event
    activities: tuple[Activity, ...]
    rooms: Mapping[str, Room]
    placed: Mapping[str, tuple[Placement, ...]]
    coming: int
    step_free: int
    forms: Mapping[str, KindForm]

    @property
    def hours(self) -> Span:
        """From doors to end."""
        return Span(from_text(self.event.starts), from_text(self.event.ends))

    def clock(self, moment: datetime) -> str:
        """A moment as the clock shows it there, "18:30"."""
        return f"{wall_clock(moment, self.event.timezone):%H:%M}"

    def activity(self, activity_id: str) -> Activity:
        """The activity of this id; KeyError when it is of another event."""
        return {one.id: one for one in self.activities}[activity_id]

    def rooms_of(self, activity: Activity) -> tuple[Room, ...]:
        """The rooms an activity uses, in its order."""
        return tuple(self.rooms[one] for one in activity.room_ids if one in self.rooms)

    def beside(self, activity: Activity, span: Span | None = None) -> tuple[Activity, ...]:
        """The other activities that are on during `span`, or else while this one is."""
        when = span or span_of(activity)
        return tuple(one for one in self.activities if one.id != activity.id and span_of(one).overlaps(when))

    def expected_at(self, activity: Activity) -> int:
        """How many may come to an activity: all who are coming but those placed elsewhere all the while."""
        elsewhere = {
            one.attendee_id
            for other in self.beside(activity)
            for one in self.placed.get(other.id, ())
            if span_placed(one).starts <= span_of(activity).starts and span_of(activity).ends <= span_placed(one).ends
        }
        return max(0, self.coming - len(elsewhere))

    def free_rooms(self, activity: Activity) -> tuple[Room, ...]:
        """Rooms that nothing else needs while the activity is on, and which it does not use yet, largest first."""
        taken = {room_id for other in self.beside(activity) for room_id in other.room_ids}
        free = [room for room in self.rooms.values() if room.id not in taken | set(activity.room_ids)]
        return tuple(sorted(free, key=lambda room: (-room.seats, room.name)))

    def free_time(self, activity: Activity) -> Span | None:
        """The nearest span within the event's hours in which the activity's rooms and people are free; None if none."""
        before = span_of(activity)
        length = before.ends - before.starts
        for starts in _nearest_first(before.starts, self.hours, length):
            span = Span(starts, starts + length)
            if span != before and not self._in_the_way(activity, span):
                return span
        return None

    def _in_the_way(self, activity: Activity, span: Span) -> bool:
        beside = self.beside(activity, span)
        if any(set(one.room_ids) & set(activity.room_ids) for one in beside):
            return True
        later = span.starts - from_text(activity.starts)
        taken: dict[str, list[Span]] = {}
        for other in beside:
            for one in self.placed.get(other.id, ()):
                taken.setdefault(one.attendee_id, []).append(span_placed(one))
        mine = ((one.attendee_id, span_placed(one)) for one in self.placed.get(activity.id, ()))
        moved = ((who, Span(one.starts + later, one.ends + later)) for who, one in mine)
        return any(one.overlaps(other) for who, one in moved for other in taken.get(who, ()))


def map_evening(view: View, event_id: str, forms: Iterable[KindForm]) -> EveningMap:
    """The event laid out; `forms` are those of all kinds."""
    whole = timeline(view, event_id)
    rooms = {one.id: one for one in view.find(Room, venue_id=whole.event.venue_id)} if whole.event.venue_id else {}
    rooms |= view.get_many(Room, {room for one in whole.activities for room in one.room_ids})
    coming = view.find(Attendee, event_id=event_id, status="coming")
    people = view.get_many(Person, {one.person_id for one in coming} - {""})
    return EveningMap(
        event=whole.event,
        activities=whole.activities,
        rooms=rooms,
        placed={one.id: _placed(view, one) for one in whole.activities},
        coming=len(coming),
        step_free=sum("step_free" in person.access_needs for person in people.values()),
        forms={form.key: form for form in forms},
    )


def span_of(activity: Activity) -> Span:
    """From its start to its end."""
    return Span(from_text(activity.starts), from_text(activity.ends))


def on_the_clock(span: Span, zone: str) -> tuple[time, time, datetime]:
    """A span as the clock shows it: start, end, and the moment it starts, by whose day it is told."""
    starts, ends = wall_clock(span.starts, zone), wall_clock(span.ends, zone)
    return starts.time(), ends.time(), starts


def _placed(view: View, activity: Activity) -> tuple[Placement, ...]:
    found: Sequence[Placement] = view.find(Placement, activity_id=activity.id)
    return tuple(one for one in found if one.attendee_id and one.role != "rest")


def span_placed(placement: Placement) -> Span:
    """When somebody is at a place."""
    return Span(from_text(placement.starts), from_text(placement.ends))


def _nearest_first(start: datetime, hours: Span, length: timedelta) -> Iterator[datetime]:
    """Starts on a grid of five minutes for which `length` fits into `hours`, the nearest to `start` first."""
    first, last = max(hours.starts, start - _FURTHEST), min(hours.ends - length, start + _FURTHEST)
    if last < first:
        return
    count = int((last - first) / _GRID) + 1
    starts = [first + _GRID * number for number in range(count)]
    yield from sorted(starts, key=lambda one: (abs(one - start), one))
