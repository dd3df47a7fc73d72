"""Pairing one round of a seating anew, as well as it can be by itself: who rests, and all other rounds, stay."""

from t4gsw_desktop.core import seating_prices as prices
from t4gsw_desktop.core.budget import Budget
from t4gsw_desktop.core.hall import Hall
from t4gsw_desktop.core.matching import cheaper_pairs
from t4gsw_desktop.core.seating_chart import AWAY, Chart

PAIRS_A_STEP = 20  # possible pairs that are weighed in the time of one step of a budget


def rematch(chart: Chart, number: int, budget: Budget) -> None:
    """The pairs of round `number` cost no more than before, counted with all meetings the chart holds besides.

    Whoever is bound to certain tables keeps theirs, and the partner comes to them; threes and parties stay as they are.
    """
    hall = chart.hall
    pairs = [
        (people[0], people[1], table)
        for table, people in enumerate(chart.tables[number])
        if len(people) == 2 and _free_to_part(hall, number, people)
    ]
    if len(pairs) < 2:
        return
    for one, other, _ in pairs:
        chart.rise(number, (one,))
        chart.rise(number, (other,))
    keeps = {
        one: table for both in pairs for one, table in ((both[0], both[2]), (both[1], both[2])) if _bound(hall, one)
    }
    people = [one for both in pairs for one in both[:2]]
    budget.spend(1 + len(people) ** 2 // PAIRS_A_STEP)
    costs = [[hall.steps[met] + price for met, price in zip(*rows, strict=True)] for rows in _rows(chart, people)]
    places = [place for place, one in enumerate(people) if one in keeps]
    for place in places:
        for other in places:
            costs[place][other] = prices.APART
    mates = cheaper_pairs(costs, [place ^ 1 for place in range(len(people))])
    free = [table for one, other, table in pairs if one not in keeps and other not in keeps]
    for place, mate in enumerate(mates):
        if place < mate:
            one, other = people[place], people[mate]
            table = keeps[one] if one in keeps else keeps.get(other, AWAY)
            table = free.pop(0) if table == AWAY else table
            chart.sit(number, (one,), table)
            chart.sit(number, (other,), table)


def _rows(chart: Chart, people: list[int]) -> list[tuple[list[int], list[int]]]:
    """For each of `people` how often they met, and what it costs to meet, each of the others."""
    rows = []
    for one in people:
        met, price = chart.met[one], chart.hall.price[one]
        rows.append(([met[other] for other in people], [price[other] for other in people]))
    return rows


def _bound(hall: Hall, person: int) -> bool:
    return hall.tables_for[person] is not hall.every_table


def _free_to_part(hall: Hall, number: int, people: list[int]) -> bool:
    """True for two who are no party, of whom one at least may sit anywhere."""
    party_of = hall.party_of[number]
    return all(len(party_of[one]) == 1 for one in people) and not all(_bound(hall, one) for one in people)
