"""The books of guests' wishes: after any number of moves they agree with a count from the tables."""

from random import Random

from t4gsw_desktop.core.annealing import Annealer
from t4gsw_desktop.core.budget import Budget
from t4gsw_desktop.core.hall import Hall
from t4gsw_desktop.core.seating import Guest
from t4gsw_desktop.core.seating_search import chart_from
from t4gsw_desktop.kinds.cafe.designs import designed_groups
from t4gsw_desktop.kinds.cafe.rules import NO_WISH, SAME_TABLE, CafeTable, Snapshot, gathering_of, missed_price
from t4gsw_desktop.kinds.cafe.wishes import Wishes, wished_groups

ALWAYS = frozenset({1, 2, 3})
SNAPSHOT = Snapshot(
    rounds=3,
    tables=tuple(CafeTable(f"T{n}", 6, hosts=(f"h{n}",)) for n in range(5)),
    people=tuple(Guest(f"g{n}", ALWAYS, wishes=(f"T{n % 2}", f"T{n % 5}", f"T{n % 3}")[: n % 4]) for n in range(18)),
)


def price_of(wishes: Wishes) -> int:
    """What the wishes missed and the tables seen again cost, from the visits alone."""
    total = 0
    for worth, visits in zip(wishes.worth, wishes.visits, strict=True):
        missed = [price for table, price in worth.items() if not visits[table]]
        total += sum(missed) + NO_WISH * (bool(worth) and len(missed) == len(worth))
        total += SAME_TABLE * sum(count - 1 for count in visits if count)
    return total


def test_changes_add_up_to_the_price():
    chart = chart_from(Hall(gathering_of(SNAPSHOT)), [], Random(3))
    wishes, rng = Wishes(chart), Random(4)
    for _ in range(400):
        number, person, new = rng.randrange(3), rng.randrange(18), rng.randrange(5)
        old = chart.where[number][person]
        if old == new:
            continue
        before = price_of(wishes)
        rise = wishes.change(number, person, old, new)
        wishes.move(number, person, old, new)
        chart.where[number][person] = new
        assert price_of(wishes) - before == rise


def test_a_search_leaves_the_books_right():
    chart = chart_from(Hall(gathering_of(SNAPSHOT)), [], Random(3))
    wishes = Wishes(chart)
    Annealer(chart, Budget(steps=5_000), Random(1), wishes, 0.2).run(5_000, 5_000.0, 3.0)
    again = Wishes(chart)
    assert (wishes.visits, wishes.met) == (again.visits, again.met)


def test_the_first_round_up_gives_everybody_a_wish():
    hall = Hall(gathering_of(SNAPSHOT))
    groups = wished_groups(hall, Random(1))
    for number, guest in enumerate(SNAPSHOT.people):
        seen = {f"T{table}" for one in groups for table, people in enumerate(one) if number in people}
        assert not guest.wishes or seen & set(guest.wishes)


def test_a_designed_cafe_has_no_repeats_at_all():
    hall = Hall(gathering_of(SNAPSHOT))
    groups = designed_groups(hall, Random(1))
    chart = chart_from(hall, groups, Random(1), by_table=True)
    assert max(max(row) for row in chart.met) == 1
    assert designed_groups(Hall(gathering_of(Snapshot(3, (), ()))), Random(1)) == []


def test_the_price_of_a_wish_falls_with_its_rank():
    assert missed_price(0) > missed_price(1) > missed_price(2) == missed_price(7) > 0
