"""Where a new activity goes: after what is there already, in rooms that are free then."""

from datetime import datetime, timedelta

from t4gsw_desktop.core.parts import KindForm
from t4gsw_desktop.core.timeline import Span
from t4gsw_desktop.services.evening_map import EveningMap, span_of
from t4gsw_desktop.ui.plan.hours import STEP


def start_for(evening: EveningMap, form: KindForm, after: str = "") -> datetime:
    """When a new activity of a kind begins: after the activity `after`, or else where there is nothing to do yet.

    Where it would not end within the evening, the latest start at which it does; the doors at the earliest.
    """
    length, hours = form.usual.length, evening.hours
    spans = {one.id: span_of(one) for one in evening.activities}
    if after in spans:
        wanted = spans[after].ends
    else:
        wanted = _first_gap(hours, list(spans.values()), length)
    wanted = _up(wanted, hours.starts)
    latest = hours.ends - length
    return wanted if wanted <= latest else max(hours.starts, _up(latest - STEP + timedelta(seconds=1), hours.starts))


def rooms_for(evening: EveningMap, form: KindForm, starts: datetime) -> tuple[str, ...]:
    """Rooms that are free then, the largest first: all of them for a kind that fills rooms, else one."""
    span = Span(starts, starts + form.usual.length)
    taken = {room for one in evening.activities if span_of(one).overlaps(span) for room in one.room_ids}
    free = [room for room in evening.rooms.values() if room.id not in taken]
    free.sort(key=lambda room: -room.seats)
    return tuple(room.id for room in (free if form.fills_rooms else free[:1]))


def _first_gap(hours: Span, spans: list[Span], length: timedelta) -> datetime:
    """The first moment at which nothing is on for so long; the end of everything where there is none."""
    at = hours.starts
    for span in sorted(spans, key=lambda one: one.starts):
        if span.starts - at >= length:
            return at
        at = max(at, span.ends)
    return at


def _up(moment: datetime, base: datetime) -> datetime:
    """The next full step of five minutes, counted from the doors."""
    return base - (base - moment) // STEP * STEP
