"""The clock in an organiser's hands: each act is one act, says what it did, and history is what has begun."""

import pytest

from t4gsw_desktop.core.parts import parts_of
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.kinds.planning import accept, prepare, work_out
from t4gsw_desktop.kinds.register import forms
from t4gsw_desktop.kinds.speed_friending import live, run
from t4gsw_desktop.kinds.speed_friending.form import FORM
from t4gsw_desktop.services.activity_lengths import change_settings
from t4gsw_desktop.services.plan_state import plan_states
from t4gsw_desktop.services.sitting import last_begun


def begun(evening):
    return last_begun(evening.night.activity("speed_friending"))


def misfit(evening):
    (state,) = evening.workspace.read(plan_states, evening.night.event.id, forms())
    return state.misfit


def test_an_evening_by_the_clock(evening):
    night = evening(12, rounds=3)
    assert (night.state.phase, begun(night)) == ("ready", None)
    for what in (run.pause, run.carry_on, run.extend, run.end_now, run.finish):
        with pytest.raises(Refusal):
            night.do(what)
    night.do(run.begin_round)
    assert night.workspace.undo_label() == "Start round 1 of Speed-friending"
    with pytest.raises(Refusal, match="Round 1 is still running"):
        night.do(run.begin_round)
    night.now = 60
    night.do(run.pause)
    with pytest.raises(Refusal, match="paused"):
        night.do(run.begin_round)
    night.now = 90
    night.do(run.carry_on)
    night.do(run.extend, 120)
    assert night.state.left == 300 - 60 + 120
    night.now = 460
    assert (night.state.phase, night.state.round) == ("moving", 2)
    night.now = 560
    assert night.state.left == -50
    night.do(run.began_earlier, 30)
    assert (night.state.phase, night.state.left, begun(night)) == ("talking", 270, 2)
    night.do(run.began_earlier, 20)
    assert night.state.left == 250
    night.do(run.end_now)
    night.do(run.begin_round)
    night.do(run.end_now)
    assert night.state.phase == "finished"
    assert night.room.next is None
    with pytest.raises(Refusal, match="3 rounds were planned"):
        night.do(run.begin_round)
    assert misfit(night) == ""


def test_every_act_on_the_clock_is_taken_back_by_one_undo(evening):
    night = evening(12, rounds=3)
    night.do(run.begin_round)
    night.now = 30
    for what, more in (
        (run.pause, ()),
        (run.extend, (60,)),
        (run.end_now, ()),
        (run.began_earlier, (10,)),
        (run.finish, ()),
        (run.add_round, ()),
        (run.drop_round, ()),
        (run.go_by_itself, (True,)),
    ):
        before, room = night.state, night.room
        night.do(what, *more)
        assert night.state != before or night.room != room
        assert night.workspace.undo()
        assert (night.state, night.room) == (before, room)


def test_time_taken_back_after_it_has_passed_ends_the_round_now(evening):
    night = evening(12)
    night.do(run.begin_round)
    night.now = 290
    night.do(run.extend, 60)
    (more,) = night.room.changes
    assert (more.sentence, more.undone) == ("1 minute more for round 1", False)
    night.now = 330
    night.workspace.change(live.undo_change, more.id, at=night.moment)
    assert (night.state.phase, night.state.round, night.state.left) == ("moving", 2, 60)
    assert night.room.changes[0].undone
    with pytest.raises(Refusal, match="taken back already"):
        night.workspace.change(live.undo_change, more.id, at=night.moment)
    night.do(run.extend, 30)
    night.now = 400
    night.do(run.begin_round)
    walk = night.room.changes[0]
    assert walk.sentence == "30 seconds more for the walk"
    with pytest.raises(Refusal, match="That round is over"):
        night.workspace.change(live.undo_change, walk.id, at=night.moment)


def test_rounds_by_themselves_are_noted_by_whatever_is_done_next(evening):
    night = evening(12, rounds=4, by_itself="yes")
    night.do(run.begin_round)
    night.now = 370
    assert (night.state.round, night.state.left, begun(night)) == (2, 290, 1)
    night.do(run.note_round)
    assert (begun(night), night.workspace.undo_label()) == (2, "Round 2 of Speed-friending began by itself")
    step = night.workspace.step()
    night.do(run.note_round)
    assert night.workspace.step() == step
    night.now = 730
    night.do(run.go_by_itself, False)
    assert (begun(night), night.state.phase, night.state.round, night.state.left) == (3, "talking", 3, 290)
    night.now = 2000
    assert (night.state.phase, night.state.round) == ("moving", 4)
    night.do(run.go_by_itself, True)
    assert (night.state.phase, night.state.round, night.state.begun) == ("moving", 4, 3)
    assert night.state.left == 60
    night.now = 2060
    assert (night.state.phase, night.state.round) == ("talking", 4)


