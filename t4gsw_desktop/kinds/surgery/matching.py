"""A cheapest assignment that stays exact while it changes: rows come and go, columns open and close."""

from dataclasses import dataclass
from heapq import heappop, heappush

NONE = -1


@dataclass(frozen=True, slots=True)
class Saved:
    """A state of a Matching to come back to."""

    column_of: tuple[int, ...]
    row_at: tuple[int, ...]
    price: tuple[int, ...]
    is_open: tuple[bool, ...]
    active: tuple[bool, ...]
    barred: tuple[int, ...]
    cost: int


class Matching:
    """Rows (requests of one slot) in columns (desk and slot), each column for one row, at the least total cost.

    A row costs what its column costs it, or `skip[row]` when it has none. At all times the answer is a cheapest one
    for the rows that are active, the columns that are open and the hours that are not barred. `price[column]` is what
    one more column there would be worth, and so the least that closing it costs. Costs are whole numbers of any size.

    Every change is mended by one shortest alternating path over prices that keep all reduced costs from falling below
    nought (successive shortest paths: Edmonds and Karp 1972 with the potentials of Tomizawa 1971; from the column's
    side it is the same search the other way round).
    """

    def __init__(self, edges: list[dict[int, int]], skip: list[int], hour: list[int]) -> None:
        """`edges[row]` maps each column that suits the row to its cost; `hour[column]` is the slot it lies in."""
        self.edges = edges
        self.skip = skip
        self.hour = hour
        self._pairs = [list(mine.items()) for mine in edges]
        self.rows_for: list[list[int]] = [[] for _ in hour]
        for row, mine in enumerate(edges):
            for column in mine:
                self.rows_for[column].append(row)
        self.column_of = [NONE] * len(edges)
        self.row_at = [NONE] * len(hour)
        self.price = [0] * len(hour)
        self.is_open = [True] * len(hour)
        self.active = [False] * len(edges)
        self.barred = [0] * len(edges)
        self.cost = 0
        self.looks = 0  # pairs of row and column looked at: the work done so far

    def save(self) -> Saved:
        """The present state."""
        return Saved(
            tuple(self.column_of),
            tuple(self.row_at),
            tuple(self.price),
            tuple(self.is_open),
            tuple(self.active),
            tuple(self.barred),
            self.cost,
        )

    def restore(self, saved: Saved) -> None:
        """Go back to a saved state; the work done since stays counted."""
        self.column_of, self.row_at = list(saved.column_of), list(saved.row_at)
        self.price, self.is_open = list(saved.price), list(saved.is_open)
        self.active, self.barred = list(saved.active), list(saved.barred)
        self.cost = saved.cost

    def add(self, row: int) -> None:
        """Let a row take part from now on."""
        self.active[row] = True
        self.cost += self.skip[row]
        self._seat(row)

    def remove(self, row: int) -> None:
        """Let a row take part no longer."""
        column = self.column_of[row]
        self.active[row] = False
        self.cost -= self.skip[row] if column == NONE else self.edges[row][column]
        if column != NONE:
            self.column_of[row] = self.row_at[column] = NONE
            self._fill(column)

    def close(self, column: int) -> None:
        """Take a column away; whoever has it finds another, or goes without."""
        self.is_open[column] = False
        row = self.row_at[column]
        if row != NONE:
            self.column_of[row] = self.row_at[column] = NONE
            self.cost += self.skip[row] - self.edges[row][column]
            self._seat(row)

    def reopen(self, column: int) -> None:
        """Give a closed column back."""
        self.is_open[column] = True
        worth = [self._value(row) - self.edges[row][column] for row in self.rows_for[column] if self._may(row, column)]
        self.price[column] = max(0, *worth) if worth else 0
        self._fill(column)

    def bar(self, row: int, barred: int) -> None:
        """Let the row have no column in exactly these hours (bits by slot), and in all others again.

        It is seated anew only where that can make a difference.
        """
        old, self.barred[row] = self.barred[row], barred
        column = self.column_of[row]
        lost = column != NONE and barred >> self.hour[column] & 1
        value = self._value(row)
        won = old & ~barred and any(
            cost + self.price[other] < value and old >> self.hour[other] & 1 and self._may(row, other)
            for other, cost in self.edges[row].items()
        )
        if self.active[row] and (lost or won):
            self.remove(row)
            self.add(row)

    def is_tight(self, row: int, column: int) -> bool:
        """True when moving the row, which has a column, to this one is part of some equally cheap assignment."""
        return self._may(row, column) and self.edges[row][column] + self.price[column] == self._value(row)

    def _may(self, row: int, column: int) -> bool:
        return self.active[row] and self.is_open[column] and not self.barred[row] >> self.hour[column] & 1

    def _value(self, row: int) -> int:
        """What the row pays in all: its column's cost and price, or what going without costs."""
        column = self.column_of[row]
        return self.skip[row] if column == NONE else self.edges[row][column] + self.price[column]

    def _seat(self, row: int) -> None:
        """Find the cheapest way to seat an active row that has no column: others move on, or one goes without."""
        out, out_at = self.skip[row], NONE  # the cheapest way so far, and the column whose row then goes without
        distance = [out] * len(self.hour)
        came_from: dict[int, int] = {}
        heap: list[tuple[int, int]] = []
        settled: list[tuple[int, int]] = []
        end = NONE
        self._look_along(row, 0, distance, came_from, heap)
        while heap:
            far, column = heappop(heap)
            if far >= out:
                break
            if far > distance[column]:
                continue
            other = self.row_at[column]
            if other == NONE:
                out, end = far, column
                break
            settled.append((column, far))
            base = far - self.edges[other][column] - self.price[column]
            if base + self.skip[other] < out:
                out, out_at = base + self.skip[other], column
            self._look_along(other, base, distance, came_from, heap)
        for column, far in settled:
            self.price[column] += out - far
        self.cost += out - self.skip[row]
        if end == NONE and out_at != NONE:
            self.column_of[self.row_at[out_at]] = NONE
            end = out_at
        self._move_along(row, end, came_from)

    def _look_along(
        self, row: int, base: int, distance: list[int], came_from: dict[int, int], heap: list[tuple[int, int]]
    ) -> None:
        """Note every column the row could take that is nearer this way than known."""
        price, edges = self.price, self._pairs[row]
        self.looks += len(edges)
        if self.barred[row]:
            edges = [edge for edge in edges if not self.barred[row] >> self.hour[edge[0]] & 1]
        for column, cost in edges:
            far = base + cost + price[column]
            if far < distance[column] and self.is_open[column]:
                distance[column] = far
                came_from[column] = row
                heappush(heap, (far, column))

    def _move_along(self, first: int, end: int, came_from: dict[int, int]) -> None:
        """Move everybody one column on along the path that ends at `end`; nothing when there is no path."""
        column = end
        while column != NONE:
            row = came_from[column]
            left = self.column_of[row]
            self.column_of[row], self.row_at[column] = column, row
            column = NONE if row == first else left

    def _fill(self, column: int) -> None:
        """Make the best use of an open column that nobody has and that has a price: somebody may move in, and
        somebody into what they leave, until a column is left empty or a waiting row is served."""
        if self.price[column] == 0:
            return
        distance = {column: 0}
        heap = [(0, column)]
        settled: list[tuple[int, int]] = []
        into: dict[int, int] = {}  # row -> the column it would move into
        best, empty, served = self.price[column], column, NONE  # cheapest end so far: a column or a waiting row
        while heap:
            far, free = heappop(heap)
            if far >= best:
                break
            if far > distance[free]:
                continue
            settled.append((free, far))
            if far + self.price[free] < best:
                best, empty, served = far + self.price[free], free, NONE
            for reach, row in self._who_could_come(free, far):
                left = self.column_of[row]
                if left == NONE and reach < best:
                    best, empty, served = reach, NONE, row
                    into[row] = free
                elif left != NONE and (left not in distance or reach < distance[left]):
                    distance[left] = reach
                    into[row] = free
                    heappush(heap, (reach, left))
        self.cost += best - self.price[column]
        for one, far in settled:
            self.price[one] -= best - far
        if empty != column:
            self._move_back(column, empty, served, into)

    def _who_could_come(self, column: int, far: int) -> list[tuple[int, int]]:
        """The rows that could move into a column that is reached at cost `far`, each with the cost of that."""
        self.looks += len(self.rows_for[column])
        base = far + self.price[column]
        return [
            (base + self.edges[row][column] - self._value(row), row)
            for row in self.rows_for[column]
            if self.column_of[row] != column and self._may(row, column)
        ]

    def _move_back(self, column: int, empty: int, served: int, into: dict[int, int]) -> None:
        """Move along the path that begins at `column`, from its far end (a column or a waiting row) back to it."""
        row = served
        if empty != NONE:
            row = self.row_at[empty]
            self.row_at[empty] = NONE
        while True:
            target = into[row]
            previous = self.row_at[target]
            self.column_of[row], self.row_at[target] = target, row
            if target == column:
                return
            row = previous
