"""Names: the short ways of folding agree with the core's, placeholders, likeness."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from t4gsw_desktop.core.folding import fold, words_of
from t4gsw_desktop.exchange.guest_lists.names import folded, is_placeholder, likeness, looks_broken, name_words


@given(st.one_of(st.text(), st.text(st.characters(max_codepoint=127))))
def test_short_ways_agree_with_the_core(text: str) -> None:
    assert folded(text) == fold(text)
    assert name_words(text) == words_of(text)


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
    assert (likeness(name_words(one), name_words(other), same_email=same_email) > 0) is alike
    assert (likeness(name_words(other), name_words(one), same_email=same_email) > 0) is alike


def test_broken_letters_are_told() -> None:
    assert looks_broken("Siân".encode().decode("cp1252"))
    assert looks_broken("O’Neil".encode().decode("cp1252"))
    assert not looks_broken("São Ângelo Łukasz")
