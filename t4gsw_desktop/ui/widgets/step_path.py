"""The path of a wizard: which steps are done, which is now, which are to come. It is looked at, not pressed."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from t4gsw_desktop.ui.theme.theme import Theme

_CIRCLE, _GAP, _LONGEST_LINE, _SHORTEST_LINE = 32, 10, 48, 12


class StepPath(QWidget):
    """Steps beside each other: done with a tick, now filled, to come as an outline; where it is narrow, only now."""

    def __init__(self, theme: Theme, names: Sequence[str]) -> None:
        super().__init__()
        self._theme, self._names, self._now = theme, tuple(names), 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_step(1)

    @property
    def sentence(self) -> str:
        """Where one is, as it is read aloud."""
        if self._now > len(self._names):
            return f"All {len(self._names)} steps are done"
        return f"Step {self._now} of {len(self._names)}, {self._names[self._now - 1]}"

    def show_step(self, now: int) -> None:
        """Be at step `now`, counted from 1; one past the end when all is done."""
        self._now = now
        self.setAccessibleName(self.sentence)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._theme.px(320), self._theme.px(_CIRCLE + 8))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._theme.px(200), self._theme.px(_CIRCLE + 8))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        spare = self.width() - sum(self._width_of(step) for step in range(1, len(self._names) + 1))
        gaps = len(self._names) - 1
        line = min(theme.px(_LONGEST_LINE), (spare - 2 * gaps * theme.px(_GAP)) // max(1, gaps))
        if line < theme.px(_SHORTEST_LINE):
            self._paint_narrow(painter)
            return
        left = 0
        for step in range(1, len(self._names) + 1):
            if step > 1:
                self._paint_line(painter, left + theme.px(_GAP), line)
                left += line + 2 * theme.px(_GAP)
            self._paint_step(painter, left, step, self._names[step - 1])
            left += self._width_of(step)

    def _paint_narrow(self, painter: QPainter) -> None:
        now = min(self._now, len(self._names))
        said = self.sentence.split(", ", 1)
        words = f"{said[0]}: {said[-1]}" if len(said) > 1 else said[0]
        metrics = QFontMetrics(self._font(now))
        room = self.width() - self._theme.px(_CIRCLE + _GAP)
        short = words if metrics.horizontalAdvance(words) <= room else said[-1]
        self._paint_step(painter, 0, now, metrics.elidedText(short, Qt.TextElideMode.ElideRight, room))

    def _font(self, step: int) -> QFont:
        return self._theme.font(17, 700 if step == self._now else 500)

    def _width_of(self, step: int) -> int:
        metrics = QFontMetrics(self._font(step))
        return self._theme.px(_CIRCLE + _GAP) + metrics.horizontalAdvance(self._names[step - 1]) + self._theme.px(2)

    def _paint_line(self, painter: QPainter, left: int, width: int) -> None:
        painter.setPen(QPen(self._theme.colour("line-strong"), max(2, self._theme.px(2))))
        painter.drawLine(left, self.height() // 2, left + width, self.height() // 2)

    def _paint_step(self, painter: QPainter, left: int, step: int, words: str) -> None:
        theme = self._theme
        size = theme.px(_CIRCLE)
        circle = QRect(left, (self.height() - size) // 2, size, size)
        done, now = step < self._now, step == self._now
        role = "good" if done else "primary" if now else ""
        painter.setPen(QPen(theme.colour(role or "line-strong"), max(2, theme.px(2))))
        painter.setBrush(theme.colour(role) if role else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(circle.adjusted(1, 1, -1, -1))
        if done:
            tick = theme.picture("check", "on-primary", 20, self.devicePixelRatioF())
            inset = (size - theme.px(20)) // 2
            painter.drawPixmap(circle.left() + inset, circle.top() + inset, tick)
        else:
            painter.setPen(theme.colour("on-primary" if now else "ink-2"))
            painter.setFont(theme.font(16, 700))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(step))
        painter.setFont(self._font(step))
        painter.setPen(theme.colour("ink" if now else "ink-2"))
        box = QRect(circle.right() + 1 + theme.px(_GAP), 0, self.width(), self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
