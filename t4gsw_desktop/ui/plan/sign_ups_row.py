"""How a row of the list of those coming is painted: the name, and at the right a word for how they stand."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from t4gsw_desktop.services.roster import Guest
from t4gsw_desktop.services.team import GUEST, role_word
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.focus_ring import paint_ring

GUEST_ROLE = Qt.ItemDataRole.UserRole
STATUS_WORDS = {"coming": "Coming", "waiting": "Waits for a place", "cancelled": "Has cancelled"}
_INKS = {"coming": "good-ink", "waiting": "warn-ink", "cancelled": "bad-ink"}


def status_of(guest: Guest) -> str:
    """How somebody stands: "Coming, first time"."""
    attendee = guest.attendee
    said = [STATUS_WORDS.get(attendee.status, attendee.status)]
    if attendee.role != GUEST:
        said.append(role_word(attendee.role).lower())
    elif attendee.first_time:
        said.append("first time")
    return ", ".join(said)


class GuestRow(QStyledItemDelegate):
    """One line for each person, 44 high."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        return QSize(self._theme.px(120), self._theme.px(44))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, box = self._theme, QRect(option.rect)
        state = option.state
        guest: Guest = index.data(GUEST_ROLE)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(box, theme.colour("select" if chosen else "surface"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        inner = box.adjusted(theme.px(12), 0, -theme.px(12), 0)
        said = status_of(guest)
        lower = theme.font(15)
        room = QFontMetrics(lower).horizontalAdvance(said)
        painter.setFont(lower)
        painter.setPen(theme.colour(_INKS.get(guest.attendee.status, "ink-2")))
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, said)
        upper = theme.font(16, 600)
        name = inner.adjusted(0, 0, -room - theme.px(16), 0)
        shown = QFontMetrics(upper).elidedText(guest.name, Qt.TextElideMode.ElideRight, name.width())
        painter.setFont(upper)
        painter.setPen(theme.colour("ink"))
        painter.drawText(name, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_ring(painter, box.adjusted(1, 1, -1, -1), theme, theme.px(8))
        painter.restore()
