"""The pieces a flowing paper is made of: titles, headings, prose and the rows of tables."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from t4gsw_desktop.documents.cells import Cell, Words, may_part, part_cell
from t4gsw_desktop.documents.fitting import fit_lines
from t4gsw_desktop.documents.page import Sizes
from t4gsw_desktop.documents.pen import RULE, STRONG, Box, Pen

GUTTER = 8  # points between columns


@dataclass(frozen=True, slots=True)
class Block:
    """One row of cells across the page; prose is a block of one cell.

    `tag` is how it is read out: H1, H2, P, or TR for a row of a table (TH for its header); with none it stays silent.
    `before` and `after` are points of space, `rule` the weight of the rule beneath, `bars` draws upright rules between
    the columns, `keeps` holds it on the page of the next block, and `header` is repeated when a page begins with it.
    `tinted` gives it a ground of light grey.
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
    tinted: bool = False

    @property
    def height(self) -> float:
        return self.before + max(cell.height for cell in self.cells) + self.after

    def paint(self, pen: Pen, left: float, top: float) -> float:
        """Draw it with its upper edge at `top` and return its lower edge."""
        x = left
        if self.tinted:
            ground = Box(
                left - GUTTER / 2, top - self.height, sum(self.widths) + GUTTER * len(self.widths), self.height
            )
            pen.tint(ground)
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
        parts = [part_cell(cell, room - self.before) for cell in self.cells]
        head = replace(self, cells=tuple(first for first, _ in parts), after=0, rule=0, keeps=False)
        return head, replace(self, cells=tuple(rest for _, rest in parts), before=0, keeps=False)

    @property
    def may_part(self) -> bool:
        """Whether it has words of more than one line."""
        return any(may_part(cell) for cell in self.cells)


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
