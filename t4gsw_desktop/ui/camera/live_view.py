"""The live picture, mirrored as people know themselves, with marks that say where to hold the badge."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from t4gsw_desktop.ui.theme import icons
from t4gsw_desktop.ui.theme.theme import Theme

SIZE = QSize(160, 120)
_BEHIND, _MARK, _PALE = QColor("#2B2B2B"), QColor("#FFC83D"), QColor("#F6F0E6")  # the same in every look: on pictures
_CORNER, _ARM, _IN = 6, 14, 26


class LiveView(QWidget):
    """Shows the latest picture, or a camera crossed out while there is none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._picture = QImage()
        self.mirrored = True
        self.setFixedSize(theme.px(SIZE.width()), theme.px(SIZE.height()))
        self.setAccessibleName("What the camera sees")

    def show_picture(self, picture: QImage) -> None:
        """Show this picture; a null one for none."""
        if not picture.isNull() or not self._picture.isNull():
            self._picture = picture
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        round_edge = QPainterPath()
        round_edge.addRoundedRect(QRectF(self.rect()), self._theme.px(_CORNER), self._theme.px(_CORNER))
        painter.setClipPath(round_edge)
        painter.fillRect(self.rect(), _BEHIND)
        if self._picture.isNull():
            self._paint_nothing(painter)
            return
        self._paint_picture(painter)
        self._paint_marks(painter)

    def _paint_nothing(self, painter: QPainter) -> None:
        size = self._theme.px(32)
        crossed = icons.picture("camera-off", _PALE.name(), size, self.devicePixelRatioF())
        painter.drawPixmap((self.width() - size) // 2, (self.height() - size) // 2, crossed)

    def _paint_picture(self, painter: QPainter) -> None:
        """The middle of the picture, as much of it as has the shape of the view."""
        shape = self._picture.size()
        part = self.size().scaled(shape, Qt.AspectRatioMode.KeepAspectRatio)
        source = QRect((shape.width() - part.width()) // 2, (shape.height() - part.height()) // 2, *part.toTuple())
        painter.save()
        if self.mirrored:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        painter.drawImage(self.rect(), self._picture, source)
        painter.restore()

    def _paint_marks(self, painter: QPainter) -> None:
        px = self._theme.px
        side = min(self.width(), self.height()) - px(_IN)
        box = QRect((self.width() - side) // 2, (self.height() - side) // 2, side, side)
        painter.setPen(QPen(_MARK, px(4), Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin))
        for x, across in ((box.left(), 1), (box.right(), -1)):
            for y, down in ((box.top(), 1), (box.bottom(), -1)):
                arms = QPainterPath()
                arms.moveTo(x + across * px(_ARM), y)
                arms.lineTo(x, y)
                arms.lineTo(x, y + down * px(_ARM))
                painter.drawPath(arms)
