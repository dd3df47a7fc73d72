"""The way in for files: bytes of a guest list to a table of text, or one sentence saying why not."""

from t4gsw_desktop.exchange.guest_lists.containers import container_of, refuse_foreign_text
from t4gsw_desktop.exchange.guest_lists.encodings import decode_text
from t4gsw_desktop.exchange.guest_lists.headings import build_table
from t4gsw_desktop.exchange.guest_lists.layouts import looks_like_names
from t4gsw_desktop.exchange.guest_lists.pasted import read_pasted_names
from t4gsw_desktop.exchange.guest_lists.separated import SEPARATORS, split_records
from t4gsw_desktop.exchange.guest_lists.spreadsheets import read_workbook
from t4gsw_desktop.exchange.guest_lists.table import ReadAs, Table, tidy_cells, tidy_text


def read_table(data: bytes, name: str, sheet: str = "") -> Table:
    """Return the table in `data`, whatever its file `name` says it is; the name is only carried along.

    Of a workbook it is the sheet called `sheet`, else the first with something in it. Every cell stays text, row
    numbers are those a spreadsheet shows. Raises Refusal, with one sentence for people, for what holds no guest list:
    an empty file, a PDF, a picture, a web page, an archive, a workbook with a password.
    """
    container = container_of(data)
    if container == "text":
        return _read_text(data, name)
    found = read_workbook(data, container, sheet)
    records = [
        tidy_cells([cell if cell.isascii() and cell.isprintable() else tidy_text(cell) for cell in row])
        for row in found.rows
    ]
    return build_table(name, records, ReadAs(found.kind, sheet=found.name, sheets=found.sheets), ())


def _read_text(data: bytes, name: str) -> Table:
    decoded, encoding = decode_text(data)
    refuse_foreign_text(decoded)
    text = tidy_text(decoded)
    if looks_like_names(text):
        return read_pasted_names(text, name, ReadAs("text", encoding))
    found = split_records(text)
    records = [tidy_cells(record) for record in found.cells]
    return build_table(name, records, ReadAs("text", encoding, SEPARATORS[found.separator]), found.oddities)
