"""The numbers beside the names on a check-in sheet: whose they are, on the sheet in somebody's hand."""

from t4gsw_desktop.core.desks import OtherCode
from t4gsw_desktop.core.events import Attendee
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.core.records import Printing
from t4gsw_desktop.services.paper_state import CHECKIN_SHEET, as_of
from t4gsw_desktop.services.roster import named_apart
from t4gsw_desktop.storage.unit_of_work import View


def is_checkin_sheet(paper: str) -> bool:
    """Whether the log means the check-in sheet by that: its key, or "Check-in sheet (check-in-sheet)"."""
    return paper == CHECKIN_SHEET or paper.endswith(f"({CHECKIN_SHEET})")


def numbers_after(view: View, event_id: str, step: int | None = None) -> tuple[str, ...]:
    """The attendees in the order of the numbers that a sheet made after this step shows; None for one made now.

    It is the order of the names as they were then. Whoever was erased since is not among them, so a printing keeps its
    own list (`Printing.lines`) and this is asked when it is made.
    """
    places = {one.id: one for one in view.find(Attendee, event_id=event_id)}
    if step is not None:
        for attendee_id, was in as_of(view, Attendee, step).items():
            places.pop(attendee_id, None)
            if was is not None and was.event_id == event_id:
                places[attendee_id] = was
    coming = [one for one in places.values() if one.status == "coming"]
    people = dict(view.get_many(Person, {one.person_id for one in coming if one.person_id}))
    if step is not None:
        before = as_of(view, Person, step)
        people |= {one.person_id: person for one in coming if (person := before.get(one.person_id)) is not None}
    return tuple(guest.id for guest in named_apart(coming, people))


def printed_sheets(view: View, event_id: str) -> tuple[Printing, ...]:
    """When the check-in sheet of an event was printed, latest first."""
    found = [one for one in view.find(Printing, event_id=event_id) if is_checkin_sheet(one.paper)]
    return tuple(sorted(found, key=lambda one: (one.at, one.step, one.id), reverse=True))


def numbers_of(view: View, event_id: str, printing_id: str) -> tuple[str, ...]:
    """The attendees of one printed sheet, number 1 first; those of a sheet made now where there is no such printing.

    A place that was joined to another since stands for that one; then somebody may have two numbers.
    """
    printing = view.get(Printing, printing_id) if printing_id else None
    if printing is None or printing.event_id != event_id:
        return numbers_after(view, event_id)
    ids = printing.lines or numbers_after(view, event_id, printing.step)
    joined = {one.id: one.attendee_id for one in view.get_many(OtherCode, ids).values()}
    return tuple(joined.get(one, one) for one in ids)
