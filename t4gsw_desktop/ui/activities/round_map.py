"""One round of an accepted plan as its tables: a card for each, with everybody who sits there."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from t4gsw_desktop.services.plan_table import PlanCell
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.focus_ring import paint_ring
from t4gsw_desktop.ui.widgets.kind_look import KindLook

_Index = QModelIndex | QPersistentModelIndex
_LEAST_WIDTH, _MOST_WIDTH = 170, 300
_NUMBER = re.compile(r"\d+\w?$")


def spoken(cell: PlanCell) -> str:
    """A card as one sentence: "Table 4, Reuse: Wren (host), Ines"."""
    where = f"{cell.place}, {cell.topic}" if cell.topic else cell.place
    people = [seat.name if seat.role == "guest" else f"{seat.name} ({seat.role})" for seat in cell.people]
    return f"{where}: {', '.join(people) if people else 'nobody'}"


def short_place(place: str) -> str:
    """What stands in the block of a card: the number of a numbered place, else its first letters."""
    found = _NUMBER.search(place)
    return found[0] if found else place[:2]


class _Tables(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.cells: tuple[PlanCell, ...] = ()

    def show(self, cells: Sequence[PlanCell]) -> None:
        """Show other cards."""
        self.beginResetModel()
        self.cells = tuple(cells)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self.cells)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        cell = self.cells[index.row()]
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return spoken(cell)
        return cell.place if role == Qt.ItemDataRole.DisplayRole else None


class _Card(QStyledItemDelegate):
    """Paints one table: its number in a block, its topic if it has one, and the names."""

    def __init__(self, theme: Theme, look: KindLook, tables: _Tables) -> None:
        super().__init__()
        self._theme, self._look, self._tables = theme, look, tables
        self.size = QSize(theme.px(_LEAST_WIDTH), theme.px(100))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme, cell = self._theme, self._tables.cells[index.row()]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole: QRect = option.rect
        box = whole.adjusted(theme.px(6), theme.px(6), -theme.px(6), -theme.px(6))
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(box, theme.px(12), theme.px(12))
        block = QRect(box.left() + theme.px(10), box.top() + theme.px(10), theme.px(44), box.height() - theme.px(20))
        painter.setPen(QPen(theme.colour(self._look.role), 2))
        painter.setBrush(theme.colour(self._look.soft))
        painter.drawRoundedRect(block, theme.px(8), theme.px(8))
        painter.setPen(theme.colour(self._look.role))
        painter.setFont(theme.font(22, 800))
        painter.drawText(block, Qt.AlignmentFlag.AlignCenter, short_place(cell.place))
        self._paint_people(painter, box.adjusted(theme.px(66), theme.px(8), -theme.px(8), -theme.px(8)), cell)
        focused = option.state & QStyle.StateFlag.State_HasFocus
        if focused:
            paint_ring(painter, whole, theme, theme.px(15))
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:  # noqa: N802
        return self.size

    def width(self) -> int:
        """How wide each card has to be for the longest name, within reason, in pixels."""
        metrics = QFontMetrics(self._theme.font(16, 700))
        lines = [text for cell in self._tables.cells for text in (cell.topic, *(seat.name for seat in cell.people))]
        longest = max((metrics.horizontalAdvance(line) for line in lines), default=0)
        return max(self._theme.px(_LEAST_WIDTH), min(longest + self._theme.px(90), self._theme.px(_MOST_WIDTH)))

    def height(self) -> int:
        """How high each card has to be for the fullest table, in pixels."""
        most = max((len(cell.people) + bool(cell.topic) for cell in self._tables.cells), default=1)
        return self._theme.px(28) + max(most, 2) * self._theme.px(26)

    def _paint_people(self, painter: QPainter, box: QRect, cell: PlanCell) -> None:
        theme = self._theme
        lines = [(cell.topic, 15, 700, self._look.role)] if cell.topic else []
        lines += [
            (
                seat.name if seat.role != "host" else f"{seat.name}, host",
                16,
                400 if seat.role == "guest" else 700,
                "ink",
            )
            for seat in cell.people
        ]
        step = theme.px(26)
        top = box.top() + max(0, (box.height() - step * len(lines)) // 2)
        for number, (text, size, weight, role) in enumerate(lines):
            font = theme.font(size, weight)
            painter.setFont(font)
            painter.setPen(theme.colour(role))
            line = QRect(box.left(), top + number * step, box.width(), step)
            shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class RoundMap(QListView):
    """The tables of one round; arrow keys go from card to card."""

    def __init__(self, theme: Theme, look: KindLook) -> None:
        super().__init__()
        self._theme = theme
        self._tables = _Tables()
        self._card = _Card(theme, look, self._tables)
        self.setProperty("own_ring", True)
        self.setProperty("kind", "map")
        self.setModel(self._tables)
        self.setItemDelegate(self._card)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)

    def show_round(self, name: str, cells: Sequence[PlanCell]) -> None:
        """Show the tables of one round."""
        self.setAccessibleName(f"{name}, {len(cells)} tables")
        self._tables.show(cells)
        self._fit()
        if cells:
            self.setCurrentIndex(self._tables.index(0))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As many cards beside each other as fit, all of one width."""
        room = self.viewport().width() - 2
        across = max(1, room // self._card.width())
        self._card.size = QSize(room // across, self._card.height() + self._theme.px(12))
        self.setGridSize(self._card.size)
        self.scheduleDelayedItemsLayout()
