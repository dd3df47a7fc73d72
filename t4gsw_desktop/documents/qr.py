"""The QR code of a badge: ten letters as 21 by 21 modules, drawn as one filled path.

Version 1 with the strongest error correction (level H) holds exactly our ten letters, so a code stays readable with
almost a third of it dirty, and its modules are as large as they can be.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

import qrcode
from qrcode.constants import ERROR_CORRECT_H
from qrcode.util import MODE_ALPHA_NUM, QRData
from reportlab.pdfgen.canvas import Canvas

MODULES = 21
QUIET_ZONE = 4  # modules of white on each side, as ISO/IEC 18004 asks

# The mask is always the same instead of the best of eight, because searching costs ten times as much (1.9 against
# 0.2 ms a code) and gains nothing here: over 840 degraded pictures (turned, blurred, moved, small, glare, dark, in
# perspective) zxing-cpp read 76.5 % with the best mask and 76.2 to 78.0 % with each of the eight fixed ones.
_MASK = 6

# The alphanumeric mode in its standard order: two characters make one number of eleven bits, 45 * first + second.
_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_PAIR_BITS = 11
_CODE = re.compile(r"[0-9A-Z]{10}")
_DARK = re.compile("1+")


def qr_matrix(code: str) -> tuple[str, ...]:
    """The QR code of ten letters or digits as rows from the top, "1" for a dark module; no quiet zone.

    Data, error correction (Reed-Solomon) and a fixed mask are all sums without carry of the data bits, so the code is
    the exclusive or of one picture for each bit that is set: some fifty codes from the library make all others, ten
    times as fast. ValueError for anything but ten capital letters or digits.
    """
    if not _CODE.fullmatch(code):
        raise ValueError(f"a badge code is ten capital letters, not {code!r}")
    values = [_ALPHABET.index(character) for character in code]
    bits = _encode("0" * 10)
    for place in range(5):
        bits ^= _pair_picture(place, 45 * values[2 * place] + values[2 * place + 1])
    picture = f"{bits:0{MODULES * MODULES}b}"
    return tuple(picture[start : start + MODULES] for start in range(0, len(picture), MODULES))


def draw_qr(canvas: Canvas, x: float, y: float, side: float, code: str) -> None:
    """Draw the code in black with its quiet zone inside the square of `side` points whose lower left corner is x, y.

    One path for all modules, so that no viewer shows hairlines between them.
    """
    module = side / (MODULES + 2 * QUIET_ZONE)
    left, top = x + QUIET_ZONE * module, y + side - QUIET_ZONE * module
    rectangles = " ".join(f"{a} {b} {w} {h} re" for a, b, w, h in merge_modules(qr_matrix(code)))
    canvas.addLiteral(f"q 0 g {module:.4f} 0 0 {-module:.4f} {left:.2f} {top:.2f} cm {rectangles} f Q")


def merge_modules(matrix: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """The dark modules as rectangles (column, row, width, height): runs of a row, joined where they repeat below."""
    running: dict[tuple[int, int], int] = {}  # (first column, column after the last) -> the row it began in
    for row, modules in enumerate((*matrix, "")):
        runs = [found.span() for found in _DARK.finditer(modules)]
        still = {run: running.pop(run, row) for run in runs}
        for (start, end), began in running.items():
            yield start, began, end - start, row - began
        running = still


@cache
def _pair_picture(place: int, value: int) -> int:
    """What the pair number `place` with this value changes in the code whose pairs are all nought."""
    picture = 0
    for bit in range(_PAIR_BITS):
        if value >> bit & 1:
            first, second = divmod(1 << bit, 45)
            zeros = ["00"] * 5
            zeros[place] = _ALPHABET[first] + _ALPHABET[second]
            picture ^= _encode("".join(zeros)) ^ _encode("0" * 10)
    return picture


@cache
def _encode(text: str) -> int:
    """The library's code of ten characters as one number, the top left module its highest bit."""
    symbol = qrcode.QRCode(version=1, error_correction=ERROR_CORRECT_H, border=0, mask_pattern=_MASK)
    symbol.add_data(QRData(text.encode("ascii"), mode=MODE_ALPHA_NUM), optimize=0)
    symbol.make(fit=False)
    return int("".join("1" if module else "0" for row in symbol.modules for module in row), 2)
