"""What can be done on the page of the second desk, with its keys."""

from typing import Protocol

from t4gsw_desktop.ui.desks.meetings import Meetings
from t4gsw_desktop.ui.shell.actions import Action


class DesksPage(Protocol):
    """The page as its actions see it."""

    meetings: Meetings

    def exchange(self) -> None:
        """Exchange now."""

    def make_second_desk(self) -> None:
        """Leave on the stick what a second desk begins from."""

    def ask_for_folder(self) -> None:
        """Have the stick chosen."""


def desk_actions(page: DesksPage) -> list[Action]:
    """All of them, in the order of the hints."""

    def why_busy() -> str:
        return f"{page.meetings.words}. It takes a moment." if page.meetings.busy else ""

    return [
        Action(
            "desks.exchange",
            "Exchange with the other desks now",
            page.exchange,
            "Ctrl+E",
            menu="Live",
            icon="refresh-cw",
            hint="Exchange now",
            also="sync merge meet stick second laptop",
            why_not=why_busy,
        ),
        Action(
            "desks.make",
            "Make a second desk",
            page.make_second_desk,
            menu="Live",
            icon="door-open",
            also="second laptop stick copy",
            why_not=why_busy,
        ),
        Action("desks.folder", "Choose the stick or shared folder", page.ask_for_folder, icon="folder-open"),
    ]
