from datetime import time

import pytest

from t4gsw_desktop.core.events import Event
from t4gsw_desktop.core.parts import Interlude, interludes_of
from t4gsw_desktop.core.places import Room, Table, Venue
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.services.checkin import walk_in
from t4gsw_desktop.services.events import add_activity, edit_event, remove_activity
from t4gsw_desktop.services.places import (
    add_room,
    add_table,
    add_tables,
    add_venue,
    edit_room,
    edit_table,
    edit_venue,
    remove_room,
    remove_table,
    remove_venue,
    venue_plan,
)
from t4gsw_desktop.services.plans import accept_plan
from t4gsw_desktop.services.workspace import Workspace


def hall(workspace: Workspace) -> tuple[Venue, Room, Table]:
    venue = workspace.change(add_venue, "Print Works")
    room = workspace.change(add_room, venue.id, "Hall", 40, ["quiet", "step_free"])
    return venue, room, workspace.change(add_table, room.id, "Table 1", 6, ["quiet"])


def test_venue_plan_shows_rooms_with_their_tables_and_features_in_one_order(workspace: Workspace) -> None:
    venue, room, table = hall(workspace)
    assert room.features == ("step_free", "quiet")
    assert workspace.read(venue_plan, venue.id).rooms == ((room, (table,)),)
    assert workspace.read(venue_plan, venue.id).venue == venue


def test_places_are_corrected_field_by_field(workspace: Workspace) -> None:
    venue, room, table = hall(workspace)
    assert workspace.change(edit_venue, venue.id, address="1 Mill Lane").address == "1 Mill Lane"
    assert workspace.change(edit_room, room.id, seats=0).name == "Hall"
    assert workspace.change(edit_table, table.id, seats=8, name="Table 9") == Table(
        table.id, room.id, "Table 9", 8, ("quiet",)
    )


def test_places_refuse_names_seats_and_features_that_cannot_be(workspace: Workspace) -> None:
    venue, room, table = hall(workspace)
    other = workspace.change(add_table, room.id, "Table 2", 4)
    with pytest.raises(Refusal, match="needs a name"):
        workspace.change(add_venue, "  ")
    with pytest.raises(Refusal, match="here already"):
        workspace.change(add_room, venue.id, "HALL")
    with pytest.raises(Refusal, match="here already"):
        workspace.change(edit_table, other.id, name="table 1")
    with pytest.raises(Refusal, match="cannot be right"):
        workspace.change(edit_table, table.id, seats=0)
    with pytest.raises(Refusal, match="cannot be right"):
        workspace.change(add_room, venue.id, "Attic", -1)
    with pytest.raises(Refusal, match="“sauna” is not something"):
        workspace.change(add_room, venue.id, "Attic", 5, ["sauna"])
    with pytest.raises(Refusal, match="no longer on the list"):
        workspace.change(add_table, "gone", "Table 1", 4)


def test_room_in_use_stays_until_the_activity_is_gone(workspace: Workspace, evening: Event) -> None:
    venue, room, _ = hall(workspace)
    activity = workspace.change(add_activity, evening.id, "cafe", "Café", time(19), time(20), room_ids=[room.id])
    with pytest.raises(Refusal, match="“Hall” is used by “Café”"):
        workspace.change(remove_room, room.id)
    with pytest.raises(Refusal, match="used by"):
        workspace.change(remove_venue, venue.id)
    workspace.change(remove_activity, activity.id)
    workspace.change(remove_venue, venue.id)
    assert workspace.read(lambda view: view.find(Table)) == ()
    assert workspace.undo() == "Remove Print Works"
    assert len(workspace.read(lambda view: view.find(Table))) == 1


def test_venue_of_an_event_stays(workspace: Workspace, evening: Event) -> None:
    venue, _, _ = hall(workspace)
    workspace.change(edit_event, evening.id, venue_id=venue.id)
    with pytest.raises(Refusal, match="venue of Spring surgery"):
        workspace.change(remove_venue, venue.id)


def test_table_with_people_in_an_accepted_plan_keeps_its_name_and_stays(workspace: Workspace, evening: Event) -> None:
    _, room, table = hall(workspace)
    spare = workspace.change(add_table, room.id, "Table 2", 4)
    cafe = workspace.change(add_activity, evening.id, "cafe", "Café", time(19), time(20), room_ids=[room.id])
    guest = workspace.change(walk_in, evening.id, "Ann").attendee
    assert guest is not None
    seat = Placement("", cafe.id, guest.id, 1, cafe.starts, cafe.ends, "Table 1")
    workspace.change(accept_plan, cafe.id, [seat], {}, {}, [], 1)
    with pytest.raises(Refusal, match="People sit at “Table 1” in the plan of “Café”"):
        workspace.change(remove_table, table.id)
    with pytest.raises(Refusal, match="People sit"):
        workspace.change(edit_table, table.id, name="Window")
    workspace.change(edit_table, table.id, seats=9)
    workspace.change(remove_table, spare.id)
    assert [one.name for one in workspace.read(lambda view: view.find(Table))] == ["Table 1"]


def test_room_without_use_is_removed_with_its_tables(workspace: Workspace) -> None:
    _, room, _ = hall(workspace)
    workspace.change(remove_room, room.id)
    assert workspace.read(lambda view: (view.find(Room), view.find(Table))) == ((), ())


def test_several_tables_are_added_in_one_act_under_different_names(workspace: Workspace) -> None:
    _, room, first = hall(workspace)
    added = workspace.change(add_tables, room.id, [("Table 2", 4, ()), ("Table 3", 6, ["quiet"])])
    assert workspace.read(lambda view: view.find(Table)) == (first, *added)
    assert workspace.undo() == "Add 2 tables to Hall"
    for names in (["Table 4", "table 4"], ["TABLE 1"]):
        with pytest.raises(Refusal, match="here already"):
            workspace.change(add_tables, room.id, [(name, 4, ()) for name in names])
    assert workspace.read(lambda view: view.find(Table)) == (first,)


def test_a_room_is_some_minutes_away_and_no_more(workspace: Workspace) -> None:
    venue, room, _ = hall(workspace)
    assert room.away == 0
    assert workspace.change(edit_room, room.id, away=3).away == 3
    assert workspace.change(add_room, venue.id, "Balcony", 12, away=4).away == 4
    with pytest.raises(Refusal, match="from 0 to 60 minutes away on foot, so 61"):
        workspace.change(edit_room, room.id, away=61)


def test_a_new_name_of_a_room_is_known_wherever_its_old_one_was(workspace: Workspace, evening: Event) -> None:
    _, room, _ = hall(workspace)
    between = [{"after": 1, "minutes": 10, "title": "Talk", "kind": "plenary", "room": "Hall"}]
    settings = {"parts": 2, "minutes": 20, "gap": 5, "interludes": between, "lost_rooms": {room.id: 2}}
    made = workspace.change(
        add_activity, evening.id, "unconference", "U", time(19), time(20), room_ids=[room.id], settings=settings
    )
    workspace.change(edit_room, room.id, name="Great hall")
    (after,) = workspace.read(lambda view: view.find(type(made), id=made.id))
    assert interludes_of(after) == (Interlude(1, 10, "Talk", "plenary", "Great hall"),)
    assert after.settings["lost_rooms"] == {room.id: 2}
    assert workspace.undo() == "Change Great hall"
    (before,) = workspace.read(lambda view: view.find(type(made), id=made.id))
    assert before == made
