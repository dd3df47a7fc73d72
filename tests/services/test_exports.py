"""What an event gives away, also after people were erased and rooms renamed or taken off."""

import json
from datetime import UTC, date, datetime, time

import pytest

from t4gsw_desktop.core.events import Activity, Event
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.places import Room
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.services.checkin import walk_in
from t4gsw_desktop.services.events import add_activity, move_activity
from t4gsw_desktop.services.exports import export_files
from t4gsw_desktop.services.places import add_room, add_venue, edit_room
from t4gsw_desktop.services.plans import accept_plan
from t4gsw_desktop.services.privacy import erase_person
from t4gsw_desktop.services.workspace import Workspace

NOW = datetime(2026, 10, 1, 12, tzinfo=UTC)
AFTER = datetime(2026, 10, 3, tzinfo=UTC)


@pytest.fixture
def rooms(workspace: Workspace) -> tuple[Room, Room]:
    venue = workspace.change(add_venue, "The Wharf")
    return workspace.change(add_room, venue.id, "Hall"), workspace.change(add_room, venue.id, "Loft")


def hold(workspace: Workspace, event: Event, room: Room, title: str, host: str = "", at: time = time(19)) -> Activity:
    """An unconference with one session, planned."""
    ends = time(at.hour, 50)
    activity = workspace.change(add_activity, event.id, "unconference", title, at, ends, room_ids=[room.id])
    row = Placement(
        "", activity.id, host, 1, activity.starts, activity.ends, room.name, "host", f"{title} talk", new_id()
    )
    workspace.change(accept_plan, activity.id, [row], {}, {}, (), 1)
    return activity


def sessions(data: bytes) -> list[tuple[str, str]]:
    days = json.loads(data)["schedule"]["conference"]["days"]
    return [(name, one["title"]) for day in days for name, held in day["rooms"].items() for one in held]


def exported(workspace: Workspace, event: Event) -> dict[str, bytes]:
    return workspace.read(export_files, event.id, {}, now=NOW, version="1")


def test_each_of_two_unconferences_has_a_schedule_of_its_own(
    workspace: Workspace, evening: Event, rooms: tuple[Room, Room]
) -> None:
    hold(workspace, evening, rooms[0], "First")
    assert sessions(exported(workspace, evening)["schedule.json"]) == [("Hall", "First talk")]
    hold(workspace, evening, rooms[0], "Second", at=time(20))
    files = exported(workspace, evening)
    assert sessions(files["schedule-1.json"]) == [("Hall", "First talk")]
    assert sessions(files["schedule-2.json"]) == [("Hall", "Second talk")]
    assert b"Second talk" in files["schedule-2.xml"]


def test_session_whose_host_was_erased_after_the_event_is_left_out(
    workspace: Workspace, evening: Event, rooms: tuple[Room, Room]
) -> None:
    ann = workspace.change(walk_in, evening.id, "Ann Lee").attendee
    assert ann is not None
    hold(workspace, evening, rooms[0], "First", ann.id)
    erase_person(workspace, ann.person_id, now=AFTER)
    files = exported(workspace, evening)
    assert sessions(files["schedule.json"]) == []
    assert b"UID:@t4gsw" not in files["calendar.ics"]


def test_session_moves_to_the_new_name_of_its_room(
    workspace: Workspace, evening: Event, rooms: tuple[Room, Room]
) -> None:
    hold(workspace, evening, rooms[0], "First")
    workspace.change(edit_room, rooms[0].id, name="Great hall")
    assert sessions(exported(workspace, evening)["schedule.json"]) == [("Great hall", "First talk")]
    workspace.undo()
    assert sessions(exported(workspace, evening)["schedule.json"]) == [("Hall", "First talk")]


def test_session_in_a_room_that_was_taken_off_is_still_told(
    workspace: Workspace, evening: Event, rooms: tuple[Room, Room]
) -> None:
    activity = hold(workspace, evening, rooms[0], "First")
    workspace.change(move_activity, activity.id, time(19), time(19, 50), day=date(2026, 10, 1), room_ids=[rooms[1].id])
    first, second = (exported(workspace, evening)["schedule.json"] for _ in range(2))
    assert sessions(first) == [("Hall", "First talk")]
    assert first == second


def test_text_too_long_for_a_spreadsheet_is_cut(workspace: Workspace, evening: Event) -> None:
    workspace.change(walk_in, evening.id, "Ann Lee", organisation="x" * 40_000)
    files = exported(workspace, evening)
    assert f"{'x' * 31_999}…,".encode() in files["guests.csv"]
    assert files["guests.xlsx"].startswith(b"PK")
