"""What a person can do on the plan, with its keys."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from t4gsw_desktop.ui.plan.arranging import Arranger
from t4gsw_desktop.ui.plan.gaps import ACTIVITIES, BASICS, HELPERS, ROOMS, SIGN_UPS
from t4gsw_desktop.ui.shell.actions import Action

_TITLES = {
    BASICS: "Basics",
    ACTIVITIES: "Activities",
    HELPERS: "Helpers",
    ROOMS: "Rooms and kit",
    SIGN_UPS: "Sign-ups",
}


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the actions ask of the screen; `no_bar` and `no_event` are sentences while something is missing."""

    offer_kinds: Callable[[], object]
    open_at: Callable[[object], object]
    start_new: Callable[..., object]
    show_step: Callable[..., object]
    no_bar: Callable[[], str]
    no_event: Callable[[], str]


def board_actions(hands: Arranger, wishes: Wishes) -> list[Action]:
    """Those whose keys work on the timeline only."""
    moves = (
        ("Move it earlier", "Alt+Left", "Alt+←", partial(hands.nudge, -1), "Earlier"),
        ("Move it later", "Alt+Right", "Alt+→", partial(hands.nudge, 1), "Later"),
        ("Move it to the room above", "Alt+Up", "Alt+↑", partial(hands.other_room, -1), "Other room"),
        ("Move it to the room below", "Alt+Down", "Alt+↓", partial(hands.other_room, 1), ""),
        ("Make it shorter", "Shift+Alt+Left", "Shift+Alt+←", partial(hands.lengthen, -1), ""),
        ("Make it longer", "Shift+Alt+Right", "Shift+Alt+→", partial(hands.lengthen, 1), ""),
    )
    made = [
        Action(
            f"plan.{shortcut.lower()}",
            words,
            run,
            shortcut,
            menu="Event",
            hint=hint,
            shown_key=shown,
            why_not=wishes.no_bar,
            icon="move",
            also="activity time",
        )
        for words, shortcut, shown, run, hint in moves
    ]
    remove = Action(
        "plan.remove",
        "Remove the chosen activity",
        lambda: hands.remove(hands.chosen_id),
        "Del",
        menu="Event",
        icon="trash-2",
        hint="Remove",
        why_not=wishes.no_bar,
        also="delete",
    )
    return [*made, remove]


def page_actions(wishes: Wishes) -> list[Action]:
    """Those whose keys work on the whole page."""
    add = Action(
        "plan.add",
        "Add an activity",
        wishes.offer_kinds,
        "Ctrl+N",
        menu="Event",
        icon="plus",
        hint="Add activity",
        why_not=wishes.no_event,
        also="new session",
    )
    clashes = Action(
        "plan.clashes",
        "Show all that does not fit",
        lambda: wishes.open_at("clashes"),
        menu="Event",
        icon="triangle-alert",
        why_not=wishes.no_event,
        also="clash problem room twice",
    )
    new = Action("plan.new", "New event", lambda: wishes.start_new(), menu="Event", icon="calendar-plus")
    copy = Action(
        "plan.copy",
        "Copy this event to another day",
        lambda: wishes.start_new(copy=True),
        menu="Event",
        icon="copy",
        why_not=wishes.no_event,
        also="again repeat",
    )
    steps = [
        Action(
            f"plan.step-{key}",
            f"Plan, step {number}: {title}",
            partial(wishes.show_step, key, focus=True),
            f"Ctrl+{number}",
            menu="Event",
            icon="list-checks",
            why_not=wishes.no_event,
        )
        for number, (key, title) in enumerate(_TITLES.items(), 1)
    ]
    return [add, clashes, new, copy, *steps]
