"""One activity in one room on the timeline: a painted bar that takes the focus and can be dragged."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from t4gsw_desktop.core.timeline import Span
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.kind_look import KindLook

BarKey = tuple[str, str]  # the id of the activity and that of the room, "" for none
_DRAG_FROM = 5


@dataclass(frozen=True, slots=True)
class BarFacts:
    """What a bar shows. `spoken` is its name aloud, `trouble` what does not fit, "" when all does."""

    key: BarKey
    span: Span
    title: str
    note: str
    look: KindLook
    spoken: str
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class BarHands:
    """Whom a bar tells what is done with it: `walk` by arrow keys, `drag` and `drop` by mouse, `give_up` by Esc."""

    choose: Callable[[BarKey], object]
    walk: Callable[[BarKey, Qt.Key], object]
    look_into: Callable[[BarKey], object]
    drag: Callable[["Bar", QPoint], object]
    drop: Callable[["Bar"], object]
    give_up: Callable[["Bar"], object]


class Bar(QWidget):
    """A bar. Its place and size are given by the canvas it lies on; dragging is measured there, too."""

    def __init__(self, theme: Theme, facts: BarFacts, hands: BarHands, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._hands, self._ground = theme, hands, parent
        self._pressed: QPoint | None = None
        self.dragging = self.stretching = self.chosen = False
        self.setProperty("own_ring", True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setMouseTracking(True)
        self.facts = facts
        self.show_facts(facts)

    def show_facts(self, facts: BarFacts) -> None:
        """Show other facts of the same activity and room."""
        self.facts = facts
        self.setAccessibleName(facts.spoken)
        self.setAccessibleDescription(facts.trouble)
        self.setToolTip(f"{facts.spoken}\n{facts.trouble}".strip())
        self.update()

    def choose(self, chosen: bool) -> None:
        """Be the chosen bar, the one that Tab comes to, or not."""
        self.chosen = chosen
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus)
        self.update()

    def words_fit(self, width: int) -> bool:
        """True when the title has room in a bar of this width."""
        needed = QFontMetrics(self._theme.font(15, 600)).horizontalAdvance(self.facts.title)
        return needed + self._theme.px(42 if not self.facts.trouble else 68) <= width

    # What is done with it --------------------------------------------------------------------------------------------

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self._hands.choose(self.facts.key)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self._end_drag()
        self._ground.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        arrows = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)
        if event.key() == Qt.Key.Key_Escape and self.dragging:
            self._end_drag()
        elif plain and event.key() in arrows:
            self._hands.walk(self.facts.key, Qt.Key(event.key()))
        elif plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._hands.look_into(self.facts.key)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()
            self.stretching = self._at_edge(self._pressed)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        at = event.position().toPoint()
        if self._pressed is None:
            self.setCursor(Qt.CursorShape.SizeHorCursor if self._at_edge(at) else Qt.CursorShape.OpenHandCursor)
            return
        if self.dragging or (at - self._pressed).manhattanLength() > _DRAG_FROM:
            self.dragging = True
            if not self.stretching:
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._hands.drag(self, self.mapToParent(at) - self._pressed)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        dragged, self._pressed = self.dragging, None
        self.dragging = False
        if dragged:
            self._hands.drop(self)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        event.accept()

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:  # noqa: N802
        self._hands.look_into(self.facts.key)

    def _at_edge(self, at: QPoint) -> bool:
        return at.x() >= self.width() - min(self._theme.px(10), self.width() // 3)

    def _end_drag(self) -> None:
        was, self.dragging, self._pressed = self.dragging, False, None
        if was:
            self._hands.give_up(self)

    # How it looks ----------------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        theme, look = self._theme, self.facts.look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = 2.5 if self.chosen else 1.5
        box = QRectF(self.rect()).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)
        role = "warn" if self.facts.trouble else look.role
        pen = QPen(theme.colour(role), edge)
        if self.facts.trouble:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(theme.colour(look.soft))
        painter.drawRoundedRect(box, theme.px(8), theme.px(8))
        if self.facts.trouble:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QBrush(theme.colour("warn"), Qt.BrushStyle.BDiagPattern))
            painter.drawRoundedRect(box, theme.px(8), theme.px(8))
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        theme, facts = self._theme, self.facts
        icon = theme.px(20)
        left = theme.px(10) if self.width() > icon + theme.px(20) else (self.width() - icon) // 2
        upper = theme.font(15, 600)
        lower = theme.font(14)
        fits = self.words_fit(self.width())
        two = fits and self.height() >= theme.px(44) and bool(facts.note)
        first = QFontMetrics(upper).elidedText(facts.title, Qt.TextElideMode.ElideRight, self.width())
        room = self.width() - left - icon - theme.px(12)
        note = QFontMetrics(lower).elidedText(facts.note, Qt.TextElideMode.ElideRight, room) if two else ""
        alert = theme.px(26) if facts.trouble and fits else 0
        width = max(QFontMetrics(upper).horizontalAdvance(first) + alert, QFontMetrics(lower).horizontalAdvance(note))
        height = QFontMetrics(upper).height() + (QFontMetrics(lower).height() if two else 0)
        top = (self.height() - height) // 2
        self._paint_ground(painter, QRect(left, top, icon + theme.px(8) + (width if fits else 0), height))
        shown = "triangle-alert" if facts.trouble and not fits else facts.look.icon
        role = "warn-ink" if facts.trouble and not fits else facts.look.role
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(left, (self.height() - icon) // 2, theme.picture(shown, role, 20, ratio))
        if not fits:
            return
        at = left + icon + theme.px(6)
        if alert:
            mark = theme.picture("triangle-alert", "warn-ink", 18, ratio)
            painter.drawPixmap(at, top + (QFontMetrics(upper).height() - theme.px(18)) // 2, mark)
        painter.setPen(self._ink())
        painter.setFont(upper)
        painter.drawText(at + alert, top + QFontMetrics(upper).ascent(), first)
        if two:
            painter.setFont(lower)
            painter.drawText(at, top + QFontMetrics(upper).height() + QFontMetrics(lower).ascent(), note)

    def _paint_ground(self, painter: QPainter, words: QRect) -> None:
        """Keep the hatching away from the words."""
        if self.facts.trouble:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour(self.facts.look.soft))
            gap = self._theme.px(4)
            painter.drawRoundedRect(words.adjusted(-gap, -2, gap, 2).intersected(self.rect()), gap, gap)

    def _ink(self) -> QColor:
        return self._theme.colour(self.facts.look.role)
