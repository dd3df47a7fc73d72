"""The list of those who fit what was typed: a name with the typed letters underlined, and how they stand tonight."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from t4gsw_desktop.core.name_index import matched_spans
from t4gsw_desktop.services.door_book import DoorGuest
from t4gsw_desktop.ui.door.card_words import chip_of
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.state_chip import paint_row_ground, paint_state_chip

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Match:
    """One line: somebody on tonight's list, or (`guest` None) somebody of the directory who is not on it."""

    guest: DoorGuest | None
    person_id: str
    name: str
    second: str

    @property
    def chip(self) -> tuple[str, str, str]:
        """How they stand, in words, an icon and a colour."""
        return chip_of(self.guest) if self.guest else ("In the directory", "book-user", "")


def match_of(guest: DoorGuest) -> Match:
    """The line of a guest."""
    known = guest.called in guest.full_name
    name = guest.full_name if known else f"{guest.full_name} ({guest.called})"
    return Match(guest, guest.person_id, name, guest.where_from)


class Matches(QAbstractListModel):
    """The lines in order, and what was typed."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[Match, ...] = ()
        self.typed = ""

    def fill(self, lines: Sequence[Match], typed: str) -> None:
        """Show these lines."""
        self.beginResetModel()
        self.lines, self.typed = tuple(lines), typed
        self.endResetModel()

    def change(self, lines: Sequence[Match]) -> None:
        """The same lines as they stand now."""
        self.lines = tuple(lines)
        if self.lines:
            self.dataChanged.emit(self.index(0), self.index(len(self.lines) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.name
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return ", ".join(part for part in (line.name, line.second, line.chip[0]) if part)
        return None


class MatchList(QListView):
    """The lines on the screen. The focus stays in the field, whose arrow keys choose here; a click chooses too."""

    chosen = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.matches = Matches()
        self.setModel(self.matches)
        self.setItemDelegate(_Line(theme, self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("People who fit")
        self.clicked.connect(lambda index: self.chosen.emit(index.row()))

    @property
    def choice(self) -> Match | None:
        """The line that is chosen."""
        row = self.currentIndex().row()
        return self.matches.lines[row] if 0 <= row < len(self.matches.lines) else None

    def show_lines(self, lines: Sequence[Match], typed: str, row: int = -1) -> None:
        """Show these lines and choose one; -1 for none."""
        self.matches.fill(lines, typed)
        self.choose(row)
        if row < 0:
            self.scrollToTop()

    def choose(self, row: int) -> None:
        """Choose a line without telling anybody."""
        if 0 <= row < len(self.matches.lines):
            self.setCurrentIndex(self.matches.index(row))
        else:
            self.setCurrentIndex(QModelIndex())
            self.clearSelection()

    def step(self, by: int) -> bool:
        """Choose another line, `by` further down; False when there is none."""
        last = len(self.matches.lines) - 1
        if last < 0:
            return False
        now = self.currentIndex().row()
        self.choose(0 if now < 0 else max(0, min(last, now + by)))
        return True


class _Line(QStyledItemDelegate):
    """Paints one line: name with underlined letters, pronouns and organisation, and the state at the right."""

    def __init__(self, theme: Theme, parent: QListView) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name, self._strong = theme.font(18, 600), theme.font(18, 800)
        self._small = theme.font(14)
        self._height = QFontMetrics(self._name).height() + QFontMetrics(self._small).height() + theme.px(14)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802
        return QSize(self._theme.px(120), self._height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, Matches)
        line, theme = model.lines[index.row()], self._theme
        rect: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_row_ground(painter, theme, rect, chosen=chosen, line="line" if index.row() else "")
        area = rect.adjusted(theme.px(14), theme.px(6), -theme.px(14), -theme.px(6))
        taken = paint_state_chip(painter, theme, area, line.chip)
        area.setRight(area.right() - taken - theme.px(10))
        self._paint_name(painter, area, line.name, model.typed)
        small = QFontMetrics(self._small)
        painter.setFont(self._small)
        painter.setPen(theme.colour("ink-2"))
        lower = QRect(area.left(), area.bottom() + 1 - small.height(), area.width(), small.height())
        second = small.elidedText(line.second, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(lower, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, second)
        painter.restore()

    def _paint_name(self, painter: QPainter, area: QRect, name: str, typed: str) -> None:
        shown = QFontMetrics(self._strong).elidedText(name, Qt.TextElideMode.ElideRight, area.width())
        layout = QTextLayout(shown, self._name)
        formats = []
        for start, length in matched_spans(name, typed) if typed else ():
            if start < len(shown):
                part = QTextLayout.FormatRange()
                part.start, part.length = start, min(length, len(shown) - start)
                look = QTextCharFormat()
                look.setFont(self._strong)
                look.setFontUnderline(True)
                part.format = look
                formats.append(part)
        layout.setFormats(formats)
        layout.beginLayout()
        row = layout.createLine()
        row.setLineWidth(area.width() + 40)
        layout.endLayout()
        painter.setPen(self._theme.colour("ink"))
        layout.draw(painter, QPointF(area.left(), area.top()))
