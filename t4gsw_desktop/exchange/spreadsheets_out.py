"""Lists on their way out: one sheet of text as CSV or as a spreadsheet, with nothing in it that a spreadsheet runs."""

import csv
import io
import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime

from xlsxwriter import Workbook

# Characters with which a spreadsheet starts a formula (OWASP, "CSV Injection"). A text that already has an apostrophe
# before one of them gets another, so that taking one off always gives the text back.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes UTF-8 for the alphabet of the machine

_LONGEST_CELL = 32_767  # characters, a limit of XLSX itself
_NARROWEST, _WIDEST = 6, 60  # column widths, in digits of the sheet's font
_A4 = 9
# The same list gives the same file on any day, so that two exports can be compared.
_MADE = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A list with a title and headings; every cell is text. ValueError for a row that is longer or shorter."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        for number, row in enumerate(self.rows, start=1):
            if len(row) != len(self.headings):
                raise ValueError(f"row {number} has {len(row)} cells for {len(self.headings)} headings")


def to_csv(sheet: Sheet, *, plain: bool = False) -> bytes:
    """The sheet as CSV (RFC 4180, UTF-8) that Excel opens rightly and runs nothing of.

    For that it starts with a byte order mark and cells that would be taken for a formula get a leading apostrophe.
    `plain` leaves both out: for other programs, which read the text as it is.
    """
    made = io.StringIO(newline="")
    if not plain:
        made.write(_BYTE_ORDER_MARK)
    writer = csv.writer(made, lineterminator="\r\n")
    for row in (sheet.headings, *sheet.rows):
        writer.writerow(row if plain else [_guarded(cell) for cell in row])
    return made.getvalue().encode("utf-8")


def _guarded(cell: str) -> str:
    """The cell with an apostrophe before what would start a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def to_xlsx(sheet: Sheet) -> bytes:
    """The sheet as XLSX: all cells text, headings bold and always in view, columns as wide as what they hold.

    It prints across A4 with the headings on each page. ValueError for a cell over 32,767 characters, which the format
    cannot hold.
    """
    made = io.BytesIO()
    with Workbook(made, {"in_memory": True}) as book:
        book.set_properties({"title": sheet.title, "created": _MADE})
        page = book.add_worksheet(_tab_name(sheet.title))
        text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        bold = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top", "bold": True, "bottom": 1})
        for number, row in enumerate((sheet.headings, *sheet.rows)):
            for column, cell in enumerate(row):
                if len(cell) > _LONGEST_CELL:
                    raise ValueError(f"row {number}, {sheet.headings[column]}: {len(cell)} characters are too many")
                page.write_string(number, column, cell, text if number else bold)
        for column, heading in enumerate(sheet.headings):
            page.set_column(column, column, _column_width([heading, *(row[column] for row in sheet.rows)]), text)
        page.freeze_panes(1, 0)
        page.repeat_rows(0)
        page.set_landscape()
        page.set_paper(_A4)
        page.fit_to_pages(1, 0)
    return made.getvalue()


def _tab_name(title: str) -> str:
    """A name that a tab may have: at most 31 UTF-16 units, nothing that formulas use, never "History"."""
    kept = re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", title)
    while len(kept.encode("utf-16-le", "surrogatepass")) > 62:
        kept = kept[:-1]
    kept = kept.strip().strip("'").strip()
    return kept if kept and kept.casefold() != "history" else "List"


def _column_width(cells: list[str]) -> int:
    """Wide enough for the longest line of `cells`, within reason."""
    longest = max((_shown_width(line) for cell in cells for line in cell.splitlines()), default=0)
    return min(max(longest + 2, _NARROWEST), _WIDEST)


def _shown_width(line: str) -> int:
    """The width of a line in digits; Han, kana and Hangul count double, marks not at all."""
    if line.isascii():
        return len(line)
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in line)
    return len(line) + wide - sum(unicodedata.combining(letter) > 0 for letter in line)
