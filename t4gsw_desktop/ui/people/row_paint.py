"""How one person's row looks: initials, name in two lines, organisation, and as many chips as there is room for."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from t4gsw_desktop.services.directory import PersonRow
from t4gsw_desktop.ui.theme.theme import Theme

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
STATE_ROLE = Qt.ItemDataRole.UserRole + 2
_KEPT = 600
_LETTERS = 2

T = TypeVar("T")


class RowState(NamedTuple):
    """What a row shows besides the person: here for the first time, ticked."""

    new: bool
    ticked: bool


class _Kept(OrderedDict[tuple[object, ...], T]):
    """The last few hundred things that were laid out, so that scrolling back and forth lays nothing out again."""

    def get_or(self, key: tuple[object, ...], make: Callable[[], T]) -> T:
        if key in self:
            self.move_to_end(key)
            return self[key]
        made = self[key] = make()
        if len(self) > _KEPT:
            self.popitem(last=False)
        return made


class TwoLines(NamedTuple):
    """Text laid out in one or two lines: the layout, where its last line ends and stands, and the height of it all."""

    layout: QTextLayout
    lines: int
    end: float
    base: float
    height: float


def two_lines(text: str, font: QFont, width: int, least_end: int = 0) -> TwoLines:
    """`text` in at most two lines of `width`; the second is cut where that is not enough.

    The last line leaves `least_end` pixels free where the text has to be cut.
    """
    laid = _lay_out(text, font, width)
    if laid.lines > 2:
        first = laid.layout.lineAt(0)
        rest = text[first.textStart() + first.textLength() :]
        cut = QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, max(1, width - least_end))
        laid = _lay_out(text[: first.textLength()].rstrip() + "\u2028" + cut, font, width)
    return laid


def _lay_out(text: str, font: QFont, width: int) -> TwoLines:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    top, end, base, count = 0.0, 0.0, 0.0, 0
    while (line := layout.createLine()).isValid():
        count += 1
        if count > 2:
            break
        line.setLineWidth(max(1, width))
        line.setPosition(QPointF(0, top))
        end, base = line.naturalTextWidth(), top + line.ascent()
        top += line.height()
    layout.endLayout()
    return TwoLines(layout, count, end, base, top)


def initials(name: str) -> str:
    """Two letters for the round: of the first and the last word, those in brackets left out; one for one word."""
    words = [word for word in name.partition("(")[0].split() or name.split() if any(map(str.isalnum, word))]
    if not words:
        return "?"
    ends = [words[0]] if len(words) == 1 else [words[0], words[-1]]
    return "".join(next(letter for letter in word if letter.isalnum()) for word in ends)[:_LETTERS].upper()


class RowPaint(QStyledItemDelegate):
    """Paints the cells of a PeopleModel."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._laid: _Kept[TwoLines] = _Kept()
        self._name, self._quiet, self._small = theme.font(16, 600), theme.font(15), theme.font(14)
        self._chip, self._round = theme.font(14, 600), theme.font(15, 700)
        self._colours = {role: theme.colour(role) for role in ("ink", "ink-2", "line", "select", "sunken", "surface")}
        self._colours |= {
            role: theme.colour(role) for role in ("primary", "primary-soft", "primary-ink", "line-strong")
        }
        self._metrics = {id(font): QFontMetrics(font) for font in (self._name, self._quiet, self._small, self._chip)}

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        return QSize(self._theme.px(100), self._theme.px(56))

    def initials_box(self, cell: QRect) -> QRect:
        """Where the round with the initials is, which a click ticks."""
        size = self._theme.px(38)
        return QRect(cell.left() + self._theme.px(16), cell.top() + (cell.height() - size) // 2, size, size)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        row: PersonRow = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, self._colours["select" if chosen else "surface"])
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), self._colours["line"])
        if index.column() == 0:
            self._paint_name(painter, rect, row, index.data(STATE_ROLE))
        elif index.column() == 1:
            self._paint_text(painter, rect, row.organisation)
        else:
            words = row.offers if index.column() == 2 else row.seeks
            self._paint_chips(painter, rect, words, skill=index.column() == 2)
        painter.restore()

    def _paint_name(self, painter: QPainter, rect: QRect, row: PersonRow, state: RowState) -> None:
        self._paint_round(painter, self.initials_box(rect), row, state)
        left = rect.left() + self._theme.px(16 + 38 + 11)
        width = rect.right() - left - self._theme.px(6)
        sprout = self._theme.px(22) if state.new else 0
        laid = self._laid.get_or(
            (row.name, width, sprout), lambda: two_lines(row.name, self._name, width, least_end=sprout)
        )
        small, gap = self._metrics[id(self._small)], self._theme.px(5)
        pronouns = small.horizontalAdvance(row.pronouns) if row.pronouns else 0
        tail = (gap + pronouns if pronouns else 0) + sprout
        inline = laid.end + tail <= width
        below = not inline and laid.lines == 1
        height = laid.height + (small.height() if below else 0)
        top = rect.top() + (rect.height() - height) / 2
        painter.setPen(self._colours["ink"])
        laid.layout.draw(painter, QPointF(left, top))
        base = top + laid.base
        at = left + laid.end + gap
        if below:
            at, base = left, top + laid.height + small.ascent()
        elif not inline:  # the name takes all the room: the sprout stays, pronouns are told in the tooltip
            pronouns, at = 0, min(left + laid.end + gap, rect.right() - sprout)
        if pronouns:
            painter.setFont(self._small)
            painter.setPen(self._colours["ink-2"])
            painter.drawText(QPointF(at, base), row.pronouns)
            at += pronouns + gap
        if sprout:
            picture = self._theme.picture("sprout", "friend", 16, painter.device().devicePixelRatioF())
            painter.drawPixmap(QPointF(at, base - self._theme.px(13)), picture)

    def _paint_round(self, painter: QPainter, box: QRect, row: PersonRow, state: RowState) -> None:
        painter.setPen(QPen(self._colours["line-strong"], 1) if self._theme.look == "contrast" else Qt.PenStyle.NoPen)
        painter.setBrush(self._colours["primary" if state.ticked else "sunken"])
        painter.drawEllipse(box)
        if state.ticked:
            picture = self._theme.picture("check", "on-primary", 22, painter.device().devicePixelRatioF())
            corner = box.center() - QPointF(self._theme.px(22) / 2, self._theme.px(22) / 2).toPoint()
            painter.drawPixmap(corner, picture)
            return
        painter.setPen(self._colours["ink-2"])
        painter.setFont(self._round)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, initials(row.name))

    def _paint_text(self, painter: QPainter, rect: QRect, text: str) -> None:
        inside = rect.adjusted(self._theme.px(8), 0, -self._theme.px(8), 0)
        if not text:
            return
        laid = self._laid.get_or((text, inside.width()), lambda: two_lines(text, self._quiet, inside.width()))
        painter.setPen(self._colours["ink-2"])
        laid.layout.draw(painter, QPointF(inside.left(), rect.top() + (rect.height() - laid.height) / 2))

    def _paint_chips(self, painter: QPainter, rect: QRect, words: Sequence[str], *, skill: bool) -> None:
        theme, inside = self._theme, rect.adjusted(self._theme.px(8), 0, -self._theme.px(8), 0)
        if not words:
            painter.setFont(self._small)
            painter.setPen(self._colours["ink-2"])
            painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, "Not said yet")
            return
        metrics, small = self._metrics[id(self._chip)], self._metrics[id(self._small)]
        height, side, gap = theme.px(26), theme.px(9), theme.px(5)
        at, top = float(inside.left()), rect.center().y() - height / 2 + 1
        for number, word in enumerate(words):
            rest = len(words) - number - 1
            room = inside.right() + 1 - at - (small.horizontalAdvance(f"+{rest}") + gap if rest else 0)
            wide = metrics.horizontalAdvance(word) + 2 * side
            if number and wide > room:
                painter.setFont(self._small)
                painter.setPen(self._colours["ink-2"])
                painter.drawText(
                    QRectF(at, rect.top(), inside.right() - at + theme.px(8), rect.height()),
                    Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
                    f"+{rest + 1}",
                )
                return
            box = QRectF(at, top, min(wide, room), height)
            self._paint_chip(
                painter,
                box,
                metrics.elidedText(word, Qt.TextElideMode.ElideRight, int(box.width()) - 2 * side + 1),
                skill=skill,
            )
            at += box.width() + gap

    def _paint_chip(self, painter: QPainter, box: QRectF, word: str, *, skill: bool) -> None:
        edged = not skill or self._theme.look == "contrast"
        edge = self._colours["primary-ink" if skill else "line-strong"]
        painter.setPen(QPen(edge, 1) if edged else Qt.PenStyle.NoPen)
        painter.setBrush(self._colours["primary-soft" if skill else "surface"])
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), box.height() / 2, box.height() / 2)
        painter.setPen(self._colours["primary-ink" if skill else "ink"])
        painter.setFont(self._chip)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, word)
