"""Keep-in-touch letters: each person is told of those who ticked them as they did, and of nobody else.

Everybody whose slip was typed in has a letter of the same size. Whoever got letters only for those with a contact to
pass on would tell the room, by the hand that stays empty, who was not ticked; and a letter that said why there is no
contact would tell what somebody else did not do. So the one without a contact thanks, and gives no reason that could
be about anybody.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from t4gsw_desktop.documents.blocks import Block, columns, prose
from t4gsw_desktop.documents.blocks import title as page_title
from t4gsw_desktop.documents.cards import Grid, fitted_sheets
from t4gsw_desktop.documents.cells import Words
from t4gsw_desktop.documents.fitting import fit_lines, fit_names
from t4gsw_desktop.documents.heading import Heading
from t4gsw_desktop.documents.marks import words
from t4gsw_desktop.documents.name_lists import joined
from t4gsw_desktop.documents.page import Frame, Sizes, frame_for, print_pages
from t4gsw_desktop.documents.pagination import flow, page_of, paginate
from t4gsw_desktop.documents.pen import RULE, Box, Painter, Pen

GRIDS = (Grid(1, 3), Grid(1, 2), Grid(1, 1))  # the first that holds the longest letter is taken for all
LARGE_GRIDS = (Grid(1, 2), Grid(1, 1))
FOUND = "You would like to hear from each other:"
NOBODY = (
    "Thank you for coming, and for handing in your slip. There is no contact to pass on this time. "
    "Slips go missing, and not everybody hands one in. It was good to have you here."
)
NOT_YET = "There are no letters yet: they come of the slips once these are typed in."
INTRODUCE = "ask the organiser to introduce you"


@dataclass(frozen=True, slots=True)
class TouchContact:
    """Somebody who would like to keep in touch too: their name, and what they chose to pass on ("": nothing yet)."""

    name: str
    contact: str = ""


@dataclass(frozen=True, slots=True)
class TouchLetter:
    """One person's letter, whether or not there is anybody in it."""

    name: str
    contacts: tuple[TouchContact, ...] = ()


def touch_letters_pdf(
    letters: Sequence[TouchLetter], *, heading: Heading, large_print: bool = False, title: str = "Keep in touch"
) -> bytes:
    """Return the letters in order, all of one size, to be cut and folded; without any a page that says why."""
    frame = frame_for(title, heading, large_print=large_print)
    if not letters:
        said = prose(NOT_YET, frame.sizes.body, frame.body.width)
        return print_pages(frame, flow(frame, (page_title(title, frame.sizes, frame.body.width), said)))
    sheets = fitted_sheets(
        LARGE_GRIDS if large_print else GRIDS,
        lambda grid: [_parts(letter, title, grid.room(frame), frame) for letter in letters],
    )
    return print_pages(frame, sheets)


def _parts(letter: TouchLetter, title: str, room: Box, frame: Frame) -> list[Painter]:
    """The painters of the cards that one letter fills: more than one only for somebody with a very long list."""
    sizes, width = frame.sizes, room.width
    name = words(letter.name, width, sizes.section, bold=True, smallest=sizes.body)
    top = (Block((name,), (width,), "H2"), prose(title, sizes.small, width, after=6))
    printed = f"printed {frame.heading.printed}" if frame.heading.printed else ""
    told = fit_lines(joined((frame.heading.event, printed)), width, sizes.small, 9, most=2)
    foot = (Block((Words(told),), (width,)),)
    used = sum(block.height for block in (*top, *foot))
    pages = paginate(_body(letter, width, sizes), room.height - used)
    return [_painter((*top, *page), foot) for page in pages]


def _painter(blocks: Sequence[Block], foot: Sequence[Block]) -> Painter:
    def paint(pen: Pen, room: Box) -> None:
        page_of(blocks)(pen, room)
        page_of(foot)(pen, Box(room.left, room.bottom, room.width, sum(block.height for block in foot)))

    return paint


def _body(letter: TouchLetter, width: float, sizes: Sizes) -> Iterator[Block]:
    yield prose(FOUND if letter.contacts else NOBODY, sizes.body, width, after=6)
    widths = columns(width, 0.45, 0.55)
    for one in letter.contacts:
        name = words(one.name, widths[0], sizes.body, bold=True, smallest=sizes.small)
        contact = Words(fit_names(one.contact or INTRODUCE, widths[1], sizes.body, sizes.small))
        yield Block((name, contact), widths, before=3, after=3, rule=RULE / 2)
