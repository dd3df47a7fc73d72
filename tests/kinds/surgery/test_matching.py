"""The matching stays a cheapest one through any changes, against every assignment tried."""

from hypothesis import given, settings
from hypothesis import strategies as some

from t4gsw_desktop.kinds.surgery.matching import NONE, Matching


@some.composite
def matchings(draw: some.DrawFn) -> Matching:
    rows, slots, desks = draw(some.integers(1, 5)), draw(some.integers(1, 3)), draw(some.integers(1, 2))
    columns = slots * desks
    edges = [draw(some.dictionaries(some.integers(0, columns - 1), some.integers(0, 9))) for _ in range(rows)]
    skip = [draw(some.integers(3, 20)) for _ in range(rows)]
    return Matching(edges, skip, [column % slots for column in range(columns)])


def least_cost(matching: Matching, row: int = 0, taken: frozenset[int] = frozenset()) -> int:
    """The least cost of the rows from `row` on, by trying everything."""
    if row == len(matching.edges):
        return 0
    if not matching.active[row]:
        return least_cost(matching, row + 1, taken)
    costs = [matching.skip[row] + least_cost(matching, row + 1, taken)]
    for column, cost in matching.edges[row].items():
        barred = matching.barred[row] >> matching.hour[column] & 1
        if column not in taken and matching.is_open[column] and not barred:
            costs.append(cost + least_cost(matching, row + 1, taken | {column}))
    return min(costs)


def check_matching(matching: Matching) -> None:
    cost = 0
    for row, column in enumerate(matching.column_of):
        if column != NONE:
            assert matching.active[row]
            assert matching.is_open[column]
            assert matching.row_at[column] == row
            assert not matching.barred[row] >> matching.hour[column] & 1
            cost += matching.edges[row][column]
        elif matching.active[row]:
            cost += matching.skip[row]
    assert cost == matching.cost == least_cost(matching)


@settings(max_examples=150)
@given(matchings(), some.data())
def test_matching_is_a_cheapest_one_after_every_change(matching: Matching, data: some.DataObject) -> None:
    for row in range(len(matching.edges)):
        matching.add(row)
    check_matching(matching)
    for _ in range(8):
        change = data.draw(some.sampled_from(["row", "column", "hours", "and back"]))
        row = data.draw(some.integers(0, len(matching.edges) - 1))
        column = data.draw(some.integers(0, len(matching.hour) - 1))
        if change == "row":
            (matching.remove if matching.active[row] else matching.add)(row)
        elif change == "column":
            (matching.close if matching.is_open[column] else matching.reopen)(column)
        elif change == "hours":
            matching.bar(row, data.draw(some.integers(0, 7)))
        else:
            saved = matching.save()
            (matching.close if matching.is_open[column] else matching.reopen)(column)
            matching.restore(saved)
        check_matching(matching)


def test_matching_price_is_the_least_that_closing_a_column_costs() -> None:
    matching = Matching([{0: 1}, {0: 2, 1: 5}], [10, 10], [0, 1])
    matching.add(0)
    matching.add(1)
    before, price = matching.cost, matching.price[0]
    matching.close(0)
    assert price > 0
    assert matching.cost >= before + price
