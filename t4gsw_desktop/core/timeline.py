"""Instants and wall clocks: times are kept in UTC and shown where the event is, so the clock change does no harm."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

LONDON = "Europe/London"


class NoSuchTime(ValueError):
    """A wall-clock time that the clock skips on that day (the last Sunday of March, 01:00 to 02:00 in London)."""


def instant(day: date, wall: time, zone: str = LONDON) -> datetime:
    """The UTC instant at which clocks in `zone` show `wall` on `day`.

    Of an hour that comes twice the first is meant. Raises NoSuchTime for an hour that never comes.
    """
    local = datetime.combine(day, wall, ZoneInfo(zone))
    moment = local.astimezone(UTC)
    if moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise NoSuchTime(f"{wall:%H:%M} does not exist on {day:%d %B %Y}: the clocks go forward that night.")
    return moment


def wall_clock(moment: datetime, zone: str = LONDON) -> datetime:
    """The same instant as clocks in `zone` show it."""
    return moment.astimezone(ZoneInfo(zone))


def to_text(moment: datetime) -> str:
    """The one way an instant is stored: ISO 8601 in UTC, to the second, with `+00:00`; sorts as text."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


@lru_cache(maxsize=4096)  # an evening has thousands of places, and few times at which they begin and end
def from_text(text: str) -> datetime:
    """The instant that `to_text` stored. Raises ValueError for anything without an offset."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(f"{text!r} has no offset, so it is no instant")
    return moment.astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Span:
    """From `starts` up to, not including, `ends`; both UTC."""

    starts: datetime
    ends: datetime

    def overlaps(self, other: "Span") -> bool:
        """True when some instant lies in both; spans that only touch do not overlap."""
        return self.starts < other.ends and other.starts < self.ends


def slots(starts: datetime, minutes: int, count: int, gap: int = 0) -> tuple[Span, ...]:
    """`count` spans of `minutes` each, one after another with `gap` minutes between, counted in real elapsed time."""
    step = timedelta(minutes=minutes + gap)
    return tuple(Span(starts + step * n, starts + step * n + timedelta(minutes=minutes)) for n in range(count))


@dataclass(frozen=True, slots=True)
class Engagement:
    """One person's span somewhere: what the one-place rule compares."""

    attendee_id: str
    span: Span
    activity_id: str
    label: str = ""


def in_two_places(engagements: Iterable[Engagement]) -> tuple[tuple[Engagement, Engagement], ...]:
    """All pairs of engagements of one person that overlap in time, whatever the activities: none in a good evening."""
    by_person: dict[str, list[Engagement]] = {}
    for engagement in engagements:
        by_person.setdefault(engagement.attendee_id, []).append(engagement)
    clashes = []
    for mine in by_person.values():
        mine.sort(key=lambda one: (one.span.starts, one.span.ends))
        for index, one in enumerate(mine):
            for other in mine[index + 1 :]:
                if other.span.starts >= one.span.ends:
                    break
                clashes.append((one, other))
    return tuple(clashes)
