"""What can be done on the page of the second desk, with its keys."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from t4gsw_desktop.ui.desks.clash_card import ClashList
from t4gsw_desktop.ui.desks.meetings import Meetings
from t4gsw_desktop.ui.shell.actions import Action

_ORDER = ("first", "second", "third")


class DesksPage(Protocol):
    """The page as its actions see it."""

    meetings: Meetings
    clashes: ClashList

    def exchange(self) -> None:
        """Exchange now."""

    def make_second_desk(self) -> None:
        """Leave on the stick what a second desk begins from."""

    def ask_for_folder(self) -> None:
        """Have the stick chosen."""


def desk_actions(page: DesksPage, *, letters: bool) -> list[Action]:
    """All of them, in the order of the hints; `letters` is False where figures by themselves are no keys."""

    def why_busy() -> str:
        return f"{page.meetings.words}. It takes a moment." if page.meetings.busy else ""

    settling = [
        Action(
            f"desks.{word}",
            f"Keep the {word} version of what is to be settled",
            partial(page.clashes.press, number),
            str(number) if letters else "",
            hint=f"Keep the {word}" if number < len(_ORDER) else "",
            icon="check",
            also="clash settle conflict",
            why_not=_why_nothing(page, number),
            applies=_applies(page, number),
        )
        for number, word in enumerate(_ORDER, 1)
    ]
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
        *settling,
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


def _applies(page: DesksPage, number: int) -> Callable[[], bool]:
    return lambda: (chosen := page.clashes.chosen()) is not None and number <= len(chosen.buttons)


def _why_nothing(page: DesksPage, number: int) -> Callable[[], str]:
    applies = _applies(page, number)
    return lambda: "" if applies() else "There is nothing of that kind to settle."
