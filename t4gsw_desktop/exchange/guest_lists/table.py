"""A guest list as a table of text: what was read, from where, and what looked odd; nothing is interpreted here."""

import re
import unicodedata
from dataclasses import dataclass

_SPACES = re.compile("[\t\x0b\x0c\x85\xa0\u2007\u2028\u2029\u202f]")
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
_LONE_HALVES = re.compile("[\ud800-\udfff]")
_PROTECTED = re.compile(r"'(?=[=+\-@|%\t])|=\"|\\\|")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list. `number` is the row number a person sees when the file is open in their spreadsheet."""

    number: int
    cells: tuple[str, ...]

    def cell(self, index: int) -> str:
        """The text in column `index` (from 0); "" where the row is too short."""
        return self.cells[index] if index < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Oddity:
    """Something about one row that was noticed while reading; `code` is a key of `sentences.PROBLEMS`."""

    row: int
    code: str
    cell: str = ""


@dataclass(frozen=True, slots=True)
class ReadAs:
    """How the file was understood: `kind` is "text", "xlsx", "xls", "ods" or "pasted"; blank where it does not apply.

    `headings_row` is the row the headings were found in, 0 when the list has none. `sheets` are all sheets to choose
    from.
    """

    kind: str
    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    headings_row: int = 0
    sheets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Headings and rows, every cell as text. Blank lines are gone, row numbers are kept, rows may be ragged.

    `remarks` are keys of `sentences.REMARKS`: what to say once about how the whole list was read.
    """

    name: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    read_as: ReadAs
    oddities: tuple[Oddity, ...] = ()
    remarks: tuple[str, ...] = ()


def tidy_text(text: str) -> str:
    """Return `text` in NFC with odd spaces made plain, unseen marks and NUL dropped; line ends and tabs stay."""
    if not text.isascii():
        text = _LONE_HALVES.sub("\ufffd", text)
        if not unicodedata.is_normalized("NFC", text):
            text = unicodedata.normalize("NFC", text)
        text = re.sub("[\x85\xa0\u2007\u2028\u2029\u202f]", " ", text)
    return _UNSEEN.sub("", text)


def tidy_cells(cells: list[str]) -> tuple[str, ...]:
    """Trim cells of tidied text and undo the marks that guard spreadsheets against formulas."""
    trimmed = [cell.strip() for cell in cells]
    if any(_PROTECTED.search(cell) for cell in trimmed if "'" in cell or "=" in cell or "\\" in cell):
        trimmed = [_without_protection(cell) for cell in trimmed]
    return tuple(_SPACES.sub(" ", cell) if "\t" in cell else cell for cell in trimmed)


def _without_protection(cell: str) -> str:
    """Undo `'+44`, `="0770"` and `\\|` (the defusedcsv and OWASP ways); a plain leading apostrophe stays."""
    if len(cell) > 3 and cell.startswith('="') and cell.endswith('"'):
        cell = cell[2:-1]
    elif cell.startswith("'") and _PROTECTED.match(cell):
        cell = cell[1:]
    return cell.replace("\\|", "|")
