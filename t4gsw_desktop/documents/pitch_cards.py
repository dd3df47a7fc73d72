"""Pitch cards of an unconference, all of one size, to write, vote on and move about the wall; blank ones too."""

from collections.abc import Sequence
from dataclasses import dataclass

from t4gsw_desktop.documents.blocks import Block
from t4gsw_desktop.documents.cards import Grid, card_sheets
from t4gsw_desktop.documents.cells import Cell, Ruled
from t4gsw_desktop.documents.fitting import LEADING, Line, fit_lines, height_of
from t4gsw_desktop.documents.heading import Heading
from t4gsw_desktop.documents.marks import words
from t4gsw_desktop.documents.page import Frame, Sizes, frame_for, print_pages
from t4gsw_desktop.documents.pagination import page_of
from t4gsw_desktop.documents.pen import Box, Painter, Pen

GRIDS = (Grid(2, 3), Grid(2, 2), Grid(1, 2), Grid(1, 1))  # the first that holds the longest pitch is taken for all
LARGE_GRIDS = (Grid(1, 3), Grid(1, 2), Grid(1, 1))
BLANK_CARDS = 6
CODE, CODE_LARGE = 32, 40  # points: somebody types it in from a card on the wall, a step away


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
    shown = [*cards, *([PitchCard()] * blanks)] or [PitchCard()]
    for grid in LARGE_GRIDS if large_print else GRIDS:
        room = grid.room(frame)
        if all(_height(card, room, frame.sizes) <= room.height for card in shown):
            break
    return print_pages(frame, card_sheets([_painter(card, room, frame) for card in shown], grid))


def _height(card: PitchCard, room: Box, sizes: Sizes) -> float:
    return sum(block.height for block in _blocks(card, room, sizes)) + _foot_height(card, room, sizes)


def _painter(card: PitchCard, room: Box, frame: Frame) -> Painter:
    sizes = frame.sizes
    blocks, code = _blocks(card, room, sizes), _code(card, room, sizes)
    height, small = _foot_height(card, room, sizes), Line("Card", sizes.small)

    def paint(pen: Pen, inside: Box) -> None:
        page_of(blocks)(pen, inside)
        low = inside.bottom + height
        with pen.tags.content("P"):
            pen.line(small, inside.left, low)
            pen.lines(code, inside.left, low - small.height * 0.9)
        with pen.tags.content("P"):
            pen.line(Line("Dots:", sizes.body, bold=True), inside.left + inside.width * 0.56, low)

    return paint


def _blocks(card: PitchCard, room: Box, sizes: Sizes) -> list[Block]:
    """The words of a pitch, or the lines of a blank card."""
    width = room.width
    if not card.title.strip():
        label = words("I would like to talk about", width, sizes.small).lines
        offered = words("My name", width, sizes.small).lines
        pitch = sizes.body * 1.9
        cells: list[Cell] = [Ruled(3, pitch, label), Ruled(1, pitch, offered)]
        return [Block((cell,), (width,), after=3) for cell in cells]
    needs = f"Needs: {', '.join(card.needs)}" if card.needs else ""
    parts = (
        ("H2", words(card.title, width, sizes.section + 2, bold=True, smallest=sizes.body)),
        ("P", words(card.host, width, sizes.body, smallest=sizes.small)),
        ("P", words(card.about, width, sizes.small)),
        ("P", words(needs, width, sizes.small, bold=True)),
    )
    return [Block((cell,), (width,), tag, after=3) for tag, cell in parts if cell.lines]


def _code(card: PitchCard, room: Box, sizes: Sizes) -> tuple[Line, ...]:
    """The code for typing back; to its right is room to write how many dots the pitch got."""
    largest = CODE_LARGE if sizes.body > 16 else CODE
    return fit_lines(card.code, room.width * 0.5, largest, 12, bold=True, most=1)


def _foot_height(card: PitchCard, room: Box, sizes: Sizes) -> float:
    """Room for the word "Card" and the code beneath it; the same on a blank card, where the code is written."""
    largest = CODE_LARGE if sizes.body > 16 else CODE
    return sizes.small * LEADING + max(height_of(_code(card, room, sizes)), largest * LEADING) * 0.95
