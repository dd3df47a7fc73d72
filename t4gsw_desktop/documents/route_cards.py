"""Route cards for rounds at tables: one card a person, telling where to be in each round and when to rest."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from t4gsw_desktop.documents.blocks import GUTTER, Block, columns, header_row, prose, row
from t4gsw_desktop.documents.cards import Grid, card_sheets
from t4gsw_desktop.documents.cells import Cell, Ruled, Words
from t4gsw_desktop.documents.fitting import Line, fit_lines, height_of
from t4gsw_desktop.documents.heading import Heading
from t4gsw_desktop.documents.marks import words
from t4gsw_desktop.documents.name_lists import joined
from t4gsw_desktop.documents.page import Frame, Sizes, frame_for, print_pages
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
    """One person's rounds; `code` is the badge code, so that a card found on the floor finds its owner.

    `last_column` says what `RouteStop.people` are: whom one meets ("With"), or what is talked about ("About").
    """

    name: str
    stops: tuple[RouteStop, ...]
    code: str = ""
    last_column: str = "With"


def route_cards_pdf(
    cards: Sequence[RouteCard], *, heading: Heading, large_print: bool = False, title: str = ""
) -> bytes:
    """Return the cards, all of the smallest size that holds the longest of them.

    A card that would need a larger size is set in smaller type first. Where a few long cards would make all the others
    large and so cost several sheets, they alone are larger, on sheets of their own at the end, so that each stack is
    still cut in one go. A person whose rounds fill more than a whole page has several cards. Without people there is a
    sheet of blank cards to write on. `title` names the paper, and stands on each card.
    """
    frame = frame_for(title or "Route cards", heading, large_print=large_print)
    blank = RouteCard("", tuple(RouteStop(number, "") for number in range(1, BLANK_ROUNDS + 1)))
    return print_pages(frame, _sheets(cards or [blank] * 4, LARGE_GRIDS if large_print else GRIDS, title, frame))


def _sheets(cards: Sequence[RouteCard], grids: Sequence[Grid], title: str, frame: Frame) -> list[Painter]:
    """The sheets of all cards on one grid, or of most on a finer one where that takes fewer sheets by two or more."""
    tried: list[tuple[Grid, list[list[Painter]]]] = []
    for grid in grids:
        tried.append((grid, [_parts(card, title, grid.room(frame), frame) for card in cards]))
        if all(len(parts) == 1 for parts in tried[-1][1]):
            break
    coarse, whole = tried[-1]
    best = card_sheets([painter for parts in whole for painter in parts], coarse)
    most = len(best) - 2
    for grid, fitted in tried[:-1]:
        small = [parts[0] for parts in fitted if len(parts) == 1]
        long = [painter for parts, larger in zip(fitted, whole, strict=True) if len(parts) > 1 for painter in larger]
        sheets = [*card_sheets(small, grid), *card_sheets(long, coarse)]
        if len(sheets) <= most:
            best, most = sheets, len(sheets) - 1
    return best


def _parts(card: RouteCard, title: str, room: Box, frame: Frame) -> list[Painter]:
    """The painters of the cards that one person's rounds fill; nearly always one, in smaller type if need be."""
    sizes = frame.sizes
    foot = _foot(card, room.width, frame)
    for tried in (sizes, replace(sizes, section=sizes.body, body=sizes.small)):
        top = _top(card.name, title, room.width, tried)
        left = room.height - height_of(foot) - sum(block.height for block in top)
        pages = paginate(_stops(card, room.width, tried), left)
        if len(pages) == 1:
            break
    return [_painter((*top, *page), foot) for page in pages]


def _painter(blocks: Sequence[Block], foot: Sequence[Line]) -> Painter:
    def paint(pen: Pen, room: Box) -> None:
        page_of(blocks)(pen, room)
        with pen.tags.content("P"):
            pen.lines(foot, room.left, room.bottom + height_of(foot))

    return paint


def _top(name: str, title: str, width: float, sizes: Sizes) -> tuple[Block, ...]:
    """The name, or a line to write it on, and beneath it the title if there is one."""
    told = (prose(title, sizes.small, width, after=0),) if title else ()
    if not name.strip():
        line = Ruled(1, sizes.section * 2, fit_lines("Name", width, sizes.small))
        return (Block((line,), (width,), after=4), *told)
    lines = words(name, width, sizes.section + 4, bold=True, smallest=sizes.body)
    return (Block((lines,), (width,), "H2", after=0 if told else 2), *told)


def _foot(card: RouteCard, width: float, frame: Frame) -> tuple[Line, ...]:
    told = (frame.heading.event, frame.heading.plan, card.code)
    return fit_lines(joined(told), width, frame.sizes.small, 9, most=1)


def _stops(card: RouteCard, width: float, sizes: Sizes) -> Iterator[Block]:
    """The rounds as a table: number, time, table, and the people met there, or a rest across the last two columns."""
    met = any(stop.people for stop in card.stops)
    longest = max((text_width(stop.table, sizes.body, bold=True) for stop in card.stops), default=0)
    place = max(4 * sizes.body, min(longest + 1, width * 0.35))
    widths = columns(width, 1.5 * sizes.body, 2.8 * sizes.body, place, 1.0)
    header = header_row(("", "Time", "Table", card.last_column if met else ""), widths, sizes.small)
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
        return replace(row((*start, rest), header, pad=sizes.body / 7), widths=(number, time, table + people + GUTTER))
    where = words(stop.table, table, sizes.body, bold=True, smallest=sizes.small)
    with_whom = Words(fit_lines(joined(stop.people), people, sizes.body, sizes.small, most=1))
    if not stop.table:
        return row((*start, where, with_whom), header, pad=sizes.small / 2)
    return row((*start, where, with_whom), header, pad=sizes.body / 7)
