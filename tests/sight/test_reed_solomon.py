"""Words are put right as far as the mathematics goes, and not beyond."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from t4gsw_desktop.sight.reed_solomon import put_right

CHECKS = 17
# "HELLO WORLD" as version 1 with level Q holds it: thirteen bytes and their thirteen checks, as tutorials have it.
HELLO = (32, 91, 11, 120, 209, 114, 220, 77, 67, 64, 236, 17, 236)
HELLO_CHECKS = (168, 72, 22, 82, 217, 54, 156, 0, 46, 15, 180, 122, 16)

data = st.lists(st.integers(0, 255), min_size=9, max_size=9)


def with_checks(word: list[int], checks: int = CHECKS) -> list[int]:
    """The checks of a word are what is found when all of them are gaps."""
    found = put_right([*word, *[0] * checks], checks, range(len(word), len(word) + checks))
    assert found is not None
    return found


def test_checks_are_those_of_the_standard() -> None:
    assert tuple(with_checks(list(HELLO), 13)) == HELLO + HELLO_CHECKS
    assert put_right(HELLO + HELLO_CHECKS, 13) == [*HELLO, *HELLO_CHECKS]


@given(data, st.integers(0, 8), st.randoms(use_true_random=False))
def test_errors_and_gaps_are_put_right_up_to_the_last(word: list[int], errors: int, luck: random.Random) -> None:
    right = with_checks(word)
    places = luck.sample(range(26), errors + CHECKS - 2 * errors)
    wrong = list(right)
    for place in places[:errors]:
        wrong[place] ^= luck.randint(1, 255)
    for place in places[errors:]:
        wrong[place] = luck.randrange(256)
    assert put_right(wrong, CHECKS, places[errors:]) == right


@given(data, st.randoms(use_true_random=False))
def test_what_is_beyond_repair_is_never_called_right(word: list[int], luck: random.Random) -> None:
    wrong = with_checks(word)
    for place in luck.sample(range(26), 12):
        wrong[place] ^= luck.randint(1, 255)
    found = put_right(wrong, CHECKS)
    assert found is None or sum(a != b for a, b in zip(found, wrong, strict=True)) <= CHECKS // 2


def test_more_gaps_than_checks_are_too_many() -> None:
    assert put_right([0] * 26, CHECKS, range(18)) is None


@pytest.mark.parametrize("gaps", [(), (3,), tuple(range(17))])
def test_whole_word_stays_as_it_is(gaps: tuple[int, ...]) -> None:
    right = with_checks(list(range(9)))
    assert put_right(right, CHECKS, gaps) == right
