"""The tables of the running round as cards with names: who sits there, who has just come, which seats are free."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from t4gsw_desktop.kinds.speed_friending.live import LivePerson, LiveTable
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.focus_ring import paint_ring

_Index = QModelIndex | QPersistentModelIndex
_LEAST_WIDTH, _MOST_WIDTH, _LINE, _BLOCK = 164, 300, 29, 44
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute


def spoken(table: LiveTable) -> str:
    """A table as one sentence: "Table 4: Wren, came late, Ines; 1 free seat"."""
    people = ", ".join(_spoken_person(one) for one in table.people) or "nobody"
    free = f"; {counted(table.free, 'free seat', 'free seats')}" if table.free > 0 else ""
    return f"Table {table.label}: {people}{free}"


def _spoken_person(person: LivePerson) -> str:
    marks = [("came late", person.came_late), ("third", person.third), ("not here yet", not person.here)]
    return ", ".join([person.name, *(words for words, holds in marks if holds)])


def _free_lines(table: LiveTable) -> list[str]:
    """What stands for the free seats: a line each, or their number where there are many."""
    return ["free seat"] * table.free if table.free <= 2 else [f"{table.free} free seats"]


class TablesModel(QAbstractListModel):
    """The tables in order; another state of the same tables tells only of those that are different."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: tuple[LiveTable, ...] = ()
        self.lit: frozenset[str] = frozenset()

    def show(self, tables: Sequence[LiveTable]) -> None:
        """Show the tables as they stand now."""
        before, now = self.tables, tuple(tables)
        if [one.place for one in before] != [one.place for one in now]:
            self.beginResetModel()
            self.tables = now
            self.endResetModel()
            return
        self.tables = now
        for number, (old, new) in enumerate(zip(before, now, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(number), self.index(number))

    def light(self, places: Sequence[str]) -> None:
        """Mark the tables that something has just happened at, and no others."""
        old, self.lit = self.lit, frozenset(places)
        for number, table in enumerate(self.tables):
            if (table.place in old) != (table.place in self.lit):
                self.dataChanged.emit(self.index(number), self.index(number))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self.tables)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        table = self.tables[index.row()]
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return spoken(table)
        return table.label if role == Qt.ItemDataRole.DisplayRole else None


