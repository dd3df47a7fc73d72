"""The list of matches: who offers, what, and who looks for it, as an arrow between two names."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPolygon
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from t4gsw_desktop.core.people import Person
from t4gsw_desktop.services.skill_matches import SkillMatch
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.focus_ring import paint_ring

_Index = QModelIndex | QPersistentModelIndex


class _Matches(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.matches: tuple[SkillMatch, ...] = ()

    def show(self, matches: Sequence[SkillMatch]) -> None:
        """Show other matches."""
        self.beginResetModel()
        self.matches = tuple(matches)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self.matches)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            match = self.matches[index.row()]
            return match.sentence + (". Good match" if match.good else "")
        return None


class _Row(QStyledItemDelegate):
    def __init__(self, theme: Theme, matches: _Matches) -> None:
        super().__init__()
        self._theme, self._matches = theme, matches

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:  # noqa: N802
        return QSize(0, self._theme.px(72))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme, match = self._theme, self._matches.matches[index.row()]
        whole: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(whole, theme.colour("select"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(whole.bottomLeft(), whole.bottomRight())
        middle = min(theme.px(190), whole.width() // 3)
        side = (whole.width() - middle) // 2 - theme.px(24)
        left = QRect(whole.left() + theme.px(14), whole.top(), side, whole.height())
        right = QRect(whole.right() - theme.px(14) - side, whole.top(), side, whole.height())
        self._paint_person(painter, left, match.giver, Qt.AlignmentFlag.AlignRight)
        self._paint_person(painter, right, match.seeker, Qt.AlignmentFlag.AlignLeft)
        arrow = QRect(
            left.right() + theme.px(12), whole.top(), right.left() - left.right() - theme.px(24), whole.height()
        )
        self._paint_arrow(painter, arrow, match)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_ring(painter, whole, theme, theme.px(8))
        painter.restore()

    def _paint_person(self, painter: QPainter, box: QRect, person: Person, side: Qt.AlignmentFlag) -> None:
        theme = self._theme
        for font, role, text, top in (
            (theme.font(17, 700), "ink", person.badge_name, theme.px(13)),
            (theme.font(15), "ink-2", person.organisation, theme.px(37)),
        ):
            painter.setFont(font)
            painter.setPen(theme.colour(role))
            line = QRect(box.left(), box.top() + top, box.width(), theme.px(24))
            shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | side, shown)

    def _paint_arrow(self, painter: QPainter, box: QRect, match: SkillMatch) -> None:
        """Thicker where both used the same words; the accessible text says so in words."""
        theme = self._theme
        font = theme.font(14, 600)
        painter.setFont(font)
        painter.setPen(theme.colour("ink"))
        upper = QRect(box.left(), box.top() + theme.px(12), box.width(), theme.px(22))
        shown = QFontMetrics(font).elidedText(match.offered, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, shown)
        y, head = box.top() + theme.px(46), theme.px(7)
        colour = theme.colour("primary-ink")
        painter.setPen(QPen(colour, theme.px(4 if match.good else 2)))
        painter.drawLine(box.left() + head, y, box.right() - 2 * head, y)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(QPoint(box.left() + head, y), theme.px(6), theme.px(6))
        tip = [
            QPoint(box.right() - 2 * head, y - head),
            QPoint(box.right(), y),
            QPoint(box.right() - 2 * head, y + head),
        ]
        painter.drawPolygon(QPolygon(tip))


class MatchList(QListView):
    """Arrow keys go from match to match; Enter opens who looks for help."""

    opened = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._matches = _Matches()
        self._row = _Row(theme, self._matches)
        self.setProperty("own_ring", True)
        self.setModel(self._matches)
        self.setItemDelegate(self._row)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.activated.connect(lambda index: self.opened.emit(self._matches.matches[index.row()]))

    def show_matches(self, matches: Sequence[SkillMatch]) -> None:
        """Show these; the first is chosen."""
        self._matches.show(matches)
        self.setAccessibleName(f"{len(matches)} matches of offers and needs")
        if matches:
            self.setCurrentIndex(self._matches.index(0))

    def chosen(self) -> SkillMatch | None:
        """The match that is chosen."""
        at = self.currentIndex().row()
        return self._matches.matches[at] if 0 <= at < len(self._matches.matches) else None
