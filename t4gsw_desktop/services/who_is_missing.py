"""Who is expected and has not come: by the names that a room may read."""

from t4gsw_desktop.core.events import standing_facts
from t4gsw_desktop.core.folding import fold
from t4gsw_desktop.services.checkin import facts_of
from t4gsw_desktop.services.roster import Guest, everybody_listed
from t4gsw_desktop.services.short_names import wall_names
from t4gsw_desktop.storage.unit_of_work import View


def missing_guests(view: View, event_id: str) -> tuple[Guest, ...]:
    """Everybody who is coming by the list and whom no desk has seen; by name. Who came and left is not missing."""
    return _unseen(view, _coming(view, event_id))


def missing_on_the_wall(view: View, event_id: str) -> tuple[str, ...]:
    """What the second screen calls those who have not come, in order: short names, or badge numbers where wished.

    Short names are told apart among everybody on the list, so that a name does not change while others arrive.
    """
    coming = _coming(view, event_id)
    names = wall_names(coming)
    return tuple(sorted((names[guest.id] for guest in _unseen(view, coming)), key=fold))


def _coming(view: View, event_id: str) -> tuple[Guest, ...]:
    return tuple(guest for guest in everybody_listed(view, event_id) if guest.attendee.status == "coming")


def _unseen(view: View, coming: tuple[Guest, ...]) -> tuple[Guest, ...]:
    """Those about whom no desk has noted anything that stands."""
    seen = {fact.attendee_id for fact in standing_facts(facts_of(view, [guest.attendee for guest in coming]))}
    return tuple(guest for guest in coming if guest.id not in seen)
