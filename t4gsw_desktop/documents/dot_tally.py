"""The dot tally of an unconference: a line for each pitch, to count the dots on its card and take the total down."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from t4gsw_desktop.documents.blocks import Block, columns, header_row, prose, row, title
from t4gsw_desktop.documents.cells import NOTHING, Blank, Cell
from t4gsw_desktop.documents.heading import Heading
from t4gsw_desktop.documents.marks import words
from t4gsw_desktop.documents.page import Sizes, frame_for, print_pages
from t4gsw_desktop.documents.pagination import flow
from t4gsw_desktop.documents.pen import MM
from t4gsw_desktop.documents.text import text_width

BLANK_LINES = 16
ROOM_TO_WRITE = 9 * MM
HEADINGS = ("Card", "Pitch", "Strokes", "Dots")


@dataclass(frozen=True, slots=True)
class TallyLine:
    """One pitch: the code on its card, and its title."""

    code: str
    title: str


def dot_tally_pdf(lines: Sequence[TallyLine], *, heading: Heading, large_print: bool = False, note: str = "") -> bytes:
    """Return the sheet with a line for each pitch in the order given, or with empty lines to write on.

    `note` is said at the top: what a total does not tell.
    """
    frame = frame_for("Dot tally", heading, large_print=large_print)
    return print_pages(frame, flow(frame, _blocks(lines, frame.sizes, frame.body.width, note)))


def _blocks(lines: Sequence[TallyLine], sizes: Sizes, width: float, note: str) -> Iterator[Block]:
    yield title("Dot tally", sizes, width)
    yield prose("Two people count: one says the dots on a card, one makes a stroke for each.", sizes.body, width)
    if note:
        yield prose(note, sizes.small, width)
    shown = lines or [TallyLine("", "")] * BLANK_LINES
    code = max(text_width(text, sizes.body, bold=True) for text in (HEADINGS[0], *(line.code for line in shown))) + 1
    total = text_width(HEADINGS[3], sizes.body, bold=True) + 16
    header = header_row(HEADINGS, columns(width, code, 0.58, 0.42, total), sizes.small)
    yield header
    for line in shown:
        yield row(_cells(line, header.widths, sizes), header, pad=2)
    yield row(
        (NOTHING, words("All dots", header.widths[1], sizes.body, bold=True), NOTHING, Blank(ROOM_TO_WRITE)), header
    )


def _cells(line: TallyLine, widths: Sequence[float], sizes: Sizes) -> tuple[Cell, ...]:
    return (
        words(line.code, widths[0], sizes.body, bold=True, smallest=9),
        words(line.title, widths[1], sizes.body, smallest=sizes.small),
        NOTHING,
        Blank(ROOM_TO_WRITE),
    )
