"""Which rounds to start from: for so many seats, tables and rounds the design that keeps people apart the longest."""

from t4gsw_desktop.core.round_designs import Design, circle_rounds, transversal_rounds
from t4gsw_desktop.core.starter_rounds import starter_rounds


def rounds_for(seats: int, size: int, rounds: int) -> Design:
    """Up to `rounds` rounds on seats 0 to seats-1 at tables of `size` (where the number does not fit: of one less).

    Nobody meets twice, except pairs in more rounds than there are partners. Fewer rounds come back when no longer
    design is known for the shape; the caller fills up the rest.
    """
    if size == 2:
        return circle_rounds(seats, rounds)
    tables = -(-seats // size)
    full = max((transversal_rounds(tables, size), starter_rounds(tables, size)), key=len)
    return tuple(tuple(_kept(table, seats) for table in one) for one in full[:rounds])


def _kept(table: tuple[int, ...], seats: int) -> tuple[int, ...]:
    """The table without the seats that stay empty: the highest numbers, which lie in the last column."""
    return tuple(seat for seat in table if seat < seats)
