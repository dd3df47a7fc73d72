"""What attendees are called in sentences for organisers."""

from collections.abc import Iterable, Sequence

from t4gsw_desktop.core.events import Attendee
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.storage.unit_of_work import View

REMOVED = "Person removed"


def names_of(view: View, attendees: Iterable[Attendee]) -> dict[str, str]:
    """Full names by attendee id; an unnamed guest goes by their label, an erased person as "Person removed"."""
    known = tuple(attendees)
    people = view.get_many(Person, {one.person_id for one in known if one.person_id})
    return {
        one.id: people[one.person_id].full_name if one.person_id in people else one.label or REMOVED for one in known
    }


def name_of(view: View, attendee: Attendee) -> str:
    """The full name of one attendee; see `names_of`."""
    return names_of(view, [attendee])[attendee.id]


def listed(names: Sequence[str], most: int = 3) -> str:
    """ "Ann", "Ann and Bob", "Ann, Bob, Cem and 4 others"."""
    shown = list(names[:most])
    if len(names) > most:
        others = len(names) - most
        shown.append(f"{others} other{'s' if others > 1 else ''}")
    return shown[0] if len(shown) == 1 else ", ".join(shown[:-1]) + " and " + shown[-1] if shown else ""


def counted(count: int, one: str, many: str) -> str:
    """ "1 person", "2 people", "10,000 people"."""
    return f"{count:,} {one if count == 1 else many}"
