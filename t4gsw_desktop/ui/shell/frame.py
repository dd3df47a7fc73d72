"""What the actions of the whole window may ask of it; the window keeps these promises."""

from pathlib import Path
from typing import Protocol

from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.shell.screen import Screen


class Frame(Protocol):
    """The window as its actions and its palette see it."""

    desk: Desk

    @property
    def current(self) -> str:
        """The key of the screen that is shown."""

    @property
    def screen(self) -> Screen:
        """The screen that is shown."""

    def show_screen(self, key: str, argument: object = None) -> None:
        """Go to a screen, and there to `argument`."""

    def go_to_event(self, event_id: str) -> None:
        """Have every screen be about another event."""

    def do_next(self) -> None:
        """Press the one filled button."""

    def open_palette(self) -> None:
        """Find or do anything."""

    def open_help(self) -> None:
        """Explain this screen."""

    def open_rail_menu(self) -> None:
        """Unfold the pages."""

    def change_scale(self, step: int) -> None:
        """Larger or smaller text."""

    def change_look(self, look: str) -> None:
        """Take another look."""

    def cover(self) -> None:
        """Hide everything until a key is pressed."""

    def back_up(self) -> None:
        """Copy the file into its backup folder."""

    def show_folder(self) -> None:
        """Show where the file is."""

    def leave_for(self, path: Path | None) -> None:
        """Open another file."""

    def close(self) -> bool:
        """Close the program."""
