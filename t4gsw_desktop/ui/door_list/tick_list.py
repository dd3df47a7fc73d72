"""A list of people to tick: Space ticks whoever is chosen, Enter ticks one and goes on to the next."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from t4gsw_desktop.ui.door.card_words import chip_of
from t4gsw_desktop.ui.door_list.lines import Line
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.state_chip import paint_row_ground, paint_state_chip

Index = QModelIndex | QPersistentModelIndex
_BOX = 22


class TickLines(QAbstractListModel):
    """The lines in order, and the ids of those who are ticked."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[Line, ...] = ()
        self.ticked: set[str] = set()

    def fill(self, lines: Sequence[Line]) -> None:
        """Show these lines; ticks of people who can no longer be ticked go."""
        self.ticked &= {one for line in lines for one in line.ids}
        if [_key(line) for line in lines] == [_key(line) for line in self.lines]:
            self.lines = tuple(lines)
            self.tell()
        else:
            self.beginResetModel()
            self.lines = tuple(lines)
            self.endResetModel()

    def tick(self, rows: Sequence[int]) -> None:
        """Tick everybody of these rows; where all are ticked already, take the ticks away again."""
        ids = {one for row in rows for one in self.lines[row].ids}
        if ids <= self.ticked:
            self.ticked -= ids
        else:
            self.ticked |= ids
        self.tell()

    def is_ticked(self, line: Line) -> bool:
        """Whether everybody of the line is ticked."""
        return bool(line.ids) and self.ticked.issuperset(line.ids)

    def tell(self) -> None:
        """Have every line painted anew."""
        if self.lines:
            self.dataChanged.emit(self.index(0), self.index(len(self.lines) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._spoken(line)
        return None

    def _spoken(self, line: Line) -> str:
        ticked = "ticked" if self.is_ticked(line) else ""
        if line.guest is None:
            return ", ".join(part for part in (line.title, ticked) if part)
        return ", ".join(part for part in (line.title, line.guest.where_from, chip_of(line.guest)[0], ticked) if part)


def _key(line: Line) -> str:
    return line.guest.id if line.guest else f"group {line.title.rpartition(':')[0]}"


class TickList(QListView):
    """`ticks_changed` follows every tick. Shift and the arrow keys choose many, Ctrl+A all; Space ticks them all."""

    ticks_changed = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.model_of_lines = TickLines()
        self.setModel(self.model_of_lines)
        self.setItemDelegate(_Row(theme, self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(theme.px(70))
        self.setAccessibleName(name)
        self.clicked.connect(self._click)

    @property
    def ticked(self) -> tuple[str, ...]:
        """The ids of those who are ticked, in the order of the list."""
        model = self.model_of_lines
        return tuple(line.guest.id for line in model.lines if line.guest and line.guest.id in model.ticked)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines; the chosen one and the ticks stay where they can."""
        at = self.currentIndex().row()
        key = _key(self.model_of_lines.lines[at]) if at >= 0 else ""
        self.model_of_lines.fill(lines)
        if lines and not self.currentIndex().isValid():
            again = next((row for row, line in enumerate(lines) if _key(line) == key), max(0, at))
            self.setCurrentIndex(self.model_of_lines.index(min(again, len(lines) - 1)))

    def set_ticks(self, ids: Sequence[str]) -> None:
        """Have these people ticked and nobody else."""
        known = {one for line in self.model_of_lines.lines for one in line.ids}
        self.model_of_lines.ticked = known.intersection(ids)
        self.model_of_lines.tell()
        self.ticks_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self._tick([index.row() for index in self.selectedIndexes()] or [self.currentIndex().row()])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not (
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self._tick_and_go_on()
        else:
            super().keyPressEvent(event)

    def _tick(self, rows: Sequence[int]) -> None:
        rows = [row for row in rows if row >= 0]
        if rows:
            self.model_of_lines.tick(rows)
            self.ticks_changed.emit()

    def _tick_and_go_on(self) -> None:
        """Enter: this one is here; on to the next person."""
        row = self.currentIndex().row()
        if row < 0:
            return
        if not self.model_of_lines.is_ticked(self.model_of_lines.lines[row]):
            self._tick([row])
        following = (at for at, line in enumerate(self.model_of_lines.lines) if at > row and line.guest)
        if (onward := next(following, None)) is not None:
            self.setCurrentIndex(self.model_of_lines.index(onward))

    def _click(self, index: QModelIndex) -> None:
        self._tick([index.row()])


class _Row(QStyledItemDelegate):
    """Paints a box, the name with what tells two of one name apart, and how they stand; headings in strong letters."""

    def __init__(self, theme: Theme, parent: QListView) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name, self._small, self._heading = theme.font(17, 600), theme.font(14), theme.font(16, 700)
        self._height = QFontMetrics(self._name).height() + QFontMetrics(self._small).height() + theme.px(12)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802
        return QSize(self._theme.px(120), self._height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, TickLines)
        line, theme, rect = model.lines[index.row()], self._theme, QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        above = "line-strong" if line.guest is None else "line"
        paint_row_ground(painter, theme, rect, chosen=chosen, line=above if index.row() else "")
        area = rect.adjusted(theme.px(14), theme.px(5), -theme.px(14), -theme.px(5))
        self._paint_box(painter, area, line, ticked=model.is_ticked(line))
        area.setLeft(area.left() + theme.px(_BOX + 12))
        if line.guest is None:
            self._paint_text(painter, area, line.title, self._heading, "ink")
        else:
            area.setRight(area.right() - paint_state_chip(painter, theme, area, chip_of(line.guest)) - theme.px(10))
            self._paint_person(painter, area, line)
        painter.restore()

    def _paint_person(self, painter: QPainter, area: QRect, line: Line) -> None:
        assert line.guest is not None
        second = line.guest.where_from
        if not second:
            self._paint_text(painter, area, line.title, self._name, "ink")
            return
        upper = QRect(area.left(), area.top(), area.width(), QFontMetrics(self._name).height())
        small = QFontMetrics(self._small).height()
        self._paint_text(painter, upper, line.title, self._name, "ink")
        lower = QRect(area.left(), area.bottom() + 1 - small, area.width(), small)
        self._paint_text(painter, lower, second, self._small, "ink-2")

    def _paint_text(self, painter: QPainter, area: QRect, text: str, font: Any, role: str) -> None:
        painter.setFont(font)
        painter.setPen(self._theme.colour(role))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_box(self, painter: QPainter, area: QRect, line: Line, *, ticked: bool) -> None:
        """An empty box to tick, a filled one with a tick; none for who is here already."""
        if not line.ids:
            return
        theme, size = self._theme, self._theme.px(_BOX)
        box = QRect(QPoint(area.left(), area.center().y() - size // 2), QSize(size, size))
        painter.setPen(QPen(theme.colour("primary" if ticked else "line-strong"), 2))
        painter.setBrush(theme.colour("primary" if ticked else "surface"))
        painter.drawRoundedRect(box, theme.px(5), theme.px(5))
        if ticked:
            picture = theme.picture("check", "on-primary", 18, painter.device().devicePixelRatioF())
            inset = (size - theme.px(18)) // 2
            painter.drawPixmap(box.topLeft() + QPoint(inset, inset), picture)
