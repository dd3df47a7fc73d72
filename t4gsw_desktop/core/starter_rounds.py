"""Whole evenings from their first rounds: the seats turn in circles, and every turn is a round more."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import lcm

from t4gsw_desktop.core.round_designs import Design
from t4gsw_desktop.core.starter_table import SEATS, STARTERS


@dataclass(frozen=True, slots=True)
class Starter:
    """First rounds for `tables` full tables of `size` that make `rounds` rounds with so many `repeats`.

    The seats, in their order, form circles of these lengths, and the rest stand still; a turn moves every circle one
    on. A pair meets again only if the first rounds use one difference twice: the method of differences (R. C. Bose,
    1939).
    """

    tables: int
    size: int
    rounds: int
    repeats: int
    circles: tuple[int, ...]
    first: Design

    def all_rounds(self) -> Design:
        """Every first round followed by its turns."""
        step, turns = self._step(), lcm(*self.circles)
        found = []
        for one in self.first:
            for _ in range(turns):
                found.append(one)
                one = tuple(tuple(step[seat] for seat in table) for table in one)
        return tuple(found[: self.rounds])

    def _step(self) -> list[int]:
        """For each seat the one it is moved on to."""
        step: list[int] = []
        for circle in self.circles:
            begin = len(step)
            step += [*range(begin + 1, begin + circle), begin]
        return step + list(range(len(step), self.tables * self.size))


@lru_cache(maxsize=1)
def all_starters() -> Mapping[tuple[int, int], tuple[Starter, ...]]:
    """The kept starters by tables and size: without repeats first, then for more and more rounds."""
    found: dict[tuple[int, int], list[Starter]] = {}
    for entry in STARTERS.strip().replace("\n  ", " ").split("\n"):
        starter = _read(entry)
        found.setdefault((starter.tables, starter.size), []).append(starter)
    return {shape: tuple(sorted(some, key=lambda one: (one.repeats > 0, one.rounds))) for shape, some in found.items()}


def _read(entry: str) -> Starter:
    """A starter from its entry, such as "3x3x3 3,3,3 245 368 017"."""
    shape, circles, *texts = entry.split()
    sizes, _, repeats = shape.partition("+")
    tables, size, rounds = map(int, sizes.split("x"))
    groups = tuple(tuple(SEATS.index(sign) for sign in text) for text in texts)
    return Starter(
        tables,
        size,
        rounds,
        int(repeats or 0),
        tuple(map(int, circles.split(","))),
        tuple(groups[begin : begin + tables] for begin in range(0, len(groups), tables)),
    )


def starters_for(tables: int, size: int) -> tuple[Starter, ...]:
    """The kept starters for so many full tables, as in `all_starters`; none when there is none."""
    return all_starters().get((tables, size), ())
