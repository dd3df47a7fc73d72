from datetime import UTC, datetime

import pytest

from t4gsw_desktop.core.events import Attendee, Event
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.services.checkin import arrive
from t4gsw_desktop.services.invitations import invite, remove_people, set_role, uninvite
from t4gsw_desktop.services.people import add_person
from t4gsw_desktop.services.person_history import log_lines, person_history
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.unit_of_work import View


@pytest.fixture
def ann(workspace: Workspace) -> Person:
    return workspace.change(add_person, "Ann Lee")


def places(workspace: Workspace) -> dict[str, tuple[str, str]]:
    return {one.person_id: (one.status, one.role) for one in workspace.read(View.find, Attendee)}


def test_inviting_and_taking_off_keeps_the_badge_code(workspace: Workspace, evening: Event, ann: Person) -> None:
    assert workspace.change(invite, evening.id, [ann.id, ann.id]) == 1
    (first,) = workspace.read(View.find, Attendee)
    workspace.change(uninvite, evening.id, [ann.id])
    assert places(workspace) == {ann.id: ("cancelled", "guest")}
    workspace.change(invite, evening.id, [ann.id])
    assert workspace.read(View.find, Attendee) == (first,)
    assert workspace.undo_label() == "Add Ann Lee to Spring surgery"
    with pytest.raises(Refusal, match="Ann Lee is already on the list"):
        workspace.change(invite, evening.id, [ann.id])


def test_taking_off_who_is_not_on_the_list_is_refused(workspace: Workspace, evening: Event, ann: Person) -> None:
    with pytest.raises(Refusal, match="not on the list"):
        workspace.change(uninvite, evening.id, [ann.id])
    with pytest.raises(Refusal, match="Nobody is chosen"):
        workspace.change(uninvite, evening.id, [])


def test_role_puts_people_on_the_list_in_one_act(workspace: Workspace, evening: Event, ann: Person) -> None:
    bob = workspace.change(add_person, "Bob")
    workspace.change(invite, evening.id, [ann.id])
    assert workspace.change(set_role, evening.id, [ann.id, bob.id], "helper") == 2
    assert places(workspace) == {ann.id: ("coming", "helper"), bob.id: ("coming", "helper")}
    assert workspace.undo() == "2 people at Spring surgery: helper"
    assert places(workspace) == {ann.id: ("coming", "guest")}
    with pytest.raises(Refusal, match="A role is one of"):
        workspace.change(set_role, evening.id, [ann.id], "king")


def test_removing_people_is_one_act_that_can_be_undone(workspace: Workspace, evening: Event, ann: Person) -> None:
    bob = workspace.change(add_person, "Bob")
    workspace.change(invite, evening.id, [ann.id, bob.id])
    workspace.change(remove_people, [ann.id, bob.id])
    assert workspace.read(View.find, Person) == ()
    assert places(workspace) == {}
    assert workspace.undo() == "Remove 2 people"
    assert set(workspace.read(View.find, Person)) == {ann, bob}
    assert len(places(workspace)) == 2


def test_history_tells_who_came(workspace: Workspace, evening: Event, ann: Person) -> None:
    bob = workspace.change(add_person, "Bob")
    workspace.change(invite, evening.id, [ann.id, bob.id])
    before, after = datetime(2026, 9, 1, tzinfo=UTC), datetime(2026, 10, 2, tzinfo=UTC)
    assert workspace.read(person_history, ann.id, before).lately == ()
    on_paper = workspace.read(person_history, bob.id, after)
    assert (on_paper.lately, on_paper.came_lately, on_paper.events[0].came) == ((True,), 1, True)
    (place,) = workspace.read(View.find, Attendee, person_id=ann.id)
    workspace.change(arrive, place.id)
    assert workspace.read(person_history, ann.id, after).lately == (True,)
    assert workspace.read(person_history, bob.id, after).lately == (False,)
    lines = log_lines(workspace, ann.id, (place.id,))
    assert [line.partition(" ")[2] for line in lines] == [
        "Add 2 people to Spring surgery",
        "Add Ann Lee",
    ]
