"""The four big doors to work: check people in, run an activity, print something, wrap up."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QSizePolicy

from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.button import Button

_TILE, _GAP, _EDGE, _KEY = 48, 12, 14, 20


class BigDoor(Button):
    """A large button: an icon in a tile, its words in up to two lines, and below them a key or a quiet word."""

    def __init__(
        self, theme: Theme, text: str, icon: str, press: Callable[[], object], *, key: str = "", short: bool = False
    ) -> None:
        super().__init__(theme, text, icon=icon, kind="big-door", key=key, press=press)
        self._least = theme.px(64 if short else 92)
        self._below = theme.px(14 if short else _KEY + 22)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        theme = self._theme
        words = max(self._title().horizontalAdvance(part) for part in self.words.split())
        second = self._second_metrics().horizontalAdvance(self._second)
        width = theme.px(_EDGE * 2 + _TILE + _GAP) + max(words, second)
        return QSize(width, max(self._least, 2 * self._title().height() + self._below))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def _title(self) -> QFontMetrics:
        return QFontMetrics(self._theme.font(18, 700))

    def _paint_content(self, painter: QPainter) -> None:
        theme, edge, tile = self._theme, self._theme.px(_EDGE), self._theme.px(_TILE)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRect(edge, (self.height() - tile) // 2, tile, tile)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("primary-soft"))
        painter.drawRoundedRect(QRectF(box), theme.px(8), theme.px(8))
        size = theme.px(26)
        at = box.center().x() + 1 - size // 2, box.center().y() + 1 - size // 2
        painter.drawPixmap(*at, theme.picture(self._icon, "primary-ink", 26, self.devicePixelRatioF()))
        left = box.right() + 1 + theme.px(_GAP)
        self._paint_lines(painter, QRect(left, 0, self.width() - left - theme.px(6), self.height()), self.ink())

    def _paint_lines(self, painter: QPainter, box: QRect, ink: QColor) -> None:
        theme, title = self._theme, self._title()
        lines = two_lines(self.words, title, box.width())
        small = theme.px(_KEY + 6) if self._key else self._second_metrics().height() if self._second else 0
        top = (self.height() - len(lines) * title.height() - small) // 2
        painter.setPen(ink)
        painter.setFont(theme.font(18, 700))
        for line in lines:
            row = QRect(box.left(), top, box.width(), title.height())
            painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, line)
            top += title.height()
        painter.setPen(theme.colour("ink-2"))
        if self._key:
            cap = QRect(box.left(), top + theme.px(5), self._key_width(), theme.px(_KEY))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(cap).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(5), theme.px(5))
            painter.setFont(theme.font(14, 600))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key)
        elif self._second:
            painter.setFont(theme.font(14))
            row = QRect(box.left(), top, box.width(), small)
            painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._second)


def two_lines(text: str, metrics: QFontMetrics, width: int) -> list[str]:
    """The words in one line where they fit, else in two, broken where the first is as full as can be."""
    if metrics.horizontalAdvance(text) <= width:
        return [text]
    parts = text.split()
    at = max((n for n in range(1, len(parts)) if metrics.horizontalAdvance(" ".join(parts[:n])) <= width), default=1)
    return [" ".join(parts[:at]), " ".join(parts[at:])]
