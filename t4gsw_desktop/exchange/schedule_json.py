"""The programme as schedule.json, which c3voc's JSON schema defines."""

import json
import uuid
from zoneinfo import ZoneInfo

from t4gsw_desktop import __version__
from t4gsw_desktop.exchange.programme import (
    Conference,
    ScheduledSession,
    clean,
    days_of,
    duration_text,
    hyphened,
    moment_text,
    numbers_of,
)

_SCHEMA = "https://c3voc.de/schedule/schema.json"


def to_json(conference: Conference) -> bytes:
    """The programme as schedule.json, UTF-8."""
    zone = ZoneInfo(conference.timezone)
    numbers = numbers_of(conference.sessions)
    days = []
    for index, day in enumerate(days_of(conference), start=1):
        opens, closes = (moment_text(moment, zone) for moment in day.span)
        rooms = {
            clean(name): [_event(session, numbers[session.guid], zone) for session in sessions]
            for name, sessions in day.rooms.items()
        }
        dated = {"index": index, "date": day.date.isoformat(), "day_start": opens, "day_end": closes}
        days.append({**dated, "rooms": rooms})
    about = {
        "title": clean(conference.title),
        "acronym": conference.acronym,
        "start": moment_text(conference.starts, zone),
        "end": moment_text(conference.ends, zone),
        "daysCount": len(days),
        "timeslot_duration": "00:05",
        "time_zone_name": conference.timezone,
        "rooms": [{"name": clean(room.name), "guid": hyphened(room.guid)} for room in conference.rooms],
        "days": days,
    }
    whole = {
        "$schema": _SCHEMA,
        "generator": {"name": "T4GSW Desktop", "version": __version__},
        "schedule": {"version": conference.version, "conference": about},
    }
    return json.dumps(whole, ensure_ascii=False, indent=1).encode("utf-8") + b"\n"


def _event(session: ScheduledSession, number: int, zone: ZoneInfo) -> dict[str, object]:
    """One session as an object; `url` names it without an address, since there is none to go to."""
    return {
        "guid": hyphened(session.guid),
        "id": number,
        "date": moment_text(session.starts, zone),
        "end": moment_text(session.ends, zone),
        "start": f"{session.starts.astimezone(zone):%H:%M}",
        "duration": duration_text(session.length),
        "room": clean(session.room),
        "slug": f"session-{number}",
        "url": uuid.UUID(session.guid).urn,
        "title": clean(session.title),
        "subtitle": None,
        "track": clean(session.track) or None,
        "type": clean(session.kind),
        "language": session.language or None,
        "abstract": clean(session.abstract),
        "persons": [{"name": clean(name)} for name in session.people],
        "links": [],
    }
