"""One place at an event: what is known of it, and how it goes off the list when it never should have been there."""

from dataclasses import replace

from t4gsw_desktop.core.events import STATUSES, Attendee, Checkin, standing_facts
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.services.door_places import attendee_of
from t4gsw_desktop.services.events import event_of
from t4gsw_desktop.services.import_memory import forget_place
from t4gsw_desktop.services.kind_rows import take_out
from t4gsw_desktop.services.naming import name_of
from t4gsw_desktop.services.plans import leave_places
from t4gsw_desktop.services.workspace import refuse_unless
from t4gsw_desktop.storage.unit_of_work import Work

_STATUS_SAID = {"coming": "is coming", "waiting": "is waiting for a place", "cancelled": "cancelled"}
_FIRST_TIME_SAID = {
    True: "is here for the first time",
    False: "has been before",
    None: "has not said whether it is their first time",
}


def take_off_event(work: Work, attendee_id: str) -> None:
    """Take a place off an event's list, with its seats and what was written for it; what they host looks for a host.

    Refusal for somebody whom the door has seen: what happened stays. Whoever only is not coming is `set_status`.
    """
    attendee = attendee_of(work, attendee_id)
    name, event = name_of(work, attendee), event_of(work, attendee.event_id)
    refuse_unless(
        not standing_facts(work.find(Checkin, attendee_id=attendee_id)),
        f"{name} was checked in at “{event.name}”, so they stay on its list. Take the check-in back first.",
    )
    forget_place(work, attendee)
    take_out(work, attendee_id)
    leave_places(work, work.find(Placement, attendee_id=attendee_id))
    work.remove(Attendee, attendee_id)
    work.label = f"Take {name} off {event.name}"


def set_status(work: Work, attendee_id: str, status: str) -> Attendee:
    """Somebody is coming, waiting for a place, or has cancelled; a plan that has them says that it no longer fits."""
    refuse_unless(status in STATUSES, f"“{status}” is none of {', '.join(STATUSES)}. Choose one of these.")
    return _keep(work, replace(attendee_of(work, attendee_id), status=status), _STATUS_SAID[status])


def set_first_time(work: Work, attendee_id: str, first_time: bool | None) -> Attendee:
    """Whether it is their first time; None: nobody has asked."""
    return _keep(work, replace(attendee_of(work, attendee_id), first_time=first_time), _FIRST_TIME_SAID[first_time])


def _keep(work: Work, attendee: Attendee, said: str) -> Attendee:
    work.put(attendee)
    work.label = f"{name_of(work, attendee)} {said}"
    return attendee
