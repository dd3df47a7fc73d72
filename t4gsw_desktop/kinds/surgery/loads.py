"""Evening out how much each expert has to do, without making anything else worse."""

from t4gsw_desktop.kinds.surgery.booking import Booking
from t4gsw_desktop.kinds.surgery.matching import NONE


def even_loads(booking: Booking) -> None:
    """Move appointments from busy experts to idle ones along equally cheap assignments, until that levels no more.

    An assignment is as cheap as before when each row moves to a column that costs it, with the column's price, what
    it pays now, and the column left empty in the end has no price (complementary slackness).
    """
    while _shift_one(booking):
        pass


def loads_of(booking: Booking) -> list[int]:
    """For each expert the slots in which they advise."""
    loads = [0] * len(booking.snapshot.experts)
    for number, request in enumerate(booking.snapshot.requests):
        option = booking.option_now(number)
        if option is not None:
            loads[option.expert] += request.length
    return loads


def _shift_one(booking: Booking) -> bool:
    """Take one slot of work from a busy expert for one with at least two fewer; false when nobody can."""
    loads, width, matching = loads_of(booking), booking.width, booking.matching
    for load in sorted(set(loads)):
        starts = [
            cell
            for cell in range(len(matching.row_at))
            if loads[cell // width] == load and matching.is_open[cell] and matching.row_at[cell] == NONE
        ]
        came_from: dict[int, int] = dict.fromkeys(starts, NONE)
        queue = list(starts)
        for free in queue:
            for row in matching.rows_for[free]:
                left = matching.column_of[row]
                if left == NONE or left in came_from or not matching.is_tight(row, free):
                    continue
                if left % width != free % width and not booking.may_change_hour(row):
                    continue
                came_from[left] = free
                queue.append(left)
                if matching.price[left] == 0 and loads[left // width] >= load + 2:
                    _move(booking, left, came_from)
                    return True
    return False


def _move(booking: Booking, empty: int, came_from: dict[int, int]) -> None:
    """Move everybody along the path that leaves `empty` empty."""
    matching, column = booking.matching, empty
    row = matching.row_at[empty]
    matching.row_at[empty] = NONE
    while row != NONE:
        target = came_from[column]
        following = matching.row_at[target]
        matching.column_of[row], matching.row_at[target] = target, row
        matching.cost += matching.edges[row][target] - matching.edges[row][column]
        row, column = following, target
