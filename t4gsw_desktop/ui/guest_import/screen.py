"""The screen called Import people."""

from t4gsw_desktop.ui.shell.screen import Screen


class ImportScreen(Screen):
    """Not built yet."""

    key = "import"
    title = "Import people"
