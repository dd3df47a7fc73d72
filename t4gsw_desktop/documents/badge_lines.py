"""The lesser lines of a badge: which of them there is room for, and where each stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from t4gsw_desktop.documents.fitting import Line, fit_lines
from t4gsw_desktop.documents.stock import Box

Tone = Literal["ink", "paper", "accent"]  # black on white, white in a black bar, the house's colour

_LEAST_TYPE = 6.5
_INDENT = 1.35  # room for a sign before its words, in type sizes
_ROW = 1.24  # from line to line, in type sizes


@dataclass(frozen=True, slots=True)
class Entry:
    """Something a badge may say. Rows from 0 on stand at the top of the column, rows below 0 at its foot."""

    row: int
    text: str
    size: float
    bold: bool = False
    sign: str = ""
    tone: Tone = "ink"

    @property
    def indent(self) -> float:
        """How far the words stand in, behind their sign."""
        return self.size * _INDENT if self.sign else 0.0


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line of an entry with its words at `x` and its baseline at `y`; a sign stands before the words."""

    entry: Entry
    line: Line
    x: float
    y: float


def place_entries(entries: Sequence[Entry], column: Box) -> tuple[PlacedLine, ...]:
    """Those of the entries, given in order of importance, that fit into the column.

    An entry that is too wide is set smaller by up to a quarter, then on up to three lines; one that needs more is left
    out, because half a sentence on a badge helps nobody.
    """
    chosen: list[tuple[Entry, tuple[Line, ...]]] = []
    rest = column.height
    for entry in entries:
        lines = _fit_entry(entry, column.width)
        height = sum(line.size for line in lines) * _ROW
        if lines and height <= rest + 0.01:
            chosen.append((entry, lines))
            rest -= height
    chosen.sort(key=lambda pair: pair[0].row)
    down = [pair for pair in chosen if pair[0].row >= 0]
    foot = [pair for pair in chosen if pair[0].row < 0]
    foot_height = sum(line.size for _, lines in foot for line in lines) * _ROW
    return (
        *_stack(down, column.x, column.y + column.height),
        *_stack(foot, column.x, column.y + foot_height),
    )


@lru_cache(maxsize=4096)
def _fit_entry(entry: Entry, width: float) -> tuple[Line, ...]:
    smallest = max(min(_LEAST_TYPE, entry.size), 0.75 * entry.size)
    most = 1 if entry.sign else 3
    lines = fit_lines(entry.text, width - entry.indent, entry.size, smallest, bold=entry.bold, most=1)
    return lines if len(lines) <= most else ()


def _stack(chosen: Sequence[tuple[Entry, tuple[Line, ...]]], x: float, top: float) -> list[PlacedLine]:
    placed = []
    for entry, lines in chosen:
        for line in lines:
            placed.append(PlacedLine(entry, line, x + entry.indent, top - 0.9 * line.size))
            top -= _ROW * line.size
    return placed
