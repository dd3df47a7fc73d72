"""Names typed or pasted into a box: addresses from a mail, one name a line, bulleted lists, cells of a spreadsheet."""

import re

from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.exchange.guest_lists.headings import build_table
from t4gsw_desktop.exchange.guest_lists.separated import SEPARATORS, split_records
from t4gsw_desktop.exchange.guest_lists.synonyms import is_known_heading
from t4gsw_desktop.exchange.guest_lists.table import ReadAs, Row, Table, tidy_cells, tidy_text

_BULLET = re.compile(r"^\s*(?:[-*•·–—▪◦‣●]|\(?\d{1,4}[.)]|\[[ xX✓]?\])\s+")
_ANGLED = re.compile(r'^\s*"?([^"<>]*?)"?\s*<\s*(?:mailto:)?([^<>\s]+)\s*>\s*$')
_TRAILING = re.compile(r"^(.*?)[\s,:(–-]+(?:mailto:)?([^\s@<>(),;]+@[^\s@<>(),;]+\.[^\s@<>(),;]+)\)?$")
_BARE = re.compile(r"^(?:mailto:)?([^\s@<>(),;]+@[^\s@<>(),;]+)$")
_DASH = re.compile(r"\s+[–—-]\s+")
_SAMPLE_LETTERS = 50_000  # enough of a text to tell what kind of list it is
_LONGEST_ENTRY = 1000  # letters; nobody's name and address is longer, and patterns over long text are slow
_AFTER_ADDRESS = re.compile(r"(?<=>)\s*,\s*")


def read_pasted(text: str) -> Table:
    """Return the table of pasted `text`; raises Refusal when there is nothing in it.

    Understood: `Name <email>; Name <email>`, one name a line (bulleted or numbered too), `Name, email`, `Name - group`
    when most lines are so, and cells copied from a spreadsheet. Row numbers count lines, or entries where a line
    holds several.
    """
    tidied = tidy_text(text)
    if not tidied.strip():
        raise Refusal("There is nothing here yet. Paste names, one a line, or choose a file.")
    if looks_like_cells(tidied):
        found = split_records(tidied)
        records = [tidy_cells(record) for record in found.cells]
        return build_table("", records, ReadAs("pasted", separator=SEPARATORS[found.separator]), found.oddities)
    return read_pasted_names(tidied, "", ReadAs("pasted"))


def looks_like_cells(text: str) -> bool:
    """True for text copied from a spreadsheet (tabs between cells) or with a line of headings we know at its top."""
    lines = [line for line in text[:_SAMPLE_LETTERS].splitlines() if line.strip()]
    tabbed = sum(1 for line in lines if "\t" in line.strip())
    if tabbed * 2 > len(lines):
        return True
    if not lines:
        return False
    return any(_known_cells(lines[0], separator) > 1 for separator in SEPARATORS) or is_known_heading(lines[0])


def looks_like_names(text: str) -> bool:
    """True for the text of a file that is a plain list of names or addresses rather than columns."""
    lines = [line for line in text[:_SAMPLE_LETTERS].splitlines() if line.strip()]
    if not lines or looks_like_cells("\n".join(lines)):
        return False
    pieces = [piece for line in lines for piece in _entries_of(line)]
    angled = sum(1 for piece in pieces if len(piece) <= _LONGEST_ENTRY and _ANGLED.match(piece))
    single = all(line.count(mark) == 0 for line in lines for mark in ",;\t|")
    return angled * 2 > len(pieces) or (single and '"' not in text)


def _known_cells(line: str, separator: str) -> int:
    return sum(1 for cell in line[:_SAMPLE_LETTERS].split(separator) if is_known_heading(cell.strip(' "')))


def read_pasted_names(text: str, name: str, read_as: ReadAs) -> Table:
    """Return a table of names, addresses and groups from tidied `text` without columns."""
    per_line = [_entries_of(line) for line in text.splitlines()]
    several = any(len(entries) > 1 for entries in per_line)
    numbered = [(number, entry) for number, entries in enumerate(per_line, 1) for entry in entries]
    if several:
        numbered = [(count, entry) for count, (_, entry) in enumerate(numbered, 1)]
    pairs = [(number, *_name_and_email(entry)) for number, entry in numbered]
    dashed = sum(1 for _, who, _ in pairs if len(_DASH.split(who)) == 2)
    with_groups = dashed * 2 > len(pairs)
    rows = tuple(Row(number, _cells(who, email, with_groups)) for number, who, email in pairs)
    if rows and is_known_heading(rows[0].cells[0]) and not rows[0].cells[1]:
        rows = rows[1:]
    if not rows:
        raise Refusal("There is nothing in this list. Choose another file, or paste the names.")
    return Table(name, ("Name", "E-mail", "Organisation"), rows, read_as)


def _cells(who: str, email: str, with_groups: bool) -> tuple[str, ...]:
    parts = _DASH.split(who)
    if with_groups and len(parts) == 2:
        return parts[0], email, parts[1]
    return who, email, ""


def _entries_of(line: str) -> list[str]:
    """The people on one line: a semicolon always parts them, a comma only right after an address in brackets."""
    bare = _BULLET.sub("", line)
    pieces = [piece for part in bare.split(";") for piece in _AFTER_ADDRESS.split(part)]
    return [" ".join(piece.split()) for raw in pieces if (piece := raw.strip(" ,\t"))]


def _name_and_email(entry: str) -> tuple[str, str]:
    if "@" not in entry or len(entry) > _LONGEST_ENTRY:
        return entry, ""
    for pattern in (_ANGLED, _TRAILING):
        found = pattern.match(entry)
        if found:
            return found[1].strip(" ,\"'"), found[2]
    bare = _BARE.match(entry)
    return ("", bare[1]) if bare else (entry, "")
