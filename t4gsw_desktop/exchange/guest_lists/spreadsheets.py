"""Workbooks (XLSX, XLS, ODS) to rows of text, by content and not by name, within limits of size."""

import datetime
import io
import re
import zipfile
import zlib
from dataclasses import dataclass

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

from t4gsw_desktop.errors import Refusal

LARGEST_UNPACKED = 400_000_000  # bytes; 100,000 rows of 50 columns unpack to about 250 MB
LARGEST_SHEET = 12_000_000  # cells of the rectangle a reader has to lay out
_PASSWORD = "This workbook has a password. Open it, save a copy without the password, and choose the copy."
_DAMAGED = "This workbook is damaged and cannot be read. Open it in Excel or LibreOffice and save it again."
_TOO_LARGE = "This workbook unpacks to far more than a guest list holds, so it was not opened. Save the list as CSV."
_OTHER_ZIP = "This is a zip folder or another kind of document, not a guest list. Choose the list inside it."
_XLSX_COLUMN = re.compile(rb'r="([A-Z]{1,3})[0-9]')
_XLSX_ROW = re.compile(rb'r="[A-Z]{1,3}([0-9]{1,7})"')
_ODS_REPEAT = re.compile(
    rb'<table:table-(cell|row)\b[^>]{0,2000}number-(?:columns|rows)-repeated="([0-9]+)"([^>]{0,2000})>'
)
_CHUNK = 1 << 20
_Cell = int | float | str | bool | datetime.time | datetime.date | datetime.datetime | datetime.timedelta


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of one sheet from its row 1 on, as text; `kind` is "xlsx", "xls" or "ods".

    `sheets` are the names of all sheets of the workbook that can be seen.
    """

    kind: str
    name: str
    rows: list[list[str]]
    sheets: tuple[str, ...] = ()


def read_workbook(data: bytes, container: str, sheet: str = "", *, largest: int = LARGEST_UNPACKED) -> Sheet:
    """Return the sheet called `sheet`, else the first visible one that holds something.

    Raises Refusal for what is no readable workbook, and for a sheet that is empty.
    """
    kind = _zip_kind(data, largest) if container == "zip" else _ole_kind(data)
    try:
        return _filled_sheet(CalamineWorkbook.from_filelike(io.BytesIO(data)), kind, sheet)
    except PasswordError as trouble:
        raise Refusal(_PASSWORD) from trouble
    except (CalamineError, OSError, ValueError, OverflowError) as trouble:
        raise Refusal(_DAMAGED) from trouble
    except BaseException as trouble:
        # A panic inside the reader's Rust code reaches Python as a BaseException of a type that cannot be imported.
        if type(trouble).__name__ == "PanicException":
            raise Refusal(_DAMAGED) from trouble
        raise


def _filled_sheet(workbook: CalamineWorkbook, kind: str, wanted: str) -> Sheet:
    hidden = {meta.name for meta in workbook.sheets_metadata if meta.visible != SheetVisibleEnum.Visible}
    names = tuple(name for name in workbook.sheet_names if name not in hidden)
    for name in (wanted,) if wanted in names else names:
        sheet = workbook.get_sheet_by_name(name)
        if sheet.height and sheet.width:  # not the total ones, which are 0 for a single row or column
            return Sheet(kind, name, _rows_of(sheet), names)
    if wanted in names:
        raise Refusal(f"There is nothing on the sheet “{wanted}”. Choose another sheet.")
    raise Refusal("This workbook has no sheet with anything in it. Choose another file, or paste the names.")


def _rows_of(sheet: CalamineSheet) -> list[list[str]]:
    return [
        [cell if type(cell) is str else _cell_text(cell) for cell in row]
        for row in sheet.to_python(skip_empty_area=False)
    ]


def _cell_text(cell: _Cell) -> str:
    """The text of a typed cell: whole numbers without ".0", dates in ISO form, yes and no for ticks."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e21 else repr(cell)
    if isinstance(cell, datetime.datetime | datetime.date | datetime.time):
        return cell.isoformat(*([" "] if isinstance(cell, datetime.datetime) else []))
    return str(cell)


