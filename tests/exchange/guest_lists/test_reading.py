"""Text files as they really arrive: encodings, separators, quotes, odd rows, and what is no list at all."""

import pytest

from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.exchange.guest_lists.columns import recognise
from t4gsw_desktop.exchange.guest_lists.preview import preview
from t4gsw_desktop.exchange.guest_lists.reading import read_table
from t4gsw_desktop.exchange.guest_lists.table import Table

PEOPLE = "Name,E-mail\nSiân Pugh,sian@levels.example\nŁukasz Żak,lukasz@moor.example\n"


def cells(table: Table) -> list[tuple[int, tuple[str, ...]]]:
    return [(row.number, row.cells) for row in table.rows]


@pytest.mark.parametrize(
    ("codec", "mark", "label"),
    [
        ("utf-8", "", "UTF-8"),
        ("utf-8", "\ufeff", "UTF-8"),
        ("utf-16-le", "\ufeff", "UTF-16"),
        ("utf-16-be", "\ufeff", "UTF-16"),
        ("utf-16-le", "", "UTF-16"),
        ("utf-16-be", "", "UTF-16"),
        ("utf-32-le", "\ufeff", "UTF-32"),
    ],
)
def test_encodings_give_the_same_names(codec: str, mark: str, label: str) -> None:
    table = read_table((mark + PEOPLE).encode(codec), "a.csv")
    assert table.headings == ("Name", "E-mail")
    assert [row.cells[0] for row in table.rows] == ["Siân Pugh", "Łukasz Żak"]
    assert table.read_as.encoding == label


def test_windows_1252_is_the_last_resort() -> None:
    table = read_table("Name\nSiân “Shan” Pugh\nJosé\n".encode("cp1252"), "a.csv")
    assert [row.cells[0] for row in table.rows] == ["Siân “Shan” Pugh", "José"]
    assert table.read_as.encoding == "Windows-1252"


def test_a_few_foreign_bytes_do_not_spoil_utf_8() -> None:
    data = "Name\nSiân\nŁukasz\nZoë\n".encode() + "José\n".encode("cp1252")
    assert [row.cells[0] for row in read_table(data, "a.csv").rows] == ["Siân", "Łukasz", "Zoë", "José"]


def test_utf_16_without_a_mark_of_a_list_in_chinese_is_told_by_its_separators() -> None:
    text = "Name,Email\n" + "".join(f"王小明,w{n}@x.example\n" for n in range(20))
    assert read_table(text.encode("utf-16-be"), "a.csv").rows[0].cells[0] == "王小明"


@pytest.mark.parametrize(("mark", "label"), [(",", "comma"), (";", "semicolon"), ("\t", "tab"), ("|", "bar")])
def test_separators_are_found_beside_quoted_others(mark: str, label: str) -> None:
    text = (
        f'Name{mark}Notes{mark}Email\n"Pugh; Siân"{mark}"a, b | c"{mark}s@x.example\nBo{mark}"d, e; f"{mark}b@x.example'
    )
    table = read_table(text.encode(), "a.csv")
    assert table.read_as.separator == label
    assert table.rows[0].cells == ("Pugh; Siân", "a, b | c", "s@x.example")


def test_sep_line_names_the_separator_and_is_no_row() -> None:
    table = read_table(b"sep=;\r\nName;Notes\r\nAnn;a,b,c\r\nBo;d,e,f\r\n", "a.csv")
    assert cells(table) == [(2, ("Ann", "a,b,c")), (3, ("Bo", "d,e,f"))]
    assert table.read_as.headings_row == 1


def test_line_ends_of_old_macs_and_mixed_ones_part_rows() -> None:
    assert len(read_table(b"Name,Email\rAnn,a@x.example\rBo,b@x.example\r", "a.csv").rows) == 2
    assert len(read_table(b"Name,Email\rAnn,a@x.example\r\nBo,b@x.example\nCy,\r", "a.csv").rows) == 3


def test_quoted_line_ends_and_doubled_quotes_stay_in_their_cell() -> None:
    table = read_table(b'Name,Notes\n"Ann ""Annie"" Hill","one\ntwo"\nBo,three\n', "a.csv")
    assert cells(table) == [(2, ('Ann "Annie" Hill', "one\ntwo")), (3, ("Bo", "three"))]


def test_unclosed_quote_costs_no_other_row() -> None:
    table = read_table(
        b'Name,Notes,Email\nAnn,"the best,a@x.example\nBo,fine,b@x.example\nCy,ok,c@x.example\n', "a.csv"
    )
    assert [row.cells for row in table.rows] == [
        ("Ann", "the best", "a@x.example"),
        ("Bo", "fine", "b@x.example"),
        ("Cy", "ok", "c@x.example"),
    ]
    assert [(odd.row, odd.code) for odd in table.oddities] == [(2, "stray_quote")]


