"""The session grid of an unconference as a wall poster: rooms across, slots down, breaks as bands between them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from t4gsw_desktop.documents.blocks import GUTTER, Block, header_row, prose, row, section
from t4gsw_desktop.documents.cells import Blank, Cell, Stack, Words
from t4gsw_desktop.documents.fitting import fit_lines
from t4gsw_desktop.documents.heading import Heading
from t4gsw_desktop.documents.marks import words
from t4gsw_desktop.documents.name_lists import joined
from t4gsw_desktop.documents.page import Frame, Sizes, frame_for, print_pages
from t4gsw_desktop.documents.pagination import flow
from t4gsw_desktop.documents.pen import Painter
from t4gsw_desktop.documents.poster_sheets import Poster, Strip, lay_out

# Type of a session's title in points, tried from the largest. The last is the least for a wall; A3 hangs farther away.
LADDER = (34, 30, 26, 23, 20, 18, 16)
LADDER_LARGE = (40, 34, 30, 26, 23, 20)
LADDER_A3 = (48, 42, 36, 32, 28, 25, 22, 20)
LADDER_A3_LARGE = (54, 48, 42, 36, 32, 28, 26)
MOST_LINES = 4  # of a title: a longer one is set smaller, down to SMALLER of its size
SMALLER = 0.7
LEAST_COLUMN = 92  # points; below that words of ordinary length are broken
BLANK_ROOMS = ("", "", "")
CARD_HEIGHT = 190  # points: no row needs to be higher than a pitch card


@dataclass(frozen=True, slots=True)
class GridSlot:
    """One span of the day: a name ("Slot 1") and its times as shown."""

    name: str
    starts: str = ""
    ends: str = ""


@dataclass(frozen=True, slots=True)
class GridSession:
    """What happens in one cell: a title, its host's badge name, a line about it."""

    title: str
    host: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class GridBand:
    """What everybody does between slots: a break or something for all. `after` is the number of slots before it."""

    after: int
    starts: str
    ends: str
    title: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class SessionGrid:
    """Rooms by name, slots in order, sessions by (index of the slot, index of the room), both from nought, and bands.

    `waiting` are the titles of pitches that have no place.
    """

    rooms: tuple[str, ...] = ()
    slots: tuple[GridSlot, ...] = ()
    sessions: Mapping[tuple[int, int], GridSession] = field(default_factory=dict)
    bands: tuple[GridBand, ...] = ()
    waiting: tuple[str, ...] = ()


BLANK_SLOTS = tuple(GridSlot(f"Slot {number}") for number in range(1, 5))


def session_grid_pdf(grid: SessionGrid, *, heading: Heading, large_print: bool = False, a3: bool = False) -> bytes:
    """Return the poster on lying A4, or A3, on as few sheets as can be read from afar, in type as large as fits these.

    Empty cells are for pitch cards. Without rooms or slots there is a blank poster to fill in.
    """
    frame = frame_for("Sessions", heading, large_print=large_print, upright=False, a3=a3)
    shown = replace(grid, rooms=grid.rooms or BLANK_ROOMS, slots=grid.slots or BLANK_SLOTS)
    ladders = {(False, False): LADDER, (True, False): LADDER_LARGE, (False, True): LADDER_A3}
    poster = _best(shown, frame, ladders.get((large_print, a3), LADDER_A3_LARGE))
    return print_pages(frame, [*poster.painters(), *_waiting(shown, frame)])


def _best(grid: SessionGrid, frame: Frame, ladder: Sequence[float]) -> Poster:
    """The layout on the fewest sheets that the least type allows, in the largest type which that number allows."""
    shares = _shares(len(grid.rooms), frame)
    tried: list[Poster] = []
    for anyhow in (False, True):
        found = (_laid_out(grid, frame, ladder[-1], across, anyhow=anyhow) for across in shares)
        tried = tried or [poster for poster in found if poster is not None]
    least = min(tried, key=lambda poster: (poster.sheets, len(poster.strips)))
    for size in ladder[:-1]:
        for across in shares[: least.sheets]:
            poster = _laid_out(grid, frame, size, across)
            if poster is not None and poster.sheets <= least.sheets:
                return poster
    return least


