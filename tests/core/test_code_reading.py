"""Codes that were misheard, misread or garbled by a keyboard: one sure reading counts, and no name is ever a code."""

import random
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from t4gsw_desktop.core.badge_code import LENGTH, LETTERS, new_code, read_code, speak_code
from t4gsw_desktop.core.code_reading import Reading, codes_in, read_by_hand

CODES = st.integers(min_value=0, max_value=2**32).map(lambda seed: new_code((), random.Random(seed).choice))
OLDER = "K0001YZ2M9"
# What a laptop makes of the keys of OLDER where its layout is not the scanner's.
GERMAN, FRENCH = "K0001ZY2M9", "Kààà&YWé?ç"
CODE = "KGRXDBXLKB"


def nobody(_code: str) -> bool:
    return False


def known(*codes: str) -> object:
    return frozenset(codes).__contains__


@given(CODES)
def test_a_code_of_ours_comes_first_however_it_is_spelled(code: str) -> None:
    for text in (code, code.lower(), speak_code(code), f"]Q1{code}\r", f"https://example.org/in/{code}"):
        assert codes_in(text)[0] == code
        assert read_by_hand(text, nobody) == Reading(code)


@pytest.mark.parametrize("text", [OLDER, OLDER.lower(), f"]Q1{OLDER}", f"https://example.org/{OLDER}\r", f"X{OLDER}"])
def test_codes_of_another_making_are_offered_in_capitals(text: str) -> None:
    assert OLDER in codes_in(text)


@pytest.mark.parametrize(("text", "positions"), [(GERMAN, OLDER), (FRENCH, OLDER), (GERMAN, ""), (FRENCH, "")])
def test_what_another_layout_made_of_a_code_is_read_back(text: str, positions: str) -> None:
    assert OLDER in codes_in(text, positions)


def test_scanner_set_for_another_layout_is_read_by_the_keys_it_pressed() -> None:
    pressed = "K0001ZY2M9"  # a German scanner presses the keys that say Y and Z there
    assert OLDER in codes_in("K0001ZY2M9", pressed)
    pressed = "K0001YW2;9"  # and a French one those that say Z and M
    assert OLDER in codes_in("whatever", pressed)


@given(CODES, st.integers(0, LENGTH - 1))
def test_what_a_hand_takes_for_another_letter_is_forgiven(code: str, place: int) -> None:
    looks_like = {"B": "8", "S": "5", "G": "6", "D": "0", "C": "0", "L": "1", "N": "M", "V": "U", "H": "4", "T": "7"}
    typed = code[:place] + looks_like.get(code[place], code[place]) + code[place + 1 :]
    reading = read_by_hand(speak_code(typed).lower(), nobody)
    assert reading is not None
    assert reading.code == code
    assert (reading.words == "") == (typed == code)


def test_what_was_read_is_said() -> None:
    reading = read_by_hand(CODE.replace("B", "8").replace("D", "O"), known(CODE))  # type: ignore[arg-type]
    assert reading == Reading(CODE, "Read as KGR XDBX LKB, taking O for D and 8 for B.")


@given(CODES, st.integers(0, LENGTH - 1))
def test_a_letter_misheard_is_forgiven_for_a_known_code_only(code: str, place: int) -> None:
    misheard = {"B": "P", "D": "T", "S": "F", "J": "K", "G": "V"}
    if code[place] not in misheard:
        return
    typed = code[:place] + misheard[code[place]] + code[place + 1 :]
    assert read_by_hand(typed, nobody) is None
    reading = read_by_hand(typed, code.__eq__)
    assert reading is not None
    assert reading.code == code


def test_of_several_readings_only_one_of_tonights_counts() -> None:
    ambiguous = next(
        text
        for text in ("".join(("O", "O", "1", *rest, "KLN")) for rest in product("BCD", repeat=4))
        if sum(read_code(f"{a}{b}{c}{text[3:]}") is not None for a, b, c in product("DCG", "DCG", "LJ")) == 2
    )
    one, other = (
        code for a, b, c in product("DCG", "DCG", "LJ") if (code := read_code(f"{a}{b}{c}{ambiguous[3:]}")) is not None
    )
    assert read_by_hand(ambiguous, nobody) is None
    assert read_by_hand(ambiguous, known(one, other)) is None  # type: ignore[arg-type]
    reading = read_by_hand(ambiguous, known(other))  # type: ignore[arg-type]
    assert reading is not None
    assert reading.code == other


@pytest.mark.parametrize(
    "name", ["Constantin", "Guðrún Jónsdóttir", "Jan van der Meer", "Ng", "", "Xi", "Ebony-Mae Obi"]
)
def test_no_name_is_a_code(name: str) -> None:
    assert read_by_hand(name, nobody) is None


@given(st.lists(st.sampled_from("aeiou"), min_size=2, max_size=4), st.permutations(list("bcdfghjkln")))
def test_no_ten_letters_with_vowels_are_a_code_unless_somebody_has_it(vowels: list[str], letters: list[str]) -> None:
    assert read_by_hand("".join([*vowels, *letters][:LENGTH]), nobody) is None


@given(CODES, st.integers(0, LENGTH - 1), st.sampled_from(LETTERS))
def test_a_wrong_letter_is_never_another_code_of_nobody(code: str, place: int, letter: str) -> None:
    typed = code[:place] + letter + code[place + 1 :]
    assert read_by_hand(typed, nobody) == (Reading(code) if typed == code else None)


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_is_read_without_trouble(text: str, positions: str) -> None:
    found = codes_in(text, positions)
    assert len(set(found)) == len(found)
    read_by_hand(text, nobody)
