"""Words of any length and script in as many lines as a card has room for, the last one cut with a sign."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption


def paint_lines(painter: QPainter, box: QRect, text: str, font: QFont, most: int) -> int:
    """Paint `text` into the top of `box` in at most `most` lines and return the height they took."""
    metrics = QFontMetrics(font)
    most = max(1, min(most, box.height() // metrics.lineSpacing()))
    painter.setFont(font)
    top = box.top()
    for line in fitted_lines(text, font.toString(), box.width(), most):
        room = QRect(box.left(), top, box.width(), metrics.lineSpacing())
        painter.drawText(room, _LEFT, line)
        top += metrics.lineSpacing()
    return top - box.top()


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute


@lru_cache(maxsize=2000)
def fitted_lines(text: str, font: str, width: int, most: int) -> tuple[str, ...]:
    """`text` broken into at most `most` lines; the last one ends with a sign where something was left out."""
    face = QFont()
    face.fromString(font)
    layout = QTextLayout(text, face)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) <= most and (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        line.setPosition(QPointF(0, 0))
        starts.append(line.textStart())
    layout.endLayout()
    kept = starts[:most]
    ends = [*starts[1 : len(kept)], len(text) if len(starts) > most else -1]
    lines = [text[at : end if end >= 0 else None].strip() for at, end in zip(kept, ends, strict=True)]
    if len(starts) > most and lines:
        lines[-1] = QFontMetrics(face).elidedText(lines[-1], Qt.TextElideMode.ElideRight, width)
    return tuple(lines)
