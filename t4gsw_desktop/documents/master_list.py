"""The master list of rounds at tables: round by round, who sits at which table and who rests, for the organiser."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from t4gsw_desktop.documents.blocks import Block, columns, header_row, prose, row, section, title
from t4gsw_desktop.documents.cells import NOTHING, Blank, Cell
from t4gsw_desktop.documents.heading import Heading
from t4gsw_desktop.documents.marks import words
from t4gsw_desktop.documents.name_lists import joined
from t4gsw_desktop.documents.page import Frame, Sizes, frame_for, print_pages
from t4gsw_desktop.documents.pagination import flow
from t4gsw_desktop.documents.text import text_width

BLANK_TABLES = 12
WIDE_TABLE = 4  # from so many people a table takes the whole width


@dataclass(frozen=True, slots=True)
class MasterTable:
    """One table in one round and the badge names of those at it."""

    name: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MasterRound:
    """One round: its time as shown, its tables in order, who rests, and the question it is talked about, if any."""

    number: int
    time: str
    tables: tuple[MasterTable, ...]
    resting: tuple[str, ...] = ()
    question: str = ""


def master_list_pdf(
    rounds: Sequence[MasterRound],
    *,
    heading: Heading,
    large_print: bool = False,
    title: str = "Master list of rounds",
) -> bytes:
    """Return the list of all rounds in order, each kept on one page where it fits; without rounds, a blank one."""
    frame = frame_for(title, heading, large_print=large_print)
    return print_pages(frame, flow(frame, _blocks(rounds, frame, large_print)))


def _blocks(rounds: Sequence[MasterRound], frame: Frame, large_print: bool) -> Iterator[Block]:
    sizes, width = frame.sizes, frame.body.width
    yield title(frame.title, sizes, width)
    if not rounds:
        yield prose("No rounds are planned yet. Fill in one list for each round.", sizes.body, width)
        yield from _round(_blank_round(), sizes, width, pairs=False)
        return
    largest = max((len(table.people) for entry in rounds for table in entry.tables), default=0)
    for entry in rounds:
        yield from _round(entry, sizes, width, pairs=largest < WIDE_TABLE and not large_print)


def _blank_round() -> MasterRound:
    return MasterRound(0, "", tuple(MasterTable("", ()) for _ in range(BLANK_TABLES)))


def _round(entry: MasterRound, sizes: Sizes, width: float, *, pairs: bool) -> Iterator[Block]:
    """One round, in two columns of tables read downwards if `pairs`, held together by its blocks."""
    named = f"Round {entry.number}" if entry.number else "Round ____"
    yield section(f"{named}, {entry.time}" if entry.time else named, sizes, width, before=8)
    if entry.question:
        yield replace(prose(f"Question: {entry.question}", sizes.body, width), keeps=True)
    table_width = _table_width(entry, sizes, width)
    widths = columns(width, table_width, 0.5, table_width, 0.5) if pairs else columns(width, table_width, 1.0)
    header = header_row(("Table", "People") * (len(widths) // 2), widths, sizes.small)
    yield header
    half = -(-len(entry.tables) // 2) if pairs else len(entry.tables)
    for place in range(half):
        shown = [entry.tables[place], *entry.tables[place + half : place + half + 1]]
        cells = [cell for table in shown for cell in _cells(table, widths, sizes)]
        cells += [NOTHING] * (len(widths) - len(cells))
        yield row(cells, header, keeps=place < half - 1 or bool(entry.resting), pad=0.5)
    if entry.resting:
        yield prose(f"Resting: {joined(entry.resting)}", sizes.small, width, bold=True, before=4)


def _table_width(entry: MasterRound, sizes: Sizes, width: float) -> float:
    """Points for the names of the tables: as many as the longest takes, at most a fifth of the page."""
    names = ("Table", *(table.name for table in entry.tables))
    return min(max(text_width(name, sizes.small, bold=True) for name in names) + 1, width / 5)


def _cells(table: MasterTable, widths: Sequence[float], sizes: Sizes) -> tuple[Cell, Cell]:
    if not table.name and not table.people:
        return NOTHING, Blank(sizes.body * 2)
    people = words(joined(table.people), widths[1], sizes.small)
    return words(table.name, widths[0], sizes.small, bold=True, smallest=9), people
