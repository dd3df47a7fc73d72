"""Votes without names: paper slips typed by their codes, and dots of which only totals are known."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.kinds.unconference.pitch_codes import TypedCode, read_codes
from t4gsw_desktop.kinds.unconference.rows import Ballot, Dots, Pitch
from t4gsw_desktop.kinds.unconference.standing import Standing, stand_together, standing_pitches
from t4gsw_desktop.kinds.unconference.totals import WHAT_TOTALS_LOSE as WHAT_TOTALS_LOSE
from t4gsw_desktop.kinds.unconference.voting_settings import budget_of
from t4gsw_desktop.services.naming import counted, listed
from t4gsw_desktop.services.tasks import activity_of_kind
from t4gsw_desktop.services.workspace import refuse_unless
from t4gsw_desktop.storage.unit_of_work import View, Work

_MOST_DOTS = 10_000


@dataclass(frozen=True, slots=True)
class ReadSlip:
    """What a typed slip says: the pitches in its order, each once; `trouble` says why it cannot be taken, or ""."""

    pitches: tuple[Pitch, ...]
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class TypedSlip:
    """A slip that was taken: its number, to be written on the paper, and what was read from it."""

    ballot: Ballot
    pitches: tuple[Pitch, ...]


def read_slip(view: View, activity_id: str, text: str) -> ReadSlip:
    """What `text` ("7 12 3", "7K, 12F") would be taken for, before anything is written."""
    activity = activity_of_kind(view, activity_id, "unconference")
    rows = view.find(Pitch, activity_id=activity_id)
    standing = stand_together(rows)
    numbers = {one.number: standing.into[one.id] for one in sorted(rows, key=lambda one: one.id, reverse=True)}
    by_id = {one.id: one for one in standing.pitches}
    codes = read_codes(text)
    found = tuple(by_id[one] for one in dict.fromkeys(numbers[c.number] for c in codes if c.number in numbers))
    trouble = _trouble(codes, numbers)
    budget = budget_of(activity)
    if not trouble and budget and len(found) > budget:
        trouble = f"There are {len(found)} pitches on this slip, and everybody has {counted(budget, 'vote', 'votes')}."
    return ReadSlip(found, trouble)


def _trouble(codes: Iterable[TypedCode], numbers: Mapping[int, str]) -> str:
    """Why these codes cannot be counted as they are, or ""."""
    codes = tuple(codes)
    if not codes:
        return "Type the numbers of the pitches on the slip, for example 7 12 3."
    if wrong := [one.text for one in codes if one.wrong_letter]:
        return f"The letter of {listed(wrong)} does not belong to the number. Look at the slip again."
    if strange := [one.text for one in codes if one.number not in numbers]:
        return f"No pitch has the number {listed(strange)}. Look at the slip again."
    return ""


def type_slip(work: Work, activity_id: str, text: str) -> TypedSlip:
    """Count one paper slip under the next number. Refusal for a number nobody has, a wrong letter, or too many."""
    read = _readable(work, activity_id, text)
    number = max((one.number for one in work.find(Ballot, activity_id=activity_id)), default=0) + 1
    made = Ballot(new_id(), activity_id, number, tuple(one.id for one in read.pitches))
    work.put(made)
    work.label = f"Count slip {number}"
    return TypedSlip(made, read.pitches)


def edit_slip(work: Work, ballot_id: str, text: str) -> TypedSlip:
    """Correct a slip that was typed wrongly; it keeps its number."""
    before = _slip_of(work, ballot_id)
    read = _readable(work, before.activity_id, text)
    changed = replace(before, pitches=tuple(one.id for one in read.pitches))
    work.put(changed)
    work.label = f"Correct slip {before.number}"
    return TypedSlip(changed, read.pitches)


def remove_slip(work: Work, ballot_id: str) -> None:
    """Take a slip back: it no longer counts."""
    slip = _slip_of(work, ballot_id)
    work.remove(Ballot, ballot_id)
    work.label = f"Take back slip {slip.number}"


def list_slips(view: View, activity_id: str) -> tuple[Ballot, ...]:
    """The slips by their numbers, each with the pitches it counts for now."""
    standing = standing_pitches(view, activity_id)
    slips = sorted(view.find(Ballot, activity_id=activity_id), key=lambda one: (one.number, one.id))
    return tuple(replace(one, pitches=standing.told(one.pitches)) for one in slips)


def slip_voter(slip: Ballot) -> str:
    """The id under which whoever gave this slip votes: nobody knows more of them ("slip:3")."""
    return f"slip:{slip.number}"


def set_dots(work: Work, activity_id: str, dots: Mapping[str, int]) -> None:
    """Each of these pitches has so many dots from now on; the others keep theirs. 0 takes them away."""
    activity_of_kind(work, activity_id, "unconference")
    into = standing_pitches(work, activity_id).into
    refuse_unless(dots.keys() <= into.keys(), "One of these pitches was taken back. Choose again.")
    counts = all(0 <= one <= _MOST_DOTS for one in dots.values())
    refuse_unless(counts, f"Dots are counted from 0 to {_MOST_DOTS:,}.")
    work.put_many([Dots(_dots_id(activity_id, one), activity_id, one, count) for one, count in dots.items()])
    work.label = "Count the dots"


def dots_of(view: View, activity_id: str) -> dict[str, int]:
    """The dots of each standing pitch that has any, with those of pitches joined into it."""
    return told_dots(view, activity_id, standing_pitches(view, activity_id))


def told_dots(view: View, activity_id: str, standing: Standing) -> dict[str, int]:
    """As `dots_of`, for pitches that were read already."""
    found: dict[str, int] = {}
    for one in view.find(Dots, activity_id=activity_id):
        if one.dots and (kept := standing.into.get(one.pitch_id)):
            found[kept] = found.get(kept, 0) + one.dots
    return found


def _dots_id(activity_id: str, pitch_id: str) -> str:
    """One row a pitch, at whichever desk the dots are counted: counted at two, they are not added up."""
    return hashlib.sha256(f"dots {activity_id} {pitch_id}".encode()).hexdigest()[:32]


def _readable(work: Work, activity_id: str, text: str) -> ReadSlip:
    read = read_slip(work, activity_id, text)
    refuse_unless(not read.trouble, read.trouble)
    return read


def _slip_of(view: View, ballot_id: str) -> Ballot:
    slip = view.get(Ballot, ballot_id)
    if slip is None:
        raise Refusal("This slip was taken back. Nothing was changed.")
    return slip
