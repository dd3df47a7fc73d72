"""The papers of the night in a list, each with its state in words, a sign and a colour."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from t4gsw_desktop.ui.print_centre.facts import Line
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.focus_ring import paint_ring

_Index = QModelIndex | QPersistentModelIndex
_TONES = {"good": ("circle-check", "good-ink"), "warn": ("circle-alert", "warn-ink"), "quiet": ("", "ink-2")}
_ROW, _HEADING = 62, 38


class _Papers(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[Line, ...] = ()

    def take(self, lines: Sequence[Line]) -> None:
        same = [line.name for line in lines] == [line.name for line in self.lines]
        if same and lines:
            self.lines = tuple(lines)
            self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))
        else:
            self.beginResetModel()
            self.lines = tuple(lines)
            self.endResetModel()

    def rowCount(self, _parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008
        return len(self.lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{line.title}, {line.note}" if line.note else line.title
        if role == Qt.ItemDataRole.ToolTipRole and line.name:
            return f"{line.title}\n{line.note}"
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not self.lines[index.row()].name:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: "PaperList") -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self._title, self._note = theme.font(16, 700), theme.font(14)
        self._loud, self._over = theme.font(14, 600), theme.font(14, 600)

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802
        line = self._view.line_at(index.row())
        return QSize(self._theme.px(120), self._theme.px(_ROW if line.name else _HEADING))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line, box, px = self._view.line_at(index.row()), QRect(option.rect), self._theme.px
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not line.name:
            painter.setFont(self._over)
            painter.setPen(self._theme.colour("ink-2"))
            place = box.adjusted(px(12), 0, -px(8), -px(4))
            text = QFontMetrics(self._over).elidedText(line.title, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, text)
            painter.restore()
            return
        chosen = index.row() == self._view.currentIndex().row()
        card = box.adjusted(px(1), px(1), -px(1), -px(1))
        if chosen:
            self._paint_chosen(painter, card)
        self._paint_words(painter, card, line, chosen)
        if chosen and self._view.hasFocus():
            paint_ring(painter, card, self._theme, px(10))
        painter.restore()

    def _paint_chosen(self, painter: QPainter, card: QRect) -> None:
        theme = self._theme
        painter.setPen(theme.colour("primary") if theme.look == "contrast" else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("select"))
        painter.drawRoundedRect(card, theme.px(9), theme.px(9))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("primary"))
        mark = QRect(card.left(), card.top() + theme.px(8), theme.px(5), card.height() - theme.px(16))
        painter.drawRoundedRect(mark, theme.px(2), theme.px(2))

    def _paint_words(self, painter: QPainter, card: QRect, line: Line, chosen: bool) -> None:
        theme, px, ratio = self._theme, self._theme.px, self._view.devicePixelRatioF()
        icon = theme.picture(line.icon, "primary-ink" if chosen else "ink-2", 24, ratio)
        painter.drawPixmap(card.left() + px(13), card.center().y() - px(12), icon)
        words = card.adjusted(px(50), px(9), -px(8), -px(9))
        top = QRect(words.left(), words.top(), words.width(), words.height() // 2)
        low = QRect(
            words.left(), words.top() + words.height() // 2, words.width(), words.height() - words.height() // 2
        )
        painter.setFont(self._title)
        painter.setPen(theme.colour("ink"))
        title = QFontMetrics(self._title).elidedText(line.title, Qt.TextElideMode.ElideRight, top.width())
        painter.drawText(top, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, title)
        sign, role = _TONES[line.tone]
        if sign:
            painter.drawPixmap(low.left(), low.center().y() - px(8), theme.picture(sign, role, 17, ratio))
            low.adjust(px(22), 0, 0, 0)
        font = self._loud if line.tone == "warn" else self._note
        painter.setFont(font)
        painter.setPen(theme.colour(role))
        metrics = QFontMetrics(font)
        said = line.note if metrics.horizontalAdvance(line.note) <= low.width() else line.brief or line.note
        note = metrics.elidedText(said, Qt.TextElideMode.ElideRight, low.width())
        painter.drawText(low, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, note)


class PaperList(QListView):
    """Up and down choose a paper; `chosen` tells its name."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._papers = _Papers()
        self.setModel(self._papers)
        self.setItemDelegate(_Delegate(theme, self))
        self.setObjectName("print-papers")
        self.setAccessibleName("Papers")
        self.setProperty("own_ring", True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(False)
        self.selectionModel().currentChanged.connect(self._tell)

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is in the list."""
        return self._papers.lines

    @property
    def name(self) -> str:
        """The paper that is chosen, "" for none."""
        row = self.currentIndex().row()
        return self.lines[row].name if 0 <= row < len(self.lines) else ""

    def line_at(self, row: int) -> Line:
        """The line in one row."""
        return self.lines[row]

    def take(self, lines: Sequence[Line], name: str) -> None:
        """Show these lines with `name` chosen, telling nobody; the list stays where it was scrolled to."""
        at = self.verticalScrollBar().value()
        self.selectionModel().blockSignals(True)
        self._papers.take(lines)
        self._set(name)
        self.selectionModel().blockSignals(False)
        self.verticalScrollBar().setValue(at)
        self.viewport().update()

    def choose(self, name: str) -> None:
        """Choose a paper as a person would; nothing happens when it is not there."""
        self._set(name)

    def _set(self, name: str) -> None:
        for row, line in enumerate(self.lines):
            if line.name and line.name == name:
                self.setCurrentIndex(self._papers.index(row))
                self.scrollTo(self._papers.index(row))

    def _tell(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.viewport().update()
        if self.name:
            self.chosen.emit(self.name)
