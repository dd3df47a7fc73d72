"""The screen called Check-in."""

from t4gsw_desktop.ui.shell.screen import Screen


class DoorScreen(Screen):
    """Not built yet."""

    key = "check-in"
    title = "Check-in"
