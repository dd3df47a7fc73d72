"""Fitting words into a width: wrap first, then shrink to a floor, then break inside a word; never cut."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from t4gsw_desktop.documents.name_lists import width_of, wrap_names

SMALLEST_NAME = 10  # points, less than clear print has; only for a word that would be broken otherwise
LEADING = 1.3  # room for stacked marks (Vietnamese, Tamil, Thai) and for easy reading


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text ready to draw: `size` in points; `height` includes the space to the next line."""

    text: str
    size: float
    bold: bool = False

    @property
    def height(self) -> float:
        return self.size * LEADING


def fit_lines(
    text: str, width: float, largest: float, smallest: float = 0, *, bold: bool = False, most: int = 0
) -> tuple[Line, ...]:
    """Return `text` in lines no wider than `width` points, all of one size between `largest` and `smallest`.

    The largest size is taken at which no word is wider than the line and, with `most`, there are at most so many lines.
    Where even `smallest` (0: the same as `largest`) does not do, words are broken between letters, so the answer may
    have more than `most` lines but is always complete. Line breaks in `text` are kept; empty text gives no lines.
    A list of names from `joined` is broken between names first.
    """
    return _fitted(text, width, largest, smallest, bold, most)


# Cards repeat the same words in the same column for everybody, and each is measured anew for every size of card.
@lru_cache(maxsize=16384)
def _fitted(text: str, width: float, largest: float, smallest: float, bold: bool, most: int) -> tuple[Line, ...]:
    paragraphs = [" ".join(part.split()) for part in text.splitlines()]
    if len(paragraphs) == 1 and width_of(paragraphs[0], largest, bold=bold) <= width:
        return (Line(paragraphs[0], largest, bold),) if paragraphs[0] else ()
    floor = min(smallest or largest, largest)
    for size in _steps(largest, floor):
        lines = [line.strip() for part in paragraphs for line in wrap_names(part, size, width, bold=bold)]
        if size == floor or (_words_fit(paragraphs, size, width, bold) and (not most or len(lines) <= most)):
            break
    return tuple(Line(line, size, bold) for line in lines)


def fit_names(text: str, width: float, largest: float, smallest: float) -> tuple[Line, ...]:
    """Names in one line if they can be as large as `smallest`, else in several; no word is broken that need not be.

    A word that is wider than the line even then is set smaller, down to SMALLEST_NAME; a longer one is broken instead.
    """
    whole = fit_lines(text, width, largest, SMALLEST_NAME)
    if whole and SMALLEST_NAME < whole[0].size < smallest:
        return whole
    return fit_lines(text, width, largest, smallest, most=1)


def height_of(lines: Sequence[Line]) -> float:
    """The height in points of lines set one under another."""
    return sum(line.height for line in lines)


def _steps(largest: float, floor: float) -> Iterator[float]:
    """Sizes to try, about a twelfth smaller each time, the floor last."""
    size = largest
    while size > floor:
        yield size
        size = round(size * 0.92, 1)
    yield floor


def _words_fit(paragraphs: Sequence[str], size: float, width: float, bold: bool) -> bool:
    return all(width_of(word, size, bold=bold) <= width for part in paragraphs for word in part.split())
