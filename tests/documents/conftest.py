"""How the tests of papers read a PDF back: its text page by page, its ink, and its structure tree."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from t4gsw_desktop.documents.heading import Heading

NAMES = (
    "Aaliyah Rahman-Whitcombe",
    "Agnieszka Wiśniewska",
    "Nguyễn Thị Ánh",
    "Олександра Шевченко",
    "محمد عبد الله",
    "שרה לוי",
    "王小明",
    "김민준",
    "தமிழ்செல்வி",
    "सुनीता श्री",
    "ነጋሽ",
    "Maximiliana-Theodora Featherstonehaugh-Cholmondeley von und zu Liechtensteinerhof",
    "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaftschaferswessenschafe",
    "Al",
)


@dataclass(frozen=True)
class Paper:
    """A PDF read back: `pages` holds the text of each page."""

    data: bytes
    pages: tuple[str, ...]

    @cached_property
    def _squeezed(self) -> str:
        return squeezed("".join(self.pages))

    def holds(self, words: str) -> bool:
        """Whether these words stand somewhere, wherever their lines were broken.

        pdfium takes all text for drawn order and so turns right-to-left words round when it reads them back.
        """
        text = self._squeezed
        if any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in words):
            return all(word in text or word[::-1] in text for word in words.split())
        return squeezed(words) in text

    def count(self, words: str) -> int:
        """How often these words stand in the paper."""
        return self._squeezed.count(squeezed(words))

    def tags(self) -> list[str]:
        """The kinds of all structure elements, in reading order."""
        with pikepdf.open(BytesIO(self.data)) as pdf:
            root = pdf.Root["/StructTreeRoot"]
            return list(_kinds(root["/K"]))

    def inked_edges(self, margin: float = 8) -> list[int]:
        """Numbers of the pages with ink within `margin` points of the paper's edge, or drawn beyond it."""
        return [number for number, page in enumerate(pypdfium2.PdfDocument(self.data), 1) if _inked(page, margin)]


def squeezed(words: str) -> str:
    """The words without white space and hyphens that a line break may have eaten."""
    return "".join(words.replace("\u00ad", "").replace("\ufffe", "-").split())


def _kinds(element: pikepdf.Object) -> Iterator[str]:
    if not isinstance(element, pikepdf.Dictionary):
        return
    yield str(element["/S"]).lstrip("/")
    for child in element.get("/K", []):
        yield from _kinds(child)


def _inked(page: pypdfium2.PdfPage, margin: float) -> bool:
    width, height = page.get_size()
    for thing in page.get_objects():
        left, bottom, right, top = thing.get_bounds()
        if left < margin or bottom < margin or right > width - margin or top > height - margin:
            return True
    return False


def read_paper(data: bytes) -> Paper:
    """Read a PDF back; every paper must open without complaint, name its language and be tagged."""
    with pikepdf.open(BytesIO(data)) as pdf:
        assert str(pdf.Root["/Lang"]) == "en-GB"
        assert str(pdf.docinfo["/Title"])
        assert "/StructTreeRoot" in pdf.Root
        assert pdf.check_pdf_syntax() == []
    document = pypdfium2.PdfDocument(data)
    return Paper(data, tuple(page.get_textpage().get_text_range() for page in document))


@pytest.fixture
def read() -> type[Paper]:
    """Reads a PDF back into a Paper."""
    return read_paper


@pytest.fixture
def heading() -> Heading:
    return Heading("Winter Gathering", "Thursday 14 May 2026, 18:00 to 21:00", "Thursday 14 May, 16:05", "plan 3")


@pytest.fixture
def names() -> tuple[str, ...]:
    """Names in many scripts, short and far too long."""
    return NAMES
