"""What is on a pitch's card and typed from a slip: a number, and a letter that notices slips of the hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from t4gsw_desktop.kinds.unconference.pitch_codes import code_of, read_codes

numbers = st.integers(1, 9999)


def test_codes_are_the_number_and_a_letter():
    assert [code_of(number) for number in (1, 7, 12)] == ["1C", "7K", "12F"]


@given(numbers, st.data())
def test_one_wrong_digit_is_noticed(number, data):
    digits, letter = code_of(number)[:-1], code_of(number)[-1]
    at = data.draw(st.integers(0, len(digits) - 1))
    wrong = data.draw(st.sampled_from([one for one in "0123456789" if one != digits[at]]))
    (read,) = read_codes(digits[:at] + wrong + digits[at + 1 :] + letter)
    assert not read.sure


@given(st.integers(10, 9999), st.data())
def test_two_digits_swapped_are_noticed(number, data):
    digits, letter = code_of(number)[:-1], code_of(number)[-1]
    first = data.draw(st.integers(0, len(digits) - 2))
    second = data.draw(st.integers(first + 1, len(digits) - 1))
    swapped = list(digits)
    swapped[first], swapped[second] = swapped[second], swapped[first]
    (read,) = read_codes("".join(swapped) + letter)
    assert read.sure == (digits[first] == digits[second])


@given(st.integers(1, 999), st.integers(1, 9))
def test_a_digit_too_many_in_front_is_noticed(number, digit):
    (read,) = read_codes(f"{digit}{code_of(number)}")
    assert read.wrong_letter


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("7 12 3", [7, 12, 3]),
        ("7K, 12F", [7, 12]),
        ("7k;12f\n3", [7, 12, 3]),
        ("7 K 12 f", [7, 12]),
        ("l2F", [12]),
        ("2O", [20]),
        ("７Ｋ", [7]),
        ("7-K / 12", [7, 12]),
        ("", []),
        (" ,;", []),
        ("bread", [0]),
        ("0", [0]),
    ],
)
def test_codes_are_read_however_they_are_typed(text, found):
    assert [one.number for one in read_codes(text)] == found


def test_a_letter_is_right_wrong_or_not_there():
    right, wrong, bare = read_codes("7K 7F 7")
    assert (right.sure, right.wrong_letter) == (True, False)
    assert (wrong.sure, wrong.wrong_letter) == (False, True)
    assert (bare.sure, bare.wrong_letter) == (False, False)
