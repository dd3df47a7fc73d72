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

_POINTER_FOR, _LOOKS_AFTER = 2000, 500  # milliseconds


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
        self._looking = QTimer(self)
        self._looking.setSingleShot(True)
        self._looking.timeout.connect(self._look_again)
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
        full = Qt.WindowState.WindowFullScreen if place.screen else Qt.WindowState.WindowNoState
        self.setWindowState(full)
        self.show()  # and not showFullScreen, which asks for the keyboard
        if place.behind:
            self.lower()
        self._pointer.start(_POINTER_FOR)
        self._looking.start(_LOOKS_AFTER)

    def go_away(self) -> None:
        """Be shown no longer."""
        self.hide()
        self.place = None

    def _look_again(self) -> None:
        """Go where it was to go, for some systems put a new window elsewhere first."""
        if self.place is not None and self.place.screen and self.geometry() != self.place.area:
            self.setGeometry(self.place.area)

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

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        if self._page is None:
            painter.fillRect(self.rect(), Qt.GlobalColor.black)
            return
        wide, _ = wall_size(self.width(), self.height())
        paint_page(painter, self._page, self._colours, self._lettering, self.width() / wide)


def picture_of(
    page: Page | None, colours: Mapping[str, str], lettering: Lettering, size: QSize, ratio: float
) -> QPixmap:
    """A page as a picture of `size` in logical pixels; black beside it where the shapes differ, or for no page."""
    made = QPixmap(size * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.black)
    if page is not None:
        painter = QPainter(made)
        factor = min(size.width() / page.width, size.height() / page.height)
        painter.translate((size.width() - page.width * factor) / 2, (size.height() - page.height * factor) / 2)
        paint_page(painter, page, colours, lettering, factor)
        painter.end()
    return made


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
