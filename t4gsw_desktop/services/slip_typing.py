"""Reading what somebody types from a paper slip: whose it is, and which lines are ticked."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from t4gsw_desktop.core.badge_code import LETTERS, read_code
from t4gsw_desktop.core.folding import fold
from t4gsw_desktop.core.name_index import NameIndex
from t4gsw_desktop.services.keep_in_touch import PersonSlip, SlipPile
from t4gsw_desktop.services.naming import counted, listed

_PART = re.compile(r"\d+|[^\d,;\s](?:[^\d,;]*[^\d,;\s])?")
_BADGE_LETTERS = re.compile(rf"[{LETTERS}\s]+", re.IGNORECASE)
_FEWEST_LETTERS = 3  # of a badge code: fewer fit too many people


@dataclass(frozen=True, slots=True)
class ReadTicks:
    """What the typed lines come to; `trouble` is a sentence about the first thing that cannot be understood."""

    ticked: tuple[str, ...]
    trouble: str = ""


def find_slips(pile: SlipPile, text: str) -> tuple[PersonSlip, ...]:
    """Whose slip may be meant by a badge code, the beginning of one, or a name: the best first, several if need be."""
    code = read_code(text)
    if code is not None:
        return tuple(one for one in pile.slips if one.code == code)
    same = tuple(one for one in pile.slips if fold(one.name) == fold(text))
    if same:
        return same
    letters = "".join(text.split()).upper()
    if len(letters) >= _FEWEST_LETTERS and _BADGE_LETTERS.fullmatch(text):
        begun = tuple(one for one in pile.slips if one.code.startswith(letters))
        if begun:
            return begun
    index = NameIndex((number, [one.name]) for number, one in enumerate(pile.slips))
    hits = [hit for hit in index.find(text) if hit.how == "start"]  # a slip of the finger must not tick somebody else
    return tuple(pile.slips[hit.key] for hit in hits if hit.rank == hits[0].rank)


def read_ticks(pile: SlipPile, slip: PersonSlip, text: str) -> ReadTicks:
    """Whom "1 4 7" ticks on this slip. Names and badge letters are read too, with commas between, for blank slips."""
    by_number = {row.number: row for row in slip.rows}
    found: dict[str, None] = {}
    for part in _PART.findall(text):
        if part.isdigit():
            row = by_number.get(int(part))
            if row is None:
                return ReadTicks((), _no_such_number(part, slip))
            if not row.name:
                return ReadTicks((), f"Number {part} is somebody who was removed. Leave it out.")
            found[row.attendee_id] = None
            continue
        meant = [one for one in find_slips(pile, part) if one.attendee_id != slip.attendee_id]
        if len(meant) != 1:
            return ReadTicks((), _not_one(part, meant))
        found[meant[0].attendee_id] = None
    return ReadTicks(tuple(found))


def say_ticks(slip: PersonSlip, ticked: Iterable[str], pile: SlipPile) -> str:
    """The same as it would be typed: numbers first, then the names of those who are not among the lines."""
    wanted = set(ticked)
    numbers = [str(row.number) for row in slip.rows if row.attendee_id in wanted]
    others = wanted - {row.attendee_id for row in slip.rows}
    names = sorted(one.name for one in pile.slips if one.attendee_id in others)
    return ", ".join(filter(None, (" ".join(numbers), *names)))


def not_one_slip(text: str, meant: Iterable[PersonSlip]) -> str:
    """What to say where a slip cannot be told from what was typed."""
    return _not_one(text, list(meant))


def _no_such_number(part: str, slip: PersonSlip) -> str:
    if not slip.rows:
        return f"There is no number {part}, for nobody is listed on this slip. Type names, with commas between."
    return f"There is no number {part}: this slip has {counted(len(slip.rows), 'line', 'lines')}."


def _not_one(text: str, meant: list[PersonSlip]) -> str:
    if not meant:
        return f"Nobody here is called “{text}”. Type a name as it is on the list, or the letters of the badge."
    names = [f"{one.name} ({one.code[:3]})" for one in meant]
    return f"“{text}” may be {listed(names, most=4)}. Type more of the name, or the letters of the badge."
