"""The sessions beside their notes: each with its code, its time and room, and how many notes it has."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from t4gsw_desktop.kinds.unconference.harvested import SessionNotes
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.state_chip import paint_row_ground

WHOLE = "The unconference as a whole"
_SECOND = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class SessionList(QListWidget):
    """One row a session; which one is chosen is its current row."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName("Sessions, with how many notes each has")
        self.setItemDelegate(_Line(theme, self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)

    def show_lines(self, lines: Sequence[SessionNotes]) -> None:
        """Show these, without telling anybody."""
        self.blockSignals(True)
        self.clear()
        for line in lines:
            many = counted(len(line.notes), "note", "notes") if line.notes else "no notes yet"
            title = f"{line.code}  {line.title}".strip() if line.pitch_id else WHOLE
            item = QListWidgetItem(title)
            second = " · ".join(part for part in (line.where, many) if part)
            item.setData(_SECOND, second)
            item.setToolTip(title)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}, {second}")
            self.addItem(item)
        self.blockSignals(False)

    def choose(self, row: int) -> None:
        """Choose a row without telling anybody."""
        self.blockSignals(True)
        self.setCurrentRow(row)
        self.blockSignals(False)


class _Line(QStyledItemDelegate):
    """Paints a title and below it what is said of it."""

    def __init__(self, theme: Theme, parent: SessionList) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title, self._second = theme.font(16, 600), theme.font(14)
        high = QFontMetrics(self._title).height() + QFontMetrics(self._second).height()
        self._height = high + theme.px(16)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802
        return QSize(self._theme.px(120), self._height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, box = self._theme, QRect(option.rect)
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        paint_row_ground(painter, theme, box, chosen=chosen, line="line" if index.row() else "")
        area = box.adjusted(theme.px(10), theme.px(8), -theme.px(10), -theme.px(8))
        for text, font, role in (
            (index.data(Qt.ItemDataRole.DisplayRole), self._title, "ink"),
            (index.data(_SECOND), self._second, "ink-2"),
        ):
            metrics = QFontMetrics(font)
            painter.setFont(font)
            painter.setPen(theme.colour(role))
            line = QRect(area.left(), area.top(), area.width(), metrics.height())
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
            area.setTop(line.bottom() + 1)
        painter.restore()
