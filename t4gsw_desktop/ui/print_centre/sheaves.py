"""The pages of the chosen paper: its PDF and their pictures, made on another thread and kept while they are true."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from t4gsw_desktop.documents.page_pictures import PagePicture, draw_page, join_pdfs, page_sizes
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.services.papers import Paper
from t4gsw_desktop.ui.shell.background import Job
from t4gsw_desktop.ui.shell.desk import Desk

_KEPT_PDFS, _KEPT_PICTURES = 24, 40


@dataclass(frozen=True)
class Wanted:
    """What is to be drawn: `papers` behind each other, in large print or not. `key` is the same for the same pages.

    `warn` is asked on the other thread for what to tell before printing.
    """

    key: Hashable
    papers: tuple[Paper, ...]
    large: bool
    warn: Callable[[], tuple[str, ...]]


@dataclass(frozen=True)
class Sheaf:
    """A finished PDF: its bytes, the size of every page in points, and what to tell before it is printed.

    `refused` says why there is none, else "".
    """

    key: Hashable
    pdf: bytes = b""
    sizes: tuple[tuple[float, float], ...] = ()
    warnings: tuple[str, ...] = ()
    refused: str = ""


@dataclass(frozen=True)
class _Drawn:
    key: tuple[Hashable, int, int]
    picture: PagePicture


class Sheaves(QObject):
    """Draws one paper and one page at a time; what nobody waits for any more is left out.

    `made` brings a Sheaf, `pictured` (sheaf's key, page, picture), `told` how far a long one is.
    """

    made = Signal(object)
    pictured = Signal(object, int, QImage)
    told = Signal(str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._pdfs: OrderedDict[Hashable, Sheaf] = OrderedDict()
        self._pictures: OrderedDict[tuple[Hashable, int, int], QImage] = OrderedDict()
        self._making: Job | None = None
        self._waiting: Hashable = None
        self._drawing: dict[tuple[Hashable, int, int], Job] = {}

    def forget(self) -> None:
        """The facts have changed: draw everything anew when it is wanted."""
        self._pdfs.clear()
        self._pictures.clear()
        self._stop()

    def want(self, wanted: Wanted) -> None:
        """Have `made` bring these pages: at once when they are known, else when they are drawn."""
        known = self._pdfs.get(wanted.key)
        if known is not None:
            self._stop()
            self.made.emit(known)
        elif self._waiting != wanted.key:
            self._stop()
            self._waiting = wanted.key
            self._making = self._desk.start("Drawing the pages", lambda job: _make(wanted, job), self._take)
            self._making.progressed.connect(self._tell)

    def picture(self, sheaf: Sheaf, page: int, dots: int) -> QImage | None:
        """The picture of a page with `dots` to the inch when it is there; else `pictured` brings it soon."""
        key = (sheaf.key, page, dots)
        known = self._pictures.get(key)
        if known is None and key not in self._drawing:
            for other in [one for one in self._drawing if one[0] != sheaf.key or one[2] != dots]:
                self._drawing.pop(other).stop()
            job = self._desk.start("Drawing a page", lambda job: _draw(sheaf, page, dots, job), self._take_picture)
            self._drawing[key] = job
            job.over.connect(lambda: self._end(key, job))
        return known

    def _end(self, key: tuple[Hashable, int, int], job: Job) -> None:
        if self._drawing.get(key) is job:
            del self._drawing[key]

    def _stop(self) -> None:
        if self._making is not None:
            self._making.stop()
        self._making, self._waiting = None, None

    def _tell(self, _fraction: float, words: str) -> None:
        self.told.emit(words)

    def _take(self, sheaf: Sheaf | None) -> None:
        if sheaf is None or sheaf.key != self._waiting:
            return
        self._making, self._waiting = None, None
        if not sheaf.refused:
            self._pdfs[sheaf.key] = sheaf
            if len(self._pdfs) > _KEPT_PDFS:
                self._pdfs.popitem(last=False)
        self.made.emit(sheaf)

    def _take_picture(self, drawn: _Drawn | None) -> None:
        if drawn is None:
            return
        part = drawn.picture
        image = QImage(part.pixels, part.width, part.height, part.stride, QImage.Format.Format_RGB32).copy()
        self._pictures[drawn.key] = image
        if len(self._pictures) > _KEPT_PICTURES:
            self._pictures.popitem(last=False)
        self.pictured.emit(drawn.key[0], drawn.key[1], image)


def draw_all(papers: Sequence[Paper], large: bool, job: Job) -> list[tuple[str, bytes]]:
    """On the other thread: title and PDF of each paper, as many as are wanted."""
    return [(paper.title, paper.make(large)) for paper in papers if not job.stopped()]


def _make(wanted: Wanted, job: Job) -> Sheaf | None:
    """On the other thread: the PDF, or None when it is no longer wanted."""
    pdfs = []
    for number, paper in enumerate(wanted.papers, 1):
        if job.stopped():
            return None
        if len(wanted.papers) > 1:
            job.progress(number / len(wanted.papers), f"Drawing {number} of {len(wanted.papers)}: {paper.title}")
        try:
            pdfs.append(paper.make(wanted.large))
        except Refusal as refusal:
            return Sheaf(wanted.key, refused=refusal.sentence)
    if not pdfs:
        return Sheaf(wanted.key, refused="There is nothing to print yet.")
    if job.stopped():
        return None
    pdf = pdfs[0] if len(pdfs) == 1 else join_pdfs(pdfs)
    return Sheaf(wanted.key, pdf, page_sizes(pdf), wanted.warn())


def _draw(sheaf: Sheaf, page: int, dots: int, job: Job) -> _Drawn | None:
    """On the other thread: one page, or None when it is no longer wanted."""
    if job.stopped():
        return None
    return _Drawn((sheaf.key, page, dots), draw_page(sheaf.pdf, page, dots_per_inch=dots))
