"""Workbooks by content and not by name, and the ones that are refused."""

import datetime
import io
import struct
import zipfile

import openpyxl
import pytest
import xlsxwriter

from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.exchange.guest_lists.columns import recognise
from t4gsw_desktop.exchange.guest_lists.preview import preview
from t4gsw_desktop.exchange.guest_lists.reading import read_table
from t4gsw_desktop.exchange.guest_lists.spreadsheets import read_workbook

_ODS_START = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="Guests">'
)
_ODS_END = "</table:table></office:spreadsheet></office:body></office:document-content>"


def xlsx(*rows: tuple[object, ...]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def ods(rows: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", _ODS_START + rows + _ODS_END)
        manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
        archive.writestr("META-INF/manifest.xml", manifest)
    return out.getvalue()


def ods_row(*cells: str) -> str:
    inside = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in cells
    )
    return f"<table:table-row>{inside}</table:table-row>"


def biff_xls(rows: list[list[str]]) -> bytes:
    """A small true XLS: BIFF8 records in a compound file, made of the published record layouts."""

    def record(kind: int, body: bytes) -> bytes:
        return struct.pack("<HH", kind, len(body)) + body

    name = b"Guests"
    start = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0x0DBB, 0x7CC, 0, 6))
    bound = len(start) + 4 + 8 + len(name) + 4
    globals_part = start + record(0x85, struct.pack("<IBBBB", bound, 0, 0, len(name), 0) + name) + record(0x0A, b"")
    sheet = record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0x0DBB, 0x7CC, 0, 6))
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            wide = text.encode("utf-16-le")
            sheet += record(0x204, struct.pack("<HHHHB", at, column, 0, len(text), 1) + wide)
    stream = (globals_part + sheet + record(0x0A, b"")).ljust(4096, b"\x00")
    sectors = -(-len(stream) // 512)
    stream = stream.ljust(sectors * 512, b"\x00")
    chain = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, 2 + sectors), 0xFFFFFFFE]
    table = struct.pack("<128I", *chain, *[0xFFFFFFFF] * (128 - len(chain)))

    def entry(title: str, kind: int, child: int, first: int, size: int) -> bytes:
        wide = (title + "\0").encode("utf-16-le")
        body = wide.ljust(64, b"\0") + struct.pack("<HBBIII", len(wide), kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child)
        return (body + b"\0" * 36 + struct.pack("<IQ", first, size)).ljust(128, b"\0")

    folder = entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + entry("Workbook", 2, 0xFFFFFFFF, 2, len(stream))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<9I", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack("<109I", 0, *([0xFFFFFFFF] * 108))
    return head.ljust(512, b"\0") + table + folder.ljust(512, b"\0") + stream


def test_xlsx_named_csv_is_read_with_numbers_and_dates_as_text() -> None:
    data = xlsx(
        ("Name", "Order number", "Joined", "Newsletter", "Quantity"),
        ("Siân Pugh", 1001, datetime.datetime(2026, 1, 2, 3, 4), True, 2.0),
        ("Bo", 1.5, datetime.date(2026, 1, 2), False, 1),
    )
    table = read_table(data, "guests.csv")
    assert table.read_as.kind == "xlsx"
    assert table.read_as.sheet == "Sheet"
    assert table.rows[0].cells == ("Siân Pugh", "1001", "2026-01-02 03:04:00", "yes", "2")
    assert table.rows[1].cells[1:4] == ("1.5", "2026-01-02", "no")


def test_row_numbers_count_blank_rows_and_the_first_filled_visible_sheet_is_read() -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    hidden = book.add_worksheet("Old")
    hidden.write(0, 0, "Name")
    empty = book.add_worksheet("Cover")
    guests = book.add_worksheet("Guests")
    for column, heading in enumerate(("Name", "Photo?")):
        guests.write(3, column + 1, heading)
    guests.write(6, 1, "Ann")
    guests.write(6, 2, "who knows")
    empty.activate()
    empty.set_first_sheet()
    hidden.hide()
    book.close()
    table = read_table(out.getvalue(), "guests.xlsx")
    assert (table.read_as.sheet, table.read_as.headings_row) == ("Guests", 4)
    assert [problem.row for problem in preview(table, recognise(table), []).problems] == [7]


def test_a_phone_number_kept_as_a_number_is_told_as_damaged() -> None:
    table = read_table(xlsx(("Name", "Mobile"), ("Ann", 7700900123)), "guests.xlsx")
    shown = preview(table, recognise(table).with_field(1, "phone"), [])
    assert [problem.code for problem in shown.problems] == ["lost_zero"]


