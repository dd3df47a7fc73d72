"""The pages of a finished PDF as pictures, and several PDFs as one; pdfium is asked by one thread at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from threading import Lock

import pypdfium2

_ONE_AT_A_TIME = Lock()  # pdfium keeps state of its own and is not made for two threads at once
_POINTS = 72.0
_DARK = bytes(range(128))


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page: `pixels` are rows of `stride` bytes, four bytes a pixel in the order blue, green, red, nothing."""

    width: int
    height: int
    stride: int
    pixels: bytes

    @property
    def grey(self) -> bytes:
        """How bright each pixel is, 0 to 255, row by row: its green, which is most of what an eye sees."""
        return self.pixels[1::4]

    @property
    def ink(self) -> float:
        """The share of the page that is darker than middle grey."""
        grey = self.grey
        return 1 - len(grey.translate(None, _DARK)) / len(grey)


def page_sizes(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Width and height of every page in points."""
    with _ONE_AT_A_TIME, pypdfium2.PdfDocument(pdf) as document:
        return tuple(document.get_page_size(number) for number in range(len(document)))


def draw_page(pdf: bytes, number: int, *, dots_per_inch: float) -> PagePicture:
    """Page `number`, counted from 1, on white; IndexError when there is no such page."""
    with _ONE_AT_A_TIME, pypdfium2.PdfDocument(pdf) as document:
        if not 1 <= number <= len(document):
            raise IndexError(number)
        page = document[number - 1]
        bitmap = page.render(scale=dots_per_inch / _POINTS, rev_byteorder=False, prefer_bgrx=True)
        try:
            return PagePicture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
        finally:
            bitmap.close()
            page.close()


def join_pdfs(pdfs: Sequence[bytes]) -> bytes:
    """All pages of several PDFs in one, in their order."""
    out = BytesIO()
    with _ONE_AT_A_TIME, pypdfium2.PdfDocument.new() as joined:
        for pdf in pdfs:
            with pypdfium2.PdfDocument(pdf) as document:
                joined.import_pages(document)
        joined.save(out)
    return out.getvalue()
