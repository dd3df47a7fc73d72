"""Door signs: one page a room with its name and what happens in it, large enough to read from the corridor."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from t4gsw_desktop.documents.blocks import Block, columns, header_row, prose, row, title
from t4gsw_desktop.documents.cells import Blank, Cell, Ruled, Stack
from t4gsw_desktop.documents.heading import Heading
from t4gsw_desktop.documents.marks import words
from t4gsw_desktop.documents.page import Frame, Sizes, frame_for, print_pages
from t4gsw_desktop.documents.pagination import flow_on_fewest

SIGN = Sizes(title=60, section=26, body=22, small=18)
SIGN_LARGE = Sizes(title=72, section=34, body=28, small=24)
SIGN_SMALL = Sizes(title=48, section=22, body=18, small=14)  # where that keeps a full room on one page
BLANK_LINES = 5


@dataclass(frozen=True, slots=True)
class DoorSession:
    """What happens behind this door from `starts` to `ends`, both as shown.

    `pause` is for breaks, and for what everybody does somewhere else; `free` for a slot with room for a session that
    somebody may still write in.
    """

    starts: str
    ends: str
    title: str
    host: str = ""
    note: str = ""
    pause: bool = False
    free: bool = False


@dataclass(frozen=True, slots=True)
class DoorSign:
    """One room: its name, its features in words, and its sessions in order."""

    room: str
    features: tuple[str, ...] = ()
    sessions: tuple[DoorSession, ...] = ()


def door_signs_pdf(signs: Sequence[DoorSign], *, heading: Heading, large_print: bool = False) -> bytes:
    """Return one sign a room, on more pages where its sessions need them; without rooms, one to fill in by hand."""
    frame = frame_for("Door sign", heading, large_print=large_print)
    settings = (SIGN_LARGE,) if large_print else (SIGN, SIGN_SMALL)
    shown = signs or [DoorSign("")]
    printed = [flow_on_fewest(frame, [_sign(sign, frame, sizes) for sizes in settings]) for sign in shown]
    return print_pages(frame, [page for pages in printed for page in pages])


def _sign(sign: DoorSign, frame: Frame, sizes: Sizes) -> list[Block]:
    width = frame.body.width
    if sign.room.strip():
        blocks = [title(sign.room, sizes, width)]
    else:
        blocks = [Block((Ruled(1, 90, words("Room", width, sizes.small).lines),), (width,), after=10)]
    if sign.features:
        blocks.append(prose(", ".join(sign.features), sizes.body, width, after=10))
    widths = columns(width, 4.2 * sizes.section, 1.0)
    header = header_row(("Time", f"In {sign.room}" if sign.room.strip() else "Session"), widths, sizes.small)
    blocks.append(header)
    if sign.sessions:
        return [*blocks, *(_row(session, header, sizes) for session in sign.sessions)]
    blank = row((Blank(0), Blank(64)), header)
    room = frame.body.height - sum(block.height for block in blocks)
    return [*blocks, *([blank] * min(BLANK_LINES, int(room // blank.height)))]


def _row(session: DoorSession, header: Block, sizes: Sizes) -> Block:
    ends = f"to {session.ends}" if session.ends else ""
    quiet = session.pause or session.free
    start = sizes.body if quiet else sizes.section
    time = (
        words(session.starts, header.widths[0], start, bold=True, smallest=12),
        words(ends, header.widths[0], sizes.small, smallest=10),
    )
    told = row((Stack(time), _told(session, header.widths[1], sizes)), header, pad=4 if session.pause else 7)
    return replace(told, tinted=session.pause)


def _told(session: DoorSession, width: float, sizes: Sizes) -> Cell:
    if session.free:
        return words(session.title, width, sizes.small)
    size = sizes.body if session.pause else sizes.section
    return Stack(
        (
            words(session.title, width, size, bold=True, smallest=sizes.small),
            words(session.host, width, sizes.body, smallest=sizes.small),
            words(session.note, width, sizes.small),
        )
    )
