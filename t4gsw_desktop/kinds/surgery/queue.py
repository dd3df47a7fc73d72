"""Who is in the building for the surgery and still has somebody to see, in the order in which it is their turn."""

from dataclasses import dataclass
from datetime import datetime

from t4gsw_desktop.core.events import HERE, Attendee, latest_stay, presence, standing_facts
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.core.timeline import to_text
from t4gsw_desktop.kinds.surgery.rows import Request
from t4gsw_desktop.services.checkin import facts_of
from t4gsw_desktop.services.events import activity_of
from t4gsw_desktop.services.naming import names_of
from t4gsw_desktop.storage.unit_of_work import View


@dataclass(frozen=True, slots=True)
class Waiting:
    """One request whose visitor is here: their name, what they ask, and since when they are here (a UTC instant).

    `starts` is when their appointment begins and `place` where, both "" for who has none yet. `here_since` is "" while
    the door is not used.
    """

    request: Request
    name: str
    here_since: str
    starts: str
    place: str


def surgery_queue(view: View, activity_id: str, now: datetime) -> tuple[Waiting, ...]:
    """The queue at `now`: who has an appointment to come by its time, then the others, the urgent and patient first.

    Only who is in the building stands in it, by the door; while the door is not used, everybody who is coming. Whose
    appointment is over has been seen. Order among those without one: priority, then who has been here longest.
    """
    activity = activity_of(view, activity_id)
    requests = view.find(Request, activity_id=activity_id)
    attendees = view.get_many(Attendee, {one.attendee_id for one in requests})
    listed = view.find(Attendee, event_id=activity.event_id, status="coming")
    facts = standing_facts(facts_of(view, listed))
    here = presence(facts).counted(one.id for one in listed)
    names = names_of(view, attendees.values())
    seats = _appointments(view, activity_id)
    queue = []
    for request in (one for one in requests if one.attendee_id in here):
        starts, ends, place = seats.get(request.id, ("", "", ""))
        if not ends or ends > to_text(now):
            stay = latest_stay([fact for fact in facts if fact.attendee_id == request.attendee_id])
            since = stay[0].at if stay and stay[0].what in HERE else ""
            queue.append(Waiting(request, names[request.attendee_id], since, starts, place))
    return tuple(sorted(queue, key=_turn))


def _appointments(view: View, activity_id: str) -> dict[str, tuple[str, str, str]]:
    """From when to when and where each request has its appointment."""
    found: dict[str, tuple[str, str, str]] = {}
    for seat in view.find(Placement, activity_id=activity_id, role="guest"):
        starts, ends, _ = found.get(seat.subject, (seat.starts, seat.ends, ""))
        found[seat.subject] = (min(starts, seat.starts), max(ends, seat.ends), seat.place)
    return found


def _turn(one: Waiting) -> tuple[str, bool, str, str]:
    return one.starts or "~", not one.request.priority, one.here_since, one.request.id
