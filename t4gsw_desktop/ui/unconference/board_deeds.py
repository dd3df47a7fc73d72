"""What a person does with the sessions and rooms of the board, with keys, menus or the buttons beside it."""

from typing import Protocol

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from t4gsw_desktop.kinds.unconference.changing import (
    give_room_back,
    host_leaves,
    keep_here,
    lose_room,
    move_session,
    put_back,
)
from t4gsw_desktop.kinds.unconference.voting import close_votes
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.unconference.board_facts import BoardCard, BoardFacts, Cell
from t4gsw_desktop.ui.unconference.board_menus import Deed, places_menu, room_menu, session_menu, show_menu
from t4gsw_desktop.ui.unconference.board_page import BoardPage


class BoardRoomOwner(Protocol):
    """The room that the board stands in, as far as its deeds need it."""

    desk: Desk
    page: BoardPage
    activity_id: str

    @property
    def watched(self) -> bool:
        """True while another grid is laid over the one that stands."""

    @property
    def at_board(self) -> bool:
        """True while the board is shown."""

    def leave_grid(self) -> None:
        """Forget the grid that is laid over."""

    def show_page(self, name: str) -> None:
        """Show another page of the room."""

    def open_pitch(self, pitch_id: str) -> None:
        """Show one pitch on the page of pitches."""


