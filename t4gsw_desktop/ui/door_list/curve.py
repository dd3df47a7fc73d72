"""The arrivals so far as a curve: a step for each person, the start marked, in the colours of the theme."""

from math import ceil, floor

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from t4gsw_desktop.core.queue_help import CurvePoint
from t4gsw_desktop.ui.theme.theme import Theme

_STEPS = (5, 10, 15, 30, 60, 120)  # minutes between two marks of the lower edge
_SHORTEST = 30  # minutes are always shown


class ArrivalsCurve(QWidget):
    """How many had come at each minute, up to `now`; a dashed line shows how many signed up.

    What it shows is its accessible name too, for it cannot be seen by everybody.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._points: tuple[CurvePoint, ...] = ()
        self._now, self._signed_up = 0.0, 0
        self.setMinimumHeight(theme.px(150))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_arrivals(self, points: tuple[CurvePoint, ...], now: float, signed_up: int, said: str) -> None:
        """Show these points; `now` is in minutes after the start, `said` the whole of it in words."""
        self._points, self._now, self._signed_up = points, now, signed_up
        self.setAccessibleName(said)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._theme.px(360), self._theme.px(200))

    def span(self) -> tuple[float, float]:
        """From which minute to which the curve goes."""
        first = min((point.minute for point in self._points), default=0.0)
        last = max([self._now, *(point.minute for point in self._points)])
        left = floor(min(first, 0.0) / 5) * 5
        return left, max(left + _SHORTEST, ceil(last / 5) * 5) if last > left else left + _SHORTEST

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(14))
        metrics = QFontMetrics(painter.font())
        most = max(self._signed_up, self._points[-1].came if self._points else 0, 1)
        left = metrics.horizontalAdvance(f"{most} ") + theme.px(6)
        high = metrics.height()
        box = QRectF(self.rect()).adjusted(left, high * 0.75, -metrics.horizontalAdvance("+00"), -high * 1.4)
        self._paint_frame(painter, box, most, high)
        self._paint_curve(painter, box, most)

    def _paint_frame(self, painter: QPainter, box: QRectF, most: int, high: int) -> None:
        theme, (first, last) = self._theme, self.span()
        painter.setPen(QPen(theme.colour("line-strong"), 1))
        painter.drawLine(QLineF(box.bottomLeft(), box.bottomRight()))
        step = next((one for one in _STEPS if (last - first) / one * theme.px(64) <= box.width()), _STEPS[-1])
        for minute in range(ceil(first / step) * step, floor(last) + 1, step):
            at = self._x(box, minute)
            painter.setPen(QPen(theme.colour("line-strong" if minute == 0 else "line"), 2 if minute == 0 else 1))
            painter.drawLine(QLineF(at, box.top(), at, box.bottom()))
            painter.setPen(theme.colour("ink-2"))
            words = "start" if minute == 0 else f"{minute:+d}".replace("-", "\u2212")
            place = QRectF(at - theme.px(50), box.bottom() + 2, theme.px(100), high)
            painter.drawText(place, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, words)
        for number in {0, most, self._signed_up} - ({0} if most > 0 and box.height() < 3 * high else set()):
            y = self._y(box, number, most)
            place = QRectF(0, y - high / 2, box.left() - theme.px(6), high)
            if number == most or abs(y - self._y(box, most, most)) > high:
                painter.setPen(theme.colour("ink-2"))
                painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(number))
        dashed = QPen(theme.colour("line-strong"), 2, Qt.PenStyle.DashLine)
        painter.setPen(dashed)
        level = self._y(box, self._signed_up, most)
        painter.drawLine(QLineF(box.left(), level, box.right(), level))

    def _paint_curve(self, painter: QPainter, box: QRectF, most: int) -> None:
        if not self._points:
            return
        theme = self._theme
        path = QPainterPath(QPointF(self._x(box, self.span()[0]), box.bottom()))
        level = box.bottom()
        for point in self._points:
            at = self._x(box, point.minute)
            path.lineTo(at, level)
            level = self._y(box, point.came, most)
            path.lineTo(at, level)
        end = self._x(box, max(self._now, self._points[-1].minute))
        path.lineTo(end, level)
        filled = QPainterPath(path)
        filled.lineTo(end, box.bottom())
        filled.closeSubpath()
        painter.fillPath(filled, theme.colour("primary-soft"))
        painter.setPen(QPen(theme.colour("primary"), theme.px(3)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        painter.setBrush(theme.colour("primary"))
        painter.drawEllipse(QPointF(end, level), theme.px(5), theme.px(5))

    def _x(self, box: QRectF, minute: float) -> float:
        first, last = self.span()
        return box.left() + (minute - first) / (last - first) * box.width()

    @staticmethod
    def _y(box: QRectF, number: int, most: int) -> float:
        return box.bottom() - number / most * box.height()
