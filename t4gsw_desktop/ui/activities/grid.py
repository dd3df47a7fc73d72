"""An accepted plan as a grid of times by places: appointments at desks, sessions in rooms."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QBrush, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from t4gsw_desktop.services.plan_table import PlanCell, PlanTable
from t4gsw_desktop.ui.activities.round_map import spoken
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.focus_ring import paint_ring
from t4gsw_desktop.ui.widgets.kind_look import KindLook

_Index = QModelIndex | QPersistentModelIndex


class _Cells(QAbstractTableModel):
    def __init__(self, table: PlanTable) -> None:
        super().__init__()
        self.table = table

    def cell(self, index: _Index) -> PlanCell | None:
        """What is planned there, None where it is free."""
        part = self.table.parts[index.row()]
        return self.table.cells.get((part.number, self.table.places[index.column()]))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self.table.parts)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self.table.places)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        across = orientation == Qt.Orientation.Horizontal
        return self.table.places[section] if across else self.table.parts[section].starts

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return None
        part, cell = self.table.parts[index.row()], self.cell(index)
        where = self.table.places[index.column()]
        return f"{part.starts}, {spoken(cell) if cell else f'{where}: free'}"


class _Card(QStyledItemDelegate):
    def __init__(self, theme: Theme, look: KindLook, cells: _Cells) -> None:
        super().__init__()
        self._theme, self._look, self._cells = theme, look, cells

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme, cell = self._theme, self._cells.cell(index)
        whole: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = whole.adjusted(theme.px(5), theme.px(5), -theme.px(6), -theme.px(6))
        if cell is None:
            pen = QPen(theme.colour("line-strong"), 1, Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, theme.px(9), theme.px(9))
            painter.setPen(theme.colour("ink-2"))
            painter.setFont(theme.font(15))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "Free")
        else:
            painter.setPen(QPen(theme.colour(self._look.role), 1))
            painter.setBrush(QBrush(theme.colour(self._look.soft)))
            painter.drawRoundedRect(box, theme.px(9), theme.px(9))
            self._paint_words(painter, box.adjusted(theme.px(10), theme.px(6), -theme.px(8), -theme.px(6)), cell)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_ring(painter, whole, theme, theme.px(12))
        painter.restore()

    def _paint_words(self, painter: QPainter, box: QRect, cell: PlanCell) -> None:
        theme = self._theme
        guests = [seat.name for seat in cell.people if seat.role == "guest"]
        leads = [seat.name for seat in cell.people if seat.role not in ("guest", "rest")]
        first = guests or [cell.topic]
        second = [cell.topic] if guests and cell.topic else []
        third = f"with {', '.join(leads)}" if leads else ""
        rows = [(", ".join(first), 16, 700), (", ".join(second), 14, 400), (third, 14, 600)]
        top = box.top()
        for text, size, weight in rows:
            if text and top < box.bottom() - theme.px(12):
                top += self._paint_line(
                    painter, QRect(box.left(), top, box.width(), box.bottom() - top), text, size, weight
                )

    def _paint_line(self, painter: QPainter, room: QRect, text: str, size: int, weight: int) -> int:
        """Paint `text` in as many lines as it needs and there is room for, two at most; returns the height it took."""
        font = self._theme.font(size, weight)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(self._theme.colour("ink" if weight == 700 else "ink-2"))
        wrap = int(Qt.TextFlag.TextWordWrap.value)
        most = max(1, min(2 if weight == 700 else 1, room.height() // metrics.height()))
        shown = text
        while metrics.boundingRect(room, wrap, shown).height() > most * metrics.lineSpacing() + 2 and len(shown) > 1:
            shown = shown[:-2].rstrip(" …") + "…"
        painter.drawText(room, wrap, shown)
        return metrics.boundingRect(room, wrap, shown).height() + 2


class PlanGrid(QTableView):
    """Times down, places across; it scrolls sideways where there are more places than fit."""

    def __init__(self, theme: Theme, look: KindLook, table: PlanTable) -> None:
        super().__init__()
        self._theme = theme
        self._cells = _Cells(table)
        self._card = _Card(theme, look, self._cells)  # kept: a view does not keep its delegate
        self.setProperty("own_ring", True)
        self.setProperty("sideways", True)
        self.setModel(self._cells)
        self.setItemDelegate(self._card)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(f"{table.activity.title}: {len(table.parts)} times, {len(table.places)} places")
        self.verticalHeader().setDefaultSectionSize(theme.px(84))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if table.parts and table.places:
            self.setCurrentIndex(self._cells.index(0, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        count = max(1, self._cells.columnCount())
        width = max(self._theme.px(132), (self.viewport().width() - 1) // count)
        self.horizontalHeader().setDefaultSectionSize(width)
        rows = max(1, self._cells.rowCount())
        height = (self.viewport().height() - 2) // rows
        self.verticalHeader().setDefaultSectionSize(max(self._theme.px(84), min(height, self._theme.px(120))))
