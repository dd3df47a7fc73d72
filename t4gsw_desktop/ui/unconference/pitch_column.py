"""The pitches that have no place yet, as dashed cards beside the board."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.unconference.board_facts import BoardCard
from t4gsw_desktop.ui.unconference.board_model import Index
from t4gsw_desktop.ui.unconference.board_paint import WAITING, CardPainter
from t4gsw_desktop.ui.widgets.focus_ring import paint_ring


class WaitingModel(QAbstractListModel):
    """The cards of those who wait, most wanted first."""

    def __init__(self) -> None:
        super().__init__()
        self.cards: tuple[BoardCard, ...] = ()

    def show(self, cards: Sequence[BoardCard]) -> None:
        """Show these."""
        if tuple(cards) != self.cards:
            self.beginResetModel()
            self.cards = tuple(cards)
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self.cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        card = self.cards[index.row()]
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return ", ".join(part for part in (card.title, card.led_by, card.wanted, "not placed") if part)
        return None


class _Waiting(QStyledItemDelegate):
    def __init__(self, theme: Theme, model: WaitingModel) -> None:
        super().__init__()
        self._theme, self._model = theme, model
        self._cards = CardPainter(theme)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802
        return QSize(self._theme.px(120), self._theme.px(112))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole: QRect = option.rect
        edge = self._theme.px(5)
        box = whole.adjusted(edge, edge, -edge - 1, -edge - 1)
        self._cards.paint(painter, box, self._model.cards[index.row()], WAITING)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_ring(painter, whole, self._theme, self._theme.px(12))
        painter.restore()


class WaitingList(QListView):
    """Up and down choose; `opened` tells of Enter or a double click, `chosen` of another choice."""

    opened = Signal()
    chosen = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.cells = WaitingModel()
        self._delegate = _Waiting(theme, self.cells)
        self.setObjectName("unconference-waiting")
        self.setProperty("own_ring", True)
        self.setModel(self.cells)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_menu)
        self.clicked.connect(lambda _index: self.chosen.emit())
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    def show_cards(self, cards: Sequence[BoardCard]) -> None:
        """Show these; the chosen one stays chosen while it is among them."""
        before = self.card()
        self.cells.show(cards)
        self.setAccessibleName(f"Not placed yet: {counted(len(cards), 'pitch', 'pitches')}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if cards else Qt.FocusPolicy.NoFocus)
        if before is not None:
            self.choose(before.id)
        if cards and not self.currentIndex().isValid():
            self.setCurrentIndex(self.cells.index(0))

    def card(self) -> BoardCard | None:
        """The chosen one."""
        at = self.currentIndex().row()
        return self.cells.cards[at] if 0 <= at < len(self.cells.cards) else None

    def choose(self, session_id: str) -> None:
        """Choose one, if it is here."""
        for number, card in enumerate(self.cells.cards):
            if card.id == session_id:
                self.setCurrentIndex(self.cells.index(number))

    def picture_of(self, index: QModelIndex) -> QPixmap:
        """A card as it looks, to be carried under the pointer."""
        return self.viewport().grab(self.visualRect(index))

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        super().currentChanged(current, previous)
        self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit()
        elif event.text().isprintable() and event.text():
            event.ignore()  # letters are keys of the page; a list would look for a line that begins with one
        else:
            super().keyPressEvent(event)

    def _ask_menu(self, at: QPoint) -> None:
        index = self.indexAt(at)
        if index.isValid():
            self.setCurrentIndex(index)
        self.menu_asked.emit(self.viewport().mapToGlobal(at))
