"""How a text is laid out: cells in columns, or simply names, one a line or as a mail program lists them."""

from t4gsw_desktop.exchange.guest_lists.entries import entries_of, is_angled
from t4gsw_desktop.exchange.guest_lists.names import looks_like_name
from t4gsw_desktop.exchange.guest_lists.separated import SEPARATORS
from t4gsw_desktop.exchange.guest_lists.synonyms import is_known_heading

_SAMPLE_LETTERS = 50_000  # enough of a text to tell what kind of list it is
_TITLE_LINES = 25


def looks_like_cells(text: str) -> bool:
    """True for text copied from a spreadsheet (tabs between cells) or with a line of headings we know at its top."""
    lines = _filled_lines(text)
    tabbed = sum(1 for line in lines if "\t" in line.strip())
    if tabbed * 2 > len(lines):
        return True
    if not lines or lines[0].rstrip().endswith(":"):
        return False
    return _has_headings(lines[0]) or is_known_heading(lines[0])


def looks_like_names(text: str) -> bool:
    """True for the text of a file that is a plain list of names or addresses rather than columns."""
    lines = _filled_lines(text)
    if not lines or looks_like_cells("\n".join(lines)):
        return False
    pieces = [piece for line in lines for piece in entries_of(line)]
    angled = sum(map(is_angled, pieces))
    plain = sum(1 for line in lines if not any(mark in line for mark in SEPARATORS))
    quotes_pair = all(line.count('"') % 2 == 0 for line in lines)  # else a cell runs over several lines
    if angled * 2 > len(pieces) or (plain == len(lines) and '"' not in text) or is_surname_first(lines):
        return True
    headed = any(map(_has_headings, lines[:_TITLE_LINES]))
    return angled > 0 and plain * 2 >= len(lines) and quotes_pair and not headed


def is_surname_first(lines: list[str]) -> bool:
    """True when every line is a name with one comma in it ("Smith, John"), most with one word before the comma."""
    pairs = [line.split(",") for line in lines]
    if not all(len(pair) == 2 and all(looks_like_name(part.strip()) for part in pair) for pair in pairs):
        return False
    return 2 * sum(1 for surname, _ in pairs if len(surname.split()) == 1) > len(pairs) > 0


def _filled_lines(text: str) -> list[str]:
    return [line for line in text[:_SAMPLE_LETTERS].splitlines() if line.strip()]


def _has_headings(line: str) -> bool:
    """True when the line holds at least two headings we know."""
    cells = (line[:_SAMPLE_LETTERS].split(separator) for separator in SEPARATORS)
    return any(sum(1 for cell in row if is_known_heading(cell.strip(' "'))) > 1 for row in cells)
