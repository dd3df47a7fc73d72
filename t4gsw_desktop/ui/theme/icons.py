"""Pictures for buttons and rows: Lucide's line drawings in any colour and size, drawn once each."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from t4gsw_desktop.paths import resource_folder


@cache
def drawing(name: str) -> str:
    """The SVG text of the icon called `name`; FileNotFoundError when it is not carried."""
    return (resource_folder() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@cache
def picture(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon as a square picture of `size` logical pixels for a screen of this device pixel ratio."""
    pixels = max(1, round(size * ratio))
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(drawing(name).replace("currentColor", colour).encode()))
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


@cache
def icon(name: str, colour: str, size: int) -> QIcon:
    """The icon for a button, sharp on ordinary and on fine screens."""
    made = QIcon()
    for ratio in (1.0, 2.0):
        made.addPixmap(picture(name, colour, size, ratio))
    return made
