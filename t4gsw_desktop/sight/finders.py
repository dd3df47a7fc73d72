"""The squares in three corners of a QR code, looked for by their runs of 1, 1, 3, 1, 1; two of them give a place."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress

from PIL import Image, ImageChops, ImageFilter

from t4gsw_desktop.sight.grid import Quad
from t4gsw_desktop.sight.symbol import MODULES

_ROWS = 2  # every second row is looked at
_LEAST_DIFFERENCE = 6  # of 255 below the mean: the grain of a sensor is less
_MOST = 5  # squares that are kept, those seen in most rows
_CORNERS = ((0.0, 0.0), (MODULES, 0.0), (MODULES, MODULES), (0.0, MODULES))
_MIDDLES = (complex(3.5, 3.5), complex(17.5, 3.5), complex(3.5, 17.5))


@dataclass(slots=True)
class Finder:
    """A square that may be one of the three: its middle, the side of its modules, and in how many rows it was seen."""

    x: float
    y: float
    module: float
    rows: int = 1


def find_finders(picture: Image.Image, around: int) -> list[Finder]:
    """The squares in a picture, those that were seen in most rows first.

    A pixel is dark when it is darker than the mean of so many pixels `around` it each way.
    """
    mean = picture.filter(ImageFilter.BoxBlur(around))
    dark = ImageChops.subtract(mean, picture).point(_ABOVE)
    width, height = dark.size
    by_rows, by_columns = dark.tobytes(), dark.transpose(Image.Transpose.TRANSPOSE).tobytes()
    changes = ImageChops.difference(dark, ImageChops.offset(dark, 1, 0)).tobytes()
    found: list[Finder] = []
    columns = tuple(range(width))
    for row in range(0, height, _ROWS):
        start = row * width
        ends = list(compress(columns, changes[start : start + width]))
        for x, module in _runs(ends, by_rows, start):
            column = by_columns[int(x) * height : (int(x) + 1) * height]
            upright = _across(column, row)
            if upright is not None and 0.5 < upright[1] / module < 2:
                _add(found, Finder(x, upright[0], (module + upright[1]) / 2))
    return sorted(found, key=lambda one: -one.rows)[:_MOST]


_ABOVE = [255 if level >= _LEAST_DIFFERENCE else 0 for level in range(256)]


def places(finders: Sequence[Finder]) -> Iterator[Quad]:
    """Every square place that two of the finders, or three, may belong to."""
    for number, one in enumerate(finders):
        for other in finders[number + 1 :]:
            if 0.6 < one.module / other.module < 1.7:
                yield from _places_of(one, other)


def _runs(ends: Sequence[int], row: bytes, start: int) -> Iterator[tuple[float, float]]:
    """Middle and module of each five runs in a row that have the lengths of a square's, the first of them dark."""
    first = 0 if ends and row[start + ends[0]] else 1
    starts = [ends[first + later :: 2] for later in range(6)]
    for a, b, c, d, e, f in zip(*starts, strict=False):
        third = d - c
        if third >= 1.5 * (c - b) and third >= 1.5 * (e - d) and f - a >= 7:
            module = (f - a) / 7
            if _fits((b - a, c - b, third, e - d, f - e), module):
                yield (c + d) / 2, module


def _fits(runs: Sequence[int], module: float) -> bool:
    slack = 0.75 * module + 0.5
    return all(abs(run - part * module) <= slack for run, part in zip(runs, (1, 1, 3, 1, 1), strict=True))


def _across(line: bytes, at: int) -> tuple[float, float] | None:
    """Middle and module of the square that a line crosses at a place of its dark middle."""
    if not line[at]:
        return None
    ends, up, down = [0] * 6, at, at
    for number, level in enumerate((b"\x00", b"\xff", b"\x00")):
        up = line.rfind(level, 0, up)
        down = line.find(level, down)
        if up < 0 or down < 0:
            return None
        ends[2 - number], ends[3 + number] = up + 1, down
    runs = [later - earlier for earlier, later in zip(ends, ends[1:], strict=False)]
    module = (ends[5] - ends[0]) / 7
    return ((ends[2] + ends[3]) / 2, module) if _fits(runs, module) else None


def _add(found: list[Finder], new: Finder) -> None:
    for one in found:
        if abs(one.x - new.x) < 2 * one.module and abs(one.y - new.y) < 2 * one.module:
            one.rows += 1
            share = 1 / one.rows
            one.x += (new.x - one.x) * share
            one.y += (new.y - one.y) * share
            one.module += (new.module - one.module) * share
            return
    found.append(new)


def _places_of(one: Finder, other: Finder) -> Iterator[Quad]:
    """The six places that two squares may mean: each two of the three corners, either way round."""
    a, b = complex(one.x, one.y), complex(other.x, other.y)
    module = math.sqrt(one.module * other.module)
    for first in range(3):
        for second in range(3):
            if first == second:
                continue
            turn = (b - a) / (_MIDDLES[second] - _MIDDLES[first])
            # A square that is turned by 45 degrees has runs longer by the root of two.
            if 0.6 < abs(turn) / module < 1.35:
                corners = [a + turn * (complex(*corner) - _MIDDLES[first]) for corner in _CORNERS]
                yield tuple((corner.real, corner.imag) for corner in corners)  # type: ignore[misc]
