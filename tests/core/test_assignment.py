"""The cheapest columns against all of them tried."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as some

from t4gsw_desktop.core.assignment import cheapest_columns

COSTS = some.one_of(some.integers(-9, 9), some.sampled_from([10**30, 10**30 + 1]))


@some.composite
def tables(draw: some.DrawFn) -> list[list[int]]:
    rows = draw(some.integers(0, 5))
    columns = rows + draw(some.integers(0, 2))
    return [[draw(COSTS) for _ in range(columns)] for _ in range(rows)]


@given(tables())
def test_cheapest_columns_cost_no_more_than_any_other_choice(costs: list[list[int]]) -> None:
    chosen = cheapest_columns(costs)
    assert len(set(chosen)) == len(chosen) == len(costs)
    columns = len(costs[0]) if costs else 0
    every = permutations(range(columns), len(costs))
    least = min(sum(row[column] for row, column in zip(costs, one, strict=True)) for one in every)
    assert sum(row[column] for row, column in zip(costs, chosen, strict=True)) == least


def test_cheapest_columns_of_nothing_are_nothing() -> None:
    assert cheapest_columns([]) == []
