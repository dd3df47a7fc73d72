"""The files an event gives to others: its guest list as a spreadsheet, its calendar, its sessions as a schedule."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from types import MappingProxyType
from uuid import UUID, uuid5

from t4gsw_desktop.core.events import Activity, Attendee, Event
from t4gsw_desktop.core.parts import BREAK, Interlude, interlude_spans
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.core.places import Room
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.core.timeline import Span, from_text, wall_clock
from t4gsw_desktop.exchange.calendars import CalendarItem, to_ics
from t4gsw_desktop.exchange.guest_lists.presets import OWN_HEADINGS
from t4gsw_desktop.exchange.programme import Conference, ScheduledSession, ScheduleRoom, acronym_for
from t4gsw_desktop.exchange.schedule_json import to_json
from t4gsw_desktop.exchange.schedule_xml import to_xml
from t4gsw_desktop.exchange.spreadsheets_out import Sheet, to_csv, to_xlsx
from t4gsw_desktop.services.events import event_of, timeline
from t4gsw_desktop.services.harvest_lists import harvest_files
from t4gsw_desktop.services.outgoing import Kinds, Outgoing
from t4gsw_desktop.services.papers import desk_of, heading_of
from t4gsw_desktop.services.roster import read_roster
from t4gsw_desktop.storage.unit_of_work import View

_LONGEST_CELL = 32_000  # characters; a spreadsheet takes 32,767
_YES_NO = {None: "", True: "yes", False: "no"}
# Something for everybody that is in no room in particular still has to stand in one for the apps on people's phones.
EVERYWHERE = "All rooms"
NOTHING_TOLD: Mapping[str, str] = MappingProxyType({})
_SAID = {BREAK: "Break"}


def export_files(view: View, event_id: str, kinds: Kinds, *, now: datetime, version: str) -> dict[str, bytes]:
    """All files an event gives away, by name. Private columns (access, food, notes) are in none of them.

    Notes of what came out of it are among them where their authors agreed to that. `kinds` tell what activities of
    theirs add, `version` names this edition of the schedule.
    """
    event = event_of(view, event_id)
    activities = timeline(view, event_id).activities
    guests = guest_sheet(view, event)
    files = {
        "guests.csv": to_csv(guests),
        "guests.xlsx": to_xlsx(guests),
        "calendar.ics": to_ics(event.name, calendar_items(view, event, activities, now)),
    }
    files |= harvest_files(view, event)
    unconferences = [activity for activity in activities if activity.kind == "unconference"]
    roster = read_roster(view, event_id)
    for number, activity in enumerate(unconferences, 1):
        after = "" if len(unconferences) == 1 else f"-{number}"
        make = kinds.get(activity.kind)
        told = make(desk_of(view, roster, activity, heading_of(roster, now))) if make else Outgoing({}, {})
        conference = conference_of(view, event, activity, version, told.abouts)
        files[f"schedule{after}.xml"] = to_xml(conference)
        files[f"schedule{after}.json"] = to_json(conference)
        files |= {f"{name}{after}.csv": to_csv(sheet) for name, sheet in told.sheets.items()}
    return files


def guest_sheet(view: View, event: Event) -> Sheet:
    """Everybody on the event's list, under the headings that our own importer reads back; nothing private."""
    private = ("access", "food", "phone", "notes", "companion")
    columns = [(heading, field) for heading, field in OWN_HEADINGS if field not in private]
    attendees = view.find(Attendee, event_id=event.id)
    people = view.get_many(Person, {one.person_id for one in attendees if one.person_id})
    rows = [_cells(one, people.get(one.person_id)) for one in attendees]
    headings = (*(heading for heading, _ in columns), "Badge code")
    shown = tuple((*(_cut(row.get(field, "")) for _, field in columns), row["code"]) for row in rows)
    return Sheet(event.name, headings, shown)


def _cut(cell: str) -> str:
    """`cell` as far as spreadsheets can hold it."""
    return cell if len(cell) <= _LONGEST_CELL else f"{cell[: _LONGEST_CELL - 1]}…"


def _cells(attendee: Attendee, person: Person | None) -> dict[str, str]:
    cells = {
        "source_id": attendee.id,
        "full_name": attendee.label,
        "ticket": attendee.ticket,
        "status": attendee.status,
        "order_ref": attendee.order_ref,
        "wishes": "; ".join(attendee.wishes),
        "first_time": _YES_NO[attendee.first_time],
        "code": attendee.code,
    }
    if person is not None:
        cells |= {
            "full_name": person.full_name,
            "call_me": person.call_me,
            "pronouns": person.pronouns,
            "organisation": person.organisation,
            "email": person.email,
            "languages": "; ".join(person.languages),
            "offers": "; ".join(person.offers),
            "seeks": "; ".join(person.seeks),
            "focus": "; ".join(person.focus),
            "photo": person.photo,
            "talk": person.talk,
            "keep_on_list": _YES_NO[person.keep_on_list],
        }
    return cells


