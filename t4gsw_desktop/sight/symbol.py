"""The QR code of our badges as a grid: which modules are the same on every badge, and how the others make ten letters.

ISO/IEC 18004: version 1, 21 by 21 modules, error correction H (9 bytes of data, 17 of checks), the mask that
`documents.qr` prints with, one run of ten characters in the alphanumeric mode.
"""

from collections.abc import Sequence

from t4gsw_desktop.core.badge_code import LENGTH, read_code
from t4gsw_desktop.sight.reed_solomon import put_right

MODULES = 21
CHECKS = 17
_LEVEL_AND_MASK = 0b10_110  # H, and mask 6
_FORMAT_GENERATOR, _FORMAT_MASK = 0b10100110111, 0b101010000010010
_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_HEAD = "0010" + f"{LENGTH:09b}"  # alphanumeric, ten characters
_PAIR, _FOOT = 11, "0000"
# How many of the least sure bytes are taken for gaps, one try after the other (Forney, "Generalized minimum distance
# decoding", 1966). A gap costs half of what an error does.
_GAPS = (0, 6, 11, 15, 17)


def _finder(row: int, column: int) -> bool:
    """The square in a corner, with the light line round it; `row` and `column` from its middle."""
    return max(abs(row), abs(column)) in (0, 1, 3)


def _format_bits() -> list[bool]:
    """Level and mask with their checks, the highest bit first."""
    rest = _LEVEL_AND_MASK << 10
    for shift in range(4, -1, -1):
        if rest >> (shift + 10) & 1:
            rest ^= _FORMAT_GENERATOR << shift
    word = (_LEVEL_AND_MASK << 10 | rest) ^ _FORMAT_MASK
    return [bool(word >> bit & 1) for bit in range(14, -1, -1)]


def _known() -> dict[tuple[int, int], bool]:
    """Every module that is the same on all badges, True for a dark one, by row and column."""
    found = {}
    for middle_row, middle_column in ((3, 3), (3, 17), (17, 3)):
        for row in range(max(0, middle_row - 4), min(MODULES, middle_row + 5)):
            for column in range(max(0, middle_column - 4), min(MODULES, middle_column + 5)):
                found[row, column] = _finder(row - middle_row, column - middle_column)
    for place in range(8, 13):
        found[6, place] = found[place, 6] = place % 2 == 0
    bits = _format_bits()
    near = [(8, column) for column in (0, 1, 2, 3, 4, 5, 7, 8)] + [(row, 8) for row in (7, 5, 4, 3, 2, 1, 0)]
    far = [(row, 8) for row in range(20, 13, -1)] + [(8, column) for column in range(13, 21)]
    for spot, bit in (*zip(near, bits, strict=True), *zip(far, bits, strict=True)):
        found[spot] = bit
    found[13, 8] = True
    return found


def _order() -> list[tuple[int, int]]:
    """The other modules as the bits of the bytes follow each other: up and down in columns of two, from the right."""
    places, up = [], True
    for right in (20, 18, 16, 14, 12, 10, 8, 5, 3, 1):
        for row in range(20, -1, -1) if up else range(MODULES):
            places += [(row, column) for column in (right, right - 1) if (row, column) not in KNOWN]
        up = not up
    return places


def _masked(row: int, column: int) -> bool:
    return (row * column % 2 + row * column % 3) % 2 == 0


KNOWN = _known()
DATA = tuple(row * MODULES + column for row, column in _order())
_FLIPPED = tuple(-1.0 if _masked(*divmod(place, MODULES)) else 1.0 for place in DATA)


def unmasked(modules: Sequence[float]) -> list[float]:
    """The bits of a code in the order of its bytes, from all its modules row by row.

    A module is how sure it is to be dark: above nothing for dark, below for light, nothing for not known; so are bits.
    """
    return [modules[place] * sign for place, sign in zip(DATA, _FLIPPED, strict=True)]


def letters_of(bits: Sequence[float]) -> str | None:
    """The ten letters that these bits make, the least sure bytes left open; None unless their check letter holds.

    What is found by chance is none of ours but once in 10^10 tries: seventeen bits are the same in all, ten characters
    have to be among sixteen letters of forty-five signs, and the last has to agree with the others.
    """
    bytes_ = [bits[start : start + 8] for start in range(0, len(bits), 8)]
    word = [sum(1 << 7 - place for place, bit in enumerate(byte) if bit > 0) for byte in bytes_]
    sure = [min(abs(bit) for bit in byte) for byte in bytes_]
    least_sure = sorted(range(len(word)), key=sure.__getitem__)
    for gaps in _GAPS:
        right = put_right(word, CHECKS, least_sure[:gaps])
        if right is not None and (code := _text(right[: len(word) - CHECKS])) is not None:
            return code
    return None


def _text(data: Sequence[int]) -> str | None:
    bits = "".join(f"{byte:08b}" for byte in data)
    pairs = bits[len(_HEAD) : len(_HEAD) + LENGTH // 2 * _PAIR]
    if not bits.startswith(_HEAD) or not bits.endswith(_FOOT):
        return None
    letters = ""
    for start in range(0, len(pairs), _PAIR):
        first, second = divmod(int(pairs[start : start + _PAIR], 2), len(_ALPHABET))
        if first >= len(_ALPHABET):
            return None
        letters += _ALPHABET[first] + _ALPHABET[second]
    return letters if read_code(letters) == letters else None
