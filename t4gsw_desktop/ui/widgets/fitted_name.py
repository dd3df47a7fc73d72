"""A name as large as there is room for: it shrinks, then takes more lines, and is never cut."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from t4gsw_desktop.ui.theme.theme import Theme

_WEIGHT = 800
_STEP = 2


@dataclass(frozen=True, slots=True)
class Fit:
    """How a name fits: at this size of the design, in so many lines."""

    size: int
    lines: int


class FittedName(QWidget):
    """Shows one name in one line from `largest` down to `smallest`, and in several lines where that is too long.

    Only where even these are too high for the room does it go below `smallest`: readable matters more than large.
    """

    def __init__(self, theme: Theme, *, largest: int = 104, smallest: int = 56, role: str = "ink") -> None:
        super().__init__()
        self._theme, self._largest, self._smallest, self._role = theme, largest, smallest, role
        self._text = ""
        self._known: dict[tuple[str, int, int], Fit] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    @property
    def text(self) -> str:
        """The name that is shown."""
        return self._text

    def say(self, text: str, role: str = "ink") -> None:
        """Show this name."""
        self._text, self._role = text, role
        self.setAccessibleName(text)
        self.update()

    def fit(self) -> Fit:
        """How the name fits into the room there is."""
        key = (self._text, self.width(), self.height())
        if key not in self._known:
            self._known = {key: self._fit_now()}
        return self._known[key]

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._theme.px(200), self._theme.px(self._largest * 1.27))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._theme.px(120), self._theme.px(56))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        if not self._text:
            return
        layout = self._laid_out(self.fit().size)
        painter = QPainter(self)
        painter.setPen(self._theme.colour(self._role))
        layout.draw(painter, QPointF(0, max(0.0, (self.height() - _height(layout)) / 2)))

    def _fit_now(self) -> Fit:
        sizes = [*range(self._largest, self._smallest, -_STEP)]
        for size in sizes:
            layout = self._laid_out(size)
            if layout.lineCount() == 1 and _height(layout) <= self.height():
                return Fit(size, 1)
        size = self._smallest
        while size > 16 and _height(self._laid_out(size)) > self.height():
            size -= _STEP
        return Fit(size, self._laid_out(size).lineCount())

    def _laid_out(self, size: int) -> QTextLayout:
        layout = QTextLayout(self._text, self._theme.font(size, _WEIGHT))
        option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self.width())
            line.setPosition(QPointF(0, top))
            top += line.height()
        layout.endLayout()
        return layout


def _height(layout: QTextLayout) -> float:
    return sum(layout.lineAt(number).height() for number in range(layout.lineCount()))
