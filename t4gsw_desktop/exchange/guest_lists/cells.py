"""One cell to what it says: for every field a reader that writes into the draft, or tells what it cannot make out."""

import hashlib
import re
from collections.abc import Callable

from t4gsw_desktop.core.folding import fold
from t4gsw_desktop.exchange.guest_lists import answers
from t4gsw_desktop.exchange.guest_lists.drafts import Draft, RowProblem
from t4gsw_desktop.exchange.guest_lists.fields import FIELDS
from t4gsw_desktop.exchange.guest_lists.mapping import ColumnMatch

MOST_GUESTS = 50  # nobody brings more; a larger number is a telephone number in the wrong column
ANONYMOUS = ("anonymous", "anonym", "anonyme")
_EMAIL = re.compile(r"""[^\s@<>(),;:"]+@[^\s@<>(),;:"]+\.[^\s@<>(),;:".]+""")
_SCIENTIFIC = re.compile(r"\d([.,]\d+)?[eE]\+\d+")
_ROUNDED = re.compile(r"\d{15}0+")
Reader = Callable[[Draft, ColumnMatch, str], None]


def _tell(draft: Draft, code: str, column: ColumnMatch, cell: str) -> None:
    draft.problems.append(RowProblem(draft.row, code, column.heading, cell))


def read_words(draft: Draft, column: ColumnMatch, cell: str) -> None:
    """Keep the words as typed, unless they say that there is nothing to say."""
    attribute = FIELDS[column.field].attribute
    # "Na" and "No" are names, so what to call somebody is only blank when nothing but signs was typed.
    if answers.answer_key(cell) if column.field == "call_me" else not answers.is_nothing(cell):
        draft.values[attribute] = _without_end(cell)


def _without_end(cell: str) -> str:
    """The cell without the semicolon that some forms put behind every answer."""
    return cell.rstrip("; ")


def _read_part(draft: Draft, column: ColumnMatch, cell: str) -> None:
    draft.parts.setdefault(column.field, " ".join(cell.split()))


def _read_code(draft: Draft, column: ColumnMatch, cell: str) -> None:
    if _SCIENTIFIC.fullmatch(cell) or _ROUNDED.fullmatch(cell):
        _tell(draft, "rounded", column, cell)
        return
    draft.parts.setdefault(column.field, cell)


def _read_secret(draft: Draft, column: ColumnMatch, cell: str) -> None:
    """Keep a digest of what opens a ticket: it tells places apart as well, and opens nothing."""
    digest = hashlib.sha256(cell.encode("utf-8", "replace")).hexdigest()
    draft.parts.setdefault(column.field, f"sha256:{digest[:16]}")


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
    said = _without_end(cell) if not column.option else column.option if answers.yes_or_no(cell) else ""
    if said and not answers.is_nothing(said):
        had = draft.values.get(attribute, "")
        draft.values[attribute] = f"{had}; {said}" if had else said


def _read_access(draft: Draft, column: ColumnMatch, cell: str) -> None:
    said = _without_end(cell) if not column.option else column.option if answers.yes_or_no(cell) else ""
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
    found = _EMAIL.findall(cell[:1000]) if "@" in cell else []  # a pattern over longer text is slow
    if column.field != "email":
        draft.parts[column.field] = found[0] if found else ""
    elif found:
        draft.email = found[0]
        if len(found) > 1:
            _tell(draft, "emails", column, cell)
    elif not answers.is_nothing(cell) and fold(cell) not in ANONYMOUS:
        _tell(draft, "email", column, cell)


def _read_phone(draft: Draft, column: ColumnMatch, cell: str) -> None:
    digits = re.sub(r"\D", "", cell)
    if _SCIENTIFIC.fullmatch(cell):
        _tell(draft, "scientific", column, cell)
    elif len(digits) == 10 and digits[0] in "127" and not cell.startswith(("+", "00", "(")):
        _tell(draft, "lost_zero", column, cell)
    draft.values["phone"] = cell


READERS: dict[str, Reader] = {
    **dict.fromkeys(("full_name", "first_name", "middle_name", "last_name", "account_name"), _read_part),
    **dict.fromkeys(("buyer_name", "buyer_first_name", "buyer_last_name"), _read_part),
    **dict.fromkeys(("order_ref", "source_id", "position"), _read_code),
    "secret": _read_secret,
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
