"""The lanyard that tells a photographer what to do: a colour, a picture, and the words beside it."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from t4gsw_desktop.ui.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class PhotoWords:
    """What a photo wish is called, as a lanyard: title, what it means, colour role and icon."""

    colour: str
    title: str
    means: str
    role: str
    icon: str


PHOTOS = {
    "yes": PhotoWords("Green", "Green lanyard", "Photos are fine", "good", "camera"),
    "ask": PhotoWords("Yellow", "Yellow lanyard", "Ask before photos", "warn", "message-circle-question-mark"),
    "no": PhotoWords("Red", "Red lanyard", "No photos, please", "bad", "camera-off"),
}


class Lanyard(QWidget):
    """A lanyard in the colour of a photo wish, with the wish as a picture on it; its words stand beside it."""

    def __init__(self, theme: Theme, wish: str = "ask") -> None:
        super().__init__()
        self._theme, self._wish, self._part = theme, wish, 1.0
        self.set_low(False)
        self.show_wish(wish)

    def set_low(self, low: bool) -> None:
        """Be drawn at little more than half the size."""
        self._part = 0.5 if low else 1.0
        self.setFixedSize(QSize(self._theme.px(40 * self._part), self._theme.px(60 * self._part)))

    def show_wish(self, wish: str) -> None:
        """Show "yes", "ask" or "no"."""
        self._wish = wish
        said = f"{PHOTOS[wish].title}, {PHOTOS[wish].means[0].lower()}{PHOTOS[wish].means[1:]}"
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        theme, photo = self._theme, PHOTOS[self._wish]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

        def px(length: float) -> int:
            return theme.px(length * self._part)

        colour = theme.colour(photo.role)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        middle, foot = self.width() / 2, px(20)
        for side in (-1, 1):
            top = middle + side * px(14)
            strap = [QPointF(top, 0), QPointF(top - side * px(7), 0), QPointF(middle - side * px(3), foot)]
            strap.append(QPointF(middle + side * px(4), foot))
            painter.drawPolygon(QPolygonF(strap))
        painter.setBrush(theme.colour("surface"))
        painter.setPen(QPen(colour, max(2, px(3))))
        box = QRectF(px(4), px(19), self.width() - px(8), self.height() - px(21))
        painter.drawRoundedRect(box, px(6), px(6))
        picture = theme.picture(photo.icon, photo.role, 22 * self._part, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(box.center().x() - px(22) / 2, box.center().y() - px(22) / 2), picture)
