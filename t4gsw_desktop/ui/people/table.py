"""The table of people: any number of light rows, each 56 pixels high, and the keys that work on them."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from t4gsw_desktop.services.directory import SORTS, PersonRow, Place
from t4gsw_desktop.ui.people.row_paint import ROW_ROLE, STATE_ROLE, RowPaint, RowState
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.focus_ring import paint_ring

COLUMNS = ("Name", "Organisation", "Can offer", "Looking for")
ROW_HEIGHT = 56
_SHARES = (35, 21, 21, 23)
# A column is left out where the table is narrower than this, in pixels of the design.
_NEEDED = (0, 340, 520, 660)

Index = QModelIndex | QPersistentModelIndex


class PeopleModel(QAbstractTableModel):
    """The rows the table shows just now, who is new tonight, and who is ticked."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[PersonRow] = ()
        self.ticked: set[str] = set()
        self._places: Mapping[str, Place] = {}
        self._at: dict[str, int] = {}

    def show(self, rows: Sequence[PersonRow], places: Mapping[str, Place]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows, self._places = rows, places
        self._at = {}
        self.endResetModel()

    def row_of(self, person_id: str) -> int:
        """The row of a person, -1 when they are not shown."""
        if not self._at:
            self._at = {row.id: number for number, row in enumerate(self.rows)}
        return self._at.get(person_id, -1)

    def tick(self, ids: Sequence[str], ticked: bool) -> None:
        """Tick people or take their ticks away."""
        self.ticked = self.ticked | set(ids) if ticked else self.ticked - set(ids)
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, 0))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == STATE_ROLE:
            place = self._places.get(row.id)
            new = place is not None and place.first_time and place.status == "coming"
            return RowState(new, row.id in self.ticked)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._aloud(row) if index.column() == 0 else self._cell(row, index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._cell(row, index.column())
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section]
        return None

    def _cell(self, row: PersonRow, column: int) -> str:
        cells = (f"{row.name} {row.pronouns}".strip(), row.organisation, ", ".join(row.offers), ", ".join(row.seeks))
        return cells[column]

    def _aloud(self, row: PersonRow) -> str:
        """The whole row as one sentence: "Caoimhe Ní Dhomhnaill, she/her, offers Facilitation and 3 more"."""
        place = self._places.get(row.id)
        parts = [row.name, row.pronouns, "first time" if place and place.first_time else "", row.organisation]
        parts += [
            f"{verb} {_first_and_more(words)}"
            for verb, words in (("offers", row.offers), ("looks for", row.seeks))
            if words
        ]
        return ", ".join([*filter(None, parts), *(["ticked"] if row.id in self.ticked else [])])


