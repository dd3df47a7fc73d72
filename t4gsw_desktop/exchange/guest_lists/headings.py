"""Which row of raw records holds the headings, and the table that follows from it."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.exchange.guest_lists.names import looks_like_name
from t4gsw_desktop.exchange.guest_lists.synonyms import field_by_words, heading_key, is_known_heading
from t4gsw_desktop.exchange.guest_lists.table import Oddity, ReadAs, Row, Table

MOST_COLUMNS = 1000
_TITLE_ROWS = 25  # headings are looked for this far down
_ANSWERS = re.compile(r"\b(vegan|vegetarian|wheelchair|step free)\b")  # said in answers as much as in questions
_EMAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+")


def build_table(name: str, records: Sequence[tuple[str, ...]], read_as: ReadAs, oddities: Sequence[Oddity]) -> Table:
    """Return the table of tidied `records`, of which record 0 is row 1. Raises Refusal when nothing is left."""
    rows = [Row(number, cells) for number, cells in enumerate(records, 1) if any(cells)]
    if not rows:
        raise Refusal("There is nothing in this list. Choose another file, or paste the names.")
    at = find_headings(rows)
    headings = _without_blank_end(rows[at].cells) if at is not None else ()
    body = rows[at + 1 :] if at is not None else rows
    width = _common_width(body)
    if len(headings) < width and 2 * sum(len(_without_blank_end(row.cells)) >= width for row in body) > len(body) > 1:
        headings += ("",) * (width - len(headings))
    elif at is None:
        headings = ("",) * max(len(row.cells) for row in body)
    if len(headings) > MOST_COLUMNS:
        raise Refusal(f"This file has more than {MOST_COLUMNS:,} columns, so it is no guest list. Choose another file.")
    found_in = rows[at].number if at is not None else 0
    too_long = [
        Oddity(row.number, "too_many_cells", " | ".join(cell for cell in row.cells[len(headings) :] if cell)[:80])
        for row in body
        if len(row.cells) > len(headings) and any(row.cells[len(headings) :])
    ]
    kept = tuple(Row(row.number, row.cells[: len(headings)]) if len(row.cells) > len(headings) else row for row in body)
    filled = {row.number for row in rows} if oddities else ()
    odd = (*(oddity for oddity in oddities if oddity.row in filled), *too_long)
    return Table(name, headings, kept, replace(read_as, headings_row=found_in), odd)


def find_headings(rows: Sequence[Row]) -> int | None:
    """The index of the row of headings among the first rows, or None for a list that has none.

    The row with most headings we know wins, the first of equals. Where none is known, the first row as wide as the
    rest is taken, unless it looks like data, begins a column of names, or the list has a single column.
    """
    best, most = None, 0
    for index, row in enumerate(rows[:_TITLE_ROWS]):
        cells = row.cells[:MOST_COLUMNS]
        known = 0 if any(map(holds_email, cells)) else sum(map(is_known_heading, cells))
        if known > most and not _is_repeated_value(row, rows[:_TITLE_ROWS]):
            best, most = index, known
    if best is not None:
        return best
    width = _common_width(rows)
    for index, row in enumerate(rows[:_TITLE_ROWS]):
        filled = sum(1 for cell in row.cells if cell)
        if width > 1 and filled >= max(2, width * 0.6):
            looked_at = rows[:_TITLE_ROWS]
            is_person = len(rows) == 1 or _is_data(row, looked_at) or _is_person(row, looked_at)
            return None if is_person else index
    return None


def holds_email(cell: str) -> bool:
    """True when there is an e-mail address in the first thousand letters of the cell; a pattern over more is slow."""
    return "@" in cell and _EMAIL.search(cell[:1000]) is not None


def _is_repeated_value(row: Row, rows: Sequence[Row]) -> bool:
    """True when every known word of the row stands in another row too, as "Volunteer" may."""
    known = [index for index, cell in enumerate(row.cells) if is_known_heading(cell)]
    others = [other for other in rows if other.cells != row.cells]
    return all(any(other.cell(index) == row.cells[index] for other in others) for index in known)


def _is_data(row: Row, rows: Sequence[Row]) -> bool:
    """True when a cell is an address or a long number, or stands in the same column of another row."""
    for index, cell in enumerate(row.cells):
        if holds_email(cell) or sum(letter.isdigit() for letter in cell) > 3:
            return True
        if cell and any(other is not row and other.cell(index) == cell for other in rows):
            return True
    return False


def _is_person(row: Row, rows: Sequence[Row]) -> bool:
    """True when nothing in the row is a word of headings and everything in its first column looks like a name."""
    asked = (_ANSWERS.sub(" ", heading_key(cell)) for cell in row.cells)
    if any(map(is_known_heading, row.cells)) or any(map(field_by_words, asked)):
        return False
    column = [other.cell(0) for other in rows if other.cell(0)]
    return bool(row.cell(0)) and all(map(looks_like_name, column))


def _without_blank_end(cells: tuple[str, ...]) -> tuple[str, ...]:
    end = len(cells)
    while end and not cells[end - 1]:
        end -= 1
    return cells[:end]


def _common_width(rows: Sequence[Row]) -> int:
    """The commonest width of rows without their blank ends; the wider of equals."""
    widths = Counter(len(row.cells) if row.cells[-1] else len(_without_blank_end(row.cells)) for row in rows)
    return max(widths.items(), key=lambda item: (item[1], item[0]))[0] if widths else 0
