"""How the cells of the board look: cards, empty places, the bands between slots, and prices while one is moved."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QBrush, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.unconference.board_facts import BoardCard
from t4gsw_desktop.ui.unconference.board_model import BoardModel, Index
from t4gsw_desktop.ui.unconference.cell_price import BLOCKED, FEWER, HERE, MORE, CellPrice
from t4gsw_desktop.ui.unconference.fitted_text import fitted_lines, paint_lines
from t4gsw_desktop.ui.widgets.focus_ring import paint_ring

_PRICE_LINES = 3
_PRICE_INK = {FEWER: "good-ink", MORE: "warn-ink", BLOCKED: "ink-2"}
_PRICE_SOFT = {FEWER: "good-soft", MORE: "warn-soft", BLOCKED: "surface"}
_PRICE_ICON = {FEWER: "arrow-down", MORE: "arrow-up", BLOCKED: "ban", HERE: "move"}


@dataclass(frozen=True, slots=True)
class CardLook:
    """The colours of a card and the kind of its edge."""

    edge: str
    soft: str
    width: int
    style: Qt.PenStyle = Qt.PenStyle.SolidLine
    hatched: bool = False


PLAIN, AMBER = CardLook("unconf", "unconf-soft", 1), CardLook("warn", "warn-soft", 2)
WAITING = CardLook("line-strong", "surface", 1, Qt.PenStyle.DashLine)


def paint_hatch(painter: QPainter, theme: Theme, box: QRect) -> None:
    """Thin lines all over a place where nothing should go."""
    lines = theme.colour("line-strong")
    lines.setAlpha(110)
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(lines, Qt.BrushStyle.BDiagPattern))
    painter.drawRoundedRect(box, theme.px(9), theme.px(9))
    painter.restore()


class CardPainter:
    """Paints one session into a box, on the board, in the column of those who wait, and under the pointer."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.title, self.small, self.strong = theme.font(16, 700), theme.font(14), theme.font(14, 600)

    def paint(self, painter: QPainter, box: QRect, card: BoardCard, look: CardLook, foot_room: int = 0) -> None:
        """Title, hosts, and at the foot how many want it, with a bar against the seats where there are any.

        With `foot_room` the foot is left to something else of that height.
        """
        theme = self.theme
        painter.setPen(QPen(theme.colour(look.edge), look.width, look.style))
        painter.setBrush(theme.colour(look.soft))
        painter.drawRoundedRect(box, theme.px(9), theme.px(9))
        if look.hatched:
            paint_hatch(painter, theme, box)
        inner = box.adjusted(theme.px(10), theme.px(8), -theme.px(9), -theme.px(8))
        foot = foot_room or self._paint_foot(painter, inner, card, amber=look.edge == AMBER.edge)
        space = QRect(inner.left(), inner.top(), inner.width(), inner.height() - foot)
        line = QFontMetrics(self.small).lineSpacing()
        room_for_title = space.height() - line
        if card.kept:
            picture = theme.picture("pin", look.edge, 16, painter.device().devicePixelRatioF())
            painter.drawPixmap(inner.right() - theme.px(15), inner.top() + theme.px(1), picture)
        painter.setPen(theme.colour("ink"))
        shape = QRect(space.left(), space.top(), space.width() - (theme.px(18) if card.kept else 0), room_for_title)
        used = paint_lines(painter, shape, card.title, self.title, 4)
        rest = QRect(space.left(), space.top() + used, space.width(), space.height() - used)
        if rest.height() >= line - 2:
            painter.setPen(theme.colour("ink-2"))
            paint_lines(painter, rest.adjusted(0, 0, 0, 4), card.led_by, self.small, 2)

    def _paint_foot(self, painter: QPainter, inner: QRect, card: BoardCard, *, amber: bool) -> int:
        """The lowest line and the bar below it; returns their height."""
        theme = self.theme
        said = card.trouble or card.wanted
        if not said:
            return 0
        line = QFontMetrics(self.strong).lineSpacing()
        bar = theme.px(7) if card.seats and card.wants >= 0 else 0
        height = line + (bar + theme.px(3) if bar else 0)
        top = inner.bottom() + 1 - height
        icon, role = ("triangle-alert", "warn-ink") if amber else ("users", "ink")
        painter.drawPixmap(
            inner.left(),
            top + (line - theme.px(16)) // 2,
            theme.picture(icon, role, 16, painter.device().devicePixelRatioF()),
        )
        painter.setPen(theme.colour(role))
        words = QRect(inner.left() + theme.px(21), top, inner.width() - theme.px(21), line)
        paint_lines(painter, words, said, self.strong, 1)
        if bar:
            paint_bar(painter, theme, QRect(inner.left(), inner.bottom() + 1 - bar, inner.width(), bar), card, amber)
        return height + theme.px(2)


