"""Rooms down, hours across: the evening as a picture that can be taken hold of. It may scroll both ways."""

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from t4gsw_desktop.core.parts import between_words, parts_of
from t4gsw_desktop.core.timeline import wall_clock
from t4gsw_desktop.services.evening_map import span_of
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.ui.plan.bar import BarFacts, BarKey
from t4gsw_desktop.ui.plan.canvas import Canvas
from t4gsw_desktop.ui.plan.facts import PlanFacts
from t4gsw_desktop.ui.plan.hours import hours_shown
from t4gsw_desktop.ui.plan.rows import NO_ROOM, Row, lay_rows
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.kind_look import kind_look

_ROOMS, _HEAD, _LEAST_HOUR = 118, 38, 96
_LOW, _HIGH, _LANE = 56, 116, 38


class Timeline(QFrame):
    """The picture with its names of rooms and hours, which stay in sight while it scrolls."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        theme = desk.theme
        self._desk, self._theme = desk, theme
        self._facts: PlanFacts | None = None
        self.setProperty("kind", "card")
        self.canvas = Canvas(theme)
        self.area = QScrollArea()
        self.area.setWidget(self.canvas)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setAccessibleName("Rooms and times")
        self.area.setProperty("sideways", True)
        self.area.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._rooms = _Rooms(theme, self.canvas)
        self._head = _Head(theme, self.canvas)
        self._rooms.setFixedWidth(theme.px(_ROOMS))
        self._head.setFixedHeight(theme.px(_HEAD))
        grid = QGridLayout(self)
        edge = theme.px(1)
        grid.setContentsMargins(edge, edge, edge, edge)
        grid.setSpacing(0)
        grid.addWidget(self._head, 0, 1)
        grid.addWidget(self._rooms, 1, 0)
        grid.addWidget(self.area, 1, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(1, 1)
        self.area.horizontalScrollBar().valueChanged.connect(self._head.scroll_to)
        self.area.verticalScrollBar().valueChanged.connect(self._rooms.scroll_to)
        self.canvas.dragged_to.connect(self._keep_in_sight)
        self.setMinimumHeight(theme.px(190))

    def show_facts(self, facts: PlanFacts) -> None:
        """Show the evening; the chosen bar and the scroll position stay."""
        self._facts = facts
        evening = facts.evening
        bars, rows = bars_of(facts), rows_of(facts)
        px, room, bar = self._theme.px, self.area.maximumViewportSize(), self.area.horizontalScrollBar().sizeHint()
        width, height = room.width(), room.height()
        zone, spans = evening.event.timezone, [span_of(one) for one in evening.activities]
        if lay_rows(rows, bars, height, px(_LOW), px(_HIGH), px(_LANE)).height > height:
            width -= bar.height()
        hours = hours_shown(evening.hours, spans, zone, width, px(_LEAST_HOUR))
        if hours.width > width:
            height -= bar.height()
        laid = lay_rows(rows, bars, height, px(_LOW), px(_HIGH), px(_LANE))
        self.canvas.show_bars(hours, laid, bars, evening.hours, self._desk.clock(), height)
        self.setAccessibleName(_summary(facts))
        self._head.update()
        self._rooms.update()

    def show_key(self, key: BarKey, *, focus: bool) -> None:
        """Choose a bar and bring it in sight."""
        if key in self.canvas.bars:
            self.canvas.choose(key)
            bar = self.canvas.bars[key]
            self.area.ensureWidgetVisible(bar, self._theme.px(30), self._theme.px(12))
            if focus:
                bar.setFocus(Qt.FocusReason.OtherFocusReason)

    def key_of(self, activity_id: str) -> BarKey | None:
        """The first bar of an activity."""
        return next((key for key in self.canvas.in_order() if key[0] == activity_id), None)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._theme.px(600), self._theme.px(250))

    def _fit(self) -> None:
        if self._facts is not None:
            self.show_facts(self._facts)

    def _keep_in_sight(self, box: QRect) -> None:
        self.area.ensureVisible(box.center().x(), box.center().y(), box.width() // 2, box.height() // 2)


def rows_of(facts: PlanFacts) -> tuple[Row, ...]:
    """A row for each room, and one without a room where an activity has none or there are no rooms."""
    evening = facts.evening
    rows = [
        Row(room.id, room.name, counted(room.seats, "seat", "seats") if room.seats else "seats not counted")
        for room in evening.rooms.values()
    ]
    if not rows or any(not evening.rooms_of(one) for one in evening.activities):
        rows.append(Row(NO_ROOM, "No room yet", "" if rows else "add rooms in step 4"))
    return tuple(rows)


def bars_of(facts: PlanFacts) -> tuple[BarFacts, ...]:
    """A bar for each room of each activity."""
    evening = facts.evening
    zone = evening.event.timezone
    bars = []
    for one in evening.activities:
        span = span_of(one)
        trouble = next((clash.sentence for clash in facts.clashes_of(one.id) if not clash.private), "")
        hidden = "" if trouble else next((_unsaid(one.title) for c in facts.clashes_of(one.id) if c.private), "")
        form, parts = evening.forms.get(one.kind), parts_of(one)
        part = form.part_word.lower() if form else "part"
        note = f"{counted(parts.count, part, part + 's')} of {parts.minutes} min"
        times = f"{wall_clock(span.starts, zone):%H:%M} to {wall_clock(span.ends, zone):%H:%M}"
        times += f" with {between_words(parts.interludes)}" if parts.interludes else ""
        for number, room in enumerate(evening.rooms_of(one) or (None,)):
            where = room.name if room else "no room yet"
            bars.append(
                BarFacts(
                    (one.id, room.id if room else NO_ROOM),
                    span,
                    one.title,
                    "same activity" if number else note,
                    kind_look(one.kind),
                    f"{one.title}, {where}, {times}",
                    trouble or hidden,
                )
            )
    return tuple(bars)


def _unsaid(title: str) -> str:
    """What a bar says of a clash that only the organiser should read."""
    return f"“{title}” has something to settle. It is in the list of what does not fit."


def _summary(facts: PlanFacts) -> str:
    evening = facts.evening
    count = counted(len(evening.activities), "activity", "activities")
    rooms = counted(len(evening.rooms), "room", "rooms")
    opens, closes = evening.clock(evening.hours.starts), evening.clock(evening.hours.ends)
    return f"Timeline: {count} in {rooms}, {opens} to {closes}"


class _Edge(QWidget):
    """What stands along an edge of the picture and scrolls with it."""

    def __init__(self, theme: Theme, canvas: Canvas) -> None:
        super().__init__()
        self._theme, self._canvas, self._at = theme, canvas, 0

    def scroll_to(self, value: int) -> None:
        """Follow the picture."""
        self._at = value
        self.update()


class _Head(_Edge):
    """The hours over the picture."""

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        hours = self._canvas.hours
        if hours is None:
            return
        theme, painter = self._theme, QPainter(self)
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        font = theme.font(15, 600, tabular=True)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(theme.colour("ink-2"))
        for moment, clock, day in hours.marks():
            x = round(hours.x(moment)) - self._at
            words = f"{clock} {day}" if day else clock
            width = metrics.horizontalAdvance(words)
            left = max(theme.px(2), x - metrics.horizontalAdvance(clock) // 2)
            if -width < x < self.width() and left + width <= self.width():
                box = QRect(left, 0, width + 2, self.height() - 1)
                painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


class _Rooms(_Edge):
    """The names of the rooms beside the picture."""

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        laid = self._canvas.laid
        if laid is None:
            return
        theme, painter = self._theme, QPainter(self)
        line = QPen(theme.colour("line"), 1)
        for number, row in enumerate(laid.rows):
            top, below = laid.tops[number] - self._at, laid.tops[number + 1] - self._at
            painter.setPen(line)
            painter.drawLine(0, below, self.width(), below)
            self._paint_row(painter, row, QRect(theme.px(14), top, self.width() - theme.px(20), below - top))
        painter.setPen(line)
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())

    def _paint_row(self, painter: QPainter, row: Row, box: QRect) -> None:
        theme = self._theme
        upper, lower = theme.font(16, 600), theme.font(14)
        note = QFontMetrics(lower).elidedText(row.note, Qt.TextElideMode.ElideRight, box.width())
        lines = _two_lines(upper, row.title, box.width())
        heights = [QFontMetrics(upper).lineSpacing()] * len(lines)
        space = sum(heights) + (QFontMetrics(lower).lineSpacing() if note else 0)
        if space > box.height() and len(lines) == 2:
            lines = [QFontMetrics(upper).elidedText(row.title, Qt.TextElideMode.ElideRight, box.width())]
            space -= QFontMetrics(upper).lineSpacing()
        at = box.top() + (box.height() - space) // 2
        painter.setPen(theme.colour("ink"))
        painter.setFont(upper)
        for words in lines:
            painter.drawText(box.left(), at + QFontMetrics(upper).ascent(), words)
            at += QFontMetrics(upper).lineSpacing()
        painter.setPen(theme.colour("ink-2"))
        painter.setFont(lower)
        painter.drawText(box.left(), at + QFontMetrics(lower).ascent(), note)


def _two_lines(font: QFont, text: str, width: int) -> list[str]:
    """The words in one line or two; what has no room in the second is cut."""
    metrics = QFontMetrics(font)
    first: list[str] = []
    words = text.split()
    for count in range(len(words), 0, -1):
        if metrics.horizontalAdvance(" ".join(words[:count])) <= width:
            first = words[:count]
            break
    rest = words[len(first) :]
    if not first:
        return [metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)]
    second = metrics.elidedText(" ".join(rest), Qt.TextElideMode.ElideRight, width)
    return [" ".join(first), second] if rest else [" ".join(first)]