class _Card(QStyledItemDelegate):
    """Paints one table: its number in a block, the names, and a line for each seat that is free."""

    def __init__(self, theme: Theme, model: TablesModel) -> None:
        super().__init__()
        self._theme, self._model = theme, model
        self._name, self._strong, self._small = theme.font(17), theme.font(17, 700), theme.font(15)
        self.size = QSize(theme.px(_LEAST_WIDTH), theme.px(100))

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:  # noqa: N802
        return self.size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme, table = self._theme, self._model.tables[index.row()]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole: QRect = option.rect
        box = whole.adjusted(theme.px(6), theme.px(6), -theme.px(6), -theme.px(6))
        lit = table.place in self._model.lit
        painter.setPen(QPen(theme.colour("friend" if lit else "line"), 2 if lit else 1))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(box, theme.px(12), theme.px(12))
        self._paint_block(painter, box, table)
        self._paint_people(painter, box.adjusted(theme.px(66), theme.px(8), -theme.px(10), -theme.px(8)), table)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_ring(painter, whole, theme, theme.px(15))
        painter.restore()

    def _paint_block(self, painter: QPainter, box: QRect, table: LiveTable) -> None:
        theme = self._theme
        edge = theme.px(10)
        block = QRect(box.left() + edge, box.top() + edge, theme.px(_BLOCK), box.height() - 2 * edge)
        painter.setPen(QPen(theme.colour("friend"), 2, Qt.PenStyle.SolidLine if table.people else Qt.PenStyle.DashLine))
        painter.setBrush(theme.colour("friend-soft"))
        painter.drawRoundedRect(block, theme.px(8), theme.px(8))
        painter.setPen(theme.colour("friend"))
        size = 22
        while size > 14 and QFontMetrics(theme.font(size, 800)).horizontalAdvance(table.label) > block.width() - 6:
            size -= 1
        font = theme.font(size, 800)
        painter.setFont(font)
        fitted = QFontMetrics(font).elidedText(table.label, Qt.TextElideMode.ElideRight, block.width() - 4)
        painter.drawText(block, Qt.AlignmentFlag.AlignCenter, fitted)

    def _paint_people(self, painter: QPainter, box: QRect, table: LiveTable) -> None:
        step = self._theme.px(_LINE)
        free = _free_lines(table)
        count = len(table.people) + len(free)
        top = box.top() + max(0, (box.height() - step * count) // 2)
        for number, person in enumerate(table.people):
            self._paint_person(painter, QRect(box.left(), top + number * step, box.width(), step), person)
        painter.setFont(self._small)
        painter.setPen(self._theme.colour("ink-2"))
        for number, said in enumerate(free, len(table.people)):
            painter.drawText(QRect(box.left(), top + number * step, box.width(), step), _LEFT, said)

    def _paint_person(self, painter: QPainter, box: QRect, person: LivePerson) -> None:
        theme = self._theme
        font = self._strong if person.came_late else self._name
        metrics, small = QFontMetrics(font), QFontMetrics(self._small)
        mark = theme.px(22) if person.came_late else 0
        said = "not here yet" if not person.here else "third" if person.third else ""
        said_width = small.horizontalAdvance(said) + theme.px(8) if said else 0
        room = box.width() - mark - said_width
        shown = metrics.elidedText(person.name, Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        painter.setPen(theme.colour("ink" if person.here else "ink-2"))
        painter.drawText(QRect(box.left(), box.top(), room, box.height()), _LEFT, shown)
        at = box.left() + min(room, metrics.horizontalAdvance(shown)) + theme.px(6)
        if person.came_late:
            picture = theme.picture("log-in", "ink", 16, painter.device().devicePixelRatioF())
            painter.drawPixmap(at, box.center().y() - theme.px(8), picture)
            at += mark
        if said:
            painter.setFont(self._small)
            painter.setPen(theme.colour("ink-2"))
            painter.drawText(QRect(at, box.top(), said_width, box.height()), _LEFT, said)

    def widest(self) -> int:
        """How wide each card has to be for the longest name, within reason, in pixels."""
        metrics = QFontMetrics(self._strong)
        longest = max(
            (
                metrics.horizontalAdvance(one.name)
                + self._theme.px(26 * one.came_late + (100 if not one.here else 44 * one.third))
                for table in self._model.tables
                for one in table.people
            ),
            default=0,
        )
        least, most = self._theme.px(_LEAST_WIDTH), self._theme.px(_MOST_WIDTH)
        return max(least, min(longest + self._theme.px(92), most))

    def highest(self) -> int:
        """How high each card has to be for the fullest table, in pixels."""
        most = max((len(one.people) + len(_free_lines(one)) for one in self._model.tables), default=1)
        return self._theme.px(40) + max(2, most) * self._theme.px(_LINE)


class TableMap(QListView):
    """The board. Arrow keys go from table to table, Enter or a double click opens one (`opened`: its place)."""

    opened = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.tables = TablesModel()
        self._card = _Card(theme, self.tables)
        self._fitted: tuple[int, ...] = ()
        self.setObjectName("friending-board")
        self.setProperty("own_ring", True)
        self.setProperty("kind", "map")
        self.setModel(self.tables)
        self.setItemDelegate(self._card)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.activated.connect(lambda index: self.opened.emit(self.tables.tables[index.row()].place))

    def show_tables(self, name: str, tables: Sequence[LiveTable]) -> None:
        """Show the tables as they stand; the chosen one stays chosen."""
        chosen = self.chosen()
        self.setAccessibleName(f"{name}, {counted(len(tables), 'table', 'tables')}")
        self.tables.show(tables)
        self._fit()
        if tables and not self.currentIndex().isValid():
            self.choose(chosen or tables[0].place, scroll=False)

    def chosen(self) -> str:
        """The place of the chosen table, "" for none."""
        at = self.currentIndex().row()
        return self.tables.tables[at].place if 0 <= at < len(self.tables.tables) else ""

    def choose(self, place: str, *, scroll: bool = True) -> None:
        """Choose a table and bring it into sight; the first where there is none of that name."""
        at = next((number for number, one in enumerate(self.tables.tables) if one.place == place), 0)
        if self.tables.tables:
            self.setCurrentIndex(self.tables.index(at))
            if scroll:
                self.scrollTo(self.tables.index(at))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As many cards beside each other as fit, all of one width; laid out anew only where that is another one."""
        room = self.viewport().width() - 2
        across = max(1, room // self._card.widest())
        size = QSize(room // across, self._card.highest() + self._theme.px(12))
        fitted = (size.width(), size.height(), len(self.tables.tables))
        if fitted != self._fitted:
            self._fitted = fitted
            self._card.size = size
            self.setGridSize(size)
            self.scheduleDelayedItemsLayout()