def test_ods_is_read_by_content() -> None:
    padding = (
        '<table:table-row table:number-rows-repeated="1048570">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    data = ods(ods_row("Name", "E-mail") + ods_row("Zoë", "zoe@x.example") + padding)
    table = read_table(data, "guests.xlsx")
    assert table.read_as.kind == "ods"
    assert table.rows[0].cells == ("Zoë", "zoe@x.example")


def test_true_xls_is_read_by_content() -> None:
    data = biff_xls([["Name", "E-mail"], ["Siân Pugh", "sian@x.example"]])
    table = read_table(data, "guests.csv")
    assert table.read_as.kind == "xls"
    assert table.rows[0].cells == ("Siân Pugh", "sian@x.example")


def test_a_workbook_with_a_password_is_told_so() -> None:
    protected = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600
    with pytest.raises(Refusal, match="password"):
        read_table(protected, "guests.xlsx")


def test_an_ods_with_a_password_is_told_so() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("content.xml", b"scrambled")
        archive.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
    with pytest.raises(Refusal, match="password"):
        read_table(out.getvalue(), "guests.ods")


@pytest.mark.parametrize("names", [("a.txt",), ("word/document.xml", "content.xml"), ()])
def test_other_zips_are_refused(names: tuple[str, ...]) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "text")
    with pytest.raises(Refusal, match="zip folder"):
        read_table(out.getvalue(), "guests.xlsx")


def test_a_cut_or_garbled_workbook_is_refused() -> None:
    whole = xlsx(("Name",), ("Ann",))
    for data in (whole[: len(whole) // 2], whole.replace(b"sheet1.xml", b"sheet9.xml"), b"PK\x03\x04" + b"x" * 500):
        with pytest.raises(Refusal):
            read_table(data, "guests.xlsx")
    with pytest.raises(Refusal):
        read_table(biff_xls([["Name"]])[:900], "guests.xls")


def test_an_empty_workbook_is_refused() -> None:
    with pytest.raises(Refusal, match="no sheet with anything"):
        read_table(xlsx(), "guests.xlsx")


def _with_sheet(xml: bytes) -> bytes:
    source, out = zipfile.ZipFile(io.BytesIO(xlsx(("Name",), ("Ann",)))), io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for member in source.namelist():
            archive.writestr(member, xml if member == "xl/worksheets/sheet1.xml" else source.read(member))
    return out.getvalue()


def test_a_zip_bomb_is_refused_by_the_size_it_states_and_by_the_size_it_has() -> None:
    honest = _with_sheet(b"<worksheet>" + b" " * 5_000_000 + b"</worksheet>")
    assert len(honest) < 50_000
    lying = honest.replace(struct.pack("<I", 5_000_023), struct.pack("<I", 1000))
    assert lying != honest
    for bomb in (honest, lying):
        with pytest.raises(Refusal, match="unpacks to far more"):
            read_workbook(bomb, "zip", largest=4_000_000)


def test_a_workbook_that_states_a_monstrous_size_is_refused_at_once() -> None:
    data = _with_sheet(b"<worksheet>" + b" " * 5_000_000 + b"</worksheet>")
    with pytest.raises(Refusal, match="unpacks to far more"):
        read_table(data.replace(struct.pack("<I", 5_000_023), struct.pack("<I", 4_000_000_000)), "guests.xlsx")


def test_a_sheet_with_one_cell_in_the_furthest_corner_is_refused() -> None:
    cell = b'<c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c>'
    start = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
    first = b'<c r="A1" t="inlineStr"><is><t>Name</t></is></c></row><row r="1048576">'
    with pytest.raises(Refusal, match="far more"):
        read_table(_with_sheet(start + first + cell + b"</row></sheetData></worksheet>"), "guests.xlsx")


def test_an_ods_that_repeats_a_filled_cell_without_end_is_refused() -> None:
    row = (
        '<table:table-row table:number-rows-repeated="1000000"><table:table-cell office:value-type="string" '
        'table:number-columns-repeated="16000"><text:p>x</text:p></table:table-cell></table:table-row>'
    )
    with pytest.raises(Refusal, match="far more"):
        read_table(ods(row), "guests.ods")


def test_any_sheet_of_a_workbook_can_be_read_by_its_name() -> None:
    book = openpyxl.Workbook()
    for name, rows in (("Rooms", [["Studio"]]), ("Guests", [["Name"], ["Ann Hill"]]), ("Empty", [])):
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    first = read_table(out.getvalue(), "book.xlsx")
    assert (first.read_as.sheet, first.read_as.sheets) == ("Rooms", ("Sheet", "Rooms", "Guests", "Empty"))
    guests = read_table(out.getvalue(), "book.xlsx", "Guests")
    assert [row.cells for row in guests.rows] == [("Ann Hill",)]
    with pytest.raises(Refusal, match="nothing on the sheet “Empty”"):
        read_table(out.getvalue(), "book.xlsx", "Empty")
