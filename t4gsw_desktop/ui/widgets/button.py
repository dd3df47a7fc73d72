"""The push button of the house: icon, words and the key that presses it, cut off nowhere."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from t4gsw_desktop.ui.theme import icons
from t4gsw_desktop.ui.theme.theme import Theme

_INK = {
    "primary": "on-primary",
    "hero": "ink",
    "on-hero": "on-primary",
    "link": "primary-ink",
    "on-message": "window",
}
_GAP = 10
_ROOM_FOR_TICK = ("choice", "segment")
_TICKED = ("choice", "segment", "view")  # with a tick while they are chosen


class Button(QPushButton):
    """A button that says what it does: a verb, and the thing.

    `kind` is "plain", "primary" (one on a screen: what to do next), "choice" (a filter, filled and ticked when
    chosen), "segment", "view" (a segment by itself), "step", "link", "quiet", "card", "deed" (a card with little at its
    sides), "hero", "on-hero" or "on-message". `key` is shown as a keycap and left out of the accessible name. `height`
    is in pixels of the design.
    """

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        icon: str = "",
        kind: str = "plain",
        key: str = "",
        height: int = 0,
        icon_size: int = 20,
        second: str = "",
        press: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._theme = theme
        self._icon, self._icon_size, self._key, self._second = icon, icon_size, key, second
        self._ink = ""
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if kind in (*_TICKED, "step"):
            self.setCheckable(True)
        self._least_height = theme.px(
            max(height, 30 if kind == "on-message" else 40)
        )  # kept here: a sheet's own least height would win over Qt's
        self.setAccessibleName(f"{text}, {second}" if second else text)
        if kind in _TICKED and kind not in _ROOM_FOR_TICK:
            self.toggled.connect(lambda _on: self.updateGeometry())
        if press is not None:
            self.clicked.connect(lambda _checked=False: press())

    @property
    def words(self) -> str:
        """What the button says."""
        return self.text().replace("&&", "&")

    def say(self, text: str, *, icon: str | None = None, key: str | None = None, second: str | None = None) -> None:
        """Say something else; what is not given stays."""
        self.setText(text.replace("&", "&&"))
        self._icon = self._icon if icon is None else icon
        self._key = self._key if key is None else key
        self._second = self._second if second is None else second
        self.setAccessibleName(f"{text}, {self._second}" if self._second else text)
        self.updateGeometry()
        self.update()

    def set_ink(self, role: str) -> None:
        """Draw icon and words in the colour of `role` instead of the kind's own."""
        self._ink = role
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        height = max(self._least_height, self._words_height() + self._theme.px(12))
        return QSize(self._content_width(self.fontMetrics()) + 2 * self._side(), height)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        self._paint_content(painter)

    def ink(self) -> QColor:
        """The colour of words and icon just now."""
        kind = str(self.property("kind"))
        if not self.isEnabled():
            return self._theme.colour("ink-2" if kind == "primary" else "line-strong")
        if self.isChecked() and kind in _TICKED:
            return self._theme.colour("on-primary")
        if kind == "on-message" and self.underMouse():
            return self._theme.colour("ink")
        return self._theme.colour(self._ink or _INK.get(kind, "ink"))

    def _side(self) -> int:
        return self._theme.px(
            {"link": 10, "icon": 0, "line-tool": 0, "deed": 10, "view": 8}.get(str(self.property("kind")), 16)
        )

    def _shown_icon(self) -> str:
        ticked = self.isChecked() and self.property("kind") in _TICKED
        return "check" if ticked else self._icon

    def _content_width(self, metrics: QFontMetrics) -> int:
        gap = self._theme.px(_GAP)
        words = max(metrics.horizontalAdvance(self.words), self._second_metrics().horizontalAdvance(self._second))
        has_icon = self._icon or self.property("kind") in _ROOM_FOR_TICK or self._shown_icon()
        icon = self._theme.px(self._icon_size) + (gap if words else 0) if has_icon else 0
        key = self._key_width() + gap if self._key else 0
        return icon + words + key + self._theme.px(2)

    def _second_metrics(self) -> QFontMetrics:
        return QFontMetrics(self._theme.font(14))

    def _words_height(self) -> int:
        return self.fontMetrics().height() + (self._second_metrics().height() if self._second else 0)

    def _key_width(self) -> int:
        return QFontMetrics(self._theme.font(14, 600)).horizontalAdvance(self._key) + self._theme.px(14)

    def _paint_content(self, painter: QPainter) -> None:
        theme, ink, gap = self._theme, self.ink(), self._theme.px(_GAP)
        icon = self._shown_icon()
        left_aligned = self.property("kind") in ("card", "deed")
        area = self.rect().adjusted(self._side(), 0, -self._side(), 0)
        words = max(
            self.fontMetrics().horizontalAdvance(self.words), self._second_metrics().horizontalAdvance(self._second)
        )
        icon_room = theme.px(self._icon_size) + (gap if words else 0) if icon else 0
        key_room = self._key_width() + gap if self._key else 0
        words = min(words, area.width() - icon_room - key_room)
        at = area.left() if left_aligned else area.left() + (area.width() - icon_room - words - key_room) // 2
        if icon:
            picture = _picture(theme, icon, ink, self._icon_size, self.devicePixelRatioF())
            painter.drawPixmap(at, (self.height() - theme.px(self._icon_size)) // 2, picture)
            at += icon_room
        self._paint_words(painter, QRect(at, 0, words + theme.px(2), self.height()), ink)
        if self._key:
            end = area.right() + 1 - key_room if left_aligned else at + words
            self._paint_key(painter, end + gap, ink)

    def _paint_words(self, painter: QPainter, box: QRect, ink: QColor) -> None:
        painter.setPen(ink)
        painter.setFont(self.font())
        first = self.fontMetrics().elidedText(self.words, Qt.TextElideMode.ElideRight, box.width())
        if not self._second:
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, first)
            return
        top = (self.height() - self._words_height()) // 2
        upper = QRect(box.left(), top, box.width(), self.fontMetrics().height())
        painter.drawText(upper, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, first)
        small = self._second_metrics()
        painter.setFont(self._theme.font(14))
        lower = QRect(box.left(), upper.bottom() + 1, box.width(), small.height())
        second = small.elidedText(self._second, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(lower, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, second)

    def _paint_key(self, painter: QPainter, left: int, ink: QColor) -> None:
        height = self._theme.px(22)
        box = QRect(left, (self.height() - height) // 2, self._key_width(), height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(ink, 1))
        painter.drawRoundedRect(box.adjusted(0, 0, -1, -1), self._theme.px(5), self._theme.px(5))
        painter.setFont(self._theme.font(14, 600))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._key)


def _picture(theme: Theme, name: str, ink: QColor, size: int, ratio: float) -> QPixmap:
    """The icon in any colour that a button has just now."""
    return icons.picture(name, ink.name(), theme.px(size), ratio)


def icon_button(
    theme: Theme, icon: str, name: str, press: Callable[[], object] | None = None, *, size: int = 20
) -> Button:
    """A square button with a picture only; `name` is what it is called aloud and in its tooltip."""
    button = Button(theme, "", icon=icon, kind="icon", icon_size=size, press=press)
    button.setAccessibleName(name)
    button.setToolTip(name)
    return button
