"""The cheapest way to give each of a few rows a column of its own, shared by planners that fit things into places."""

from collections.abc import Sequence


def cheapest_columns(costs: Sequence[Sequence[int]]) -> list[int]:
    """For each row the column it gets, so that no column is used twice and the sum of `costs[row][column]` is least.

    There must be at least as many columns as rows. Exact for whole numbers of any size; among equally cheap answers
    the same one is given every time. Source: the Hungarian method with row and column prices in O(rows^2 x columns)
    (H. W. Kuhn 1955; J. Munkres 1957; shortest augmenting paths after R. Jonker and A. Volgenant 1987).
    """
    rows, columns = len(costs), len(costs[0]) if costs else 0
    row_price, column_price = [0] * rows, [0] * (columns + 1)
    row_of: list[int] = [-1] * (columns + 1)  # the last column stands outside: paths start there
    for row in range(rows):
        row_of[columns] = row
        column, came_from = _shortest_path(costs, row_of, row_price, column_price)
        while column != columns:
            row_of[column] = row_of[came_from[column]]
            column = came_from[column]
    answer = [0] * rows
    for column in range(columns):
        if row_of[column] >= 0:
            answer[row_of[column]] = column
    return answer


def _shortest_path(
    costs: Sequence[Sequence[int]], row_of: list[int], row_price: list[int], column_price: list[int]
) -> tuple[int, list[int]]:
    """The free column nearest to the row outside, and for each column the one before it; prices are moved along."""
    columns = len(column_price) - 1
    far = 1 + 4 * sum(max(map(abs, row), default=0) for row in costs) + 4 * max(map(abs, column_price))
    nearest = [far] * columns
    came_from = [columns] * columns
    todo = list(range(columns))
    seen = [columns]
    column = columns
    while row_of[column] >= 0:
        row = row_of[column]
        for other in todo:
            distance = costs[row][other] - row_price[row] - column_price[other]
            if distance < nearest[other]:
                nearest[other], came_from[other] = distance, column
        following = min(todo, key=nearest.__getitem__)
        step = nearest[following]
        for one in seen:
            row_price[row_of[one]] += step
            column_price[one] -= step
        for other in todo:
            nearest[other] -= step
        todo.remove(following)
        seen.append(following)
        column = following
    return column, came_from
