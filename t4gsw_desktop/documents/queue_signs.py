"""Queue signs: one lying page a lane with its letters as large as they will go, and an arrow to where it begins."""

from collections.abc import Sequence
from dataclasses import dataclass

from t4gsw_desktop.documents.fitting import Line, fit_lines, height_of
from t4gsw_desktop.documents.heading import Heading
from t4gsw_desktop.documents.page import Frame, frame_for, print_pages
from t4gsw_desktop.documents.pen import Box, Painter, Pen

LARGEST, SMALLEST = 400, 48
ASK_SIZE, ALSO_SIZE = 40, 36
EVERYBODY_ELSE = "Everybody else"
_ARROW, _GAP = 84.0, 12.0  # points from the arrow's tail to its tip, and above it


@dataclass(frozen=True, slots=True)
class QueueSign:
    """One lane: its letters, a text for each script ("A – F"), and whether everybody else queues here too."""

    letters: tuple[str, ...]
    others: bool = False


def queue_signs_pdf(
    signs: Sequence[QueueSign], *, heading: Heading, large_print: bool = False, ask: str = "Your name begins with"
) -> bytes:
    """Return a lying A4 page for each lane; `ask` tells which letter of whose name is meant."""
    frame = frame_for("Queue sign", heading, large_print=large_print, upright=False)
    return print_pages(frame, [_sign(sign, ask, frame) for sign in signs or [QueueSign((), others=True)]])


def _sign(sign: QueueSign, ask: str, frame: Frame) -> Painter:
    """Who queues here, in the middle of the page between what is asked and the arrow."""
    body = frame.body
    asked = fit_lines(ask if sign.letters else "", body.width, ASK_SIZE, frame.sizes.body)
    also = f"and {EVERYBODY_ELSE.lower()}" if sign.others and sign.letters else ""
    others = fit_lines(also, body.width, ALSO_SIZE, frame.sizes.body, bold=True)
    room = body.height - height_of(asked) - height_of(others) - _ARROW - _GAP
    letters = _letters("\n".join(sign.letters) or EVERYBODY_ELSE, body.width, room)
    spare = max(0.0, room - height_of(letters))

    def paint(pen: Pen, box: Box) -> None:
        middle, top = box.left + box.width / 2, box.top
        for lines, tag, before in ((asked, "P", 0.0), (letters, "H1", spare / 2), (others, "P", 0.0)):
            if lines:
                with pen.tags.content(tag):
                    top = pen.lines(lines, middle, top - before, align="center")
        _paint_arrow(pen, middle, box.bottom)

    return paint


def _letters(text: str, width: float, height: float) -> tuple[Line, ...]:
    """The letters as large as the room allows, each script on a line of its own."""
    count = text.count("\n") + 1
    size: float = LARGEST
    lines = fit_lines(text, width, size, SMALLEST, bold=True, most=count)
    while height_of(lines) > height and size > SMALLEST / 2:
        size *= 0.95
        lines = fit_lines(text, width, size, min(size, SMALLEST), bold=True, most=count)
    return lines


def _paint_arrow(pen: Pen, x: float, tip: float) -> None:
    """A broad arrow that points down, from over a table or down along a queue; turned sheets point anywhere else."""
    half, neck, head = _ARROW * 0.6, _ARROW * 0.24, tip + _ARROW * 0.55
    top = tip + _ARROW
    with pen.tags.aside():
        canvas = pen.canvas
        canvas.setFillGray(0)
        shape = canvas.beginPath()
        shape.moveTo(x, tip)
        for corner in (
            (x + half, head),
            (x + neck, head),
            (x + neck, top),
            (x - neck, top),
            (x - neck, head),
            (x - half, head),
        ):
            shape.lineTo(*corner)
        shape.close()
        canvas.drawPath(shape, stroke=0, fill=1)
