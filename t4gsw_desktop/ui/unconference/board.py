"""The board: rooms across, slots down, a ring on the chosen place, and prices everywhere while a session is moved."""

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QTableView

from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.unconference.board_facts import BoardCard, BoardFacts, Cell
from t4gsw_desktop.ui.unconference.board_heads import RoomsHead, TimesHead
from t4gsw_desktop.ui.unconference.board_model import BoardModel, Index
from t4gsw_desktop.ui.unconference.board_paint import BoardDelegate

_LEAST_WIDTH, _LEAST_HEIGHT, _MOST_HEIGHT, _BAND = 132, 118, 170, 38


class Board(QTableView):
    """Arrow keys go from place to place. `chosen` tells of another place, `opened` of Enter or a double click on one,
    `menu_asked` of a right click or the menu key (where on the screen), `room_asked` of a press on a room's name."""

    chosen = Signal()
    opened = Signal()
    menu_asked = Signal(QPoint)
    room_asked = Signal(str, QPoint)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.cells = BoardModel()
        self.delegate = BoardDelegate(theme, self.cells)
        self.setObjectName("unconference-board")
        self.setProperty("own_ring", True)
        self.setProperty("sideways", True)
        self.setHorizontalHeader(RoomsHead(theme, self.cells, self))
        self.setVerticalHeader(TimesHead(theme, self.cells, self))
        self.setModel(self.cells)
        self.setItemDelegate(self.delegate)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_menu)
        self.horizontalHeader().sectionClicked.connect(self._ask_room)
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    # What is shown ---------------------------------------------------------------------------------------------------

    def show_facts(self, facts: BoardFacts) -> None:
        """Show the board as it is now; the chosen place stays chosen."""
        before = self.place()
        if self.cells.show(facts):
            self._span_bands()
            self._fit()
        rooms = counted(len(facts.rooms), "room", "rooms")
        slots = counted(sum(bool(row.number) for row in facts.rows), "slot", "slots")
        self.setAccessibleName(f"Board of {facts.activity.title}: {rooms}, {slots}")
        if not self.currentIndex().isValid():
            self.choose(before) if before and self.cells.index_of(before).isValid() else self._choose_first()

    def place(self) -> Cell | None:
        """The chosen slot and room."""
        index = self.currentIndex()
        return self.cells.cell(index.row(), index.column()) if index.isValid() and self.cells.facts else None

    def card(self) -> BoardCard | None:
        """The session in the chosen place."""
        return self.cells.card_at(self.currentIndex())

    def choose(self, cell: Cell) -> None:
        """Choose a place and bring it into sight."""
        index = self.cells.index_of(cell)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def box_of(self, cell: Cell) -> QRect:
        """Where a place stands in the viewport."""
        return self.visualRect(self.cells.index_of(cell))

    def picture_of(self, index: QModelIndex) -> QPixmap:
        """A card as it looks, to be carried under the pointer."""
        return self.viewport().grab(self.visualRect(index))

    # What Qt calls ---------------------------------------------------------------------------------------------------

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        super().currentChanged(current, previous)
        self.delegate.chosen = current
        for index in (previous, current):
            if index.isValid():
                self.update(index)
        self.chosen.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        self._show_focus(event, here=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        self._show_focus(event, here=False)

    def _show_focus(self, event: QFocusEvent, *, here: bool) -> None:
        self.delegate.focused = here
        (super().focusInEvent if here else super().focusOutEvent)(event)
        self.viewport().update()
        if here:
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit()
            return
        if event.text().isprintable() and event.text() and not event.modifiers() & _HELD:
            event.ignore()  # letters are keys of the page; a table would look for a cell that begins with one
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    # Inside ----------------------------------------------------------------------------------------------------------

    def _choose_first(self) -> None:
        facts = self.cells.facts
        if facts is not None and facts.rooms:
            first = next((row.number for row in facts.rows if row.number), 0)
            self.choose((first, facts.rooms[0].name))

    def _span_bands(self) -> None:
        self.clearSpans()
        facts = self.cells.facts
        if facts is not None and len(facts.rooms) > 1:
            for number, row in enumerate(facts.rows):
                if not row.number:
                    self.setSpan(number, 0, 1, len(facts.rooms))

    def _fit(self) -> None:
        """As wide and high as there is room for, within what can be read."""
        facts = self.cells.facts
        if facts is None or not facts.rooms or not facts.rows:
            return
        px, room = self._theme.px, self.viewport()
        width = max(px(_LEAST_WIDTH), (room.width() - 1) // len(facts.rooms))
        self.horizontalHeader().setDefaultSectionSize(width)
        bands = sum(not row.number for row in facts.rows)
        slots = max(1, len(facts.rows) - bands)
        height = (room.height() - 2 - bands * px(_BAND)) // slots
        height = max(px(_LEAST_HEIGHT), min(height, px(_MOST_HEIGHT)))
        for number, row in enumerate(facts.rows):
            self.verticalHeader().resizeSection(number, height if row.number else px(_BAND))

    def _ask_menu(self, at: QPoint) -> None:
        index = self.indexAt(at)
        if index.isValid():
            self.setCurrentIndex(index)
        self.menu_asked.emit(self.viewport().mapToGlobal(at))

    def _ask_room(self, section: int) -> None:
        head = self.horizontalHeader()
        at = QPoint(head.sectionViewportPosition(section), head.height())
        self.room_asked.emit(self.cells.room_at(section).name, head.viewport().mapToGlobal(at))


_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
