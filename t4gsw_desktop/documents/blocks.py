"""Pieces a flowing paper is made of (titles, prose, table rows) and how they are shared out over pages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Protocol

from t4gsw_desktop.documents.fitting import Line, fit_lines, height_of
from t4gsw_desktop.documents.page import RULE, STRONG, Box, Frame, Painter, Pen, Sizes

GUTTER = 8  # points between columns


class Cell(Protocol):
    """What stands in one column of a block."""

    @property
    def height(self) -> float:
        """Points it needs."""
        ...

    def paint(self, pen: Pen, left: float, top: float, width: float) -> None:
        """Draw it with its upper left corner there."""
        ...


@dataclass(frozen=True, slots=True)
class Words:
    """Lines of words, already fitted to their column."""

    lines: tuple[Line, ...]

    @property
    def height(self) -> float:
        return height_of(self.lines)

    def paint(self, pen: Pen, left: float, top: float, width: float) -> None:
        pen.lines(self.lines, left, top)


NOTHING = Words(())


@dataclass(frozen=True, slots=True)
class Blank:
    """Empty room of so many points, to bring smaller words level with larger ones beside them."""

    height: float

    def paint(self, pen: Pen, left: float, top: float, width: float) -> None:
        """Nothing to draw."""


@dataclass(frozen=True, slots=True)
class Ruled:
    """Lines to write on, one every `pitch` points, with an optional word at the start of the first."""

    count: int
    pitch: float
    label: tuple[Line, ...] = ()

    @property
    def height(self) -> float:
        return self.count * self.pitch + height_of(self.label)

    def paint(self, pen: Pen, left: float, top: float, width: float) -> None:
        top = pen.lines(self.label, left, top)
        for number in range(1, self.count + 1):
            pen.rule(left, top - number * self.pitch + 3, left + width)


@dataclass(frozen=True, slots=True)
class Block:
    """One row of cells across the page; prose is a block of one cell.

    `tag` is how it is read out: H1, H2, P, or TR for a row of a table (TH for its header); with none it stays silent.
    `before` and `after` are points of space, `rule` the weight of the rule beneath, `bars` draws upright rules between
    the columns, `keeps` holds it on the page of the next block, and `header` is repeated when a page begins with it.
    """

    cells: tuple[Cell, ...]
    widths: tuple[float, ...]
    tag: str = "P"
    before: float = 0
    after: float = 0
    rule: float = 0
    bars: bool = False
    keeps: bool = False
    header: "Block | None" = None

    @property
    def height(self) -> float:
        return self.before + max(cell.height for cell in self.cells) + self.after

    def paint(self, pen: Pen, left: float, top: float) -> float:
        """Draw it with its upper edge at `top` and return its lower edge."""
        x = left
        for cell, width in zip(self.cells, self.widths, strict=True):
            with pen.tags.content({"TR": "TD"}.get(self.tag, self.tag)) if self.tag else pen.tags.aside():
                cell.paint(pen, x, top - self.before, width)
            x += width + GUTTER
        bottom = top - self.height
        if self.bars:
            self._paint_bars(pen, left, top, bottom)
        if self.rule:
            pen.rule(left, bottom, x - GUTTER, self.rule, grey=0 if self.rule >= STRONG else 0.6)
        return bottom

    def _paint_bars(self, pen: Pen, left: float, top: float, bottom: float) -> None:
        x = left - GUTTER / 2
        for width in self.widths[:-1]:
            x += width + GUTTER
            pen.bar(x, top, bottom)

    def parted(self, room: float) -> tuple["Block", "Block"]:
        """Split a block of words that no page can hold: as many lines as `room` takes, and the rest."""
        first, rest = [], []
        for cell in self.cells:
            lines = cell.lines if isinstance(cell, Words) else ()
            fitting = max(1, int((room - self.before) // lines[0].height)) if lines else 0
            first.append(Words(lines[:fitting]) if lines else cell)
            rest.append(Words(lines[fitting:]))
        head = replace(self, cells=tuple(first), after=0, rule=0, keeps=False)
        return head, replace(self, cells=tuple(rest), before=0, keeps=False)


def title(text: str, sizes: Sizes, width: float) -> Block:
    """The name of the paper, at the top of its first page."""
    lines = fit_lines(text, width, sizes.title, sizes.section, bold=True)
    return Block((Words(lines),), (width,), "H1", after=4, keeps=True)


def section(text: str, sizes: Sizes, width: float, *, before: float = 14) -> Block:
    """A heading within a paper, held together with what follows it."""
    lines = fit_lines(text, width, sizes.section, sizes.body, bold=True)
    return Block((Words(lines),), (width,), "H2", before=before, after=3, keeps=True)


def prose(text: str, size: float, width: float, *, bold: bool = False, before: float = 0, after: float = 4) -> Block:
    """Running words, wrapped."""
    return Block((Words(fit_lines(text, width, size, bold=bold)),), (width,), before=before, after=after)


def columns(total: float, *shares: float) -> tuple[float, ...]:
    """Widths of columns that fill `total` points: a share over 1 is points, one up to 1 a part of what is left."""
    free = total - GUTTER * (len(shares) - 1) - sum(share for share in shares if share > 1)
    parts = sum(share for share in shares if share <= 1)
    return tuple(share if share > 1 else free * share / parts for share in shares)


def header_row(names: Sequence[str], widths: tuple[float, ...], size: float) -> Block:
    """The header of a table, in bold over a strong rule; it is repeated on every page the table runs on to."""
    cells = tuple(Words(fit_lines(name, width, size, 8, bold=True)) for name, width in zip(names, widths, strict=True))
    return Block(cells, widths, "TH", before=4, after=3, rule=STRONG, keeps=True)


def row(cells: Iterable[Cell], header: Block, *, keeps: bool = False, pad: float = 4, rule: float = RULE / 2) -> Block:
    """A row of the table with that header."""
    return Block(tuple(cells), header.widths, "TR", before=pad, after=pad, rule=rule, keeps=keeps, header=header)


def paginate(blocks: Iterable[Block], height: float) -> list[tuple[Block, ...]]:
    """Share blocks out over pages of that height, in order, losing none; there is always at least one page.

    Blocks that keep with the next stay on its page unless together they are taller than a page. A page that begins
    within a table begins with its header. A block taller than a page is parted between lines.
    """
    filling = _Filling(height)
    for chain in _chains(blocks):
        filling.add_chain(chain)
    return filling.pages()


class _Filling:
    """Pages being filled: those done, the one under way and the room left on it."""

    def __init__(self, height: float) -> None:
        self._height = height
        self._done: list[tuple[Block, ...]] = []
        self._page: list[Block] = []
        self._room = height

    def pages(self) -> list[tuple[Block, ...]]:
        return [*self._done, tuple(self._page)] if self._page or not self._done else self._done

    def add_chain(self, chain: Sequence[Block]) -> None:
        needed = sum(block.height for block in chain)
        if needed > self._room and self._page and needed <= self._height - _header_height(chain[0]):
            self._turn()
        for block in chain:
            self._add(block)

    def _add(self, block: Block) -> None:
        if block.height > self._room and self._page:
            self._turn()
        if not self._page and block.header is not None:
            self._place(block.header)
        while block.height > self._room and any(len(getattr(cell, "lines", ())) > 1 for cell in block.cells):
            first, block = block.parted(self._room)
            self._place(first)
            self._turn()
            if block.header is not None:
                self._place(block.header)
        self._place(block)

    def _place(self, block: Block) -> None:
        self._page.append(block)
        self._room -= block.height

    def _turn(self) -> None:
        self._done.append(tuple(self._page))
        self._page, self._room = [], self._height


def _header_height(block: Block) -> float:
    return block.header.height if block.header is not None else 0


def _chains(blocks: Iterable[Block]) -> Iterable[list[Block]]:
    """Runs of blocks that want to be on one page."""
    chain: list[Block] = []
    for block in blocks:
        chain.append(block)
        if not block.keeps:
            yield chain
            chain = []
    if chain:
        yield chain


def page_of(blocks: Sequence[Block]) -> Painter:
    """The painter of one page of blocks, from the top of the body downwards."""

    def paint(pen: Pen, body: Box) -> None:
        top = body.top
        for in_table, run in groupby(blocks, key=lambda block: block.tag in ("TR", "TH")):
            with pen.tags.group("Table" if in_table else "Sect"):
                for block in run:
                    top = _paint_block(pen, block, body.left, top, in_table)

    return paint


def _paint_block(pen: Pen, block: Block, left: float, top: float, in_table: bool) -> float:
    if not in_table:
        return block.paint(pen, left, top)
    with pen.tags.group("TR"):
        return block.paint(pen, left, top)


def flow(frame: Frame, blocks: Iterable[Block]) -> list[Painter]:
    """The painters of the pages that these blocks fill in that frame."""
    return [page_of(page) for page in paginate(blocks, frame.body.height)]
