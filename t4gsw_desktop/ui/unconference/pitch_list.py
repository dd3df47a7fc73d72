"""A list of pitches: the code on the card, title, who hosts it, and how it stands, each in a row that tells itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.state_chip import paint_row_ground, paint_state_chip

Index = QModelIndex | QPersistentModelIndex
Chip = tuple[str, str, str]  # words, icon, colour
_WIDEST_CODE, _WIDEST_COUNT = "888W", "888 wishes"
_NARROW = 420  # pixels of the design below which the chip goes under the title


@dataclass(frozen=True, slots=True)
class PitchRow:
    """One row. `chip` says how it stands; `ticked` None where nothing is to be ticked.

    `bar`, from 0 to 1, is drawn beside `second`, which then has to be short.
    """

    id: str
    code: str
    title: str
    second: str = ""
    chip: Chip | None = None
    ticked: bool | None = None
    bar: float | None = None

    @property
    def spoken(self) -> str:
        """The whole row in words."""
        ticked = "ticked" if self.ticked else ""
        chip = self.chip[0] if self.chip else ""
        return ", ".join(part for part in (self.code, self.title, self.second, chip, ticked) if part)


class PitchRows(QAbstractListModel):
    """The rows in order."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[PitchRow, ...] = ()

    def fill(self, rows: Sequence[PitchRow]) -> None:
        """Show these rows; where they are the same pitches as before, nothing jumps."""
        if [one.id for one in rows] == [one.id for one in self.rows]:
            self.rows = tuple(rows)
            if self.rows:
                self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))
            return
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return row.spoken
        return None


class PitchList(QListView):
    """`chosen` follows every choice of a row, "" for none; `opened` Enter or a click; `taken_out` Delete."""

    chosen = Signal(str)
    opened = Signal(str)
    taken_out = Signal(str)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._rows = PitchRows()
        self._filling = False
        self.setModel(self._rows)
        self.setItemDelegate(_Row(theme, self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(theme.px(90))
        self.setAccessibleName(name)
        self.clicked.connect(lambda index: self.opened.emit(self._rows.rows[index.row()].id))
        self.selectionModel().currentChanged.connect(lambda _now, _before: self._tell())

    @property
    def rows(self) -> tuple[PitchRow, ...]:
        """What is shown, in order."""
        return self._rows.rows

    @property
    def choice(self) -> str:
        """The id of the chosen row, "" for none."""
        at = self.currentIndex().row()
        return self.rows[at].id if 0 <= at < len(self.rows) else ""

    def show_rows(self, rows: Sequence[PitchRow]) -> None:
        """Show these rows; the chosen one stays chosen while it is there."""
        before, self._filling = self.choice, True
        self._rows.fill(rows)
        if self.choice != before:
            self.choose(before)
        self._filling = False
        if self.choice != before:
            self._tell()

    def choose(self, pitch_id: str) -> None:
        """Choose this pitch, or none where it is not shown."""
        at = next((at for at, row in enumerate(self.rows) if row.id == pitch_id), -1)
        if at < 0:
            self.setCurrentIndex(QModelIndex())
            self.clearSelection()
        else:
            self.setCurrentIndex(self._rows.index(at))
            self.scrollTo(self._rows.index(at))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if entered and not event.modifiers() & Qt.KeyboardModifier.ControlModifier and self.choice:
            self.opened.emit(self.choice)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.choice:
            self.taken_out.emit(self.choice)
        elif event.text().isalpha() and not event.modifiers():
            event.ignore()  # letters belong to the page, not to a search in this list
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        if not self._filling:
            self.chosen.emit(self.choice)


class _Row(QStyledItemDelegate):
    """Paints a box to tick where there is one, the code, the title with what stands below it, and the chip."""

    def __init__(self, theme: Theme, parent: QListView) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title, self._small = theme.font(17, 600), theme.font(14)
        self._code = theme.font(17, 700, tabular=True)
        self._height = QFontMetrics(self._title).height() + QFontMetrics(self._small).height() + theme.px(12)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802
        return QSize(self._theme.px(120), self._height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, PitchRows)
        row, theme, rect = model.rows[index.row()], self._theme, QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_row_ground(painter, theme, rect, chosen=chosen, line="line" if index.row() else "")
        area = rect.adjusted(theme.px(12), theme.px(5), -theme.px(10), -theme.px(5))
        if row.ticked is not None:
            self._paint_tick(painter, area, ticked=row.ticked)
            area.setLeft(area.left() + theme.px(34))
        wide = QFontMetrics(self._code).horizontalAdvance(_WIDEST_CODE)
        code = QRect(area.left(), area.top(), wide, area.height())
        self._paint_text(painter, code, row.code, self._code, "unconf")
        area.setLeft(area.left() + wide + theme.px(10))
        if row.chip is not None and area.width() > theme.px(_NARROW - 100):
            area.setRight(area.right() - paint_state_chip(painter, theme, area, row.chip) - theme.px(10))
        self._paint_words(painter, area, row)
        painter.restore()

    def _paint_words(self, painter: QPainter, area: QRect, row: PitchRow) -> None:
        narrow = row.chip is not None and area.width() <= self._theme.px(_NARROW - 100)
        second = " · ".join(part for part in (row.chip[0] if narrow and row.chip else "", row.second) if part)
        if not second:
            self._paint_text(painter, area, row.title, self._title, "ink")
            return
        upper = QRect(area.left(), area.top(), area.width(), QFontMetrics(self._title).height())
        small = QFontMetrics(self._small).height()
        self._paint_text(painter, upper, row.title, self._title, "ink")
        lower = QRect(area.left(), area.bottom() + 1 - small, area.width(), small)
        if row.bar is not None:
            words = QFontMetrics(self._small).horizontalAdvance(_WIDEST_COUNT) + self._theme.px(10)
            self._paint_bar(painter, lower.adjusted(words, 0, 0, 0), row.bar)
            lower.setWidth(words)
        self._paint_text(painter, lower, second, self._small, "ink-2")

    def _paint_bar(self, painter: QPainter, area: QRect, share: float) -> None:
        theme, height = self._theme, self._theme.px(10)
        whole = QRectF(area.left(), area.center().y() - height / 2, area.width(), height)
        painter.setPen(QPen(theme.colour("line-strong"), 1))
        painter.setBrush(theme.colour("sunken"))
        painter.drawRoundedRect(whole, height / 2, height / 2)
        if share > 0:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("unconf"))
            filled = QRectF(whole.left(), whole.top(), max(float(height), whole.width() * share), height)
            painter.drawRoundedRect(filled, height / 2, height / 2)

    def _paint_text(self, painter: QPainter, area: QRect, text: str, font: QFont, role: str) -> None:
        painter.setFont(font)
        painter.setPen(self._theme.colour(role))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_tick(self, painter: QPainter, area: QRect, *, ticked: bool) -> None:
        theme, size = self._theme, self._theme.px(22)
        box = QRectF(area.left(), area.center().y() - size / 2, size, size)
        painter.setPen(QPen(theme.colour("primary" if ticked else "line-strong"), 2))
        painter.setBrush(theme.colour("primary" if ticked else "surface"))
        painter.drawRoundedRect(box, theme.px(5), theme.px(5))
        if ticked:
            picture = theme.picture("check", "on-primary", 18, painter.device().devicePixelRatioF())
            inset = (size - theme.px(18)) / 2
            painter.drawPixmap(int(box.left() + inset), int(box.top() + inset), picture)
