"""QR codes: the same content as another encoder's, nothing lost in merging, readable from the printed page."""

import io
import random

import pypdfium2
import pytest
import segno
import zxingcpp
from PIL import Image

from t4gsw_desktop.core.badge_code import new_code
from t4gsw_desktop.documents.canvas import begin_pdf
from t4gsw_desktop.documents.qr import MODULES, QUIET_ZONE, draw_qr, merge_modules, qr_matrix

CODES = [new_code((), random.Random(seed).choice) for seed in range(40)]


@pytest.mark.parametrize("code", [*CODES, "0000000000", "ZZZZZZZZZZ", "9A8B7C6D5E"])
def test_qr_matrix_is_the_one_another_encoder_makes_with_the_same_mask(code: str) -> None:
    other = segno.make_qr(code, error="h", version=1, mask=6, mode="alphanumeric", boost_error=False)
    assert qr_matrix(code) == tuple("".join("1" if module else "0" for module in row) for row in other.matrix)


def test_qr_matrix_decodes_without_any_paper() -> None:
    for code in CODES:
        side = MODULES + 2 * QUIET_ZONE
        picture = Image.new("L", (side, side), 255)
        for row, modules in enumerate(qr_matrix(code)):
            for column, dark in enumerate(modules):
                picture.putpixel((column + QUIET_ZONE, row + QUIET_ZONE), 0 if dark == "1" else 255)
        found = zxingcpp.read_barcodes(picture.resize((side * 4, side * 4), Image.Resampling.NEAREST))
        assert [one.text for one in found] == [code]
        assert found[0].ec_level == "H"


@pytest.mark.parametrize("text", ["", "SHORT", "TOOLONGFORIT", "lowercased", "ÄÖÜÄÖÜÄÖÜÄ", "BCD FGHJKL"])
def test_qr_matrix_refuses_what_is_no_badge_code(text: str) -> None:
    with pytest.raises(ValueError, match="ten capital letters"):
        qr_matrix(text)


def test_merge_modules_covers_each_dark_module_once() -> None:
    for code in CODES:
        matrix = qr_matrix(code)
        covered = [
            (row, column)
            for left, top, width, height in merge_modules(matrix)
            for row in range(top, top + height)
            for column in range(left, left + width)
        ]
        assert len(covered) == len(set(covered))
        assert set(covered) == {(r, c) for r in range(MODULES) for c in range(MODULES) if matrix[r][c] == "1"}


@pytest.mark.parametrize("dpi", [150, 300])
def test_draw_qr_is_read_back_from_the_page(dpi: int) -> None:
    out = io.BytesIO()
    canvas = begin_pdf(out, "codes", (595, 842))
    for index, code in enumerate(CODES):
        draw_qr(canvas, 30 + index % 6 * 90, 740 - index // 6 * 100, 25 / 25.4 * 72, code)
    canvas.save()
    picture = pypdfium2.PdfDocument(out.getvalue())[0].render(scale=dpi / 72).to_pil().convert("L")
    assert {one.text for one in zxingcpp.read_barcodes(picture)} == set(CODES)
