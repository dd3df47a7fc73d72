"""The rules a description names: held for everybody on the list, and refused where they contradict each other."""

import pytest

from t4gsw_desktop.core.events import Attendee, Event
from t4gsw_desktop.core.forms import FormTrouble
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.parts import KindForm, Parts
from t4gsw_desktop.core.people import GoesWith, KeepApart, Person
from t4gsw_desktop.exchange.evening_file import EveningSpec, evening_of
from t4gsw_desktop.services.cast import Cast
from t4gsw_desktop.services.evenings import keep_rules
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.unit_of_work import Work

Pairs = tuple[tuple[str, str], ...]


def described(apart: Pairs = (), together: Pairs = ()) -> EveningSpec:
    pairs = {"apart": [list(pair) for pair in apart], "together": [list(pair) for pair in together]}
    head = {"name": "Night", "date": "2026-10-01", "doors": "18:00", "ends": "21:00"}
    kind = KindForm("cafe", "Café", "rounds", "walking", Parts(2, 25, 5))
    return evening_of({**head, **pairs, "activities": [{"kind": "cafe", "starts": "19:00"}]}, (kind,))


def come(work: Work, /, event: Event, **statuses: str) -> None:
    """A place for each name; a name that starts with Guest is a place without a person."""
    for name, status in statuses.items():
        person = Person(new_id(), name)
        named = not name.startswith("Guest")
        work.put_many([person] if named else [])
        label = "" if named else name
        work.put(Attendee(new_id(), event.id, person.id if named else "", name, label, status))
    work.label = "Come"


def keep(workspace: Workspace, event: Event, spec: EveningSpec) -> tuple[int, int]:
    def verb(work: Work) -> None:
        work.label = "Keep the rules"
        keep_rules(work, spec, Cast(work, event.id))

    workspace.change(verb)
    return len(workspace.read(lambda view: view.find(KeepApart))), len(workspace.read(lambda view: view.find(GoesWith)))


def test_rules_hold_for_who_waits_or_has_cancelled_and_are_made_once(workspace: Workspace, evening: Event) -> None:
    workspace.change(come, evening, Ann="coming", Bob="waiting", Cem="cancelled")
    spec = described(apart=(("Ann", "Bob"), ("Bob", "Ann")), together=(("Ann", "Cem"),))
    assert keep(workspace, evening, spec) == (1, 1)
    assert keep(workspace, evening, spec) == (1, 1)


@pytest.mark.parametrize(
    ("apart", "together"),
    [
        ((("Ann", "Bob"),), (("Bob", "Ann"),)),
        ((("Ann", "Bob"),), (("Ann", "Cem"), ("Bob", "Cem"))),
    ],
)
def test_people_kept_apart_cannot_belong_together_even_through_a_third(
    workspace: Workspace, evening: Event, apart: Pairs, together: Pairs
) -> None:
    workspace.change(come, evening, Ann="coming", Bob="coming", Cem="coming")
    with pytest.raises(FormTrouble, match="to be kept apart too"):
        keep(workspace, evening, described(apart, together))


def test_rule_that_could_not_be_kept_is_never_passed_over(workspace: Workspace, evening: Event) -> None:
    workspace.change(come, evening, Ann="coming", Guest_of_Ann="coming")
    with pytest.raises(FormTrouble, match="without a name"):
        keep(workspace, evening, described((("Ann", "Guest_of_Ann"),)))
    with pytest.raises(FormTrouble, match="one person"):
        keep(workspace, evening, described((("Ann", "ann"),)))
