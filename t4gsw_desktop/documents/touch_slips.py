"""Keep-in-touch slips: each person ticks whom they would like to hear from, and what may be passed on of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from t4gsw_desktop.documents.blocks import Block, columns, prose
from t4gsw_desktop.documents.cards import Grid, fitted_sheets
from t4gsw_desktop.documents.cells import NOTHING, Blank, Cell, Ruled, Stack, Words
from t4gsw_desktop.documents.fitting import Line, fit_lines, fit_names
from t4gsw_desktop.documents.heading import Heading
from t4gsw_desktop.documents.marks import TickBox, words
from t4gsw_desktop.documents.name_lists import joined
from t4gsw_desktop.documents.page import Frame, Sizes, frame_for, print_pages
from t4gsw_desktop.documents.pagination import page_of, paginate
from t4gsw_desktop.documents.pen import MM, Box, Painter, Pen
from t4gsw_desktop.documents.qr import draw_qr
from t4gsw_desktop.documents.text import text_width

# The first grid that holds the longest slip is taken for all; large print has the whole width of the page.
GRIDS = (Grid(2, 3), Grid(2, 2), Grid(1, 2), Grid(1, 1))
LARGE_GRIDS = (Grid(1, 2), Grid(1, 1))
BLANK_ROWS, BLANK_SLIPS = 5, 4
WIDE = 400  # points: from here on the names stand in two columns
QR_SIDE = 20 * MM
PROMISE = "Only if you both tick, each of you gets what the other chose to pass on. Nobody learns who did not tick."


@dataclass(frozen=True, slots=True)
class SlipLine:
    """One person on somebody's slip: the number that is typed in, their name, and when the two met ("Round 3")."""

    number: int
    name: str
    met: str = ""


@dataclass(frozen=True, slots=True)
class TouchSlipPaper:
    """One person's slip. `code` is the badge code, `spoken` the same in groups; without a name it is a blank form.

    `lines` are those they have met; where there are none, there are lines to write names or badge letters on.
    """

    name: str = ""
    code: str = ""
    spoken: str = ""
    lines: tuple[SlipLine, ...] = ()


def touch_slips_pdf(
    slips: Sequence[TouchSlipPaper], *, heading: Heading, large_print: bool = False, title: str = "Keep in touch"
) -> bytes:
    """Return the slips, several to a sheet, with lines to cut along; without people, blank ones to write on."""
    frame = frame_for(title, heading, large_print=large_print)
    shown = slips or [TouchSlipPaper()] * BLANK_SLIPS
    sheets = fitted_sheets(
        LARGE_GRIDS if large_print else GRIDS,
        lambda grid: [_parts(slip, title, grid.room(frame), frame) for slip in shown],
    )
    return print_pages(frame, sheets)


def _parts(slip: TouchSlipPaper, title: str, room: Box, frame: Frame) -> list[Painter]:
    """The painters of the cards that one slip fills, in smaller type if need be.

    Each card has the name and the code, so that none is lost.
    """
    sizes = frame.sizes
    for tried in (sizes, replace(sizes, section=sizes.body, body=sizes.small)):
        head, foot = _head(slip, title, room.width, tried), _foot(room.width, frame)
        pages = paginate(_rows(slip, room.width, tried), room.height - sum(block.height for block in (head, *foot)))
        if len(pages) == 1:
            break
    return [_painter(slip, (head, *page), foot) for page in pages]


def _painter(slip: TouchSlipPaper, blocks: Sequence[Block], foot: Sequence[Block]) -> Painter:
    def paint(pen: Pen, room: Box) -> None:
        page_of(blocks)(pen, room)
        height = sum(block.height for block in foot)
        page_of(foot)(pen, Box(room.left, room.bottom, room.width, height))
        if slip.code:
            with pen.tags.aside():
                draw_qr(pen.canvas, room.right - QR_SIDE + 5, room.top - QR_SIDE + 5, QR_SIDE, slip.code)

    return paint


