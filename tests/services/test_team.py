import pytest

from t4gsw_desktop.core.events import Activity, Attendee, Event
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.services.people import add_person
from t4gsw_desktop.services.team import add_to_team, give_role, role_word, team
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.unit_of_work import Work


def lay_down(work: Work, *rows: object) -> None:
    work.put_many(rows)
    work.label = "Lay down rows"


def test_team_tells_who_does_what(workspace: Workspace, evening: Event) -> None:
    ann = workspace.change(add_to_team, evening.id, "Ann Lee", "expert")
    workspace.change(add_to_team, evening.id, "Zoë Hall")
    workspace.change(add_to_team, evening.id, "Ben Quill")
    activity = Activity(new_id(), evening.id, "surgery", "Tech surgery", evening.starts, evening.ends)
    place = Placement(new_id(), activity.id, ann.id, 1, evening.starts, evening.ends, "Desk 1", "expert")
    workspace.change(lay_down, activity, place)
    found = workspace.read(team, evening.id)
    assert [(one.name, one.role, one.doing) for one in found] == [
        ("Ben Quill", "helper", ()),
        ("Zoë Hall", "helper", ()),
        ("Ann Lee", "expert", ("Tech surgery",)),
    ]


def test_somebody_of_the_directory_is_not_added_twice(workspace: Workspace, evening: Event) -> None:
    ann = workspace.change(add_person, "Ann Lee")
    place = workspace.change(add_to_team, evening.id, "", "host", person_id=ann.id)
    assert place.person_id == ann.id
    with pytest.raises(Refusal, match="Ann Lee is on the team as host already"):
        workspace.change(add_to_team, evening.id, "", "host", person_id=ann.id)
    again = workspace.change(add_to_team, evening.id, "", "helper", person_id=ann.id)
    assert (again.id, again.role) == (place.id, "helper")
    assert len(workspace.read(lambda view: view.find(Attendee, event_id=evening.id))) == 1


def test_role_is_given_and_taken_back(workspace: Workspace, evening: Event) -> None:
    place = workspace.change(add_to_team, evening.id, "Ann Lee")
    workspace.change(give_role, place.id, "expert")
    assert workspace.undo_label() == "Ann Lee is an expert"
    workspace.change(give_role, place.id, "guest")
    assert workspace.undo_label() == "Ann Lee is a guest"
    assert workspace.read(team, evening.id) == ()
    with pytest.raises(Refusal, match="no task"):
        workspace.change(give_role, place.id, "juggler")
    with pytest.raises(Refusal, match="needs a name"):
        workspace.change(add_to_team, evening.id, "  ")
    assert role_word("juggler") == "Juggler"
