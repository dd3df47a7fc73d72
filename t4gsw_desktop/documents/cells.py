"""What stands in the columns of a paper: words, room to write, blank room, and cells one under another."""

from dataclasses import dataclass
from typing import Protocol

from t4gsw_desktop.documents.fitting import Line, height_of
from t4gsw_desktop.documents.pen import Pen


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
class Stack:
    """Cells one under another in the same column."""

    cells: tuple[Cell, ...]

    @property
    def height(self) -> float:
        return sum(cell.height for cell in self.cells)

    def paint(self, pen: Pen, left: float, top: float, width: float) -> None:
        for cell in self.cells:
            cell.paint(pen, left, top, width)
            top -= cell.height


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


def may_part(cell: Cell) -> bool:
    """Whether a cell can run on to the next page, because it has words of more than one line."""
    if isinstance(cell, Stack):
        return any(may_part(inner) for inner in cell.cells)
    return isinstance(cell, Words) and len(cell.lines) > 1


def part_cell(cell: Cell, room: float) -> tuple[Cell, Cell]:
    """What of a cell fits into `room`, at least one line if it is words, and the rest; drawn things stay whole."""
    if isinstance(cell, Words):
        fitting = max(1, int(room // cell.lines[0].height)) if cell.lines else 0
        return Words(cell.lines[:fitting]), Words(cell.lines[fitting:])
    if not isinstance(cell, Stack):
        return cell, NOTHING
    for place, inner in enumerate(cell.cells):
        if inner.height > room and may_part(inner):
            first, rest = part_cell(inner, room)
            return Stack((*cell.cells[:place], first)), Stack((rest, *cell.cells[place + 1 :]))
        room -= inner.height
    return cell, NOTHING
