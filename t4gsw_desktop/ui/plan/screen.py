"""The screen called Plan."""

from t4gsw_desktop.ui.shell.screen import Screen


class PlanScreen(Screen):
    """Not built yet."""

    key = "plan"
    title = "Plan"
