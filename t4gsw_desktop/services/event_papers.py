"""The papers of a whole event: badges, check-in sheet, desk notes, queue signs, and the schedules."""

from collections.abc import Sequence
from itertools import count

from t4gsw_desktop.core.events import Activity, Event
from t4gsw_desktop.core.places import Room
from t4gsw_desktop.documents.checkin_sheet import CheckinRow, checkin_sheet_pdf
from t4gsw_desktop.documents.desk_notes import DeskNote, desk_notes_pdf
from t4gsw_desktop.documents.heading import Heading
from t4gsw_desktop.documents.queue_signs import QueueSign, queue_signs_pdf
from t4gsw_desktop.documents.schedule import ScheduleItem, schedule_handout_pdf, schedule_poster_pdf
from t4gsw_desktop.services.badge_papers import BadgeWishes, badge_paper
from t4gsw_desktop.services.helping import has_note, what_helps
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.services.papers import Fields, Paper, clock_time
from t4gsw_desktop.services.queue_help import lanes_of
from t4gsw_desktop.services.roster import Guest, Roster
from t4gsw_desktop.storage.unit_of_work import View

QUEUE_SIGNS = "queue-signs"
_SIGNS: Fields = {Event: ("lanes",)}
_SCHEDULE: Fields = {
    Event: ("name", "starts", "ends"),
    Activity: ("title", "starts", "ends", "room_ids", "position"),
    Room: ("name",),
}


def event_papers(
    view: View, roster: Roster, activities: Sequence[Activity], heading: Heading, wishes: BadgeWishes
) -> tuple[Paper, ...]:
    """The event's own papers in the order in which they are needed on the night."""
    rows = checkin_rows(roster)
    notes = [note for guest, row in zip(roster.guests, rows, strict=True) if (note := desk_note(guest, row.number))]
    items = schedule_items(view, activities, roster)
    return (
        badge_paper(roster, wishes, heading),
        Paper(
            "check-in-sheet",
            "Check-in sheet",
            lambda large: checkin_sheet_pdf(rows, heading=heading, large_print=large),
            many=counted(len(rows), "person", "people"),
            waits="" if rows else "Ready when the guests are",
        ),
        Paper(
            "desk-notes",
            "Desk notes (confidential)",
            lambda large: desk_notes_pdf(notes, heading=heading, large_print=large),
            many=counted(len(notes), "note", "notes"),
            waits="" if notes else "Nobody has a note so far",
        ),
        queue_sign_paper(roster, heading),
        *_schedules(items, heading, "" if activities else "Ready when the activities are"),
    )


def queue_sign_paper(roster: Roster, heading: Heading) -> Paper:
    """A sign for each lane of the door, on purpose only while nobody has chosen to have several.

    Who signs up later finds their letter on a sign all the same, so only another number of lanes makes signs untrue.
    """
    lanes = lanes_of(roster.event, roster.guests)
    signs = [QueueSign(lane.letters, lane.others and len(lanes) > 1) for lane in lanes]
    sorted_so = any(guest.person is not None and guest.person.sort_as for guest in roster.guests)
    ask = "Your name on the list begins with" if sorted_so else "Your first name begins with"
    return Paper(
        QUEUE_SIGNS,
        "Queue signs",
        lambda large: queue_signs_pdf(signs, heading=heading, large_print=large, ask=ask),
        many=counted(len(signs), "sign", "signs"),
        shows=_SIGNS,
        on_purpose=roster.event.lanes < 2,
    )


def _schedules(items: list[ScheduleItem], heading: Heading, waits: str) -> tuple[Paper, Paper]:
    many = counted(len(items), "time", "times")
    return (
        Paper(
            "schedule-poster",
            "Schedule for the wall",
            lambda large: schedule_poster_pdf(items, heading=heading, large_print=large),
            many=many,
            waits=waits,
            shows=_SCHEDULE,
        ),
        Paper(
            "schedule-handout",
            "Schedule to hand out",
            lambda large: schedule_handout_pdf(items, heading=heading, large_print=large),
            many=many,
            waits=waits,
            shows=_SCHEDULE,
        ),
    )


def checkin_rows(roster: Roster) -> list[CheckinRow]:
    """The check-in sheet's lines, sorted by what people say at the door."""
    numbers = count(1)
    return [_row(next(numbers), guest) for guest in roster.guests]


def _row(number: int, guest: Guest) -> CheckinRow:
    person, attendee = guest.person, guest.attendee
    if person is None:
        return CheckinRow(number, guest.name, ticket=attendee.ticket, code=attendee.code)
    also = person.full_name if person.full_name != guest.name else ""
    return CheckinRow(
        number=number,
        name=guest.name,
        also=also,
        organisation=person.organisation,
        ticket=attendee.ticket,
        photo=person.photo_wish,
        desk_note=desk_note(guest, number) is not None,
        code=attendee.code,
        sort_as=person.sort_as,
    )


def desk_note(guest: Guest, number: int) -> DeskNote | None:
    """What the lead organiser should know to be a good host to this guest; None when there is nothing."""
    person = guest.person
    if person is None or not has_note(person):
        return None
    return DeskNote(number, guest.name, what_helps(person), person.food_needs)


def schedule_items(view: View, activities: Sequence[Activity], roster: Roster) -> list[ScheduleItem]:
    """The programme as people read it, doors and end included."""
    event = roster.event
    zone = event.timezone
    items = [
        ScheduleItem(
            clock_time(activity.starts, zone),
            clock_time(activity.ends, zone),
            activity.title,
            _place(view, activity),
        )
        for activity in sorted(activities, key=lambda one: (one.starts, one.position))
    ]
    first = items[0].starts if items else clock_time(event.ends, zone)
    doors = clock_time(event.starts, zone)
    if doors < first:
        items.insert(0, ScheduleItem(doors, first, "Doors open", "Entrance", "Badges, tea and coffee"))
    items.append(ScheduleItem(clock_time(event.ends, zone), "", "End", ""))
    return items


def _place(view: View, activity: Activity) -> str:
    rooms = view.get_many(Room, activity.room_ids)
    return ", ".join(rooms[room_id].name for room_id in activity.room_ids if room_id in rooms)


def names_on_paper(roster: Roster) -> tuple[str, ...]:
    """Every text of a person's that some paper will show: what is checked for letters no font has."""
    texts: set[str] = set()
    for guest in roster.guests:
        texts.add(guest.name)
        person = guest.person
        if person is not None:
            texts.update((person.full_name, person.pronouns, person.organisation, *person.languages, *person.offers))
    return tuple(sorted(texts - {""}))
