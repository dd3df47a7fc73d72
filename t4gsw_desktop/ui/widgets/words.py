"""Labels: words of each size and weight, chips, keycaps and lines; and lists of chips that wrap."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.flow import FlowLayout


def words(text: str, kind: str = "body", *, wrap: bool = False, parent: QWidget | None = None) -> QLabel:
    """A label. `kind`: page-title, title, strong, label, body, quiet, hint, clock, figure, good, warn, bad, hero.

    Text is plain: what people typed is never read as markup. With `wrap` it takes as many lines as it needs.
    """
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("kind", kind)
    label.setWordWrap(wrap)
    if wrap:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        label.setSizePolicy(policy)
    return label


class OneLine(QLabel):
    """Words that may be cut at the end where there is no room; the whole stands in the tooltip and accessible name."""

    def __init__(self, text: str = "", kind: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        self.setProperty("elides", True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.say(text)

    def say(self, text: str) -> None:
        """Show other words."""
        self.setText(text)
        self.setAccessibleName(text)
        self.update()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(self.fontMetrics().averageCharWidth() * 6, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip(self.text() if shown != self.text() else "")
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), self.alignment() | Qt.AlignmentFlag.AlignVCenter, shown)


def shortened(text: str, most: int) -> str:
    """`text` in at most `most` characters, with a sign where it was cut; for what is said in one line anywhere."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def chip(text: str, kind: str = "plain") -> QLabel:
    """A small rounded word. `kind`: skill, need, plain, good, warn, bad, info, surgery, cafe, unconf, friend."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("chip", kind)
    label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return label


def chips(theme: Theme, texts: Iterable[str], kind: str = "plain") -> QWidget:
    """Chips beside each other, in as many lines as they need."""
    box = QWidget()
    box.setProperty("kind", "clear")
    flow = FlowLayout(box, spacing=theme.px(6))
    for text in texts:
        flow.addWidget(chip(text, kind))
    return box


def keycap(text: str) -> QLabel:
    """A key as it looks on the keyboard; left out of what is read aloud, for shortcuts are told by their controls."""
    label = QLabel(text)
    label.setProperty("kind", "key")
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return label


def line() -> QFrame:
    """A quiet line between two parts."""
    frame = QFrame()
    frame.setProperty("kind", "line")
    return frame


def picture_label(theme: Theme, icon: str, role: str = "ink-2", size: int = 20) -> QLabel:
    """An icon that only decorates words beside it."""
    label = QLabel()
    label.setPixmap(theme.picture(icon, role, size, label.devicePixelRatioF()))
    label.setFixedSize(theme.px(size), theme.px(size))
    return label


def width_of(theme: Theme, text: str, size: float, weight: int = 400) -> int:
    """How wide `text` is at a size of the design, in pixels."""
    return QFontMetrics(theme.font(size, weight)).horizontalAdvance(text)
