"""The schedule: a poster for the wall in type that reads from two metres, and a handout of two on a sheet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from reportlab.lib.pagesizes import A4

from t4gsw_desktop.documents.blocks import Block, columns, header_row, row, title
from t4gsw_desktop.documents.cells import NOTHING, Blank, Stack, Words
from t4gsw_desktop.documents.fitting import fit_lines
from t4gsw_desktop.documents.heading import Heading
from t4gsw_desktop.documents.marks import words
from t4gsw_desktop.documents.name_lists import joined
from t4gsw_desktop.documents.page import Frame, Sizes, frame_for, print_pages, sizes_for
from t4gsw_desktop.documents.pagination import flow_on_fewest
from t4gsw_desktop.documents.pen import Box, Painter

POSTER = Sizes(title=44, section=30, body=24, small=18)
POSTER_LARGE = Sizes(title=54, section=38, body=30, small=24)
POSTER_SMALL = Sizes(title=36, section=24, body=20, small=16)  # where that keeps a full programme on one page
HANDOUT = Sizes(title=24, section=15, body=14, small=12)
HANDOUT_SMALL = Sizes(title=18, section=14, body=12, small=12)
BLANK_LINES = 6


@dataclass(frozen=True, slots=True)
class ScheduleItem:
    """Something on the programme. Times are as shown ("18:30"); items with the same times run side by side.

    `kind` says in words what sort of thing it is ("Surgery") where the title does not.
    """

    starts: str
    ends: str
    title: str
    place: str
    note: str = ""
    kind: str = ""


def schedule_poster_pdf(items: Sequence[ScheduleItem], *, heading: Heading, large_print: bool = False) -> bytes:
    """Return the poster with the items in the order given; without items it has lines to write them on."""
    frame = frame_for("Schedule", heading, large_print=large_print)
    settings = (POSTER_LARGE,) if large_print else (POSTER, POSTER_SMALL)
    return print_pages(frame, _pages(items, settings, frame, heading.event or "Schedule"))


def schedule_handout_pdf(items: Sequence[ScheduleItem], *, heading: Heading, large_print: bool = False) -> bytes:
    """Return the handout: two alike on a sheet to cut in half, or one to a sheet in large print."""
    if large_print:
        frame = frame_for("Schedule", heading, large_print=True)
        return print_pages(frame, _pages(items, (frame.sizes,), frame, "Schedule"))
    half = A4[1] / 2
    frame = Frame("Schedule", heading, sizes_for(False), (A4[1], A4[0]), Box(0, 0, half, A4[0]))
    return print_pages(frame, _pages(items, (HANDOUT, HANDOUT_SMALL), frame, "Schedule"), beside=half)


def _pages(items: Sequence[ScheduleItem], settings: Sequence[Sizes], frame: Frame, name: str) -> list[Painter]:
    return flow_on_fewest(frame, [_table(items, sizes, frame.body.width, name) for sizes in settings])


def _table(items: Sequence[ScheduleItem], sizes: Sizes, width: float, name: str) -> Iterator[Block]:
    yield title(name, sizes, width)
    header = header_row(("Time", "What and where"), columns(width, 4.4 * sizes.section, 1.0), sizes.small)
    yield header
    if not items:
        for _ in range(BLANK_LINES):
            yield row((NOTHING, Blank(2.6 * sizes.section)), header)
        return
    for _, group in groupby(items, key=lambda item: (item.starts, item.ends)):
        yield from _same_time(tuple(group), header, sizes)


def _same_time(items: tuple[ScheduleItem, ...], header: Block, sizes: Sizes) -> Iterator[Block]:
    """The items that run side by side: the time stands once, then each item, and words say that there is a choice."""
    for place, item in enumerate(items):
        last = place == len(items) - 1
        time = _time_cell(item, header.widths[0], sizes) if place == 0 else _or_cell(header.widths[0], sizes)
        rule = sizes.small / 20 if last else 0
        yield row(
            (time, _item_cell(item, header.widths[1], sizes)), header, keeps=not last, pad=sizes.small / 2.5, rule=rule
        )


def _time_cell(item: ScheduleItem, width: float, sizes: Sizes) -> Stack:
    ends = words(f"to {item.ends}", width, sizes.small, smallest=10) if item.ends else NOTHING
    return Stack((words(item.starts, width, sizes.section, bold=True, smallest=10), ends))


def _or_cell(width: float, sizes: Sizes) -> Words:
    return Words(fit_lines("at the same time", width, sizes.small, 8))


def _item_cell(item: ScheduleItem, width: float, sizes: Sizes) -> Stack:
    kind = "" if item.kind.casefold() in item.title.casefold() else item.kind
    place = joined((item.place, kind))
    return Stack(
        (
            words(item.title, width, sizes.section, bold=True, smallest=sizes.body),
            words(place, width, sizes.body, smallest=sizes.small),
            words(item.note, width, sizes.small),
        )
    )
