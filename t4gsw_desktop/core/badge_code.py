"""The ten letters on a badge: making one nobody has, reading one however it was typed or scanned, saying one aloud."""

import re
import secrets
from collections.abc import Callable, Collection
from functools import reduce

# Sixteen consonants that stand on the same keys of UK, US, German and French keyboards, because a USB scanner types
# key positions, not letters. No vowels: no code spells a word.
LETTERS = "BCDFGHJKLNPRSTVX"
LENGTH = 10

_VALUE = {letter: value for value, letter in enumerate(LETTERS)}
_FIELD_POLYNOMIAL = 0b10011  # x^4 + x + 1, in whose field of sixteen elements x generates all fifteen non-zero ones
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_BETWEEN = "[\\s\\x00-\\x1f\\x7f.,:;_\\-\u00a0\u00ad\u00b7\u2000-\u2015\u2022\u202f\u2060\u3000\ufeff]*"
_CODE_AT_THE_END = re.compile(
    f"(?<![A-Z])[{LETTERS}](?:{_BETWEEN}[{LETTERS}]){{{LENGTH - 1}}}{_BETWEEN}$", re.IGNORECASE | re.ASCII
)
_LONGEST_READ = 400
_MOST_TRIES = 1000


def new_code(taken: Collection[str], letters: Callable[[str], str] = secrets.choice) -> str:
    """A code that is not in `taken`: nine letters drawn with `letters` (one from the string it is given), one check.

    With the default source nobody can guess a code: there are 16^9, about 69 thousand million. Raises RuntimeError if
    a source of letters goes on yielding codes that are taken.
    """
    for _ in range(_MOST_TRIES):
        nine = "".join(letters(LETTERS) for _ in range(LENGTH - 1))
        code = nine + _check_letter(nine)
        if code not in taken:
            return code
    raise RuntimeError(f"the source of letters gave only taken codes in {_MOST_TRIES} tries")


def read_code(text: str) -> str | None:
    """The code that `text` ends in, in capitals, or None if there is none or its check letter is wrong.

    Forgives case, full-width letters, spaces, hyphens, dots, line ends, tabs and NUL between and after the letters,
    and anything before the code that is not a letter glued to it: a scanner's prefix such as `]Q1`, or an address.
    """
    found = _CODE_AT_THE_END.search(text[-_LONGEST_READ:].translate(_FULL_WIDTH))
    if found is None:
        return None
    code = "".join(letter for letter in found.group().upper() if letter in _VALUE)
    return code if _check_letter(code[:-1]) == code[-1] else None


def speak_code(code: str) -> str:
    """The code in groups, as printed beneath the QR and read over a desk: `BCD FGHJ KLN`."""
    return f"{code[:3]} {code[3:7]} {code[7:]}"


def _check_letter(nine: str) -> str:
    """The letter that makes the weighted sum of all ten zero, in the field of sixteen elements.

    Letter i has the weight x^(10-i), the check letter (the tenth) the weight 1. A wrong letter changes the sum by
    weight * difference, and two letters swapped by (weight + weight') * difference; both are products of non-zero
    elements since all weights differ, so every single wrong letter and every swap of two letters, neighbours or not,
    is caught. It is the Reed-Solomon code with one check symbol (I. S. Reed and G. Solomon, "Polynomial Codes over
    Certain Finite Fields", 1960), evaluated by Horner's rule. Addition and subtraction are both exclusive or.
    """
    return LETTERS[reduce(lambda total, letter: _times_x(total ^ _VALUE[letter]), nine, 0)]


def _times_x(element: int) -> int:
    doubled = element << 1
    return doubled ^ _FIELD_POLYNOMIAL if doubled & 0b10000 else doubled
