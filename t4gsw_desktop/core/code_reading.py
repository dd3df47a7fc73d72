"""What may have been meant by a badge code that was misheard, misread or garbled by a keyboard: only what is sure."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from math import prod

from t4gsw_desktop.core.badge_code import LENGTH, LETTERS, read_code, speak_code

# What is on the badge (right) where a hand typed what is on the left: it looks like it, or sounds like it read aloud.
_NOT_IN_CODES = {
    "0": "DCG", "1": "LJ", "2": "S", "3": "B", "4": "H", "5": "S", "6": "G", "7": "T", "8": "BH", "9": "GP",
    "A": "HJK", "E": "BCDFGPTV", "I": "LJ", "M": "N", "O": "DCG", "Q": "GDK", "U": "V", "W": "V", "Y": "VX", "Z": "SX",
}  # fmt: skip
_ALIKE = ("BCDGPTV", "FSX", "HJK", "HN", "KX", "FP", "BR", "PR")
_TAKEN_FOR = {one: sorted({other for group in _ALIKE if one in group for other in group} - {one}) for one in LETTERS}
_MOST_FOREIGN, _MOST_READINGS = 4, 1000
_FOREIGN_IN_NO_NAME = 1  # letters that no code has: with two or more it may be a name of ten letters

_SEPARATORS = re.compile(r"[\s.,:;_/|\-\u2010-\u2015\u00b7\u2022]+")
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
# What a scanner may be set to type before a code, to tell which kind of bar code it was (ISO/IEC 15424).
_KIND_OF_CODE = re.compile(r"^\][A-Z]\w", re.ASCII)
_OLDER = re.compile(r"([A-Za-z0-9]{6,24})[^A-Za-z0-9]*$", re.ASCII)
_SHORTEST, _LONGEST, _LONGEST_READ = 6, 24, 400

# Letters and digits that another keyboard has on the key: German swaps two; French has its digits with Shift only.
_GERMAN = str.maketrans("YZyz", "ZYzy")
_FRENCH = str.maketrans("AQZWaqzw,?;:&é\"'(-è_çàÉÈÇÀ", "QAWZqawzMMMM12345678902790")


@dataclass(frozen=True, slots=True)
class Reading:
    """The code that was meant, and in words what was read where that is not what was typed, else ""."""

    code: str
    words: str = ""


def codes_in(text: str, by_position: str = "") -> tuple[str, ...]:
    """The codes that `text` may hold, best first, none twice; the caller takes the first that somebody has.

    First a code of ours whose check letter is right, then the text as a code of another making (6 to 24 letters and
    digits, in capitals), then what a hand may have meant. `by_position` tells which keys were pressed, as the letters
    and digits that a US keyboard has on them: what a scanner typed, whatever the layout of the laptop.
    """
    sources = [source[-_LONGEST_READ:].translate(_FULL_WIDTH) for source in (text, by_position) if source]
    sources += [source.translate(layout) for source in tuple(sources) for layout in (_GERMAN, _FRENCH)]
    found = [code for source in sources[:2] if (code := read_code(source)) is not None]
    older = [code for source in sources for code in _older_codes(source)]
    if found:
        return tuple(dict.fromkeys([*found, *older[:1]]))
    return tuple(dict.fromkeys([*older[:1], *_sure_readings(text), *older[1:]]))


def read_by_hand(text: str, is_known: Callable[[str], object]) -> Reading | None:
    """What a hand meant by `text`: a code as it stands, else the one code it can have been; None where that is unsure.

    Letters that no code has are taken for what they look or sound like. Where several such readings have a right check
    letter, those count that `is_known` is true for, and there must be one. A single letter that was misheard for
    another one is forgiven for a known code only.
    """
    for code in codes_in(text):
        if is_known(code):
            return _told(text, code)
    if (whole := read_code(text)) is not None:
        return Reading(whole)
    readings = _sure_readings(text) or tuple(code for code in _all_readings(text) if is_known(code))
    return _told(text, readings[0]) if len(readings) == 1 else None


def _told(text: str, code: str) -> Reading:
    typed = _joined(text)
    if len(typed) != len(code) or read_code(text) == code:
        return Reading(code)
    swaps = dict.fromkeys((was, meant) for was, meant in zip(typed, code, strict=True) if was != meant)
    if not swaps:
        return Reading(code)
    return Reading(
        code, f"Read as {speak_code(code)}, taking {' and '.join(f'{was} for {meant}' for was, meant in swaps)}."
    )


def _sure_readings(text: str) -> tuple[str, ...]:
    """The one code that `text` can be though nobody may have it; () where there are several, or where it may be a name.

    Most names of ten letters would be a code to somebody who forgave all their vowels.
    """
    typed = _joined(text)
    if sum(letter.isalpha() and letter not in LETTERS for letter in typed) > _FOREIGN_IN_NO_NAME:
        return ()
    readings = tuple(_with_letters_of_codes(typed))
    return readings if len(readings) == 1 else ()


def _all_readings(text: str) -> Iterator[str]:
    """Every code with a right check letter that `text` can be; too many to count unless somebody has one."""
    typed = _joined(text)
    yield from _with_letters_of_codes(typed)
    if len(typed) == LENGTH and set(typed) <= set(LETTERS):
        for place, letter in enumerate(typed):
            for meant in _TAKEN_FOR[letter]:
                if (code := read_code(typed[:place] + meant + typed[place + 1 :])) is not None:
                    yield code


def _with_letters_of_codes(typed: str) -> Iterator[str]:
    """Codes with a right check letter that come of taking each foreign letter for one that it looks or sounds like."""
    foreign = [letter for letter in typed if letter not in LETTERS]
    if len(typed) != LENGTH or not 0 < len(foreign) <= _MOST_FOREIGN:
        return
    choices = [letter if letter in LETTERS else _NOT_IN_CODES.get(letter, "") for letter in typed]
    if prod(map(len, choices)) <= _MOST_READINGS:
        for letters in product(*choices):
            if (code := read_code("".join(letters))) is not None:
                yield code


def _older_codes(text: str) -> Iterator[str]:
    """The whole text as a code, then its last word, then that word without what may be a prefix glued to it."""
    text = _KIND_OF_CODE.sub("", text.strip().strip("\x00"))
    joined = _joined(text)
    if joined.isascii() and joined.isalnum() and _SHORTEST <= len(joined) <= _LONGEST:
        yield joined
    last = _OLDER.search(text)
    if last is not None:
        word = last.group(1)
        yield word.upper()
        for start in range(1, len(word) - _SHORTEST + 1):
            yield word[start:].upper()


def _joined(text: str) -> str:
    return _SEPARATORS.sub("", text.strip().strip("\x00").translate(_FULL_WIDTH)).upper()
