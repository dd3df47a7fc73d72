"""How somebody stands, painted at the end of a row: words, an icon and an edge, so that colour never says it alone."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from t4gsw_desktop.ui.theme.theme import Theme


def paint_state_chip(painter: QPainter, theme: Theme, area: QRect, chip: tuple[str, str, str]) -> int:
    """Paint (words, icon, colour) at the right end of `area`, upright in its middle; returns the width it takes."""
    words, icon, colour = chip
    font = theme.font(14, 600)
    metrics = QFontMetrics(font)
    edge, gap, size = theme.px(10), theme.px(5), theme.px(16)
    width = metrics.horizontalAdvance(words) + size + gap + 2 * edge
    height = max(theme.px(26), metrics.height() + theme.px(6))
    box = QRectF(area.right() + 1 - width, area.center().y() - height / 2, width, height)
    role = f"{colour}-ink" if colour else "ink-2"
    outlined = not colour or theme.look == "contrast"
    painter.setPen(QPen(theme.colour(role if colour else "line-strong"), 1) if outlined else Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(f"{colour}-soft" if colour else "surface"))
    painter.drawRoundedRect(box, height / 2, height / 2)
    picture = theme.picture(icon, role, 16, painter.device().devicePixelRatioF())
    painter.drawPixmap(QPointF(box.left() + edge, box.center().y() - size / 2), picture)
    painter.setPen(theme.colour(role))
    painter.setFont(font)
    painter.drawText(box.adjusted(edge + size + gap, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)
    return int(width)


def paint_row_ground(painter: QPainter, theme: Theme, rect: QRect, *, chosen: bool, line: str) -> None:
    """What lies under a row of people: the mark of the chosen one, and a line above in the colour `line`, "" none."""
    if chosen:
        painter.fillRect(rect, theme.colour("select"))
        painter.fillRect(QRect(rect.left(), rect.top(), theme.px(5), rect.height()), theme.colour("primary"))
    if line:
        painter.setPen(QPen(theme.colour(line), 1))
        painter.drawLine(rect.topLeft(), rect.topRight())
