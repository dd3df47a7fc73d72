"""The names of everybody with their tables, in columns, and on pages by letter where one page is not enough."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from t4gsw_desktop.kinds.speed_friending.live import WallName
from t4gsw_desktop.ui.projector.lettering import Lettering

NAME_WEIGHT, PLACE_WEIGHT = 400, 800
LEAST = 32  # pixels of a wall 1080 high: no name is smaller
_PITCH = 1.22  # from line to line, in sizes of the letters: closer than the font's own, whose upper tenth is empty
_LONGEST_PREFIX = 4
_PLACE_SHARE = 0.32  # of a column's width, for the table
_SMALLER_ONES = 0.15  # of all names
_NEARLY_FULL = 0.8


@dataclass(frozen=True, slots=True)
class Row:
    """One name and its table. A long one is in smaller letters than the others, down to LEAST, before it is broken."""

    name: str
    place: str
    size: int
    place_size: int
    height: float


@dataclass(frozen=True, slots=True)
class NamePage:
    """The columns of one page; `size` is that of the letters, `place_width` the room of the tables at the right."""

    columns: tuple[tuple[Row, ...], ...]
    size: int
    place_width: float
    label: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """The room there is for names: `columns` of one `width`, each `height` high, in letters of `largest` to `least`.

    For more than `most_pages` pages letters become smaller still, down to LEAST: who has to walk cannot wait long.
    """

    columns: int
    width: float
    height: float
    largest: int
    least: int
    most_pages: int = 99


def name_pages(names: Sequence[WallName], frame: Frame, lettering: Lettering) -> tuple[NamePage, ...]:
    """All names on one page in letters as large as that allows, else on pages in letters of `frame.least`.

    Pages end with a letter where that leaves them nearly full, and say from which to which they go.
    """
    for size in range(frame.largest, frame.least - 1, -2):
        if ceil(len(names) / frame.columns) * size * _PITCH > frame.height:
            continue  # even if every name took one line
        rows, place_width = _rows(names, frame.width, size, lettering)
        if _is_restless(rows, size) and size > frame.least:
            continue
        columns, left = _filled(rows, frame)
        if not left:
            return (NamePage(columns, size, place_width),)
    for size in range(frame.least, LEAST - 1, -4):
        rows, place_width = _rows(names, frame.width, size, lettering)
        pages = _pages(rows, frame, size, place_width)
        if len(pages) <= frame.most_pages:
            break
    for larger in range(size + 2, frame.largest + 1, 2):  # as large as so many pages allow
        rows, place_width = _rows(names, frame.width, larger, lettering)
        tried = _pages(rows, frame, larger, place_width)
        if len(tried) > len(pages) or _is_restless(rows, larger):
            break
        pages = tried
    return pages


def _is_restless(rows: Sequence[Row], size: int) -> bool:
    """True where many names are in smaller letters than the others."""
    return sum(row.size < size for row in rows) > len(rows) * _SMALLER_ONES


def _rows(names: Sequence[WallName], width: float, size: int, lettering: Lettering) -> tuple[list[Row], float]:
    """Each name with the height it takes, and the width its table needs."""
    wide = lettering.widest({one.place for one in names}, size, PLACE_WEIGHT) + 2
    place_width = min(wide, width * _PLACE_SHARE)
    room = width - place_width - gap_beside(size)
    return [_row(one, room, place_width, size, lettering) for one in names], place_width


def gap_beside(size: int) -> float:
    """The room between a name and its table."""
    return size * 0.5


def _row(one: WallName, room: float, place_width: float, size: int, lettering: Lettering) -> Row:
    sizes = range(size, min(size, LEAST) - 1, -2)
    name_size = lettering.one_line(one.name, NAME_WEIGHT, room, sizes)
    place_size = lettering.one_line(one.place, PLACE_WEIGHT, place_width, sizes)
    name = lettering.snug(one.name, name_size, NAME_WEIGHT, room, _PITCH)
    place = lettering.snug(one.place, place_size, PLACE_WEIGHT, place_width, _PITCH)
    return Row(one.name, one.place, name_size, place_size, max(size * _PITCH, name, place))


def width_wanted(names: Sequence[WallName], columns: int, size: int, lettering: Lettering) -> float:
    """How wide columns are in which every name stands in one line of letters of `size`."""
    name = lettering.widest((one.name for one in names), size, NAME_WEIGHT)
    place = lettering.widest({one.place for one in names}, size, PLACE_WEIGHT)
    return columns * (name + gap_beside(size) + place + 4)


def _filled(rows: Sequence[Row], frame: Frame) -> tuple[tuple[tuple[Row, ...], ...], int]:
    """Rows in columns, about as high as each other, and how many found no room."""
    even = sum(row.height for row in rows) / frame.columns
    for limit in (even * share for share in (1.0, 1.03, 1.07, 1.12, 1.2, 1.3)):
        if limit >= frame.height:
            break
        columns, left = _poured(rows, frame.columns, limit)
        if not left:
            return columns, 0
    return _poured(rows, frame.columns, frame.height)


def _poured(rows: Sequence[Row], count: int, limit: float) -> tuple[tuple[tuple[Row, ...], ...], int]:
    """Rows poured into `count` columns, each filled up to `limit` before the next; and how many found no room."""
    columns: list[tuple[Row, ...]] = []
    at = 0
    while at < len(rows) and len(columns) < count:
        first, height = at, 0.0
        while at < len(rows) and (height := height + rows[at].height) <= limit + 0.01:
            at += 1
        if at == first:  # a name higher than the whole column stands there alone
            at += 1
        columns.append(tuple(rows[first:at]))
    return tuple(columns), len(rows) - at


def _pages(rows: Sequence[Row], frame: Frame, size: int, place_width: float) -> tuple[NamePage, ...]:
    """As many pages as it takes."""
    parts: list[list[Row]] = []
    rest = list(rows)
    while rest:
        _, left = _poured(rest, frame.columns, frame.height)
        fits = len(rest) - left
        taken = _end_of_letter(rest, fits) if left else fits
        parts.append(rest[:taken])
        rest = rest[taken:]
    return tuple(
        NamePage(_filled(part, frame)[0], size, place_width, label)
        for part, label in zip(parts, _labels(parts), strict=True)
    )


def _end_of_letter(rows: Sequence[Row], fits: int) -> int:
    """Where to end a page that could take the first `fits` of `rows`."""
    for at in range(fits, round(fits * _NEARLY_FULL), -1):
        if prefix(rows[at - 1].name, 1) != prefix(rows[at].name, 1):
            return at
    return fits


def _labels(parts: Sequence[Sequence[Row]]) -> list[str]:
    """From which letter to which each part goes; more letters where a page ends within one."""
    starts, ends = [prefix(part[0].name, 1) for part in parts], [prefix(part[-1].name, 1) for part in parts]
    for number, (before, after) in enumerate(pairwise(parts)):
        last, first = before[-1].name, after[0].name
        length = next((n for n in range(1, _LONGEST_PREFIX) if prefix(last, n) != prefix(first, n)), _LONGEST_PREFIX)
        ends[number], starts[number + 1] = prefix(last, length), prefix(first, length)
    return [start if start == end else f"{start}\u2013{end}" for start, end in zip(starts, ends, strict=True)]


def prefix(name: str, length: int) -> str:
    """The first letters of a name, the first of them large; marks that belong to a letter stay with it."""
    letters: list[str] = []
    for sign in unicodedata.normalize("NFC", name):
        if letters and unicodedata.combining(sign):
            letters[-1] += sign
        elif len(letters) == length:
            break
        else:
            letters.append(sign)
    return "".join(letters[:1]).upper() + "".join(letters[1:])