def test_unclosed_quote_before_a_quoted_cell_does_not_swallow_a_row() -> None:
    table = read_table(b'Name,Notes\nAnn,"the best\nBo,"quiet"\nCy,ok\n', "a.csv")
    assert [row.cells[0] for row in table.rows] == ["Ann", "Bo", "Cy"]


def test_text_after_a_closing_quote_is_kept() -> None:
    table = read_table(b'Name,Email\n"Hill, Ann" (host),a@x.example\nBo,b@x.example\n', "a.csv")
    assert table.rows[0].cells == ("Hill, Ann (host)", "a@x.example")


def test_ragged_rows_are_kept_and_only_filled_extra_cells_are_told() -> None:
    table = read_table(b"Name,Email,Notes\nAnn\nBo,b@x.example,hello,there\nCy,c@x.example,,,,\n", "a.csv")
    assert [row.number for row in table.rows] == [2, 3, 4]
    assert [(odd.row, odd.code, odd.cell) for odd in table.oddities] == [(3, "too_many_cells", "there")]
    assert table.rows[0].cell(2) == ""


def test_nul_bytes_odd_spaces_and_unseen_marks_vanish() -> None:
    data = "\ufeffFull\u00a0name ,E\u2011mail\nAnn\x00 Hill\u00a0,\u200ba@x.example\n".encode()
    table = read_table(data, "a.csv")
    assert table.headings[0] == "Full name"
    assert table.rows[0].cells == ("Ann Hill", "a@x.example")
    assert [column.field for column in recognise(table).columns] == ["full_name", "email"]


def test_names_come_out_in_nfc_with_their_case() -> None:
    table = read_table("Name\nZoe\u0308 van DER Meer\n".encode(), "a.csv")
    assert table.rows[0].cells == ("Zoë van DER Meer",)


def test_repeated_and_blank_headings_are_told_apart_by_position() -> None:
    table = read_table(b"Name,Notes,,Notes\nAnn,a,b,c\nBo,d,e,f\n", "a.csv")
    assert table.headings == ("Name", "Notes", "", "Notes")
    mapping = recognise(table)
    assert mapping.indices("notes") == (1, 3)
    assert mapping.columns[2].why.startswith("This column has no heading")


def test_title_lines_and_blank_lines_above_the_headings_are_passed_and_row_numbers_kept() -> None:
    data = b"Spring surgery\n\nPrinted on 1 May,,\n\nName,Email,Photo?\n\nAnn,a@x.example,perhaps\n"
    table = read_table(data, "a.csv")
    assert table.read_as.headings_row == 5
    shown = preview(table, recognise(table), [])
    assert [problem.row for problem in shown.problems] == [7]


def test_totals_and_headings_repeated_below_are_no_people() -> None:
    data = b"Name,Tickets\nAnn Total,1\nBo,1\nName,Tickets\nCy,1\nTOTAL,3\n,\nGrand total:,3\n"
    table = read_table(data, "a.csv")
    shown = preview(table, recognise(table), [])
    assert [line.full_name for line in shown.people] == ["Ann Total", "Bo", "Cy"]
    assert [(row.row, row.code) for row in shown.skipped] == [(4, "headings"), (6, "total"), (8, "total")]


def test_a_list_of_names_without_a_heading_is_a_list_of_names() -> None:
    for text in ("Ann Hill\nBo\n\nSiân Pugh\n", "Names\nAnn Hill\nBo\n\nSiân Pugh\n"):
        table = read_table(text.encode(), "a.txt")
        shown = preview(table, recognise(table), [])
        assert [line.full_name for line in shown.people] == ["Ann Hill", "Bo", "Siân Pugh"]


def test_columns_without_headings_are_told_by_their_contents() -> None:
    table = read_table(b"1,a@x.example,Ann Hill,Volunteer\n2,b@x.example,Bo Lee,Volunteer\n", "a.csv")
    assert table.read_as.headings_row == 0
    shown = preview(table, recognise(table), [])
    assert [(line.full_name, line.values["email"]) for line in shown.people] == [
        ("Ann Hill", "a@x.example"),
        ("Bo Lee", "b@x.example"),
    ]
    assert any("no headings" in remark for remark in shown.remarks)


def test_a_data_row_that_holds_a_known_word_is_not_taken_for_headings() -> None:
    table = read_table(b"Ann Hill,Volunteer\nBo Lee,Guest\nCy Day,Volunteer\nDi Orr,Guest\n", "a.csv")
    assert table.read_as.headings_row == 0
    assert len(table.rows) == 4


def test_formula_protection_is_undone_and_plain_apostrophes_stay() -> None:
    data = b"Name,Phone,Company,Notes\n'=Ann,'+44 7700 900123,'@home,a\\|b\n't Hooft,=\"0770\",-,x\n"
    table = read_table(data, "a.csv")
    assert table.rows[0].cells == ("=Ann", "+44 7700 900123", "@home", "a|b")
    assert table.rows[1].cells[:2] == ("'t Hooft", "0770")


