"""Changing a grid by hand in a real file: each verb is one act with one undo, and the plan on record is right."""

from datetime import UTC, datetime

import pytest

from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.kinds.planning import accept, is_current, prepare, work_out
from t4gsw_desktop.kinds.register import forms
from t4gsw_desktop.kinds.unconference.ballots import type_slip
from t4gsw_desktop.kinds.unconference.changing import (
    accept_grid,
    apply_mend,
    give_room_back,
    host_leaves,
    keep_here,
    lose_room,
    put_back,
)
from t4gsw_desktop.kinds.unconference.kind import UNCONFERENCE
from t4gsw_desktop.kinds.unconference.preparation import edit_pitch, remove_pitch
from t4gsw_desktop.kinds.unconference.rules import score
from t4gsw_desktop.kinds.unconference.voting import close_votes
from t4gsw_desktop.services.plan_state import plan_states
from t4gsw_desktop.services.plans import one_place

BEFORE = datetime(2027, 1, 21, 12, tzinfo=UTC)
IN_THE_FIRST = datetime(2027, 1, 21, 20, 20, tzinfo=UTC)  # slots are 20:15 to 20:40 and 20:45 to 21:10


def test_the_first_card_placed_by_hand_makes_the_first_plan(board):
    board.pitch("Maps", "Chidi Eze")
    plan = board.move("Maps", 2, "Loft")
    assert plan.number == 1
    assert board.grid() == {"Maps": (2, "Loft")}
    assert dict(board.of("Maps").pinned) == {"slot": 2, "room": "Loft"}
    assert board.workspace.undo() == "Move “Maps” to Loft at 20:45"
    assert board.grid() == {}
    assert dict(board.of("Maps").pinned) == {}


def test_a_drop_on_another_session_swaps_them_in_one_act(full):
    before = full.rows()
    plan = full.move("Maps", 2, "Hall")
    assert full.grid() == {"Maps": (2, "Hall"), "Bread": (1, "Loft"), "Tea": (1, "Hall")}
    assert plan.number == 4
    assert full.now().score["missed_wishes"] == 0
    assert full.workspace.undo() == "Swap “Maps” and “Tea”"
    assert full.rows() == before
    assert full.now().number == 3


def test_what_was_kept_by_hand_is_kept_where_it_goes(full):
    full.workspace.change(edit_pitch, full.pitches["Bread"], pinned={"room": "Loft"})
    full.move("Maps", 2, "Hall")
    assert dict(full.of("Tea").pinned) == {"slot": 1, "room": "Hall"}
    full.move("Maps", 1, "Loft")
    assert dict(full.of("Bread").pinned) == {"room": "Loft"}
    assert full.codes("Bread") == ["pin"]


def test_the_record_of_the_plan_is_right_after_each_change(full):
    plan = full.move("Maps", 2, "Loft")
    now = full.now()
    counted = score(now.snapshot, now.grid)
    assert {name: plan.score[name] for name in ("missed_wishes", "placed", "unplaced")} == {
        name: counted[name] for name in ("missed_wishes", "placed", "unplaced")
    }
    (state,) = full.workspace.read(plan_states, full.night.event.id, forms())
    assert (state.number, state.misfit) == (plan.number, "")


def test_dropping_a_session_where_it_is_does_nothing(full):
    assert full.move("Maps", 1, "Hall") is None
    assert full.now().number == 3


def test_a_session_from_nowhere_puts_another_off_the_grid(full):
    full.pitch("Late", "Siân Llewellyn")
    full.move("Late", 1, "Hall")
    assert full.grid() == {"Late": (1, "Hall"), "Bread": (1, "Loft"), "Tea": (2, "Hall")}
    assert full.workspace.undo() == "Put “Late” in instead of “Maps”"


def test_a_host_in_two_sessions_stays_with_the_first_and_the_card_turns_amber(full):
    full.workspace.change(edit_pitch, full.pitches["Tea"], hosts=[full.guest("Chidi Eze")])
    full.move("Tea", 1, "Loft")
    chidi = full.guest("Chidi Eze")
    assert full.rows()[full.pitches["Maps"], chidi] == (1, "Hall")
    assert full.rows()[full.pitches["Tea"], ""] == (1, "Loft")
    assert full.codes("Tea") == ["hosts"]
    assert dict(full.of("Tea").pinned) == {}
    assert full.workspace.read(one_place, full.night.event.id) == ()
    clash = full.now().clashes[0]
    assert full.now().say(clash.problem).startswith("Chidi Eze hosts ")
    full.move("Tea", 2, "Loft")
    assert full.rows()[full.pitches["Tea"], chidi] == (2, "Loft")
    assert full.now().broken == {}


