"""The lanyard that tells a photographer what to do: a colour, a picture, and the words beside it."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from t4gsw_desktop.ui.theme.theme import Theme

# For each photo wish: colour, picture, the words beside it, and its name aloud.
LANYARDS = {
    "yes": ("good", "camera", "Photos are fine", "Green lanyard, photos are fine"),
    "ask": ("warn", "message-square", "Ask before a photo", "Yellow lanyard, ask before a photo"),
    "no": ("bad", "camera-off", "No photos, please", "Red lanyard, no photos, please"),
}
_WIDTH, _HEIGHT = 36, 48


class Lanyard(QWidget):
    """A ribbon with a card on it in the colour of one photo wish ("yes", "ask", "no"); words belong beside it."""

    def __init__(self, theme: Theme, wish: str) -> None:
        super().__init__()
        self._theme = theme
        self._role, self.icon, self.words, name = LANYARDS[wish]
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._theme.px(_WIDTH), self._theme.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        theme, colour = self._theme, self._theme.colour(self._role)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide, middle, top = self.width(), self.width() / 2, theme.px(15)
        painter.setPen(QPen(colour, theme.px(5), Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawPolyline(
            QPolygonF([QPointF(middle - theme.px(9), 0), QPointF(middle, top), QPointF(middle + theme.px(9), 0)])
        )
        painter.setPen(QPen(colour, max(2, theme.px(3))))
        painter.setBrush(theme.colour("surface"))
        edge = theme.px(2)
        card = QRectF(edge, top, wide - 2 * edge, self.height() - top - edge)
        painter.drawRoundedRect(card, theme.px(5), theme.px(5))
        size = 18
        picture = theme.picture(self.icon, f"{self._role}-ink", size, self.devicePixelRatioF())
        at = card.center() - QPointF(theme.px(size) / 2, theme.px(size) / 2)
        painter.drawPixmap(at, picture)
