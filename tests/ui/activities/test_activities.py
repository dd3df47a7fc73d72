"""Activities: a plan is worked out beside the window, shown as a draft, accepted as one act, and taken back by Undo."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.services.events import timeline
from t4gsw_desktop.services.invitations import add_and_invite
from t4gsw_desktop.storage.unit_of_work import View
from t4gsw_desktop.ui.activities.grid import PlanGrid
from t4gsw_desktop.ui.activities.round_map import RoundMap, short_place
from t4gsw_desktop.ui.activities.screen import ActivitiesScreen
from t4gsw_desktop.ui.shell.header import Header
from t4gsw_desktop.ui.shell.window import MainWindow
from t4gsw_desktop.ui.widgets.button import Button
from tests.ui.conftest import settle


@pytest.fixture
def screen(window: MainWindow) -> ActivitiesScreen:
    window.show_screen("activities")
    settle()
    assert isinstance(window.screen, ActivitiesScreen)
    return window.screen


def activity_of_kind(screen: ActivitiesScreen, kind: str) -> Activity:
    evening = screen.desk.read(timeline, screen.desk.event_id)
    return next(one for one in evening.activities if one.kind == kind)


def button(screen: ActivitiesScreen, text: str) -> Button:
    found = [one for one in screen.findChildren(Button) if one.words == text and one.isVisible()]
    assert len(found) == 1, f"{text}: {len(found)} buttons"
    return found[0]


def placements(screen: ActivitiesScreen, activity_id: str) -> set[tuple[str, int, str]]:
    def load(view: View) -> set[tuple[str, int, str]]:
        return {(one.attendee_id, one.part, one.place) for one in view.find(Placement, activity_id=activity_id)}

    return screen.desk.read(load)


def test_tabs_tell_when_each_activity_is(screen: ActivitiesScreen, window: MainWindow) -> None:
    assert [tab.title for tab in screen.tabs.tabs] == ["Speed-friending", "Tech surgery", "Café", "Unconference"]
    assert screen.tabs.tabs[0].state == "18:30"
    assert screen.tabs.isVisible()
    window.show_screen("tonight")
    assert not screen.tabs.isVisible()


def test_rounds_show_everybody_once_and_the_chooser_turns_them(screen: ActivitiesScreen) -> None:
    friending = activity_of_kind(screen, "speed_friending")
    screen.open_at(friending.id)
    settle()
    (shown,) = screen.findChildren(RoundMap)
    names = [seat.name for cell in shown.model().cells for seat in cell.people]  # type: ignore[attr-defined]
    seated = {who for who, part, place in placements(screen, friending.id) if part == 1 and place}
    assert len(names) == len(seated)
    second = [one for one in screen.findChildren(Button) if one.accessibleName().startswith("Round: 2")]
    second[0].click()
    assert shown.accessibleName().startswith("Round 2")


def test_grid_says_aloud_who_is_where(screen: ActivitiesScreen) -> None:
    screen.open_at(activity_of_kind(screen, "surgery").id)
    settle()
    (grid,) = screen.findChildren(PlanGrid)
    model = grid.model()
    said = [
        str(model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole))
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    ]
    assert any("(expert)" in one for one in said)
    assert all(one[2] == ":" for one in said)


def test_plan_is_worked_out_as_a_draft_accepted_and_undone(screen: ActivitiesScreen, qtbot: QtBot) -> None:
    cafe = activity_of_kind(screen, "cafe")
    screen.open_at(cafe.id)
    settle()
    before = placements(screen, cafe.id)
    button(screen, "Work out another").click()
    assert screen.planner.working_on == cafe.id
    (stop,) = [one for one in screen.findChildren(Button) if one.words == "Stop, and use the best so far"]
    stop.click()
    assert screen.planner.job is not None
    assert screen.planner.job.stopped()
    qtbot.waitUntil(lambda: cafe.id in screen.planner.drafts, timeout=20_000)
    settle()
    assert placements(screen, cafe.id) == before, "a draft changes nothing"
    button(screen, "Use this plan").click()
    settle()
    evening = screen.desk.read(timeline, screen.desk.event_id)
    assert next(one for one in evening.activities if one.id == cafe.id).plan_number == cafe.plan_number + 1
    assert placements(screen, cafe.id)
    screen.desk.undo()
    settle()
    assert placements(screen, cafe.id) == before


def test_draft_can_be_dropped_and_survives_another_look(window: MainWindow, qtbot: QtBot) -> None:
    window.show_screen("activities")
    screen = window.screen
    assert isinstance(screen, ActivitiesScreen)
    cafe = activity_of_kind(screen, "cafe")
    screen.open_at(cafe.id)
    settle()
    button(screen, "Work out another").click()
    screen.planner.stop()
    qtbot.waitUntil(lambda: cafe.id in screen.planner.drafts, timeout=20_000)
    window.change_look("dark")
    settle()
    again = window.screen
    assert isinstance(again, ActivitiesScreen)
    assert again.tabs.chosen() == cafe.id
    button(again, "Drop this draft").click()
    settle()
    assert again.planner.drafts == {}
    window.change_look("light")


def test_keys_go_from_activity_to_activity(screen: ActivitiesScreen) -> None:
    first = screen.tabs.chosen()
    undo = screen.window().findChild(Header).undo  # the focus may be anywhere in the window
    undo.setFocus()
    QTest.keyClick(undo, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert screen.tabs.chosen() != first
    QTest.keyClick(undo, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert screen.tabs.chosen() == first


def test_empty_file_leads_to_the_plan(empty_window: MainWindow) -> None:
    empty_window.show_screen("activities")
    settle()
    empty_window.do_next()
    settle()
    assert empty_window.current == "plan"


def test_short_names_of_places() -> None:
    assert [short_place(name) for name in ("Table 12", "Table 3b", "Window seat", "7")] == ["12", "3b", "Wi", "7"]


def test_planning_goes_on_while_the_window_is_built_anew(window: MainWindow, qtbot: QtBot) -> None:
    window.show_screen("activities")
    screen = window.screen
    assert isinstance(screen, ActivitiesScreen)
    cafe = activity_of_kind(screen, "cafe")
    screen.open_at(cafe.id)
    settle()
    button(screen, "Work out another").click()
    window.change_look("dark")
    window.theme.change_now()
    again = window.screen
    assert isinstance(again, ActivitiesScreen)
    assert again is not screen
    assert again.planner.why_not()
    again.planner.stop()
    qtbot.waitUntil(lambda: cafe.id in again.planner.drafts, timeout=20_000)
    settle()
    assert button(again, "Use this plan").isEnabled()
    window.change_look("light")


def test_plan_that_is_refused_says_why_and_offers_no_undo(screen: ActivitiesScreen, qtbot: QtBot) -> None:
    screen.planner.work_out_all()
    evening = screen.desk.read(timeline, screen.desk.event_id)
    screen.desk.attempt(add_and_invite, evening.event.id, "Wren Latecomer")
    screen.planner.stop()
    qtbot.waitUntil(lambda: not screen.planner.working_on, timeout=20_000)
    settle()
    said = screen.window().foot.said  # type: ignore[attr-defined]
    assert said.kind == "problem"
    assert "have changed meanwhile" in said.sentence


def test_side_panel_stays_where_there_is_no_room_for_both(window: MainWindow) -> None:
    window.theme.choose(scale=200)
    settle()
    window.show_screen("activities")
    screen = window.screen
    assert isinstance(screen, ActivitiesScreen)
    screen.open_at(activity_of_kind(screen, "surgery").id)
    screen.turn_side()
    settle()
    setup = [one for one in screen.findChildren(Button) if one.words == "Set-up" and one.isVisible()]
    setup[0].click()
    settle()
    assert [one for one in screen.findChildren(Button) if one.words == "Set-up" and one.isVisible()]
    window.theme.choose(scale=100)
    settle()


def test_plan_of_speed_friending_says_on_wish_whom_everybody_meets(screen: ActivitiesScreen) -> None:
    screen.open_at(activity_of_kind(screen, "speed_friending").id)
    settle()

    def told() -> list[str]:
        return [
            label.text() for label in screen.findChildren(QLabel) if label.isVisible() and " meets " in label.text()
        ]

    assert told() == []
    button(screen, "Why it is so").click()
    settle()
    assert len(told()) == 60
    assert any(line.startswith("Amara Okonkwo meets ") for line in told())
    button(screen, "Why it is so").click()
    settle()
    assert told() == []
