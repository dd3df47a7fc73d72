"""Table signs: one page a table with its name as large as it will go and what it offers in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from t4gsw_desktop.documents.blocks import Block
from t4gsw_desktop.documents.cells import Ruled, Words
from t4gsw_desktop.documents.fitting import fit_lines
from t4gsw_desktop.documents.heading import Heading
from t4gsw_desktop.documents.marks import words
from t4gsw_desktop.documents.page import Frame, frame_for, print_pages
from t4gsw_desktop.documents.pagination import page_of
from t4gsw_desktop.documents.pen import Box, Painter, Pen

LARGEST, SMALLEST = 300, 40
FEATURE_SIZE = 40


@dataclass(frozen=True, slots=True)
class TableSign:
    """One table: its name, its features in words ("Step-free", "Quiet"), and a line about it if there is one."""

    name: str
    features: tuple[str, ...] = ()
    note: str = ""


def table_signs_pdf(signs: Sequence[TableSign], *, heading: Heading, large_print: bool = False) -> bytes:
    """Return a lying A4 page for each table; without tables one page with a line to write the name on."""
    frame = frame_for("Table sign", heading, large_print=large_print, upright=False)
    return print_pages(frame, [_sign(sign, frame) for sign in signs or [TableSign("")]])


def _sign(sign: TableSign, frame: Frame) -> Painter:
    body = frame.body
    features = words(", ".join(sign.features), body.width, FEATURE_SIZE, smallest=frame.sizes.body)
    note = words(sign.note, body.width, FEATURE_SIZE * 0.7, smallest=frame.sizes.body)
    name = _name(sign.name, body.width, body.height - features.height - note.height - 10)
    blocks = [Block((cell,), (body.width,), tag) for cell, tag in ((name, "H1"), (features, "P"), (note, "P"))]
    spare = body.height - sum(block.height for block in blocks)

    def paint(pen: Pen, room: Box) -> None:
        page_of(blocks)(pen, Box(room.left, room.bottom, room.width, room.height - max(0, spare) / 2))

    return paint


def _name(name: str, width: float, height: float) -> Words | Ruled:
    """The name as large as the room allows, wrapped rather than small."""
    if not name.strip():
        return Ruled(1, height * 0.6)
    size: float = LARGEST
    lines = fit_lines(name, width, size, SMALLEST, bold=True)
    while sum(line.height for line in lines) > height and size > SMALLEST / 2:
        size *= 0.9
        lines = fit_lines(name, width, size, min(size, SMALLEST), bold=True)
    return Words(lines)
