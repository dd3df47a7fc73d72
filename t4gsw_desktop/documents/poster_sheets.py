"""A table too large for one sheet, shared out over several that are cut and laid over each other to make one poster.

Every sheet carries the head and the first column again, for those who hang it up alone, and its rows are as high as
those of the sheets beside it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from t4gsw_desktop.documents.blocks import GUTTER, Block, columns
from t4gsw_desktop.documents.cells import Words
from t4gsw_desktop.documents.fitting import fit_lines
from t4gsw_desktop.documents.page import Frame
from t4gsw_desktop.documents.pagination import page_of
from t4gsw_desktop.documents.pen import HAIRLINE, Box, Painter, Pen


@dataclass(frozen=True)
class Strip:
    """What stands on the sheets of one column of the poster: the head, and every row of the table."""

    header: Block
    rows: tuple[Block, ...]


@dataclass(frozen=True)
class Poster:
    """One way to lay out a table: strips from left to right, and for each line of sheets the indexes of its rows.

    `heights` are those of every row, `head` that of the heads, the same on all sheets.
    """

    frame: Frame
    title: str
    strips: tuple[Strip, ...]
    lines: tuple[tuple[int, ...], ...]
    heights: tuple[float, ...]
    head: float

    @property
    def sheets(self) -> int:
        """How many sheets of paper it takes."""
        return len(self.strips) * len(self.lines)

    def painters(self) -> Iterator[Painter]:
        """The sheets from left to right and then down."""
        for line, places in enumerate(self.lines):
            for column, strip in enumerate(self.strips):
                yield self._sheet(line, column, places, strip)

    def _sheet(self, line: int, column: int, places: Sequence[int], strip: Strip) -> Painter:
        number = line * len(self.strips) + column + 1
        top = _top(self.title, number, self.sheets, self._joins(line, column), self.frame)
        header = _as_high(strip.header, self.head)
        blocks = [top, header, *(_as_high(strip.rows[one], self.heights[one]) for one in places)]
        draw = page_of(blocks)

        def paint(pen: Pen, body: Box) -> None:
            draw(pen, body)
            high, x = body.top - top.height, body.left + header.widths[0] + GUTTER / 2
            if column:
                _cut(pen, (x, high), (x, body.top - sum(block.height for block in blocks)))
            if line:
                _cut(pen, (body.left, high - header.height), (body.right, high - header.height))

        return paint

    def _joins(self, line: int, column: int) -> str:
        """Where this sheet belongs among the others."""
        if column:
            return f"Cut along the dots, lay it over the right edge of sheet {line * len(self.strips) + column}"
        return f"Cut along the dots, lay it over the foot of sheet {(line - 1) * len(self.strips) + 1}" if line else ""


def lay_out(
    frame: Frame, title: str, strips: Sequence[Strip], fixed: Iterable[int], highest: float, *, anyhow: bool
) -> Poster | None:
    """The strips with their rows shared out over as few sheets below each other as they need, evenly.

    What is left of a sheet goes to its rows, none of which grows above `highest`, and `fixed` ones not at all. None
    where a row is higher than a sheet, unless it is to be done `anyhow`.
    """
    head = max(strip.header.height for strip in strips)
    heights = tuple(max(block.height for block in row) for row in zip(*(one.rows for one in strips), strict=True))
    room = frame.body.height - _top(title, 1, len(strips), "", frame).height - head - 1
    if max(heights) > room and not anyhow:
        return None
    lines = _evenly(heights, room)
    if len(strips) * len(lines) > 1:
        room = frame.body.height - _top(title, 1, 2, "", frame).height - head - 1
        lines = _evenly(heights, room)
    grown = _grown(heights, lines, set(fixed), highest, room)
    return Poster(frame, title, tuple(strips), lines, grown, head)


def _evenly(heights: Sequence[float], room: float) -> tuple[tuple[int, ...], ...]:
    """The rows in order on the fewest sheets, none much fuller than it must be."""
    lines = _filled(heights, room)
    for tenth in range(9, 3, -1):
        tried = _filled(heights, room * tenth / 10)
        if len(tried) > len(lines):
            break
        lines = tried
    return lines


def _filled(heights: Sequence[float], room: float) -> tuple[tuple[int, ...], ...]:
    lines: list[list[int]] = [[]]
    left = room
    for place, height in enumerate(heights):
        if height > left and lines[-1]:
            lines.append([])
            left = room
        lines[-1].append(place)
        left -= height
    return tuple(map(tuple, lines))


def _grown(
    heights: Sequence[float], lines: Iterable[Sequence[int]], fixed: set[int], highest: float, room: float
) -> tuple[float, ...]:
    """The heights with what is left of each sheet shared among the rows of it that may grow."""
    grown = list(heights)
    for line in lines:
        growing = [place for place in line if place not in fixed]
        spare = room - sum(heights[place] for place in line)
        for place in growing:
            grown[place] += max(0, min(spare / len(growing), highest - heights[place]))
    return tuple(grown)


def _as_high(block: Block, height: float) -> Block:
    return replace(block, after=block.after + height - block.height)


def _top(title: str, number: int, sheets: int, joins: str, frame: Frame) -> Block:
    """The name of the paper; on one sheet of several also which it is and where it goes, as high on each of them."""
    sizes, width = frame.sizes, frame.body.width
    if sheets == 1:
        return Block((Words(fit_lines(title, width, sizes.title, bold=True)),), (width,), "H1", after=4)
    widths = columns(width, 0.4, 0.6)
    name = fit_lines(f"{title}, sheet {number} of {sheets}", widths[0], sizes.section, 9, bold=True, most=1)
    told = fit_lines(joins, widths[1], sizes.small, 8, most=1)
    spare = frame.sizes.section * 1.3 - name[0].height
    return Block((Words(name), Words(told)), widths, "H1", after=4 + spare)


def _cut(pen: Pen, start: tuple[float, float], end: tuple[float, float]) -> None:
    """A dotted line to cut along."""
    canvas = pen.canvas
    with pen.tags.aside():
        canvas.saveState()
        canvas.setLineWidth(HAIRLINE)
        canvas.setStrokeGray(0)
        canvas.setDash(1, 3)
        canvas.line(*start, *end)
        canvas.restoreState()