def paint_bar(painter: QPainter, theme: Theme, box: QRect, card: BoardCard, amber: bool) -> None:
    """How full the room will be: hatched where more are expected than it seats."""
    edge = theme.colour("warn" if amber else "unconf")
    painter.setPen(QPen(edge, 1))
    painter.setBrush(theme.colour("surface"))
    shape = box.adjusted(0, 0, -1, -1)
    painter.drawRoundedRect(shape, shape.height() // 2, shape.height() // 2)
    share = min(1.0, card.wants / card.seats)
    filled = QRect(shape.left(), shape.top(), round(shape.width() * share), shape.height())
    painter.setBrush(QBrush(edge, Qt.BrushStyle.BDiagPattern) if card.over else QBrush(edge))
    if filled.width() > 2:
        painter.drawRoundedRect(filled, shape.height() // 2, shape.height() // 2)


class BoardDelegate(QStyledItemDelegate):
    """Paints one cell; the ring goes round the chosen one, thin while the focus is elsewhere."""

    def __init__(self, theme: Theme, model: BoardModel) -> None:
        super().__init__()
        self._theme, self._model = theme, model
        self.cards = CardPainter(theme)
        self.chosen: Index | None = None
        self.focused = False

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802
        return QSize(self._theme.px(132), self._theme.px(110))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole: QRect = option.rect
        row = self._model.row_at(index.row())
        if not row.number:
            in_sight = whole.intersected(option.widget.viewport().rect())  # type: ignore[attr-defined]
            self._paint_band(painter, whole, in_sight, row.title)
        else:
            self._paint_cell(painter, whole, index)
        painter.restore()

    def _paint_cell(self, painter: QPainter, whole: QRect, index: Index) -> None:
        theme, model = self._theme, self._model
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawLine(whole.topRight(), whole.bottomRight())
        painter.drawLine(whole.bottomLeft(), whole.bottomRight())
        edge = theme.px(5)
        box = whole.adjusted(edge, edge, -edge - 1, -edge - 1)
        cell, card = model.cell(index.row(), index.column()), model.card_at(index)
        price = model.prices.get(cell) if model.lifted else None
        label = self._price_height(price, box) if price is not None else 0
        if card is not None:
            self.cards.paint(painter, box, card, self._look(card, price), label)
        elif model.facts is not None and cell in model.facts.closed:
            self._paint_empty(painter, box, "ban", "" if price else "Closed", hatched=True)
        else:
            blocked = price is not None and price.kind == BLOCKED
            self._paint_empty(painter, box, "plus", "" if price else "Empty", hatched=blocked)
        if price is not None:
            self._paint_price(painter, QRect(box.left(), box.bottom() + 1 - label, box.width(), label), price)
        if self.chosen is not None and index == self.chosen:
            self._paint_choice(painter, whole)

    def _look(self, card: BoardCard, price: CellPrice | None) -> CardLook:
        model = self._model
        if card.id == model.lifted:
            return WAITING
        look = AMBER if card.trouble else PLAIN
        hatched = price is not None and price.kind == BLOCKED
        wider = 1 if card.id in model.fresh else 0
        return CardLook(look.edge, look.soft, look.width + wider, hatched=hatched)

    def _paint_choice(self, painter: QPainter, whole: QRect) -> None:
        if self.focused:
            paint_ring(painter, whole, self._theme, self._theme.px(12))
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.colour("focus"), 2))
        painter.drawRoundedRect(whole.adjusted(1, 1, -2, -2), self._theme.px(12), self._theme.px(12))

    def _paint_empty(self, painter: QPainter, box: QRect, icon: str, said: str, *, hatched: bool) -> None:
        theme = self._theme
        painter.setPen(QPen(theme.colour("line-strong"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(box, theme.px(9), theme.px(9))
        if hatched:
            paint_hatch(painter, theme, box)
        if not said:
            return
        line = QFontMetrics(self.cards.strong).lineSpacing()
        ratio = painter.device().devicePixelRatioF()
        middle = box.center()
        painter.drawPixmap(middle.x() - theme.px(9), middle.y() - line, theme.picture(icon, "ink-2", 18, ratio))
        painter.setPen(theme.colour("ink-2"))
        painter.setFont(self.cards.strong)
        painter.drawText(
            QRect(box.left(), middle.y() + theme.px(2), box.width(), line), Qt.AlignmentFlag.AlignCenter, said
        )

    def _paint_band(self, painter: QPainter, whole: QRect, in_sight: QRect, said: str) -> None:
        """A break or a plenary through all rooms; its words stay in sight however far the board is scrolled."""
        theme = self._theme
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("sunken"))
        painter.drawRoundedRect(whole.adjusted(theme.px(5), theme.px(4), -theme.px(6), -theme.px(4)), 8, 8)
        painter.setPen(theme.colour("ink"))
        height = QFontMetrics(self.cards.strong).lineSpacing()
        left, width = in_sight.left() + theme.px(16), in_sight.width() - theme.px(32)
        box = QRect(left, whole.center().y() - height // 2, width, height)
        paint_lines(painter, box, said, self.cards.strong, 1)

    def _price_height(self, price: CellPrice, box: QRect) -> int:
        """As many lines as the reason takes, three at most."""
        lines = fitted_lines(price.words, self.cards.strong.toString(), self._price_room(box), _PRICE_LINES)
        return QFontMetrics(self.cards.strong).lineSpacing() * len(lines) + self._theme.px(6)

    def _price_room(self, box: QRect) -> int:
        return box.width() - self._theme.px(32)

    def _paint_price(self, painter: QPainter, label: QRect, price: CellPrice) -> None:
        """A label at the foot of the cell."""
        theme, role = self._theme, _PRICE_INK.get(price.kind, "ink")
        painter.setPen(QPen(theme.colour(_PRICE_INK.get(price.kind, "line-strong")), 1))
        painter.setBrush(theme.colour(_PRICE_SOFT.get(price.kind, "surface")))
        painter.drawRoundedRect(label, theme.px(8), theme.px(8))
        swaps = price.swaps_with and price.kind not in (BLOCKED, HERE)
        icon = "arrow-left-right" if swaps else _PRICE_ICON.get(price.kind, "check")
        picture = theme.picture(icon, role, 16, painter.device().devicePixelRatioF())
        painter.drawPixmap(label.left() + theme.px(7), label.center().y() - theme.px(7), picture)
        painter.setPen(theme.colour(role))
        words = QRect(label.left() + theme.px(28), label.top() + theme.px(3), self._price_room(label), label.height())
        paint_lines(painter, words, price.words, self.cards.strong, _PRICE_LINES)
