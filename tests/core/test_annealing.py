"""The annealer's books: what it says it saved is what a count from scratch finds, and hard rules stay whole."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from t4gsw_desktop.core import seating_prices as prices
from t4gsw_desktop.core.annealing import Annealer
from t4gsw_desktop.core.budget import Budget
from t4gsw_desktop.core.hall import Hall
from t4gsw_desktop.core.seating import Gathering, Guest, SeatingTable, pair_set
from t4gsw_desktop.core.seating_chart import Chart
from t4gsw_desktop.core.seating_rules import broken_rules
from t4gsw_desktop.core.seating_search import chart_from
from t4gsw_desktop.core.table_order import settle_tables


@st.composite
def gatherings(draw: st.DrawFn) -> Gathering:
    """A dozen people or so at tables with room to spare, some of them in parties, some bound to tables."""
    count = draw(st.integers(4, 14))
    rounds = draw(st.integers(1, 4))
    ids = [f"p{number}" for number in range(count)]
    size = draw(st.sampled_from([0, 2, 3, 4]))
    tables = tuple(
        SeatingTable(f"T{number}", draw(st.integers(3, 5)), frozenset({"quiet"} if number % 2 else ()))
        for number in range(draw(st.integers(2, 7)))
    )
    pairs = st.lists(st.permutations(ids).map(lambda some: (some[0], some[1])), max_size=2)
    guests = tuple(
        Guest(
            one,
            frozenset(range(draw(st.sampled_from([1, 1, 1, 2])), rounds + 1)),
            organisation=draw(st.sampled_from(["", "o1", "o2"])),
            newcomer=draw(st.booleans()),
            needs=frozenset({"quiet"} if draw(st.integers(0, 7)) == 0 else ()),
            offers=frozenset(draw(st.sampled_from([(), ("seo",)]))),
            seeks=frozenset(draw(st.sampled_from([(), ("seo",)]))),
        )
        for one in ids
    )
    return Gathering(
        rounds,
        tables,
        guests,
        apart=pair_set(draw(pairs)),
        together=pair_set(draw(pairs)),
        most=size + 1 if size else None,
        size=size,
    )


def price_of(chart: Chart) -> int:
    """Everything a seating costs, counted from the tables alone."""
    hall = chart.hall
    size = hall.gathering.size
    met = [row[:] for row in hall.met]
    crowds = [0] * len(hall.guests)
    total = 0
    for number, row in enumerate(chart.tables):
        for people in row:
            total += (prices.UNEVEN if size else prices.UNEVEN_SPREAD) * (len(people) - size) ** 2
            if size != 2 and len(people) > 1 and all(hall.newcomer[person] for person in people):
                total += prices.NEWCOMERS_ONLY
            for one in people:
                crowds[one] += size == 2 and len(people) > 2
                for other in people:
                    if one < other and other not in hall.party_of[number][one]:
                        total += hall.price[one][other] + hall.steps[met[one][other]]
                        met[one][other] += 1
    return total + prices.CROWDED * sum(times * times for times in crowds)


@given(gatherings(), st.integers(0, 5), st.sampled_from([0.0, 0.3]))
@settings(max_examples=120)
def test_what_a_run_says_it_saved_is_what_was_saved(gathering, seed, shifts):
    hall = Hall(gathering)
    chart = chart_from(hall, [], Random(seed))
    before = price_of(chart)
    saved = Annealer(chart, Budget(steps=10_000), Random(seed), shifts=shifts).run(800, 2_000.0, 3.0)
    assert saved >= 0
    assert price_of(chart) == before - saved
    assert broken_rules(gathering, chart.plan()) == ()


@given(gatherings(), st.integers(0, 5))
@settings(max_examples=40)
def test_settling_tables_keeps_the_groups_and_the_rules(gathering, seed):
    chart = chart_from(Hall(gathering), [], Random(seed))
    groups = [sorted(sorted(people) for people in row if people) for row in chart.tables]
    settle_tables(chart)
    assert [sorted(sorted(people) for people in row if people) for row in chart.tables] == groups
    assert broken_rules(gathering, chart.plan()) == ()


def test_a_run_without_budget_changes_nothing():
    gathering = Gathering(
        3,
        tuple(SeatingTable(f"T{n}", 3) for n in range(4)),
        tuple(Guest(f"p{n}", frozenset({1, 2, 3})) for n in range(8)),
        most=3,
        size=2,
    )
    chart = chart_from(Hall(gathering), [], Random(1))
    plan = chart.plan()
    assert Annealer(chart, Budget(stop=lambda: True), Random(1)).run(500, 100.0, 1.0) == 0
    assert chart.plan() == plan
