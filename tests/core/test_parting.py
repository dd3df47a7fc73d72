"""Parting those who must not meet: whoever a design leaves apart is found for them."""

from random import Random

import pytest

from t4gsw_desktop.core.budget import never
from t4gsw_desktop.core.parting import Parting, can_part
from t4gsw_desktop.core.rotation import rounds_for


def partners_in(seats: int, size: int, rounds: int) -> list[list[int]]:
    """Whom each seat of the best design shares tables with."""
    partners: list[list[int]] = [[] for _ in range(seats)]
    for one in rounds_for(seats, size, rounds)[0][:rounds]:
        for table in one:
            for seat in table:
                partners[seat] += [other for other in table if other != seat]
    return partners


def barred_pairs(holders: int, pairs: list[tuple[int, int]]) -> list[list[int]]:
    barred: list[list[int]] = [[] for _ in range(holders)]
    for one, other in pairs:
        barred[one].append(other)
        barred[other].append(one)
    return barred


@pytest.mark.parametrize("seed", range(5))
def test_a_ring_of_people_who_must_not_meet_is_parted(seed):
    partners = partners_in(32, 4, 8)
    barred = barred_pairs(32, [(number, (number + 1) % 32) for number in range(32)])
    assert can_part(partners, barred)
    order = Parting(range(32), partners, barred).run(never, Random(seed))
    assert sorted(order) == list(range(32))
    seat_of = {holder: seat for seat, holder in enumerate(order)}
    assert not any(seat_of[foe] in partners[seat_of[one]] for one, foes in enumerate(barred) for foe in foes)


def test_where_all_seats_meet_nobody_can_be_parted():
    assert not can_part(partners_in(16, 4, 5), barred_pairs(16, [(0, 1)]))
    assert can_part(partners_in(16, 4, 4), barred_pairs(16, [(0, 1), (0, 2), (0, 3)]))
    assert not can_part(partners_in(16, 4, 4), barred_pairs(16, [(0, 1), (0, 2), (0, 3), (0, 4)]))


def test_stopped_at_once_the_order_is_a_whole_one():
    partners, barred = partners_in(16, 4, 4), barred_pairs(16, [(0, 4)])
    assert sorted(Parting(range(16), partners, barred).run(lambda: True, Random(1))) == list(range(16))
