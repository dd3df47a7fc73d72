"""The cells of the board, and what each is called aloud."""

from collections.abc import Mapping

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from t4gsw_desktop.ui.unconference.board_facts import BoardCard, BoardFacts, BoardRoom, BoardRow, Cell
from t4gsw_desktop.ui.unconference.cell_price import CellPrice

Index = QModelIndex | QPersistentModelIndex


class BoardModel(QAbstractTableModel):
    """Rows are slots and the bands between them, columns are rooms. While a session is moved every cell has a price."""

    def __init__(self) -> None:
        super().__init__()
        self.facts: BoardFacts | None = None
        self.lifted = ""
        self.prices: Mapping[Cell, CellPrice] = {}
        self.fresh: frozenset[str] = frozenset()

    def show(self, facts: BoardFacts) -> bool:
        """Show the board as it is now; True when rooms or rows are others than before."""
        before, self.facts = self.facts, facts
        same = before is not None and (before.rooms, before.rows) == (facts.rooms, facts.rows)
        if not same or before is None:
            self.beginResetModel()
            self.endResetModel()
            return True
        for row in range(len(facts.rows)):
            for column in range(len(facts.rooms)):
                cell = self.cell(row, column)
                if before.cards.get(cell) != facts.cards.get(cell):
                    index = self.index(row, column)
                    self.dataChanged.emit(index, index)
        return False

    def lift(self, session_id: str, prices: Mapping[Cell, CellPrice]) -> None:
        """Show what each place would cost this session; "" ends it."""
        self.lifted, self.prices = session_id, prices
        self._tell_all()

    def freshen(self, sessions: frozenset[str]) -> None:
        """Mark these sessions, which have just moved, and no others."""
        if sessions != self.fresh:
            self.fresh = sessions
            self._tell_all()

    def _tell_all(self) -> None:
        if self.rowCount() and self.columnCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def row_at(self, row: int) -> BoardRow:
        """The slot or band of a row."""
        assert self.facts is not None
        return self.facts.rows[row]

    def room_at(self, column: int) -> BoardRoom:
        """The room of a column."""
        assert self.facts is not None
        return self.facts.rooms[column]

    def cell(self, row: int, column: int) -> Cell:
        """The slot and room of a cell; slot 0 on a band."""
        return self.row_at(row).number, self.room_at(column).name

    def card_at(self, index: Index) -> BoardCard | None:
        """The session in a cell, None where it is empty."""
        if self.facts is None or not index.isValid():
            return None
        return self.facts.cards.get(self.cell(index.row(), index.column()))

    def index_of(self, cell: Cell) -> QModelIndex:
        """The index of a slot and room; not valid where there is none."""
        if self.facts is not None:
            for row, one in enumerate(self.facts.rows):
                for column, room in enumerate(self.facts.rooms):
                    if (one.number, room.name) == cell:
                        return self.index(row, column)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() or self.facts is None else len(self.facts.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() or self.facts is None else len(self.facts.rooms)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and not self.row_at(index.row()).number:
            return Qt.ItemFlag.NoItemFlags  # arrow keys pass a break by
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if self.facts is None:
            return None
        if orientation == Qt.Orientation.Horizontal:
            room = self.room_at(section)
            texts = (room.name, f"{room.name}, {room.note}" if room.note else room.name)
        else:
            row = self.row_at(section)
            texts = (row.starts, f"{row.starts} to {row.ends}" + (f", {row.title}" if row.title else ""))
        if role == Qt.ItemDataRole.DisplayRole:
            return texts[0]
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return texts[1]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole) and index.isValid():
            return self.spoken(index)
        return None

    def spoken(self, index: Index) -> str:
        """A cell as one sentence, as a screen reader says it."""
        row, room = self.row_at(index.row()), self.room_at(index.column())
        if not row.number:
            return f"{row.starts} to {row.ends}, {row.title}"
        card = self.card_at(index)
        where = f"{room.name}, {row.starts}"
        said = f"{where}, empty" if card is None else f"{card.title}, {card.led_by}, {where}"
        if card is not None:
            said += "".join(
                f", {part}"
                for part in (
                    card.wanted,
                    f"room seats {room.seats}" if room.seats else "",
                    "kept here" if card.kept else "",
                    card.trouble[:1].lower() + card.trouble[1:],
                )
                if part
            )
        price = self.prices.get((row.number, room.name)) if self.lifted else None
        return f"{price.spoken}: {said}" if price is not None else said
