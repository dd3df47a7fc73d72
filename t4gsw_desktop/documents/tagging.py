"""The structure tree of a PDF (headings, tables, paragraphs), written straight onto a reportlab canvas."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName
from reportlab.pdfgen.canvas import Canvas


@dataclass(slots=True)
class Element:
    """One structure element: its children are other elements or (page, number of the marked content on it)."""

    kind: str
    attributes: PDFDictionary | None = None
    children: list["Element | tuple[int, int]"] = field(default_factory=list)
    dictionary: PDFDictionary = field(default_factory=PDFDictionary)


class Tags:
    """Builds the tree while pages are drawn; `close_page` ends each page and `finish` hangs the tree in the document.

    ISO 32000-1, 14.7 and 14.8. reportlab writes any catalogue entry it is given, so no second library is needed.
    """

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._document = canvas._doc  # noqa: SLF001  reportlab has no public door to the catalogue
        self._root = Element("Document")
        self._path = [self._root]
        self._pages: list[tuple[object, list[Element]]] = []
        self._marked: list[Element] = []
        self._inside = False

    @contextmanager
    def group(self, kind: str) -> Iterator[None]:
        """Everything tagged inside belongs to one element of this kind (Table, TR, Sect); silent inside an aside."""
        if self._inside:
            yield
            return
        element = Element(kind)
        self._path[-1].children.append(element)
        self._path.append(element)
        yield
        self._path.pop()

    @contextmanager
    def content(self, kind: str) -> Iterator[None]:
        """What is drawn inside is read out as one piece of this kind; inside an aside it stays silent."""
        if self._inside:
            yield
            return
        element = Element(kind, _column_scope() if kind == "TH" else None)
        number = len(self._marked)
        element.children.append((len(self._pages), number))
        self._path[-1].children.append(element)
        self._marked.append(element)
        with self._marking(f"/{kind} <</MCID {number}>> BDC"):
            yield

    @contextmanager
    def aside(self) -> Iterator[None]:
        """What is drawn inside is decoration or repetition (rules, running heads) and is not read out."""
        if self._inside:
            yield
            return
        with self._marking("/Artifact BMC"):
            yield

    @contextmanager
    def _marking(self, opening: str) -> Iterator[None]:
        self._canvas.addLiteral(opening)
        self._inside = True
        yield
        self._inside = False
        self._canvas.addLiteral("EMC")

    def close_page(self) -> None:
        """End the page on the canvas; its marked content is counted from nought again on the next."""
        self._canvas.showPage()
        page = self._document.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = len(self._pages)
        page.Tabs = PDFName("S")
        self._pages.append((page, self._marked))
        self._marked = []

    def finish(self) -> None:
        """Hang the tree, its index by page and the mark that the document is tagged into the catalogue."""
        reference = self._document.Reference
        root = PDFDictionary()
        root["Type"] = PDFName("StructTreeRoot")
        root["K"] = self._write(self._root, reference(root))
        index: list[object] = []
        for number, (_, elements) in enumerate(self._pages):
            index += [number, PDFArray([reference(element.dictionary) for element in elements])]
        root["ParentTree"] = reference(PDFDictionary({"Nums": PDFArray(index)}))
        root["ParentTreeNextKey"] = len(self._pages)
        self._document.Catalog.StructTreeRoot = root
        self._document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})

    def _write(self, element: Element, parent: object) -> object:
        own = self._document.Reference(element.dictionary)
        entries = element.dictionary
        entries["Type"] = PDFName("StructElem")
        entries["S"] = PDFName(element.kind)
        entries["P"] = parent
        if element.attributes is not None:
            entries["A"] = element.attributes
        kids: list[object] = []
        for child in element.children:
            if isinstance(child, Element):
                kids.append(self._write(child, own))
            else:
                page, number = child
                entries["Pg"] = self._document.Reference(self._pages[page][0])
                kids.append(number)
        entries["K"] = PDFArray(kids)
        return own


def _column_scope() -> PDFDictionary:
    return PDFDictionary({"O": PDFName("Table"), "Scope": PDFName("Column")})
