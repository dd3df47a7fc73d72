"""When whose badge was printed, so that no badge is printed twice without asking."""

from collections.abc import Iterable
from datetime import datetime

from t4gsw_desktop.core.events import Attendee, Event
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.records import BadgePrint
from t4gsw_desktop.core.timeline import from_text, to_text, wall_clock
from t4gsw_desktop.services.door_places import attendee_of
from t4gsw_desktop.services.events import event_of
from t4gsw_desktop.services.naming import counted, name_of
from t4gsw_desktop.services.workspace import now_utc
from t4gsw_desktop.storage.unit_of_work import View, Work


def note_badge(work: Work, attendee_id: str, at: datetime | None = None, *, desk: str = "") -> None:
    """The badge of one attendee was printed."""
    attendee = attendee_of(work, attendee_id)
    note_badges(work, [attendee_id], at, desk=desk)
    work.label = f"Print the badge of {name_of(work, attendee)}"


def note_badges(work: Work, attendee_ids: Iterable[str], at: datetime | None = None, *, desk: str = "") -> None:
    """The badges of these attendees were printed; who is off the list is passed over."""
    listed = work.get_many(Attendee, dict.fromkeys(attendee_ids))
    moment = to_text(at or now_utc())
    work.put_many([BadgePrint(new_id(), one, moment, desk or work.desk) for one in listed])
    work.label = f"Print {counted(len(listed), 'badge', 'badges')}"


def badges_printed(view: View, attendee_id: str) -> tuple[str, ...]:
    """When this badge was printed, oldest first, in the words of `said_when`."""
    attendee = attendee_of(view, attendee_id)
    event = event_of(view, attendee.event_id)
    return tuple(
        said_when(at, event) for at in sorted(one.at for one in view.find(BadgePrint, attendee_id=attendee_id))
    )


def said_when(at: str, event: Event) -> str:
    """An instant as the clock at the event showed it: "18:31", or "30 September, 18:31" for another day."""
    moment, day = wall_clock(from_text(at), event.timezone), wall_clock(from_text(event.starts), event.timezone)
    clock = f"{moment:%H:%M}"
    return clock if moment.date() == day.date() else f"{moment.day} {moment:%B}, {clock}"
