"""People at tables in rounds: the values that speed-friending and the café share."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from types import MappingProxyType

Pair = tuple[str, str]
NEVER_MET: Mapping[Pair, int] = MappingProxyType({})


def pair(one: str, other: str) -> Pair:
    """The two ids in one order, so that a pair can be looked up."""
    return (one, other) if one < other else (other, one)


def pair_set(pairs: Iterable[Pair]) -> frozenset[Pair]:
    """The pairs, each in the order of `pair`."""
    return frozenset(pair(one, other) for one, other in pairs)


@dataclass(frozen=True, slots=True)
class SeatingTable:
    """A table that can be used in every round. `hosted` tables may hold a host who waits for guests."""

    id: str
    seats: int
    features: frozenset[str] = frozenset()
    hosted: bool = False


@dataclass(frozen=True, slots=True)
class Guest:
    """A person to be seated. `here` holds the rounds, counted from 1, in which they are in the room and free.

    `stays_at` is the table they keep in every round ("": they move); `needs` must be among the features of their table;
    `wishes` are tables, most wanted first. `never_rest` holds unless a hard rule leaves them no seat. `rests_in` are
    the rounds they asked to rest in: those who belong together with them rest as well. `fills_in` marks a helper who
    sits down only where somebody would be left over, and is neither seated nor resting else.
    """

    id: str
    here: frozenset[int]
    organisation: str = ""
    newcomer: bool = False
    stays_at: str = ""
    needs: frozenset[str] = frozenset()
    offers: frozenset[str] = frozenset()
    seeks: frozenset[str] = frozenset()
    wishes: tuple[str, ...] = ()
    never_rest: bool = False
    rests_in: frozenset[int] = frozenset()
    fills_in: bool = False


@dataclass(frozen=True, slots=True)
class SeatedTable:
    """One table in one round and who sits there; at a table one over its size, the third is listed last."""

    table: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeatingRound:
    """One round: every person who is here is at one table or rests."""

    tables: tuple[SeatedTable, ...]
    resting: tuple[str, ...] = ()

    def seats(self) -> dict[str, str]:
        """The table of everybody who has a seat."""
        return {person: table.table for table in self.tables for person in table.people}


@dataclass(frozen=True, slots=True)
class RoundsPlan:
    """The rounds still to come, in order; rounds that have been played are not part of it."""

    rounds: tuple[SeatingRound, ...]


@dataclass(frozen=True, slots=True)
class Gathering:
    """What every seating has to respect, whatever the kind of evening.

    `rounds` counts all rounds, `played` ones included. `size` is how many people a table is meant for (0: spread them
    evenly over all tables), `most` the largest number at one table besides its seats (None: the seats decide alone).
    `together` pairs share a table whenever both are here; `apart` pairs never. `met_before` tells for a pair how many
    evenings ago they met last (1: the latest).
    """

    rounds: int
    tables: tuple[SeatingTable, ...]
    guests: tuple[Guest, ...]
    apart: frozenset[Pair] = frozenset()
    together: frozenset[Pair] = frozenset()
    played: tuple[SeatingRound, ...] = ()
    most: int | None = None
    size: int = 0
    met_before: Mapping[Pair, int] = field(default_factory=lambda: NEVER_MET)

    def room_at(self, table: SeatingTable) -> int:
        """How many people may sit at `table`."""
        return table.seats if self.most is None else min(table.seats, self.most)

    @property
    def to_come(self) -> range:
        """The numbers of the rounds still to be planned."""
        return range(len(self.played) + 1, self.rounds + 1)


def meetings(one: SeatingRound) -> Iterator[Pair]:
    """Every pair of people at one table, once per table."""
    for table in one.tables:
        for first, second in combinations(table.people, 2):
            yield pair(first, second)


def parties(people: Sequence[str], together: frozenset[Pair]) -> tuple[tuple[str, ...], ...]:
    """`people` split into parties that move as one: those joined by `together` pairs, even through others."""
    if not together:
        return tuple((person,) for person in people)
    here = set(people)
    friends: dict[str, list[str]] = {}
    for one, other in sorted(together):
        if one in here and other in here:
            friends.setdefault(one, []).append(other)
            friends.setdefault(other, []).append(one)
    done: set[str] = set()
    found = []
    for person in people:
        if person in done:
            continue
        party, waiting = [], [person]
        done.add(person)
        while waiting:
            party.append(waiting.pop())
            new = [friend for friend in friends.get(party[-1], ()) if friend not in done]
            done.update(new)
            waiting.extend(new)
        found.append(tuple(party))
    return tuple(found)
