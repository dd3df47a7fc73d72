"""Planning in three steps: what is read is frozen, what is worked out needs no file, what is accepted is still true."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, time

import pytest

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.kinds.planning import accept, activities_to_plan, is_current, prepare, work_out
from t4gsw_desktop.kinds.register import KINDS, forms
from t4gsw_desktop.services.checkin import arrive, walk_in
from t4gsw_desktop.services.clashes import clashes
from t4gsw_desktop.services.events import edit_event, move_activity
from t4gsw_desktop.services.people import edit_person

NOW = datetime(2027, 1, 21, 17, tzinfo=UTC)
FRIENDING = {"kind": "speed_friending", "starts": "18:30", "room": "Hall", "rounds": 4}
CAFE = {"kind": "cafe", "starts": "19:15", "room": "Hall", "tables": [{"table": "Table 1"}, {"table": "Table 2"}]}
SURGERY = {
    "kind": "surgery",
    "starts": "19:15",
    "room": "Loft",
    "experts": [{"name": "Chidi Eze", "topics": {"crm": 3}}],
    "requests": [{"name": "Ann Lee", "topics": ["seo"], "words": "Find us"}],
}


def task_of(evening, key, **options):
    return evening.workspace.read(prepare, evening.kinds[key], evening.activity(key).id, **options)


def test_plan_is_worked_out_on_another_thread_and_accepted_as_one_act(night):
    evening = night([FRIENDING])
    task = task_of(evening, "speed_friending")
    with ThreadPoolExecutor(1) as pool:
        result = pool.submit(work_out, task, seconds=0.2, seed=1).result()
    assert result.headline.startswith("10 people in 4 rounds: ")
    accepted = evening.workspace.change(accept, task, result, at=NOW)
    assert (accepted.number, accepted.seed, accepted.problems) == (1, 1, (*result.problems, *result.private))
    assert len(evening.workspace.read(lambda view: view.find(Placement))) == 40
    assert evening.workspace.undo() == "Accept plan 1 of Speed-friending"
    assert evening.workspace.read(lambda view: view.find(Placement)) == ()


def test_one_seed_gives_one_result(night):
    task = task_of(night([CAFE]), "cafe")
    plans = [task.kind.write_plan(work_out(task, seconds=0.2, seed=7).proposal.plan) for _ in range(2)]
    assert plans[0] == plans[1]


def test_stop_and_progress_reach_the_planner(night):
    asked, heard = [], []

    def stop():
        asked.append("stop?")
        return True

    task = task_of(night([SURGERY]), "surgery")
    result = work_out(task, seconds=5, seed=1, stop=stop, progress=lambda part, words: heard.append((part, words)))
    assert result.headline
    assert asked
    assert heard[-1] == (1.0, "surgery")


def test_problems_are_sentences_with_names(night):
    evening = night([SURGERY])
    result = work_out(task_of(evening, "surgery"), seconds=0.1, seed=1)
    assert result.problems == ("Request “Find us” (Ann Lee) waits: nobody tonight offers seo.",)


def test_plan_of_other_facts_is_refused_and_nothing_changes(night):
    evening = night([CAFE])
    task = task_of(evening, "cafe")
    result = work_out(task, seconds=0.1, seed=1)
    evening.workspace.change(walk_in, evening.event.id, "Dov Katz", at=NOW)
    assert not evening.workspace.read(is_current, task)
    with pytest.raises(Refusal, match="this plan of “Café” was made from have changed meanwhile. Plan again."):
        evening.workspace.change(accept, task, result)
    assert evening.workspace.read(lambda view: view.find(Placement)) == ()
    evening.workspace.undo()
    evening.workspace.change(accept, task, result)


def test_change_that_has_nothing_to_do_with_it_leaves_a_plan_current(night):
    evening = night([CAFE])
    task = task_of(evening, "cafe")
    guest = evening.roster().guests[0]
    evening.workspace.change(edit_person, guest.person.id, notes="Brings cake")
    evening.workspace.change(edit_event, evening.event.id, notes="Quiz at nine")
    assert evening.workspace.read(is_current, task)
    evening.workspace.change(move_activity, task.activity.id, time(19, 30), time(20, 30))
    evening.workspace.change(edit_person, guest.person.id, access_needs=("quiet",))
    assert not evening.workspace.read(is_current, task)


def test_moving_the_activity_while_it_is_planned_keeps_the_plan_at_the_new_times(night):
    evening = night([CAFE])
    task = task_of(evening, "cafe")
    result = work_out(task, seconds=0.1, seed=1)
    moved = evening.workspace.change(move_activity, task.activity.id, time(19, 30), time(20, 30))
    evening.workspace.change(accept, task, result)
    starts = {one.starts for one in evening.workspace.read(lambda view: view.find(Placement, part=1))}
    assert starts == {moved.starts}


def test_those_who_are_here_are_planned_for_once_the_door_has_seen_anybody(night):
    evening = night([FRIENDING])
    first, second = evening.roster().guests[:2]
    for guest in (first, second):
        evening.workspace.change(arrive, guest.id, at=NOW)
    assert len(task_of(evening, "speed_friending").snapshot.people) == 2
    assert len(task_of(evening, "speed_friending", here_only=False).snapshot.people) == 10


def test_activities_are_planned_from_the_least_free_kind_on(night):
    evening = night([FRIENDING, CAFE, SURGERY])
    order = evening.workspace.read(activities_to_plan, evening.event.id)
    assert [kind.key for _, kind in order] == ["surgery", "cafe", "speed_friending"]
    assert all(isinstance(activity, Activity) for activity, _ in order)


def test_planning_again_settles_somebody_in_two_places(night):
    evening = night([SURGERY, FRIENDING])
    workspace = evening.workspace
    for key in ("surgery", "speed_friending"):
        task = task_of(evening, key)
        workspace.change(accept, task, work_out(task, seconds=0.1, seed=1))
    workspace.change(move_activity, evening.activity("speed_friending").id, time(19, 15), time(19, 38))
    (clash,) = [one for one in workspace.read(clashes, evening.event.id, forms()) if one.code == "two_places"]
    fix = clash.fixes[0]
    kind = evening.kinds["speed_friending"]
    assert (fix.label, fix.plan) == ("Plan Speed-friending again", evening.activity(kind.key).id)
    task = workspace.read(prepare, kind, fix.plan)
    workspace.change(accept, task, work_out(task, seconds=0.1, seed=1))
    assert clash.key not in {one.key for one in workspace.read(clashes, evening.event.id, forms())}
    workspace.undo()
    assert clash.key in {one.key for one in workspace.read(clashes, evening.event.id, forms())}
    assert {kind.key for kind in KINDS} == set(evening.kinds)
