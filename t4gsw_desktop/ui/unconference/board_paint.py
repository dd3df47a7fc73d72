"""How the cells of the board look: cards, empty places, the bands between slots, and prices while one is moved."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.unconference.board_facts import BoardCard
from t4gsw_desktop.ui.unconference.board_model import BoardModel, Index
from t4gsw_desktop.ui.unconference.cell_price import BLOCKED, FEWER, HERE, MORE, CellPrice
from t4gsw_desktop.ui.unconference.fitted_text import paint_lines
from t4gsw_desktop.ui.widgets.focus_ring import paint_ring

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


PLAIN, AMBER = CardLook("unconf", "unconf-soft", 1), CardLook("warn", "warn-soft", 2)
WAITING = CardLook("line-strong", "surface", 1, Qt.PenStyle.DashLine)


class CardPainter:
    """Paints one session into a box, on the board, in the column of those who wait, and under the pointer."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.title, self.small, self.strong = theme.font(16, 700), theme.font(14), theme.font(14, 600)

    def paint(self, painter: QPainter, box: QRect, card: BoardCard, look: CardLook, *, fresh: bool = False) -> None:
        """Title, hosts, and at the foot how many want it, with a bar against the seats where there are any."""
        theme = self.theme
        painter.setPen(QPen(theme.colour(look.edge), look.width + (1 if fresh else 0), look.style))
        painter.setBrush(theme.colour(look.soft))
        painter.drawRoundedRect(box, theme.px(9), theme.px(9))
        inner = box.adjusted(theme.px(10), theme.px(8), -theme.px(9), -theme.px(8))
        foot = self._paint_foot(painter, inner, card, amber=look is AMBER)
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
            self._paint_band(painter, whole, f"{row.starts}  {row.title}")
        else:
            self._paint_cell(painter, whole, index)
        painter.restore()

    def _paint_cell(self, painter: QPainter, whole: QRect, index: Index) -> None:
        theme, model = self._theme, self._model
        edge = theme.px(5)
        box = whole.adjusted(edge, edge, -edge - 1, -edge - 1)
        card = model.card_at(index)
        lifted = bool(model.lifted)
        if card is None:
            self._paint_empty(painter, box, words=not lifted)
        elif card.id == model.lifted:
            self.cards.paint(painter, box, card, WAITING)
        else:
            self.cards.paint(painter, box, card, AMBER if card.trouble else PLAIN, fresh=card.id in model.fresh)
        if lifted:
            price = model.prices.get(model.cell(index.row(), index.column()))
            if price is not None:
                self._paint_price(painter, box, price)
        if self.chosen is not None and index == self.chosen:
            self._paint_choice(painter, whole)

    def _paint_choice(self, painter: QPainter, whole: QRect) -> None:
        if self.focused:
            paint_ring(painter, whole, self._theme, self._theme.px(12))
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.colour("focus"), 2))
        painter.drawRoundedRect(whole.adjusted(1, 1, -2, -2), self._theme.px(12), self._theme.px(12))

    def _paint_empty(self, painter: QPainter, box: QRect, *, words: bool) -> None:
        theme = self._theme
        painter.setPen(QPen(theme.colour("line-strong"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(box, theme.px(9), theme.px(9))
        if not words:
            return
        line = QFontMetrics(self.cards.strong).lineSpacing()
        ratio = painter.device().devicePixelRatioF()
        middle = box.center()
        painter.drawPixmap(middle.x() - theme.px(9), middle.y() - line, theme.picture("plus", "ink-2", 18, ratio))
        painter.setPen(theme.colour("ink-2"))
        painter.setFont(self.cards.strong)
        painter.drawText(
            QRect(box.left(), middle.y() + theme.px(2), box.width(), line), Qt.AlignmentFlag.AlignCenter, "Empty"
        )

    def _paint_band(self, painter: QPainter, whole: QRect, said: str) -> None:
        theme = self._theme
        box = whole.adjusted(theme.px(5), theme.px(4), -theme.px(6), -theme.px(4))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("sunken"))
        painter.drawRoundedRect(box, theme.px(8), theme.px(8))
        painter.setPen(theme.colour("ink-2"))
        inner = box.adjusted(theme.px(12), 0, -theme.px(12), 0)
        height = QFontMetrics(self.cards.strong).lineSpacing()
        paint_lines(painter, QRect(inner.left(), box.center().y() - height // 2, inner.width(), height), said,
                    self.cards.strong, 1)  # fmt: skip

    def _paint_price(self, painter: QPainter, box: QRect, price: CellPrice) -> None:
        """A label at the foot of the cell; a place that breaks a rule is hatched all over besides."""
        theme = self._theme
        if price.kind == BLOCKED:
            hatch = QColor(theme.colour("line-strong"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QBrush(hatch, Qt.BrushStyle.BDiagPattern))
            painter.drawRoundedRect(box, theme.px(9), theme.px(9))
        line = QFontMetrics(self.cards.strong).lineSpacing()
        lines = 2 if price.kind == BLOCKED else 1
        height = line * lines + theme.px(6)
        label = QRect(box.left() + 1, box.bottom() - height, box.width() - 2, height)
        painter.setPen(QPen(theme.colour(_PRICE_INK.get(price.kind, "line-strong")), 1))
        painter.setBrush(theme.colour(_PRICE_SOFT.get(price.kind, "surface")))
        painter.drawRoundedRect(label, theme.px(8), theme.px(8))
        icon = (
            "arrow-left-right"
            if price.swaps_with and price.kind not in (BLOCKED, HERE)
            else _PRICE_ICON.get(price.kind, "check")
        )
        role = _PRICE_INK.get(price.kind, "ink")
        picture = theme.picture(icon, role, 16, painter.device().devicePixelRatioF())
        painter.drawPixmap(label.left() + theme.px(7), label.top() + (height - theme.px(16)) // 2, picture)
        painter.setPen(theme.colour(role))
        words = label.adjusted(theme.px(28), theme.px(3), -theme.px(4), -theme.px(3))
        paint_lines(painter, words, price.words, self.cards.strong, lines)
