"""The session grid of an unconference: rooms across, slots down, for the wall; empty cells are for pitch cards."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from t4gsw_desktop.documents.blocks import Block, columns, header_row, row, title
from t4gsw_desktop.documents.cells import Blank, Cell, Stack
from t4gsw_desktop.documents.heading import Heading
from t4gsw_desktop.documents.marks import words
from t4gsw_desktop.documents.page import Frame, Sizes, frame_for, print_pages
from t4gsw_desktop.documents.pagination import flow

ROOMS_A_PAGE, ROOMS_A_PAGE_LARGE = 4, 3
BLANK_ROOMS = ("", "", "")
CARD_HEIGHT = 150  # points: room to stick a note, or for a pen


@dataclass(frozen=True, slots=True)
class GridSlot:
    """One span of the day: a name ("Slot 1") and its times as shown."""

    name: str
    time: str = ""


@dataclass(frozen=True, slots=True)
class GridSession:
    """What happens in one cell: a title, its host's badge name, a line about it."""

    title: str
    host: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class SessionGrid:
    """Rooms by name, slots in order, and sessions by (index of the slot, index of the room), both from nought."""

    rooms: tuple[str, ...] = ()
    slots: tuple[GridSlot, ...] = ()
    sessions: Mapping[tuple[int, int], GridSession] = field(default_factory=dict)


BLANK_SLOTS = tuple(GridSlot(f"Slot {number}") for number in range(1, 5))


def session_grid_pdf(grid: SessionGrid, *, heading: Heading, large_print: bool = False) -> bytes:
    """Return the grid on lying A4, a few rooms to a page; without rooms or slots there is a blank one to fill in."""
    frame = frame_for("Sessions", heading, large_print=large_print, upright=False)
    rooms, slots = grid.rooms or BLANK_ROOMS, grid.slots or BLANK_SLOTS
    most = ROOMS_A_PAGE_LARGE if large_print else ROOMS_A_PAGE
    shown = -(-len(rooms) // -(-len(rooms) // most))  # even shares: five rooms are three and two, not four and one
    parts = [_part(grid, rooms[first : first + shown], first, slots, frame) for first in range(0, len(rooms), shown)]
    return print_pages(frame, [page for part in parts for page in flow(frame, part)])


def _part(grid: SessionGrid, rooms: Sequence[str], first: int, slots: Sequence[GridSlot], frame: Frame) -> list[Block]:
    """The blocks of the pages that show these rooms.

    Titles are set smaller where that brings all slots on to one page, and rows share the height that is left over.
    """
    sizes, width = frame.sizes, frame.body.width
    top = title("Sessions" if first == 0 else "Sessions, more rooms", sizes, width)
    widths = columns(width, 6.2 * sizes.body, *([1.0] * len(rooms)))
    header = replace(header_row(("Time", *(room or " " for room in rooms)), widths, sizes.body), bars=True)
    room = frame.body.height - top.height - header.height - 1
    for size in (sizes.section, sizes.body, sizes.small):
        rows = list(_rows(grid, first, slots, header, replace(sizes, section=size)))
        if sum(block.height for block in rows) <= room:
            return [top, header, *_stretched(rows, room)]
    return [top, header, *_rows(grid, first, slots, header, sizes)]


def _stretched(rows: Sequence[Block], room: float) -> list[Block]:
    """The rows with what is left of the page shared among them, up to the height of a pitch card."""
    share = (room - sum(block.height for block in rows)) / len(rows)
    return [replace(block, after=block.after + max(0, min(share, CARD_HEIGHT - block.height))) for block in rows]


def _rows(grid: SessionGrid, first: int, slots: Sequence[GridSlot], header: Block, sizes: Sizes) -> Iterator[Block]:
    """One row a slot."""
    for place, slot in enumerate(slots):
        time = Stack(
            (
                words(slot.time or slot.name, header.widths[0], sizes.body, bold=True, smallest=9),
                words(slot.name if slot.time else "", header.widths[0], sizes.small, smallest=9),
            )
        )
        cells: list[Cell] = [time]
        for column, width in enumerate(header.widths[1:]):
            cells.append(_session(grid.sessions.get((place, first + column)), width, sizes))
        yield replace(row(cells, header, pad=6), bars=True)


def _session(session: GridSession | None, width: float, sizes: Sizes) -> Cell:
    if session is None:
        return Blank(0)
    return Stack(
        (
            words(session.title, width, sizes.section, bold=True, smallest=sizes.small),
            words(session.host, width, sizes.body, smallest=sizes.small),
            words(session.note, width, sizes.small),
        )
    )
