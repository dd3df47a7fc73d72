"""What a pitch is called on its card and on a voting slip: its number and a letter that notices a mistyped one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Letters that look like no digit and not like each other, one for each remainder.
_LETTERS = "ACHJFMPKRTX"
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
# Capitals and small letters that a hand means as a digit.
_MEANT = str.maketrans("OoQDlIiSsZzB", "000011155228")
_CODE = re.compile(rf"(\d+)([{_LETTERS}]?)")


@dataclass(frozen=True, slots=True)
class TypedCode:
    """One code as typed: `number` is 0 for what is no number, and `sure` says that its letter was there and right."""

    text: str
    number: int
    sure: bool
    wrong_letter: bool = False


def code_of(number: int) -> str:
    """The number (1 or more) with its check letter: "7K", "12F"."""
    return f"{number}{_check_letter(number)}"


def read_codes(text: str) -> tuple[TypedCode, ...]:
    """The codes in a text in their order: case, full-width forms, marks between them and a space before the letter are
    forgiven, and letters that look like digits ("l2F", "2O") are taken for them. A bare number is a code too.
    """
    return tuple(_codes(text.translate(_FULL_WIDTH)))


def _codes(text: str) -> Iterator[TypedCode]:
    words = [one for one in re.split(r"[\W_]+", text) if one]
    at = 0
    while at < len(words):
        word = words[at]
        at += 1
        if word.isdecimal() and at < len(words) and len(words[at]) == 1 and words[at].upper() in _LETTERS:
            word, at = word + words[at], at + 1
        yield _read(word)


def _read(word: str) -> TypedCode:
    found = _CODE.fullmatch(word.upper()) or _CODE.fullmatch(word.translate(_MEANT).upper())
    if found is None or not int(found[1]):
        return TypedCode(word, 0, False)
    number, letter = int(found[1]), found[2]
    right = letter == _check_letter(number)
    return TypedCode(word, number, right, bool(letter) and not right)


def _check_letter(number: int) -> str:
    """The letter of the digits' weighted sum modulo 11, with the weights 1, 2, 4, 8, 5 ... from the last digit on.

    Eleven is a prime above the differences of two digits and of two weights (powers of two, all different for up to ten
    digits), so one wrong digit, two digits swapped and a digit too many in front always give another letter. It is the
    check of ISBN-10 with other weights (J. Verhoeff, "Error Detecting Decimal Codes", 1969, section on weights).
    """
    digits = reversed(str(number))
    return _LETTERS[sum(int(digit) * pow(2, place, 11) for place, digit in enumerate(digits)) % 11]
