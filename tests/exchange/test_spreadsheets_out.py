"""What leaves as a spreadsheet comes back as it was, and nothing in it runs."""

import csv
import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from t4gsw_desktop.exchange.spreadsheets_out import Sheet, to_csv, to_xlsx

GUESTS = Sheet(
    title="Guests",
    headings=("Name", "Phone", "What would help?"),
    rows=(
        ("Zoë Brontë", "+44 7700 900123", "step-free route"),
        ("林小雨", "", "She said: “quiet, please”,\nnear the door"),
        ("=HYPERLINK(1)", "@home", "-1"),
    ),
)
# What XML and therefore XLSX can carry; a return is a line end there.
CELLS = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), max_size=12)


def read_csv(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def read_xlsx(data: bytes) -> openpyxl.worksheet.worksheet.Worksheet:
    return openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]


def texts(page: openpyxl.worksheet.worksheet.Worksheet) -> list[tuple[str, ...]]:
    return [tuple(cell.value or "" for cell in row) for row in page.iter_rows()]


def test_csv_opens_in_excel_with_the_right_letters_and_line_ends() -> None:
    data = to_csv(GUESTS)
    assert data.startswith(b"\xef\xbb\xbfName,Phone,What would help?\r\n")
    assert "林小雨" in data.decode("utf-8-sig")
    assert data.endswith(b"\r\n")


@pytest.mark.parametrize("cell", ["=1+1", "+44 117", "-1", "@home", "\tx", "\rx", "'=1+1", "''@x"])
def test_csv_guards_what_would_start_a_formula_and_loses_nothing(cell: str) -> None:
    ((_,), (guarded,)) = read_csv(to_csv(Sheet("t", ("h",), ((cell,),))))
    assert guarded == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "'", "'Tis", "a=b", "1-2", "O'Shea", " =1"])
def test_csv_leaves_other_text_alone(cell: str) -> None:
    assert read_csv(to_csv(Sheet("t", ("h", "i"), ((cell, "x"),))))[1] == [cell, "x"]


def test_csv_guards_headings_too() -> None:
    assert read_csv(to_csv(Sheet("t", ("=h",), ())))[0] == ["'=h"]


def test_plain_csv_is_the_text_itself() -> None:
    data = to_csv(GUESTS, plain=True)
    assert data.startswith(b"Name,")
    assert [tuple(row) for row in read_csv(data)] == [GUESTS.headings, *GUESTS.rows]


@given(st.lists(st.tuples(CELLS, CELLS), max_size=6))
def test_plain_csv_comes_back_as_it_was(rows: list[tuple[str, str]]) -> None:
    sheet = Sheet("t", ("a", "b"), tuple(rows))
    assert [tuple(row) for row in read_csv(to_csv(sheet, plain=True))] == [sheet.headings, *rows]


@given(st.lists(st.tuples(CELLS, CELLS), max_size=6))
def test_guarded_csv_comes_back_by_taking_one_apostrophe_off(rows: list[tuple[str, str]]) -> None:
    read = read_csv(to_csv(Sheet("t", ("a", "b"), tuple(rows))))[1:]
    starts = ("=", "+", "-", "@")
    assert not any(cell.startswith(starts) for row in read for cell in row)
    undone = [tuple(c[1:] if c[:1] == "'" and c.lstrip("'").startswith(starts) else c for c in row) for row in read]
    assert undone == rows


def test_xlsx_holds_text_only_with_headings_in_view() -> None:
    page = read_xlsx(to_xlsx(GUESTS))
    assert texts(page) == [GUESTS.headings, *GUESTS.rows]
    assert {cell.data_type for row in page.iter_rows() for cell in row if cell.value} == {"s"}
    assert page.freeze_panes == "A2"
    assert page.print_title_rows == "$1:$1"
    assert page["A1"].font.bold


def test_xlsx_columns_are_as_wide_as_what_they_hold_within_reason() -> None:
    rows = (("Jo", "x" * 300, "two\nlines, the second longer", "林小雨林小雨"),)
    page = read_xlsx(to_xlsx(Sheet("t", ("A", "B", "C", "D"), rows)))
    widths = [round(page.column_dimensions[letter].width) for letter in "ABCD"]
    assert widths == [7, 61, 27, 15]  # the file adds the cell's margin of about 0.7


@pytest.mark.parametrize(
    ("title", "tab"),
    [
        ("Guests", "Guests"),
        ("Thursday 21/1: who [comes]?", "Thursday 21 1  who  comes"),
        ("", "List"),
        ("history", "List"),
        ("'Tis", "Tis"),
        ("x" * 40, "x" * 31),
        ("😀" * 20, "😀" * 15),
    ],
)
def test_xlsx_tab_has_a_name_that_spreadsheets_accept(title: str, tab: str) -> None:
    assert read_xlsx(to_xlsx(Sheet(title, ("h",), ()))).title == tab


@given(st.lists(st.tuples(CELLS, CELLS), max_size=4))
def test_xlsx_comes_back_as_it_was(rows: list[tuple[str, str]]) -> None:
    assert texts(read_xlsx(to_xlsx(Sheet("t", ("a", "b"), tuple(rows))))) == [("a", "b"), *rows]


@pytest.mark.parametrize("make", [to_csv, to_xlsx])
def test_same_sheet_gives_the_same_file(make) -> None:  # type: ignore[no-untyped-def]
    assert make(GUESTS) == make(GUESTS)


def test_ten_thousand_rows_all_arrive() -> None:
    sheet = Sheet("Many", ("Name", "Number"), tuple((f"Guest {n}", str(n)) for n in range(10_000)))
    assert len(read_csv(to_csv(sheet))) == 10_001
    assert read_xlsx(to_xlsx(sheet)).max_row == 10_001


def test_sheet_with_a_ragged_row_is_refused() -> None:
    with pytest.raises(ValueError, match="row 2 has 1 cells for 2 headings"):
        Sheet("t", ("a", "b"), (("1", "2"), ("3",)))


def test_cell_too_long_for_the_format_is_refused_rather_than_cut() -> None:
    with pytest.raises(ValueError, match="32768 characters"):
        to_xlsx(Sheet("t", ("a",), (("x" * 32_768,),)))
