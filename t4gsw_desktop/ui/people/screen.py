"""The screen called People."""

from t4gsw_desktop.ui.shell.screen import Screen


class PeopleScreen(Screen):
    """Not built yet."""

    key = "people"
    title = "People"
