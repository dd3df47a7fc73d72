"""Laying people on the seats of a design, so that pairs who should not meet fall on seats that never do."""

from collections.abc import Sequence
from itertools import combinations
from math import exp
from random import Random

from t4gsw_desktop.core import seating_prices as prices
from t4gsw_desktop.core.budget import Budget
from t4gsw_desktop.core.hall import Hall
from t4gsw_desktop.core.parting import Parting, can_part
from t4gsw_desktop.core.round_designs import Design

PULSE = 128  # moves between two looks at the budget and the temperature
PER_SEAT = 60  # exchanges tried per seat: more brought nothing in our measurements
NEVER = 10 * prices.REPEAT  # what a meeting costs that a rule forbids


def share_seats(hall: Hall) -> list[list[int]]:
    """For each seat the people who hold it one after another: a late arrival takes over the seat of somebody who left.

    Nobody who shares a seat is here at the same time, so in a design without repeats the newcomer, who has met nobody,
    brings none. People who are here longest come first; companions of a party get no seat of their own.
    """
    leaders = {party[0] for row in hall.parties for party in row}
    here = {person: hall.guests[person].here & set(hall.numbers) for person in leaders}
    seats: list[list[int]] = []
    taken: list[frozenset[int]] = []
    everything = len(hall.numbers)
    for person in sorted(leaders, key=lambda one: (-len(here[one]), one)):
        seat = None
        if len(here[person]) < everything:
            seat = next((n for n, rounds in enumerate(taken) if rounds.isdisjoint(here[person])), None)
        if seat is None:
            seats.append([person])
            taken.append(here[person])
        else:
            seats[seat].append(person)
            taken[seat] |= here[person]
    return seats


class Laying:
    """Who holds which seat in turn, and what it costs that two holders meet; then laid on any number of designs."""

    def __init__(self, hall: Hall) -> None:
        self.holders = share_seats(hall)
        self._cost = _costs(hall, self.holders)
        self._barred = [[other for other, price in enumerate(row) if price >= NEVER] for row in self._cost]
        self._dear = any(price not in (0, NEVER) for row in self._cost for price in row)

    def lay(self, design: Design, budget: Budget, rng: Random) -> tuple[int, list[list[int]]]:
        """The holders in a new order, for each seat of the design its holders, with few forbidden and dear meetings.

        Returns what the planned meetings cost, and that order. Two people who have no table in common count as
        forbidden, since they can never meet. Exchanges two seats at a time, slowly cooled (a quadratic assignment
        problem: T. C. Koopmans and M. Beckmann, 1957), each exchange a step of the budget; then forbidden meetings that
        are left are taken out one by one, whatever the budget. Seats past the end of the design stay where they are.
        """
        order = list(range(len(self.holders)))
        rng.shuffle(order)
        if len(order) < 2 or not (self._dear or any(self._barred)):
            return 0, [self.holders[one] for one in order]
        partners = _partners(design, len(order))
        may_part = any(self._barred) and can_part(partners, self._barred)
        if self._dear or not may_part:
            _cool(order, partners, self._cost, budget, rng)
        if may_part:
            order = Parting(order, partners, self._barred).run(budget.stop, rng)
        cost = self._cost
        total = sum(cost[order[seat]][order[other]] for seat, row in enumerate(partners) for other in row) // 2
        return total, [self.holders[one] for one in order]


def _cool(order: list[int], partners: list[list[int]], cost: list[list[int]], budget: Budget, rng: Random) -> None:
    """Exchange the holders of two seats, at first also for the worse."""
    count = len(order)
    moves = PER_SEAT * count
    hot, cold = 4 * prices.REPEAT, prices.ANSWER
    for turn in range(moves):
        if turn % PULSE == 0:
            if not budget.spend(min(PULSE, moves - turn)):
                break
            temperature = hot * (cold / hot) ** (turn / moves)
        seat, other = int(rng.random() * count), int(rng.random() * count)
        rise = _rise(order, partners, cost, seat, other) if seat != other else 0
        if rise <= 0 or rng.random() < exp(-rise / temperature):
            order[seat], order[other] = order[other], order[seat]


def _partners(design: Design, count: int) -> list[list[int]]:
    """For each seat all the seats it shares a table with, once for every meeting."""
    partners: list[list[int]] = [[] for _ in range(count)]
    for one in design:
        for table in one:
            for seat in table:
                partners[seat].extend(other for other in table if other != seat)
    return partners


def _costs(hall: Hall, holders: Sequence[Sequence[int]]) -> list[list[int]]:
    """What a meeting of two seats costs: the sum over those who hold them at the same time."""
    cost = _person_costs(hall)
    seats = range(len(holders))
    if all(len(some) == 1 for some in holders):
        people = [some[0] for some in holders]
        found = [[row[other] for other in people] for row in (cost[one] for one in people)]
    else:
        found = [[sum(cost[p][q] for p in mine for q in theirs) for theirs in holders] for mine in holders]
    for seat in seats:
        found[seat][seat] = 0
    return found


def _person_costs(hall: Hall) -> list[list[int]]:
    """The price of a meeting of two people for laying; one that a rule forbids counts as ten repeats."""
    cost = [[min(price, NEVER) for price in row] if any(row) else row[:] for row in hall.price]
    for one, row in enumerate(hall.met):
        if any(row):
            cost[one] = [
                price if price == NEVER else price + hall.steps[m] for price, m in zip(cost[one], row, strict=True)
            ]
    regulars = sorted(_scarce_regulars(hall))
    for one, other in combinations(regulars, 2):
        if cost[one][other] != NEVER:
            cost[one][other] = cost[other][one] = cost[one][other] + prices.NEWCOMERS_ONLY
    tied = [person for person, tables in enumerate(hall.tables_for) if tables is not hall.every_table]
    for one, other in combinations(tied, 2):
        if hall.tables_for[one].isdisjoint(hall.tables_for[other]):
            cost[one][other] = cost[other][one] = NEVER
    everything = set(hall.numbers)
    for one in (person for person, guest in enumerate(hall.guests) if not everything <= guest.here):
        for other, guest in enumerate(hall.guests):
            if hall.guests[one].here.isdisjoint(guest.here):
                cost[one][other] = cost[other][one] = 0
    return cost


def _scarce_regulars(hall: Hall) -> frozenset[int]:
    """Who has been here before, where that is fewer than half: spread out, they leave no table to newcomers alone."""
    regulars = frozenset(person for person, new in enumerate(hall.newcomer) if not new)
    larger = hall.gathering.most is not None and hall.gathering.size > 2
    return regulars if larger and 2 * len(regulars) < len(hall.newcomer) else frozenset()


def _rise(order: list[int], partners: list[list[int]], cost: list[list[int]], seat: int, other: int) -> int:
    """By how much the cost rises when the holders of two seats change places."""
    mine, theirs = cost[order[seat]], cost[order[other]]
    rise = 0
    for place in partners[seat]:
        if place != other:
            holder = order[place]
            rise += theirs[holder] - mine[holder]
    for place in partners[other]:
        if place != seat:
            holder = order[place]
            rise += mine[holder] - theirs[holder]
    return rise


def hints(design: Design, seats: list[list[int]], hall: Hall) -> list[list[list[int]]]:
    """For each round to come the groups of people the design proposes, those who are away left out.

    Rounds beyond the design get no groups.
    """
    found = []
    for number, now in enumerate(hall.numbers):
        groups = design[number] if number < len(design) else ()
        found.append([[p for seat in table for p in seats[seat] if now in hall.guests[p].here] for table in groups])
    return found
