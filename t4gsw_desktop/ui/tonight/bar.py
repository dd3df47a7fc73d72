"""One bar of the evening's picture, with its label where there is room, and the line that stands at now."""

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.tonight.lanes import BARE, CUT, INSIDE, LEFT, RIGHT, Placed, Strip

GAP = 8
_SIDE, ICON = 10, 18
_BACK, _FORTH = (Qt.Key.Key_Left, Qt.Key.Key_Up), (Qt.Key.Key_Right, Qt.Key.Key_Down)


def label_width(theme: Theme, strip: Strip) -> int:
    """The room that the icon and title of a strip take, with what has to be free round them."""
    title = QFontMetrics(theme.font(16, 700)).horizontalAdvance(strip.title)
    return title + theme.px(ICON + GAP + 2 * _SIDE) + 2


class Bar(QAbstractButton):
    """A strip as a button: pressing it or Enter goes there, the arrows go to the bars beside it in time."""

    def __init__(
        self,
        theme: Theme,
        strip: Strip,
        go: Callable[[str], object],
        step: Callable[["Bar", int], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._theme, self.strip, self._step = theme, strip, step
        self._label, self._bar = INSIDE, QRect()
        self.setAccessibleName(strip.spoken or strip.title)
        self.setToolTip(strip.spoken)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda _checked=False: go(strip.key))
        self.show()

    @property
    def label(self) -> str:
        """Where the label is: inside, left, right or cut."""
        return self._label

    def place(self, placed: Placed, top: int, height: int) -> None:
        """Stand where the strip was put; the button covers its bar and its label."""
        self._label = placed.label
        self._bar = QRect(placed.left - placed.first, 0, placed.right - placed.left, height)
        self.setGeometry(placed.first, top, placed.last - placed.first, height)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in _BACK or event.key() in _FORTH:
            self._step(self, -1 if event.key() in _BACK else 1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        theme, strip, painter = self._theme, self.strip, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, ink = QRectF(self._bar).adjusted(1, 1, -1, -1), theme.colour(strip.ink)
        contrast = theme.hex(strip.soft) == theme.hex("surface")
        pen = QPen(ink, 2.0 if contrast or self.underMouse() else 1.0)
        if strip.dashed:
            pen.setStyle(Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([3, 2.4])
        painter.setPen(pen)
        painter.setBrush(theme.colour(strip.soft))
        painter.drawRoundedRect(box, theme.px(8), theme.px(8))
        self._paint_label(painter)

    def _paint_label(self, painter: QPainter) -> None:
        theme, strip = self._theme, self.strip
        side, icon = theme.px(_SIDE), theme.px(ICON)
        bold, plain = theme.font(16, 700), theme.font(14)
        title = QFontMetrics(bold).horizontalAdvance(strip.title)
        if self._label in (INSIDE, BARE, CUT):
            box = self._bar.adjusted(side, 0, -side, 0)
        elif self._label == LEFT:
            box = QRect(side, 0, self._bar.left() - side, self.height())
        else:
            box = QRect(self._bar.right() + 1 + side, 0, self.width() - self._bar.right() - 1 - side, self.height())
        if self._label in (LEFT, RIGHT):  # so that no line of an hour runs through the words
            painter.fillRect(box.adjusted(-side, 1, -theme.px(4), -1), theme.colour("surface"))
        painter.setPen(theme.colour(strip.ink))
        at = box.left()
        if self._label != BARE and box.width() >= icon + theme.px(24):
            picture = theme.picture(strip.icon, strip.ink, ICON, self.devicePixelRatioF())
            painter.drawPixmap(at, (self.height() - icon) // 2, picture)
            at += icon + theme.px(GAP)
        left = box.right() + 1 - at
        if left <= 0:
            return
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(bold)
        shown = strip.title if title <= left else QFontMetrics(bold).elidedText(strip.title, _CUT, left)
        painter.drawText(QRect(at, 0, left, self.height()), middle, shown)
        at += title + theme.px(GAP)
        if self._label == INSIDE and QFontMetrics(plain).horizontalAdvance(strip.quiet) <= box.right() - at:
            painter.setFont(plain)
            painter.drawText(QRect(at, 0, box.right() + 1 - at, self.height()), middle, strip.quiet)


_CUT = Qt.TextElideMode.ElideRight


class NowLine(QWidget):
    """The line at now with the time on it; the pointer goes through."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words, self._seen, self._left = "", False, False
        self.moment = datetime.now(UTC)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_time(self, moment: datetime, words: str, *, seen: bool) -> None:
        """Stand for this moment; not `seen` when it is outside the picture."""
        self.moment, self._words, self._seen = moment, words, seen
        self.setVisible(seen)

    def stand(self, x: int, width: int, height: int) -> None:
        """Stand at `x` in a picture of this size; the tag goes where there is room."""
        if not self._seen:
            return
        theme = self._theme
        tag = QFontMetrics(theme.font(14, 700)).horizontalAdvance(self._words) + theme.px(20)
        self._left = x + tag > width
        self.setGeometry(x - tag if self._left else x - 1, 0, tag + 2, height)
        self.raise_()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = theme.colour("bad")
        x = self.width() - 3 if self._left else 0
        painter.fillRect(QRect(x, 0, 3, self.height()), ink)
        high = theme.px(22)
        space = theme.px(6)
        tag = QRect(0 if self._left else 3 + space, self.height() - high, self.width() - 3 - space, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawRoundedRect(tag, theme.px(5), theme.px(5))
        painter.setPen(theme.colour("on-primary"))
        painter.setFont(theme.font(14, 700))
        painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, self._words)
