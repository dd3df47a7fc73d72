"""Names: placeholders, broken letters, likeness."""

import pytest

from t4gsw_desktop.core.folding import words_of
from t4gsw_desktop.exchange.guest_lists.names import is_placeholder, likeness, looks_broken, part_company


def test_placeholders_are_told_from_names() -> None:
    for text in (
        "Info Requested",
        "Info Requested Info Requested",
        "Guest",
        "guest 2",
        "TBC",
        "+1",
        "Plus One",
        "?",
        "n/a",
    ):
        assert is_placeholder(text), text
    for text in ("Ann Guest", "Tba Okafor", "X Æ", "Sukarno", "Noname Smith", "", "Na Li"):
        assert not is_placeholder(text), text


@pytest.mark.parametrize(
    ("one", "other", "same_email", "alike"),
    [
        ("Jon Smith", "John Smith", False, True),
        ("Sam Khan", "Samuel Khan", False, True),
        ("Ann Hill", "Ian Hill", False, False),
        ("Ann Hill", "Bob Hill", True, False),
        ("Ann", "Ann Hill", False, False),
        ("Ann", "Ann Hill", True, True),
        ("Ann Mary Hill", "Ann Hill", False, True),
        ("Sian Pugh", "Siân Pugh-Evans", True, True),
        ("Li Wei", "Li Mei", False, False),
        ("Ann Hill", "Omar Farouk", True, False),
    ],
)
def test_likeness(one: str, other: str, same_email: bool, alike: bool) -> None:
    assert (likeness(words_of(one), words_of(other), same_email=same_email) > 0) is alike
    assert (likeness(words_of(other), words_of(one), same_email=same_email) > 0) is alike


def test_broken_letters_are_told() -> None:
    assert looks_broken("Siân".encode().decode("cp1252"))
    assert looks_broken("O’Neil".encode().decode("cp1252"))
    assert not looks_broken("São Ângelo Łukasz")


@pytest.mark.parametrize(
    ("typed", "name", "guests"),
    [
        ("Sam Kaye +1", "Sam Kaye", 1),
        ("Tom + 2", "Tom", 2),
        ("Ann (and guest)", "Ann", 1),
        ("Ann with her partner", "Ann", 1),
        ("Ann, plus two", "Ann", 2),
        ("John Plus", "John Plus", 0),
        ("Rowland", "Rowland", 0),
        ("+1", "+1", 0),
        ("Ann and guests", "Ann and guests", 0),
        ("(" * 5000 + "+1", "(" * 5000 + "+1", 0),
    ],
)
def test_company_is_parted_from_a_name(typed: str, name: str, guests: int) -> None:
    assert part_company(typed) == (name, guests)
