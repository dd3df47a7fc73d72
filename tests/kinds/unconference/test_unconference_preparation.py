"""Preparing an unconference by hand: pitches one at a time or one a line, and wishes."""

import pytest

from t4gsw_desktop.core.events import Attendee
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.kinds.cafe.preparation import add_table_topic
from t4gsw_desktop.kinds.planning import accept, prepare, work_out
from t4gsw_desktop.kinds.unconference.kind import UNCONFERENCE
from t4gsw_desktop.kinds.unconference.preparation import (
    add_pitch,
    add_pitches,
    edit_pitch,
    list_pitches,
    remove_pitch,
)
from t4gsw_desktop.kinds.unconference.rows import Pitch, Vote
from t4gsw_desktop.kinds.unconference.voting import ballot_of, cast_votes
from t4gsw_desktop.services.activity_lengths import change_settings
from t4gsw_desktop.services.events import choose_rooms
from t4gsw_desktop.storage.unit_of_work import View


@pytest.fixture
def evening(night):
    """An unconference in two rooms and two slots, without anything in it."""
    return night([{"kind": "unconference", "starts": "20:15", "rooms": ["Hall", "Loft"]}])


def add(evening, title, **more):
    return evening.workspace.change(add_pitch, evening.activity("unconference").id, title, **more)


def guest(evening, name):
    return next(one.id for one in evening.roster().guests if one.name == name)


def role(evening, name):
    return evening.workspace.read(View.get, Attendee, guest(evening, name)).role


def test_pitches_are_numbered_and_their_hosts_marked(evening):
    first = add(evening, " Maps ", hosts=[guest(evening, "Priya Nair")], needs=["quiet", "step_free"], not_in=[2, 2])
    second = add(evening, "Bread", pinned={"slot": 1, "room": "Hall"})
    assert (first.number, first.title, first.needs, first.not_in) == (1, "Maps", ("step_free", "quiet"), (2,))
    assert (second.number, dict(second.pinned)) == (2, {"slot": 1, "room": "Hall"})
    assert role(evening, "Priya Nair") == "host"
    evening.workspace.change(edit_pitch, first.id, hosts=())
    assert role(evening, "Priya Nair") == "guest"
    evening.workspace.undo()
    evening.workspace.change(remove_pitch, first.id)
    assert role(evening, "Priya Nair") == "guest"
    assert evening.workspace.undo() == "Take back the pitch “Maps”"


def test_pitches_come_one_a_line_in_one_act(evening):
    add(evening, "Maps")
    made = evening.workspace.change(
        add_pitches, evening.activity("unconference").id, "- MAPS\n• Bread\n\n  Löwe\nbread\n"
    )
    assert [(one.number, one.title) for one in made] == [(2, "Bread"), (3, "Löwe")]
    assert evening.workspace.undo() == "Add 2 pitches to Unconference"
    with pytest.raises(Refusal, match="Type one a line"):
        evening.workspace.change(add_pitches, evening.activity("unconference").id, " \n- maps")


def test_votes_are_set_cleared_and_go_with_their_pitch(evening):
    activity, ann = evening.activity("unconference").id, guest(evening, "Ann Lee")
    maps, bread = add(evening, "Maps"), add(evening, "Bread")
    evening.workspace.change(cast_votes, activity, ann, [bread.id, maps.id])
    assert evening.workspace.read(ballot_of, activity, ann) == (bread.id, maps.id)
    evening.workspace.change(remove_pitch, bread.id)
    assert evening.workspace.read(ballot_of, activity, ann) == (maps.id,)
    evening.workspace.undo()
    evening.workspace.change(cast_votes, activity, ann, ())
    assert evening.workspace.read(lambda view: view.find(Vote)) == ()
    assert evening.workspace.undo() == "Note the wishes of Ann Lee"
    with pytest.raises(Refusal, match="was taken back"):
        evening.workspace.change(cast_votes, activity, ann, ["gone"])


def test_list_tells_hosts_wishes_and_the_place_on_the_grid(evening):
    activity, ines = evening.activity("unconference").id, guest(evening, "Ines Moreau")
    maps = add(evening, "Maps", hosts=[guest(evening, "Priya Nair")], pinned={"slot": 2, "room": "Loft"})
    evening.workspace.change(cast_votes, activity, ines, [maps.id])
    (line,) = evening.workspace.read(list_pitches, activity)
    assert (line.hosts, line.votes, line.hidden) == (("Priya Nair",), 0, True)
    (line,) = evening.workspace.read(list_pitches, activity, reveal=True)
    assert (line.votes, line.hidden, line.slot, line.room) == (1, False, 0, "")
    task = evening.workspace.read(prepare, UNCONFERENCE, activity)
    evening.workspace.change(accept, task, work_out(task, seconds=0.1, seed=1))
    (line,) = evening.workspace.read(list_pitches, activity)
    assert (line.slot, line.room) == (2, "Loft")


@pytest.mark.parametrize(
    ("title", "more", "sentence"),
    [
        (" ", {}, "needs a title"),
        ("MAPS", {}, "There is a pitch “MAPS” already"),
        ("Any", {"needs": ["sofa"]}, "“sofa” is not something a room can offer"),
        ("Any", {"not_in": [3]}, "slots 1 to 2"),
        ("Any", {"pinned": {"slot": 0}}, "slots 1 to 2"),
        ("Any", {"pinned": {"room": "Attic"}}, "“Attic” is not one of the rooms"),
    ],
)
def test_pitch_that_cannot_be_is_refused(evening, title, more, sentence):
    add(evening, "Maps")
    with pytest.raises(Refusal, match=sentence):
        add(evening, title, **more)
    assert len(evening.workspace.read(lambda view: view.find(Pitch))) == 1


def test_verbs_of_another_kind_are_a_bug(evening):
    with pytest.raises(ValueError, match="Unconference is no cafe"):
        evening.workspace.change(add_table_topic, evening.activity("unconference").id, "Buses")


def test_a_pitch_can_be_changed_though_the_slot_and_room_it_asked_for_are_gone(evening):
    kept = add(evening, "Maps", not_in=[2], pinned={"room": "Loft"})
    late = add(evening, "Bread", pinned={"slot": 2})
    activity = evening.activity("unconference")
    evening.workspace.change(change_settings, activity.id, UNCONFERENCE.form, parts=1)
    evening.workspace.change(choose_rooms, activity.id, activity.room_ids[:1])
    changed = evening.workspace.change(edit_pitch, kept.id, title="Old maps")
    assert (changed.title, changed.not_in, dict(changed.pinned)) == ("Old maps", (2,), {"room": "Loft"})
    assert evening.workspace.change(edit_pitch, late.id, about="Rye").about == "Rye"
    with pytest.raises(Refusal, match="slots 1 to 1"):
        evening.workspace.change(edit_pitch, late.id, not_in=[2])
    with pytest.raises(Refusal, match="“Loft” is not one of the rooms"):
        evening.workspace.change(edit_pitch, late.id, pinned={"room": "Loft"})
