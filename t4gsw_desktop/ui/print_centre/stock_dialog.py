"""Choosing label sheets: all there are, found by the number on their box, each with a picture of the sheet."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from t4gsw_desktop.documents.stock import Stock, all_stocks
from t4gsw_desktop.ui.print_centre.page_view import label_rects
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import column, row
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.fields import Search
from t4gsw_desktop.ui.widgets.focus_ring import paint_ring
from t4gsw_desktop.ui.widgets.words import words

_STOCK = Qt.ItemDataRole.UserRole
_ROW, _PICTURE = 66, 52


def describe(stock: Stock) -> str:
    """What a sheet is, as people say it: "A4, 10 labels, 80 × 50 mm"."""
    width, height = stock.label_mm
    size = f"{width:g} × {height:g} mm"
    if stock.is_roll:
        return f"Roll, {size}"
    return f"{_paper(stock)}, {stock.per_page} {'label' if stock.per_page == 1 else 'labels'}, {size}"


def _paper(stock: Stock) -> str:
    width, height = sorted(round(side) for side in stock.page_mm)
    known = {(210, 297): "A4", (216, 279): "Letter", (148, 210): "A5", (105, 148): "A6"}
    return known.get((width, height), f"{stock.page_mm[0]:g} × {stock.page_mm[1]:g} mm")


def picture_of(stock: Stock, theme: Theme, size: int, ratio: float) -> QPixmap:
    """A small picture of the sheet with its labels."""
    side = theme.px(size)
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width, height = stock.page_mm
    scale = (side - 2) / max(width, height)
    page = QSize(max(8, round(width * scale)), max(8, round(height * scale)))
    painter.translate((side - page.width()) / 2, (side - page.height()) / 2)
    painter.setPen(QPen(theme.colour("line-strong"), 1))
    painter.setBrush(theme.colour("window"))
    painter.drawRect(0, 0, page.width() - 1, page.height() - 1)
    painter.setBrush(theme.colour("surface"))
    for box in label_rects(stock, page):
        if stock.is_round:
            painter.drawEllipse(box)
        else:
            painter.drawRect(box)
    painter.end()
    return pixmap


def group_of(stock: Stock) -> str:
    """Under which heading a stock stands."""
    if stock.is_roll:
        return "Rolls for label printers"
    if stock.cut_marks or stock.vendor == "ISO 216":
        return "Plain paper, to cut"
    width, height = stock.label_mm
    return "Badge sheets" if 70 <= width <= 110 and 40 <= height <= 70 else "Other label sheets"


class StockButton(Button):
    """Says which label sheets are chosen; pressed, it asks for others."""

    def __init__(self, theme: Theme, press: Callable[[], object]) -> None:
        super().__init__(theme, "", kind="card", press=press)
        self._chevron = theme.picture("chevron-down", "ink-2", 20, self.devicePixelRatioF())
        self._room = theme.px(32)

    def sizeHint(self) -> QSize:  # noqa: N802
        return super().sizeHint() + QSize(self._room, 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        painter = QPainter(self)
        side = round(self._chevron.width() / self._chevron.devicePixelRatioF())
        painter.drawPixmap(self.width() - side - side // 2, (self.height() - side) // 2, self._chevron)


class StockDialog(QDialog):
    """Type a number or a maker, walk with the arrow keys, Enter chooses; `chosen` brings the Stock."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget, now: Stock) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWindowTitle("Label sheets")
        self.setModal(True)
        self.search = Search(theme, "Find label sheets", "Number on the box, such as L4785")
        self.list = _StockList(theme)
        self._nothing = words("", "quiet", wrap=True)
        self._nothing.hide()
        self._take = Button(theme, "Use these sheets", kind="primary", press=self._choose)
        cancel = Button(theme, "Cancel", press=self.reject)
        self.setLayout(
            column(
                theme,
                words("Which label sheets?", "title"),
                words("The number is printed on the box. Plain A4 always works.", "quiet", wrap=True),
                self.search,
                self._nothing,
                self.list,
                row(theme, None, cancel, self._take, gap=10),
                gap=10,
                margin=18,
            )
        )
        room = parent.window().size()
        self.resize(min(theme.px(560), room.width() - 40), min(theme.px(620), room.height() - 40))
        self.search.textChanged.connect(self._fill)
        self.search.installEventFilter(self)
        self.list.itemActivated.connect(lambda _item: self._choose())
        self._fill("")
        self.list.choose(now)
        self.search.setFocus()

    def eventFilter(self, watched, event) -> bool:  # type: ignore[no-untyped-def]  # noqa: N802
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
                self.list.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose()
                return True
        return bool(super().eventFilter(watched, event))

    def _fill(self, text: str) -> None:
        count = self.list.fill(find_stocks(text))
        self._nothing.setText(
            f"There are no sheets called “{text}” here. Look for the size of one label, such as 80 × 50."
        )
        self._nothing.setVisible(not count)
        self._take.setEnabled(bool(count))

    def _choose(self) -> None:
        stock = self.list.stock
        if stock is not None:
            self.chosen.emit(stock)
            self.accept()


