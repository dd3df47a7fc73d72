"""Votes without a name: slips typed by their codes, corrected and taken back, and dots counted on a wall."""

import pytest

from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.kinds.unconference.ballots import (
    dots_of,
    edit_slip,
    list_slips,
    read_slip,
    remove_slip,
    set_dots,
    type_slip,
)
from t4gsw_desktop.kinds.unconference.joining import join_pitches
from t4gsw_desktop.kinds.unconference.preparation import remove_pitch
from t4gsw_desktop.kinds.unconference.voting import close_votes, set_vote_budget, vote_counts, vote_state


@pytest.fixture
def pitches(room):
    return [room.pitch(title) for title in ("Maps", "Bread", "Rivers", "Songs", "Trees", "Stars")]


def test_a_slip_is_said_back_typed_and_numbered(room, pitches):
    read = room.read(read_slip, room.id, "3 1C")
    assert ([one.title for one in read.pitches], read.trouble) == (["Rivers", "Maps"], "")
    first = room.do(type_slip, room.id, "3 1C")
    second = room.do(type_slip, room.id, "2h, 2, 3")
    assert (first.ballot.number, second.ballot.number) == (1, 2)
    assert [one.title for one in second.pitches] == ["Bread", "Rivers"]
    assert room.workspace.undo_label() == "Count slip 2"
    room.do(close_votes, room.id)
    assert room.read(vote_counts, room.id) == dict(zip(pitches, (1, 1, 2, 0, 0, 0), strict=True))
    room.do(type_slip, room.id, "6")
    assert room.read(vote_state, room.id).slips == 3


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Type the numbers of the pitches"),
        ("1K", "The letter of 1K does not belong to the number"),
        ("1 9", "No pitch has the number 9"),
        ("1 bread", "No pitch has the number bread"),
        ("1 2 3 4 5 6", "6 pitches on this slip, and everybody has 5 votes"),
    ],
)
def test_a_slip_that_cannot_be_is_refused_and_says_why(room, pitches, text, sentence):
    assert sentence in room.read(read_slip, room.id, text).trouble
    with pytest.raises(Refusal, match=sentence):
        room.do(type_slip, room.id, text)
    assert room.read(list_slips, room.id) == ()


def test_a_slip_is_corrected_by_its_number_and_taken_back(room, pitches):
    made = room.do(type_slip, room.id, "1 2").ballot
    room.do(type_slip, room.id, "3")
    changed = room.do(edit_slip, made.id, "1 4")
    assert changed.ballot.number == 1
    assert room.workspace.undo_label() == "Correct slip 1"
    assert [one.pitches for one in room.read(list_slips, room.id)] == [(pitches[0], pitches[3]), (pitches[2],)]
    room.do(remove_slip, made.id)
    assert room.workspace.undo_label() == "Take back slip 1"
    assert [one.number for one in room.read(list_slips, room.id)] == [2]
    assert room.do(type_slip, room.id, "1").ballot.number == 3
    with pytest.raises(Refusal, match="was taken back"):
        room.do(remove_slip, made.id)


def test_a_slip_counts_for_what_its_pitches_are_now(room, pitches):
    maps, bread, *_ = pitches
    room.do(type_slip, room.id, "1 2")
    room.do(join_pitches, maps, [bread])
    assert [one.pitches for one in room.read(list_slips, room.id)] == [(maps,)]
    room.do(set_vote_budget, room.id, 1)
    assert room.read(read_slip, room.id, "1 2").trouble == ""
    room.workspace.undo()
    room.workspace.undo()
    room.do(remove_pitch, maps)
    assert [one.pitches for one in room.read(list_slips, room.id)] == [(bread,)]


def test_dots_are_set_not_added_and_come_together(room, pitches):
    maps, bread, rivers, *_ = pitches
    room.do(set_dots, room.id, {maps: 12, bread: 3})
    room.do(set_dots, room.id, {bread: 4, rivers: 0})
    assert room.read(dots_of, room.id) == {maps: 12, bread: 4}
    assert room.workspace.undo_label() == "Count the dots"
    assert room.read(vote_state, room.id).totals
    room.do(join_pitches, maps, [bread])
    assert room.read(dots_of, room.id) == {maps: 16}
    assert room.read(vote_counts, room.id, reveal=True)[maps] == 16
    with pytest.raises(Refusal, match="from 0 to 10,000"):
        room.do(set_dots, room.id, {maps: -1})
    with pytest.raises(Refusal, match="taken back"):
        room.do(set_dots, room.id, {"gone": 1})
