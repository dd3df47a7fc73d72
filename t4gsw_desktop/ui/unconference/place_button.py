"""A button in as many lines as it needs: what it does, and below in smaller words what that costs."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QSizePolicy, QStylePainter

from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.unconference.fitted_text import fitted_lines, paint_lines
from t4gsw_desktop.ui.widgets.button import Button

_MOST_LINES = 8


class PlaceButton(Button):
    """`ink` is the colour of the smaller words; nothing in it is cut."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        second: str,
        icon: str,
        ink: str = "ink-2",
        press: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(theme, text, icon=icon, icon_size=18, kind="card", second=second, press=press)
        self._second_ink = ink
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        first, second = self._lines(width)
        words = first * self.fontMetrics().lineSpacing() + second * self._small().lineSpacing()
        return max(self._theme.px(44), words + self._theme.px(16))

    def sizeHint(self) -> QSize:  # noqa: N802
        width = self._theme.px(120)
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._theme.px(120), self._theme.px(44))

    def _small(self) -> QFontMetrics:
        return QFontMetrics(self._theme.font(14))

    def _room(self, width: int) -> int:
        return max(20, width - self._theme.px(52))

    def _lines(self, width: int) -> tuple[int, int]:
        room = self._room(width)
        first = len(fitted_lines(self.words, self.font().toString(), room, _MOST_LINES))
        small = self._theme.font(14).toString()
        return first, len(fitted_lines(self._second, small, room, _MOST_LINES)) if self._second else 0

    def _paint_content(self, painter: QStylePainter) -> None:  # type: ignore[override]
        theme = self._theme
        middle = self.height() // 2
        picture = theme.picture(self._icon, "ink", 18, self.devicePixelRatioF())
        painter.drawPixmap(theme.px(12), middle - theme.px(9), picture)
        first, second = self._lines(self.width())
        small = theme.font(14)
        height = first * self.fontMetrics().lineSpacing() + second * self._small().lineSpacing()
        box = QRect(theme.px(42), middle - height // 2, self._room(self.width()), self.height())
        painter.setPen(self.ink())
        used = paint_lines(painter, box, self.words, self.font(), _MOST_LINES)
        if second:
            painter.setPen(theme.colour(self._second_ink))
            paint_lines(painter, box.adjusted(0, used, 0, used), self._second, small, _MOST_LINES)
