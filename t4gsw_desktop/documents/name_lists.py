"""Names beside one another in one line of words, each reading in its own direction, the line from left to right.

    joined(("محمد", "김민준", "Ann"))

Without this the first name would decide for all, and two Arabic names would change places with their comma. Each name
stands between U+2068 and U+2069, the isolates of UAX #9; they are cut out again here before anything is measured or
drawn, so no reader of the paper ever meets them.
"""

import re
import unicodedata
from collections.abc import Iterable

from t4gsw_desktop.documents.clusters import split_words
from t4gsw_desktop.documents.text import text_width, wrap_text

OPENED, CLOSED = "\u2068", "\u2069"
_MARKS = re.compile("[\u2066-\u2069]")
_PARTS = re.compile(f"{OPENED}(?P<name>[^{OPENED}{CLOSED}]+){CLOSED}(?P<after>[^\\w{OPENED}]*)|(?P<words>[^{OPENED}]+)")


def joined(names: Iterable[str], between: str = ", ") -> str:
    """The names that are not empty, each isolated, with `between` between them."""
    cleaned = (" ".join(_MARKS.sub("", name).split()) for name in names)
    return between.join(f"{OPENED}{name}{CLOSED}" for name in cleaned if name)


def pieces(text: str) -> list[str]:
    """What is drawn side by side from left to right, the marks gone: names, and the words between them."""
    if OPENED not in text and CLOSED not in text:
        return [text]
    return [piece for piece in _MARKS.split(text) if piece]


def reads_from_right(text: str) -> bool:
    """Whether the text begins with a letter of a script that reads from the right; a list of names never does."""
    if OPENED in text:
        return False
    directions = (unicodedata.bidirectional(character) for character in text)
    return next((direction != "L" for direction in directions if direction in ("L", "R", "AL")), False)


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """The points that the pieces need side by side."""
    return sum(text_width(piece, size, bold=bold) for piece in pieces(text))


def wrap_names(text: str, size: float, width: float, *, bold: bool = False) -> tuple[str, ...]:
    """The text in lines that fit into `width`, as `wrap_text` does, but no name is broken that fits into a line.

    A name that is too long is broken over lines of its own, each of them isolated again and but the last ended by a
    line feed.
    """
    if OPENED not in text:
        return wrap_text(text, size, width, bold=bold)
    lines: list[str] = []
    for part in _unbroken(text, size, width, bold):
        if lines and lines[-1][-1] != "\n" and width_of((lines[-1] + part).rstrip(), size, bold=bold) <= width:
            lines[-1] += part
        else:
            lines.append(part)
    return tuple(lines)


def _unbroken(text: str, size: float, width: float, bold: bool) -> list[str]:
    """The parts of the text that stay whole, each with the comma or space after it."""
    parts: list[str] = []
    for match in _PARTS.finditer(text):
        name, after, words = match["name"], match["after"], match["words"]
        if words is not None:
            parts += [piece for word in split_words(words) for piece in wrap_text(word, size, width, bold=bold)]
            continue
        room = width - text_width(after.rstrip(), size, bold=bold)
        *whole, last = (f"{OPENED}{line.strip()}{CLOSED}" for line in wrap_text(name, size, room, bold=bold))
        parts += [*(f"{line}\n" for line in whole), last + after]
    return parts
