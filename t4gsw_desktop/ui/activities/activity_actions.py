"""What can be done on the page of activities whichever kind is shown, with its keys."""

from typing import Protocol

from t4gsw_desktop.ui.activities.planner import Planner
from t4gsw_desktop.ui.activities.tabs import ActivityTabs
from t4gsw_desktop.ui.shell.actions import Action


class ActivitiesPage(Protocol):
    """The page as its actions see it."""

    planner: Planner
    tabs: ActivityTabs

    @property
    def at_plan(self) -> bool:
        """True while a plan is shown."""

    def why_not_plan(self) -> str:
        """Why the chosen activity cannot be planned."""

    def why_not_plan_all(self) -> str:
        """Why the evening cannot be planned."""

    def why_not_live(self) -> str:
        """Why there is no live room."""

    def turn_live(self) -> None:
        """From the plan to the live room, or back."""

    def step(self, by: int) -> None:
        """Go to another activity."""


def activities_actions(page: ActivitiesPage) -> list[Action]:
    """All of them, in the order of the hints."""
    return [
        Action(
            "activities.plan",
            "Work out this plan",
            lambda: page.planner.work_out(page.tabs.chosen()),
            "Ctrl+R",
            menu="Live",
            icon="wand-sparkles",
            hint="Work it out",
            why_not=page.why_not_plan,
            applies=lambda: page.at_plan,
        ),
        Action(
            "activities.plan-all",
            "Work out all plans",
            lambda: page.planner.work_out_all(),
            "Ctrl+Shift+R",
            menu="Live",
            icon="wand-sparkles",
            why_not=page.why_not_plan_all,
        ),
        Action(
            "activities.live",
            "Open the live room, or go back to the plan",
            page.turn_live,
            "Ctrl+L",
            menu="Live",
            icon="play",
            also="run rounds timer",
            why_not=page.why_not_live,
        ),
        Action(
            "activities.next",
            "Next activity",
            lambda: page.step(1),
            "Ctrl+PgDown",
            hint="Next activity",
            shown_key="Ctrl+PgDn",
            icon="chevron-right",
            applies=lambda: page.at_plan,
        ),
        Action("activities.before", "Activity before", lambda: page.step(-1), "Ctrl+PgUp", icon="chevron-left"),
    ]
