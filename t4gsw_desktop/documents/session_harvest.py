"""Harvest sheets of an unconference: one a session, ruled, for what was said, what to do and who will do it."""

from collections.abc import Sequence
from dataclasses import dataclass

from t4gsw_desktop.documents.blocks import Block, columns, prose, section, title
from t4gsw_desktop.documents.cells import Ruled
from t4gsw_desktop.documents.heading import Heading
from t4gsw_desktop.documents.marks import ticked, words
from t4gsw_desktop.documents.name_lists import joined
from t4gsw_desktop.documents.page import Frame, frame_for, print_pages
from t4gsw_desktop.documents.pagination import flow
from t4gsw_desktop.documents.pen import MM, Painter

LINE_PITCH = 9.5 * MM
SAID_SHARE = 0.6  # of the lines are for what was said, the rest for what to do
LEAST_LINES = 3
CONSENT = "May these notes go into our library of lessons?"
CHOICES = ("Yes, with our names", "Yes, without names", "No")


@dataclass(frozen=True, slots=True)
class HarvestSession:
    """One session: its title, its hosts' badge names, when and where it is, and the code of its card."""

    title: str
    hosts: str = ""
    slot: str = ""
    room: str = ""
    code: str = ""


def session_harvest_pdf(sessions: Sequence[HarvestSession], *, heading: Heading, large_print: bool = False) -> bytes:
    """Return a sheet for each session; without sessions, one to fill in by hand."""
    frame = frame_for("Session harvest", heading, large_print=large_print)
    pages: list[Painter] = []
    for session in sessions or [HarvestSession("")]:
        pages += flow(frame, _sheet(session, frame))
    return print_pages(frame, pages)


def _sheet(session: HarvestSession, frame: Frame) -> list[Block]:
    """The words first, then lines on all that is left of the page."""
    sizes, width = frame.sizes, frame.body.width
    head, foot = _head(session, frame), _foot(frame)
    said = section("What was said", sizes, width)
    widths = columns(width, 0.7, 0.3)
    names = [
        words(name, each, sizes.section, bold=True) for name, each in zip(("What to do", "Who"), widths, strict=True)
    ]
    to_do = Block(tuple(names), widths, "H2", before=14, after=3, keeps=True)
    taken = sum(block.height for block in (*head, said, to_do, *foot))
    lines = max(2 * LEAST_LINES, int((frame.body.height - taken) / LINE_PITCH))
    first = max(LEAST_LINES, round(lines * SAID_SHARE))
    rest = Ruled(max(LEAST_LINES, lines - first), LINE_PITCH)
    room = Block((Ruled(first, LINE_PITCH),), (width,), "", keeps=True)
    return [*head, said, room, to_do, Block((rest, rest), widths, "", keeps=True), *foot]


def _head(session: HarvestSession, frame: Frame) -> list[Block]:
    sizes, width = frame.sizes, frame.body.width
    if not session.title.strip():
        asked = ("Session", "Hosted by", "Card, room and time")
        return [
            Block((Ruled(1, LINE_PITCH, words(ask, width, sizes.small).lines),), (width,), after=4) for ask in asked
        ]
    code = f"card {session.code}" if session.code else ""
    blocks = [title(session.title, sizes, width)]
    if session.hosts:
        blocks.append(prose(session.hosts, sizes.body, width, after=2))
    return [*blocks, prose(joined((session.slot, session.room, code)), sizes.body, width, bold=True)]


def _foot(frame: Frame) -> list[Block]:
    """Who wrote it, and whether it may be kept: nothing is taken into the library without a tick."""
    sizes, width = frame.sizes, frame.body.width
    widths = columns(width, 0.4, 0.38, 0.22)
    boxes = tuple(ticked(told, sizes.small, each) for told, each in zip(CHOICES, widths, strict=True))
    return [
        Block(
            (Ruled(1, LINE_PITCH, words("Written down by", width, sizes.small).lines),), (width,), before=8, keeps=True
        ),
        prose(CONSENT, sizes.small, width, bold=True, before=8, after=3),
        Block(boxes, widths),
    ]
