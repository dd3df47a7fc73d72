"""Badge codes: unique, read however they arrive, and never read wrong by one letter or one swap."""

import random
from collections.abc import Callable
from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from t4gsw_desktop.core.badge_code import LENGTH, LETTERS, new_code, read_code, speak_code

CODES = st.integers(min_value=0, max_value=2**32).map(lambda seed: new_code((), random.Random(seed).choice))
LAYOUTS = {  # the letters a scanner's US key presses become
    "German": str.maketrans("YZ", "ZY"),
    "French": str.maketrans("AQZWM", "QAWZ,"),
}


def spell(letters: str) -> Callable[[str], str]:
    """A source of letters that gives these, one after another."""
    source = iter(letters)
    return lambda _: next(source)


@pytest.fixture(scope="module")
def codes() -> list[str]:
    source = random.Random(4)
    return [new_code((), source.choice) for _ in range(60)]


def test_letters_are_sixteen_and_stand_on_the_same_keys_everywhere() -> None:
    assert len(set(LETTERS)) == 16
    for layout in LAYOUTS.values():
        assert LETTERS.translate(layout) == LETTERS


def test_new_code_is_ten_letters_that_read_back() -> None:
    code = new_code(())
    assert len(code) == LENGTH
    assert set(code) <= set(LETTERS)
    assert read_code(code) == code


def test_new_code_never_returns_a_taken_one() -> None:
    first = new_code((), random.Random(1).choice)
    assert new_code({first}, random.Random(1).choice) != first


def test_new_code_is_different_ten_thousand_times() -> None:
    taken: set[str] = set()
    for _ in range(10_000):
        taken.add(new_code(taken))
    assert len(taken) == 10_000


def test_new_code_with_a_source_that_repeats_ends() -> None:
    only = new_code((), lambda letters: letters[0])
    with pytest.raises(RuntimeError, match="taken"):
        new_code({only}, lambda letters: letters[0])


def test_check_letter_catches_every_wrong_letter(codes: list[str]) -> None:
    for code in codes:
        for place, letter in enumerate(code):
            for wrong in LETTERS.replace(letter, ""):
                assert read_code(code[:place] + wrong + code[place + 1 :]) is None


def test_check_letter_catches_every_pair_of_letters_swapped() -> None:
    """Every pair of different letters at every pair of the nine places; what stands elsewhere cancels in the sum."""
    rest = new_code((), random.Random(9).choice)[:-1]
    for one, other in combinations(range(LENGTH - 1), 2):
        for a, b in permutations(LETTERS, 2):
            nine = list(rest)
            nine[one], nine[other] = a, b
            swapped = list(new_code((), spell("".join(nine))))
            swapped[one], swapped[other] = b, a
            assert read_code("".join(swapped)) is None


def test_check_letter_catches_every_swap_with_the_check_letter(codes: list[str]) -> None:
    for code in codes:
        for place in range(LENGTH - 1):
            if code[place] != code[-1]:
                swapped = list(code)
                swapped[place], swapped[-1] = swapped[-1], swapped[place]
                assert read_code("".join(swapped)) is None


@pytest.mark.parametrize(
    "arrival",
    [
        "{lower}",
        "  {code}\r\n",
        "\t{code}\t",
        "\x00{code}\x00\x00",
        "]Q1{code}",
        "]Q1{spoken}\r",
        "{spoken}",
        "{dotted}",
        "{hyphened}",
        "{wide}",
        "https://example.org/in/{code}",
        "HTTPS://EXAMPLE.ORG/?B={code}\n",
        "\ufeff{code}",
        "7{code}",
    ],
)
def test_read_code_forgives_how_it_arrives(arrival: str, codes: list[str]) -> None:
    for code in codes[:10]:
        text = arrival.format(
            code=code,
            lower=code.lower(),
            spoken=speak_code(code),
            dotted=".".join(code),
            hyphened=f"{code[:5]}-{code[5:]}",
            wide="".join(chr(ord(letter) + 0xFEE0) for letter in code),
        )
        assert read_code(text) == code


@pytest.mark.parametrize("text", ["", "B", "hello", "BCDFGHJKL", "\ud800", "\x00", "ßßßßß", "日本語", "B" * 100_000])
def test_read_code_says_none_where_there_is_none(text: str) -> None:
    assert read_code(text) is None


def test_read_code_takes_no_ten_letters_out_of_more(codes: list[str]) -> None:
    for code in codes:
        assert read_code("B" + code) is None
        assert read_code(code + code) is None


def test_read_code_takes_no_letter_that_only_becomes_one_in_capitals() -> None:
    code = new_code((), spell("SSBCDFGHJ"))
    assert read_code("ß" + code[2:]) is None
    assert read_code(code.replace("S", "\u017f")) is None


def test_speak_code_groups_three_four_three() -> None:
    assert speak_code("BCDFGHJKLN") == "BCD FGHJ KLN"


@given(CODES, st.text(max_size=12), st.text(alphabet=" -.\t\r\n\x00", max_size=4))
def test_read_code_finds_a_code_behind_any_prefix_that_ends_in_no_letter(code: str, prefix: str, end: str) -> None:
    assert read_code(f"{prefix}/{code}{end}") == code


@pytest.mark.slow
@settings(max_examples=20_000, deadline=None)
@given(st.one_of(st.text(), st.text(alphabet=LETTERS + LETTERS.lower() + " -]Q1\x00\r\nÄé\uff22", max_size=30)))
def test_read_code_never_raises_and_returns_only_codes(text: str) -> None:
    found = read_code(text)
    assert found is None or (len(found) == LENGTH and read_code(found) == found)
