"""One row of the table to one draft of a guest, in the core's words; lines that are no people are told apart."""

import re
from collections.abc import Sequence

from t4gsw_desktop.core.folding import fold
from t4gsw_desktop.exchange.guest_lists.cells import ANONYMOUS, MOST_GUESTS, READERS, Reader, read_words
from t4gsw_desktop.exchange.guest_lists.drafts import Draft, RowProblem
from t4gsw_desktop.exchange.guest_lists.mapping import ColumnMatch, Mapping
from t4gsw_desktop.exchange.guest_lists.names import LONGEST_NAME, is_placeholder, join_parts, name_oddity, part_company
from t4gsw_desktop.exchange.guest_lists.table import Row, Table
from t4gsw_desktop.exchange.guest_lists.watching import Watch, unwatched, watched

_NAME_ENDS = ("full_name", "last_name", "account_name")
_TOTALS = re.compile(r"(grand |sub ?)?totals?\b.*|sum|summe|gesamt|total .*")


def read_drafts(table: Table, mapping: Mapping, watch: Watch = unwatched) -> list[Draft]:
    """A draft for every row, in order; rows that are no people have `skipped` set, nothing raises."""
    readers = [(column, READERS.get(column.field, read_words)) for column in mapping.columns if column.field]
    return [_read_row(row, table.headings, readers) for row in watched(table.rows, watch)]


def _read_row(row: Row, headings: tuple[str, ...], readers: Sequence[tuple[ColumnMatch, Reader]]) -> Draft:
    draft = Draft(row.number)
    if _is_totals(row):
        draft.skipped = "total"
    elif row.cells == headings[: len(row.cells)] and any(headings):
        draft.skipped = "headings"
    elif _is_heading_line(row):
        draft.skipped = "heading"
    if draft.skipped:
        return draft
    cells, width = row.cells, len(row.cells)
    for column, read in readers:
        if column.index < width and cells[column.index]:
            read(draft, column, cells[column.index])
    _settle_name(draft)
    _settle_email(draft)
    _settle_id(draft)
    return draft


def _is_totals(row: Row) -> bool:
    """True for a line that begins with a word for the total and holds nothing but figures and blanks after it."""
    filled = [cell for cell in row.cells if cell]
    first = filled[0].rstrip(":") if filled else ""
    if len(first) > 30 or first[:1] not in "tTgGsS" or not _TOTALS.fullmatch(fold(first)):
        return False
    figures = all(any(map(str.isdigit, cell)) and "@" not in cell for cell in filled[1:])
    return figures and (len(filled) > 1 or " " not in first or first.lower().startswith("grand"))


def _is_heading_line(row: Row) -> bool:
    """True for a line between people that says who comes next ("Guests:") and holds nothing else."""
    filled = [cell for cell in row.cells if cell]
    return len(filled) == 1 and len(filled[0]) <= LONGEST_NAME and filled[0].endswith(":") and "@" not in filled[0]


def _settle_name(draft: Draft) -> None:
    """The attendee's name: the whole one, else its parts, else the account's unless that is anonymous."""
    parts = draft.parts
    for part in _NAME_ENDS:
        if part in parts and not is_placeholder(parts[part]):
            parts[part], company = part_company(parts[part])
            if company > MOST_GUESTS:
                draft.problems.append(RowProblem(draft.row, "many_guests", "", str(company)))
            else:
                draft.guests = max(draft.guests, company)
    name = parts.get("full_name") or join_parts(*draft.name_parts)
    if not name and fold(parts.get("account_name", "")) not in ANONYMOUS:
        name = parts.get("account_name", "")
    draft.name = "" if is_placeholder(name) else name
    odd = name_oddity(draft.name)
    if odd:
        draft.problems.append(RowProblem(draft.row, odd, "", name))
    if len(name) > LONGEST_NAME:
        draft.problems.append(RowProblem(draft.row, "long_name", "", name))
        draft.name = ""
    draft.folded_name = fold(draft.name)


def _settle_email(draft: Draft) -> None:
    """The attendee's own address, else the account's; the buyer's only where the buyer is the attendee by name."""
    if not draft.email and draft.parts.get("account_email"):
        draft.email = draft.parts["account_email"]
    buyer = draft.buyer_name
    if not draft.email and buyer and fold(buyer) == draft.folded_name:
        draft.email = draft.parts.get("buyer_email", "")
    draft.folded_email = draft.email.casefold()


def _settle_id(draft: Draft) -> None:
    draft.order_ref = draft.parts.get("order_ref", "")
    position = draft.parts.get("position", "")
    if draft.order_ref and position:
        draft.source_id = f"{draft.order_ref}-{position}"
    else:
        draft.source_id = draft.parts.get("source_id") or draft.parts.get("secret", "")
