"""The screen called Tonight."""

from t4gsw_desktop.ui.shell.screen import Screen


class TonightScreen(Screen):
    """Not built yet."""

    key = "tonight"
    title = "Tonight"