def calendar_items(view: View, event: Event, activities: Sequence[Activity], now: datetime) -> tuple[CalendarItem, ...]:
    """The event's activities, and the sessions of its unconference; each keeps its uid through all changes."""
    zone = event.timezone
    items = []
    for activity in activities:
        rooms = view.get_many(Room, activity.room_ids)
        place = ", ".join(rooms[one].name for one in activity.room_ids if one in rooms)
        items.append(
            CalendarItem(
                uid=f"{activity.id}@t4gsw",
                sequence=activity.sequence,
                stamp=now,
                starts=wall_clock(from_text(activity.starts), zone),
                ends=wall_clock(from_text(activity.ends), zone),
                title=f"{activity.title} ({event.name})",
                place=place,
            )
        )
        if activity.kind == "unconference":
            items += _session_items(_sessions(view, activity), activity, zone, now)
            items += interlude_items(activity, zone, now)
    return tuple(items)


def interlude_items(activity: Activity, zone: str, now: datetime) -> list[CalendarItem]:
    """The breaks and plenaries of an activity; each keeps its uid as long as it is called the same."""
    return [
        CalendarItem(
            uid=f"{guid}@t4gsw",
            sequence=activity.sequence,
            stamp=now,
            starts=wall_clock(span.starts, zone),
            ends=wall_clock(span.ends, zone),
            title=_called(one),
            place=one.room or EVERYWHERE,
        )
        for guid, one, span in _interludes(activity)
    ]


def _interludes(activity: Activity) -> list[tuple[str, Interlude, Span]]:
    """Each break and plenary with its span and a UUID of its own; the second of two alike counts on."""
    seen: dict[str, int] = {}
    found = []
    for one, span in interlude_spans(activity):
        name = f"{one.kind} {one.title}"
        seen[name] = seen.get(name, 0) + 1
        found.append((uuid5(UUID(activity.id), f"{name} {seen[name]}").hex, one, span))
    return found


def _called(one: Interlude) -> str:
    return one.title or _SAID.get(one.kind, "For everybody")


def _session_items(sessions: Sequence[Placement], activity: Activity, zone: str, now: datetime) -> list[CalendarItem]:
    return [
        CalendarItem(
            uid=f"{one.subject}@t4gsw",
            sequence=activity.plan_number + activity.sequence,  # a newer plan may have moved it, or other times
            stamp=now,
            starts=wall_clock(from_text(one.starts), zone),
            ends=wall_clock(from_text(one.ends), zone),
            title=one.topic,
            place=one.place,
        )
        for one in sessions
    ]


def _sessions(view: View, activity: Activity) -> list[Placement]:
    """One row for each placed session, whoever hosts it; a host who was erased has left one that tells of none."""
    by_subject: dict[str, Placement] = {}
    for placement in view.find(Placement, activity_id=activity.id):
        if placement.subject:
            by_subject.setdefault(placement.subject, placement)
    return sorted(by_subject.values(), key=lambda one: (one.starts, one.place))


def conference_of(
    view: View, event: Event, activity: Activity, version: str, abouts: Mapping[str, str] = NOTHING_TOLD
) -> Conference:
    """The unconference as other programs read it. Hosts are not named: nobody has been asked whether they may be.

    `abouts` tells what sessions are about, by subject.
    """
    zone = event.timezone
    sessions, interludes = _sessions(view, activity), _interludes(activity)
    places = [one.place for one in sessions] + [one.room or EVERYWHERE for _, one, _ in interludes]
    starts, ends = wall_clock(from_text(event.starts), zone), wall_clock(from_text(event.ends), zone)
    return Conference(
        title=event.name,
        acronym=acronym_for(event.name, starts.date()),
        version=version,
        starts=starts,
        ends=max(ends, starts + timedelta(minutes=1)),
        rooms=_schedule_rooms(view, activity, places),
        sessions=(
            *(_scheduled(one, activity, zone, abouts) for one in sessions),
            *(_scheduled_pause(guid, one, span, zone) for guid, one, span in interludes),
        ),
        timezone=zone,
    )


def _scheduled(one: Placement, activity: Activity, zone: str, abouts: Mapping[str, str]) -> ScheduledSession:
    return ScheduledSession(
        guid=one.subject,
        title=one.topic,
        room=one.place,
        starts=wall_clock(from_text(one.starts), zone),
        ends=wall_clock(from_text(one.ends), zone),
        kind="discussion",
        abstract=abouts.get(one.subject, ""),
        track=activity.title,
    )


def _scheduled_pause(guid: str, one: Interlude, span: Span, zone: str) -> ScheduledSession:
    starts, ends = wall_clock(span.starts, zone), wall_clock(span.ends, zone)
    kind = "break" if one.kind == BREAK else "other"
    return ScheduledSession(guid, _called(one), one.room or EVERYWHERE, starts, ends, kind)


def _schedule_rooms(view: View, activity: Activity, places: Sequence[str]) -> tuple[ScheduleRoom, ...]:
    """The activity's rooms, and other places, such as rooms that were taken off it since."""
    rooms = view.get_many(Room, activity.room_ids)
    guids = {rooms[one].name: one for one in reversed(activity.room_ids) if one in rooms}
    named = {place: uuid5(UUID(activity.id), place).hex for place in places if place not in guids}
    in_order = (rooms[one].name for one in activity.room_ids if one in rooms)
    return tuple(ScheduleRoom(name, (guids | named)[name]) for name in dict.fromkeys((*in_order, *named)))
