"""What can be done in the live room, with its keys: for the menu, the palette, the hints and the list of keys."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from t4gsw_desktop.kinds.speed_friending.clock import FINISHED, READY, RunState
from t4gsw_desktop.ui.projector.wall_actions import blank_action
from t4gsw_desktop.ui.shell.actions import Action
from t4gsw_desktop.ui.speed_friending.room import FriendingRoom

Bound = tuple[Action, QWidget]
_NOT_HERE = "Open the live room of a speed-friending first."


@dataclass(frozen=True, slots=True)
class _Line:
    """One action: what it does by name ("minute", "late"), its words, letter, icon and hint, and when it cannot be."""

    deed: str
    words: str
    letter: str
    icon: str
    hint: str
    test: Callable[[FriendingRoom, RunState], str]
    also: str = ""


def _never(_room: FriendingRoom, _state: RunState) -> str:
    return ""


def _over(_room: FriendingRoom, state: RunState) -> str:
    return "All rounds are over." if state.phase == FINISHED else ""


def _still(_room: FriendingRoom, state: RunState) -> str:
    return "No round is running." if state.phase in (READY, FINISHED) else ""


def _not_talking(_room: FriendingRoom, state: RunState) -> str:
    return "" if state.talks else "No round is running."


def _not_begun(_room: FriendingRoom, state: RunState) -> str:
    return "" if state.begun else "No round has begun."


def _nobody_waits(room: FriendingRoom, _state: RunState) -> str:
    return "" if room.shown is not None and room.shown.waiting else "Nobody waits for a seat."


_CLOCK = (
    _Line("minute", "One more minute", "E", "plus", "1 more minute", _still, "extend longer"),
    _Line("end", "End this round now", "", "skip-forward", "", _not_talking, "bell stop"),
    _Line("add_round", "Add a round", "", "plus", "", _never),
    _Line("drop_round", "Drop the last round", "", "minus", "", _over),
)
_FORMS = (
    _Line("late", "Late arrival", "L", "user-plus", "Late", _over, "come join"),
    _Line("left", "Someone left", "X", "user-minus", "Left", _over, "gone home"),
    _Line("swap", "Swap two people", "S", "arrow-left-right", "Swap", _over),
    _Line("move", "Move one person to another table", "M", "move", "Move", _over),
    _Line("rest", "Somebody rests next round", "R", "hourglass", "", _over),
    _Line("began", "Say that the round really began earlier", "", "history", "", _over, "forgot late start"),
    _Line("correct", "Correct who sat where", "", "pencil", "", _not_begun),
    _Line("lose", "A table is lost", "", "triangle-alert", "", _over, "broken"),
)
_MAIN = _Line(
    "main", "Start, pause or carry on with the round", "Space", "play", "Start or pause", _never, "timer clock"
)
_SEAT = _Line("seat", "Seat who waits", "W", "armchair", "", _nobody_waits)


def room_actions(room: FriendingRoom) -> list[Bound]:
    """All of them, in the order of the hints. Letters work in the whole room, Space on the board alone.

    A button with the focus keeps Space, and a field all that can be typed.
    """
    return [
        (_action(room, _MAIN, room.press_main), room.board),
        *((_action(room, one, _pressing(room, one.deed)), room) for one in _CLOCK),
        *((_action(room, one, _beginning(room, one.deed)), room) for one in _FORMS),
        (_action(room, _SEAT, room.seat_first), room),
        (_blank(room), room),
    ]


def _pressing(room: FriendingRoom, deed: str) -> Callable[[], None]:
    return lambda: room.press(deed)


def _beginning(room: FriendingRoom, deed: str) -> Callable[[], None]:
    return lambda: room.begin_deed(deed)


def _action(room: FriendingRoom, line: _Line, run: Callable[[], object]) -> Action:
    def why_not() -> str:
        return line.test(room, room.shown.state) if not room.isHidden() and room.shown is not None else _NOT_HERE

    letters = room.desk.settings.single_letters or line.letter == "Space"
    return Action(
        f"friending.{line.deed}",
        line.words,
        run,
        line.letter if letters else "",
        menu="Live",
        icon=line.icon,
        hint=line.hint,
        also=line.also,
        why_not=why_not,
        applies=lambda: not room.isHidden(),
    )


def _blank(room: FriendingRoom) -> Action:
    action = blank_action(room.desk)
    action.applies = lambda: not room.isHidden()
    return action
