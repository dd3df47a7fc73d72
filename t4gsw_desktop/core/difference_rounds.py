"""Rounds for any number of tables in which nobody meets twice: each column of people moves on by its own step."""

from functools import lru_cache
from random import Random

from t4gsw_desktop.core.round_designs import Design

TRIES = 1_000  # rounds tried before the search gives up: where more were needed, few found any
STUCK = 8  # after so many tries in vain, two rounds are taken back


@lru_cache(maxsize=64)
def difference_rounds(tables: int, size: int, rounds: int) -> Design:
    """Up to `rounds` rounds for full tables: seat (column, row) is column x tables + row, and nobody meets twice.

    In a round, column c moves on by a step of its own, so table t takes row t + step modulo the number of tables. Two
    people of columns c and d meet again only if the two steps differ by the same in two rounds, which the choice of
    steps rules out: they are a difference matrix over the integers modulo `tables` (R. C. Bose and K. A. Bush, 1952),
    here found by trying. People of one column never meet, and column 0 never moves. The same call, the same rounds.
    """
    steps = _Steps(tables, size, Random(tables * 1_000 + size)).search(rounds)
    return tuple(
        tuple(
            tuple(column * tables + (table + step) % tables for column, step in enumerate(one))
            for table in range(tables)
        )
        for one in steps
    )


class _Steps:
    """The steps of the columns, round by round, and which differences of steps are used up."""

    def __init__(self, tables: int, size: int, luck: Random) -> None:
        self.tables, self.size, self.luck = tables, size, luck
        self.chosen: list[list[int]] = []
        self.used: list[list[set[int]]] = [[set() for _ in range(column)] for column in range(size)]

    def search(self, rounds: int) -> list[list[int]]:
        """The longest choice met with."""
        best: list[list[int]] = []
        for turn in range(TRIES):
            one = self._one_round()
            if one is not None:
                self.chosen.append(one)
                self._mark(one)
            elif turn % STUCK == 0:
                for _ in range(min(2, len(self.chosen))):
                    self._unmark(self.chosen.pop(self.luck.randrange(len(self.chosen))))
            if len(self.chosen) > len(best):
                best = self.chosen[:]
            if len(best) == rounds:
                break
        return best

    def _one_round(self) -> list[int] | None:
        """Steps for one more round; None when a column finds none."""
        steps = [0]
        for column in range(1, self.size):
            taken = {
                (steps[other] + difference) % self.tables
                for other in range(column)
                for difference in self.used[column][other]
            }
            free = [step for step in range(self.tables) if step not in taken]
            if not free:
                return None
            steps.append(self.luck.choice(free))
        return steps

    def _mark(self, steps: list[int]) -> None:
        for column in range(self.size):
            for other in range(column):
                self.used[column][other].add((steps[column] - steps[other]) % self.tables)

    def _unmark(self, steps: list[int]) -> None:
        for column in range(self.size):
            for other in range(column):
                self.used[column][other].remove((steps[column] - steps[other]) % self.tables)