def _head(slip: TouchSlipPaper, title: str, width: float, sizes: Sizes) -> Block:
    """Whose slip it is, beside their code as a picture; on a blank one a line to write the name on."""
    room = width - QR_SIDE if slip.code else width
    told = words(title, room, sizes.small, bold=True)
    if not slip.name.strip():
        label = fit_lines("My name, or the letters of my badge", room, sizes.small)
        who: tuple[Cell, ...] = (Ruled(1, sizes.body * 2, label),)
    else:
        name = words(slip.name, room, sizes.section, bold=True, smallest=sizes.body)
        who = (name, words(slip.spoken, room, sizes.small))
    asked = words("Whom would you like to hear from? Tick as many as you like, or none.", room, sizes.small)
    least = QR_SIDE - 2 if slip.code else 0
    stack = Stack((told, *who, asked))
    return Block((stack,), (room,), "H2", after=max(4, least - stack.height))


def _rows(slip: TouchSlipPaper, width: float, sizes: Sizes) -> Iterator[Block]:
    """Everybody they met with a box to tick, in two columns where there is room, read down the first."""
    across = 2 if width >= WIDE and len(slip.lines) > 3 and sizes.body < 16 else 1
    if not slip.lines:
        cell = Ruled(1, sizes.body * 1.8)
        for number in range(BLANK_ROWS):
            label = words("Their names, or the letters of their badges", width, sizes.small) if not number else NOTHING
            yield Block((Stack((label, cell)),), (width,))
        return
    down = -(-len(slip.lines) // across)
    box = sizes.body * 1.25 + 8 + text_width("00", sizes.body, bold=True)
    widths = columns(width, *(box, 1.0) * across)
    for place in range(down):
        cells = [cell for line in slip.lines[place::down] for cell in _line(line, widths[1], sizes)]
        yield Block((*cells, *(NOTHING,) * (len(widths) - len(cells))), widths, before=1.5, after=1.5)


def _line(line: SlipLine, width: float, sizes: Sizes) -> tuple[TickBox, Stack]:
    """The box with its number, which is what is typed in, and beside it who it is."""
    side = sizes.body * 1.25
    number = TickBox(side, fit_lines(str(line.number), 3 * sizes.body, sizes.body, bold=True))
    name = Words(fit_names(joined((line.name, line.met)), width, sizes.body, sizes.small))
    return number, Stack((Blank(max(0, (number.height - name.lines[0].height) / 2)), name))


def _foot(width: float, frame: Frame) -> tuple[Block, ...]:
    """What may be passed on, the promise, and which printing this is once it is cut out."""
    sizes, heading = frame.sizes, frame.heading
    asked = words("If we both tick, pass on:", width, sizes.small, bold=True)
    side, choices = sizes.body, ("my email", "my phone")
    narrow = [text_width(text, sizes.small) + side + 8 for text in choices]
    thirds = columns(width, *narrow, 1.0)
    texts = [fit_lines(text, part, sizes.small) for text, part in zip(choices, narrow, strict=True)]
    boxes = tuple(TickBox(side, lines) for lines in (*texts, _dotted("this: ", thirds[-1] - side - 8, sizes)))
    printed = f"printed {heading.printed}" if heading.printed else ""
    told = fit_lines(joined((heading.event, heading.plan, printed)), width, sizes.small, 9, most=2)
    return (
        Block((asked,), (width,), before=4, after=1),
        Block(boxes, thirds, after=3),
        prose(PROMISE, sizes.small, width, after=3),
        Block((Words(told),), (width,)),
    )


def _dotted(text: str, width: float, sizes: Sizes) -> tuple[Line, ...]:
    """The words with as many dots after them to write on as there is room for on the line."""
    dots = max(0, int((width - text_width(text, sizes.small)) // text_width(".", sizes.small)) - 1)
    return fit_lines(text + "." * dots, width, sizes.small, 9)
