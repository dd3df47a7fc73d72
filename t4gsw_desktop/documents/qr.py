"""The QR code of a badge: ten letters as 21 by 21 modules, drawn as one filled path.

Version 1 with the strongest error correction (level H) holds exactly our ten letters, so a code stays readable with
almost a third of it dirty, and its modules are as large as they can be.
"""

from collections.abc import Iterator

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
_ALPHANUMERIC = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")

Matrix = tuple[tuple[bool, ...], ...]


def qr_matrix(code: str) -> Matrix:
    """The modules of the QR code for ten letters or digits, row by row from the top; True is dark, no quiet zone.

    ValueError for anything that is not exactly ten characters of the alphanumeric mode.
    """
    if len(code) != 10 or not all(character in _ALPHANUMERIC for character in code):
        raise ValueError(f"a badge code is ten capital letters, not {code!r}")
    symbol = qrcode.QRCode(version=1, error_correction=ERROR_CORRECT_H, border=0, mask_pattern=_MASK)
    symbol.add_data(QRData(code.encode("ascii"), mode=MODE_ALPHA_NUM), optimize=0)
    symbol.make(fit=False)
    return tuple(tuple(bool(module) for module in row) for row in symbol.modules)


def draw_qr(canvas: Canvas, x: float, y: float, side: float, code: str) -> None:
    """Draw the code in black with its quiet zone inside the square of `side` points whose lower left corner is x, y.

    One path for all modules, so that no viewer shows hairlines between them.
    """
    module = side / (MODULES + 2 * QUIET_ZONE)
    left, top = x + QUIET_ZONE * module, y + side - QUIET_ZONE * module
    rectangles = " ".join(f"{a} {b} {w} {h} re" for a, b, w, h in merge_modules(qr_matrix(code)))
    canvas.addLiteral(f"q 0 g {module:.4f} 0 0 {-module:.4f} {left:.2f} {top:.2f} cm {rectangles} f Q")


def merge_modules(matrix: Matrix) -> Iterator[tuple[int, int, int, int]]:
    """The dark modules as rectangles (column, row, width, height): runs of a row, joined where they repeat."""
    open_runs: dict[tuple[int, int], int] = {}  # (column, width) -> the row it began in
    for row, modules in enumerate((*matrix, ())):
        runs = set(_dark_runs(modules))
        for run in [run for run in open_runs if run not in runs]:
            began = open_runs.pop(run)
            yield run[0], began, run[1], row - began
        for run in sorted(runs):
            open_runs.setdefault(run, row)


def _dark_runs(modules: tuple[bool, ...]) -> Iterator[tuple[int, int]]:
    start = None
    for column, dark in enumerate((*modules, False)):
        if dark and start is None:
            start = column
        elif not dark and start is not None:
            yield start, column - start
            start = None