def _shares(rooms: int, frame: Frame) -> list[tuple[range, ...]]:
    """The rooms shared out over few sheets, then more: as evenly as can be, and no column too narrow."""
    room = frame.body.width - _time_width(frame.sizes) - GUTTER
    found = []
    for sheets in range(1, rooms + 1):
        most = -(-rooms // sheets)
        if -(-rooms // most) == sheets and (room / most - GUTTER >= LEAST_COLUMN or most == 1):
            found.append(tuple(range(first, min(first + most, rooms)) for first in range(0, rooms, most)))
    return found


def _laid_out(
    grid: SessionGrid, frame: Frame, size: float, across: tuple[range, ...], *, anyhow: bool = False
) -> Poster | None:
    """The poster with titles of that size and the rooms shared out so; None where a row is higher than a sheet."""
    sizes = replace(frame.sizes, section=size, body=max(frame.sizes.small, round(size * 0.72)))
    shown = max(map(len, across))
    headers = [_header(grid, rooms, sizes, frame, shown) for rooms in across]
    strips = [
        Strip(header, tuple(_rows(grid, rooms, header, sizes))) for rooms, header in zip(across, headers, strict=True)
    ]
    bands = [place for place, block in enumerate(strips[0].rows) if block.tinted]
    return lay_out(frame, "Sessions", strips, bands, CARD_HEIGHT, anyhow=anyhow)


def _time_width(sizes: Sizes) -> float:
    return 4.8 * sizes.body


def _time(starts: str, ends: str, name: str, width: float, sizes: Sizes) -> Stack:
    """When it begins, as large as the column takes, and beneath it when it ends; its name where no time is known."""
    until = f"to {ends}" if starts and ends else ""
    first = words(starts or name, width, sizes.section, bold=True, smallest=9)
    return Stack((first, words(until, width, sizes.small, smallest=9)))


def _header(grid: SessionGrid, rooms: range, sizes: Sizes, frame: Frame, shown: int) -> Block:
    """The names of the rooms of one sheet; a sheet with fewer than `shown` rooms leaves the rest of its width free."""
    width = (frame.body.width - _time_width(frame.sizes) - shown * GUTTER) / shown
    widths = (_time_width(frame.sizes), *[width] * len(rooms))
    names = ("Time", *(grid.rooms[one] or " " for one in rooms))
    cells = tuple(
        words(name, each, sizes.body, bold=True, smallest=9) for name, each in zip(names, widths, strict=True)
    )
    return replace(header_row(names, widths, sizes.body), cells=cells, bars=True)


def _rows(grid: SessionGrid, rooms: range, header: Block, sizes: Sizes) -> Iterator[Block]:
    """The slots and the bands between them, in the order of the day."""
    for place in range(len(grid.slots) + 1):
        for band in grid.bands:
            if band.after == place:
                yield _band(band, header, sizes)
        if place < len(grid.slots):
            yield _slot(grid, place, rooms, header, sizes)


def _slot(grid: SessionGrid, place: int, rooms: range, header: Block, sizes: Sizes) -> Block:
    slot = grid.slots[place]
    cells: list[Cell] = [_time(slot.starts, slot.ends, slot.name, header.widths[0], sizes)]
    for one, column in zip(rooms, header.widths[1:], strict=True):
        cells.append(_session(grid.sessions.get((place, one)), column, sizes))
    return replace(row(cells, header, pad=6), bars=True)


def _band(band: GridBand, header: Block, sizes: Sizes) -> Block:
    """A row right across the sheet on a ground of light grey, which costs little ink."""
    width = sum(header.widths[1:]) + GUTTER * (len(header.widths) - 2)
    time = _time(band.starts, band.ends, "", header.widths[0], replace(sizes, section=sizes.body))
    told = words(joined((band.title, band.place)), width, sizes.body, bold=True, smallest=sizes.small)
    return replace(row((time, told), header, pad=5), widths=(header.widths[0], width), tinted=True)


def _session(session: GridSession | None, width: float, sizes: Sizes) -> Cell:
    if session is None:
        return Blank(0)
    title = fit_lines(session.title, width, sizes.section, max(12, sizes.section * SMALLER), bold=True, most=MOST_LINES)
    return Stack(
        (
            Words(title),
            words(session.host, width, sizes.body, smallest=sizes.small),
            words(session.note, width, sizes.small),
        )
    )


def _waiting(grid: SessionGrid, frame: Frame) -> list[Painter]:
    """The pitches without a place, on a sheet of their own; none where all have one."""
    if not grid.waiting:
        return []
    sizes, width = frame.sizes, frame.body.width
    blocks = [section("Not on the grid so far", sizes, width, before=0)]
    return flow(frame, [*blocks, *(prose(title, sizes.body, width) for title in grid.waiting)])
