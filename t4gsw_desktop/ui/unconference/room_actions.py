"""What can be done on the board of an unconference, with its keys: for the menu, the palette, the hints and help."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from t4gsw_desktop.ui.shell.actions import Action
from t4gsw_desktop.ui.unconference.kiosk import open_kiosk
from t4gsw_desktop.ui.unconference.room import UnconferenceRoom

_NOT_HERE = "Open the board of an unconference first."


@dataclass(frozen=True, slots=True)
class _Line:
    """One action: its words, what it does in the room, letter, hint, icon, and when it cannot be."""

    key: str
    words: str
    run: Callable[[UnconferenceRoom], object]
    letter: str
    icon: str
    hint: str = ""
    why_not: Callable[[UnconferenceRoom], str] | None = None
    also: str = ""
    shown_key: str = ""
    everywhere: bool = False  # also on the other pages of the room


_LINES = (
    _Line("walk", "Walk over the board", lambda room: room.page.board.setFocus(), "", "move", "Move around",
          shown_key="← ↑ ↓ →"),
    _Line("move", "Move a session", lambda room: room.deeds.begin_move(), "M", "move", "Move to…",
          lambda room: room.deeds.why_not_move(), "place put"),
    _Line("keep", "Keep a session where it is, or let it move", lambda room: room.deeds.keep(), "K", "pin",
          "Keep here", lambda room: room.deeds.why_not_placed(), "pin hold"),
    _Line("back", "Put a session back", lambda room: room.deeds.put_back(), "P", "undo-2", "Put back",
          lambda room: room.deeds.why_not_placed(), "remove off"),
    _Line("fill", "Fill the grid", lambda room: room.fill(), "F", "wand-sparkles", "Fill again",
          lambda room: room.why_not_fill(), "plan propose work out"),
    _Line("votes", "Count votes", lambda room: room.show_page("votes"), "V", "circle-dot", "Votes", also="wishes dots",
          everywhere=True),
    _Line("pitch", "Add a pitch", lambda room: room.show_page("pitches"), "A", "plus", "Add a pitch", also="session",
          everywhere=True),
    _Line("places", "Choose a place for a session from a list", lambda room: room.deeds.ask_places(), "", "list",
          why_not=lambda room: room.deeds.why_not_move()),
    _Line("over", "Start the grid over", lambda room: room.start_over(), "", "refresh-cw",
          why_not=lambda room: room.why_not_fill(), also="anew fresh"),
    _Line("room", "Say that a room is lost, or there again", lambda room: room.deeds.ask_room(), "", "door-open",
          also="broken flooded"),
    _Line("clashes", "Show all clashes", lambda room: room.show_clashes(), "C", "triangle-alert", also="problems list"),
    _Line("kiosk", "Let people vote at this laptop", lambda room: open_kiosk(room.desk, room.activity_id), "", "users",
          also="votes ballot", everywhere=True),
    _Line("notes", "Type up the notes of sessions", lambda room: room.show_page("notes"), "", "sticky-note",
          also="harvest", everywhere=True),
)  # fmt: skip


def board_actions(room: UnconferenceRoom) -> list[tuple[Action, QWidget]]:
    """All of them, in the order of the hints. Letters work on the board and beside it, not where something is typed."""
    return [(_action(room, one), room.page) for one in _LINES]


def _action(room: UnconferenceRoom, line: _Line) -> Action:
    def why_not() -> str:
        if room.isHidden() or (not room.at_board and not line.everywhere):
            return _NOT_HERE
        if room.watched and not line.everywhere:
            return "A grid is being filled. Use it, or leave it as it was."
        return line.why_not(room) if line.why_not is not None else ""

    return Action(
        f"unconference.{line.key}",
        line.words,
        lambda: line.run(room),
        line.letter if room.desk.settings.single_letters else "",
        menu="" if line.key == "walk" else "Live",
        icon=line.icon,
        hint=line.hint,
        also=line.also,
        why_not=why_not,
        applies=lambda: not room.isHidden() and room.at_board,
        in_palette=line.key != "walk",
        shown_key=line.shown_key,
    )
