"""Route cards for rounds at tables: one card a person, telling where to be in each round and when to rest."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from t4gsw_desktop.documents.blocks import GUTTER, Block, columns, header_row, prose, row
from t4gsw_desktop.documents.cards import Grid, fitted_sheets
from t4gsw_desktop.documents.cells import Cell, Ruled, Words
from t4gsw_desktop.documents.fitting import fit_lines, fit_names
from t4gsw_desktop.documents.heading import Heading
from t4gsw_desktop.documents.marks import words
from t4gsw_desktop.documents.name_lists import joined
from t4gsw_desktop.documents.page import Frame, Sizes, frame_for, print_pages
from t4gsw_desktop.documents.pen import Box, Painter
from t4gsw_desktop.documents.person_cards import person_card
from t4gsw_desktop.documents.text import text_width

# The first grid that holds the longest card is taken for all; large print has the whole width of the page.
GRIDS = (Grid(2, 4), Grid(2, 3), Grid(2, 2), Grid(1, 2), Grid(1, 1))
LARGE_GRIDS = (Grid(1, 4), Grid(1, 3), Grid(1, 2), Grid(1, 1))
REST = "Rest: time for a drink"
BLANK_ROUNDS = 6


@dataclass(frozen=True, slots=True)
class RouteStop:
    """One round of one person: `time` and `table` as shown, `people` the badge names they meet, or a rest.

    `note` says what is unlike other rounds: "3 of you".
    """

    round: int
    time: str
    table: str = ""
    people: tuple[str, ...] = ()
    rest: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class RouteCard:
    """One person's rounds; `code` is the badge code, so that a card found on the floor finds its owner.

    `last_column` says what `RouteStop.people` are: whom one meets ("With"), or what is talked about ("About"). `note`
    stands beneath the name: "You stay at Table 3".
    """

    name: str
    stops: tuple[RouteStop, ...]
    code: str = ""
    last_column: str = "With"
    note: str = ""


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
    shown = cards or [blank] * 4
    sheets = fitted_sheets(
        LARGE_GRIDS if large_print else GRIDS,
        lambda grid: [_parts(card, title, grid.room(frame), frame) for card in shown],
    )
    return print_pages(frame, sheets)


def _parts(card: RouteCard, title: str, room: Box, frame: Frame) -> list[Painter]:
    """The painters of the cards that one person's day fills."""
    width = room.width
    return person_card(
        card.code,
        room,
        frame,
        lambda sizes: _top(card, title, width, sizes),
        lambda sizes: _stops(card, width, sizes),
    )


def _top(card: RouteCard, title: str, width: float, sizes: Sizes) -> tuple[Block, ...]:
    """The name, or a line to write it on, and beneath it the title and the note if there are any."""
    told = tuple(
        prose(text, sizes.small, width, bold=text == card.note, after=0) for text in (title, card.note) if text
    )
    if not card.name.strip():
        line = Ruled(1, sizes.section * 2, fit_lines("Name", width, sizes.small))
        return (Block((line,), (width,), after=4), *told)
    lines = words(card.name, width, sizes.section + 4, bold=True, smallest=sizes.body)
    return (Block((lines,), (width,), "H2", after=0 if told else 2), *told)


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
    with_whom = _company(stop, people, sizes)
    if not stop.table:
        return row((*start, where, with_whom), header, pad=sizes.small / 2)
    return row((*start, where, with_whom), header, pad=sizes.body / 7)


def _company(stop: RouteStop, width: float, sizes: Sizes) -> Words:
    """Whom one meets, and what is unlike other rounds."""
    return Words(fit_names(joined((*stop.people, stop.note)), width, sizes.body, sizes.small))
