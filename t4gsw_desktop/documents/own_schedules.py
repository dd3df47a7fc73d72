"""Schedules of one's own: a card a person, telling for each slot where a session they wished for is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from t4gsw_desktop.documents.blocks import Block, columns, prose
from t4gsw_desktop.documents.cards import Grid, fitted_sheets
from t4gsw_desktop.documents.cells import Stack, Words
from t4gsw_desktop.documents.heading import Heading
from t4gsw_desktop.documents.marks import words
from t4gsw_desktop.documents.name_lists import joined, reads_from_right
from t4gsw_desktop.documents.page import Frame, Sizes, frame_for, print_pages
from t4gsw_desktop.documents.pen import RULE, Box, Painter
from t4gsw_desktop.documents.person_cards import person_card

# The first grid that holds the longest card is taken for all; large print has the whole width of the page.
GRIDS = (Grid(2, 4), Grid(2, 3), Grid(2, 2), Grid(2, 1), Grid(1, 1))
LARGE_GRIDS = (Grid(1, 3), Grid(1, 2), Grid(1, 1))
FREE = "Free: see the wall"


@dataclass(frozen=True, slots=True)
class OwnStop:
    """One time of somebody's day, as shown: a session in its room, or with a `pause` a break or another activity.

    `also` are the others they wished for that are at the same time, each with its room. `note` says what is special
    ("You host this"). A stop without a title is a slot without any wish.
    """

    starts: str
    title: str = ""
    room: str = ""
    also: tuple[tuple[str, str], ...] = ()
    note: str = ""
    pause: bool = False


@dataclass(frozen=True, slots=True)
class OwnSchedule:
    """One person's day; `code` is the badge code, so that a card on the floor finds its owner.

    `without` are titles they wished for that have no place on the grid.
    """

    name: str
    stops: tuple[OwnStop, ...]
    code: str = ""
    without: tuple[str, ...] = ()


def own_schedules_pdf(
    schedules: Sequence[OwnSchedule], *, heading: Heading, large_print: bool = False, title: str = "My sessions"
) -> bytes:
    """Return the cards, all of the smallest size that holds the longest, with lines to cut along.

    Where a few long ones would make all the others large, they alone are larger. Without people there is a blank one.
    """
    frame = frame_for(title, heading, large_print=large_print)
    shown = schedules or [OwnSchedule("", ())]
    grids = LARGE_GRIDS if large_print else GRIDS
    return print_pages(
        frame, fitted_sheets(grids, lambda grid: [_parts(one, title, grid.room(frame), frame) for one in shown])
    )


def _parts(schedule: OwnSchedule, title: str, room: Box, frame: Frame) -> list[Painter]:
    """The painters of the cards that one person's day fills."""
    width = room.width
    return person_card(
        schedule.code,
        room,
        frame,
        lambda sizes: _top(schedule, title, width, sizes),
        lambda sizes: _stops(schedule, width, sizes),
    )


def _top(schedule: OwnSchedule, title: str, width: float, sizes: Sizes) -> tuple[Block, ...]:
    name = words(schedule.name or title, width, sizes.section + 2, bold=True, smallest=sizes.body)
    return (Block((name,), (width,), "H2", after=2),)


def _stops(schedule: OwnSchedule, width: float, sizes: Sizes) -> Iterator[Block]:
    for stop in schedule.stops:
        yield _stop(stop, width, sizes)
    if schedule.without:
        yield prose(f"No place so far: {joined(schedule.without, '; ')}", sizes.small, width, before=4)


# Many people are in the same room at the same time.
@lru_cache(maxsize=4096)
def _stop(stop: OwnStop, width: float, sizes: Sizes) -> Block:
    widths = columns(width, 2.9 * sizes.body, 1.0)
    time = words(stop.starts, widths[0], sizes.body, bold=not stop.pause, smallest=9)
    pad = sizes.body / 7
    cells = (time, _told(stop, widths[1], sizes))
    return Block(cells, widths, "TR", before=pad, after=pad, rule=RULE / 2, tinted=stop.pause)


def _told(stop: OwnStop, width: float, sizes: Sizes) -> Stack | Words:
    if not stop.title:
        return words(FREE, width, sizes.small)
    if stop.pause:
        return words(joined((stop.title, stop.room)), width, sizes.small)
    return Stack(
        (
            words(stop.title, width, sizes.body, bold=True, smallest=sizes.small),
            words(joined((stop.room, stop.note)), width, sizes.body, smallest=sizes.small),
            *(words(_also(title, room), width, sizes.small) for title, room in stop.also),
        )
    )


def _also(title: str, room: str) -> str:
    """Another one at the same time; a title that reads from the right is kept whole, so that it stays in its place."""
    told = joined((title, room)) if reads_from_right(title) or reads_from_right(room) else f"{title}, {room}"
    return f"also then: {told}"
