"""Who wishes for what in a grid that stands, as bits: audiences of slots, with and without each session, and seats."""

from collections.abc import Collection
from functools import reduce
from operator import or_

from t4gsw_desktop.kinds.unconference.rules import Grid, Snapshot, presence_of, wishes_of

_NONE = ""


class Crowds:
    """One bit a person. `voters[session]` are those who wish for it, `here[slot]` those who are here in that slot.
    `guessed` says that some of them only stand for totals of dots.

    `without[slot][session]` is everybody who wishes for another session of the slot; under "" nobody is left out.
    """

    def __init__(self, snapshot: Snapshot, grid: Grid) -> None:
        wishes = wishes_of(snapshot)
        bits = {person: 1 << number for number, person in enumerate(wishes)}
        self.voters = {session.id: 0 for session in snapshot.sessions}
        for person, wanted in wishes.items():
            for session in wanted:
                self.voters[session] |= bits[person]
        guessed = set(snapshot.guessed)
        self.guessed = bool(guessed)
        self._real = sum(bit for person, bit in bits.items() if person not in guessed)
        presence, everything = presence_of(snapshot), frozenset(snapshot.slots)
        self.here = {
            slot: sum(bit for person, bit in bits.items() if slot in presence.get(person, everything))
            for slot in snapshot.slots
        }
        self.in_slot: dict[str, list[str]] = {slot: [] for slot in snapshot.slots}
        for row in grid.placements:
            if row.slot in self.in_slot and row.session in self.voters:
                self.in_slot[row.slot].append(row.session)
        self.without = {slot: self._unions(slot) for slot in snapshot.slots}
        self._layers: dict[tuple[str, str], list[int]] = {}

    def _unions(self, slot: str) -> dict[str, int]:
        """The audience of a slot without each of its sessions in turn, and of all of them."""
        inside = self.in_slot[slot]
        parts = {_NONE: inside} | {gone: [one for one in inside if one != gone] for gone in inside}
        return {gone: reduce(or_, map(self.voters.__getitem__, left), 0) for gone, left in parts.items()}

    def met(self, slot: str, gone: str = _NONE, come: str = _NONE) -> int:
        """The people who can meet a wish in this slot when one session has `gone` from it and another has `come`."""
        unions = self.without[slot]
        return (unions[gone if gone in unions else _NONE] | self.voters.get(come, 0)) & self.here[slot]

    def expected(self, session: str, slot: str, gone: str = _NONE) -> float:
        """How many people to expect at `session` in this slot when another has `gone` from it.

        As in `rules.expected_attendance`: a person who wishes for k sessions of the slot counts 1/k in each.
        """
        gone = session if session in self.without[slot] else gone
        return _share(self.voters[session], self._exactly(slot, gone))

    def expected_with(self, slot: str, gone: Collection[str], come: Collection[str]) -> dict[str, float]:
        """How many to expect at each session of the slot when some have `gone` from it and others `come`."""
        inside = [one for one in self.in_slot[slot] if one not in gone] + list(come)
        voters = [self.voters[one] for one in inside]
        answer = {}
        for number, session in enumerate(inside):
            answer[session] = _share(voters[number], layers_of(voters[:number] + voters[number + 1 :]))
        return answer

    def _exactly(self, slot: str, gone: str) -> list[int]:
        gone = gone if gone in self.without[slot] else _NONE
        if (slot, gone) not in self._layers:
            left = [self.voters[one] for one in self.in_slot[slot] if one != gone]
            self._layers[slot, gone] = layers_of(left)
        return self._layers[slot, gone]

    def shared(self, one: str, other: str, slot: str) -> int:
        """How many people who are here then wish for both. Of dots nobody knows whose they are: they tell nothing."""
        return (self.voters[one] & self.voters[other] & self.here[slot] & self._real).bit_count()


def layers_of(voters: list[int]) -> list[int]:
    """The people who are in exactly one, two, three ... of these sets."""
    at_least: list[int] = []
    for mask in voters:
        at_least.append(0)
        for rank in range(len(at_least) - 1, 0, -1):
            at_least[rank] |= at_least[rank - 1] & mask
        at_least[0] |= mask
    while at_least and not at_least[-1]:
        at_least.pop()
    return [these & ~more for these, more in zip(at_least, [*at_least, 0][1:], strict=True)]


def _share(voters: int, others: list[int]) -> float:
    """Each of `voters` counts one, divided by how many wishes they have in the slot: this one and `others`."""
    alone = voters.bit_count() - sum((voters & group).bit_count() for group in others)
    return alone + sum((voters & group).bit_count() / (rank + 1) for rank, group in enumerate(others, 1))
