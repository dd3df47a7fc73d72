"""A small picture of a label sheet: click the first label that is still there, or walk to it with the arrow keys."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from t4gsw_desktop.documents.stock import Stock
from t4gsw_desktop.ui.print_centre.page_view import label_rects
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.focus_ring import paint_ring

_TALL, _WIDEST = 88, 112
_ROOM = 7  # for the ring


class SheetPicker(QWidget):
    """`chosen` tells the number of the first free label, counted from 1 row by row."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, stock: Stock) -> None:
        super().__init__()
        self._theme, self._stock, self._first = theme, stock, 1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("own_ring", True)
        self.setObjectName("print-sheet")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.take(stock, 1)

    @property
    def first(self) -> int:
        """The first free label."""
        return self._first

    def take(self, stock: Stock, first: int) -> None:
        """Show another sheet, telling nobody."""
        self._stock, self._first = stock, min(max(first, 1), stock.per_page)
        self.setAccessibleName(f"First free label: {self._first} of {stock.per_page}")
        self.setFixedSize(self.sizeHint())
        self.update()

    def choose(self, number: int) -> None:
        """Begin at this label, as near as the sheet has one."""
        before = self._first
        self.take(self._stock, number)
        if self._first != before:
            self.chosen.emit(self._first)

    def sizeHint(self) -> QSize:  # noqa: N802
        px = self._theme.px
        width, height = self._stock.page_mm
        scale = min(_WIDEST / width, _TALL / height)
        return QSize(px(width * scale) + 2 * _ROOM, px(height * scale) + 2 * _ROOM)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        columns, _ = self._stock.grid
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -columns,
            Qt.Key.Key_Down: columns,
            Qt.Key.Key_Home: 1 - self._first,
            Qt.Key.Key_End: self._stock.per_page - self._first,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        elif 1 <= self._first + step <= self._stock.per_page:
            self.choose(self._first + step)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        number = self.label_at(event.position().toPoint())
        if number:
            self.choose(number)

    def label_at(self, point: QPoint) -> int:
        """The label at a point, or the nearest one within its gap; 0 outside the sheet."""
        boxes = self._boxes()
        grown = [box.adjusted(-3, -3, 3, 3) for box in boxes]
        inside = [number for number, box in enumerate(grown, 1) if box.contains(point)]
        if not inside:
            return 0
        return min(inside, key=lambda number: (boxes[number - 1].center() - point).manhattanLength())

    def middle_of(self, number: int) -> QPoint:
        """Where a label is drawn, for whoever wants to click it."""
        return self._boxes()[number - 1].center().toPoint()

    def focusInEvent(self, event) -> None:  # type: ignore[no-untyped-def]  # noqa: N802
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event) -> None:  # type: ignore[no-untyped-def]  # noqa: N802
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sheet = self.rect().adjusted(_ROOM, _ROOM, -_ROOM, -_ROOM)
        painter.setPen(QPen(theme.colour("line-strong"), 1))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(QRectF(sheet).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        for number, box in enumerate(self._boxes(), 1):
            self._paint_label(painter, box.adjusted(0.5, 0.5, -0.5, -0.5), number)
        if self.hasFocus():
            paint_ring(painter, self.rect(), theme, theme.px(10))

    def _paint_label(self, painter: QPainter, box: QRectF, number: int) -> None:
        theme = self._theme
        painter.setPen(QPen(theme.colour("line-strong"), 1))
        if number == self._first:
            painter.setPen(QPen(theme.colour("primary"), 1))
            painter.setBrush(theme.colour("primary"))
        elif number < self._first:
            painter.setBrush(theme.colour("sunken"))
        else:
            painter.setBrush(theme.colour("surface"))
        if self._stock.is_round:
            painter.drawEllipse(box)
        else:
            painter.drawRoundedRect(box, 2, 2)
        if number < self._first:
            painter.drawLine(box.bottomLeft(), box.topRight())

    def _boxes(self) -> tuple[QRectF, ...]:
        inner = self.size() - QSize(2 * _ROOM, 2 * _ROOM)
        return tuple(box.translated(_ROOM, _ROOM) for box in label_rects(self._stock, inner))
