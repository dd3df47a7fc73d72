"""Typing a check-in sheet in: the number beside a name, Enter, the next; a name for each walk-in line; then one act."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from t4gsw_desktop.core.events import HERE, Attendee, standing_facts
from t4gsw_desktop.core.folding import fold
from t4gsw_desktop.services.checkin import arrive_many, facts_of, walk_in
from t4gsw_desktop.services.naming import REMOVED, counted, listed
from t4gsw_desktop.services.roster import everybody_listed
from t4gsw_desktop.services.sheet_numbers import numbers_of
from t4gsw_desktop.services.workspace import refuse_unless
from t4gsw_desktop.storage.unit_of_work import View, Work

EXPECTED, HERE_NOW, CAME, NOT_COMING, REMOVED_SINCE = "expected", "here", "came", "not coming", "removed"
_WALK_IN_LABEL = re.compile(r"^[Ww]\s*\d+\b[\s.:]*")
_NUMBERS = re.compile(r"[\d\s,;.]+")


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line of a printed sheet. `state` is one of the five above: "came" is who was here and has gone since."""

    number: int
    attendee_id: str
    name: str
    state: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What one typed line means: lines of the sheet, or a walk-in's name, or `trouble`: why neither can be told.

    `sure` is False where the trouble is only a doubt: typed again it holds.
    """

    lines: tuple[SheetLine, ...] = ()
    walk_in: str = ""
    trouble: str = ""
    sure: bool = True


@dataclass(frozen=True, slots=True)
class TypedSheet:
    """What a sheet that was typed in has changed: who arrived by it, who walked in, and one sentence that says so."""

    arrived: tuple[str, ...]
    walked_in: tuple[str, ...]
    sentence: str


def sheet_lines(view: View, event_id: str, printing_id: str = "") -> tuple[SheetLine, ...]:
    """The lines of a printed sheet as its numbers stand on the paper, with how each person stands tonight.

    Without a printing they are those of a sheet made now. Numbers stay though people were added, renamed or removed.
    """
    guests = {guest.id: guest for guest in everybody_listed(view, event_id)}
    latest = {fact.attendee_id: fact.what for fact in standing_facts(facts_of(view, _places(view, event_id)))}
    lines = []
    for number, attendee_id in enumerate(numbers_of(view, event_id, printing_id), 1):
        guest = guests.get(attendee_id)
        state = _state(guest.attendee if guest else None, latest.get(attendee_id, ""))
        lines.append(SheetLine(number, attendee_id, guest.name if guest else REMOVED, state))
    return tuple(lines)


def _places(view: View, event_id: str) -> tuple[Attendee, ...]:
    return view.find(Attendee, event_id=event_id)


def _state(attendee: Attendee | None, latest: str) -> str:
    if attendee is None:
        return REMOVED_SINCE
    if latest:
        return HERE_NOW if latest in HERE else CAME
    return EXPECTED if attendee.status == "coming" else NOT_COMING


def read_entry(lines: Sequence[SheetLine], text: str) -> Entry:
    """What somebody means by "12", "3 7 12", "Ann Lee" or "W2 Ann Lee"; nothing is meant by no text."""
    typed = " ".join(text.split())
    if _NUMBERS.fullmatch(typed):
        return _read_numbers(lines, re.findall(r"\d+", typed))
    name = _WALK_IN_LABEL.sub("", typed).strip()
    if not any(sign.isalpha() for sign in name) or any(sign.isdigit() for sign in name):  # "3x" is a slip, no name
        return Entry(trouble="Type a number of the sheet, or the name of a walk-in." if typed else "")
    known = next((line for line in lines if fold(line.name) == fold(name)), None)
    if known is not None:
        said = f"{known.name} is number {known.number} on this sheet. Type {known.number}, or press Enter again"
        return Entry(walk_in=name, trouble=f"{said} for somebody else of that name.", sure=False)
    return Entry(walk_in=name)


def _read_numbers(lines: Sequence[SheetLine], numbers: Iterable[str]) -> Entry:
    found: dict[int, SheetLine] = {}
    for text in numbers:
        number = int(text)
        if not 1 <= number <= len(lines):
            there = f"its numbers go from 1 to {len(lines)}" if lines else "nobody is on it"
            return Entry(trouble=f"There is no number {number} on this sheet: {there}.")
        line = lines[number - 1]
        if line.state == REMOVED_SINCE:
            return Entry(trouble=f"Number {number} is somebody who was taken off the list since. Leave it out.")
        found[number] = line
    return Entry(tuple(found.values()))


def type_sheet(
    work: Work,
    event_id: str,
    numbers: Iterable[int],
    walk_ins: Iterable[str],
    *,
    at: datetime,
    desk: str = "",
    printing_id: str = "",
) -> TypedSheet:
    """Everybody ticked on a printed sheet has arrived, and everybody on its walk-in lines too, in one act.

    A tick is what somebody saw at the door: it counts although the list says cancelled or waiting by now. Who has been
    here already, gone home or not, is left alone. Refusal for a number that the sheet does not have; then nothing is
    changed.
    """
    lines = sheet_lines(work, event_id, printing_id)
    wanted = dict.fromkeys(numbers)
    entry = _read_numbers(lines, map(str, wanted))
    refuse_unless(not entry.trouble, entry.trouble)
    ticked = {line.attendee_id: line for line in entry.lines}.values()
    fresh = [line.attendee_id for line in ticked if line.state in (EXPECTED, NOT_COMING)]
    outcomes = arrive_many(work, event_id, fresh, at=at, desk=desk, anyway=True) if fresh else ()
    arrived = tuple(one.attendee.id for one in outcomes if one.attendee and one.kind in HERE)
    names = [name for typed in walk_ins if (name := " ".join(typed.split()))]
    came = [walk_in(work, event_id, name, at=at, desk=desk) for name in names]
    walked_in = tuple(one.attendee.id for one in came if one.attendee)
    sentence = _say(len(arrived), len(walked_in), len(ticked) - len(arrived), names)
    if arrived or walked_in:
        work.label = f"Type in the check-in sheet: {_counts(len(arrived), len(walked_in))}"
    return TypedSheet(arrived, walked_in, sentence)


def _say(arrived: int, walked_in: int, known: int, names: Sequence[str]) -> str:
    """ "14 people of the sheet are here now, and 2 walk-ins, Ann and Bo. 3 more were known to have come." """
    parts = []
    if arrived or walked_in:
        sheet = f"{counted(arrived, 'person of the sheet is', 'people of the sheet are')} here now" if arrived else ""
        walk = f"{counted(walked_in, 'walk-in', 'walk-ins')}, {listed(names)}" if walked_in else ""
        added = f"{walk} {'was' if walked_in == 1 else 'were'} added"
        parts.append(f"{sheet}, and {walk}" if sheet and walk else sheet or added)
    else:
        parts.append("Nothing was changed")
    if known:
        parts.append(f"{counted(known, 'person was', 'people were')} known to have come before")
    return ". ".join(parts) + "."


def _counts(arrived: int, walked_in: int) -> str:
    parts = [counted(arrived, "person", "people")] if arrived or not walked_in else []
    return ", ".join([*parts, *([counted(walked_in, "walk-in", "walk-ins")] if walked_in else [])])
