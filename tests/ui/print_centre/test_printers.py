"""Where the system takes no PDFs, pages are printed as pictures in their true size."""

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from t4gsw_desktop.documents.badges import Badge, badges_pdf
from t4gsw_desktop.documents.page_pictures import PagePicture, draw_page, join_pdfs, page_sizes
from t4gsw_desktop.documents.stock import find_stock
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.ui.print_centre.keeping import file_name, write_pdf
from t4gsw_desktop.ui.print_centre.printers import print_pictures


def test_pictures_of_pages_come_out_in_their_true_size_and_place(application: QApplication, tmp_path: Path) -> None:
    guests = [Badge(f"Guest {number}") for number in range(12)]
    upright = badges_pdf(guests, find_stock("L4785"), event="Evening")
    lying = badges_pdf(guests[:2], find_stock("A6 landscape x4"), event="Evening")
    pdf = join_pdfs([upright, lying])
    device = QPrinter()
    device.setResolution(300)
    device.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    device.setOutputFileName(str(tmp_path / "paper.pdf"))
    print_pictures(pdf, device)
    printed = (tmp_path / "paper.pdf").read_bytes()
    for size, wanted in zip(page_sizes(printed), page_sizes(pdf), strict=True):
        assert size == pytest.approx(wanted, abs=2)
    for number in (1, 3):
        came, meant = (draw_page(one, number, dots_per_inch=200) for one in (printed, pdf))
        assert abs(came.ink - meant.ink) < 0.01
        assert inked(came) == pytest.approx(inked(meant), abs=4)


def inked(page: PagePicture) -> tuple[int, int, int, int]:
    """First and last row, first and last column with ink on them."""
    grey, width = page.grey, page.width
    down = [y for y in range(page.height) if min(grey[y * width : (y + 1) * width]) < 128]
    across = [x for x in range(width) if min(grey[x::width]) < 128]
    return down[0], down[-1], across[0], across[-1]


@pytest.mark.allow_log
def test_printer_that_does_not_begin_is_refused(application: QApplication, tmp_path: Path) -> None:
    device = QPrinter()
    device.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    device.setOutputFileName(str(tmp_path / "not" / "there" / "paper.pdf"))
    with pytest.raises(Refusal, match="not answering"):
        print_pictures(badges_pdf([Badge("Ann")], find_stock("plain"), event=""), device)


def test_file_names_are_taken_by_every_system_and_trouble_is_told(tmp_path: Path) -> None:
    assert file_name('Café: "one/two"', "Name badges") == "Café one two, Name badges.pdf"
    (tmp_path / "taken").write_text("")
    with pytest.raises(Refusal, match="Choose another place"):
        write_pdf(tmp_path / "taken" / "x.pdf", b"%PDF")
    write_pdf(tmp_path / "new" / "x.pdf", b"%PDF")
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["x.pdf"]
