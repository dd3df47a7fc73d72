"""Voting slips of an unconference: every pitch by its code with a box to tick, several slips to a sheet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from t4gsw_desktop.documents.blocks import GUTTER, Block, columns
from t4gsw_desktop.documents.cards import Grid, card_sheets
from t4gsw_desktop.documents.cells import NOTHING, Blank, Cell, Ruled, Stack, Words
from t4gsw_desktop.documents.fitting import fit_lines
from t4gsw_desktop.documents.heading import Heading
from t4gsw_desktop.documents.marks import TickBox, words
from t4gsw_desktop.documents.name_lists import joined
from t4gsw_desktop.documents.page import Frame, Sizes, frame_for, print_pages
from t4gsw_desktop.documents.pagination import page_of, paginate
from t4gsw_desktop.documents.pen import Box, Painter, Pen
from t4gsw_desktop.documents.text import text_width

# Four to a sheet or two tall ones: the first that holds every title, else the first that holds every code.
GRIDS = (Grid(2, 2), Grid(2, 1))
LARGE_GRIDS = (Grid(2, 1), Grid(1, 1))
WHOLE = Grid(1, 1)
BLANK_LINES = 12
WIDE = 400  # points: from here on the pitches stand in two columns


@dataclass(frozen=True, slots=True)
class SlipPitch:
    """One pitch on a slip: the code that is typed in, and its title."""

    code: str
    title: str


def voting_slips_pdf(
    pitches: Sequence[SlipPitch], *, heading: Heading, large_print: bool = False, budget: int = 0
) -> bytes:
    """Return one sheet of slips, all alike, with lines to cut along: as many copies of it are printed as it takes.

    `budget` is how many boxes somebody may tick, 0 for as many as they like. Where not even two slips with titles go on
    a sheet they have codes only, for the titles are on the wall; large print always has the titles, on several sheets
    where it must. Without pitches there are lines to write numbers on.
    """
    frame = frame_for("Voting slips", heading, large_print=large_print)
    slip, grid = _slip(pitches, budget, frame, LARGE_GRIDS if large_print else GRIDS)
    return print_pages(frame, card_sheets(slip * grid.count if len(slip) == 1 else slip, grid))


def slips_on_sheet(pitches: Sequence[SlipPitch], *, heading: Heading, budget: int = 0) -> int:
    """How many slips a sheet of clear print holds; never fewer than one."""
    return _slip(pitches, budget, frame_for("Voting slips", heading), GRIDS)[1].count


def _slip(pitches: Sequence[SlipPitch], budget: int, frame: Frame, grids: Sequence[Grid]) -> tuple[list[Painter], Grid]:
    """The cards of one slip, and the grid they are cut from."""
    ways = [(pitches, grid) for grid in grids]
    if grids is GRIDS and pitches:
        coded = [SlipPitch(pitch.code, "") for pitch in pitches]
        ways += [(coded, grid) for grid in grids]
    for shown, grid in ways:
        parts = _parts(shown, budget, grid.room(frame), frame)
        if len(parts) == 1:
            return parts, grid
    return _parts(pitches, budget, WHOLE.room(frame), frame), WHOLE


def _parts(pitches: Sequence[SlipPitch], budget: int, room: Box, frame: Frame) -> list[Painter]:
    """The painters of the cards that one slip fills, in smaller type if need be."""
    sizes = frame.sizes
    for tried in (sizes, replace(sizes, section=sizes.body + 1, body=sizes.small)):
        head, foot = _head(pitches, budget, room.width, tried), _foot(room.width, frame)
        left = room.height - sum(block.height for block in (*head, *foot))
        pages = paginate(_rows(pitches, room.width, tried), left)
        if len(pages) == 1:
            break
    return [_painter((*head, *page), foot) for page in pages]


def _painter(blocks: Sequence[Block], foot: Sequence[Block]) -> Painter:
    def paint(pen: Pen, room: Box) -> None:
        page_of(blocks)(pen, room)
        page_of(foot)(pen, Box(room.left, room.bottom, room.width, sum(block.height for block in foot)))

    return paint


def _head(pitches: Sequence[SlipPitch], budget: int, width: float, sizes: Sizes) -> tuple[Block, ...]:
    asked = words("Which sessions would you go to?", width, sizes.section, bold=True, smallest=sizes.body)
    where = "" if any(pitch.title for pitch in pitches) or not pitches else " The cards on the wall say which is which."
    most = "Tick one box." if budget == 1 else f"Tick up to {budget} boxes." if budget else "Tick as many as you like."
    return (
        Block((asked,), (width,), "H2"),
        Block((words(most + where, width, sizes.body),), (width,), after=4),
    )


def _rows(pitches: Sequence[SlipPitch], width: float, sizes: Sizes) -> Iterator[Block]:
    """Every pitch with its box and code, in two columns where there is room, read down the first."""
    if not pitches:
        label = words("The numbers of the cards you would go to", width, sizes.small)
        yield Block((label,), (width,))
        for _ in range(BLANK_LINES // 3):
            yield Block((Ruled(1, sizes.body * 1.9),), (width,))
        return
    box = sizes.body * 1.15
    code = max(text_width(pitch.code, sizes.body, bold=True) for pitch in pitches) + 1
    titled = any(pitch.title for pitch in pitches)
    one: tuple[float, ...] = (box, code, 1.0) if titled else (box, code)
    across = _columns(len(pitches), width, sizes) if titled else int((width + GUTTER) // (sum(one) + 2 * GUTTER))
    down = -(-len(pitches) // across)
    widths = columns(width, *one * across)
    for place in range(down):
        cells = [cell for pitch in pitches[place::down] for cell in _pitch(pitch, box, widths, sizes)[: len(one)]]
        yield Block((*cells, *[NOTHING] * (len(widths) - len(cells))), widths, before=1.5, after=1.5)


def _columns(count: int, width: float, sizes: Sizes) -> int:
    return 2 if width >= WIDE and count > 3 and sizes.body < 16 else 1


def _pitch(pitch: SlipPitch, box: float, widths: Sequence[float], sizes: Sizes) -> tuple[Cell, ...]:
    code = Words(fit_lines(pitch.code, widths[1], sizes.body, 8, bold=True))
    title = words(pitch.title, widths[2] if len(widths) > 2 else 0, sizes.body, smallest=sizes.small)
    lower = Blank(max(0, (box + 2 - sizes.body * 1.3) / 2))
    return TickBox(box), Stack((lower, code)), Stack((lower, title))


def _foot(width: float, frame: Frame) -> tuple[Block, ...]:
    """A line for a name, which nobody has to give, and which printing this is once it is cut out."""
    sizes, heading = frame.sizes, frame.heading
    asked = "My name or badge letters, only if I would like a schedule of my own"
    name = Ruled(1, sizes.body * 1.5, fit_lines(asked, width, sizes.small))
    printed = f"printed {heading.printed}" if heading.printed else ""
    told = fit_lines(joined((heading.event, printed)), width, sizes.small, 9, most=2)
    return Block((name,), (width,), before=6, after=4), Block((Words(told),), (width,))
