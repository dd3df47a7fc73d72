"""The first thing a new organiser sees."""

from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QMainWindow

from t4gsw_desktop.settings import Settings
from t4gsw_desktop.ui.theme.theme import Theme


class House(Protocol):
    """What the welcome asks of the application."""

    theme: Theme
    settings: Settings

    def open(self, path: Path) -> object:
        """Open a file; Refusal when it cannot be."""

    def create(self, path: Path) -> object:
        """Make a file; Refusal when it cannot be."""

    def practise(self, path: Path) -> object:
        """Make a file with the practice evening in it; Refusal when it cannot be."""

    def keep(self, settings: Settings) -> None:
        """Keep choices."""


class WelcomeWindow(QMainWindow):
    """Not built yet."""

    def __init__(self, house: House) -> None:
        super().__init__()
        self._house = house
