"""One row of the table to one draft of a guest: values in the core's words, and what was not understood in it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from t4gsw_desktop.exchange.guest_lists import answers
from t4gsw_desktop.exchange.guest_lists.columns import ColumnMatch, Mapping
from t4gsw_desktop.exchange.guest_lists.fields import FIELDS
from t4gsw_desktop.exchange.guest_lists.names import LONGEST_NAME, folded, is_placeholder, join_parts, looks_broken
from t4gsw_desktop.exchange.guest_lists.sentences import PROBLEMS
from t4gsw_desktop.exchange.guest_lists.table import Row, Table

MOST_GUESTS = 50  # nobody brings more; a larger number is a telephone number in the wrong column
_EMAIL = re.compile(r"[^\s@<>(),;:\"]+@[^\s@<>(),;:\"]+\.[^\s@<>(),;:\".]+")
_SCIENTIFIC = re.compile(r"\d([.,]\d+)?[eE]\+\d+")
_ROUNDED = re.compile(r"\d{15}0+")
_TOTALS = re.compile(r"(grand |sub ?)?totals?\b.*|sum|summe|gesamt|total .*")
_ANONYMOUS = ("anonymous", "anonym", "anonyme")


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Something in one row a person should look at. `row` is the spreadsheet's number, `cell` the text as typed."""

    row: int
    code: str
    heading: str
    cell: str

    @property
    def sentence(self) -> str:
        """What happened and what was done about it, for people."""
        return PROBLEMS[self.code].format(row=self.row, cell=self.cell[:80])


@dataclass(slots=True)
class Draft:
    """What one row says, while it is being read. `values` hold only what is not blank, keyed by the core's names."""

    row: int
    values: dict[str, object] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)
    problems: list[RowProblem] = field(default_factory=list)
    skipped: str = ""
    name: str = ""
    email: str = ""
    folded_name: str = ""
    folded_email: str = ""
    order_ref: str = ""
    source_id: str = ""
    quantity: int = 1
    guests: int = 0

    @property
    def name_parts(self) -> tuple[str, ...]:
        """The parts of the name as the list gives them, in its order; empty when it has one column for names."""
        given = ("first_name", "middle_name", "last_name")
        return tuple(self.parts[part] for part in given if self.parts.get(part))

    @property
    def buyer_name(self) -> str:
        """Who booked, as far as the list says."""
        parts = [self.parts.get(part, "") for part in ("buyer_name", "buyer_first_name", "buyer_last_name")]
        return join_parts(parts[0] or f"{parts[1]} {parts[2]}")


Reader = Callable[[Draft, ColumnMatch, str], None]


def read_drafts(table: Table, mapping: Mapping) -> list[Draft]:
    """A draft for every row, in order; rows that are no people have `skipped` set, nothing raises."""
    readers = [(column, _READERS.get(column.field, _read_text)) for column in mapping.columns if column.field]
    return [_read_row(row, table.headings, readers) for row in table.rows]


def _read_row(row: Row, headings: tuple[str, ...], readers: Sequence[tuple[ColumnMatch, Reader]]) -> Draft:
    draft = Draft(row.number)
    if _is_totals(row):
        draft.skipped = "total"
    elif row.cells == headings[: len(row.cells)] and any(headings):
        draft.skipped = "headings"
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
    if len(first) > 30 or first[:1] not in "tTgGsS" or not _TOTALS.fullmatch(folded(first)):
        return False
    figures = all(any(map(str.isdigit, cell)) and "@" not in cell for cell in filled[1:])
    return figures and (len(filled) > 1 or " " not in first or first.lower().startswith("grand"))


def _tell(draft: Draft, code: str, column: ColumnMatch, cell: str) -> None:
    draft.problems.append(RowProblem(draft.row, code, column.heading, cell))


def _read_text(draft: Draft, column: ColumnMatch, cell: str) -> None:
    attribute = FIELDS[column.field].attribute
    # "Na" and "No" are names, so what to call somebody is only blank when nothing but signs was typed.
    if answers.answer_key(cell) if column.field == "call_me" else not answers.is_nothing(cell):
        draft.values[attribute] = cell


def _read_part(draft: Draft, column: ColumnMatch, cell: str) -> None:
    draft.parts.setdefault(column.field, " ".join(cell.split()))


def _read_code(draft: Draft, column: ColumnMatch, cell: str) -> None:
    if _SCIENTIFIC.fullmatch(cell) or _ROUNDED.fullmatch(cell):
        _tell(draft, "rounded", column, cell)
        return
    draft.parts.setdefault(column.field, cell)


def _read_things(draft: Draft, column: ColumnMatch, cell: str) -> None:
    attribute = FIELDS[column.field].attribute
    if column.option:
        things: tuple[str, ...] = (column.option,) if answers.yes_or_no(cell) else ()
    else:
        things = answers.things_of(cell)
    had = draft.values.get(attribute, ())
    merged = (*had, *(thing for thing in things if thing not in had)) if isinstance(had, tuple) else things
    if merged:
        draft.values[attribute] = merged


def _read_prose(draft: Draft, column: ColumnMatch, cell: str) -> None:
    attribute = FIELDS[column.field].attribute
    said = cell if not column.option else column.option if answers.yes_or_no(cell) else ""
    if said and not answers.is_nothing(said):
        had = draft.values.get(attribute, "")
        draft.values[attribute] = f"{had}; {said}" if had else said


