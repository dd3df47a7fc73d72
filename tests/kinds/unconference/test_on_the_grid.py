"""What is changed of a pitch that is on the grid is changed there too, in one act."""

import pytest

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.kinds.planning import accept, prepare, work_out
from t4gsw_desktop.kinds.register import forms
from t4gsw_desktop.kinds.unconference.joining import join_pitches, say_different, split_pitch
from t4gsw_desktop.kinds.unconference.kind import UNCONFERENCE
from t4gsw_desktop.kinds.unconference.preparation import adopt_pitch, edit_pitch, protect_pitch, remove_pitch
from t4gsw_desktop.kinds.unconference.voting import cast_votes, close_votes
from t4gsw_desktop.services.plan_state import plan_states
from t4gsw_desktop.services.plans import accept_plan


@pytest.fixture
def pitches(room):
    """Two sessions on the grid, one with a host, and a third that has no place because its room is asked too much."""
    maps = room.pitch("Maps", hosts=[room.guest("Ann")], pinned={"slot": 1, "room": "Hall"})
    bread = room.pitch("Bread", pinned={"slot": 2, "room": "Hall"})
    stars = room.pitch("Stars", needs=["projector"])
    task = room.read(prepare, UNCONFERENCE, room.id)
    room.do(accept, task, work_out(task, seconds=0.1, seed=1))
    return maps, bread, stars


def held(room):
    rows = room.read(lambda view: view.find(Placement, activity_id=room.id))
    return sorted((one.part, one.place, one.topic, one.attendee_id, one.subject) for one in rows)


def test_title_and_hosts_follow(room, pitches):
    maps, bread, _ = pitches
    ann, zoe = room.guest("Ann"), room.guest("Zoë")
    ids = {one.id for one in room.read(lambda view: view.find(Placement))}
    room.do(edit_pitch, maps, title="Flood maps")
    assert held(room) == [(1, "Hall", "Flood maps", ann, maps), (2, "Hall", "Bread", "", bread)]
    assert {one.id for one in room.read(lambda view: view.find(Placement))} == ids
    room.do(adopt_pitch, bread, zoe)
    assert held(room)[1] == (2, "Hall", "Bread", zoe, bread)
    room.do(edit_pitch, maps, hosts=[])
    assert held(room)[0] == (1, "Hall", "Flood maps", "", maps)
    for label in ("Change the pitch “Flood maps”", "Find a host for “Bread”", "Change the pitch “Flood maps”"):
        assert room.workspace.undo() == label
    assert held(room) == [(1, "Hall", "Maps", ann, maps), (2, "Hall", "Bread", "", bread)]


def test_a_pitch_taken_back_leaves_the_grid(room, pitches):
    maps, bread, _ = pitches
    room.do(remove_pitch, maps)
    assert [one[-1] for one in held(room)] == [bread]
    room.workspace.undo()
    assert [one[-1] for one in held(room)] == [maps, bread]


def test_a_joined_pitch_gives_its_place_to_one_that_has_none(room, pitches):
    maps, bread, stars = pitches
    ann = room.guest("Ann")
    room.do(join_pitches, stars, [maps])
    assert held(room) == [(1, "Hall", "Stars", ann, stars), (2, "Hall", "Bread", "", bread)]
    room.do(join_pitches, bread, [stars])
    assert held(room) == [(2, "Hall", "Bread", ann, bread)]
    room.do(split_pitch, stars)
    assert held(room) == [(2, "Hall", "Bread", "", bread)]
    for _ in range(3):
        room.workspace.undo()
    assert held(room) == [(1, "Hall", "Maps", ann, maps), (2, "Hall", "Bread", "", bread)]


def test_a_host_who_is_elsewhere_then_gets_no_row(night, room_of):
    """Somebody who has a place in the café at the time of the session hosts it on paper, and is in one place only."""
    evening = night(
        [
            {"kind": "unconference", "starts": "20:15", "rooms": ["Hall"]},
            {"kind": "cafe", "starts": "20:15", "room": "Loft"},
        ]
    )
    room = room_of(evening)
    maps = room.pitch("Maps", pinned={"slot": 1})
    task = room.read(prepare, UNCONFERENCE, room.id)
    room.do(accept, task, work_out(task, seconds=0.1, seed=1))
    (cafe,) = room.read(lambda view: view.find(Activity, kind="cafe"))
    ann = room.guest("Ann")
    room.do(accept_plan, cafe.id, [Placement("", cafe.id, ann, 1, cafe.starts, cafe.ends, "A")], {}, {}, [], 1)
    room.do(adopt_pitch, maps, ann)
    assert [one[3] for one in held(room)] == [""]


def test_a_plan_still_fits_when_only_words_change_and_no_longer_when_wishes_do(room, pitches):
    maps, bread, _ = pitches

    def misfit():
        (state,) = room.read(plan_states, room.evening.event.id, forms())
        return state.misfit

    assert misfit() == ""
    room.do(edit_pitch, maps, title="Flood maps", about="Bring a phone.")
    room.do(say_different, maps, bread)
    room.do(close_votes, room.id)
    assert misfit() == ""
    room.do(cast_votes, room.id, room.guest("Zoë"), [maps], way="helper", anyway=True)
    assert misfit().endswith("what it was made from has changed.")
    room.workspace.undo()
    room.do(protect_pitch, maps, True)
    assert misfit().endswith("what it was made from has changed.")
