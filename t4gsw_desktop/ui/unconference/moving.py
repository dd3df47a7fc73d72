"""Moving one session: with keys or under the pointer, with the price of every place in sight until it is put down."""

from PySide6.QtCore import QObject, Signal

from t4gsw_desktop.kinds.unconference.changing import move_session, put_back
from t4gsw_desktop.kinds.unconference.prices import Price
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.unconference.board import Board
from t4gsw_desktop.ui.unconference.board_facts import BoardFacts, Cell
from t4gsw_desktop.ui.unconference.cell_price import BLOCKED, FEWER, FITS, HERE, MORE, SAME, CellPrice

_OTHER_CANNOT = "unconference.place.other"
_KINDS = {"same": SAME, "fewer": FEWER, "more": MORE, "cannot": BLOCKED, "fits": FITS}


def cell_prices(facts: BoardFacts, session_id: str) -> dict[Cell, CellPrice]:
    """What each place would cost this session, in the words of a cell."""
    found = facts.now.priced.prices(session_id)
    return {(int(slot), room): cell_price(facts, price) for (slot, room), price in found.items()}


def cell_price(facts: BoardFacts, price: Price) -> CellPrice:
    """One price in the words of a cell."""
    told = facts.now.price_words(price)
    kind = HERE if price.here else _KINDS[told.tone]
    words = told.text
    if kind in (FEWER, MORE):
        words = f"{abs(price.change)} {kind}"
    elif price.blocked and all(one.code == _OTHER_CANNOT for one in price.blocked):
        words = "cannot swap"  # the cell itself tells who
    elif price.other_over and not (price.blocked or price.over_seats):
        words = f"cannot swap, {price.other_over} too small"
    other = facts.card(price.swaps_with) if price.swaps_with else None
    return CellPrice(words, kind, price.change, other.title if other else "", price.puts_out)


class Moving(QObject):
    """One session at a time. `changed` tells that a move has begun or ended."""

    changed = Signal()

    def __init__(self, desk: Desk, board: Board) -> None:
        super().__init__(board)
        self._desk, self._board = desk, board
        self.session = ""

    def begin(self, facts: BoardFacts, session_id: str, *, seek: bool = False) -> bool:
        """Show what each place costs this session; with `seek` the ring goes to the best. False when it cannot move."""
        card = facts.card(session_id)
        if card is None:
            return False
        cell = facts.cell_of(session_id)
        if cell is not None and any(row.begun and row.number == cell[0] for row in facts.rows):
            self._desk.say(f"“{card.title}” has begun, so it stays where it is.")
            return False
        self.session = session_id
        prices = cell_prices(facts, session_id)
        self._board.cells.lift(session_id, prices)
        if seek:
            open_cells = [one for one in prices if prices[one].kind != BLOCKED]
            if open_cells:
                self._board.choose(min(open_cells, key=lambda one: (prices[one].swaps_with != "", prices[one].change)))
        self.changed.emit()
        return True

    def end(self) -> None:
        """Leave the session where it is."""
        if self.session:
            self.session = ""
            self._board.cells.lift("", {})
            self.changed.emit()

    def price_at(self, cell: Cell | None) -> CellPrice | None:
        """What a place would cost."""
        return self._board.cells.prices.get(cell) if cell is not None else None

    def put_down(self, cell: Cell) -> None:
        """Move the session to this place: one act. Back where it was, nothing happens."""
        session, price = self.session, self.price_at(cell)
        self.end()
        if session and price is not None and price.kind != HERE:
            slot, room = cell
            self._desk.do(move_session, session, slot, room, at=self._desk.clock())

    def put_back(self) -> None:
        """Take the session off the board."""
        session, placed = self.session, self._board.cells.facts and self._board.cells.facts.cell_of(self.session)
        self.end()
        if session and placed:
            self._desk.do(put_back, session, at=self._desk.clock())
