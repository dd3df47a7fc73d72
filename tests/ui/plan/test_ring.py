"""The ring outlives the pages it was on, also where what has the focus now paints its own."""

from t4gsw_desktop.ui.plan.screen import PlanScreen
from t4gsw_desktop.ui.shell.window import MainWindow
from tests.ui.conftest import settle


def test_ring_outlives_a_page_that_is_thrown_away(window: MainWindow) -> None:
    for look in ("dark", "light"):
        window.show_screen("plan", "helpers")
        settle()
        plan = window.screen
        assert isinstance(plan, PlanScreen)
        plan.joining.first_focus().setFocus()  # within a scroll area, where Qt puts the ring
        settle()
        plan.show_step("activities")
        plan.activities.timeline.show_key(plan.canvas.in_order()[0], focus=True)  # paints its own
        settle()
        window.change_look(look)
        settle()
        assert window.theme.look == look
        assert window.current == "plan"
