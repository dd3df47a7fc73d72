"""What can be done on the board of an unconference, with its keys: for the menu, the palette, the hints and help."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from t4gsw_desktop.ui.shell.actions import Action
from t4gsw_desktop.ui.unconference.room import UnconferenceRoom

_NOT_HERE = "Open the board of an unconference first."


def board_actions(room: UnconferenceRoom) -> list[tuple[Action, QWidget]]:
    """All of them, in the order of the hints."""

    def why_not() -> str:
        return _NOT_HERE if room.isHidden() else ""

    def made(key: str, words: str, run: Callable[[], object], letter: str, hint: str, icon: str) -> Action:
        return Action(
            f"unconference.{key}",
            words,
            run,
            letter if room.desk.settings.single_letters else "",
            menu="Live",
            icon=icon,
            hint=hint,
            why_not=why_not,
            applies=lambda: not room.isHidden(),
        )

    return [(made("fill", "Fill the grid", room.fill, "F", "Fill again", "wand-sparkles"), room)]
