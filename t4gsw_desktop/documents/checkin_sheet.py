"""The check-in sheet: everybody expected, with a box to tick, and lines for those who walk in."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from t4gsw_desktop.core.folding import fold
from t4gsw_desktop.documents.blocks import Block, columns, header_row, prose, row, section, title
from t4gsw_desktop.documents.cells import NOTHING, Blank, Cell, Ruled, Stack
from t4gsw_desktop.documents.heading import Heading
from t4gsw_desktop.documents.marks import TICK_BOX, TickBox, marks_width, note_mark, photo_mark, words
from t4gsw_desktop.documents.name_lists import joined
from t4gsw_desktop.documents.page import Sizes, frame_for, print_pages
from t4gsw_desktop.documents.pagination import flow
from t4gsw_desktop.documents.pen import MM, RULE
from t4gsw_desktop.documents.text import text_width

WALK_IN_LINES = 12
HERE, NUMBER, NAME, TICKET, MARKS, BADGE = "Here", "No.", "Name", "Ticket", "Marks", "Badge"
LETTER = ""  # the column at the left edge, where the eye looks for a letter; its head is empty


@dataclass(frozen=True, slots=True)
class CheckinRow:
    """One line of the sheet. Nothing here may say why somebody has a desk note: guests can see this sheet.

    `number` is typed back in after the evening, `also` their full name when `name` is what they are called, `sort_as`
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
    blocks = [title("Check-in sheet", sizes, width), prose(_opening(rows), sizes.body, width, after=2)]
    if rows:
        blocks += _listed(rows, sizes, width, large_print=large_print)
    blocks += _walk_ins(walk_in_lines, sizes, width)
    return print_pages(frame, flow(frame, blocks))


def _opening(rows: Sequence[CheckinRow]) -> str:
    if not rows:
        return "Nobody is on the list yet. Write everybody who comes on the walk-in lines."
    people = "1 person is" if len(rows) == 1 else f"{len(rows):,} people are"
    note = " A paper mark means: the lead organiser has a note that helps." if any(r.desk_note for r in rows) else ""
    return f"{people} expected. Tick the box when somebody arrives.{note}"


def _listed(rows: Sequence[CheckinRow], sizes: Sizes, width: float, *, large_print: bool) -> Iterator[Block]:
    """The header and everybody; in a sorted list the first person under a letter has it beside them, below a rule."""
    letters = [_letter(entry) for entry in rows]
    if len({*letters}) < sum(1 for _ in groupby(letters)) or len(rows) == 1:
        letters = [""] * len(rows)
    shares = _shares(rows, letters, sizes, large_print=large_print)
    names = tuple(shares)
    header = header_row(names, columns(width, *shares.values()), sizes.small)
    yield header
    for entry, (before, letter, after) in zip(rows, _around(letters), strict=True):
        cells = _cells(entry, dict(zip(names, header.widths, strict=True)), sizes)
        if letter != before:
            cells[LETTER] = words(letter, header.widths[0], sizes.body, bold=True)
        rule = RULE / 2 if letter == after else RULE * 1.2
        yield row((cells[name] for name in names), header, pad=1, rule=rule)


def _around(letters: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Each letter with the one before and the one after it; the last has itself after it."""
    followed = pairwise([*letters, *letters[-1:]])
    return ((before, letter, after) for before, (letter, after) in zip(["", *letters], followed, strict=False))


def _letter(entry: CheckinRow) -> str:
    """The letter a person stands under, without accents and in its capital form."""
    first = fold(entry.sort_as or entry.name)[:1].upper()
    return first if first.isalpha() else "#"


def _shares(rows: Sequence[CheckinRow], letters: Sequence[str], sizes: Sizes, *, large_print: bool) -> dict[str, float]:
    """The columns that some row fills, as wide as their longest entry; names and tickets share what is left.

    Badge codes have a column only where no tickets and no large print take its room; else they stand with the marks.
    """
    codes = any(entry.code for entry in rows) and not large_print and not any(entry.ticket for entry in rows)
    shares = {
        LETTER: _widest(letters, sizes.body),
        HERE: max(TICK_BOX + 2, _widest((HERE,), sizes.small)),
        NUMBER: _widest((NUMBER, *(str(entry.number) for entry in rows)), sizes.body),
        NAME: 0.7,
        TICKET: 0.3 if any(entry.ticket for entry in rows) else 0,
        MARKS: marks_width(sizes.small),
        BADGE: _widest((BADGE, *(entry.code for entry in rows)), sizes.small) if codes else 0,
    }
    return {name: share for name, share in shares.items() if share}


def _widest(texts: Iterable[str], size: float) -> float:
    """Points that the widest of these needs in bold, and one more so that rounding never breaks a line."""
    widest = max(text_width(text, size, bold=True) for text in {*texts})
    return widest + 1 if widest else 0


def _cells(entry: CheckinRow, widths: Mapping[str, float], sizes: Sizes) -> dict[str, Cell]:
    """Every cell of one person's row by the name of its column."""
    marks: list[Cell] = [photo_mark(entry.photo, sizes.small, widths[MARKS])]
    if entry.desk_note:
        marks.append(note_mark(sizes.small, widths[MARKS]))
    code = words(entry.code, widths.get(BADGE, widths[MARKS]), sizes.small, smallest=8)
    second = joined((entry.also if entry.also != entry.name else "", entry.organisation))
    name = (
        words(entry.name, widths[NAME], sizes.body, bold=True, smallest=sizes.small),
        words(second, widths[NAME], sizes.small),
    )
    return {
        LETTER: NOTHING,
        HERE: TickBox(),
        NUMBER: words(str(entry.number), widths[NUMBER], sizes.body, smallest=8),
        NAME: Stack(name),
        TICKET: _level(sizes, words(entry.ticket, widths.get(TICKET, 0), sizes.small, smallest=9)),
        MARKS: _level(sizes, *marks) if BADGE in widths else _level(sizes, *marks, code),
        BADGE: _level(sizes, code),
    }


def _level(sizes: Sizes, *cells: Cell) -> Stack:
    """The cells lowered so that their first small words stand on one line with the name."""
    return Stack((Blank((sizes.body - sizes.small) * 1.02), *cells))


def _walk_ins(lines: int, sizes: Sizes, width: float) -> Iterator[Block]:
    """Numbered W1, W2 and so on, so that they never share a number with somebody on the list."""
    if not lines:
        return
    yield section("Walk-ins", sizes, width)
    shares = columns(width, _widest((HERE,), sizes.small), 2.6 * sizes.body, 1.0, 0.6, 100 if sizes.body < 16 else 130)
    header = header_row(("Here", "No.", "Name", "Organisation", "Photos?"), shares, sizes.small)
    yield header
    pitch = 10.5 * MM
    for number in range(1, lines + 1):
        choice = words("yes / ask / no", shares[4], sizes.small, smallest=9)
        label = words(f"W{number}", shares[1], sizes.body, smallest=10)
        yield row((TickBox(), label, Ruled(0, pitch), NOTHING, choice), header, pad=6)
