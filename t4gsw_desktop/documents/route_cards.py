"""Route cards for speed-friending: one card a person, telling where to be in each round and when to rest."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from t4gsw_desktop.documents.blocks import GUTTER, Block, columns, header_row, row
from t4gsw_desktop.documents.cards import Grid, card_sheets
from t4gsw_desktop.documents.cells import Cell, Ruled, Words
from t4gsw_desktop.documents.fitting import Line, fit_lines, height_of
from t4gsw_desktop.documents.marks import words
from t4gsw_desktop.documents.name_lists import joined
from t4gsw_desktop.documents.page import Frame, Heading, Sizes, frame_for, print_pages
from t4gsw_desktop.documents.pagination import page_of, paginate
from t4gsw_desktop.documents.pen import Box, Painter, Pen
from t4gsw_desktop.documents.text import text_width

# The first grid that holds the longest card is taken for all; large print has the whole width of the page.
GRIDS = (Grid(2, 4), Grid(2, 3), Grid(2, 2), Grid(1, 2), Grid(1, 1))
LARGE_GRIDS = (Grid(1, 4), Grid(1, 3), Grid(1, 2), Grid(1, 1))
REST = "Rest: time for a drink"
BLANK_ROUNDS = 6


@dataclass(frozen=True, slots=True)
class RouteStop:
    """One round of one person: `time` and `table` as shown, `people` the badge names they meet, or a rest."""

    round: int
    time: str
    table: str = ""
    people: tuple[str, ...] = ()
    rest: bool = False


@dataclass(frozen=True, slots=True)
class RouteCard:
    """One person's rounds; `code` is the badge code, so that a card found on the floor finds its owner."""

    name: str
    stops: tuple[RouteStop, ...]
    code: str = ""


def route_cards_pdf(cards: Sequence[RouteCard], *, heading: Heading, large_print: bool = False) -> bytes:
    """Return the cards, all of one size: the smallest of the sizes that holds the longest of them.

    A person whose rounds fill more than a whole page has several cards. Without people there is a sheet of
    blank cards to write on.
    """
    frame = frame_for("Route cards", heading, large_print=large_print)
    blank = RouteCard("", tuple(RouteStop(number, "") for number in range(1, BLANK_ROUNDS + 1)))
    shown = cards or [blank] * 4
    for grid in LARGE_GRIDS if large_print else GRIDS:
        room = grid.room(frame)
        parts = [_parts(card, room, frame) for card in shown]
        if all(len(part) == 1 for part in parts):
            break
    return print_pages(frame, card_sheets([painter for part in parts for painter in part], grid))


def _parts(card: RouteCard, room: Box, frame: Frame) -> list[Painter]:
    """The painters of the cards that one person's rounds fill; nearly always one."""
    foot = _foot(card, room.width, frame)
    name = _name(card.name, room.width, frame.sizes)
    pages = paginate(_stops(card, room.width, frame.sizes), room.height - name.height - height_of(foot))
    return [_painter((name, *page), foot) for page in pages]


def _painter(blocks: Sequence[Block], foot: Sequence[Line]) -> Painter:
    def paint(pen: Pen, room: Box) -> None:
        page_of(blocks)(pen, room)
        with pen.tags.content("P"):
            pen.lines(foot, room.left, room.bottom + height_of(foot))

    return paint


def _name(name: str, width: float, sizes: Sizes) -> Block:
    if not name.strip():
        return Block((Ruled(1, sizes.section * 2, fit_lines("Name", width, sizes.small)),), (width,), after=4)
    return Block((words(name, width, sizes.section + 4, bold=True, smallest=sizes.body),), (width,), "H2", after=2)


def _foot(card: RouteCard, width: float, frame: Frame) -> tuple[Line, ...]:
    told = (frame.heading.event, frame.heading.plan, card.code)
    return fit_lines(joined(told), width, frame.sizes.small, 9, most=1)


def _stops(card: RouteCard, width: float, sizes: Sizes) -> Iterator[Block]:
    """The rounds as a table: number, time, table, and the people met there, or a rest across the last two columns."""
    met = any(stop.people for stop in card.stops)
    longest = max((text_width(stop.table, sizes.body, bold=True) for stop in card.stops), default=0)
    place = max(4 * sizes.body, min(longest + 1, width * 0.35))
    widths = columns(width, 1.5 * sizes.body, 2.8 * sizes.body, place, 1.0)
    header = header_row(("", "Time", "Table", "With" if met else ""), widths, sizes.small)
    yield header
    for stop in card.stops:
        yield _stop(stop, header, sizes)


def _stop(stop: RouteStop, header: Block, sizes: Sizes) -> Block:
    number, time, table, people = header.widths
    start: tuple[Cell, ...] = (
        words(str(stop.round), number, sizes.body, bold=True, smallest=9),
        words(stop.time, time, sizes.body, smallest=9),
    )
    if stop.rest:
        rest = words(REST, table + people + GUTTER, sizes.body, smallest=sizes.small)
        return replace(row((*start, rest), header, pad=2), widths=(number, time, table + people + GUTTER))
    where = words(stop.table, table, sizes.body, bold=True, smallest=sizes.small)
    with_whom = Words(fit_lines(joined(stop.people), people, sizes.body, sizes.small, most=1))
    if not stop.table:
        return row((*start, where, with_whom), header, pad=sizes.small / 2)
    return row((*start, where, with_whom), header, pad=2)
