"""What can be done at the door, with its keys."""

from typing import Protocol

from t4gsw_desktop.services.door_book import IN, DoorGuest
from t4gsw_desktop.ui.shell.actions import Action


class Door(Protocol):
    """The screen as its actions see it."""

    def press_enter(self) -> None:
        """Check in, or go on."""

    def begin_walk_in(self, name: str = "") -> None:
        """Take in somebody who is not on the list."""

    def print_badge(self) -> None:
        """Print the badge of the guest on the card."""

    def undo_shown(self) -> None:
        """Take back the check-in on the card."""

    def leave_or_return(self) -> None:
        """The guest on the card goes home early, or is back."""

    def clear(self) -> None:
        """Ready for the next person."""

    def hold_note(self, held: bool) -> None:
        """Show or hide the words of the desk note."""

    @property
    def guest(self) -> DoorGuest | None:
        """The guest on the card."""


def door_actions(door: Door) -> list[Action]:
    """All of them, in the order of the hints. Enter and F8 are taken by the page itself, for they mean more there."""

    def why_no_guest() -> str:
        return "" if door.guest else "Find somebody first."

    def why_not_in() -> str:
        return "" if door.guest and door.guest.state == IN else "The person on the card is not checked in."

    return [
        Action(
            "door.enter",
            "Check in, then next person",
            door.press_enter,
            shown_key="Enter",
            hint="Check in, then next",
            in_palette=False,
        ),
        Action("door.walk-in", "New walk-in", door.begin_walk_in, "F2", menu="Live", icon="user-plus", hint="Walk-in"),
        Action(
            "door.badge",
            "Print the badge of this person",
            door.print_badge,
            "F4",
            menu="Live",
            icon="printer",
            hint="Badge",
            why_not=why_no_guest,
        ),
        Action(
            "door.note",
            "Hold to read the desk note",
            lambda: door.hold_note(True),
            shown_key="F8",
            hint="Hold to read desk note",
            in_palette=False,
        ),
        Action("door.clear", "Clear, ready for the next person", door.clear, "Esc", hint="Clear", in_palette=False),
        Action(
            "door.undo",
            "Undo the check-in of this person",
            door.undo_shown,
            menu="Live",
            icon="undo-2",
            why_not=why_not_in,
        ),
        Action(
            "door.leave",
            "This person leaves early, or is back",
            door.leave_or_return,
            menu="Live",
            icon="log-out",
            also="left gone return home",
            why_not=why_no_guest,
        ),
    ]
