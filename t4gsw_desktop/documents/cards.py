"""Cards of one size on a sheet, with cut marks that line up through the whole stack."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from t4gsw_desktop.documents.page import Frame
from t4gsw_desktop.documents.pen import HAIRLINE, Box, Painter, Pen

PAD = 9  # points of white inside each card
MARK = 6  # length of a cut mark in points


@dataclass(frozen=True, slots=True)
class Grid:
    """How many cards stand side by side and one above another on a sheet."""

    across: int
    down: int

    @property
    def count(self) -> int:
        """Cards on a full sheet."""
        return self.across * self.down

    def boxes(self, body: Box) -> tuple[Box, ...]:
        """The boxes of a sheet's cards, read like a page: left to right, then down."""
        width, height = body.width / self.across, body.height / self.down
        return tuple(
            Box(body.left + column * width, body.top - (line + 1) * height, width, height)
            for line in range(self.down)
            for column in range(self.across)
        )

    def room(self, frame: Frame) -> Box:
        """The inside of one card, to measure what fits."""
        return self.boxes(frame.body)[0].inset(PAD)


def card_sheets(cards: Sequence[Painter], grid: Grid) -> list[Painter]:
    """The painters of the sheets that carry these cards, in order; each card's painter is given its inside."""
    starts = range(0, max(1, len(cards)), grid.count)
    return [_sheet(cards[start : start + grid.count], grid) for start in starts]


def fitted_sheets(grids: Sequence[Grid], parts_on: Callable[[Grid], list[list[Painter]]]) -> list[Painter]:
    """The sheets of all cards on one grid, or each card on the finest that holds it where that takes fewer by two.

    `parts_on` gives for a grid the painters of the cards that each person fills; the first grid on which that is one
    for everybody is taken for all, else the last. Where a few long ones would make all others large, they alone are
    larger, on sheets of their own at the end, so that each stack is still cut in one go.
    """
    tried: list[tuple[Grid, list[list[Painter]]]] = []
    for grid in grids:
        tried.append((grid, parts_on(grid)))
        if all(len(parts) == 1 for parts in tried[-1][1]):
            break
    best = _sheets_from(tried[-1:])
    for start in range(len(tried) - 1):
        sheets = _sheets_from(tried[start:])
        if len(sheets) <= len(best) - 2:
            best = sheets
    return best


def _sheets_from(tried: Sequence[tuple[Grid, list[list[Painter]]]]) -> list[Painter]:
    """The sheets of the cards that the first grid holds, then of those that the next one does; the last takes all."""
    left: Sequence[int] = range(len(tried[0][1]))
    sheets: list[Painter] = []
    for grid, parts in tried[:-1]:
        fitting = [parts[one][0] for one in left if len(parts[one]) == 1]
        sheets += card_sheets(fitting, grid) if fitting else []
        left = [one for one in left if len(parts[one]) > 1]
    grid, parts = tried[-1]
    rest = [painter for one in left for painter in parts[one]]
    return [*sheets, *card_sheets(rest, grid)] if rest or not sheets else sheets


def _sheet(cards: Sequence[Painter], grid: Grid) -> Painter:
    def paint(pen: Pen, body: Box) -> None:
        _paint_cuts(pen, grid, body)
        for card, box in zip(cards, grid.boxes(body), strict=False):
            with pen.tags.group("Sect"):
                card(pen, box.inset(PAD))

    return paint


def _paint_cuts(pen: Pen, grid: Grid, body: Box) -> None:
    """Dotted lines to cut along, with a solid mark at both ends for a guillotine."""
    canvas = pen.canvas
    ends = []
    for column in range(grid.across + 1):
        x = body.left + column * body.width / grid.across
        ends.append(((x, body.bottom), (x, body.top)))
    for line in range(grid.down + 1):
        y = body.bottom + line * body.height / grid.down
        ends.append(((body.left, y), (body.right, y)))
    with pen.tags.aside():
        canvas.saveState()
        canvas.setLineWidth(HAIRLINE)
        canvas.setStrokeGray(0)
        for (x, y), (to_x, to_y) in ends:
            along, up = (MARK, 0) if y == to_y else (0, MARK)
            canvas.line(x - along, y - up, x, y)
            canvas.line(to_x, to_y, to_x + along, to_y + up)
        canvas.setStrokeGray(0.6)
        canvas.setDash(1, 4)
        for (x, y), (to_x, to_y) in ends:
            canvas.line(x, y, to_x, to_y)
        canvas.restoreState()
