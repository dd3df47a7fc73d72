"""One page of the paper as it will come out, whole or larger, with what is already used of a label sheet hatched."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from t4gsw_desktop.documents.stock import Stock
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.theme.tokens import colours

ZOOMS = (1.0, 1.5, 2.0, 3.0)
DRAWING = "Drawing the page…"
_POINTS = 72
_MM_OF_INCH = 25.4


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of the sheet that is shown; the first `used` of them are taken already."""

    stock: Stock
    used: int = 0


class PageView(QScrollArea):
    """Shows a picture of a page; `wants` asks for one with so many dots to the inch."""

    wants = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._page = _Page(theme)
        self.setWidget(self._page)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWidgetResizable(False)
        self.setProperty("sideways", True)
        self.setObjectName("print-page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Page")
        self._zoom = 0
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.timeout.connect(self._ask)

    @property
    def zoom(self) -> float:
        """How many times larger than the whole page."""
        return ZOOMS[self._zoom]

    @property
    def image(self) -> QImage | None:
        """The picture that is shown, None while there is none."""
        return self._page.image

    @property
    def dots(self) -> int:
        """Dots to the inch of a picture that needs no scaling here."""
        return max(18, round(self._scale() * _POINTS * self.devicePixelRatioF()))

    def show_size(self, size: tuple[float, float], labels: Labels | None, words: str) -> None:
        """Make ready for a page of this size in points; `words` say what it is, for who cannot see it."""
        if size != self._page.size_points:
            self._page.image = None
        self._page.size_points, self._page.labels = size, labels
        self.setAccessibleName(words)
        self._fit()
        self._page.update()

    def show_picture(self, image: QImage | None) -> None:
        """Show the picture of the page; None while it is being drawn."""
        self._page.image = image
        self._page.say("" if image is not None else DRAWING)

    def say(self, words: str) -> None:
        """Say in place of the page what is going on."""
        self._page.image = None
        self._page.say(words)

    def zoom_by(self, step: int) -> None:
        """Larger (1), smaller (-1), or the whole page (0)."""
        self._zoom = min(max(self._zoom + step, 0), len(ZOOMS) - 1) if step else 0
        self._fit()
        self._ask()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()
        self._settling.start(60)

    def _scale(self) -> float:
        """Logical pixels to the point."""
        width, height = self._page.size_points
        room = self.maximumViewportSize() - QSize(2, 2)
        return max(0.05, min(room.width() / width, room.height() / height) * self.zoom)

    def _fit(self) -> None:
        width, height = self._page.size_points
        scale = self._scale()
        self._page.setFixedSize(max(1, round(width * scale)), max(1, round(height * scale)))

    def _ask(self) -> None:
        self.wants.emit(self.dots)


class _Page(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._paper = colours("light")  # paper is white in every look
        self.size_points: tuple[float, float] = (210 / _MM_OF_INCH * _POINTS, 297 / _MM_OF_INCH * _POINTS)
        self.image: QImage | None = None
        self.labels: Labels | None = None
        self._words = ""

    def say(self, words: str) -> None:
        self._words = words
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor(self._paper["on-primary"]))
        if self.image is not None:
            painter.drawImage(self.rect(), self.image)
        if self._words:
            painter.setFont(self._theme.font(16))
            painter.setPen(QColor(self._paper["ink-2"]))
            room = self.rect().adjusted(12, 12, -12, -12)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._words)
        elif self.labels is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_labels(painter, self.labels)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.colour("line-strong"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _paint_labels(self, painter: QPainter, labels: Labels) -> None:
        edge = QPen(QColor(self._paper["line"]), 1, Qt.PenStyle.DashLine)
        hatch = QBrush(QColor(self._paper["line"]), Qt.BrushStyle.BDiagPattern)
        for number, box in enumerate(label_rects(labels.stock, QSize(self.width(), self.height())), 1):
            used = number <= labels.used
            painter.setPen(edge)
            painter.setBrush(hatch if used else Qt.BrushStyle.NoBrush)
            if labels.stock.is_round:
                painter.drawEllipse(box)
            else:
                painter.drawRoundedRect(box, 3, 3)
            if used:
                self._paint_used(painter, box)

    def _paint_used(self, painter: QPainter, box: QRectF) -> None:
        painter.setFont(self._theme.font(14, 600))
        words = painter.fontMetrics().boundingRect("already used")
        if words.width() + 8 > box.width() or words.height() + 4 > box.height():
            return
        plate = QRect(0, 0, words.width() + 12, words.height() + 4)
        plate.moveCenter(box.center().toPoint())
        painter.fillRect(plate, QColor(self._paper["on-primary"]))
        painter.setPen(QColor(self._paper["ink-2"]))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, "already used")


def label_rects(stock: Stock, size: QSize) -> tuple[QRectF, ...]:
    """Where each label of a sheet lies on a picture of it, row by row."""
    across, down = size.width() / stock.page_mm[0], size.height() / stock.page_mm[1]
    columns, rows = stock.grid
    found = []
    for index in range(columns * rows):
        left = stock.first_mm[0] + index % columns * stock.pitch_mm[0]
        top = stock.first_mm[1] + index // columns * stock.pitch_mm[1]
        corner = QPointF(left * across, top * down)
        found.append(QRectF(corner.x(), corner.y(), stock.label_mm[0] * across, stock.label_mm[1] * down))
    return tuple(found)
