"""The surgery's day sheets: one an expert, with each visitor's question in their own words and what came of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from t4gsw_desktop.documents.blocks import Block, columns, header_row, prose, row, title
from t4gsw_desktop.documents.cells import Blank, Cell, Ruled, Stack
from t4gsw_desktop.documents.heading import Heading
from t4gsw_desktop.documents.marks import ticked, words
from t4gsw_desktop.documents.page import Frame, Sizes, frame_for, print_pages
from t4gsw_desktop.documents.pagination import flow

OUTCOMES = ("Sorted", "Partly", "Signposted to:", "Follow-up by:")
BLANK_SLOTS = 6
BLANK_WAITING = 12


@dataclass(frozen=True, slots=True)
class DaySlot:
    """One slot of an expert. `kind` is "visit", "free" (lines for a walk-in) or "break"; nothing says why anybody
    needs access. `asks` is in the visitor's own words, `length` in words ("20 minutes")."""

    starts: str
    length: str = ""
    visitor: str = ""
    asks: str = ""
    kind: str = "visit"


@dataclass(frozen=True, slots=True)
class ExpertDay:
    """One expert's evening: where they sit, what they can help with, and their slots in order."""

    name: str
    desk: str = ""
    helps_with: tuple[str, ...] = ()
    slots: tuple[DaySlot, ...] = ()


@dataclass(frozen=True, slots=True)
class WaitingVisitor:
    """Somebody without a slot, in the order of the list; `note` is what would suit them ("must leave by 20:00")."""

    name: str
    asks: str = ""
    note: str = ""


def day_sheet_pdf(
    experts: Sequence[ExpertDay],
    waiting: Sequence[WaitingVisitor] = (),
    *,
    heading: Heading,
    large_print: bool = False,
) -> bytes:
    """Return each expert's sheet on pages of its own and the waiting list last; without experts, a blank sheet."""
    frame = frame_for("Surgery day sheet", heading, large_print=large_print)
    blank = ExpertDay("", slots=tuple(DaySlot("", kind="free") for _ in range(BLANK_SLOTS)))
    sheets = [*(_expert(expert, frame) for expert in experts or [blank]), _waiting_list(waiting, frame)]
    return print_pages(frame, [page for sheet in sheets for page in flow(frame, sheet)])


def _expert(expert: ExpertDay, frame: Frame) -> Iterator[Block]:
    sizes, width = frame.sizes, frame.body.width
    if expert.name.strip():
        yield title(expert.name, sizes, width)
    else:
        yield Block((Ruled(1, sizes.title * 1.5, words("Expert", width, sizes.body).lines),), (width,), after=6)
    helps = f"Can help with: {', '.join(expert.helps_with)}" if expert.helps_with else ""
    for told in (expert.desk, helps):
        if told:
            yield prose(told, sizes.body, width)
    widths = columns(width, 4.4 * sizes.body, 1.0, 10.5 * sizes.small)
    header = header_row(("Time", _asking(expert), "What came of it"), widths, sizes.small)
    yield header
    if not expert.slots:
        yield row((Blank(0), words("No slots are planned.", widths[1], sizes.body), Blank(0)), header)
    for slot in expert.slots:
        yield row(_slot_cells(slot, widths, sizes), header)


def _asking(expert: ExpertDay) -> str:
    """The head of the middle column, which tells on every page whose sheet it is."""
    return f"Visitors of {expert.name}" if expert.name.strip() else "Visitor and question"


def _slot_cells(slot: DaySlot, widths: Sequence[float], sizes: Sizes) -> tuple[Cell, ...]:
    time = Stack(
        (
            words(slot.starts, widths[0], sizes.section, bold=True, smallest=sizes.small),
            words(slot.length, widths[0], sizes.small),
        )
    )
    if slot.kind == "break":
        return time, words("Break", widths[1], sizes.body, bold=True), Blank(0)
    if slot.kind == "free" or not slot.visitor.strip():
        pitch = sizes.body * 2
        asks = words("Asks", widths[1], sizes.small).lines
        who = words("Free: walk-in" if slot.starts else "Visitor", widths[1], sizes.small).lines
        return time, Stack((Ruled(1, pitch, who), Ruled(1, pitch, asks))), _outcomes(widths[2], sizes)
    told = Stack(
        (
            words(slot.visitor, widths[1], sizes.section, bold=True, smallest=sizes.body),
            words(slot.asks, widths[1], sizes.body),
        )
    )
    return time, told, _outcomes(widths[2], sizes)


def _outcomes(width: float, sizes: Sizes) -> Stack:
    """A box for each way an appointment may end; the last two have room to write."""
    cells: list[Cell] = []
    for outcome in OUTCOMES:
        cells.append(ticked(outcome, sizes.small, width))
        if outcome.endswith(":"):
            cells.append(Ruled(1, sizes.small * 1.5))
    return Stack(tuple(cells))


def _waiting_list(waiting: Sequence[WaitingVisitor], frame: Frame) -> Iterator[Block]:
    sizes, width = frame.sizes, frame.body.width
    yield title("Waiting list", sizes, width)
    told = "Offer the next free slot from the top." if waiting else "Nobody is waiting. Write people down as they ask."
    yield prose(told, sizes.body, width, after=6)
    widths = columns(width, 2 * sizes.body, 0.45, 0.55, 4.4 * sizes.body)
    header = header_row(("", "Name", "Asks", "Seen at"), widths, sizes.small)
    yield header
    for place, visitor in enumerate(waiting, start=1):
        cells = (
            words(str(place), widths[0], sizes.body, smallest=9),
            words(visitor.name, widths[1], sizes.body, bold=True, smallest=sizes.small),
            Stack((words(visitor.asks, widths[2], sizes.body), words(visitor.note, widths[2], sizes.small))),
            Blank(sizes.body * 1.3),
        )
        yield row(cells, header)
    for place in range(len(waiting) + 1, len(waiting) + 1 + BLANK_WAITING):
        number = words(str(place), widths[0], sizes.body, smallest=9)
        yield row((number, Blank(sizes.body * 1.6), Blank(0), Blank(0)), header)
