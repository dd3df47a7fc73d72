"""Pitch cards of an unconference, all of one size, to write, vote on and move about the wall; blank ones too."""

from collections.abc import Sequence
from dataclasses import dataclass

from t4gsw_desktop.documents.blocks import Block
from t4gsw_desktop.documents.cards import Grid, card_sheets
from t4gsw_desktop.documents.cells import Cell, Ruled
from t4gsw_desktop.documents.fitting import Line, fit_lines, height_of
from t4gsw_desktop.documents.heading import Heading
from t4gsw_desktop.documents.marks import words
from t4gsw_desktop.documents.page import Frame, Sizes, frame_for, print_pages
from t4gsw_desktop.documents.pagination import page_of
from t4gsw_desktop.documents.pen import Box, Painter, Pen

GRIDS = (Grid(2, 3), Grid(2, 2), Grid(1, 2), Grid(1, 1))  # the first that holds the longest pitch is taken for all
LARGE_GRIDS = (Grid(1, 3), Grid(1, 2), Grid(1, 1))
BLANK_CARDS = 6


@dataclass(frozen=True, slots=True)
class PitchCard:
    """One pitch: its title, who offers it, a line about it, what it needs in words, and its code for typing back.

    A card without a title is a blank one with lines to write on; it may still have a code.
    """

    title: str = ""
    host: str = ""
    about: str = ""
    needs: tuple[str, ...] = ()
    code: str = ""


def pitch_cards_pdf(
    cards: Sequence[PitchCard], *, heading: Heading, large_print: bool = False, blanks: int = BLANK_CARDS
) -> bytes:
    """Return the cards in order and then so many blank ones, all of one size."""
    frame = frame_for("Pitch cards", heading, large_print=large_print)
    shown = [*cards, *([PitchCard()] * blanks)]
    for grid in LARGE_GRIDS if large_print else GRIDS:
        room = grid.room(frame)
        if all(_height(card, room, frame.sizes) <= room.height for card in shown):
            break
    return print_pages(frame, card_sheets([_painter(card, room, frame) for card in shown], grid))


def _height(card: PitchCard, room: Box, sizes: Sizes) -> float:
    blocks = _blocks(card, room, sizes)
    return sum(block.height for block in blocks) + height_of(_foot(card, room, sizes))


def _painter(card: PitchCard, room: Box, frame: Frame) -> Painter:
    blocks, foot = _blocks(card, room, frame.sizes), _foot(card, room, frame.sizes)

    def paint(pen: Pen, inside: Box) -> None:
        page_of(blocks)(pen, inside)
        low = inside.bottom + height_of(foot)
        with pen.tags.content("P"):
            pen.lines(foot, inside.left, low)
        with pen.tags.content("P"):
            pen.line(Line("Dots:", foot[0].size, bold=True), inside.left + inside.width * 0.62, low)

    return paint


def _blocks(card: PitchCard, room: Box, sizes: Sizes) -> list[Block]:
    """The words of a pitch, or the lines of a blank card."""
    width = room.width
    if not card.title.strip():
        label = words("I would like to talk about", width, sizes.small).lines
        offered = words("My name", width, sizes.small).lines
        pitch = sizes.body * 2
        cells: list[Cell] = [Ruled(3, pitch, label), Ruled(1, pitch, offered)]
        return [Block((cell,), (width,), after=4) for cell in cells]
    needs = f"Needs: {', '.join(card.needs)}" if card.needs else ""
    parts = (
        ("H2", words(card.title, width, sizes.section + 2, bold=True, smallest=sizes.body)),
        ("P", words(card.host, width, sizes.body, smallest=sizes.small)),
        ("P", words(card.about, width, sizes.small)),
        ("P", words(needs, width, sizes.small, bold=True)),
    )
    return [Block((cell,), (width,), tag, after=3) for tag, cell in parts if cell.lines]


def _foot(card: PitchCard, room: Box, sizes: Sizes) -> tuple[Line, ...]:
    """The code for typing back; to its right is room to write how many dots the pitch got."""
    told = f"Card {card.code}" if card.code.strip() else "Card"
    return fit_lines(told, room.width * 0.6, sizes.body, 8, bold=True, most=1)
