"""The name on a badge: as large as its place allows, broken between words before it gets small, and never cut."""

from collections.abc import Sequence
from dataclasses import dataclass

from t4gsw_desktop.documents.clusters import split_words
from t4gsw_desktop.documents.stock import Box
from t4gsw_desktop.documents.text import text_width, wrap_text

LARGEST_NAME = 72.0
BREAK_NAME_BELOW = 28.0
_MOST_NAME_LINES = 4
_BREAK_WORD_BELOW = 8.0


@dataclass(frozen=True, slots=True)
class NameFit:
    """A name in one size, broken into lines whose baselines lie `leading` apart, the first `ascent` below the top."""

    lines: tuple[str, ...]
    size: float
    tall: bool

    @property
    def leading(self) -> float:
        """From baseline to baseline; scripts that stack need more."""
        return self.size * _leading(self.tall)

    @property
    def ascent(self) -> float:
        """From the top of the lines to the first baseline."""
        return self.size * (1.0 if self.tall else 0.76)

    @property
    def height(self) -> float:
        """From the top of the first line to the foot of the last."""
        return self.leading * len(self.lines)


def fit_name(name: str, box: Box) -> NameFit:
    """The name as large as the box allows, whole: on one line if that stays at 28 pt or above, else broken between
    words where that is larger, and inside a word only where it would otherwise fall below 8 pt.
    """
    tall = any(ord(character) >= 0x0530 for character in name)
    line = _leading(tall)
    one = min(LARGEST_NAME, box.width / max(text_width(name, 1, bold=True), 0.01), box.height / line)
    best = NameFit((name,), one, tall)
    if one >= BREAK_NAME_BELOW:
        return best
    words = split_words(name)
    for count in range(2, min(_MOST_NAME_LINES, len(words)) + 1):
        lines = _split_evenly(words, count)
        widest = max(text_width(line_text, 1, bold=True) for line_text in lines)
        size = min(LARGEST_NAME, box.width / widest, box.height / (line * len(lines)))
        if size > best.size:
            best = NameFit(lines, size, tall)
    return best if best.size >= _BREAK_WORD_BELOW else _fit_by_letters(name, box, best)


def _fit_by_letters(name: str, box: Box, best: NameFit) -> NameFit:
    size = _BREAK_WORD_BELOW
    while size > best.size:
        lines = tuple(line.rstrip() for line in wrap_text(name, size, box.width, bold=True))
        if size * _leading(best.tall) * len(lines) <= box.height:
            return NameFit(lines, size, best.tall)
        size -= 0.25
    return best


def _split_evenly(words: Sequence[str], count: int) -> tuple[str, ...]:
    """The words on at most `count` lines, the longest line as short as can be found by halving the width."""
    widths = [(text_width(word.rstrip(), 1, bold=True), text_width(word, 1, bold=True)) for word in words]
    low, high = max(bare for bare, _ in widths), sum(whole for _, whole in widths)
    for _ in range(12):
        middle = (low + high) / 2
        if len(_fill_lines(words, widths, middle)) <= count:
            high = middle
        else:
            low = middle
    return tuple("".join(line).rstrip() for line in _fill_lines(words, widths, high))


def _fill_lines(words: Sequence[str], widths: Sequence[tuple[float, float]], width: float) -> list[list[str]]:
    """The words on lines of this width; the space after the last word of a line needs no room."""
    lines: list[list[str]] = [[]]
    used = 0.0
    for word, (bare, whole) in zip(words, widths, strict=True):
        if lines[-1] and used + bare > width:
            lines.append([])
            used = 0.0
        lines[-1].append(word)
        used += whole
    return lines


def _leading(tall: bool) -> float:
    return 1.4 if tall else 1.0
