"""What to say of each column of a list: where it goes, how sure that is, and a few answers unless they are private."""

from dataclasses import dataclass

from t4gsw_desktop.exchange.guest_lists.fields import FIELDS
from t4gsw_desktop.exchange.guest_lists.mapping import ColumnMatch
from t4gsw_desktop.exchange.guest_lists.outcome import ColumnLine
from t4gsw_desktop.exchange.guest_lists.sentences import LEFT_OUT
from t4gsw_desktop.exchange.guest_lists.table import Table
from t4gsw_desktop.ui.guest_import.course import Course

_SAMPLES, _LOOKED_AT, _LONGEST = 3, 60, 40
_PRIVATE_WHYS = {LEFT_OUT[code] for code in ("birth", "ip", "money", "address", "phone")}
_SURE = {
    "sure": ("good", "circle-check", "Matched"),
    "likely": ("good", "circle-check", "Probably right"),
    "guess": ("warn", "circle-help", "A guess, check it"),
}


@dataclass(frozen=True, slots=True)
class ColumnState:
    """One column as it is shown. `tone` is good, warn, private, out or wait; `more` is a second, quiet sentence."""

    index: int
    heading: str
    samples: str
    field: str
    tone: str
    icon: str
    words: str
    more: str = ""


def column_states(course: Course) -> tuple[ColumnState, ...]:
    """A state for every column worth showing, in the order of the file."""
    assert course.found is not None
    assert course.mapping is not None
    told = {line.index: line for line in course.seen.columns} if course.seen else {}
    return tuple(_state(course, course.mapping.columns[index], told.get(index)) for index in course.found.shown)


def heading_of(table: Table, index: int) -> str:
    """What a column is called; by its place where it has no heading."""
    return " ".join(table.headings[index].split()) or f"Column {index + 1}"


def is_private(course: Course, match: ColumnMatch) -> bool:
    """True when the answers are nobody's business on a screen that a room can read."""
    assert course.found is not None
    natural = course.found.natural.columns[match.index]
    names = (match.field, match.offered, natural.field, natural.offered)
    fields = [FIELDS[name] for name in names if name]
    return any(one.private and one.key != "pronouns" for one in fields) or natural.why in _PRIVATE_WHYS


def _state(course: Course, match: ColumnMatch, line: ColumnLine | None) -> ColumnState:
    assert course.found is not None
    table = course.found.table
    private = is_private(course, match)
    answers = _answers(table, match.index)
    samples = _hidden(answers) if private else ", ".join(answers[:_SAMPLES]) or "no answers"
    tone, icon, words, more = _words(course, match, line, answers, private=private)
    return ColumnState(match.index, heading_of(table, match.index), samples, match.field, tone, icon, words, more)


def _answers(table: Table, index: int) -> list[str]:
    seen = dict.fromkeys(row.cell(index) for row in table.rows[:_LOOKED_AT])
    return [" ".join(cell[:_LONGEST].split()) for cell in seen if cell]


def _hidden(answers: list[str]) -> str:
    return "answers hidden" if answers else "no answers"


def _words(
    course: Course, match: ColumnMatch, line: ColumnLine | None, answers: list[str], *, private: bool
) -> tuple[str, str, str, str]:
    if not match.field:
        why = "" if match.why in (LEFT_OUT["you"], LEFT_OUT["unknown"]) else match.why
        unknown = match.why == LEFT_OUT["unknown"] and answers
        return "out", "circle-minus", "Left out", "Not recognised" if unknown else why
    if line is not None and line.problems:
        count = line.problems
        return "warn", "circle-alert", f"{count:,} {'answer' if count == 1 else 'answers'} not understood", ""
    if private:
        return "private", "lock", "Kept private", ""
    if match.index in course.chosen:
        return "good", "circle-check", "Chosen by you", ""
    tone, icon, words = _SURE.get(match.sure, _SURE["guess"])
    if tone == "good" and FIELDS[match.field].several:
        mark = next((mark for mark in (";", "|", ",") if any(mark in answer for answer in answers)), "")
        return tone, icon, f"Split at “{mark}”" if mark else words, ""
    if match.field == "email" and line is not None and answers:
        return tone, icon, f"{words}, all look right", ""
    return tone, icon, words, ""
