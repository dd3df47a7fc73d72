"""Small drawn marks, each beside its word and told apart by shape: tick boxes, photo wishes and the desk note."""

from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from t4gsw_desktop.documents.cells import NOTHING, Words
from t4gsw_desktop.documents.fitting import LEADING, Line, fit_lines, height_of
from t4gsw_desktop.documents.pen import MM, RULE, STRONG, Box, Pen
from t4gsw_desktop.documents.text import text_width

TICK_BOX = 7 * MM  # big enough to hit with a pen while standing
PHOTO_WORDS = {"yes": "Photos: yes", "ask": "Photos: ask", "no": "No photos"}
NOTE_WORDS = "Desk note"
SIGN_ROOM = 1.45  # of the type size: how far a mark's words stand from its left edge


@dataclass(frozen=True, slots=True)
class TickBox:
    """An empty box to tick, `size` points wide, with words beside it if there are any."""

    size: float = TICK_BOX
    lines: tuple[Line, ...] = ()

    @property
    def height(self) -> float:
        return max(self.size + 2, height_of(self.lines))

    def paint(self, pen: Pen, left: float, top: float, width: float) -> None:
        pen.outline(Box(left + 1, top - self.size - 1, self.size, self.size), STRONG / 1.3, radius=1.5)
        pen.lines(self.lines, left + self.size + 6, top - max(0, (self.size + 2 - height_of(self.lines)) / 2))


@dataclass(frozen=True, slots=True)
class Mark:
    """A drawn sign with its word: "yes", "ask" or "no" for photos, "note" for a desk note, "code" and so on."""

    sign: str
    lines: tuple[Line, ...]

    @property
    def height(self) -> float:
        return height_of(self.lines)

    def paint(self, pen: Pen, left: float, top: float, width: float) -> None:
        size = self.lines[0].size
        middle = top - size * LEADING / 2
        pen.canvas.saveState()
        _SIGNS[self.sign](pen.canvas, left + size * 0.55, middle, size * 0.5)
        pen.canvas.restoreState()
        pen.lines(self.lines, left + size * SIGN_ROOM, top)


def marks_width(size: float) -> float:
    """Points that the widest of the marks and its words need, and one more so that rounding never breaks a line."""
    return size * SIGN_ROOM + max(text_width(told, size) for told in (*PHOTO_WORDS.values(), NOTE_WORDS)) + 1


def photo_mark(wish: str, size: float, width: float) -> Mark:
    """The mark for a photo wish; anything but "yes" and "no" means that the person is asked."""
    known = wish if wish in PHOTO_WORDS else "ask"
    return Mark(known, fit_lines(PHOTO_WORDS[known], width - size * SIGN_ROOM, size, 8))


def note_mark(size: float, width: float) -> Mark:
    """The neutral mark of a desk note: a sheet of paper. It says that there is a note, never what it is about."""
    return Mark("note", fit_lines(NOTE_WORDS, width - size * SIGN_ROOM, size, 8))


def ticked(words: str, size: float, width: float, box: float = 0) -> TickBox:
    """A tick box with words to its right, wrapped within `width` points in all."""
    side = box or size
    return TickBox(side, fit_lines(words, width - side - 6, size, 8))


def words(text: str, width: float, size: float, *, bold: bool = False, smallest: float = 0) -> Words:
    """A cell of words fitted to its column; empty text makes an empty cell."""
    return Words(fit_lines(text, width, size, smallest, bold=bold)) if text.strip() else NOTHING


def _camera(canvas: Canvas, x: float, y: float, r: float) -> None:
    canvas.roundRect(x - r * 0.6, y - r * 0.4, r * 1.2, r * 0.8, r * 0.12, stroke=1, fill=0)
    canvas.circle(x, y, r * 0.2, stroke=0, fill=1)


def _photo_yes(canvas: Canvas, x: float, y: float, r: float) -> None:
    """A circle with a camera."""
    canvas.setLineWidth(RULE)
    canvas.circle(x, y, r, stroke=1, fill=0)
    _camera(canvas, x, y, r)


def _photo_ask(canvas: Canvas, x: float, y: float, r: float) -> None:
    """A diamond with two eyes' worth of dots: something to ask about."""
    canvas.setLineWidth(RULE)
    shape = canvas.beginPath()
    shape.moveTo(x, y + r * 1.1)
    for dx, dy in ((1.1, 0), (0, -1.1), (-1.1, 0)):
        shape.lineTo(x + dx * r, y + dy * r)
    shape.close()
    canvas.drawPath(shape, stroke=1, fill=0)
    for dx in (-0.4, 0, 0.4):
        canvas.circle(x + dx * r, y, r * 0.12, stroke=0, fill=1)


def _photo_no(canvas: Canvas, x: float, y: float, r: float) -> None:
    """A solid square with a white bar through a camera."""
    canvas.rect(x - r, y - r, 2 * r, 2 * r, stroke=0, fill=1)
    canvas.setStrokeGray(1)
    canvas.setFillGray(1)
    canvas.setLineWidth(RULE)
    _camera(canvas, x, y, r)
    canvas.setLineWidth(STRONG)
    canvas.line(x - r * 0.75, y + r * 0.75, x + r * 0.75, y - r * 0.75)


def _note(canvas: Canvas, x: float, y: float, r: float) -> None:
    """A sheet of paper with a folded corner and two lines of writing."""
    canvas.setLineWidth(RULE)
    left, right, low, high, fold = x - r * 0.75, x + r * 0.75, y - r, y + r, r * 0.6
    shape = canvas.beginPath()
    shape.moveTo(left, low)
    for corner in ((left, high), (right - fold, high), (right, high - fold), (right, low)):
        shape.lineTo(*corner)
    shape.close()
    canvas.drawPath(shape, stroke=1, fill=0)
    for height in (-0.45, 0.05):
        canvas.line(left + r * 0.35, y + r * height, right - r * 0.35, y + r * height)


_SIGNS = {"yes": _photo_yes, "ask": _photo_ask, "no": _photo_no, "note": _note}
