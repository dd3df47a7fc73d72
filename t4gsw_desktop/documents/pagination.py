"""How the blocks of a flowing paper are shared out over its pages."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from t4gsw_desktop.documents.blocks import Block
from t4gsw_desktop.documents.page import Frame
from t4gsw_desktop.documents.pen import Box, Painter, Pen


def paginate(blocks: Iterable[Block], height: float) -> list[tuple[Block, ...]]:
    """Share blocks out over pages of that height, in order, losing none; there is always at least one page.

    Blocks that keep with the next stay on its page unless together they are taller than a page. A page that begins
    within a table begins with its header. A block taller than a page is parted between lines.
    """
    filling = _Filling(height)
    for chain in _chains(blocks):
        filling.add_chain(chain)
    return filling.pages()


class _Filling:
    """Pages being filled: those done, the one under way and the room left on it."""

    def __init__(self, height: float) -> None:
        self._height = height
        self._done: list[tuple[Block, ...]] = []
        self._page: list[Block] = []
        self._room = height

    def pages(self) -> list[tuple[Block, ...]]:
        return [*self._done, tuple(self._page)] if self._page or not self._done else self._done

    def add_chain(self, chain: Sequence[Block]) -> None:
        needed = sum(block.height for block in chain)
        if needed > self._room and self._page and needed <= self._height - _header_height(chain[0]):
            self._turn()
        for block in chain:
            self._add(block)

    def _add(self, block: Block) -> None:
        if block.height > self._room and self._page:
            self._turn()
        if not self._page and block.header is not None:
            self._place(block.header)
        while block.height > self._room and block.may_part:
            first, block = block.parted(self._room)
            self._place(first)
            self._turn()
            if block.header is not None:
                self._place(block.header)
        self._place(block)

    def _place(self, block: Block) -> None:
        self._page.append(block)
        self._room -= block.height

    def _turn(self) -> None:
        self._done.append(tuple(self._page))
        self._page, self._room = [], self._height


def _header_height(block: Block) -> float:
    return block.header.height if block.header is not None else 0


def _chains(blocks: Iterable[Block]) -> Iterable[list[Block]]:
    """Runs of blocks that want to be on one page."""
    chain: list[Block] = []
    for block in blocks:
        chain.append(block)
        if not block.keeps:
            yield chain
            chain = []
    if chain:
        yield chain


def page_of(blocks: Sequence[Block]) -> Painter:
    """The painter of one page of blocks, from the top of the body downwards."""

    def paint(pen: Pen, body: Box) -> None:
        top = body.top
        for in_table, run in groupby(blocks, key=lambda block: block.tag in ("TR", "TH")):
            with pen.tags.group("Table" if in_table else "Sect"):
                for block in run:
                    top = _paint_block(pen, block, body.left, top, in_table)

    return paint


def _paint_block(pen: Pen, block: Block, left: float, top: float, in_table: bool) -> float:
    if not in_table:
        return block.paint(pen, left, top)
    with pen.tags.group("TR"):
        return block.paint(pen, left, top)


def flow_on_fewest(frame: Frame, settings: Iterable[Iterable[Block]]) -> list[Painter]:
    """The pages of the setting that fills the fewest, the first of these: settings come from large type to small."""
    return min((flow(frame, blocks) for blocks in settings), key=len)


def flow(frame: Frame, blocks: Iterable[Block]) -> list[Painter]:
    """The painters of the pages that these blocks fill in that frame."""
    return [page_of(page) for page in paginate(blocks, frame.body.height)]
