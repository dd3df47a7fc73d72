"""Cards of one person that are cut out: the name above, the day below, and whose they are at the foot."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from t4gsw_desktop.documents.blocks import Block
from t4gsw_desktop.documents.fitting import Line, fit_lines, height_of
from t4gsw_desktop.documents.name_lists import joined
from t4gsw_desktop.documents.page import Frame, Sizes
from t4gsw_desktop.documents.pagination import page_of, paginate
from t4gsw_desktop.documents.pen import Box, Painter, Pen


def person_card(
    code: str,
    room: Box,
    frame: Frame,
    top: Callable[[Sizes], Sequence[Block]],
    stops: Callable[[Sizes], Iterable[Block]],
) -> list[Painter]:
    """The painters of the cards that one person's day fills; nearly always one, in smaller type if need be.

    `top` and `stops` set what stands above and the day itself in the sizes they are given; `code` is the badge code.
    """
    sizes = frame.sizes
    foot = _foot(code, room.width, frame)
    for tried in (sizes, replace(sizes, section=sizes.body, body=sizes.small)):
        above = top(tried)
        left = room.height - height_of(foot) - sum(block.height for block in above)
        pages = paginate(stops(tried), left)
        if len(pages) == 1:
            break
    return [_painter((*above, *page), foot) for page in pages]


def _painter(blocks: Sequence[Block], foot: Sequence[Line]) -> Painter:
    def paint(pen: Pen, room: Box) -> None:
        page_of(blocks)(pen, room)
        with pen.tags.content("P"):
            pen.lines(foot, room.left, room.bottom + height_of(foot))

    return paint


def _foot(code: str, width: float, frame: Frame) -> tuple[Line, ...]:
    """What a card says of itself once it is cut out: two plans of one evening can be told apart by it."""
    printed = f"printed {frame.heading.printed}" if frame.heading.printed else ""
    told = (frame.heading.event, frame.heading.plan, code, printed)
    return fit_lines(joined(told), width, frame.sizes.small, 9, most=2)
