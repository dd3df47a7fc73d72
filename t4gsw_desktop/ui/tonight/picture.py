"""The evening as a picture: what is on when, in lanes, with a line for now. Arrows walk it, Enter goes there."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from t4gsw_desktop.core.timeline import wall_clock
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.tonight.bar import GAP, ICON, Bar, NowLine, label_width
from t4gsw_desktop.ui.tonight.lanes import Strip, lay_out

_AXIS, _TAG, _LANE, _LEAST_LANE, _BETWEEN = 30, 28, 52, 34, 13
_STEPS = (1, 2, 3, 6, 12, 24)


class EveningPicture(QWidget):
    """One bar for everything of the evening, as buttons of which one at a time is reached by Tab."""

    def __init__(self, theme: Theme, go: Callable[[str], object]) -> None:
        super().__init__()
        self._theme, self._go = theme, go
        self._strips: tuple[Strip, ...] = ()
        self._zone = "UTC"
        self._bars: list[Bar] = []
        self._lanes = 1
        self._now_line = NowLine(theme, self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def bars(self) -> tuple["Bar", ...]:
        """The bars in the order of time."""
        return tuple(self._bars)

    def show_evening(self, strips: Sequence[Strip], now: datetime, zone: str) -> None:
        """Draw these strips and the time it is; the bar that was chosen stays chosen."""
        had = next((bar for bar in self._bars if bar.hasFocus()), None)
        chosen = next((bar.strip.key for bar in self._bars if bar.focusPolicy() != Qt.FocusPolicy.NoFocus), "")
        self._zone = zone
        if tuple(strips) != self._strips:
            self._strips = tuple(strips)
            for bar in self._bars:
                bar.hide()
                bar.deleteLater()
            ordered = sorted(strips, key=lambda one: (one.starts, one.house, one.ends))
            self._bars = [Bar(self._theme, one, self._go, self._step, self) for one in ordered]
            self._choose(next((bar for bar in self._bars if bar.strip.key == chosen), None), focus=had is not None)
        names = ", ".join(one.title for one in strips)
        self.setAccessibleName(f"The evening as a picture: {names}. It is {wall_clock(now, zone):%H:%M}.")
        begins, ends = self._span()
        self._now_line.show_time(now, f"Now {wall_clock(now, zone):%H:%M}", seen=begins <= now <= ends)
        self._place()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._theme.px(600), self._height(_LEAST_LANE))  # it grows, and scrolls only where it must

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._theme.px(260), self._height(_LEAST_LANE))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        if not self._strips:
            return
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = theme.font(14)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        for moment in self._hours():
            x = self._x_of(moment)
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawLine(x, 0, x, self.height())
            shown = f"{wall_clock(moment, self._zone):%H:%M}"
            if x + theme.px(6) + metrics.horizontalAdvance(shown) <= self.width():
                painter.setPen(theme.colour("ink-2"))
                painter.drawText(x + theme.px(6), metrics.ascent(), shown)

    # Where things are ------------------------------------------------------------------------------------------------

    def _height(self, lane: int) -> int:
        theme = self._theme
        return theme.px(_AXIS) + theme.px(_TAG) + self._lanes * theme.px(lane) + (self._lanes - 1) * theme.px(6)

    def _x_of(self, moment: datetime) -> int:
        begins, ends = self._span()
        share = (moment - begins) / (ends - begins)
        return 1 + round(share * (self.width() - 2))

    def _span(self) -> tuple[datetime, datetime]:
        return min(one.starts for one in self._strips), max(one.ends for one in self._strips)

    def _hours(self) -> Iterator[datetime]:
        begins, ends = self._span()
        hours = (ends - begins) / timedelta(hours=1)
        fits = max(1, self.width() // self._theme.px(70))
        step = next((one for one in _STEPS if hours / one <= fits), 24)
        local = wall_clock(begins, self._zone).replace(minute=0, second=0, microsecond=0)
        moment = local.astimezone(begins.tzinfo)
        while moment <= ends:
            if moment >= begins and wall_clock(moment, self._zone).hour % step == 0:
                yield moment
            moment += timedelta(hours=1)

    def _place(self) -> None:
        if not self._strips or self.width() < 40:
            return
        theme = self._theme
        placed = lay_out(
            self._strips,
            self._x_of,
            lambda strip: label_width(theme, strip),
            self.width(),
            theme.px(GAP),
            theme.px(ICON + GAP),
        )
        lanes = 1 + max(one.lane for one in placed)
        if lanes != self._lanes:
            self._lanes = lanes
            self.updateGeometry()
        free = self.height() - theme.px(_AXIS) - theme.px(_TAG)
        whole = min(theme.px(_LANE + _BETWEEN), free // lanes)
        high = max(theme.px(32), whole - theme.px(_BETWEEN if whole >= theme.px(_LANE) else 6))
        by_key = {one.strip.key: one for one in placed}
        for bar in self._bars:
            one = by_key[bar.strip.key]
            bar.place(one, theme.px(_AXIS) + one.lane * whole, high)
        self._now_line.stand(self._x_of(self._now_line.moment), self.width(), self.height())

    # Walking ---------------------------------------------------------------------------------------------------------

    def _step(self, bar: Bar, by: int) -> None:
        at = self._bars.index(bar) + by
        if 0 <= at < len(self._bars):
            self._choose(self._bars[at], focus=True)

    def _choose(self, chosen: Bar | None, *, focus: bool) -> None:
        """Let Tab come to `chosen` alone, or to the first bar that leads somewhere."""
        if chosen is None and self._bars:
            chosen = next((bar for bar in self._bars if not bar.strip.dashed), self._bars[0])
        for bar in self._bars:
            bar.setFocusPolicy(Qt.FocusPolicy.StrongFocus if bar is chosen else Qt.FocusPolicy.NoFocus)
        if focus and chosen is not None:
            chosen.setFocus(Qt.FocusReason.OtherFocusReason)
