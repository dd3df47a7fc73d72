"""What people paste into the box."""

import pytest

from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.exchange.guest_lists.columns import recognise
from t4gsw_desktop.exchange.guest_lists.pasted import read_pasted
from t4gsw_desktop.exchange.guest_lists.preview import preview
from t4gsw_desktop.exchange.guest_lists.reading import read_table


def people(text: str) -> list[tuple[int, str, str]]:
    table = read_pasted(text)
    shown = preview(table, recognise(table), [])
    return [(line.row, line.full_name, str(line.values.get("email", ""))) for line in shown.people]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Hill <a@x.example>; Bo Lee <b@x.example>",
        "Ann Hill <a@x.example>, Bo Lee <b@x.example>,",
        "Ann Hill <a@x.example>\nBo Lee <b@x.example>",
        '"Ann Hill" <mailto:a@x.example>;"Bo Lee" <b@x.example>;',
        "Ann Hill a@x.example\nBo Lee (b@x.example)",
        "- Ann Hill, a@x.example\n- Bo Lee: b@x.example",
        "1. Ann Hill - a@x.example\n2) Bo Lee – b@x.example",
        "Ann Hill\ta@x.example\nBo Lee\tb@x.example",
        "Name\tE-mail\nAnn Hill\ta@x.example\nBo Lee\tb@x.example",
        "Name,E-mail\nAnn Hill,a@x.example\nBo Lee,b@x.example",
    ],
)
def test_names_with_addresses_are_understood(text: str) -> None:
    assert [person[1:] for person in people(text)] == [("Ann Hill", "a@x.example"), ("Bo Lee", "b@x.example")]


def test_one_name_a_line_keeps_the_number_of_its_line() -> None:
    assert people("Ann Hill\n\n  • Siân Pugh\n3. 백수진\n[x] Bo\n") == [
        (1, "Ann Hill", ""),
        (3, "Siân Pugh", ""),
        (4, "백수진", ""),
        (5, "Bo", ""),
    ]


def test_several_on_a_line_are_numbered_one_by_one() -> None:
    assert [row for row, *_ in people("Ann; Bo; Cy\nDi")] == [1, 2, 3, 4]


def test_surname_first_is_kept_as_given_when_semicolons_part_people() -> None:
    assert people("Hill, Ann <a@x.example>; Lee, Bo <b@x.example>")[0][1] == "Hill, Ann"


def test_groups_after_a_dash_are_read_when_most_lines_have_them() -> None:
    table = read_pasted("Ann Hill - Moor Kitchen\nBo Lee – Fern\nCy Day")
    shown = preview(table, recognise(table), [])
    assert [(line.full_name, line.values.get("organisation", "")) for line in shown.people] == [
        ("Ann Hill", "Moor Kitchen"),
        ("Bo Lee", "Fern"),
        ("Cy Day", ""),
    ]
    assert people("Ann Hill\nJean-Luc Roy\nBo - the cook")[2][1] == "Bo - the cook"


def test_an_address_alone_and_a_plus_one() -> None:
    table = read_pasted("Ann Hill\n+1\nc@x.example\n")
    shown = preview(table, recognise(table), [])
    assert [line.full_name for line in shown.people] == ["Ann Hill"]
    assert [guest.label for guest in shown.unnamed_guests] == ["Guest of Ann Hill"]
    assert [problem.sentence for problem in shown.problems] == ["Row 3 has no name, so it was left out."]


def test_a_text_file_of_addresses_is_read_like_pasted_text() -> None:
    table = read_table("Ann Hill <a@x.example>; Bo Lee <b@x.example>\n".encode("utf-16"), "to.txt")
    assert [row.cells[0] for row in table.rows] == ["Ann Hill", "Bo Lee"]
    assert table.read_as.encoding == "UTF-16"


@pytest.mark.parametrize("text", ["", "  \n\t\n", "\u200b"])
def test_nothing_is_refused(text: str) -> None:
    with pytest.raises(Refusal, match="nothing here yet"):
        read_pasted(text)


def test_half_a_letter_from_the_clipboard_becomes_a_mark_that_can_be_stored() -> None:
    table = read_pasted("Ann \ud83d Hill\nBo")
    assert table.rows[0].cells[0].encode() == "Ann \ufffd Hill".encode()


def test_surnames_first_are_kept_as_written_and_that_is_said() -> None:
    text = "Smith, John\nvan der Meer, Jan\nLee, Bo\n"
    for table in (read_pasted(text), read_table(text.encode(), "names.csv")):
        shown = preview(table, recognise(table), [])
        assert [line.full_name for line in shown.people] == ["Smith, John", "van der Meer, Jan", "Lee, Bo"]
        assert shown.remarks == ("Names are kept as written, surname first.",)
    assert preview(read_pasted("Ann\nBo"), recognise(read_pasted("Ann\nBo")), []).remarks == ()


def test_only_columns_that_hold_something_are_shown() -> None:
    for text, headings in (
        ("Ann\nBo", ("Name",)),
        ("Ann <a@x.example>\nBo", ("Name", "E-mail")),
        ("Ann - Fern\nBo - Moor", ("Name", "Organisation")),
    ):
        table = read_pasted(text)
        shown = preview(table, recognise(table), [])
        assert tuple(column.heading for column in shown.columns) == headings


def test_additions_to_a_name_bring_guests_without_a_name() -> None:
    table = read_pasted("Sam Kaye +1\nTom + 2\nAnn (and guest)\nBea and guest\nCy plus one\nDi (+3)\nEve & partner\n")
    shown = preview(table, recognise(table), [])
    assert [line.full_name for line in shown.people] == ["Sam Kaye", "Tom", "Ann", "Bea", "Cy", "Di", "Eve"]
    assert [guest.label.removeprefix("Guest of ") for guest in shown.unnamed_guests] == [
        *("Sam Kaye", "Tom", "Tom", "Ann", "Bea", "Cy", "Di", "Di", "Di", "Eve"),
    ]
    assert shown.problems == ()


def test_brackets_and_two_people_in_a_row_are_told_and_kept() -> None:
    table = read_pasted("Wibowo\n\n• Ravi Solanki (vegan)\nPat & Chris Coombes\nAndrew Sandy\n")
    shown = preview(table, recognise(table), [])
    assert [line.full_name for line in shown.people][1:3] == ["Ravi Solanki (vegan)", "Pat & Chris Coombes"]
    assert [problem.sentence for problem in shown.problems] == [
        "Row 3: what stands in brackets was kept with the name; move it if it is no name.",
        "Row 4: 'Pat & Chris Coombes' may be two people in one row. One place was kept; give each a row of their own.",
    ]


@pytest.mark.parametrize("text", ["Guests:\nAnn\nBo\n", "Ann\nHelpers from outside:\nBo\n", "Guests\nAnn\nBo\n"])
def test_lines_that_head_a_list_are_nobody(text: str) -> None:
    for table in (read_pasted(text), read_table(text.encode(), "names.txt")):
        shown = preview(table, recognise(table), [])
        assert [line.full_name for line in shown.people] == ["Ann", "Bo"]
        assert shown.unnamed_guests == ()


def test_a_mixed_paste_is_read_from_a_file_too() -> None:
    text = (
        'Ann Hill <a@x.example>; Bo Lee <b@x.example>, "Lee, Tom" <t@x.example>\nWibowo\n1. Priya Patel\nSmith, John\n'
    )
    table = read_table(text.encode(), "paste.txt")
    assert [row.cells[0] for row in table.rows] == [
        "Ann Hill",
        "Bo Lee",
        "Lee, Tom",
        "Wibowo",
        "Priya Patel",
        "Smith, John",
    ]
