"""Places at an event: people put on its list and taken off it, and what is known of each place."""

from collections.abc import Iterable
from dataclasses import replace

from t4gsw_desktop.core.events import ROLES, STATUSES, Attendee, Checkin
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.services.checkin import attendee_of, free_code, standing_facts
from t4gsw_desktop.services.events import event_of
from t4gsw_desktop.services.import_memory import forget_place
from t4gsw_desktop.services.kind_rows import take_out
from t4gsw_desktop.services.naming import counted, name_of
from t4gsw_desktop.services.people import person_of
from t4gsw_desktop.services.workspace import refuse_unless
from t4gsw_desktop.storage.unit_of_work import Work

_STATUS_SAID = {"coming": "is coming", "waiting": "is waiting for a place", "cancelled": "cancelled"}
_BY_HAND = "by hand"


def add_to_event(
    work: Work, event_id: str, person_id: str, *, role: str = "guest", first_time: bool | None = None
) -> Attendee:
    """Put somebody of the directory on an event's list as coming; who had cancelled or waited gets their place back.

    Refusal for somebody who is coming already.
    """
    event, person = event_of(work, event_id), person_of(work, person_id)
    _check(ROLES, role)
    known = work.find(Attendee, event_id=event_id, person_id=person_id)
    refuse_unless(
        all(one.status != "coming" for one in known), f"{person.full_name} is on the list of “{event.name}” already."
    )
    if known:
        place = replace(known[0], status="coming", role=role if role != "guest" else known[0].role)
    else:
        code = free_code(work, event_id)
        place = Attendee(new_id(), event_id, person_id, code, first_time=first_time, role=role, source=_BY_HAND)
    work.put(place)
    work.label = f"Add {person.full_name} to {event.name}"
    return place


def add_all_to_event(work: Work, event_id: str, person_ids: Iterable[str]) -> int:
    """Put all of these who are not on the list yet on it, in one act; returns how many came new."""
    event = event_of(work, event_id)
    listed = {one.person_id for one in work.find(Attendee, event_id=event_id, status="coming")}
    fresh = [one for one in dict.fromkeys(person_ids) if one not in listed]
    for person_id in fresh:
        add_to_event(work, event_id, person_id)
    work.label = f"Add {counted(len(fresh), 'person', 'people')} to {event.name}"
    return len(fresh)


def take_off_event(work: Work, attendee_id: str) -> None:
    """Take a place off an event's list, with its seats and whatever was written for it.

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
    work.remove(Attendee, attendee_id)
    work.label = f"Take {name} off {event.name}"


def set_status(work: Work, attendee_id: str, status: str) -> Attendee:
    """Somebody is coming, waiting for a place, or has cancelled; a plan that has them says that it no longer fits."""
    _check(STATUSES, status)
    attendee = attendee_of(work, attendee_id)
    return _keep(work, replace(attendee, status=status), _STATUS_SAID[status])


def set_role(work: Work, attendee_id: str, role: str) -> Attendee:
    """Somebody is there as a guest, a helper, a host or an expert."""
    _check(ROLES, role)
    return _keep(work, replace(attendee_of(work, attendee_id), role=role), f"is there as {_a(role)}")


def set_first_time(work: Work, attendee_id: str, first_time: bool | None) -> Attendee:
    """Whether it is their first time; None: nobody has asked."""
    said = {
        True: "is here for the first time",
        False: "has been before",
        None: "has not said whether it is their first",
    }
    return _keep(work, replace(attendee_of(work, attendee_id), first_time=first_time), said[first_time])


def _keep(work: Work, attendee: Attendee, said: str) -> Attendee:
    work.put(attendee)
    work.label = f"{name_of(work, attendee)} {said}"
    return attendee


def _check(known: tuple[str, ...], value: str) -> None:
    refuse_unless(value in known, f"“{value}” is none of {', '.join(known)}. Choose one of these.")


def _a(role: str) -> str:
    return f"an {role}" if role[0] in "aeiou" else f"a {role}"
