"""The pocket schedule of an unconference: all sessions by time, on paper of one side that folds small.

A short day goes twice on a sheet, to cut in half and fold once. A long one fills a sheet that is folded twice, in four
quarters that no fold runs through. Hosts, who are named on the wall, are left out where that saves paper for everybody.
Large print has the whole width of the page and all names.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportlab.lib.pagesizes import A4

from t4gsw_desktop.documents.blocks import Block, columns, title
from t4gsw_desktop.documents.cells import Stack
from t4gsw_desktop.documents.fitting import Line
from t4gsw_desktop.documents.heading import Heading
from t4gsw_desktop.documents.marks import words
from t4gsw_desktop.documents.name_lists import joined
from t4gsw_desktop.documents.page import Frame, Sizes, frame_for, print_pages, sizes_for
from t4gsw_desktop.documents.pagination import flow, page_of, paginate
from t4gsw_desktop.documents.pen import HAIRLINE, MARGIN, RULE, Box, Painter, Pen

HALF = Sizes(title=20, section=15, body=13, small=12)
QUARTER = Sizes(title=17, section=13, body=12, small=12)
AWAY = 9  # points between words and a fold
FOLD_MARK = 12
NAME = "Pocket schedule"


@dataclass(frozen=True, slots=True)
class PocketSession:
    """One session: where it is, what it is called, and its host's badge name."""

    room: str
    title: str
    host: str = ""


@dataclass(frozen=True, slots=True)
class PocketPart:
    """A slot with its sessions, or with a `title` a break or something for everybody; times as shown."""

    starts: str
    ends: str
    sessions: tuple[PocketSession, ...] = ()
    title: str = ""
    place: str = ""


def pocket_schedule_pdf(parts: Sequence[PocketPart], *, heading: Heading, large_print: bool = False) -> bytes:
    """Return the pocket schedule in the smallest form that holds the day; without parts it has only its heading."""
    if large_print:
        frame = frame_for(NAME, heading, large_print=True)
        return print_pages(frame, flow(frame, _blocks(parts, frame.sizes, frame.body.width)))
    half = A4[1] / 2
    frame = Frame(f"{NAME}, cut and fold once", heading, sizes_for(False), (A4[1], A4[0]), Box(0, 0, half, A4[0]))
    for sizes, hosts in ((HALF, True), (QUARTER, True), (QUARTER, False)):
        pages = flow(frame, _blocks(parts, sizes, frame.body.width, hosts=hosts))
        if len(pages) == 1:
            return print_pages(frame, pages, beside=half)
    return _in_quarters(parts, heading)


def _in_quarters(parts: Sequence[PocketPart], heading: Heading) -> bytes:
    """Upright A4 whose four quarters are read down the left half first, then down the right."""
    frame = frame_for(f"{NAME}, fold twice", heading)
    boxes = _quarters(frame.body)
    low = min(box.height for box in boxes)
    told, brief = (paginate(_blocks(parts, QUARTER, boxes[0].width, hosts=hosts), low) for hosts in (True, False))
    filled = brief if _sheets(brief) < _sheets(told) else told
    return print_pages(frame, [_folded(filled[first : first + 4], boxes) for first in range(0, len(filled), 4)])


def _sheets(quarters: Sequence[object]) -> int:
    return -(-len(quarters) // 4)


def _quarters(body: Box) -> tuple[Box, ...]:
    """The four quarters of a sheet within `body`, kept away from the folds through its middle."""
    across, up = A4[0] / 2, A4[1] / 2
    width = across - AWAY - body.left
    lefts, bottoms = (body.left, across + AWAY), (up + AWAY, body.bottom)
    heights = (body.top - up - AWAY, up - AWAY - body.bottom)
    return tuple(
        Box(left, bottom, width, height) for left in lefts for bottom, height in zip(bottoms, heights, strict=True)
    )


def _folded(quarters: Sequence[Sequence[Block]], boxes: Sequence[Box]) -> Painter:
    def paint(pen: Pen, _body: Box) -> None:
        for blocks, box in zip(quarters, boxes, strict=False):
            page_of(blocks)(pen, box)
        _fold_marks(pen)

    return paint


def _fold_marks(pen: Pen) -> None:
    """A short stroke at the edge of the words where each fold begins and ends, and the word beside the first."""
    canvas, (width, height), edge = pen.canvas, A4, MARGIN
    with pen.tags.aside():
        canvas.saveState()
        canvas.setLineWidth(HAIRLINE * 2)
        canvas.setStrokeGray(0)
        canvas.setDash(2, 2)
        canvas.line(edge - FOLD_MARK, height / 2, edge, height / 2)
        canvas.line(width - edge, height / 2, width - edge + FOLD_MARK, height / 2)
        canvas.line(width / 2, height / 2 - FOLD_MARK, width / 2, height / 2 + FOLD_MARK)
        canvas.restoreState()
        pen.line(Line("fold", 8), edge, height / 2 + 12)


def _blocks(parts: Sequence[PocketPart], sizes: Sizes, width: float, *, hosts: bool = True) -> Iterator[Block]:
    yield title("Sessions", sizes, width)
    for part in parts:
        when = f"{part.starts} to {part.ends}" if part.ends else part.starts
        if part.title:
            told = words(joined((f"{when}  {part.title}", part.place)), width, sizes.body, bold=True)
            yield Block((told,), (width,), before=4, after=4, tinted=True)
            continue
        head = Block((words(when, width, sizes.section, bold=True),), (width,), "H2", before=6, after=1, keeps=True)
        yield head
        for session in part.sessions:
            yield _session(session, head, sizes, width, hosts)


def _session(session: PocketSession, head: Block, sizes: Sizes, width: float, hosts: bool) -> Block:
    """One session; where a half or a quarter begins with it, its time stands above it again."""
    widths = columns(width, min(width * 0.32, 8.5 * sizes.body), 1.0)
    room = words(session.room, widths[0], sizes.small, bold=True, smallest=10)
    told = (
        words(session.title, widths[1], sizes.body, smallest=sizes.small),
        words(session.host if hosts else "", widths[1], sizes.small - 1),
    )
    cells = (room, Stack(told))
    return Block(cells, widths, "TR", before=1.5, after=1.5, rule=RULE / 2, header=head)
