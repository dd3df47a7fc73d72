"""Calendar files (iCalendar, RFC 5545) that phones and office calendars take in, on London time."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from icalendar import Calendar, Component
from icalendar import Event as Entry

_LONDON = ZoneInfo("Europe/London")
# Written by hand: the rule in force since 1996, last Sunday of March and of October at 01:00 UTC. What libraries
# generate is a list of single years, at times with the wrong hour.
_LONDON_RULE = """\
BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
DTSTART:19960331T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:BST
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:GMT
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
END:VTIMEZONE
"""
_NOT_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")  # what RFC 5545 forbids in texts, and half letters
_NO_PLACE = "Ask at the door"  # some readers drop an entry that has no place


@dataclass(frozen=True, slots=True)
class CalendarItem:
    """One entry of a calendar.

    `uid` stays the same for ever and `sequence` grows with each change of time, place, title or cancellation: by these
    two a calendar knows a newer version of what it has. `stamp` is the instant of the latest change. Times carry their
    offset (ValueError without one, or when the end is not after the start). A cancelled item stays in the file and
    says so; one that is there `maybe` is tentative.
    """

    uid: str
    sequence: int
    stamp: datetime
    starts: datetime
    ends: datetime
    title: str
    place: str
    description: str = ""
    cancelled: bool = False
    maybe: bool = False

    def __post_init__(self) -> None:
        if any(moment.utcoffset() is None for moment in (self.stamp, self.starts, self.ends)):
            raise ValueError(f"{self.title}: a time without an offset is no instant")
        if self.ends.astimezone(UTC) <= self.starts.astimezone(UTC):
            raise ValueError(f"{self.title}: it ends no later than it starts")


def to_ics(name: str, items: Iterable[CalendarItem]) -> bytes:
    """A calendar called `name` holding `items` in their order; UTF-8, CRLF, folded. ValueError for a uid used twice."""
    calendar = Calendar()
    calendar.add("prodid", "-//Tech4Good South West//T4GSW Desktop//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", _text(name))
    calendar.add("x-wr-calname", _text(name))  # what most programs read instead of NAME
    calendar.add_component(Component.from_ical(_LONDON_RULE))
    seen: set[str] = set()
    for item in items:
        if item.uid in seen:
            raise ValueError(f"{item.uid} stands for two entries")
        seen.add(item.uid)
        calendar.add_component(_entry(item))
    made: bytes = calendar.to_ical(sorted=False)
    return made


def _entry(item: CalendarItem) -> Entry:
    """The VEVENT of an item."""
    entry = Entry()
    entry.add("uid", item.uid)
    entry.add("sequence", item.sequence)
    entry.add("dtstamp", item.stamp.astimezone(UTC))
    entry.add("last-modified", item.stamp.astimezone(UTC))
    starts, ends = _shown(item.starts, item.ends)
    entry.add("dtstart", starts)
    entry.add("dtend", ends)
    entry.add("summary", _text(item.title))
    entry.add("location", _text(item.place).strip() or _NO_PLACE)
    if item.description:
        entry.add("description", _text(item.description))
    entry.add("status", "CANCELLED" if item.cancelled else "TENTATIVE" if item.maybe else "CONFIRMED")
    return entry


def _shown(starts: datetime, ends: datetime) -> tuple[datetime, datetime]:
    """Both times on London's clock, unless one lies in the hour that comes twice: only UTC can tell which is meant."""
    local = starts.astimezone(_LONDON), ends.astimezone(_LONDON)
    if any(moment.fold for moment in local):
        return starts.astimezone(UTC), ends.astimezone(UTC)
    return local


def _text(text: str) -> str:
    """The text with one kind of line end and without characters that a calendar may not hold."""
    return _NOT_TEXT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