def test_who_needs_what_a_room_lacks_is_not_told(full):
    full.vote("Ann Lee", "Tea")  # Ann needs a step-free way, and the loft has stairs
    assert "has stairs" in full.now().price_words(full.now().priced.price(full.pitches["Tea"], "2", "Loft")).text
    full.move("Tea", 2, "Loft")
    assert full.codes("Tea") == ["no_step_free"]
    said = [full.now().say(one.problem) for one in full.now().clashes]
    assert any("Loft has stairs, and “Tea” needs a step-free room." in one for one in said)
    assert not any("Ann" in one for one in said)


def test_a_clash_is_mended_with_one_click(full):
    full.vote("Ann Lee", "Tea")
    full.move("Tea", 2, "Loft")
    clash = full.now().clashes[0]
    mend = clash.mends[0]
    before = full.now().score["missed_wishes"]
    full.do(apply_mend, full.id, mend)
    now = full.now()
    assert now.score["missed_wishes"] == before + mend.change
    assert now.broken == {}
    assert now.clashes == ()
    assert full.workspace.undo()
    full.move("Maps", 2, "Hall")
    with pytest.raises(Refusal, match="has changed meanwhile"):
        full.do(apply_mend, full.id, mend)


def test_keeping_and_letting_go(full):
    full.do(put_back, full.pitches["Tea"])
    with pytest.raises(Refusal, match="is not on the grid"):
        full.do(keep_here, full.pitches["Tea"], True)
    number = full.now().number
    full.do(keep_here, full.pitches["Maps"], False)
    assert dict(full.of("Maps").pinned) == {}
    assert full.now().number == number
    (state,) = full.workspace.read(plan_states, full.night.event.id, forms())
    assert state.misfit == ""
    assert full.workspace.undo() == "Let “Maps” move again"
    full.do(keep_here, full.pitches["Maps"], False)
    full.do(keep_here, full.pitches["Maps"], True)
    assert dict(full.of("Maps").pinned) == {"slot": 1, "room": "Hall"}
    assert full.workspace.undo() == "Keep “Maps” where it is"


def test_putting_back_takes_the_rows_and_the_pin(full):
    full.do(put_back, full.pitches["Maps"])
    assert "Maps" not in full.grid()
    assert dict(full.of("Maps").pinned) == {}
    assert full.pitches["Maps"] in full.now().grid.unplaced
    assert full.workspace.undo() == "Put “Maps” back"
    assert full.grid()["Maps"] == (1, "Hall")


def test_what_has_begun_stays(full):
    assert full.now(IN_THE_FIRST).begun == ("1",)
    with pytest.raises(Refusal, match="“Maps” has begun, so it stays"):
        full.move("Maps", 2, "Loft", at=IN_THE_FIRST)
    with pytest.raises(Refusal, match="The slot at 20:15 has begun"):
        full.move("Tea", 1, "Loft", at=IN_THE_FIRST)
    with pytest.raises(Refusal, match="has begun"):
        full.do(put_back, full.pitches["Bread"], at=IN_THE_FIRST)
    full.move("Tea", 2, "Loft", at=IN_THE_FIRST)
    assert full.grid()["Tea"] == (2, "Loft")


def test_what_was_asked_for_elsewhere_is_kept_where_it_is_with_one_click(full):
    full.workspace.change(edit_pitch, full.pitches["Tea"], pinned={"slot": 1})
    assert full.codes("Tea") == ["pin"]
    mend = next(one for one in full.now().clashes[0].mends if one.kind == "keep")
    full.do(apply_mend, full.id, mend)
    assert dict(full.of("Tea").pinned) == {"slot": 2, "room": "Hall"}
    assert full.now().broken == {}


def test_a_pitch_that_is_gone_and_places_that_are_not_there_are_refused(full):
    full.workspace.change(remove_pitch, full.pitches["Bread"])
    for verb in (lambda: full.move("Bread", 2, "Loft"), lambda: full.do(put_back, full.pitches["Bread"])):
        with pytest.raises(Refusal, match="was taken back"):
            verb()
    with pytest.raises(Refusal, match="“Attic” is not one of the rooms"):
        full.move("Maps", 2, "Attic")
    with pytest.raises(Refusal, match="slots 1 to 2"):
        full.move("Maps", 3, "Hall")


