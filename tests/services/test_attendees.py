from datetime import time

import pytest

from t4gsw_desktop.core.events import Attendee, Checkin, Event
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.core.records import ImportRecord
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.kinds.cafe.rows import TableWish, TopicTable
from t4gsw_desktop.services.attendees import (
    add_all_to_event,
    add_to_event,
    set_first_time,
    set_role,
    set_status,
    take_off_event,
)
from t4gsw_desktop.services.checkin import arrive, undo_arrival
from t4gsw_desktop.services.events import add_activity
from t4gsw_desktop.services.people import add_person
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.unit_of_work import Work


@pytest.fixture
def ann(workspace: Workspace) -> Person:
    return workspace.change(add_person, "Ann Lee")


def places(workspace: Workspace) -> tuple[Attendee, ...]:
    return workspace.read(lambda view: view.find(Attendee))


def test_somebody_of_the_directory_is_put_on_the_list(workspace: Workspace, evening: Event, ann: Person) -> None:
    place = workspace.change(add_to_event, evening.id, ann.id, role="helper", first_time=True)
    assert places(workspace) == (place,)
    assert (place.status, place.role, place.first_time, len(place.code) > 5) == ("coming", "helper", True, True)
    with pytest.raises(Refusal, match="Ann Lee is on the list of “Spring surgery” already"):
        workspace.change(add_to_event, evening.id, ann.id)
    assert workspace.undo() == "Add Ann Lee to Spring surgery"
    assert places(workspace) == ()
    with pytest.raises(Refusal, match="“king” is none of guest, helper, host, expert"):
        workspace.change(add_to_event, evening.id, ann.id, role="king")


def test_who_had_cancelled_gets_the_same_place_back(workspace: Workspace, evening: Event, ann: Person) -> None:
    place = workspace.change(add_to_event, evening.id, ann.id)
    workspace.change(set_status, place.id, "cancelled")
    assert workspace.change(add_to_event, evening.id, ann.id) == place


def test_several_people_are_put_on_the_list_in_one_act(workspace: Workspace, evening: Event, ann: Person) -> None:
    bob = workspace.change(add_person, "Bob Day")
    workspace.change(add_to_event, evening.id, ann.id)
    assert workspace.change(add_all_to_event, evening.id, [bob.id, ann.id, bob.id]) == 1
    assert len(places(workspace)) == 2
    assert workspace.undo() == "Add 1 person to Spring surgery"
    assert len(places(workspace)) == 1


def test_what_is_known_of_a_place_is_changed_and_told(workspace: Workspace, evening: Event, ann: Person) -> None:
    place = workspace.change(add_to_event, evening.id, ann.id)
    assert workspace.change(set_status, place.id, "waiting").status == "waiting"
    assert workspace.undo_label() == "Ann Lee is waiting for a place"
    assert workspace.change(set_role, place.id, "expert").role == "expert"
    assert workspace.undo_label() == "Ann Lee is there as an expert"
    assert workspace.change(set_first_time, place.id, True).first_time is True
    assert workspace.change(set_first_time, place.id, None).first_time is None
    assert workspace.undo_label() == "Ann Lee has not said whether it is their first"
    with pytest.raises(Refusal, match="“gone” is none of coming, waiting, cancelled"):
        workspace.change(set_status, place.id, "gone")


def test_place_goes_with_all_that_was_written_for_it_and_comes_back(
    workspace: Workspace, evening: Event, ann: Person
) -> None:
    def write(work: Work) -> None:
        cafe = add_activity(work, evening.id, "cafe", "Café", time(19), time(20))
        work.put_many(
            [TopicTable("t", cafe.id, "Table 1", hosts=(place.id,)), TableWish("w", cafe.id, place.id, ("t",))]
        )
        work.put(ImportRecord("i", evening.id, "", "list", "csv", "", brought={place.id: {"ticket": "free"}}))
        work.label = "Write"

    def kept() -> list[object]:
        return workspace.read(
            lambda view: [view.find(kind) for kind in (Attendee, TopicTable, TableWish, ImportRecord)]
        )

    place = workspace.change(add_to_event, evening.id, ann.id)
    workspace.change(write)
    before = kept()
    workspace.change(take_off_event, place.id)
    assert places(workspace) == ()
    tables, wishes, records = workspace.read(
        lambda view: (view.find(TopicTable), view.find(TableWish), view.find(ImportRecord))
    )
    assert (tables[0].hosts, wishes, dict(records[0].brought)) == ((), (), {})
    assert workspace.undo() == "Take Ann Lee off Spring surgery"
    assert kept() == before


def test_who_was_checked_in_stays_on_the_list(workspace: Workspace, evening: Event, ann: Person) -> None:
    place = workspace.change(add_to_event, evening.id, ann.id)
    workspace.change(arrive, place.id)
    with pytest.raises(Refusal, match="Ann Lee was checked in at “Spring surgery”"):
        workspace.change(take_off_event, place.id)
    workspace.change(undo_arrival, place.id)
    workspace.change(take_off_event, place.id)
    assert workspace.read(lambda view: view.find(Checkin)) == ()
