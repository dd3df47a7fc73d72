"""Carrying a card with the mouse: the card itself goes under the pointer, and every place says what it costs."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.unconference.board import Board
from t4gsw_desktop.ui.unconference.board_facts import BoardCard
from t4gsw_desktop.ui.unconference.moving import Moving
from t4gsw_desktop.ui.unconference.pitch_column import WaitingList

_NEAR = 36  # pixels of the design from an edge of the board at which it begins to scroll


class CardDrag(QObject):
    """Watches the mouse over the board and the list of those who wait; `page` is what the card is carried over."""

    def __init__(self, theme: Theme, page: QWidget, board: Board, waiting: WaitingList, moving: Moving) -> None:
        super().__init__(page)
        self._theme, self._page, self._board, self._waiting, self._moving = theme, page, board, waiting, moving
        self._from: QPoint | None = None
        self._card: BoardCard | None = None
        self._grip = QPoint()
        self._picture = QPixmap()
        self._carried: QLabel | None = None
        self._surfaces = (board.viewport(), waiting.viewport())  # kept, so that they are known again
        for surface in self._surfaces:
            surface.installEventFilter(self)

    @property
    def carrying(self) -> bool:
        """True while a card is under the pointer."""
        return self._carried is not None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if not isinstance(event, QMouseEvent) or not isinstance(watched, QWidget):
            return False
        at = event.position().toPoint()
        if event.type() == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            self._take_hold(watched, at)
        elif event.type() == QEvent.Type.MouseMove and self._from is not None:
            return self._carry(watched, at)
        elif event.type() == QEvent.Type.MouseButtonRelease and event.button() == Qt.MouseButton.LeftButton:
            return self._let_go(watched, at)
        return False

    def give_up(self) -> None:
        """Put the card down where it was."""
        self._from = None
        if self._carried is not None:
            self._carried.hide()
            self._carried.deleteLater()
            self._carried = None

    def _take_hold(self, watched: QWidget, at: QPoint) -> None:
        view = self._board if watched is self._surfaces[0] else self._waiting
        index = view.indexAt(at)
        card = self._card_at(view, index)
        if card is None or self._moving.session:
            return
        self._from, self._card = at, card
        self._grip = at - view.visualRect(index).topLeft()
        self._picture = _faded(view.picture_of(index))

    def _card_at(self, view: Board | WaitingList, index: QModelIndex) -> BoardCard | None:
        if isinstance(view, Board):
            return view.cells.card_at(index)
        return view.cells.cards[index.row()] if index.isValid() else None

    def _carry(self, watched: QWidget, at: QPoint) -> bool:
        assert self._from is not None
        far = (at - self._from).manhattanLength() >= QApplication.startDragDistance()
        if self._carried is None and not (far and self._begin()):
            return True
        where = watched.mapTo(self._page, at)
        assert self._carried is not None
        self._carried.move(where - self._grip)
        self._scroll(where)
        index = self._board.indexAt(self._board.viewport().mapFrom(self._page, where))
        if index.isValid():
            self._board.setCurrentIndex(index)
        return True

    def _begin(self) -> bool:
        facts = self._board.cells.facts
        assert self._card is not None
        if facts is None or not self._moving.begin(facts, self._card.id):
            self._from = None
            return False
        label = QLabel(self._page)
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        label.setPixmap(self._picture)
        label.resize(self._picture.deviceIndependentSize().toSize())
        label.show()
        label.raise_()
        self._carried = label
        return True

    def _let_go(self, watched: QWidget, at: QPoint) -> bool:
        carrying = self.carrying
        self.give_up()
        if not carrying:
            return False
        where = watched.mapTo(self._page, at)
        inside = self._board.viewport().mapFrom(self._page, where)
        index = self._board.indexAt(inside) if self._board.viewport().rect().contains(inside) else QModelIndex()
        column = self._waiting.mapFrom(self._page, where)
        if index.isValid() and self._board.cells.row_at(index.row()).number:
            self._moving.put_down(self._board.cells.cell(index.row(), index.column()))
        elif self._waiting.isVisible() and self._waiting.rect().contains(column):
            self._moving.put_back()
        else:
            self._moving.end()
        return True

    def _scroll(self, where: QPoint) -> None:
        """Go on at an edge, so that a card can be carried to a place that is out of sight."""
        near, box = self._theme.px(_NEAR), self._board.viewport()
        at = box.mapFrom(self._page, where)
        for bar, place, size in (
            (self._board.horizontalScrollBar(), at.x(), box.width()),
            (self._board.verticalScrollBar(), at.y(), box.height()),
        ):
            if 0 <= place < near:
                bar.setValue(bar.value() - near // 2)
            elif size - near < place <= size:
                bar.setValue(bar.value() + near // 2)


def _faded(picture: QPixmap) -> QPixmap:
    """The same, a little of what is below shining through."""
    faded = QPixmap(picture.size())
    faded.setDevicePixelRatio(picture.devicePixelRatio())
    faded.fill(Qt.GlobalColor.transparent)
    painter = QPainter(faded)
    painter.setOpacity(0.85)
    painter.drawPixmap(0, 0, picture)
    painter.end()
    return faded
