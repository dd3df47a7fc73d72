"""Giving as many as possible one thing each of those that suit them, where no thing can be had twice."""

from collections import deque
from collections.abc import Sequence


def pair_off(options: Sequence[Sequence[int]], taken: Sequence[int | None] | None = None) -> list[int | None]:
    """A thing for as many rows as possible, none twice; None for a row that finds none.

    `options[row]` are the things that suit the row, best first. Rows that have one in `taken` never lose theirs for
    nothing: they may only be moved to another of their options. (Maximum bipartite matching by augmenting paths:
    C. Berge, 1957.)
    """
    thing_of: list[int | None] = list(taken) if taken is not None else [None] * len(options)
    row_at = {thing: row for row, thing in enumerate(thing_of) if thing is not None}
    for row in range(len(options)):
        if thing_of[row] is None:
            _augment(row, options, thing_of, row_at)
    return thing_of


def _augment(start: int, options: Sequence[Sequence[int]], thing_of: list[int | None], row_at: dict[int, int]) -> None:
    """Give `start` a thing along the shortest chain of moves, if there is one."""
    reached_from: dict[int, int] = {}
    waiting = deque([start])
    while waiting:
        row = waiting.popleft()
        for thing in options[row]:
            if thing in reached_from:
                continue
            reached_from[thing] = row
            if thing not in row_at:
                _move_along(thing, reached_from, thing_of, row_at)
                return
            waiting.append(row_at[thing])


def _move_along(thing: int, reached_from: dict[int, int], thing_of: list[int | None], row_at: dict[int, int]) -> None:
    """Walk the chain back from the free `thing`, each row taking the thing after it."""
    while True:
        row = reached_from[thing]
        before = thing_of[row]
        thing_of[row], row_at[thing] = thing, row
        if before is None:
            return
        thing = before