def test_what_a_spreadsheet_broke_is_told_and_not_repaired() -> None:
    data = b"Name,Mobile,Order number\nAnn,7.70E+09,1234567890123450000\nBo,7700900123,77\nCy,07700 900123,78\n"
    table = read_table(data, "a.csv")
    mapping = recognise(table).with_field(1, "phone")
    shown = preview(table, mapping, [])
    assert [(problem.row, problem.code) for problem in shown.problems] == [
        (2, "scientific"),
        (2, "rounded"),
        (3, "lost_zero"),
    ]
    assert [line.values["phone"] for line in shown.people] == ["7.70E+09", "7700900123", "07700 900123"]
    assert [line.order_ref for line in shown.people] == ["", "77", "78"]


def test_letters_broken_before_the_file_reached_us_are_told() -> None:
    table = read_table("Name\nSiân\n".encode().decode("cp1252").encode(), "a.csv")
    shown = preview(table, recognise(table), [])
    assert [problem.code for problem in shown.problems] == ["broken_letters"]
    assert len(shown.people) == 1


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n123", "picture"),
        (b"\xff\xd8\xff\xe0abc", "picture"),
        (b"\x1f\x8b\x08abc", "packed"),
        (b"{\\rtf1 hello}", "word-processor"),
        (b"<html><table><tr><td>Name</td></tr></table></html>", "web page"),
        (b"\xef\xbb\xbf\n<!DOCTYPE html><html>", "web page"),
        (b"<?xml version='1.0'?><Workbook/>", "web page"),
        (b"BEGIN:VCARD\nFN:Ann\nEND:VCARD\n", "address book"),
        (bytes(range(1, 32)) * 20, "no text"),
        (b",,,\n,,\n,,,", "nothing"),
        (b"SQLite format 3\x00abc", "database"),
    ],
)
def test_what_is_no_list_is_refused_in_one_sentence(data: bytes, word: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_table(data, "guests.xls")
    assert word in refused.value.sentence
    assert refused.value.sentence.endswith(".")


def test_a_list_without_a_column_of_names_is_refused_with_what_to_do() -> None:
    table = read_table(b"Colour,Shape\nred,round\nblue,square\n", "a.csv")
    with pytest.raises(Refusal, match="Name one column Name in its first row, then try again"):
        preview(table, recognise(table), [])
    shown = preview(table, recognise(table).with_field(0, "full_name"), [])
    assert [line.full_name for line in shown.people] == ["red", "blue"]


def test_ten_thousand_rows_with_a_stray_quote_each_are_all_kept() -> None:
    data = b"Name,Notes,Email\n" + b"".join(b'P%d,"x""y,p%d@x.example\n' % (n, n) for n in range(10_000))
    assert len(read_table(data, "a.csv").rows) == 10_000


@pytest.mark.parametrize("quote", ['"', ""])
def test_a_cell_that_is_too_long_is_told_as_that_and_costs_nothing_else(quote: str) -> None:
    cell = ("x" * 1000 + ("\n" if quote else " ")) * 2000
    table = read_table(f"Name,Notes,Email\nAnn,{quote}{cell}{quote},a@x.example\nBo,,b@x.example\n".encode(), "a.csv")
    assert [(odd.row, odd.code) for odd in table.oddities] == [(2, "long_cell")]
    assert [(row.number, row.cells[0], row.cells[2]) for row in table.rows] == [
        (2, "Ann", "a@x.example"),
        (3, "Bo", "b@x.example"),
    ]
    assert 0 < len(table.rows[0].cells[1]) <= 10_000


def test_a_quotation_mark_that_never_closes_in_a_long_list_costs_its_own_row_only() -> None:
    rest = "".join(f"P{number},,p{number}@x.example\n" for number in range(20_000))
    table = read_table(f'Name,Notes,Email\nAnn,"x,a@x.example\n{rest}'.encode(), "a.csv")
    assert [(odd.row, odd.code) for odd in table.oddities] == [(2, "stray_quote")]
    assert len(table.rows) == 20_001


def test_cells_without_headings_are_people_when_the_first_column_looks_like_names() -> None:
    for text in ("Wibowo\tVegan\n백수진\tNone\n", "Ann Hill,Moor Kitchen\nBo Lee,Fern\n"):
        table = read_table(text.encode(), "a.txt")
        mapping = recognise(table)
        assert (table.read_as.headings_row, len(table.rows)) == (0, 2)
        assert [column.field for column in mapping.columns] == ["full_name", ""]
        assert mapping.columns[1].why == "This column has no heading: choose what it is if you need it"


def test_a_first_row_of_questions_stays_the_headings() -> None:
    table = read_table(b"Person here,What can you eat?\nAnn Hill,Nuts\nBo Lee,Fish\n", "a.csv")
    assert table.headings == ("Person here", "What can you eat?")
