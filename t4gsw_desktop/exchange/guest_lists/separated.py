"""Text with separators to records: the separator is found, and a quotation mark astray costs its own row only."""

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from t4gsw_desktop.exchange.guest_lists.table import Oddity

SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
_SAMPLE_LINES = 200
_SAMPLE_LETTERS = 64_000
_LONGEST_KEPT = 10_000  # letters of a cell that is too long for the reader
_LARGEST_LIMIT = 2**31 - 1  # what every platform takes as the limit of a cell
_END = "\x01end\x01"  # tidied text cannot hold it


@dataclass(frozen=True, slots=True)
class Records:
    """Every record of the text in order, blank ones as []; record 0 is row 1 of a spreadsheet."""

    cells: list[list[str]]
    separator: str
    oddities: list[Oddity]


def split_records(text: str) -> Records:
    """Split tidied `text`. A first line `sep=;` names the separator and is no row, as spreadsheets have it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    separator = _stated_separator(lines[0])
    if separator:
        lines = lines[1:]
    else:
        separator = find_separator(lines)
    return _read_lines(lines, separator)


def _stated_separator(line: str) -> str:
    stated = line.strip(" \"'") if line.strip() else ""
    if len(stated) in (4, 5) and stated.lower().startswith("sep=") and stated[4:5] in SEPARATORS:
        return stated[4]
    return "\t" if line.lower().startswith("sep=\t") else ""


def find_separator(lines: list[str]) -> str:
    """The separator that cuts most rows into the same number of cells, quoted text apart; comma when none does."""
    sample, letters = [], 0
    for line in lines[:_SAMPLE_LINES]:
        letters += len(line)
        sample.append(line + "\n")
        if letters > _SAMPLE_LETTERS:
            break
    best, best_score = ",", 0.0
    for separator in SEPARATORS:
        score = _evenness(sample, separator)
        if score > best_score:
            best, best_score = separator, score
    return best


def _evenness(sample: list[str], separator: str) -> float:
    """The share of rows with the commonest width, higher for wider rows; 0 when the commonest width is one cell."""
    try:
        widths = [len(record) for record in csv.reader(sample, delimiter=separator) if record]
    except csv.Error:
        widths = [line.count(separator) + 1 for line in sample if line.strip()]
    if not widths:
        return 0.0
    width, rows = max(Counter(widths).items(), key=lambda item: (item[1], item[0]))
    return 0.0 if width < 2 else rows / len(widths) * (1 - 1 / width)


def _read_lines(lines: list[str], separator: str) -> Records:
    """Read strictly; where that stops at a quotation mark out of place, read that one line alone and go on after it."""
    records: list[list[str]] = []
    oddities: list[Oddity] = []
    start = 0
    while start < len(lines):
        begun = start
        reader = csv.reader(_with_ends(lines, start), delimiter=separator, strict=True)
        try:
            for record in reader:
                records.append(record)
                begun = start + reader.line_num
        except csv.Error:
            long_record = _read_long(lines, begun, separator)
            records.append(long_record[0] if long_record else _read_damaged(lines[begun], separator))
            oddities.append(Oddity(len(records), "long_cell" if long_record else "stray_quote"))
            begun += long_record[1] if long_record else 1
        start = begun
    return Records(records, separator, oddities)


def _read_long(lines: list[str], start: int, separator: str) -> tuple[list[str], int] | None:
    """The record at `start` with its long cells cut, and how many lines it takes; None if it is not a whole record.

    A cell over the reader's own limit stops it like a stray quotation mark does, so here the limit is lifted for one
    record and then put back.
    """
    limit = csv.field_size_limit(_LARGEST_LIMIT)
    try:
        reader = csv.reader(_with_ends(lines, start), delimiter=separator, strict=True)
        record = next(reader)
    except csv.Error:
        return None
    finally:
        csv.field_size_limit(limit)
    return [cell[:_LONGEST_KEPT] for cell in record], reader.line_num


def _with_ends(lines: list[str], start: int) -> Iterator[str]:
    for index in range(start, len(lines)):
        yield lines[index] + "\n"


def _read_damaged(line: str, separator: str) -> list[str]:
    """One line whose quotation marks do not pair: leniently if every quote closes, else cut at every separator."""
    try:
        records = list(csv.reader([line + "\n", _END], delimiter=separator))
    except csv.Error:
        records = []
    if len(records) == 2 and records[1] == [_END]:
        return records[0]
    return [cell.strip().strip('"') for cell in line.split(separator)]
