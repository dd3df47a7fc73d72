"""The programme of an event as others read it: rooms, sessions and days, apart from any file format."""

import re
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from t4gsw_desktop.core.folding import fold

_ACRONYM = re.compile("[a-z0-9]{4,}")
_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DAY_BEGINS = time(4)  # what runs past midnight still belongs to the evening before
_LONGEST = timedelta(hours=99)  # durations are written with two digits of hours


@dataclass(frozen=True, slots=True)
class ScheduleRoom:
    """A room of the programme; `guid` is its UUID, the same in each edition."""

    name: str
    guid: str


@dataclass(frozen=True, slots=True)
class ScheduledSession:
    """One session in one room at one time, or a break.

    `guid` is a UUID kept for ever: apps know a session again by it. Times carry their offset. `people` names only those
    who agreed to be listed. `kind` is "workshop", "talk", "discussion", "break" ...
    """

    guid: str
    title: str
    room: str
    starts: datetime
    ends: datetime
    kind: str = "workshop"
    abstract: str = ""
    track: str = ""
    language: str = "en"
    people: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _check_times(self.title, self.starts, self.ends)
        if self.length > _LONGEST:
            raise ValueError(f"{self.title}: it lasts longer than the format can say")

    @property
    def length(self) -> timedelta:
        """How long it really lasts, whatever the clocks do meanwhile."""
        return self.ends.astimezone(UTC) - self.starts.astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Conference:
    """The event around the sessions.

    `acronym` has four or more of a-z and 0-9 (`acronym_for` makes one); `version` is different in each edition that
    leaves the house. Rooms are in the order in which they shall be shown. ValueError if something does not fit.
    """

    title: str
    acronym: str
    version: str
    starts: datetime
    ends: datetime
    rooms: tuple[ScheduleRoom, ...]
    sessions: tuple[ScheduledSession, ...]
    timezone: str = "Europe/London"

    def __post_init__(self) -> None:
        if not _ACRONYM.fullmatch(self.acronym):
            raise ValueError(f"{self.acronym!r} is not four or more of a-z and 0-9")
        _check_times(self.title, self.starts, self.ends)
        names = [room.name for room in self.rooms]
        if len(set(names)) < len(names):
            raise ValueError("two rooms have the same name")
        if strangers := {session.room for session in self.sessions} - set(names):
            raise ValueError(f"no such room: {', '.join(sorted(strangers))}")
        guids = [uuid.UUID(room.guid) for room in self.rooms] + [uuid.UUID(one.guid) for one in self.sessions]
        if len(set(guids)) < len(guids):
            raise ValueError("two rooms or sessions have the same guid")


def _check_times(title: str, starts: datetime, ends: datetime) -> None:
    """ValueError unless both are instants, the first before the second."""
    if starts.utcoffset() is None or ends.utcoffset() is None:
        raise ValueError(f"{title}: a time without an offset is no instant")
    if ends.astimezone(UTC) <= starts.astimezone(UTC):
        raise ValueError(f"{title}: it ends no later than it starts")


def acronym_for(title: str, day: date) -> str:
    """A short name for an event that the format takes whatever the script of its title, such as "meetup20270121"."""
    return f"{re.sub('[^a-z0-9]', '', fold(title))[:20]}{day:%Y%m%d}"


@dataclass(frozen=True, slots=True)
class ProgrammeDay:
    """A day of the programme: from 04:00 to 04:00, and what each room holds that day."""

    date: date
    span: tuple[datetime, datetime]
    rooms: dict[str, list[ScheduledSession]]


def days_of(conference: Conference) -> list[ProgrammeDay]:
    """Each day of the event in order, also one with nothing on; rooms in the conference's order, sessions by time."""
    zone = ZoneInfo(conference.timezone)
    by_time = sorted(conference.sessions, key=lambda one: (one.starts.astimezone(UTC), one.guid))
    last_instant = conference.ends.astimezone(UTC) - timedelta(seconds=1)
    dates = [_date(moment, zone) for moment in (conference.starts, last_instant, *(one.starts for one in by_time))]
    days = []
    for number in range((max(dates) - min(dates)).days + 1):
        day = min(dates) + timedelta(days=number)
        opens, closes = (datetime.combine(each, _DAY_BEGINS, zone) for each in (day, day + timedelta(days=1)))
        on = [one for one in by_time if _date(one.starts, zone) == day]
        rooms = {room.name: [one for one in on if one.room == room.name] for room in conference.rooms}
        days.append(ProgrammeDay(day, (opens, closes), {name: held for name, held in rooms.items() if held}))
    return days


def _date(moment: datetime, zone: ZoneInfo) -> date:
    """The day of the programme to which `moment` belongs: the small hours belong to the day before."""
    local = moment.astimezone(zone)
    return local.date() - timedelta(days=local.time() < _DAY_BEGINS)


def numbers_of(sessions: Iterable[ScheduledSession]) -> dict[str, int]:
    """A positive number for each guid, drawn from the guid itself so that it stays the same in the next edition."""
    numbers: dict[str, int] = {}
    taken: set[int] = set()
    for guid in sorted((session.guid for session in sessions), key=uuid.UUID):
        number = uuid.UUID(guid).int % 2**30 or 1  # fits the integers of every reader
        while number in taken:
            number += 1
        taken.add(number)
        numbers[guid] = number
    return numbers


def hyphened(guid: str) -> str:
    """The UUID in the form with hyphens."""
    return str(uuid.UUID(guid))


def moment_text(moment: datetime, zone: ZoneInfo) -> str:
    """ISO 8601 as the clocks of `zone` show it, with their offset."""
    return moment.astimezone(zone).isoformat(timespec="seconds")


def duration_text(length: timedelta) -> str:
    """Hours and minutes, such as 00:25."""
    minutes = round(length / timedelta(minutes=1))
    return f"{minutes // 60:02}:{minutes % 60:02}"


def clean(text: str) -> str:
    """The text with one kind of line end and without characters that XML cannot hold."""
    return _NOT_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
