"""The window that explains a screen."""

from PySide6.QtWidgets import QDialog, QWidget

from t4gsw_desktop.ui.shell.desk import Desk


class HelpWindow(QDialog):
    """Not built yet."""

    def __init__(self, desk: Desk, screen: str, parent: QWidget) -> None:
        super().__init__(parent)
