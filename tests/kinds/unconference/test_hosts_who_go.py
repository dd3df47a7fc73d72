"""Hosts who leave the list, the file or a place of theirs: their sessions stand where they stood and look for one."""

from datetime import UTC, datetime

from t4gsw_desktop.core.events import Attendee
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.kinds.unconference.preparation import edit_pitch
from t4gsw_desktop.services.attendees import take_off_event
from t4gsw_desktop.services.doubles import merge_people
from t4gsw_desktop.services.plans import one_place, take_out
from t4gsw_desktop.services.privacy import erase_person
from t4gsw_desktop.storage.unit_of_work import View

BEFORE = datetime(2027, 1, 21, 12, tzinfo=UTC)
PLACES = {"Maps": (1, "Hall"), "Bread": (1, "Loft"), "Tea": (2, "Hall")}


def person(board, name):
    return board.workspace.read(View.get, Attendee, board.guest(name)).person_id


def hosts_there(board, title):
    return {who for subject, who in board.rows() if subject == board.pitches[title]}


def test_a_host_taken_off_the_list_leaves_the_session_on_the_grid(full):
    chidi, before = full.guest("Chidi Eze"), full.rows()
    full.workspace.change(take_off_event, chidi)
    assert full.grid() == PLACES
    assert (hosts_there(full, "Maps"), full.of("Maps").hosts) == ({""}, ())
    assert "no_host" in [clash.problem.code.rpartition(".")[2] for clash in full.now().clashes]
    full.workspace.undo()
    assert full.rows() == before


def test_of_two_hosts_the_other_goes_on(full):
    chidi, ines = full.guest("Chidi Eze"), full.guest("Ines Moreau")
    full.workspace.change(edit_pitch, full.pitches["Maps"], hosts=[chidi, ines])
    full.workspace.change(take_off_event, chidi)
    assert full.grid() == PLACES
    assert hosts_there(full, "Maps") == {ines}


def test_a_host_who_is_forgotten_leaves_the_session_on_the_grid(full):
    erase_person(full.workspace, person(full, "Chidi Eze"), now=BEFORE)
    assert full.grid() == PLACES
    assert hosts_there(full, "Maps") == {""}


def test_two_hosts_found_to_be_one_leave_both_sessions_on_the_grid(full):
    event_id = full.now().activity.event_id
    full.workspace.change(merge_people, person(full, "Chidi Eze"), person(full, "Priya Nair"))
    assert full.grid() == PLACES
    assert sorted(map(len, (hosts_there(full, "Maps") - {""}, hosts_there(full, "Bread") - {""}))) == [0, 1]
    assert full.workspace.read(one_place, event_id) == ()


def test_a_place_taken_out_of_the_plan_leaves_the_session_on_the_grid(full):
    (row,) = full.workspace.read(View.find, Placement, subject=full.pitches["Tea"])
    full.workspace.change(take_out, full.id, [row.id])
    assert full.grid() == PLACES
    assert hosts_there(full, "Tea") == {""}