class BoardDeeds(QObject):
    """All of them act on the chosen session or place, and are one act each."""

    def __init__(self, room: BoardRoomOwner) -> None:
        super().__init__(room.page)
        self._room, self._desk = room, room.desk
        self._page: BoardPage = room.page
        page = self._page
        page.board.opened.connect(self.open_place)
        page.board.menu_asked.connect(self.ask_session)
        page.board.room_asked.connect(self.ask_room_at)
        page.waiting.opened.connect(self.begin_move)
        page.waiting.menu_asked.connect(self.ask_session)
        page.side.why.move_asked.connect(self.place)
        page.side.why.deed_asked.connect(self._press)

    # Moving ----------------------------------------------------------------------------------------------------------

    def begin_move(self) -> None:
        """Take the chosen session up, to be put down with the arrow keys and Enter."""
        card = self._page.chosen()
        facts = self._page.facts
        if card is None or facts is None or self._room.watched:
            self._desk.say("Choose a session first.")
            return
        self._page.panes.turn(to_side=False)
        waits = facts.cell_of(card.id) is None
        if self._page.moving.begin(facts, card.id, seek=waits):
            self._page.board.setFocus()

    def put_down(self) -> None:
        """Put the session that is being moved into the chosen place."""
        cell = self._page.board.place()
        session = self._page.moving.session
        if cell is not None and session:
            self._page.moving.put_down(cell)
            self._page.show_session(session)
        self._page.board.setFocus()

    def open_place(self) -> None:
        """Enter on a place: put down what is being moved, else ask what to do with what is there."""
        if self._page.moving.session:
            self.put_down()
        elif self._page.board.card() is not None:
            self.ask_session(self._corner())
        else:
            self.ask_empty(self._corner())

    def place(self, slot: int, room: str) -> None:
        """Move the chosen session to a place."""
        card = self._page.chosen()
        if card is not None:
            self._desk.do(move_session, card.id, slot, room, at=self._desk.clock())
            self._page.show_session(card.id)
            self._page.focus_on_chosen()

    def keep(self) -> None:
        """Keep the chosen session where it is, or let it move again."""
        card = self._page.chosen()
        if card is not None:
            self._desk.do(keep_here, card.id, not card.kept, at=self._desk.clock())

    def put_back(self) -> None:
        """Take the chosen session off the board."""
        card = self._page.chosen()
        self._page.moving.end()
        if card is not None:
            self._desk.do(put_back, card.id, at=self._desk.clock())

    def close_votes(self) -> None:
        """End voting, so that it may be told how many want what."""
        self._desk.do(close_votes, self._room.activity_id)

    def why_not_placed(self) -> str:
        """Why nothing can be done with a session on the board, "" when it can."""
        card, facts = self._page.chosen(), self._page.facts
        if card is None or facts is None:
            return "Choose a session first."
        return "" if facts.cell_of(card.id) is not None else "This pitch has no place yet. Move it to one first."

    def why_not_move(self) -> str:
        """Why nothing can be moved, "" when the chosen session can."""
        return "" if self._page.chosen() is not None else "Choose a session first."

    def step_back(self) -> bool:
        """Esc: leave what is being moved, or what was found; False when there is nothing to leave."""
        if self._page.moving.session:
            self._page.drag.give_up()
            self._page.moving.end()
            return True
        if self._room.watched:
            self._room.leave_grid()
            return True
        if not self._room.at_board:
            self._room.show_page("board")
            return True
        return False

    # Menus -----------------------------------------------------------------------------------------------------------

    def ask_session(self, at: QPoint) -> None:
        """Unfold what can be done with the chosen session."""
        card, facts = self._page.chosen(), self._page.facts
        if facts is None or self._room.watched:
            return
        if card is None:
            self.ask_empty(at)
            return
        deeds: dict[str, Deed] = {
            "move": self.begin_move,
            "place": self.place,
            "keep": self.keep,
            "back": self.put_back,
            "pitch": lambda: self._room.open_pitch(card.id),
            "print": lambda: self._desk.go("print", ("pitch-cards", self._room.activity_id, card.id)),
            "leave": self._host_leaves,
        }
        show_menu(session_menu(self._page, facts, card, deeds), at)

    def ask_places(self) -> None:
        """Unfold every place for the chosen session, with its price."""
        card, facts = self._page.chosen(), self._page.facts
        if card is not None and facts is not None:
            show_menu(places_menu(self._page, facts, card.id, self.place), self._corner())

    def ask_empty(self, at: QPoint) -> None:
        """Unfold which of those who wait could go into the chosen place."""
        facts, cell = self._page.facts, self._page.board.place()
        if facts is None or cell is None or self._room.watched:
            return
        show_menu(_waiting_menu(self._page, facts, cell, self._put), at)

    def ask_room(self) -> None:
        """Unfold what happens to the room of the chosen place."""
        cell = self._page.board.place()
        if cell is not None:
            self.ask_room_at(cell[1], self._corner())

    def ask_room_at(self, name: str, at: QPoint) -> None:
        """Unfold what happens to a room."""
        facts = self._page.facts
        room = next((one for one in facts.rooms if one.name == name), None) if facts is not None else None
        if facts is not None and room is not None:
            show_menu(room_menu(self._page, facts, room, self._lose_room, self._give_back), at)

    # Inside ----------------------------------------------------------------------------------------------------------

    def _put(self, session_id: str, cell: Cell) -> None:
        self._desk.do(move_session, session_id, *cell, at=self._desk.clock())
        self._page.board.setFocus()

    def _press(self, deed: str) -> None:
        {"move": self.ask_places, "keep": self.keep, "back": self.put_back, "close": self.close_votes}[deed]()

    def _host_leaves(self, attendee_id: str, slot: int) -> None:
        self._desk.do(host_leaves, self._room.activity_id, attendee_id, slot, at=self._desk.clock())

    def _lose_room(self, name: str, slot: int) -> None:
        self._desk.do(lose_room, self._room.activity_id, name, slot, at=self._desk.clock())

    def _give_back(self, name: str) -> None:
        self._desk.do(give_room_back, self._room.activity_id, name, at=self._desk.clock())

    def _corner(self) -> QPoint:
        """Where a menu about the chosen place unfolds."""
        board = self._page.board
        cell = board.place()
        box = board.box_of(cell) if cell is not None else board.viewport().rect()
        return board.viewport().mapToGlobal(box.center())


def _waiting_menu(page: BoardPage, facts: BoardFacts, cell: Cell, put: object) -> QMenu:
    menu = QMenu(page)

    def add(card: BoardCard) -> None:
        menu.addAction(f"Put “{card.title}” here".replace("&", "&&")).triggered.connect(
            lambda _checked=False: put(card.id, cell)  # type: ignore[operator]
        )

    for card in facts.waiting:
        add(card)
    if not facts.waiting:
        menu.addAction("Every pitch has a place").setEnabled(False)
    return menu