class PeopleTable(QTableView):
    """Shows a PeopleModel. Typing letters is for the search, so the table jumps nowhere by itself."""

    chosen = Signal(str)
    opened = Signal()
    ticks_changed = Signal()
    sort_asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.people = PeopleModel(self)
        self.setModel(self.people)
        self._paint = RowPaint(theme, self)
        self.setItemDelegate(self._paint)
        self.setProperty("own_ring", True)
        self.setAccessibleName("People")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        down = self.verticalHeader()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setMinimumSectionSize(theme.px(ROW_HEIGHT))
        down.setDefaultSectionSize(theme.px(ROW_HEIGHT))
        down.hide()
        self.headings = Headings(theme, self)
        self.setHorizontalHeader(self.headings)
        self.headings.sectionClicked.connect(lambda section: self.sort_asked.emit(SORTS[section]))

    @property
    def chosen_id(self) -> str:
        """The id of the person whose row is chosen, "" for none."""
        row = self.currentIndex().row()
        return self.people.rows[row].id if 0 <= row < len(self.people.rows) else ""

    def show_rows(self, rows: Sequence[PersonRow], places: Mapping[str, Place], *, keep: str) -> None:
        """Show other rows; the row of `keep` stays chosen where it stands on the screen, else the first is chosen."""
        before = self.people.row_of(keep) if keep else -1
        offset = self.rowViewportPosition(before) if before >= 0 else 0
        self.people.show(rows, places)
        at = self.people.row_of(keep) if keep else -1
        if at >= 0 and before >= 0:
            self.choose(at, scroll=False)
            self.verticalScrollBar().setValue(at * self._theme.px(ROW_HEIGHT) - offset)
        elif rows:
            self.choose(max(0, at))
        self.chosen.emit(self.chosen_id)

    def choose(self, row: int, *, scroll: bool = True) -> None:
        """Choose a row by its number, and bring it into view."""
        index = self.people.index(row, 0)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        if scroll:
            self.scrollTo(index)

    def choose_person(self, person_id: str) -> bool:
        """Choose somebody's row; False when it is not shown."""
        row = self.people.row_of(person_id)
        if row >= 0:
            self.choose(row)
        return row >= 0

    def turn_tick(self, row: int | None = None) -> None:
        """Tick the row, or take its tick away; the chosen one when none is named."""
        number = self.currentIndex().row() if row is None else row
        if 0 <= number < len(self.people.rows):
            one = self.people.rows[number].id
            self.people.tick([one], one not in self.people.ticked)
            self.ticks_changed.emit()

    def tick_all(self) -> None:
        """Tick everybody shown."""
        self.people.tick([row.id for row in self.people.rows], True)
        self.ticks_changed.emit()

    def untick_all(self) -> None:
        """Take every tick away."""
        self.people.tick(list(self.people.ticked), False)
        self.ticks_changed.emit()

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self.viewport().update()
            self.chosen.emit(self.chosen_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif plain and event.key() == Qt.Key.Key_Space:
            self.turn_tick()
        elif event.key() == Qt.Key.Key_A and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.tick_all()
        elif plain and event.key() == Qt.Key.Key_Escape and self.people.ticked:
            self.untick_all()
        elif plain and event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.choose(0 if event.key() == Qt.Key.Key_Home else len(self.people.rows) - 1)
        elif plain and event.text() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if (
            index.isValid()
            and index.column() == 0
            and self._paint.initials_box(self.visualRect(index)).contains(event.position().toPoint())
        ):
            self.turn_tick(index.row())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mouseDoubleClickEvent(event)
        self.opened.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._share_columns()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        index = self.currentIndex()
        if not index.isValid():
            return
        top = self.visualRect(index)
        whole = QRect(0, top.top(), self.viewport().width(), top.height())
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRect(0, whole.top(), self._theme.px(5), whole.height()), self._theme.colour("primary"))
        if self._theme.look == "contrast":
            painter.setPen(self._theme.colour("primary"))
            painter.drawRect(whole.adjusted(0, 0, -1, -1))
        if self.hasFocus():
            paint_ring(painter, whole, self._theme, self._theme.px(8))

    def _share_columns(self) -> None:
        wide = self.viewport().width()
        shown = [number for number, needed in enumerate(_NEEDED) if wide >= self._theme.px(needed)]
        total, left = sum(_SHARES[number] for number in shown), wide
        for number in range(len(COLUMNS)):
            self.setColumnHidden(number, number not in shown)
        for number in shown:
            part = left if number == shown[-1] else wide * _SHARES[number] // total
            self.setColumnWidth(number, part)
            left -= part


class Headings(QHeaderView):
    """The names of the columns; a click sorts by one, an arrow tells by which and how."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._sort, self._backwards = "name", False
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(0)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def tell(self, sort: str, backwards: bool) -> None:
        """Show by what the rows are sorted."""
        self._sort, self._backwards = sort, backwards
        self.viewport().update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(super().sizeHint().width(), self._theme.px(38))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802
        theme = self._theme
        painter.save()
        painter.fillRect(rect, theme.colour("surface"))
        painter.setPen(theme.colour("line-strong"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inside = rect.adjusted(theme.px(16 if section == 0 else 8), 0, -theme.px(4), 0)
        painter.setPen(theme.colour("ink-2"))
        font = theme.font(15, 600)
        painter.setFont(font)
        text = painter.fontMetrics().elidedText(COLUMNS[section], Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        if SORTS[section] == self._sort:
            arrow = theme.picture(
                "arrow-down" if self._backwards else "arrow-up", "ink-2", 16, self.devicePixelRatioF()
            )
            left = inside.left() + painter.fontMetrics().horizontalAdvance(text) + theme.px(4)
            painter.drawPixmap(left, rect.center().y() - theme.px(8) + 1, arrow)
        painter.restore()


def _first_and_more(words: Sequence[str]) -> str:
    return words[0] + (f" and {len(words) - 1} more" if len(words) > 1 else "")
