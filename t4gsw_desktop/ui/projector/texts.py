"""Texts as large as their place allows: at its top or bottom, or alone in its middle."""

from PySide6.QtCore import QRectF

from t4gsw_desktop.ui.projector.lettering import AS_WRITTEN, MIDDLE, Lettering
from t4gsw_desktop.ui.projector.name_pages import LEAST
from t4gsw_desktop.ui.projector.pieces import Words


def text_in(
    box: QRectF, text: str, weight: int, largest: int, lettering: Lettering, *, least: int = LEAST, lines: int = 9
) -> Words:
    """`text` at the top of `box`, in letters of `largest` to `least`, in no more than `lines` where that is possible.

    Its own box is as high as it needs, which is more than there is where even `least` is too large.
    """
    size = lettering.fit(text, weight, box.width(), box.height(), range(largest, least - 1, -2), lines)
    high = lettering.lay(text, size, weight, box.width(), AS_WRITTEN).height
    return Words(text, QRectF(box.left(), box.top(), box.width(), high), size, weight, side=AS_WRITTEN)


def text_at_foot(box: QRectF, text: str, weight: int, largest: int, lettering: Lettering, lines: int) -> Words:
    """As `text_in`, at the bottom of `box`."""
    found = text_in(box, text, weight, largest, lettering, lines=lines)
    place = QRectF(found.box)
    place.moveBottom(box.bottom())
    return Words(text, place, found.size, weight, side=AS_WRITTEN)


def text_alone(box: QRectF, text: str, role: str, largest: int, lettering: Lettering) -> Words:
    """`text` in the middle of `box`; in one line where that does not make it much smaller."""
    size = lettering.one_line(text, 800, box.width(), range(largest, round(largest * 0.6), -2))
    size = lettering.fit(text, 800, box.width(), box.height(), range(size, LEAST - 1, -2))
    high = lettering.lay(text, size, 800, box.width(), MIDDLE).height
    place = QRectF(box.left(), box.center().y() - high / 2, box.width(), high)
    return Words(text, place, size, 800, role, MIDDLE)


def below(box: QRectF, words: Words, gap: float) -> QRectF:
    """What is left of `box` under `words`."""
    return QRectF(box.left(), words.box.bottom() + gap, box.width(), box.bottom() - words.box.bottom() - gap)
