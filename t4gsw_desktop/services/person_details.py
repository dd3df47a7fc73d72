"""One person as the directory's panel shows them: who they are, their rules about others, and their place tonight."""

from dataclasses import dataclass

from t4gsw_desktop.core.events import Attendee
from t4gsw_desktop.core.people import GoesWith, KeepApart, Person
from t4gsw_desktop.services.people import pairs_with
from t4gsw_desktop.storage.unit_of_work import View

NEED_NAMES = {
    "step_free": "Step-free way",
    "quiet": "Quiet table",
    "hearing_loop": "Hearing loop",
    "projector": "View of the screen",
    "stays_put": "One table all evening",
    "near_door": "Seat near the door",
    "rests": "Rest between rounds",
    "large_print": "Large print",
    "interpreter": "Interpreter",
    "companion": "Comes with somebody",
}


@dataclass(frozen=True, slots=True)
class PairWith:
    """A rule about this person and another: `rule_id` lifts it, `words` say what it is of the other."""

    rule_id: str
    person_id: str
    name: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class PersonDetails:
    """`place` is theirs on the list of the event asked about, None when they are not on it. `apart` is private."""

    person: Person
    place: Attendee | None
    together: tuple[PairWith, ...]
    apart: tuple[PairWith, ...]


def person_details(view: View, person_id: str, event_id: str) -> PersonDetails | None:
    """All about one person; None when they are no longer in the directory."""
    person = view.get(Person, person_id)
    if person is None:
        return None
    places = view.find(Attendee, event_id=event_id, person_id=person_id) if event_id else ()
    together: tuple[GoesWith, ...] = pairs_with(view, GoesWith, person_id)
    apart: tuple[KeepApart, ...] = pairs_with(view, KeepApart, person_id)
    rules: tuple[GoesWith | KeepApart, ...] = (*together, *apart)
    others = {one for rule in rules for one in (rule.first_id, rule.second_id)}
    names = {one.id: one.full_name for one in view.get_many(Person, others).values()}
    with_them = [_pair(rule, person_id, names, _with(rule, person_id)) for rule in together]
    away = [_pair(rule, person_id, names, rule.note) for rule in apart]
    return PersonDetails(person, places[0] if places else None, tuple(with_them), tuple(away))


def _pair(rule: GoesWith | KeepApart, person_id: str, names: dict[str, str], words: str) -> PairWith:
    other = rule.second_id if rule.first_id == person_id else rule.first_id
    return PairWith(rule.id, other, names[other], words)


def _with(rule: GoesWith, person_id: str) -> str:
    return "comes along" if rule.first_id == person_id else "is accompanied"
