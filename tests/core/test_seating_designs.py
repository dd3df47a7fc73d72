"""Rounds by construction: every seat once a round, and nobody meets anybody twice."""

from collections import Counter
from itertools import combinations

import pytest

from t4gsw_desktop.core.finite_fields import ring_of
from t4gsw_desktop.core.rotation import rounds_for
from t4gsw_desktop.core.round_designs import Design, circle_rounds, transversal_rounds
from t4gsw_desktop.core.starter_rounds import STARTERS, starter_rounds


def most_meetings(design: Design) -> int:
    met = Counter(frozenset(both) for one in design for table in one for both in combinations(table, 2))
    return max(met.values(), default=0)


def seats_everybody(design: Design, seats: int) -> bool:
    return all(sorted(seat for table in one for seat in table) == list(range(seats)) for one in design)


@pytest.mark.parametrize("people", range(2, 41))
def test_circle_rounds_bring_every_pair_together_once(people):
    rounds = people - 1 + people % 2
    design = circle_rounds(people, rounds)
    assert most_meetings(design) == 1
    assert sum(len(one) for one in design) == people * (people - 1) // 2
    left_out = Counter(set(range(people)).difference(*one).pop() for one in design) if people % 2 else Counter()
    assert sorted(left_out) == (list(range(people)) if people % 2 else [])


def test_circle_rounds_start_again_after_the_last_partner():
    assert circle_rounds(6, 7)[5:] == circle_rounds(6, 2)
    assert circle_rounds(1, 3) == circle_rounds(0, 3) == ((), (), ())


@pytest.mark.parametrize("tables", [*range(2, 29), 33, 40, 49, 64, 81])
def test_transversal_rounds_never_repeat_a_meeting(tables):
    for size in range(2, 8):
        design = transversal_rounds(tables, size)
        assert most_meetings(design) <= 1
        assert seats_everybody(design, tables * size)


@pytest.mark.parametrize("order", [5, 7, 8, 9, 11, 13, 16])
def test_prime_powers_reach_the_affine_plane(order):
    assert len(transversal_rounds(order, order)) == order + 1


@pytest.mark.parametrize("order", [4, 6, 9, 12, 20, 27])
def test_a_ring_is_one(order):
    ring = ring_of(order)
    assert ring is not None
    numbers = range(order)
    assert all(ring.plus[ring.minus[a][b]][b] == a for a in numbers for b in numbers)
    assert all(
        ring.times[a][ring.plus[b][c]] == ring.plus[ring.times[a][b]][ring.times[a][c]]
        for a in numbers
        for b in numbers
        for c in list(numbers)[:5]
    )
    for first, second in combinations(ring.spread, 2):
        assert len(set(ring.times[ring.minus[first][second]])) == order


def test_no_ring_where_the_field_is_not_known():
    assert ring_of(1) is None
    assert ring_of(121) is None


@pytest.mark.parametrize(("tables", "size"), sorted(STARTERS))
def test_starters_never_repeat_a_meeting(tables, size):
    design = starter_rounds(tables, size)
    assert len(design) == STARTERS[tables, size][0]
    assert most_meetings(design) == 1
    assert seats_everybody(design, tables * size)


def test_no_starter_for_an_unknown_shape():
    assert starter_rounds(99, 4) == ()


@pytest.mark.parametrize(("seats", "size"), [(47, 4), (63, 5), (61, 2), (10, 3), (30, 6)])
def test_rounds_for_uneven_numbers_seat_everybody_without_repeats(seats, size):
    for design in rounds_for(seats, size, 5):
        assert most_meetings(design) <= 1
        if size > 2:
            assert max(len(table) for one in design for table in one) == size
            assert seats_everybody(design, seats)