def test_settings_changed_elsewhere_while_it_runs_make_no_time_jump(evening):
    night = evening(12, rounds=4)
    night.do(run.begin_round)
    night.now = 400
    before = night.state
    night.workspace.change(change_settings, night.activity_id, FORM, by_itself="yes", minutes=2)
    assert night.state == before
    night.do(run.begin_round)
    assert (night.state.left, night.room.pace.by_itself) == (120, True)
    night.now = 400 + 120 + 61
    assert (night.state.phase, night.state.round) == ("talking", 3)


def test_rounds_are_added_and_dropped_while_it_runs(evening):
    night = evening(12, rounds=2)
    night.do(run.begin_round)
    night.do(run.add_round)
    rows = night.workspace.read(lambda view: view.find(Placement, activity_id=night.activity_id, part=3))
    assert len(rows) == 12
    night.do(run.drop_round)
    night.do(run.drop_round)
    with pytest.raises(Refusal, match="Round 1 has begun already"):
        night.do(run.drop_round)
    night.now = 301
    assert night.state.phase == "finished"
    night.now = 900
    night.do(run.add_round)
    assert (night.state.phase, night.state.round, night.state.left) == ("moving", 2, 60)
    assert night.room.next.ready
    night.do(run.begin_round)
    assert (night.state.phase, night.state.rounds) == ("talking", 2)
    assert parts_of(night.night.activity("speed_friending")).count == 2


def test_a_finished_evening_can_go_on(evening):
    night = evening(12, rounds=3)
    night.do(run.begin_round)
    night.do(run.finish)
    assert night.state.phase == "finished"
    night.do(run.begin_round)
    assert (night.state.phase, night.state.round) == ("talking", 2)


def test_without_a_plan_the_rounds_are_woven_when_the_first_begins(evening):
    night = evening(12, planned=False)
    assert not night.room.next.ready
    night.do(run.begin_round)
    assert sum(map(len, night.tables().values())) == 12
    alone = evening(1, planned=False)
    with pytest.raises(Refusal, match="Fewer than two people"):
        alone.do(run.begin_round)


def test_who_is_not_in_the_room_has_not_sat_anywhere(evening):
    night = evening(12)
    names = list(night.ids)
    night.check_in(names[:10])
    assert "2 people of it are not here" in night.room.next.sentence
    assert sum(not one.here for table in night.room.tables for one in table.people) == 2
    night.do(run.begin_round)
    rows = night.workspace.read(lambda view: view.find(Placement, activity_id=night.activity_id, part=1))
    assert {row.attendee_id for row in rows} == {night.ids[name] for name in names[:10]}


def test_how_late_the_evening_is(evening):
    night = evening(12, rounds=2)
    assert night.room.behind.total_seconds() == 0
    night.now = 90
    assert night.room.behind.total_seconds() == 90
    night.do(run.begin_round)
    assert night.room.behind.total_seconds() == 90
    night.now = 200
    night.do(run.end_now)
    assert night.room.behind.total_seconds() == -100
    night.now = 400
    assert night.room.behind.total_seconds() == 40
    night.do(run.begin_round)
    night.now = 5000
    assert night.room.behind.total_seconds() == 40


def test_a_plan_worked_out_before_a_round_began_is_not_accepted_after_it(evening):
    night = evening(12)
    kind = night.night.kinds["speed_friending"]
    night.do(run.begin_round)
    task = night.workspace.read(prepare, kind, night.activity_id)
    result = work_out(task, seconds=0.1, seed=2)
    assert len(result.proposal.plan.rounds) == 3
    first = night.tables()
    night.workspace.change(accept, task, result)
    assert night.tables() == first
    task = night.workspace.read(prepare, kind, night.activity_id)
    night.now = 400
    night.do(run.begin_round)
    with pytest.raises(Refusal, match="changed meanwhile"):
        night.workspace.change(accept, task, work_out(task, seconds=0.1, seed=2))


def test_only_what_plans_depend_on_makes_a_plan_stale(evening):
    night = evening(12)
    night.do(run.begin_round)
    night.now = 100
    night.do(run.pause)
    night.do(run.extend)
    night.workspace.change(run.choose_questions, night.activity_id, ["  What now?  ", ""])
    night.workspace.change(change_settings, night.activity_id, FORM, bell="quiet")
    night.do(live.leave_rounds, night.ids["Priya Nair"], evening=False)
    assert misfit(night) == ""
    assert night.room.question == "What now?"
    night.workspace.change(change_settings, night.activity_id, FORM, odd="rest")
    assert "what it was made from has changed" in misfit(night)
