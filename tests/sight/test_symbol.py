"""The grid of our codes is that which is printed, and only ten letters that agree come out of it."""

import random

from hypothesis import given
from hypothesis import strategies as st

from t4gsw_desktop.core.badge_code import LETTERS, new_code, read_code
from t4gsw_desktop.documents.qr import qr_matrix
from t4gsw_desktop.sight.symbol import DATA, KNOWN, MODULES, letters_of, unmasked


def modules_of(code: str) -> list[float]:
    return [1.0 if module == "1" else -1.0 for row in qr_matrix(code) for module in row]


codes = st.builds(lambda luck: new_code((), luck.choice), st.randoms(use_true_random=False))


@given(codes)
def test_known_modules_are_the_same_on_every_badge(code: str) -> None:
    printed = qr_matrix(code)
    assert {place for place, dark in KNOWN.items() if (printed[place[0]][place[1]] == "1") != dark} == set()


def test_every_module_is_either_known_or_says_something() -> None:
    known = {row * MODULES + column for row, column in KNOWN}
    assert known.isdisjoint(DATA)
    assert len(known) + len(DATA) == MODULES * MODULES
    assert len(set(DATA)) == 26 * 8


@given(codes)
def test_letters_of_a_printed_code_are_read(code: str) -> None:
    assert letters_of(unmasked(modules_of(code))) == code


@given(codes, st.randoms(use_true_random=False))
def test_code_with_more_than_half_of_it_unknown_is_read(code: str, luck: random.Random) -> None:
    bits = unmasked(modules_of(code))
    for byte in luck.sample(range(26), 15):
        for bit in range(8):
            bits[8 * byte + bit] = luck.choice((-0.01, 0.01))
    assert letters_of(bits) == code


@given(codes, st.randoms(use_true_random=False))
def test_code_with_eight_bytes_wrong_is_read(code: str, luck: random.Random) -> None:
    bits = unmasked(modules_of(code))
    for byte in luck.sample(range(26), 8):
        for bit in range(8):
            bits[8 * byte + bit] *= luck.choice((-1, 1))
    assert letters_of(bits) == code


@given(st.randoms(use_true_random=False))
def test_nothing_is_read_out_of_chance(luck: random.Random) -> None:
    assert letters_of([luck.gauss(0, 1) for _ in range(208)]) is None


def test_letters_whose_last_does_not_agree_are_not_read() -> None:
    for letter in LETTERS[1:]:
        code = "BBBBBBBBB" + letter
        assert read_code(code) is None
        assert letters_of(unmasked(modules_of(code))) is None


def test_code_of_an_earlier_program_is_left_to_the_library() -> None:
    assert letters_of(unmasked(modules_of("SF1K7QX2M9"))) is None
