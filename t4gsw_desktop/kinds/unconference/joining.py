"""Pitches that are one session pitched twice: found by their titles, joined without losing a wish, and split again.

A joined pitch keeps its row, its hosts and who wished for it; it only says under which pitch it goes on. So splitting
brings back what was, and two desks may each join what they like.
"""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import combinations

from t4gsw_desktop.core.folding import words_of
from t4gsw_desktop.kinds.unconference.on_the_grid import keep_step
from t4gsw_desktop.kinds.unconference.rows import Ballot, Pitch, Vote
from t4gsw_desktop.kinds.unconference.standing import pitch_of, stand_together, standing_pitches
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.services.workspace import refuse_unless
from t4gsw_desktop.storage.unit_of_work import View, Work

# Titles this much alike are shown as perhaps one session. Measured on invented titles: what is one session said twice
# in other words lies above, two sessions of one field below.
_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Alike:
    """Two pitches that may be one session; `likeness` is from 0 to 1, the same title."""

    first: Pitch
    second: Pitch
    likeness: float


def alike_pitches(view: View, activity_id: str) -> tuple[Alike, ...]:
    """Pairs of standing pitches that may be one session, likest first; without those that somebody said are others."""
    pitches = standing_pitches(view, activity_id).pitches
    words = {one.id: words_of(one.title) for one in pitches}
    found = [
        Alike(first, second, round(likeness, 3))
        for first, second in combinations(pitches, 2)
        if first.id not in second.unlike and second.id not in first.unlike
        if (likeness := _likeness(words[first.id], words[second.id])) >= _ALIKE
    ]
    return tuple(sorted(found, key=lambda one: (-one.likeness, one.first.number, one.second.number)))


_SMALL = frozenset(
    ["a", "an", "and", "at", "by", "can", "do", "for", "from", "how", "i", "in", "is", "it", "my", "of", "on", "or"]
    + ["our", "the", "to", "us", "we", "what", "who", "why", "with", "you", "your"]
)


def _likeness(first: tuple[str, ...], second: tuple[str, ...]) -> float:
    """How much of the telling words of two titles is alike: the greater of words in common and of letters in a row."""
    ours, theirs = [[one for one in some if one not in _SMALL] or list(some) for some in (first, second)]
    common = sum(any(_one_word(one, other) for other in theirs) for one in ours)
    shorter = min(len(ours), len(theirs))
    shared = 2 * common / (len(ours) + len(theirs)) if shorter else 0.0
    matcher = difflib.SequenceMatcher(None, " ".join(ours), " ".join(theirs), autojunk=False)
    if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE:
        return min(shared, 1.0)
    return min(1.0, max(shared, matcher.ratio()))


def _one_word(one: str, other: str) -> bool:
    """True for one word in two forms: "laptop" and "laptops"."""
    shorter, longer = sorted((one, other), key=len)
    return one == other or (len(shorter) >= 4 and longer.startswith(shorter) and len(longer) - len(shorter) <= 3)


def wishes_together(view: View, pitch_ids: Iterable[str]) -> int:
    """How many people wish for one or more of these pitches, slips counted; dots name nobody and are not."""
    ids = set(pitch_ids)
    activities = {one.activity_id for one in view.get_many(Pitch, ids).values()}
    named = {one.attendee_id for one in view.find(Vote, activity_id=activities) if ids & set(one.pitches)}
    return len(named) + sum(bool(ids & set(one.pitches)) for one in view.find(Ballot, activity_id=activities))


def join_pitches(work: Work, keep_id: str, other_ids: Iterable[str]) -> None:
    """Have the others go on under one pitch: it has the hosts, needs and wishes of all, nobody's wish twice."""
    kept = pitch_of(work, keep_id)
    rows = {one.id: one for one in work.find(Pitch, activity_id=kept.activity_id)}
    before = stand_together(rows.values())
    into = before.into
    others = [pitch_of(work, into.get(one, one)) for one in dict.fromkeys(other_ids)]
    others = [one for one in {one.id: one for one in others}.values() if one.id != into[keep_id]]
    refuse_unless(others, "Choose another pitch to join with this one.")
    refuse_unless(
        all(one.activity_id == kept.activity_id for one in others), "Only pitches of one unconference can be joined."
    )
    kept = rows[into[keep_id]]
    work.put_many([replace(one, joined_into=kept.id) for one in others])
    if kept.joined_into:  # it was in a ring with one of the others
        work.put(replace(kept, joined_into=""))
    keep_step(work, kept.activity_id, before)
    many = f"“{others[0].title}”" if len(others) == 1 else counted(len(others), "pitch", "pitches")
    work.label = f"Join {many} with “{kept.title}”"


def split_pitch(work: Work, pitch_id: str) -> None:
    """Have a joined pitch stand by itself again, as it was: who wished for it does; later wishes stay put."""
    pitch = pitch_of(work, pitch_id)
    refuse_unless(pitch.joined_into, f"“{pitch.title}” stands by itself already.")
    before = standing_pitches(work, pitch.activity_id)
    work.put(replace(pitch, joined_into=""))
    keep_step(work, pitch.activity_id, before)
    work.label = f"Split off “{pitch.title}”"


def say_different(work: Work, first_id: str, second_id: str) -> None:
    """Remember that two pitches which look alike are two sessions: they are not asked about again."""
    first, second = sorted((pitch_of(work, first_id), pitch_of(work, second_id)), key=lambda one: one.id)
    work.put(replace(second, unlike=tuple(dict.fromkeys((*second.unlike, first.id)))))
    work.label = f"Keep “{first.title}” and “{second.title}” apart"
