"""The widget that fills the second screen: it paints what it is given, takes no key, and hides the pointer."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from t4gsw_desktop.ui.projector.lettering import Lettering
from t4gsw_desktop.ui.projector.pieces import Page, Shape, Words, wall_size
from t4gsw_desktop.ui.projector.which_screen import Place, screen_called

_POINTER_FOR = 2000  # milliseconds


class WallCanvas(QWidget):
    """A window of its own without controls.

    `resized` tells that it has another shape, `closed` that somebody closed it, and `got_keyboard` that the system gave
    it the keyboard although it asks for none.
    """

    resized = Signal()
    closed = Signal()
    got_keyboard = Signal()

    def __init__(self, lettering: Lettering) -> None:
        super().__init__()
        self._lettering = lettering
        self._page: Page | None = None
        self._colours: Mapping[str, str] = {}
        self.setProperty("own_window", True)
        self.setWindowTitle("Second screen · T4GSW Desktop")
        self.setAccessibleName("Second screen")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)  # the program ends with the operator's window
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self._pointer = QTimer(self)
        self._pointer.setSingleShot(True)
        self._pointer.timeout.connect(lambda: self.setCursor(Qt.CursorShape.BlankCursor))
        self.place: Place | None = None

    def stand(self, place: Place) -> None:
        """Be shown at `place`: without a frame where that is a screen of the room's own."""
        if place == self.place and self.isVisible():
            return
        self.place = place
        self.hide()
        flags = Qt.WindowType.Window | Qt.WindowType.WindowDoesNotAcceptFocus
        if place.screen:
            flags |= Qt.WindowType.FramelessWindowHint
        self.setWindowFlags(flags)
        if (screen := screen_called(place.screen)) is not None:
            self.setScreen(screen)
        self.setGeometry(place.area)
        if place.screen:
            self.showFullScreen()
        else:
            self.showNormal()
            if place.behind:
                self.lower()
        self._pointer.start(_POINTER_FOR)

    def go_away(self) -> None:
        """Be shown no longer."""
        self.hide()
        self.place = None

    def mouseMoveEvent(self, _event: QMouseEvent) -> None:  # noqa: N802
        """Show the pointer to who moves it, and not for long."""
        self.unsetCursor()
        self._pointer.start(_POINTER_FOR)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.resized.emit()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        super().closeEvent(event)
        self.closed.emit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.got_keyboard.emit()

    # Painting --------------------------------------------------------------------------------------------------------

    @property
    def page(self) -> Page | None:
        """What is painted."""
        return self._page

    def show_page(self, page: Page, colours: Mapping[str, str]) -> None:
        """Paint this page in these colours; nothing is painted anew where nothing is another."""
        if (page, colours) != (self._page, self._colours):
            self._page, self._colours = page, colours
            self.setAccessibleDescription(" ".join(words.text for words in page.words[:4]))
            self.update()

    def picture(self, size: QSize, ratio: float) -> QPixmap:
        """The page as a small picture no larger than `size`, for the operator's window."""
        made = QPixmap(size * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(QColor(self._colours.get("window", "#000000")))
        if self._page is not None:
            painter = QPainter(made)
            factor = min(size.width() / self._page.width, size.height() / self._page.height)
            painter.translate((size.width() - self._page.width * factor) / 2, 0)
            paint_page(painter, self._page, self._colours, self._lettering, factor)
            painter.end()
        return made

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        if self._page is None:
            painter.fillRect(self.rect(), QColor(self._colours.get("window", "#000000")))
            return
        wide, _ = wall_size(self.width(), self.height())
        paint_page(painter, self._page, self._colours, self._lettering, self.width() / wide)


def paint_page(painter: QPainter, page: Page, colours: Mapping[str, str], lettering: Lettering, factor: float) -> None:
    """Paint every piece of `page`, its lengths times `factor`."""
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.scale(factor, factor)
    for piece in page.pieces:
        if isinstance(piece, Words):
            _paint_words(painter, piece, colours, lettering)
        else:
            _paint_shape(painter, piece, colours)


def _paint_words(painter: QPainter, words: Words, colours: Mapping[str, str], lettering: Lettering) -> None:
    painter.setPen(QColor(colours[words.role]))
    if words.figures:
        painter.setFont(lettering.font(words.size, words.weight, tabular=True))
        painter.drawText(words.box.bottomLeft(), words.text)
        return
    laid = lettering.lay(words.text, words.size, words.weight, words.box.width(), words.side)
    laid.layout.draw(painter, QPointF(words.box.left(), words.box.center().y() - laid.height / 2))


def _paint_shape(painter: QPainter, shape: Shape, colours: Mapping[str, str]) -> None:
    half = shape.thick / 2
    path = _rounded((shape.clip or shape.box).adjusted(half, half, -half, -half), shape.radius)
    if shape.clip is not None:
        part = QPainterPath()
        part.addRect(shape.box)
        path = path.intersected(part)
    if shape.fill:
        painter.fillPath(path, QColor(colours[shape.fill]))
    if shape.edge:
        painter.strokePath(path, QPen(QColor(colours[shape.edge]), shape.thick))


def _rounded(box: QRectF, radius: float) -> QPainterPath:
    path = QPainterPath()
    if radius:
        path.addRoundedRect(box, radius, radius)
    else:
        path.addRect(box)
    return path
