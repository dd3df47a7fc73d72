from datetime import time

import pytest

from t4gsw_desktop.core.events import Attendee, Checkin, Event
from t4gsw_desktop.core.records import ImportRecord
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.kinds.cafe.rows import TableWish, TopicTable
from t4gsw_desktop.services.attendees import set_first_time, set_status, take_off_event
from t4gsw_desktop.services.checkin import arrive, undo_arrival
from t4gsw_desktop.services.events import add_activity
from t4gsw_desktop.services.invitations import invite
from t4gsw_desktop.services.people import add_person
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.unit_of_work import Work


@pytest.fixture
def ann(workspace: Workspace, evening: Event) -> Attendee:
    """Ann Lee's place at the evening."""
    person = workspace.change(add_person, "Ann Lee")
    workspace.change(invite, evening.id, [person.id])
    return workspace.read(lambda view: view.find(Attendee))[0]


def test_what_is_known_of_a_place_is_changed_and_told(workspace: Workspace, ann: Attendee) -> None:
    assert workspace.change(set_status, ann.id, "waiting").status == "waiting"
    assert workspace.undo_label() == "Ann Lee is waiting for a place"
    assert workspace.change(set_first_time, ann.id, True).first_time is True
    assert workspace.change(set_first_time, ann.id, None).first_time is None
    assert workspace.undo_label() == "Ann Lee has not said whether it is their first time"
    with pytest.raises(Refusal, match="“gone” is none of coming, waiting, cancelled"):
        workspace.change(set_status, ann.id, "gone")


def test_place_goes_with_all_that_was_written_for_it_and_comes_back(
    workspace: Workspace, evening: Event, ann: Attendee
) -> None:
    def write(work: Work) -> None:
        cafe = add_activity(work, evening.id, "cafe", "Café", time(19), time(20))
        work.put(TopicTable("t", cafe.id, "Table 1", hosts=(ann.id,)))
        work.put(TableWish("w", cafe.id, ann.id, ("t",)))
        work.put(ImportRecord("i", evening.id, "", "list", "csv", "", brought={ann.id: {"ticket": "free"}}))
        work.label = "Write"

    def kept() -> list[object]:
        kinds = (Attendee, TopicTable, TableWish, ImportRecord)
        return workspace.read(lambda view: [view.find(kind) for kind in kinds])

    workspace.change(write)
    before = kept()
    workspace.change(take_off_event, ann.id)
    places, tables, wishes, records = workspace.read(
        lambda view: (view.find(Attendee), view.find(TopicTable), view.find(TableWish), view.find(ImportRecord))
    )
    assert (places, tables[0].hosts, wishes, dict(records[0].brought)) == ((), (), (), {})
    assert workspace.undo() == "Take Ann Lee off Spring surgery"
    assert kept() == before


def test_who_was_checked_in_stays_on_the_list(workspace: Workspace, ann: Attendee) -> None:
    workspace.change(arrive, ann.id)
    with pytest.raises(Refusal, match="Ann Lee was checked in at “Spring surgery”"):
        workspace.change(take_off_event, ann.id)
    workspace.change(undo_arrival, ann.id)
    workspace.change(take_off_event, ann.id)
    assert workspace.read(lambda view: view.find(Checkin)) == ()
