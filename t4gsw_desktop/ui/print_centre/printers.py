"""The printers of this computer and how a PDF gets to one: through the print queue, else as pictures of its pages."""

from pathlib import Path

from PySide6.QtCore import QMarginsF, QRect, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from t4gsw_desktop.documents.page_pictures import draw_page, page_sizes
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.services.print_queue import Printer, has_queue, printers_of_queue, send_to_queue

_FEWEST_DOTS, _MOST_DOTS = 300, 600


def printers_of_qt() -> tuple[Printer, ...]:
    """The printers as Qt knows them, the usual one first: where there is no queue that takes PDFs."""
    usual = QPrinterInfo.defaultPrinterName()
    names = QPrinterInfo.availablePrinterNames()
    return tuple(Printer(name, usual=name == usual) for name in sorted(names, key=lambda name: name != usual))


def find_printers() -> tuple[Printer, ...]:
    """Ask the queue; on another thread, for a queue may take its time."""
    return printers_of_queue() if has_queue() else ()


def send(path: Path, printer: str, title: str, *, copies: int, exact: bool) -> None:
    """Print the PDF at `path`; on another thread. Refusal when the printer does not take it."""
    pdf = path.read_bytes()
    if has_queue():
        send_to_queue(path, printer, title, copies=copies, page=page_sizes(pdf)[0], exact=exact)
        return
    device = QPrinter(QPrinterInfo.printerInfo(printer), QPrinter.PrinterMode.HighResolution)
    device.setDocName(title)
    device.setCopyCount(copies)
    print_pictures(pdf, device)


def print_pictures(pdf: bytes, device: QPrinter) -> None:
    """Print every page as a picture in its true size. Refusal when the printer does not begin or stops on the way."""
    dots = min(max(device.resolution(), _FEWEST_DOTS), _MOST_DOTS)
    device.setFullPage(True)
    painter = QPainter()
    for number, size in enumerate(page_sizes(pdf), 1):
        _lay_out(device, size)
        begun = device.newPage() if number > 1 else painter.begin(device)
        if not begun:
            painter.end()
            raise Refusal("The printer is not answering.")
        page = draw_page(pdf, number, dots_per_inch=dots)
        image = QImage(page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB32)
        true = device.resolution() / 72
        painter.drawImage(QRect(0, 0, round(size[0] * true), round(size[1] * true)), image)
    if not painter.end() or device.printerState() == QPrinter.PrinterState.Error:
        raise Refusal("The printer has stopped.")


def _lay_out(device: QPrinter, size: tuple[float, float]) -> None:
    lying = size[0] > size[1]
    page = QPageSize(QSizeF(min(size), max(size)), QPageSize.Unit.Point)
    turned = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    device.setPageLayout(QPageLayout(page, turned, QMarginsF(0, 0, 0, 0)))
