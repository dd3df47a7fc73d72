"""Whose badge it is: the code of a place, and the codes of places that were joined to it."""

from t4gsw_desktop.core.desks import OtherCode
from t4gsw_desktop.core.events import Attendee
from t4gsw_desktop.storage.unit_of_work import View


def attendee_with_code(view: View, event_id: str, code: str) -> Attendee | None:
    """The attendee of the event who has a badge with this code, None when nobody has."""
    own = view.find(Attendee, event_id=event_id, code=code)
    if own:
        return own[0]
    others = view.find(OtherCode, event_id=event_id, code=code)
    return view.get(Attendee, others[0].attendee_id) if others else None


def attendees_with_code(view: View, code: str) -> tuple[Attendee, ...]:
    """Everybody, at whatever event, who has a badge with this code."""
    ids = {one.attendee_id for one in view.find(OtherCode, code=code)}
    return (*view.find(Attendee, code=code), *view.get_many(Attendee, ids).values())


def other_codes_of(view: View, event_id: str) -> dict[str, str]:
    """The codes of badges that somebody has besides their own, with whom they belong to, by attendee id."""
    return {one.code: one.attendee_id for one in view.find(OtherCode, event_id=event_id)}
