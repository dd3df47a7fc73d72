"""How the acts of several desks become one: which wins for each field of a row, and which did not know of each other.

Every act has a stamp: its number in the journal, above every number its desk had seen (L. Lamport, "Time, Clocks, and
the Ordering of Events in a Distributed System", 1978), and the sitting in which it was done. Rows are a pure function
of the acts known, whatever the order in which they became known.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

Row = Mapping[str, Any]
# The numbers of acts known, by sitting: all up to that number.
Vector = Mapping[str, int]


class Stamp(NamedTuple):
    """When, and in which sitting, something was done; the later of two has the greater stamp."""

    number: int
    sitting: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One act's change to one row: `before` is None where it was made, `after` None where it was removed."""

    stamp: Stamp
    table: str
    row_id: str
    before: Row | None
    after: Row | None


@dataclass(frozen=True, slots=True)
class Merged:
    """A row after all operations on it: `row` are its fields (None: never there), `stands` is False once removed."""

    row: Row | None
    stands: bool


def written_fields(operations: Sequence[Operation]) -> list[dict[str, Any]]:
    """The fields each operation gave a new value, in the order of `operations`, which is that of their stamps.

    A row that is made again after its removal (by undo) gives a new value only to what is other than before.
    """
    found: list[dict[str, Any]] = []
    removed: Row | None = None
    for one in operations:
        if one.after is None:
            removed = one.before
            found.append({})
            continue
        earlier = one.before if one.before is not None else removed
        fresh = one.after if earlier is None else {name: v for name, v in one.after.items() if earlier.get(name) != v}
        found.append(dict(fresh))
    return found


def merge_row(operations: Iterable[Operation]) -> Merged:
    """The row that these operations on it leave, in whatever order they are given.

    Each field has the value of the last operation that gave it one; the last operation tells whether the row stands.
    """
    ordered = sorted(operations, key=lambda one: one.stamp)
    if not ordered:
        return Merged(None, False)
    first = ordered[0]
    row: dict[str, Any] = dict(first.before or {})
    for fields in written_fields(ordered):
        row.update(fields)
    return Merged(row or None, ordered[-1].after is not None)


class Knowledge:
    """What each sitting knew at each of its acts.

    `parents` tells on which act of which sitting each was begun; `meetings` what it knew from some of its numbers on.
    """

    def __init__(self, parents: Mapping[str, Stamp], meetings: Mapping[str, Sequence[tuple[int, Vector]]]) -> None:
        self._parents = parents
        self._meetings = {sitting: sorted(known, key=lambda one: one[0]) for sitting, known in meetings.items()}
        self._whole: dict[Stamp, Vector] = {}

    def knows(self, later: Stamp, earlier: Stamp) -> bool:
        """True when whoever did `later` knew of `earlier`, or they are the same act."""
        if later.sitting == earlier.sitting:
            return later.number >= earlier.number
        return self._known_at(later).get(earlier.sitting, 0) >= earlier.number

    def _known_at(self, stamp: Stamp) -> Vector:
        told = [one for one in self._meetings.get(stamp.sitting, ()) if one[0] <= stamp.number]
        key = Stamp(told[-1][0] if told else -1, stamp.sitting)
        if key not in self._whole:
            self._whole[key] = whole_vector({**(told[-1][1] if told else {}), stamp.sitting: 0}, self._parents)
            if not told and (parent := self._parents.get(stamp.sitting)) and parent.sitting:
                self._whole[key] = joined(self._whole[key], self._known_at(parent), {parent.sitting: parent.number})
        return self._whole[key]


def joined(*vectors: Vector) -> dict[str, int]:
    """What is known by who knows all of these."""
    found: dict[str, int] = {}
    for vector in vectors:
        for sitting, number in vector.items():
            found[sitting] = max(number, found.get(sitting, 0))
    return found


def whole_vector(vector: Vector, parents: Mapping[str, Stamp]) -> dict[str, int]:
    """`vector` with all that it implies: who knows a sitting knows what that was begun on."""
    found = dict(vector)
    for one in vector:
        sitting = one
        while (parent := parents.get(sitting)) and parent.sitting:
            found[parent.sitting] = max(parent.number, found.get(parent.sitting, 0))
            sitting = parent.sitting
    return found


def short_vector(vector: Vector, parents: Mapping[str, Stamp]) -> dict[str, int]:
    """`vector` without what the rest of it implies."""
    implied = joined(*({parent.sitting: parent.number} for one in vector if (parent := parents.get(one))))
    return {sitting: number for sitting, number in vector.items() if number > implied.get(sitting, 0)}


def latest_unknowing(stamps: Iterable[Stamp], knowledge: Knowledge) -> tuple[Stamp, ...]:
    """Those of these acts that none of the others knew of, oldest first: more than one of them is a difference."""
    every = sorted(set(stamps))
    return tuple(one for one in every if not any(other != one and knowledge.knows(other, one) for other in every))