def _read_access(draft: Draft, column: ColumnMatch, cell: str) -> None:
    said = cell if not column.option else column.option if answers.yes_or_no(cell) else ""
    if not said or answers.is_nothing(said):
        return
    codes = answers.access_codes(said)
    had = draft.values.get("access_needs", ())
    if codes and isinstance(had, tuple):
        draft.values["access_needs"] = tuple(dict.fromkeys((*had, *codes)))
    said = answers.without_codes(said)
    if said and (answers.yes_or_no(said) is not True or len(said) > 12):
        note = draft.values.get("access_note", "")
        draft.values["access_note"] = f"{note}; {said}" if note else said


def _read_photo(draft: Draft, column: ColumnMatch, cell: str) -> None:
    choice = answers.photo_choice(cell, column.heading)
    if choice is None:
        _tell(draft, "photo", column, cell)
    elif choice:
        draft.values["photo"] = choice


def _read_talk(draft: Draft, column: ColumnMatch, cell: str) -> None:
    choice = answers.talk_choice(cell)
    if choice is None:
        _tell(draft, "talk", column, cell)
    elif choice:
        draft.values["talk"] = choice


def _read_tick(draft: Draft, column: ColumnMatch, cell: str) -> None:
    if not answers.answer_key(cell) or answers.answer_key(cell) in ("n a", "na"):
        return
    said = answers.yes_or_no(cell)
    if said is None:
        _tell(draft, "yes_no", column, cell)
    else:
        draft.values[FIELDS[column.field].attribute] = said


def _read_status(draft: Draft, column: ColumnMatch, cell: str) -> None:
    status = answers.status_of(cell)
    if status is None:
        _tell(draft, "status", column, cell)
    elif status in ("coming", "waiting"):
        draft.values["status"] = status
    else:
        draft.skipped = status


def _read_number(draft: Draft, column: ColumnMatch, cell: str) -> None:
    number = answers.whole_number(cell)
    if number is None:
        _tell(draft, "number", column, cell)
    elif number > MOST_GUESTS:
        _tell(draft, "many_guests", column, cell)
    elif column.field == "quantity":
        draft.quantity = max(number, 1)
    else:
        draft.guests = number


def _read_email(draft: Draft, column: ColumnMatch, cell: str) -> None:
    found = _EMAIL.findall(cell)
    if column.field != "email":
        draft.parts[column.field] = found[0] if found else ""
    elif found:
        draft.email = found[0]
        if len(found) > 1:
            _tell(draft, "emails", column, cell)
    elif not answers.is_nothing(cell) and folded(cell) not in _ANONYMOUS:
        _tell(draft, "email", column, cell)


def _read_phone(draft: Draft, column: ColumnMatch, cell: str) -> None:
    digits = re.sub(r"\D", "", cell)
    if _SCIENTIFIC.fullmatch(cell):
        _tell(draft, "scientific", column, cell)
    elif len(digits) == 10 and digits[0] in "127" and not cell.startswith(("+", "00", "(")):
        _tell(draft, "lost_zero", column, cell)
    draft.values["phone"] = cell


_READERS: dict[str, Reader] = {
    **dict.fromkeys(("full_name", "first_name", "middle_name", "last_name", "account_name"), _read_part),
    **dict.fromkeys(("buyer_name", "buyer_first_name", "buyer_last_name"), _read_part),
    **dict.fromkeys(("order_ref", "source_id", "position"), _read_code),
    **dict.fromkeys(("email", "account_email", "buyer_email"), _read_email),
    **dict.fromkeys(("languages", "offers", "seeks", "focus", "wishes"), _read_things),
    **dict.fromkeys(("food", "notes"), _read_prose),
    **dict.fromkeys(("keep_on_list", "first_time"), _read_tick),
    **dict.fromkeys(("quantity", "guests"), _read_number),
    "access": _read_access,
    "photo": _read_photo,
    "talk": _read_talk,
    "status": _read_status,
    "phone": _read_phone,
}


def _settle_name(draft: Draft) -> None:
    """The attendee's name: the whole one, else its parts, else the account's unless that is anonymous."""
    parts = draft.parts
    name = parts.get("full_name") or join_parts(*draft.name_parts)
    if not name and folded(parts.get("account_name", "")) not in _ANONYMOUS:
        name = parts.get("account_name", "")
    draft.name = "" if is_placeholder(name) else name
    if looks_broken(name):
        draft.problems.append(RowProblem(draft.row, "broken_letters", "", name))
    if len(name) > LONGEST_NAME:
        draft.problems.append(RowProblem(draft.row, "long_name", "", name))
        draft.name = ""
    draft.folded_name = folded(draft.name)


def _settle_email(draft: Draft) -> None:
    """The attendee's own address, else the account's; the buyer's only where the buyer is the attendee by name."""
    if not draft.email and draft.parts.get("account_email"):
        draft.email = draft.parts["account_email"]
    buyer = draft.buyer_name
    if not draft.email and buyer and folded(buyer) == draft.folded_name:
        draft.email = draft.parts.get("buyer_email", "")
    draft.folded_email = draft.email.casefold()


def _settle_id(draft: Draft) -> None:
    draft.order_ref = draft.parts.get("order_ref", "")
    position = draft.parts.get("position", "")
    draft.source_id = (
        f"{draft.order_ref}-{position}" if draft.order_ref and position else draft.parts.get("source_id", "")
    )
