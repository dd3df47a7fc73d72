"""Café table cards: a tent card a table with its topic, to fold across the middle, and a sheet for what was heard."""

from collections.abc import Sequence
from dataclasses import dataclass

from t4gsw_desktop.documents.blocks import Block, prose, section, title
from t4gsw_desktop.documents.cells import Ruled, Words
from t4gsw_desktop.documents.fitting import Line, fit_lines, height_of
from t4gsw_desktop.documents.heading import Heading
from t4gsw_desktop.documents.marks import words
from t4gsw_desktop.documents.page import Frame, frame_for, print_pages
from t4gsw_desktop.documents.pagination import flow, page_of
from t4gsw_desktop.documents.pen import HAIRLINE, MM, Box, Painter, Pen

TOPIC_SIZE, TOPIC_FLOOR = 54, 18
LEAST_LINES = 4  # for each round; more where the page has room
LINE_PITCH = 9.5 * MM


@dataclass(frozen=True, slots=True)
class CafeTable:
    """One table: its name, what it talks about, its host's badge name, and its features in words."""

    name: str
    topic: str
    host: str = ""
    features: tuple[str, ...] = ()
    question: str = ""


def table_cards_pdf(
    tables: Sequence[CafeTable], *, heading: Heading, large_print: bool = False, rounds: int = 1
) -> bytes:
    """Return a tent card and then a harvest sheet for each table; without tables, one of each to fill in by hand.

    The tent shows the same words on both sides once folded. The harvest sheet has lines for each of the `rounds`.
    """
    frame = frame_for("Café table cards", heading, large_print=large_print)
    pages: list[Painter] = []
    for table in tables or [CafeTable("", "")]:
        pages.append(_tent(table, frame))
        pages += flow(frame, _harvest(table, frame, rounds))
    return print_pages(frame, pages)


def _tent(table: CafeTable, frame: Frame) -> Painter:
    def paint(pen: Pen, body: Box) -> None:
        canvas = pen.canvas
        middle = body.bottom + body.height / 2
        face = Box(body.left, body.bottom, body.width, body.height / 2).inset(0, 12)
        draw = page_of(_face(table, frame, face))
        with pen.tags.aside():
            canvas.saveState()
            canvas.setLineWidth(HAIRLINE)
            canvas.setDash(2, 4)
            canvas.line(body.left, middle, body.right, middle)
            canvas.restoreState()
            canvas.saveState()
            canvas.translate(body.left + body.right, 2 * middle)
            canvas.rotate(180)
            draw(pen, face)
            canvas.restoreState()
        draw(pen, face)

    return paint


def _face(table: CafeTable, frame: Frame, face: Box) -> list[Block]:
    """One side of the tent; the topic shrinks until everything fits."""
    sizes, width = frame.sizes, face.width
    if not table.name.strip() and not table.topic.strip():
        asked = ("Table", "Topic", "", "Hosted by")
        return [Block((Ruled(1, 44, words(ask, width, sizes.body).lines),), (width,), after=6) for ask in asked]
    host = f"Hosted by {table.host}" if table.host else ""
    around = [
        Block((words(table.name, width, sizes.title, bold=True, smallest=sizes.body),), (width,), "P", after=6),
        Block((words(table.question, width, sizes.section, smallest=sizes.body),), (width,), "P", after=6),
        Block((words(host, width, sizes.section, smallest=sizes.body),), (width,), "P", after=4),
        Block((words(", ".join(table.features), width, sizes.section, smallest=sizes.body),), (width,), "P"),
    ]
    room = face.height - sum(block.height for block in around) - 10
    topic = Words(_topic_lines(table.topic, width, room)) if table.topic.strip() else Ruled(2, 50)
    return [around[0], Block((topic,), (width,), "H1", after=10), *around[1:]]


def _topic_lines(topic: str, width: float, room: float) -> tuple[Line, ...]:
    size: float = TOPIC_SIZE
    lines = fit_lines(topic, width, size, TOPIC_FLOOR, bold=True)
    while height_of(lines) > room and size > TOPIC_FLOOR / 2:
        size *= 0.92
        lines = fit_lines(topic, width, size, min(size, TOPIC_FLOOR), bold=True)
    return lines


def _harvest(table: CafeTable, frame: Frame, rounds: int) -> list[Block]:
    sizes, width = frame.sizes, frame.body.width
    blocks = [title("What did we hear?", sizes, width)]
    about = ": ".join(part for part in (table.name, table.topic) if part.strip())
    if about:
        blocks.append(prose(about, sizes.body, width, bold=True))
    blocks.append(prose("A few words are enough. Leave this sheet on the table.", sizes.body, width))
    heads = [section(f"Round {number}", sizes, width) for number in range(1, rounds + 1)] if rounds > 1 else []
    room = frame.body.height - sum(block.height for block in (*blocks, *heads))
    lines = Block((Ruled(max(LEAST_LINES, int(room / max(1, rounds) / LINE_PITCH)), LINE_PITCH),), (width,), "")
    return [*blocks, *(block for head in heads for block in (head, lines))] if heads else [*blocks, lines]
