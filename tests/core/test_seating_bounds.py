"""How few repeats there can be: the bounds against every plan of small rooms, and known facts of large ones."""

from itertools import combinations, combinations_with_replacement

import pytest

from t4gsw_desktop.core.seating import Gathering, Guest, RoundsPlan, SeatedTable, SeatingRound, SeatingTable, pair_set
from t4gsw_desktop.core.seating_bounds import fewest_repeats, least_repeats, most_clean_rounds

PairsMet = frozenset[tuple[int, int]]


def ways_to_sit(people: tuple[int, ...], sizes: tuple[int, ...]) -> set[PairsMet]:
    """Who meets whom, for every way to share people out over tables of these sizes."""
    if not sizes:
        return {frozenset()}
    found = set()
    for table in combinations(people, sizes[0]):
        rest = tuple(one for one in people if one not in table)
        found |= {met | frozenset(combinations(table, 2)) for met in ways_to_sit(rest, sizes[1:])}
    return found


def truly_least(sizes: tuple[int, ...], rounds: int) -> int:
    """The fewest repeats of all plans, counted one by one."""
    ways = sorted(ways_to_sit(tuple(range(sum(sizes))), sizes), key=sorted)
    held = rounds * len(ways[0])
    return min(
        held - len(frozenset().union(ways[0], *others)) for others in combinations_with_replacement(ways, rounds - 1)
    )


@pytest.mark.parametrize(
    ("sizes", "rounds"),
    [
        ((2, 2), 2), ((2, 2), 4), ((2, 2), 6), ((3, 2), 2), ((3, 2), 3), ((3, 3), 2), ((3, 3), 3), ((3, 3), 4),
        ((2, 2, 2), 3), ((2, 2, 2), 5), ((2, 2, 2), 6), ((4, 2), 3), ((4, 4), 2), ((3, 2, 2), 3), ((3, 3, 2), 2),
        ((4, 3), 2), ((4, 3), 3),
    ],
)  # fmt: skip
def test_the_bound_is_never_above_the_best_plan_there_is(sizes, rounds):
    best = truly_least(sizes, rounds)
    assert least_repeats(sizes, rounds) <= best
    if most_clean_rounds(sizes) < rounds:
        assert best > 0


@pytest.mark.parametrize(
    ("sizes", "rounds", "least"),
    [
        ((4,) * 8, 10, 0), ((4,) * 8, 11, 32), ((4,) * 8, 12, 80), ((6,) * 6, 3, 0), ((6,) * 6, 4, 2),
        ((6,) * 6, 7, 8), ((3,) * 4, 5, 1), ((4,) * 5, 6, 1), ((2,) * 6, 15, 24), ((4, 4), 3, 8), ((), 3, 0),
        ((1, 1), 3, 0), ((2, 1), 4, 1),
    ],
)  # fmt: skip
def test_bounds_of_known_shapes(sizes, rounds, least):
    assert least_repeats(sizes, rounds) == least


def gathering(people: int, rounds: int, **more: object) -> Gathering:
    tables = tuple(SeatingTable(f"T{number}", 4, frozenset({"quiet"} if number == 1 else ())) for number in range(1, 5))
    guests = tuple(Guest(str(number), frozenset(range(1, rounds + 1))) for number in range(people))
    return Gathering(rounds, tables, guests, most=3, size=2, **more)  # type: ignore[arg-type]


def pairs_in_turn(people: int, rounds: int) -> RoundsPlan:
    """Neighbours at every table, the same each round: the bound looks at sizes only."""
    tables = tuple(SeatedTable(f"T{n // 2 + 1}", (str(n), str(n + 1))) for n in range(0, people, 2))
    return RoundsPlan((SeatingRound(tables),) * rounds)


def test_somebody_with_more_rounds_than_partners_has_repeats():
    barred = pair_set([("3", "4"), ("3", "5")])
    assert fewest_repeats(gathering(6, 5, apart=barred), pairs_in_turn(6, 5)) == 3  # two for 3, and one more for 4 or 5
    assert fewest_repeats(gathering(6, 4, apart=barred), pairs_in_turn(6, 4)) == 1
    assert fewest_repeats(gathering(6, 3, apart=barred), pairs_in_turn(6, 3)) == 0


def test_two_who_have_no_table_in_common_cannot_meet():
    plain = gathering(6, 5)
    tied = [Guest("3", plain.guests[0].here, stays_at="T1"), Guest("4", plain.guests[0].here, stays_at="T2")]
    guests = (*plain.guests[:3], *tied, plain.guests[5])
    assert fewest_repeats(gathering(6, 5), pairs_in_turn(6, 5)) == 0
    fixed = Gathering(5, plain.tables, guests, most=3, size=2)
    assert fewest_repeats(fixed, pairs_in_turn(6, 5)) == 2  # both are short of one, and not of the same


def test_rounds_that_are_not_alike_are_counted_only():
    plan = pairs_in_turn(6, 4)
    one_rests = SeatingRound((SeatedTable("T1", ("0", "1")), SeatedTable("T2", ("2", "3", "4"))), ("5",))
    assert fewest_repeats(gathering(6, 5), RoundsPlan((*plan.rounds, one_rests))) == 1
