"""The large clock of the control panel: painted by itself, so that a second's tick lays nothing out anew."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from t4gsw_desktop.ui.theme.theme import Theme


class Countdown(QWidget):
    """Digits of one width, at a size of the design; as wide as `00:00`, or as what it shows where that is more."""

    def __init__(self, theme: Theme, size: int) -> None:
        super().__init__()
        self._theme = theme
        self._font = theme.font(size, 800, tabular=True)
        self.text = "00:00"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def say(self, text: str) -> None:
        """Show another time; asks for more room only where the text has become longer or shorter."""
        if text == self.text:
            return
        other_room = len(text) != len(self.text)
        self.text = text
        if other_room:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        metrics = QFontMetrics(self._font)
        return QSize(metrics.horizontalAdvance("0" * (len(self.text) - 1) + ":") + self._theme.px(4), self._height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setFont(self._font)
        painter.setPen(self._theme.colour("ink"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text)

    def _height(self) -> int:
        """The height of digits with a little air; the font's own would leave a third of it empty."""
        return round(QFontMetrics(self._font).capHeight() * 1.32)
