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
