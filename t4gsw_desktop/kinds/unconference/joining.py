"""Pitches that are one session pitched twice: found by their titles, joined without losing a wish, and split again.

A joined pitch keeps its row, its hosts and who wished for it; it only says under which pitch it goes on. So splitting
brings back what was, and two desks may each join what they like.
"""

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

# Titles this much alike are shown as perhaps one session: of the pairs in the tests, one session said in other words
# lies above, and two sessions of one field below.
_ALIKE = 0.6
_BEGINNING = 6
# Words that tell nothing of what a session is about.
_SMALL = frozenset(
    ["a", "an", "and", "at", "by", "can", "do", "for", "from", "how", "i", "in", "is", "it", "my", "of", "on", "or"]
    + ["our", "the", "to", "us", "we", "what", "who", "why", "with", "you", "your"]
)


@dataclass(frozen=True, slots=True)
class Alike:
    """Two pitches that may be one session; `likeness` is from 0 to 1, the same title."""

    first: Pitch
    second: Pitch
    likeness: float


def alike_pitches(view: View, activity_id: str) -> tuple[Alike, ...]:
    """Pairs of standing pitches that may be one session, likest first; without those that somebody said are others."""
    pitches = standing_pitches(view, activity_id).pitches
    traits = [title_traits(one.title) for one in pitches]
    found = [
        Alike(first, second, round(likeness, 3))
        for (first, ours), (second, theirs) in combinations(zip(pitches, traits, strict=True), 2)
        if (likeness := ours.likeness(theirs)) >= _ALIKE
        if first.id not in second.unlike and second.id not in first.unlike
    ]
    return tuple(sorted(found, key=lambda one: (-one.likeness, one.first.number, one.second.number)))


@dataclass(frozen=True, slots=True)
class Traits:
    """What titles are compared by: beginnings of their telling words, and what stands three letters in a row."""

    words: frozenset[str]
    letters: frozenset[str]

    def likeness(self, other: "Traits") -> float:
        """From 0 to 1: the mean of how much both have in common and how much of the shorter is in the other; or how
        many letters in a row are the same, which forgives slips of the finger. (L. R. Dice, "Measures of the Amount
        of Ecologic Association Between Species", 1945.)
        """
        letters = 2 * len(self.letters & other.letters) / max(1, len(self.letters) + len(other.letters))
        common = len(self.words & other.words)
        if not common:
            return letters
        sizes = len(self.words), len(other.words)
        return max(letters, common / sum(sizes) + common / min(sizes) / 2)


def title_traits(title: str) -> Traits:
    """The traits of one title; small words count only where there is nothing else."""
    every = words_of(title)
    telling = [one for one in every if one not in _SMALL] or list(every)
    whole = f" {' '.join(telling)} "
    beginnings = frozenset(one[:_BEGINNING] if len(one) > _BEGINNING else one.removesuffix("s") for one in telling)
    return Traits(beginnings, frozenset(whole[at : at + 3] for at in range(len(whole) - 2)))


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
