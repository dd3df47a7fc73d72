"""The desk notes: what helps which guest, in words, for the lead organiser and nobody else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from t4gsw_desktop.documents.blocks import Block, columns, header_row, prose, row, title
from t4gsw_desktop.documents.heading import Heading
from t4gsw_desktop.documents.marks import words
from t4gsw_desktop.documents.page import Frame, print_pages, sizes_for
from t4gsw_desktop.documents.pagination import flow

CONFIDENTIAL = "For the lead organiser only"


@dataclass(frozen=True, slots=True)
class DeskNote:
    """One guest with a note: `number` as on the check-in sheet, `helps` says what helps (never why)."""

    number: int
    name: str
    helps: str = ""
    food: str = ""


def desk_notes_pdf(notes: Sequence[DeskNote], *, heading: Heading, large_print: bool = False) -> bytes:
    """Return the confidential sheet; every page of it says whom it is for."""
    frame = Frame("Desk notes", heading, sizes_for(large_print), warning=CONFIDENTIAL)
    return print_pages(frame, flow(frame, _blocks(notes, frame)))


def _blocks(notes: Sequence[DeskNote], frame: Frame) -> Iterator[Block]:
    sizes, width = frame.sizes, frame.body.width
    yield title(frame.title, sizes, width)
    if not notes:
        yield prose("Nobody has told us of anything that would help, or of food they need.", sizes.body, width)
        return
    keep = "Keep this sheet face down, and shred it after the event. On the check-in sheet these guests have a paper"
    yield prose(f"{keep} mark and no words.", sizes.body, width, after=8)
    header = header_row(
        ("No.", "Name", "What helps", "Food"), columns(width, 2.6 * sizes.body, 0.34, 0.4, 0.26), sizes.small
    )
    yield header
    for note in notes:
        number, name, helps, food = header.widths
        cells = (
            words(str(note.number), number, sizes.body, smallest=9),
            words(note.name, name, sizes.body, bold=True, smallest=sizes.small),
            words(note.helps, helps, sizes.body, smallest=sizes.small),
            words(note.food, food, sizes.body, smallest=sizes.small),
        )
        yield row(cells, header)
