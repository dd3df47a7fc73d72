"""The screen called Exchange."""

from t4gsw_desktop.ui.shell.screen import Screen


class ExchangeScreen(Screen):
    """Not built yet."""

    key = "exchange"
    title = "Exchange"
