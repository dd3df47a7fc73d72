"""The rounds of a run as short bars: over, running as far as it is, and to come."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from t4gsw_desktop.kinds.speed_friending.clock import RunState
from t4gsw_desktop.ui.speed_friending.run_words import is_late_in_round
from t4gsw_desktop.ui.theme.theme import Theme

_WIDE, _HIGH, _GAP = 30, 10, 6


class RoundBar(QWidget):
    """One bar for each round; the number stands in words beside it, so it is left out of what is read aloud."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._state: RunState | None = None
        self._drawn: tuple[object, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_state(self, state: RunState) -> None:
        """Show how far the run is; nothing is painted anew while not a pixel would be another."""
        drawn = (state.round, state.rounds, state.phase, is_late_in_round(state), round(self._part(state) * 60))
        self._state = state
        if drawn != self._drawn:
            self._drawn = drawn
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        rounds = self._state.rounds if self._state else 6
        return QSize(self._theme.px(rounds * (_WIDE + _GAP)), self._theme.px(_HIGH + 2))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._theme.px(60), self._theme.px(_HIGH + 2))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        state, theme = self._state, self._theme
        if state is None or not state.rounds:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap = theme.px(_GAP) if state.rounds <= 12 else theme.px(2)
        wide = min(float(theme.px(_WIDE)), (self.width() - 1 - gap * (state.rounds - 1)) / state.rounds)
        over = state.round if state.phase == "finished" else state.round - 1
        for number in range(state.rounds):
            box = QRectF(number * (wide + gap) + 0.75, 0.75, max(2.0, wide - 1.5), theme.px(_HIGH) - 1.5)
            role = "warn" if number == over and is_late_in_round(state) else "friend"
            self._paint_one(painter, box, role, 1.0 if number < over else self._part(state) if number == over else 0.0)

    def _paint_one(self, painter: QPainter, box: QRectF, role: str, part: float) -> None:
        theme, radius = self._theme, min(box.height(), box.width()) / 2
        shape = QPainterPath()
        shape.addRoundedRect(box, radius, radius)
        painter.fillPath(shape, theme.colour("surface"))
        if part > 0:
            painter.save()
            painter.setClipPath(shape)
            painter.fillRect(QRectF(box.left(), box.top(), box.width() * part, box.height()), theme.colour(role))
            painter.restore()
        begun = part > 0
        painter.setPen(QPen(theme.colour(role if begun else "line-strong"), 1.5))
        painter.drawPath(shape)

    @staticmethod
    def _part(state: RunState) -> float:
        """How much of the running round is over, 0 to 1."""
        if state.phase not in ("talking", "paused") or state.begun < state.round or state.whole <= 0:
            return 0.0
        return max(0.02, min(1.0, 1 - state.left / state.whole))
