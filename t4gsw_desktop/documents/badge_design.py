"""Where everything goes on a badge: one calm design that gives way, smallest things first, as the label shrinks."""

from dataclasses import dataclass
from functools import cache

from t4gsw_desktop.documents.qr import MODULES, QUIET_ZONE
from t4gsw_desktop.documents.stock import MM, Box

_LEAST_TYPE = 6.5
_CODE_WIDTH = 7.4  # of the readable code and a gap before it, in type sizes
_QUIET = QUIET_ZONE / (MODULES + 2 * QUIET_ZONE)


@dataclass(frozen=True, slots=True)
class Design:
    """The places on a face of one size, in points from its lower left corner.

    `qr` is the square of the code with its quiet zone, or None where the label is too small for one that scans.
    `code_at` is where the readable code stands: right edge, baseline, type size (0 for nowhere).
    `body` is the type size of the lesser lines.
    """

    name: Box
    column: Box
    qr: Box | None
    code_at: tuple[float, float, float]
    body: float


@cache
def design_face(width: float, height: float, *, is_round: bool = False, large_print: bool = False) -> Design:
    """The design for a face of this size in points.

    Tall faces have the name across the top and the QR code below it on the right; low ones have the code beside the
    name; tiny and round ones have no code square, only its letters.
    """
    if is_round:
        inset = width * (1 - 0.5**0.5) / 2 + 1.2 * MM  # the square within the circle
        return _tiny(Box(inset, inset, width - 2 * inset, height - 2 * inset), large_print)
    pad = min(4.0 * MM, max(1.6 * MM, 0.08 * min(width, height)))
    inner = Box(pad, pad, width - 2 * pad, height - 2 * pad)
    if width < 55 * MM or height < 25 * MM:
        return _tiny(inner, large_print)
    scale = min(1.5, max(0.75, min(width / (80 * MM), height / (50 * MM))))
    body = 16.0 * max(1.0, scale * 0.9) if large_print else 11.0 * scale
    return _tall(inner, scale, body) if height >= 44 * MM else _low(inner, body)


def _tall(inner: Box, scale: float, body: float) -> Design:
    side = min(28.0, max(20.0, 20.0 * scale)) * MM
    code_size = max(7.5, 0.7 * body)
    qr, code_at = _place_code(inner, side, inner.y - 0.35 * code_size, code_size)
    foot = max(qr.y + qr.height, inner.y + 2.4 * body)
    name = Box(inner.x, foot, inner.width, inner.y + inner.height - foot)
    column = Box(inner.x, inner.y, min(qr.x, code_at[0] - _CODE_WIDTH * code_size) - inner.x, foot - inner.y)
    return Design(name, column, qr, code_at, body)


def _low(inner: Box, body: float) -> Design:
    side = min(20 * MM, max(15.5 * MM, inner.height - 9))
    qr, code_at = _place_code(inner, side, inner.y - 1, 6.5)
    left = Box(inner.x, inner.y, min(qr.x, code_at[0] - _CODE_WIDTH * code_at[2]) - inner.x, inner.height)
    column_height = min(3.8 * body, 0.42 * left.height)
    name = Box(left.x, left.y + column_height, left.width, left.height - column_height)
    return Design(name, Box(left.x, left.y, left.width, column_height), qr, code_at, body)


def _tiny(inner: Box, large_print: bool) -> Design:
    """A name, one or two small lines under it, and the letters of the code where they fit; no square that scans."""
    size = 9.0 if large_print else _LEAST_TYPE
    foot = (2.4 if inner.height > 44 else 1.2) * size if inner.height > 30 else 0.0
    name = Box(inner.x, inner.y + foot, inner.width, inner.height - foot)
    code_width = _CODE_WIDTH * size
    shows_code = foot > 0 and inner.width > 2 * code_width
    column_width = inner.width - code_width if shows_code else inner.width
    code_at = (inner.x + inner.width, inner.y + 0.2 * size, size if shows_code else 0.0)
    return Design(name, Box(inner.x, inner.y, column_width, foot), None, code_at, size)


def _place_code(inner: Box, side: float, baseline: float, size: float) -> tuple[Box, tuple[float, float, float]]:
    """The QR square at the lower right, its quiet zone reaching into the margin, and its letters beneath."""
    quiet = side * _QUIET
    bottom = baseline + 0.75 * size
    right = inner.x + inner.width
    return Box(right - side + quiet, bottom, side, side), (right, baseline, size)
