"""The check-in sheet: everybody expected, with a box to tick, and lines for those who walk in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from t4gsw_desktop.core.folding import fold
from t4gsw_desktop.documents.blocks import Block, columns, header_row, prose, row, section, title
from t4gsw_desktop.documents.cells import NOTHING, Blank, Cell, Ruled, Stack
from t4gsw_desktop.documents.marks import TickBox, note_mark, photo_mark, words
from t4gsw_desktop.documents.page import Heading, Sizes, frame_for, print_pages, sizes_for
from t4gsw_desktop.documents.pagination import flow
from t4gsw_desktop.documents.pen import MM

WALK_IN_LINES = 12
BOX_COLUMN = 36


@dataclass(frozen=True, slots=True)
class CheckinRow:
    """One line of the sheet. Nothing here may say why somebody has a desk note: guests can see this sheet.

    `number` is typed back in after the evening, `also` what they are called when that differs from `name`, `sort_as`
    the words that the rows were sorted by when that is not the name (it decides the letter they stand under).
    """

    number: int
    name: str
    also: str = ""
    organisation: str = ""
    ticket: str = ""
    photo: str = "ask"
    desk_note: bool = False
    code: str = ""
    sort_as: str = ""


def checkin_sheet_pdf(
    rows: Sequence[CheckinRow], *, heading: Heading, large_print: bool = False, walk_in_lines: int = WALK_IN_LINES
) -> bytes:
    """Return the check-in sheet with `rows` in the order given and at least so many lines for walk-ins at its end."""
    frame = frame_for("Check-in sheet", heading, large_print=large_print)
    sizes, width = frame.sizes, frame.body.width
    shares = _shares(rows, large_print)
    header = header_row(("Here", "No.", "Name", "Ticket", "Marks"), columns(width, *shares), sizes.small)
    blocks = [title("Check-in sheet", sizes, width), prose(_opening(rows), sizes.body, width, after=8)]
    if rows:
        blocks += [header, *_listed(rows, header, sizes)]
    blocks += _walk_ins(walk_in_lines, sizes, width)
    return print_pages(frame, flow(frame, blocks))


def _opening(rows: Sequence[CheckinRow]) -> str:
    if not rows:
        return "Nobody is on the list yet. Write everybody who comes on the walk-in lines."
    people = "1 person is" if len(rows) == 1 else f"{len(rows):,} people are"
    note = " A paper mark means: the lead organiser has a note that helps." if any(r.desk_note for r in rows) else ""
    return f"{people} expected. Tick the box when somebody arrives.{note}"


def _shares(rows: Sequence[CheckinRow], large_print: bool) -> tuple[float, ...]:
    """Column widths: box, number, name, ticket, marks; the ticket column goes when nobody has a ticket."""
    digits = len(str(max((row.number for row in rows), default=0)))
    number = sizes_for(large_print).body * 0.66 * max(3, digits)
    ticket = 0.3 if any(row.ticket for row in rows) else 0.001
    return BOX_COLUMN, number, 1.0, ticket, 118 if large_print else 88


def _listed(rows: Sequence[CheckinRow], header: Block, sizes: Sizes) -> Iterator[Block]:
    letters = [_letter(entry) for entry in rows]
    sorted_by_letter = len({*letters}) == sum(1 for _ in groupby(letters)) and len(rows) > 1
    before = ""
    for entry, letter in zip(rows, letters, strict=True):
        if sorted_by_letter and letter != before:
            yield _divider(letter, header, sizes)
        before = letter
        yield _person(entry, header, sizes)


def _letter(entry: CheckinRow) -> str:
    """The letter a person stands under, without accents and in its capital form."""
    first = fold(entry.sort_as or entry.name)[:1].upper()
    return first if first.isalpha() else "#"


def _divider(letter: str, header: Block, sizes: Sizes) -> Block:
    cells = (words(letter, header.widths[0], sizes.section, bold=True), NOTHING, NOTHING, NOTHING, NOTHING)
    return Block(cells, header.widths, "TR", before=5, after=0, rule=1.0, keeps=True, header=header)


def _person(entry: CheckinRow, header: Block, sizes: Sizes) -> Block:
    _, number, name, ticket, marks = header.widths
    called = f"called {entry.also}" if entry.also and entry.also != entry.name else ""
    second = ", ".join(part for part in (called, entry.organisation) if part)
    level = Blank((sizes.section - sizes.small) * 1.02)  # brings the first lines of all columns to one height
    signs: list[Cell] = [level, photo_mark(entry.photo, sizes.small, marks)]
    if entry.desk_note:
        signs.append(note_mark(sizes.small, marks))
    if entry.code:
        signs.append(words(entry.code, marks, sizes.small, smallest=8))
    cells = (
        TickBox(),
        Stack((Blank((sizes.section - sizes.body) * 1.02), words(str(entry.number), number, sizes.body, smallest=8))),
        Stack(
            (
                words(entry.name, name, sizes.section, bold=True, smallest=sizes.small),
                words(second, name, sizes.small),
            )
        ),
        Stack((level, words(entry.ticket, ticket, sizes.small, smallest=9))),
        Stack(tuple(signs)),
    )
    return row(cells, header)


def _walk_ins(lines: int, sizes: Sizes, width: float) -> Iterator[Block]:
    """Numbered W1, W2 and so on, so that they never share a number with somebody on the list."""
    if not lines:
        return
    yield section("Walk-ins", sizes, width)
    shares = columns(width, BOX_COLUMN, 2.6 * sizes.body, 1.0, 0.6, 100 if sizes.body < 16 else 130)
    header = header_row(("Here", "No.", "Name", "Organisation", "Photos?"), shares, sizes.small)
    yield header
    pitch = 10.5 * MM
    for number in range(1, lines + 1):
        choice = words("yes / ask / no", shares[4], sizes.small, smallest=9)
        label = words(f"W{number}", shares[1], sizes.body, smallest=10)
        yield row((TickBox(), label, Ruled(0, pitch), NOTHING, choice), header, pad=6)