def test_a_room_is_lost_from_a_slot_on_and_given_back(full):
    full.do(lose_room, full.id, "Hall", 2)
    assert full.codes("Tea") == ["closed"]
    assert full.codes("Maps") == []
    assert dict(full.of("Tea").pinned) == {"slot": 2}  # it keeps its time; the room cannot be kept
    words = full.now().price_words(full.now().priced.price(full.pitches["Bread"], "2", "Hall"))
    assert (words.text, words.tone) == ("closed then, “Tea” is kept here", "cannot")
    (mend, *_more) = full.now().clashes[0].mends
    full.do(apply_mend, full.id, mend)
    assert full.grid()["Tea"] == (2, "Loft")
    assert full.now().clashes == ()
    full.do(give_room_back, full.id, "Hall")
    assert full.workspace.undo() == "Use Hall again"
    assert full.workspace.undo().startswith("Move “Tea” to Loft")
    assert full.workspace.undo() == "Do without Hall from 20:45 on"
    assert full.codes("Tea") == []
    assert dict(full.of("Tea").pinned) == {"slot": 2, "room": "Hall"}
    with pytest.raises(Refusal, match="can be used all the time"):
        full.do(give_room_back, full.id, "Hall")


def test_a_host_leaves_and_a_co_host_goes_on(full):
    full.workspace.change(edit_pitch, full.pitches["Tea"], hosts=[full.guest("Chidi Eze"), full.guest("Tariq Aziz")])
    chidi = full.guest("Chidi Eze")
    full.do(host_leaves, full.id, chidi, 2)
    assert full.of("Tea").hosts == (full.guest("Tariq Aziz"),)
    assert full.of("Tea").not_in == ()
    assert full.of("Maps").not_in == (2,)
    assert full.of("Maps").hosts == (chidi,)
    assert full.now().broken == {}
    assert full.workspace.undo() == "Do without Chidi Eze from 20:45 on"
    assert full.of("Tea").hosts == (chidi, full.guest("Tariq Aziz"))
    with pytest.raises(Refusal, match="Zoë Brontë hosts nothing from 20:45 on"):
        full.do(host_leaves, full.id, full.guest("Zoë Brontë"), 2)


def test_a_host_alone_who_leaves_turns_the_card_amber(full):
    full.do(host_leaves, full.id, full.guest("Tariq Aziz"), 2)
    assert full.codes("Tea") == ["not_in"]


def test_filling_again_moves_nothing_that_has_begun(full):
    full.do(lose_room, full.id, "Hall", 1)
    task = full.workspace.read(prepare, UNCONFERENCE, full.id, at=IN_THE_FIRST)
    result = work_out(task, seconds=0.1, seed=1)
    full.workspace.change(accept, task, result, at=IN_THE_FIRST)
    assert full.grid() == {"Maps": (1, "Hall"), "Bread": (1, "Loft"), "Tea": (2, "Loft")}
    assert not full.workspace.read(is_current, task)


def test_a_plan_made_before_a_slot_began_is_not_accepted_after(full):
    task = full.workspace.read(prepare, UNCONFERENCE, full.id, at=BEFORE)
    result = work_out(task, seconds=0.1, seed=1)
    assert full.workspace.read(is_current, task, at=BEFORE)
    with pytest.raises(Refusal, match="have changed meanwhile"):
        full.workspace.change(accept, task, result, at=IN_THE_FIRST)


def test_a_grid_filled_on_the_board_is_accepted_as_one_act(full):
    now = full.now()
    proposal = work_out(full.workspace.read(prepare, UNCONFERENCE, full.id, at=BEFORE), seconds=0.1, seed=1).proposal
    full.do(accept_grid, full.id, now.snapshot, proposal.plan, proposal.bound, 1)
    assert full.workspace.undo() == "Fill the grid of Unconference"
    full.vote("Ann Lee", "Bread")
    with pytest.raises(Refusal, match="Fill it again"):
        full.do(accept_grid, full.id, now.snapshot, proposal.plan, proposal.bound, 1)


def test_a_slip_that_gets_little_is_told_by_its_number(full):
    full.workspace.change(type_slip, full.id, "1 2 3")
    full.workspace.change(close_votes, full.id)
    full.do(put_back, full.pitches["Tea"])
    now = full.now()
    assert sorted(now.names[one] for one in now.disappointed.who) == ["Slip 1", "Tariq Aziz"]


@pytest.mark.parametrize("closed", [False, True])
def test_a_mend_is_done_as_it_was_offered_whether_people_still_vote_or_not(full, closed):
    if closed:
        full.workspace.change(close_votes, full.id)
    full.workspace.change(edit_pitch, full.pitches["Bread"], hosts=[full.guest("Chidi Eze")])
    mend = next(one for clash in full.now().clashes for one in clash.mends if one.kind == "move")
    full.do(apply_mend, full.id, mend)
    assert not full.now().broken
    assert full.now().score["missed_wishes"] == 0
