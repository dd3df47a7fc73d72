"""What can be done at the door, with its keys."""

from collections.abc import Iterator
from typing import Protocol

from t4gsw_desktop.services.door_book import IN, LEFT, OUT, DoorGuest
from t4gsw_desktop.ui.door.locate import STANDS_STILL
from t4gsw_desktop.ui.shell.actions import Action
from t4gsw_desktop.ui.shell.desk import Desk

_NOT_IN_DOOR_MODE = ("door.note", "door.arrivals", "door.lists")


class Door(Protocol):
    """The screen as its actions see it."""

    desk: Desk

    def press_enter(self) -> None:
        """Check in, or go on."""

    def press_escape(self) -> None:
        """Ready for the next person, or one step back."""

    def begin_walk_in(self, name: str = "") -> None:
        """Take in somebody who is not on the list."""

    def turn_locating(self) -> None:
        """Only show where people are, or check them in again."""

    def turn_arrivals(self) -> None:
        """Show the arrivals of the evening, or the door again."""

    def turn_door_mode(self) -> None:
        """Ask for a PIN, and turn door mode on or off."""

    @property
    def guest(self) -> DoorGuest | None:
        """The guest on the card."""

    @property
    def mode(self) -> str:
        """ "check in" or "locate"."""


class Acts(Protocol):
    """What can be done about the guest on the card."""

    def step_out(self, guest: DoorGuest | None = None) -> None:
        """They go out and mean to be back."""

    def leave(self, guest: DoorGuest | None = None) -> None:
        """They go home early."""

    def come_back(self, guest: DoorGuest | None = None) -> None:
        """They are here again."""

    def change(self, guest: DoorGuest | None = None) -> None:
        """Change their name, pronouns, photos or talk."""

    def print_badge(self) -> None:
        """Print their badge."""

    def undo_shown(self) -> None:
        """Take back their check-in."""

    def hold_note(self, held: bool) -> None:
        """Show or hide the words of their desk note."""


def door_actions(door: Door, acts: Acts) -> list[Action]:
    """All of them, in the order of the hints. Enter and F8 are taken by the page itself, for they mean more there."""
    actions = [*_queue(door, acts), *_going(door, acts), *_about_guest(door, acts), *_pages(door)]
    return [action for action in actions if not door.desk.door_mode or action.key not in _NOT_IN_DOOR_MODE]


def _queue(door: Door, acts: Acts) -> Iterator[Action]:
    yield Action(
        "door.enter",
        "Check in, then next person",
        door.press_enter,
        shown_key="Enter",
        hint="Check in, next",
        in_palette=False,
    )
    yield Action(
        "door.walk-in",
        "New walk-in",
        door.begin_walk_in,
        "F2",
        menu="Live",
        icon="user-plus",
        hint="Walk-in",
        applies=lambda: door.mode != "locate",
    )
    yield Action(
        "door.note",
        "Hold to read the desk note",
        lambda: acts.hold_note(True),
        shown_key="F8",
        hint="Hold: note",
        in_palette=False,
        applies=lambda: door.mode != "locate",
    )


def _going(door: Door, acts: Acts) -> Iterator[Action]:
    yield Action(
        "door.out",
        "This person steps out for a while",
        acts.step_out,
        "F3",
        menu="Live",
        icon="door-open",
        hint="Out",
        also="stepped smoke air",
        why_not=lambda: _why_not(door, (IN,), "The person on the card is not checked in."),
        applies=lambda: door.mode != "locate",
    )
    yield Action(
        "door.leave",
        "This person leaves early",
        acts.leave,
        "F12",
        menu="Live",
        icon="log-out",
        hint="Left",
        also="gone home",
        why_not=lambda: _why_not(door, (IN, OUT), "The person on the card is not checked in."),
        applies=lambda: door.mode != "locate",
    )
    yield Action(
        "door.back",
        "This person is back",
        acts.come_back,
        menu="Live",
        icon="log-in",
        also="return again",
        why_not=lambda: _why_not(door, (LEFT, OUT), "The person on the card has not gone."),
        shown_key="Enter",
    )


def _about_guest(door: Door, acts: Acts) -> Iterator[Action]:
    yield Action(
        "door.badge",
        "Print the badge of this person",
        acts.print_badge,
        "F4",
        menu="Live",
        icon="printer",
        hint="Badge",
        why_not=lambda: _why_not(door),
        applies=lambda: door.mode != "locate",
    )
    yield Action(
        "door.change",
        "Change name, pronouns, photos or talk of this person",
        acts.change,
        "Ctrl+E",
        menu="Live",
        icon="pencil",
        also="edit rename",
        why_not=lambda: _why_not(door),
    )
    yield Action(
        "door.undo",
        "Undo the check-in of this person",
        acts.undo_shown,
        menu="Live",
        icon="undo-2",
        why_not=lambda: _why_not(door, (IN,), "The person on the card is not checked in."),
    )


def _pages(door: Door) -> Iterator[Action]:
    yield Action(
        "door.clear", "Clear, ready for the next person", door.press_escape, "Esc", hint="Clear", in_palette=False
    )
    yield Action(
        "door.locate",
        "Locate somebody, changing nothing; and back",
        door.turn_locating,
        "Ctrl+L",
        menu="Live",
        icon="map-pin",
        hint="Locate",
        also="find where",
    )
    yield Action(
        "door.arrivals",
        "All arrivals of this evening",
        door.turn_arrivals,
        "Ctrl+H",
        menu="Live",
        icon="history",
        also="log undo many history",
    )
    yield Action(
        "door.lists",
        "Lists of the door: roll-call, who is missing, a sheet typed in",
        lambda: door.desk.go("door-lists"),
        "Ctrl+D",
        menu="Live",
        icon="list-checks",
        also="queue signs letters",
    )
    yield Action(
        "door.mode",
        "Turn door mode on or off",
        door.turn_door_mode,
        "Ctrl+Shift+D",
        menu="Live",
        icon="lock",
        also="pin kiosk hide",
    )


def _why_not(door: Door, states: tuple[str, ...] = (), otherwise: str = "") -> str:
    """Why nothing can be done about who is on the card: nobody is, nothing may change, or they stand otherwise."""
    guest = door.guest
    if guest is None:
        return "Find somebody first."
    if door.mode == "locate":
        return STANDS_STILL
    return otherwise if states and guest.state not in states else ""