def find_stocks(text: str) -> tuple[Stock, ...]:
    """The stocks that hold every word of `text` in their name, description or size."""
    wanted = [_squeeze(part) for part in text.replace("x", " ").replace("×", " ").split() if _squeeze(part)]
    return tuple(stock for stock in all_stocks() if all(word in _told(stock) for word in wanted))


def _told(stock: Stock) -> str:
    return _squeeze(f"{stock.name} {stock.description} {describe(stock)}")


def _squeeze(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum() or letter == ".")


class _StockList(QListWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName("Label sheets")
        self.setProperty("own_ring", True)
        self.setItemDelegate(_StockDelegate(theme, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)

    @property
    def stock(self) -> Stock | None:
        """The stock that is chosen."""
        item = self.currentItem()
        stock = item.data(_STOCK) if item is not None else None
        return stock if isinstance(stock, Stock) else None

    def fill(self, stocks: tuple[Stock, ...]) -> int:
        self.clear()
        groups: dict[str, list[Stock]] = {}
        for stock in stocks:
            groups.setdefault(group_of(stock), []).append(stock)
        for name, members in sorted(groups.items(), key=lambda one: not one[0].startswith(("Plain", "Badge"))):
            heading = QListWidgetItem(name)
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(heading)
            for stock in members:
                item = QListWidgetItem(f"{stock.name}, {describe(stock)}")
                item.setData(_STOCK, stock)
                self.addItem(item)
        if stocks:
            self.setCurrentRow(1)
        return len(stocks)

    def choose(self, stock: Stock) -> None:
        for number in range(self.count()):
            if self.item(number).data(_STOCK) == stock:
                self.setCurrentRow(number)
                self.scrollToItem(self.item(number), QListWidget.ScrollHint.PositionAtCenter)


class _StockDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: _StockList) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, _option: QStyleOptionViewItem, index) -> QSize:  # type: ignore[no-untyped-def]  # noqa: N802
        return QSize(self._theme.px(200), self._theme.px(_ROW if index.data(_STOCK) else 36))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index) -> None:  # type: ignore[no-untyped-def]
        theme, px = self._theme, self._theme.px
        stock, box = index.data(_STOCK), QRect(option.rect)
        painter.save()
        if stock is None:
            painter.setFont(theme.font(14, 600))
            painter.setPen(theme.colour("ink-2"))
            painter.drawText(box.adjusted(px(8), 0, 0, -px(4)), Qt.AlignmentFlag.AlignBottom, str(index.data()))
            painter.restore()
            return
        chosen = index.row() == self._view.currentRow()
        card = box.adjusted(px(1), px(1), -px(1), -px(1))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(QPen(theme.colour("primary"), 1.5))
            painter.setBrush(theme.colour("select"))
            painter.drawRoundedRect(card, px(8), px(8))
        picture = picture_of(stock, theme, _PICTURE, self._view.devicePixelRatioF())
        painter.drawPixmap(card.left() + px(8), card.center().y() - px(_PICTURE) // 2, picture)
        words_box = card.adjusted(px(_PICTURE + 20), px(8), -px(8), -px(8))
        half = words_box.height() // 2
        for number, (text, font, role) in enumerate(
            (
                (f"{describe(stock)}", theme.font(16, 600), "ink"),
                (f"{stock.name} · {stock.description}" if stock.vendor else stock.name, theme.font(14), "ink-2"),
            )
        ):
            place = QRect(words_box.left(), words_box.top() + number * half, words_box.width(), half)
            painter.setFont(font)
            painter.setPen(theme.colour(role))
            cut = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)
        if chosen and self._view.hasFocus():
            paint_ring(painter, card, theme, px(9))
        painter.restore()
