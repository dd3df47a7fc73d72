"""One line of the checklist: a circle to tick, what is to be done, and where it is done."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from t4gsw_desktop.services.checklist import DONE, SKIPPED, STALE, Item
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.tonight.guide import guide_of, state_words

_EDGE, _CIRCLE, _GAP, _PAD = 10, 24, 10, 6
_ICONS = {DONE: ("circle-check", "good"), SKIPPED: ("circle-minus", "ink-2"), STALE: ("rotate-ccw", "warn-ink")}
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ItemRow(QAbstractButton):
    """An item of the checklist as a button. Pressing it or Enter goes where it is done, Space or the circle ticks it.

    Up and Down go to the rows beside it; one row at a time is reached by Tab.
    """

    def __init__(
        self,
        theme: Theme,
        item: Item,
        *,
        is_next: bool,
        go: Callable[[Item], object],
        tick: Callable[[Item], object],
        step: Callable[["ItemRow", int], object],
    ) -> None:
        super().__init__()
        self._theme, self.item, self._is_next, self._tick, self._step = theme, item, is_next, tick, step
        self._guide = guide_of(item)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        name = f"{item.title}, {state_words(item)}" + (", next" if is_next else "")
        self.setAccessibleName(name)
        self.setAccessibleDescription(f"{item.note} Enter goes there, Space ticks it off.".strip())
        self.setToolTip(item.note)
        self.clicked.connect(lambda _checked=False: go(item))

    @property
    def finished(self) -> bool:
        """True when nothing more is needed."""
        return self.item.state in (DONE, SKIPPED)

    # Keys and pointer ------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Space:
            self._tick(self.item)
        elif key in _STEPS:
            self._step(self, _STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() == Qt.MouseButton.LeftButton and event.position().x() < self._text_left():
            self._tick(self.item)
            return
        super().mousePressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    # Size and paint --------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._theme.px(260), self.heightForWidth(self._theme.px(340)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._theme.px(180), self._theme.px(34))

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        least = self._theme.px(46 if self._is_next else 35)
        return max(least, self._title_height(width) + self._theme.px(_PAD * 2 - 2))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._is_next or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("select" if self._is_next else "sunken"))
            painter.drawRoundedRect(self.rect(), theme.px(8), theme.px(8))
        icon, role = _ICONS.get(self.item.state, ("circle", "ink" if self._is_next else "ink-2"))
        size = theme.px(_CIRCLE)
        picture = theme.picture(icon, role, _CIRCLE, self.devicePixelRatioF())
        painter.drawPixmap(theme.px(_EDGE), (self.height() - size) // 2, picture)
        box = QRect(self._text_left(), 0, self._text_width(self.width()), self.height())
        painter.setPen(theme.colour("ink-2" if self.finished else "ink"))
        painter.setFont(self._title_font())
        painter.drawText(box, _WRAPPED, self.item.title)
        self._paint_word(painter)

    def _paint_word(self, painter: QPainter) -> None:
        theme, word = self._theme, self._word()
        painter.setFont(self._word_font())
        painter.setPen(theme.colour("warn-ink" if self._is_next else "ink-2" if self.finished else "primary-ink"))
        width = QFontMetrics(self._word_font()).horizontalAdvance(word)
        right = self.width() - theme.px(_EDGE)
        painter.drawText(QRect(right - width, 0, width + 1, self.height()), Qt.AlignmentFlag.AlignVCenter, word)
        if self._is_next:
            picture = theme.picture("arrow-left", "warn-ink", 18, self.devicePixelRatioF())
            painter.drawPixmap(right - width - theme.px(24), (self.height() - theme.px(18)) // 2, picture)

    def _word(self) -> str:
        if self._is_next:
            return "Next"
        if self.finished:
            return "Skipped" if self.item.state == SKIPPED else "By hand" if self.item.ticked else ""
        return self._guide.go

    def _title_font(self) -> QFont:
        return self._theme.font(16, 700 if self._is_next else 400)

    def _word_font(self) -> QFont:
        return self._theme.font(16 if not self._is_next else 14, 600)

    def _text_left(self) -> int:
        return self._theme.px(_EDGE + _CIRCLE + _GAP)

    def _text_width(self, width: int) -> int:
        word = QFontMetrics(self._word_font()).horizontalAdvance(self._word()) + self._theme.px(
            24 if self._is_next else 0
        )
        beside = word + self._theme.px(_GAP) if word else 0
        return max(self._theme.px(60), width - self._text_left() - self._theme.px(_EDGE) - beside)

    def _title_height(self, width: int) -> int:
        room = QRect(0, 0, self._text_width(width), 10_000)
        return QFontMetrics(self._title_font()).boundingRect(room, _WRAPPED, self.item.title).height()


_WRAPPED = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap.value)
