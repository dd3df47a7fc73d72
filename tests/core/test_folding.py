"""Names are compared without accents, case and script variants, and plain names by a shorter way to the same end."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from t4gsw_desktop.core.folding import fold, new_lines, words_of


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Łukasz ŻÓŁĆ", "lukasz zolc"),
        ("Øyvind  Straße", "oyvind strasse"),
        ("Nguyễn Thị Ánh", "nguyen thi anh"),
        ("ＦＵＬＬ　ＷＩＤＴＨ", "full width"),
        ("İstanbul ıssız", "istanbul issiz"),
        ("O’Brien O`Brien O'Brien", "o'brien o'brien o'brien"),
        ("مُحَمَّد", "محمد"),
        ("תָּמָר", "תמר"),
        ("Ελένη", "ελενη"),
        ("தமிழ்செல்வி", "தமிழ்செல்வி"),
        ("सुनीता", "सुनीता"),
        ("", ""),
        ("  \t\n ", ""),
    ],
)
def test_fold_drops_what_people_leave_out_and_keeps_letters(typed, folded):
    assert fold(typed) == folded


@given(st.text())
def test_fold_is_settled_and_blind_to_composition(text):
    once = fold(text)
    assert fold(once) == once
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_fold_of_plain_letters_is_what_the_long_way_gives(text):
    # A letter with an accent goes the long way round and is taken off again.
    assert fold(text + " é") == f"{fold(text)} e".strip()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Mary-Anne O'Shaughnessy", ("mary", "anne", "o", "shaughnessy")),
        ("Al-Sayed, F.", ("al", "sayed", "f")),
        ("王小明", ("王小明",)),
        ("- . '", ()),
    ],
)
def test_words_of_a_name_are_its_parts(name, words):
    assert words_of(name) == words


def test_new_lines_are_told_once_without_bullets_and_without_the_known() -> None:
    assert new_lines("- Maps\n\n• Löwe\nMAPS\nbread \n  lowe", ["Bread"]) == ("Maps", "Löwe")
    assert new_lines(" \n-\n", []) == ()
