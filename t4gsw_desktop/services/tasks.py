"""Who has a task in an activity of some kind, an expert or a host: their place on the list says so while they do."""

from collections.abc import Iterable
from dataclasses import replace

from t4gsw_desktop.core.events import Activity, Attendee
from t4gsw_desktop.services.door_places import attendee_of
from t4gsw_desktop.services.events import activity_of, event_of
from t4gsw_desktop.services.kind_rows import rows_that_name
from t4gsw_desktop.services.naming import name_of
from t4gsw_desktop.services.workspace import refuse_unless
from t4gsw_desktop.storage.unit_of_work import View, Work

_GUEST = "guest"


def activity_of_kind(view: View, activity_id: str, kind: str) -> Activity:
    """The activity of this id; Refusal when it is gone. Asking the verbs of another kind is a bug."""
    activity = activity_of(view, activity_id)
    if activity.kind != kind:
        raise ValueError(f"{activity.title} is no {kind}")
    return activity


def guest_of(view: View, activity: Activity, attendee_id: str) -> Attendee:
    """The attendee of the activity's event; Refusal when they are not on its list."""
    attendee = attendee_of(view, attendee_id)
    if attendee.event_id != activity.event_id:
        name, event = name_of(view, attendee), event_of(view, activity.event_id)
        refuse_unless(False, f"{name} is not on the list of “{event.name}”. Put them on it first.")
    return attendee


def give_task(work: Work, activity: Activity, attendee_ids: Iterable[str], role: str) -> tuple[Attendee, ...]:
    """Mark guests of the event as `role`; who has another task already keeps that word. Refusal for strangers."""
    people = tuple(guest_of(work, activity, one) for one in dict.fromkeys(attendee_ids))
    work.put_many([replace(one, role=role) for one in people if one.role == _GUEST])
    return people


def end_task(work: Work, attendee_ids: Iterable[str], role: str, still: Iterable[type]) -> None:
    """Have those who were `role` be guests again, unless a row of one of the types `still` or a list of hosts has them.

    A row counts where it is about them (its `attendee_id`) or names them among its `hosts`.
    """
    types = tuple(still)
    for attendee_id in attendee_ids:
        attendee = work.get(Attendee, attendee_id)
        rows = [value for _, value in rows_that_name(work, [attendee_id])]
        busy = any(isinstance(one, types) or attendee_id in getattr(one, "hosts", ()) for one in rows)
        if attendee and attendee.role == role and not busy:
            work.put(replace(attendee, role=_GUEST))
