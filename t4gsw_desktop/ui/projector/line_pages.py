"""Lines of unequal height on pages: all on one, in letters as large as that allows, else on as few as may be."""

from collections.abc import Callable, Sequence
from math import ceil
from typing import TypeVar

Line = TypeVar("Line")


def line_pages(
    lines: Sequence[Line], height: float, sizes: range, high: Callable[[Line, int], float], across: int = 1
) -> tuple[int, list[list[list[Line]]]]:
    """The size of letters, the first of `sizes` (falling) at which all fit on one page, and the pages, each of columns.

    A page has up to `across` columns of `height`. Where not even the smallest fits, lines are poured over pages in it,
    and then in the largest that needs no more of them. `high` tells how high a line is at a size; one that is higher
    than a column stands there alone.
    """
    for size in sizes:
        columns = _poured(lines, height, size, high)
        if len(columns) <= across and all(high(line, size) <= height for line in lines):
            return size, [columns]
    found = sizes[-1], _poured(lines, height, sizes[-1], high)
    for size in reversed(sizes):
        columns = _poured(lines, height, size, high)
        if ceil(len(columns) / across) > ceil(len(found[1]) / across):
            break
        found = size, columns
    size, columns = found
    return size, [columns[at : at + across] for at in range(0, len(columns), across)]


def _poured(lines: Sequence[Line], height: float, size: int, high: Callable[[Line, int], float]) -> list[list[Line]]:
    columns: list[list[Line]] = [[]]
    left = height
    for line in lines:
        needs = high(line, size)
        if needs > left and columns[-1]:
            columns.append([])
            left = height
        columns[-1].append(line)
        left -= needs
    return columns
