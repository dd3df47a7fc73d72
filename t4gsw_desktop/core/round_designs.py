"""Rounds of numbered seats in which nobody meets anybody twice, by construction and not by search."""

from collections.abc import Callable
from itertools import combinations

from t4gsw_desktop.core.finite_fields import Ring, ring_of

Design = tuple[tuple[tuple[int, ...], ...], ...]
"""Rounds of tables of seat numbers."""


def circle_rounds(people: int, rounds: int) -> Design:
    """`rounds` rounds of pairs of the numbers 0 to people-1, all pairs once before any comes again.

    One stays, the others walk a circle (the circle method: T. P. Kirkman, 1847). Of an odd number each in turn is left
    out of a round. After people-1 (odd: people) rounds it starts again, so repeats are the fewest possible.
    """
    even = people + people % 2
    circle = even - 1
    if people < 2:
        return ((),) * rounds
    return tuple(_circle_round(circle, number % circle, people) for number in range(rounds))


def _circle_round(circle: int, number: int, people: int) -> tuple[tuple[int, ...], ...]:
    """One round on a circle of an odd number of seats with seat `circle` in the middle."""
    pairs = [(circle, number)]
    pairs += [((number + step) % circle, (number - step) % circle) for step in range(1, (circle + 1) // 2)]
    return tuple(both for both in pairs if max(both) < people)


def transversal_rounds(tables: int, size: int) -> Design:
    """Rounds for `tables` full tables in which nobody meets twice: seat (column, row) is column x tables + row.

    In round r table t takes row t + column x r of each column, over a product of fields: a resolvable transversal
    design (R. C. Bose, S. S. Shrikhande and E. T. Parker, 1960). Two people of one column never meet until, where the
    size divides the number of tables, further rounds sit each column by itself. Column 0 never moves.
    """
    if not 2 <= size <= tables:
        return ()
    best = max((_field_rounds(tables, size), _rotation_rounds(tables, size)), key=len)
    if best and tables % size == 0:
        best += _column_rounds(tables, size)
    return best


def _field_rounds(tables: int, size: int) -> Design:
    """The rounds r kept while (c - d)(r - q) is never zero for two columns c, d and two rounds r, q."""
    ring = ring_of(tables)
    if ring is None:
        return ()
    ordered = [*ring.spread, *(x for x in range(tables) if x not in ring.spread)]
    return max((_rounds_over(ring, columns, ordered) for columns in (ordered[:size], list(range(size)))), key=len)


def _rounds_over(ring: Ring, columns: list[int], candidates: list[int]) -> Design:
    """The longest greedy choice of rounds for these columns."""
    differences = {ring.minus[c][d] for c, d in combinations(columns, 2)}
    chosen: list[int] = []
    for r in candidates:
        if all(ring.times[difference][ring.minus[r][q]] for q in chosen for difference in differences):
            chosen.append(r)
    return _seats(columns, chosen, lambda row, column, r: ring.plus[row][ring.times[column][r]], len(ring.plus))


def _rotation_rounds(tables: int, size: int) -> Design:
    """The same with plain rotation (seat k moves k tables on), sometimes longer when `tables` is no prime power."""
    chosen: list[int] = []
    for r in range(tables):
        if all(step * (r - q) % tables for q in chosen for step in range(1, size)):
            chosen.append(r)
    return _seats(list(range(size)), chosen, lambda row, column, r: (row + column * r) % tables, tables)


def _seats(columns: list[int], chosen: list[int], row_at: Callable[[int, int, int], int], tables: int) -> Design:
    """The seat numbers of the chosen rounds, where `row_at(table, column, round)` tells the row."""
    return tuple(
        tuple(
            tuple(place * tables + row_at(row, column, r) for place, column in enumerate(columns))
            for row in range(tables)
        )
        for r in chosen
    )


def _column_rounds(tables: int, size: int) -> Design:
    """Rounds in which every column sits by itself: whole tables within it, as long as nobody meets twice."""
    inner = tables // size
    if inner == 1:
        within: Design = ((tuple(range(size)),),)
    elif size <= inner:
        within = transversal_rounds(inner, size)
    else:
        within = (tuple(tuple(range(table * size, table * size + size)) for table in range(inner)),)
    return tuple(
        tuple(tuple(column * tables + x for x in table) for column in range(size) for table in one) for one in within
    )
