"""Every step of the plan, gone over for what a machine can see; the test of all screens sees only the first of them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from t4gsw_desktop.ui.plan.gaps import STEPS
from t4gsw_desktop.ui.plan.screen import PlanScreen
from t4gsw_desktop.ui.shell.window import MainWindow
from tests.ui.conftest import grab, settle
from tests.ui.inspection import complaints_about

ROOMS = ((1366, 690, 100), (1366, 768, 200))


def looked_at(window: MainWindow, what: str) -> list[str]:
    settle()
    return [f"{what}: {one}" for one in complaints_about(window)]


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: f"{room[0]}x{room[1]} at {room[2]} %")
def test_nothing_is_wrong_on_any_step(window: MainWindow, room: tuple[int, int, int]) -> None:
    window.theme.choose(scale=room[2])
    window.resize(room[0], room[1])
    window.rebuild()
    window.show_screen("plan")
    settle()
    plan = window.screen
    assert isinstance(plan, PlanScreen)
    wrong = []
    for step in STEPS:
        plan.show_step(step, focus=True)
        wrong += looked_at(window, step)
        grab(window, f"plan-{step}-{room[2]}")
        if not window.desk.roomy:
            plan.turn_side()
            wrong += looked_at(window, f"beside {step}")
            plan.turn_side()
    plan.show_step("activities")
    plan.activities.timeline.show_key(plan.canvas.in_order()[0], focus=True)
    for _ in range(7):
        plan.arranger.nudge(1)
    wrong += looked_at(window, "clash")
    grab(window, f"plan-clash-{room[2]}")
    plan.open_at("clashes")
    wrong += looked_at(window, "clashes")
    grab(window, f"plan-clashes-{room[2]}")
    plan.open_at("new")
    wrong += looked_at(window, "new event")
    grab(window, f"plan-new-{room[2]}")
    assert not wrong, "\n".join(wrong)


def test_cards_are_walked_by_arrow_keys(empty_window: MainWindow) -> None:
    empty_window.show_screen("plan")
    settle()
    plan = empty_window.screen
    assert isinstance(plan, PlanScreen)
    new = plan.new_event
    first = next(card for card in new.findChildren(type(new._cards["first"])) if card.isChecked())
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    settle()
    assert new.chosen == "friending"
    assert new._cards["friending"].hasFocus()
    assert new._cards["friending"].focusPolicy() & Qt.FocusPolicy.TabFocus
