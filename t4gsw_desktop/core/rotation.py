"""Which rounds to start from: for so many seats, tables and rounds the design that keeps people apart the longest."""

from t4gsw_desktop.core.round_designs import Design, circle_rounds, transversal_rounds
from t4gsw_desktop.core.starter_rounds import starter_rounds


def rounds_for(seats: int, size: int, rounds: int) -> tuple[Design, ...]:
    """Designs on seats 0 to seats-1 at tables of `size`, longest first; an uneven number leaves some tables smaller.

    Nobody meets twice, except pairs in more rounds than there are partners. A design may be longer than `rounds`, and
    any of its rounds may be left out; it may be shorter when no longer one is known, and the caller fills up the rest.
    """
    if size == 2:
        return (circle_rounds(seats, rounds),)
    tables = -(-seats // size)
    found = sorted((transversal_rounds(tables, size), starter_rounds(tables, size)), key=len, reverse=True)
    return tuple(tuple(tuple(_kept(table, seats) for table in one) for one in full) for full in found if full)


def _kept(table: tuple[int, ...], seats: int) -> tuple[int, ...]:
    """The table without the seats that stay empty: the highest numbers, which lie in the last column."""
    return tuple(seat for seat in table if seat < seats)
