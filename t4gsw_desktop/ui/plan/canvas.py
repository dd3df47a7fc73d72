"""The ground of the timeline: hours and rooms with the bars on it, and what a bar does while it is dragged."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from t4gsw_desktop.core.timeline import Span, wall_clock
from t4gsw_desktop.ui.plan.bar import Bar, BarFacts, BarHands, BarKey
from t4gsw_desktop.ui.plan.hours import STEP, Hours, snapped
from t4gsw_desktop.ui.plan.rows import Laid
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.focus_ring import paint_ring


class Canvas(QWidget):
    """Bars by room and time. Signals tell what a person wants; nothing is changed here.

    `chosen` (key), `moved` (key, room id, start), `stretched` (key, end), `asked` (key) to look into a bar.
    """

    chosen = Signal(object)
    moved = Signal(object, str, object)
    stretched = Signal(object, object)
    asked = Signal(object)
    dragged_to = Signal(QRect)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.bars: dict[BarKey, Bar] = {}
        self.hours: Hours | None = None
        self.laid: Laid | None = None
        self.chosen_key: BarKey | None = None
        self._doors: Span | None = None
        self._now: datetime | None = None
        self._wish: tuple[str, datetime, datetime] | None = None  # room, start and end where a bar is dragged to
        self._hands = BarHands(
            self.choose,
            self._walk,
            self.asked.emit,
            self._drag,
            self._drop,
            self._give_up,
        )
        self._over = _Over(theme, self)

    # What is shown ---------------------------------------------------------------------------------------------------

    def show_bars(
        self, hours: Hours, laid: Laid, bars: Sequence[BarFacts], doors: Span, now: datetime, room: int
    ) -> None:
        """Show these bars; those that are there already stay, with their focus. `room` is the height there is."""
        self.hours, self.laid, self._doors, self._now = hours, laid, doors, now
        wanted = {one.key: one for one in bars}
        for key in [key for key in self.bars if key not in wanted]:
            gone = self.bars.pop(key)
            gone.hide()
            gone.deleteLater()
        for one in bars:
            if one.key in self.bars:
                self.bars[one.key].show_facts(one)
            else:
                self.bars[one.key] = Bar(self._theme, one, self._hands, self)
                self.bars[one.key].show()
            self._put(self.bars[one.key])
        self._order_for_tab()
        if self.chosen_key is not None and self.chosen_key not in self.bars:  # elsewhere now, or gone
            activity_id = self.chosen_key[0]
            self.chosen_key = next((key for key in self.in_order() if key[0] == activity_id), None)
        self._mark_chosen()
        self.setFixedSize(hours.width, max(self.laid.height, room))
        self._over.setGeometry(self.rect())
        self._over.raise_()
        self.update()

    def in_order(self) -> list[BarKey]:
        """All bars from the top row to the last, each row in the order of time."""
        assert self.laid is not None
        laid = self.laid
        return sorted(
            self.bars,
            key=lambda key: (laid.number_of(key[1]), self.bars[key].facts.span.starts, laid.lanes[key][0]),
        )

    def choose(self, key: BarKey | None) -> None:
        """Have one bar be the chosen one."""
        if key != self.chosen_key:
            self.chosen_key = key
            self._mark_chosen()
            self.chosen.emit(key)
        self.update()

    def _mark_chosen(self) -> None:
        comes_to = self.chosen_key or next(iter(self.in_order()), None) if self.laid else None
        for key, bar in self.bars.items():
            bar.choose(key == self.chosen_key)
            if key == comes_to:
                bar.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _put(self, bar: Bar) -> None:
        assert self.laid is not None
        top, height = self.laid.lanes[bar.facts.key]
        bar.setGeometry(self._across(bar.facts.span, top, height))

    def _across(self, span: Span, top: int, height: int) -> QRect:
        assert self.hours is not None
        left, right = round(self.hours.x(span.starts)), round(self.hours.x(span.ends))
        return QRect(left, top, max(right - left, self._theme.px(32)), height)

    def _order_for_tab(self) -> None:
        keys = self.in_order()
        for before, after in zip(keys, keys[1:], strict=False):
            QWidget.setTabOrder(self.bars[before], self.bars[after])

    # Hands -----------------------------------------------------------------------------------------------------------

    def _walk(self, key: BarKey, arrow: Qt.Key) -> None:
        assert self.laid is not None
        keys = self.in_order()
        at = keys.index(key)
        if arrow in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            wanted = keys[max(0, min(len(keys) - 1, at + (1 if arrow == Qt.Key.Key_Right else -1)))]
        elif arrow in (Qt.Key.Key_Home, Qt.Key.Key_End):
            wanted = keys[0 if arrow == Qt.Key.Key_Home else -1]
        else:
            wanted = self._nearest_beside(key, 1 if arrow == Qt.Key.Key_Down else -1)
        self.bars[wanted].setFocus(Qt.FocusReason.TabFocusReason)

    def _nearest_beside(self, key: BarKey, step: int) -> BarKey:
        """The bar of the next row that has any whose start is nearest; the same bar where there is none."""
        assert self.laid is not None
        rows: dict[int, list[BarKey]] = {}
        for one in self.bars:
            rows.setdefault(self.laid.number_of(one[1]), []).append(one)
        mine = self.laid.number_of(key[1])
        beyond = sorted((row for row in rows if (row - mine) * step > 0), key=lambda row: row * step)
        if not beyond:
            return key
        starts = self.bars[key].facts.span.starts
        return min(rows[beyond[0]], key=lambda one: abs(self.bars[one].facts.span.starts - starts))

    def _drag(self, bar: Bar, at: QPoint) -> None:
        """Follow the pointer: `at` is where the bar's corner would be."""
        assert self.hours is not None
        assert self.laid is not None
        span = bar.facts.span
        if bar.stretching:
            ends = snapped(self.hours.moment(self.hours.x(span.ends) + at.x() - bar.x()))
            starts, ends, number = span.starts, max(ends, span.starts + STEP), self.laid.number_of(bar.facts.key[1])
        else:
            starts = snapped(self.hours.moment(at.x()))
            ends = starts + (span.ends - span.starts)
            number = self.laid.row_at(at.y() + bar.height() // 2)
        room = self.laid.rows[number].room_id
        self._wish = (room, starts, ends)
        top, height = self.laid.lanes[bar.facts.key]
        if room != bar.facts.key[1]:
            margin = self._theme.px(6)
            top, height = self.laid.tops[number] + margin, self.laid.tops[number + 1] - self.laid.tops[number]
            height -= 2 * margin
        bar.raise_()
        self._over.raise_()
        if bar.stretching:
            bar.setGeometry(self._across(Span(starts, ends), top, height))
        else:
            bar.setGeometry(QRect(round(self.hours.x(starts)), top, bar.width(), height))
        self._over.say(bar.geometry(), self._said(room, starts, ends))
        self.dragged_to.emit(bar.geometry())

    def _said(self, room: str, starts: datetime, ends: datetime) -> str:
        assert self.hours is not None
        assert self.laid is not None
        zone = self.hours.zone
        times = f"{wall_clock(starts, zone):%H:%M} to {wall_clock(ends, zone):%H:%M}"
        return f"{times}, {self.laid.rows[self.laid.number_of(room)].title}"

    def _drop(self, bar: Bar) -> None:
        wish, self._wish = self._wish, None
        self._over.say(QRect(), "")
        key, span = bar.facts.key, bar.facts.span
        self._put(bar)
        if wish is None:
            return
        room, starts, ends = wish
        if bar.stretching and ends != span.ends:
            self.stretched.emit(key, ends)
        elif not bar.stretching and (starts, room) != (span.starts, key[1]):
            self.moved.emit(key, room, starts)

    def _give_up(self, bar: Bar) -> None:
        self._wish = None
        self._over.say(QRect(), "")
        self._put(bar)

    # Ground ----------------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        if self.hours is None or self.laid is None:
            return
        theme, painter = self._theme, QPainter(self)
        painter.fillRect(event.rect(), theme.colour("surface"))
        if self._doors is not None:
            before, after = round(self.hours.x(self._doors.starts)), round(self.hours.x(self._doors.ends))
            painter.fillRect(QRect(0, 0, before, self.height()), theme.colour("sunken"))
            painter.fillRect(QRect(after, 0, self.width() - after, self.height()), theme.colour("sunken"))
        painter.setPen(QPen(theme.colour("line"), 1))
        for moment, _, _ in self.hours.marks():
            x = round(self.hours.x(moment))
            painter.drawLine(x, 0, x, self.height())
        for top in self.laid.tops[1:]:
            painter.drawLine(0, top, self.width(), top)
        if self._now is not None and self.hours.span.starts <= self._now < self.hours.span.ends:
            painter.setPen(QPen(theme.colour("bad"), theme.px(2)))
            x = round(self.hours.x(self._now))
            painter.drawLine(x, 0, x, self.height())
        self._paint_outer_words(painter)

    def _paint_outer_words(self, painter: QPainter) -> None:
        """The titles that do not fit into their bars stand left of them, or else right, where there is room."""
        assert self.laid is not None
        font = self._theme.font(15, 600)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        gap = self._theme.px(8)
        for key, bar in self.bars.items():
            if bar.words_fit(bar.width()) or bar.dragging:
                continue
            number = self.laid.number_of(key[1])
            others = [one.geometry() for other, one in self.bars.items() if other[1] == key[1] and other != key]
            beside = [one for one in others if one.top() <= bar.geometry().bottom() and bar.y() <= one.bottom()]
            left = max((one.right() for one in beside if one.left() < bar.x()), default=0)
            right = min((one.left() for one in beside if one.left() > bar.x()), default=self.width())
            width = self._width_in_two(metrics, bar.facts.title)
            lines = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter
            top, height = self.laid.tops[number] + 2, self.laid.tops[number + 1] - self.laid.tops[number] - 4
            if len(beside) and any(one.x() < bar.geometry().right() and bar.x() < one.right() for one in beside):
                continue
            painter.setPen(self._theme.colour(bar.facts.look.role))
            if bar.x() - left > width + 2 * gap:
                box = QRect(bar.x() - gap - width, top, width, height)
                painter.drawText(box, lines | Qt.AlignmentFlag.AlignRight, bar.facts.title)
            elif right - bar.geometry().right() > width + 2 * gap:
                box = QRect(bar.geometry().right() + gap, top, width, height)
                painter.drawText(box, lines | Qt.AlignmentFlag.AlignLeft, bar.facts.title)

    def _width_in_two(self, metrics: QFontMetrics, title: str) -> int:
        """How wide a title is, in two lines when it has more than one word."""
        whole = metrics.horizontalAdvance(title)
        if whole <= self._theme.px(84):
            return whole + 2
        width = whole // 2
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
        while width < whole:
            box = metrics.boundingRect(QRect(0, 0, width, 1000), flags, title)
            if box.height() <= 2 * metrics.lineSpacing() and box.width() <= width:
                return width + 2
            width += self._theme.px(6)
        return whole + 2


class _Over(QWidget):
    """What lies over the bars: the ring round the focused one, and where a dragged one would land."""

    def __init__(self, theme: Theme, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._theme, self._canvas = theme, canvas
        self._box, self._words = QRect(), ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def say(self, box: QRect, words: str) -> None:
        """Say where the bar in `box` would be; "" for nothing."""
        self._box, self._words = box, words
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for bar in self._canvas.bars.values():
            if bar.hasFocus():
                paint_ring(painter, bar.geometry().adjusted(-5, -5, 5, 5), theme, theme.px(11))
        if not self._words:
            return
        font = theme.font(15, 600)
        metrics = QFontMetrics(font)
        size = QRect(0, 0, metrics.horizontalAdvance(self._words) + theme.px(20), metrics.height() + theme.px(10))
        top = self._box.top() - size.height() - theme.px(8)
        if top < 0:
            top = self._box.bottom() + theme.px(8)
        left = max(theme.px(4), min(self._box.left(), self.width() - size.width() - theme.px(4)))
        size.moveTo(left, top)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("ink"))
        painter.drawRoundedRect(size, theme.px(6), theme.px(6))
        painter.setPen(theme.colour("window"))
        painter.setFont(font)
        painter.drawText(size, Qt.AlignmentFlag.AlignCenter, self._words)
