"""Door signs: one page a room with its name and what happens in it, large enough to read from the corridor."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from t4gsw_desktop.documents.blocks import Block, columns, header_row, prose, row, title
from t4gsw_desktop.documents.cells import Blank, Ruled, Stack
from t4gsw_desktop.documents.marks import words
from t4gsw_desktop.documents.page import Frame, Heading, Sizes, frame_for, print_pages
from t4gsw_desktop.documents.pagination import flow

SIGN = Sizes(title=60, section=26, body=22, small=18)
SIGN_LARGE = Sizes(title=72, section=34, body=28, small=24)
BLANK_LINES = 5


@dataclass(frozen=True, slots=True)
class DoorSession:
    """What happens behind this door from `starts` to `ends`, both as shown."""

    starts: str
    ends: str
    title: str
    host: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class DoorSign:
    """One room: its name, its features in words, and its sessions in order."""

    room: str
    features: tuple[str, ...] = ()
    sessions: tuple[DoorSession, ...] = ()


def door_signs_pdf(signs: Sequence[DoorSign], *, heading: Heading, large_print: bool = False) -> bytes:
    """Return one sign a room, on more pages where its sessions need them; without rooms, one to fill in by hand."""
    frame = frame_for("Door sign", heading, large_print=large_print)
    sizes = SIGN_LARGE if large_print else SIGN
    shown = signs or [DoorSign("")]
    return print_pages(frame, [page for sign in shown for page in flow(frame, _sign(sign, frame, sizes))])


def _sign(sign: DoorSign, frame: Frame, sizes: Sizes) -> Iterator[Block]:
    width = frame.body.width
    if sign.room.strip():
        yield title(sign.room, sizes, width)
    else:
        yield Block((Ruled(1, 90, words("Room", width, sizes.small).lines),), (width,), after=10)
    if sign.features:
        yield prose(", ".join(sign.features), sizes.body, width, after=10)
    widths = columns(width, 4.2 * sizes.section, 1.0)
    header = header_row(("Time", f"In {sign.room}" if sign.room.strip() else "Session"), widths, sizes.small)
    yield header
    for session in sign.sessions:
        yield row(_cells(session, widths, sizes), header, pad=7)
    if not sign.sessions:
        for _ in range(BLANK_LINES):
            yield row((Blank(0), Blank(64)), header)


def _cells(session: DoorSession, widths: Sequence[float], sizes: Sizes) -> tuple[Stack, Stack]:
    ends = f"to {session.ends}" if session.ends else ""
    time = (
        words(session.starts, widths[0], sizes.section, bold=True, smallest=12),
        words(ends, widths[0], sizes.small, smallest=10),
    )
    told = (
        words(session.title, widths[1], sizes.section, bold=True, smallest=sizes.small),
        words(session.host, widths[1], sizes.body, smallest=sizes.small),
        words(session.note, widths[1], sizes.small),
    )
    return Stack(time), Stack(told)
