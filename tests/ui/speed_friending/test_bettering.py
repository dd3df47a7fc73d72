"""Rounds to come are looked at once more beside the window, and woven anew only where fewer meet again."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from t4gsw_desktop.kinds.planning import Result, Task
from t4gsw_desktop.services.events import activity_of
from t4gsw_desktop.ui.speed_friending import bettering
from t4gsw_desktop.ui.speed_friending.bettering import Bettering
from t4gsw_desktop.ui.speed_friending.room import FriendingRoom
from tests.ui.conftest import settle


def plan_number(room: FriendingRoom) -> int:
    return room.desk.read(activity_of, room.activity_id).plan_number


@pytest.mark.parametrize(("fewer", "comes"), [(1, 1), (0, 0)], ids=["fewer meet again", "as many meet again"])
def test_plan_comes_in_for_fewer_repeats_and_for_nothing_less(
    room: FriendingRoom, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, fewer: int, comes: int
) -> None:
    room.press_main()
    settle()
    before = plan_number(room)

    def scored(task: Task, plan: object) -> dict[str, float]:
        del task, plan
        return {"repeats": 5.0}

    def worked_out(task: Task, **how: object) -> Result:
        found = real(task, seconds=0.1, seed=1)
        proposal = replace(found.proposal, score={**found.proposal.score, "repeats": 5.0 - fewer})
        return replace(found, proposal=proposal)

    real = bettering.work_out
    monkeypatch.setattr(bettering, "score", scored)
    monkeypatch.setattr(bettering, "work_out", worked_out)
    work = Bettering(room, room.desk, lambda: room.activity_id)
    work.begin()
    qtbot.waitUntil(lambda: not room.desk.background.busy, timeout=20_000)
    settle()
    assert plan_number(room) == before + comes


def test_nothing_is_looked_for_where_nobody_meets_again(room: FriendingRoom) -> None:
    work = Bettering(room, room.desk, lambda: "")
    work.begin()
    assert room.desk.background.busy == ()