def _ole_kind(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Refusal(_PASSWORD)
    if "Workbook".encode("utf-16-le") not in data and "Book\0".encode("utf-16-le") not in data:
        raise Refusal("This is an Office document without a sheet. Choose a CSV or Excel file, or paste the names.")
    return "xls"


def _zip_kind(data: bytes, largest: int) -> str:
    """Tell XLSX from ODS after measuring what the file really unpacks to, since the sizes it states can lie."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            kind = _kind_by_names(names)
            _refuse_encrypted(archive, names)
            _measure(archive, kind, largest)
    except (
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        RuntimeError,
        EOFError,
        OSError,
        ValueError,
    ) as trouble:
        raise Refusal(_DAMAGED) from trouble
    return kind


def _kind_by_names(names: set[str]) -> str:
    if "xl/workbook.xml" in names or "xl/workbook.bin" in names:
        return "xlsx"
    if "content.xml" in names and "word/document.xml" not in names:
        return "ods"
    raise Refusal(_OTHER_ZIP)


def _refuse_encrypted(archive: zipfile.ZipFile, names: set[str]) -> None:
    locked = any(member.flag_bits & 1 for member in archive.infolist())
    manifest = "META-INF/manifest.xml"
    if not locked and manifest in names and archive.getinfo(manifest).file_size < _CHUNK:
        locked = b"encryption-data" in archive.read(manifest)
    if locked:
        raise Refusal(_PASSWORD)


def _measure(archive: zipfile.ZipFile, kind: str, largest: int) -> None:
    """Raise Refusal when members unpack to over `largest` bytes, stated or real, or a sheet is over LARGEST_SHEET.

    A sheet with one cell in the furthest corner is tiny on disk, yet a reader lays out the whole rectangle.
    """
    if sum(member.file_size for member in archive.infolist()) > largest:
        raise Refusal(_TOO_LARGE)
    unpacked = 0
    for member in archive.infolist():
        is_sheet = member.filename.startswith("xl/worksheets/") or (kind == "ods" and member.filename == "content.xml")
        extent = _Extent()
        member.file_size = largest + _CHUNK  # read on past the stated size, up to our own limit
        with archive.open(member) as stream:
            while chunk := stream.read(_CHUNK):
                unpacked += len(chunk)
                if is_sheet:
                    extent.widen(chunk, kind)
                if unpacked > largest or extent.cells > LARGEST_SHEET:
                    raise Refusal(_TOO_LARGE)


class _Extent:
    """The rectangle a sheet spans, gathered chunk by chunk from its XML."""

    def __init__(self) -> None:
        self._columns, self._rows, self._tail = 1, 1, b""

    @property
    def cells(self) -> int:
        """How many cells the rectangle has."""
        return self._columns * self._rows

    def widen(self, chunk: bytes, kind: str) -> None:
        """Take in one more piece of XML; the end of the last piece is kept, since a tag may be cut in two."""
        piece = self._tail + chunk
        self._tail = piece[-200:]
        if kind == "ods":
            self._widen_by_repeats(piece)
            return
        self._columns = max([self._columns, *map(_column_number, set(_XLSX_COLUMN.findall(piece)))])
        self._rows = max([self._rows, *map(int, set(_XLSX_ROW.findall(piece)))])

    def _widen_by_repeats(self, piece: bytes) -> None:
        # Empty repeats pad every sheet to its full size and cost nothing; a repeated cell with text in it does.
        for what, times, end in _ODS_REPEAT.findall(piece):
            if what == b"cell" and not end.endswith(b"/"):
                self._columns = max(self._columns, int(times))
        if self._columns > 1000:
            self._rows = 100_000


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
