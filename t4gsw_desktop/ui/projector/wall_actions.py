"""The second screen among the actions: on and off from anywhere, and blank; loaded when it is first wanted."""

from typing import TYPE_CHECKING

from t4gsw_desktop.ui.projector.shown import VOTE
from t4gsw_desktop.ui.shell.actions import Action
from t4gsw_desktop.ui.shell.desk import Desk

if TYPE_CHECKING:
    from t4gsw_desktop.ui.projector.wall_window import WallDisplay

NOT_ON = "The second screen is not on."
NO_PROGRAMME = "There is no unconference in this event yet."


def wall_actions(desk: Desk) -> list[Action]:
    """Those that work everywhere. The letter B for the second belongs to the board it is pressed on: `blank_action`."""
    return [
        Action(
            "live.wall",
            "Turn the second screen on or off",
            lambda: _wall(desk).turn(not _wall(desk).is_on),
            "F11",
            menu="Live",
            icon="projector",
            also="projector beamer wall",
            why_not=lambda: _wall(desk).why_not(),
        ),
        Action(
            "live.programme",
            "Show what is on now and next on the second screen",
            lambda: _wall(desk).show_programme(_wall(desk).programme_id),
            menu="Live",
            icon="layout-grid",
            also="projector beamer wall unconference right now sessions rooms",
            why_not=lambda: "" if _wall(desk).programme_id else NO_PROGRAMME,
        ),
        Action(
            "live.vote",
            "Show the pitches to vote on on the second screen",
            lambda: _wall(desk).show_programme(_wall(desk).programme_id, VOTE),
            menu="Live",
            icon="list",
            also="projector beamer wall unconference votes dots",
            why_not=lambda: "" if _wall(desk).programme_id else NO_PROGRAMME,
        ),
        Action(
            "live.blank",
            "Blank the second screen, or show it again",
            lambda: _wall(desk).blank(),
            menu="Live",
            icon="eye-off",
            also="projector hide",
            why_not=lambda: _why_not_blank(desk),
        ),
    ]


def blank_action(desk: Desk) -> Action:
    """B, for a board that runs rounds; without its key where single letters are not to work."""
    return Action(
        "wall.blank",
        "Blank the second screen",
        lambda: _wall(desk).blank(),
        "B" if desk.settings.single_letters else "",
        icon="eye-off",
        why_not=lambda: _why_not_blank(desk),
        in_palette=False,
    )


def _wall(desk: Desk) -> "WallDisplay":
    from t4gsw_desktop.ui.projector.wall_window import WallDisplay

    return WallDisplay.of(desk)


def _why_not_blank(desk: Desk) -> str:
    return "" if _wall(desk).is_on else NOT_ON
