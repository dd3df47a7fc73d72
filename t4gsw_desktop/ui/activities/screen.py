"""The screen called Activities."""

from t4gsw_desktop.ui.shell.screen import Screen


class ActivitiesScreen(Screen):
    """Not built yet."""

    key = "activities"
    title = "Activities"
