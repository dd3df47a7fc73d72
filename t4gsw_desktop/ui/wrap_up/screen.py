"""The screen called Wrap-up."""

from t4gsw_desktop.ui.shell.screen import Screen


class WrapUpScreen(Screen):
    """Not built yet."""

    key = "wrap-up"
    title = "Wrap-up"
