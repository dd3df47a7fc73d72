"""Lines of unequal height on pages: all on one, in letters as large as that allows, else on as few as may be."""

from collections.abc import Callable, Sequence
from typing import TypeVar

Line = TypeVar("Line")


def line_pages(
    lines: Sequence[Line], height: float, sizes: range, high: Callable[[Line, int], float]
) -> tuple[int, list[list[Line]]]:
    """The size of letters, the first of `sizes` (falling) at which all fit into `height`, and the pages of lines.

    Where not even the smallest fits they are poured over pages in it, and then in the largest that needs no more of
    them. `high` tells how high a line is at a size; one that is higher than a page stands alone.
    """
    for size in sizes:
        if sum(high(line, size) for line in lines) <= height:
            return size, [list(lines)]
    found = sizes[-1], _poured(lines, height, sizes[-1], high)
    for size in reversed(sizes):
        pages = _poured(lines, height, size, high)
        if len(pages) > len(found[1]):
            break
        found = size, pages
    return found


def _poured(lines: Sequence[Line], height: float, size: int, high: Callable[[Line, int], float]) -> list[list[Line]]:
    pages: list[list[Line]] = [[]]
    left = height
    for line in lines:
        needs = high(line, size)
        if needs > left and pages[-1]:
            pages.append([])
            left = height
        pages[-1].append(line)
        left -= needs
    return pages
