"""Rounds by construction: every seat once a round, and nobody meets anybody twice."""

from collections import Counter
from itertools import combinations

import pytest

from t4gsw_desktop.core.difference_rounds import difference_rounds
from t4gsw_desktop.core.finite_fields import ring_of
from t4gsw_desktop.core.rotation import longest_without_repeats, rounds_for
from t4gsw_desktop.core.round_designs import Design, circle_rounds, transversal_rounds
from t4gsw_desktop.core.starter_rounds import all_starters, starters_for
from t4gsw_desktop.core.twin_rounds import twin_rounds


def most_meetings(design: Design) -> int:
    met = Counter(frozenset(both) for one in design for table in one for both in combinations(table, 2))
    return max(met.values(), default=0)


def repeats(design: Design) -> int:
    met = Counter(frozenset(both) for one in design for table in one for both in combinations(table, 2))
    return sum(times - 1 for times in met.values())


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


EVERY_STARTER = [starter for some in all_starters().values() for starter in some]


@pytest.mark.parametrize(
    "starter", EVERY_STARTER, ids=[f"{one.tables}x{one.size}x{one.rounds}" for one in EVERY_STARTER]
)
def test_every_starter_has_the_rounds_and_repeats_it_says(starter):
    design = starter.all_rounds()
    assert len(design) == starter.rounds
    assert repeats(design) == starter.repeats
    assert seats_everybody(design, starter.tables * starter.size)
    assert all(len(table) == starter.size for one in design for table in one)


def test_starters_are_kept_where_nothing_shorter_does():
    for (tables, size), some in all_starters().items():
        clean = [starter.rounds for starter in some if not starter.repeats]
        assert len(clean) <= 1
        assert all(starter.rounds > max(clean, default=1) for starter in some if starter.repeats), (tables, size)


def test_no_starter_for_an_unknown_shape():
    assert starters_for(99, 4) == ()


def test_thirty_two_people_meet_all_but_their_twin_in_ten_rounds():
    design = twin_rounds()
    assert [repeats(design[:rounds]) for rounds in (9, 10, 11)] == [0, 0, 32]
    assert most_meetings(design) == 2
    assert seats_everybody(design, 32)
    assert {len(table) for one in design for table in one} == {4}


@pytest.mark.parametrize("tables", [*range(3, 12), 18, 20, 26, 30, 42, 60])
def test_difference_rounds_never_repeat_a_meeting(tables):
    for size in range(2, min(tables, 8) + 1):
        design = difference_rounds(tables, size, 12)
        assert len(design) <= 12
        assert most_meetings(design) == 1
        assert seats_everybody(design, tables * size)
        assert all(seat == place for one in design for place, (seat, *_) in enumerate(one))  # the column that stays
    assert difference_rounds(tables, 3, 12) is difference_rounds(tables, 3, 12)


@pytest.mark.parametrize("size", [3, 4, 5, 6])
def test_large_rooms_have_twelve_rounds_without_repeats(size):
    for tables in (18, 20, 24, 30, 33, 36, 40, 45, 50, 60):
        assert longest_without_repeats(tables, size) >= 12, tables


def test_where_all_have_met_the_rounds_begin_again():
    design = rounds_for(16, 4, 12)[0]
    assert repeats(design) == 12 * 24 - 120  # the counting bound
    assert most_meetings(design) == 3


@pytest.mark.parametrize(("tables", "size", "rounds", "most"), [(8, 4, 12, 80), (6, 6, 7, 42), (10, 6, 8, 8)])
def test_past_the_last_clean_round_repeats_are_few(tables, size, rounds, most):
    design = rounds_for(tables * size, size, rounds)[0]
    assert len(design) == rounds
    assert repeats(design) <= most


@pytest.mark.parametrize(("seats", "size"), [(29, 4), (30, 4), (46, 4), (62, 5), (58, 6), (13, 3), (26, 3)])
def test_empty_seats_share_no_table(seats, size):
    for design in rounds_for(seats, size, 6):
        assert min(len(table) for one in design for table in one) == size - 1
        assert seats_everybody(design, seats)


@pytest.mark.parametrize(("seats", "size"), [(47, 4), (63, 5), (61, 2), (10, 3), (45, 6)])
def test_rounds_for_uneven_numbers_seat_everybody_without_repeats(seats, size):
    for design in rounds_for(seats, size, 5):
        assert most_meetings(design) <= 1
        if size > 2:
            assert max(len(table) for one in design for table in one) == size
            assert seats_everybody(design, seats)
