"""Planning anew from the plan of an evening: the same planner as on the page of activities, one plan at a time."""

from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.core.records import AcceptedPlan
from t4gsw_desktop.core.timeline import to_text
from t4gsw_desktop.services.clashes import Fix
from t4gsw_desktop.services.events import timeline
from t4gsw_desktop.storage.unit_of_work import View
from t4gsw_desktop.ui.activities.planner import planner_of
from t4gsw_desktop.ui.activities.screen import ActivitiesScreen
from t4gsw_desktop.ui.plan.settling import settle as put_right
from t4gsw_desktop.ui.shell.window import MainWindow
from t4gsw_desktop.ui.widgets.button import Button
from tests.ui.conftest import NOW, settle


@pytest.fixture
def cafe(window: MainWindow) -> Activity:
    found = window.desk.read(timeline, window.desk.event_id).activities
    return next(one for one in found if one.kind == "cafe")


def plans_of(window: MainWindow, activity: Activity) -> list[AcceptedPlan]:
    return sorted(window.desk.read(View.find, AcceptedPlan, activity_id=activity.id), key=lambda one: one.number)


def test_a_second_press_waits_its_turn_and_the_plan_bears_the_time(
    window: MainWindow, cafe: Activity, qtbot: QtBot
) -> None:
    window.show_screen("plan")
    settle()
    fix, planner, before = Fix("Plan it again", plan=cafe.id), planner_of(window.desk), plans_of(window, cafe)
    put_right(window.desk, fix)
    first = planner.job
    assert first is not None
    put_right(window.desk, fix)
    assert planner.job is first
    assert window.foot.said is not None
    assert "is being worked out" in window.foot.said.sentence
    planner.stop()
    qtbot.waitUntil(lambda: not planner.working_on, timeout=20_000)
    after = plans_of(window, cafe)
    assert len(after) == len(before) + 1
    assert after[-1].accepted == to_text(NOW)
    assert window.desk.workspace.undo_label() == f"Accept plan {after[-1].number} of {cafe.title}"


def test_the_page_of_activities_knows_what_is_worked_out_elsewhere(
    window: MainWindow, cafe: Activity, qtbot: QtBot
) -> None:
    window.show_screen("activities")
    window.show_screen("plan")
    settle()
    others_work_ends = Event()  # until then nothing else is begun, however slow the pages are to build
    window.desk.start("Something before it", lambda _job: others_work_ends.wait(), lambda _waited: None)
    put_right(window.desk, Fix("Plan it again", plan=cafe.id))
    window.show_screen("activities")
    settle()
    page = window.screen
    assert isinstance(page, ActivitiesScreen)
    primary = page.primary()
    others_work_ends.set()
    assert isinstance(primary, Button)
    assert primary.words == "Stop, and use the best so far"
    page.planner.stop()
    qtbot.waitUntil(lambda: not page.planner.working_on, timeout=20_000)


def test_an_activity_that_has_gone_is_told_and_nothing_is_planned(window: MainWindow) -> None:
    put_right(window.desk, Fix("Plan it again", plan="gone"))
    assert window.foot.said is not None
    assert window.foot.said.kind == "problem"
    assert planner_of(window.desk).job is None
