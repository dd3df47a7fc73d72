"""The programme as schedule.xml, which c3voc's schema defines and the apps Giggity and EventFahrplan read."""

from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement
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


def to_xml(conference: Conference) -> bytes:
    """The programme as schedule.xml (application/vnd.c3voc.schedule+xml), UTF-8."""
    zone = ZoneInfo(conference.timezone)
    numbers = numbers_of(conference.sessions)
    guids = {room.name: hyphened(room.guid) for room in conference.rooms}
    days = days_of(conference)
    root = Element("schedule")
    SubElement(root, "generator", name="T4GSW Desktop", version=__version__)
    _tell(root, {"version": conference.version})
    about = {
        "title": conference.title,
        "acronym": conference.acronym,
        "start": moment_text(conference.starts, zone),
        "end": moment_text(conference.ends, zone),
        "days": str(len(days)),
        "timeslot_duration": "00:05",
        "time_zone_name": conference.timezone,
    }
    _tell(SubElement(root, "conference"), about)
    for index, day in enumerate(days, start=1):
        opens, closes = (moment_text(moment, zone) for moment in day.span)
        element = SubElement(root, "day", index=str(index), date=day.date.isoformat(), start=opens, end=closes)
        for room, sessions in day.rooms.items():
            place = SubElement(element, "room", name=clean(room), guid=guids[room])
            for session in sessions:
                _add_event(place, session, numbers[session.guid], zone)
    ElementTree.indent(root)
    made: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return made + b"\n"


def _add_event(place: Element, session: ScheduledSession, number: int, zone: ZoneInfo) -> None:
    """One session as an event element, with all the elements that the format requires."""
    event = SubElement(place, "event", id=str(number), guid=hyphened(session.guid))
    told = {
        "room": session.room,
        "title": session.title,
        "subtitle": "",
        "type": session.kind,
        "date": moment_text(session.starts, zone),
        "start": f"{session.starts.astimezone(zone):%H:%M}",
        "duration": duration_text(session.length),
        "abstract": session.abstract,
        "track": session.track,
        "language": session.language,
    }
    _tell(event, told)
    if session.people:
        persons = SubElement(event, "persons")
        for name in session.people:
            _tell(persons, {"person": name})


def _tell(parent: Element, texts: dict[str, str]) -> None:
    """Add a child element for each text."""
    for tag, text in texts.items():
        SubElement(parent, tag).text = clean(text) or None
