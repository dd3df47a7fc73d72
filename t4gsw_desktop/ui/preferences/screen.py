"""The screen called Settings."""

from t4gsw_desktop.ui.shell.screen import Screen


class SettingsScreen(Screen):
    """Not built yet."""

    key = "settings"
    title = "Settings"
