"""The screen called Print centre."""

from t4gsw_desktop.ui.shell.screen import Screen


class PrintScreen(Screen):
    """Not built yet."""

    key = "print"
    title = "Print centre"
