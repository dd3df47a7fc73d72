"""What can be done with the lists of the door, with its keys."""

from typing import Protocol

from t4gsw_desktop.ui.shell.actions import Action


class Lists(Protocol):
    """The page as its actions see it."""

    def show_list(self, key: str) -> None:
        """Show one of the four lists."""

    def go_back(self) -> None:
        """Back to the door."""

    def turn_wall(self) -> None:
        """Show who is missing on the second screen, or no longer."""


def list_actions(page: Lists) -> list[Action]:
    """All of them, in the order of the hints; the keys of the lists themselves are taken by these."""
    shown = (
        ("roll-call", "Show the roll-call", "Ctrl+1", "Roll-call", "organisation register"),
        ("missing", "Show who is missing", "Ctrl+2", "Missing", "absent late expected"),
        ("sheet", "Type a check-in sheet in", "Ctrl+3", "Type a sheet", "paper numbers"),
        ("queue", "Show queue help", "Ctrl+4", "Queue help", "lanes letters signs arrivals"),
    )
    return [
        Action("door-lists.back", "Back to Check-in", page.go_back, "Esc", hint="Back to Check-in", in_palette=False),
        *(
            Action(
                f"door-lists.{key}",
                words,
                lambda key=key: page.show_list(key),  # type: ignore[misc]
                shortcut,
                menu="Live",
                icon="list-checks",
                hint=hint,
                also=also,
            )
            for key, words, shortcut, hint, also in shown
        ),
        Action(
            "door-lists.wall",
            "Show who is missing on the second screen, or no longer",
            page.turn_wall,
            menu="Live",
            icon="projector",
            also="wall projector absent",
        ),
    ]
