"""Making a seating better by small exchanges, hot at first and colder later, without ever breaking a hard rule."""

from collections.abc import Collection
from math import exp
from random import Random
from typing import Protocol

from t4gsw_desktop.core import seating_prices as prices
from t4gsw_desktop.core.budget import Budget
from t4gsw_desktop.core.hall import Party
from t4gsw_desktop.core.seating_chart import Chart

PULSE = 128  # moves between two looks at the budget and the temperature


class Taste(Protocol):
    """What people like about tables themselves, beyond their company: a kind's own prices."""

    def change(self, number: int, person: int, old: int, new: int) -> int:
        """By how much the price rises when the person sits at `new` instead of `old` in round `number`."""

    def move(self, number: int, person: int, old: int, new: int) -> None:
        """The person has moved."""


class Annealer:
    """Exchanges parties between tables of one round, or moves one party, over the rounds to come of a chart.

    A move is one attempted exchange; the budget counts these. Worse seatings are accepted with the probability
    exp(-rise / temperature) (N. Metropolis et al. 1953; S. Kirkpatrick et al. 1983). Who rests does not change.
    With `only` nobody moves but in those rounds.
    """

    def __init__(
        self,
        chart: Chart,
        budget: Budget,
        rng: Random,
        taste: Taste | None = None,
        shifts: float = 0.05,
        only: Collection[int] | None = None,
    ) -> None:
        hall = chart.hall
        self.chart, self.hall, self.budget, self.rng, self.taste, self.shifts = chart, hall, budget, rng, taste, shifts
        self.size = hall.gathering.size
        self.parties = [self._exchangeable(number) for number in range(len(hall.numbers))]
        self.rounds = [n for n, row in enumerate(self.parties) if len(row) > 1 and (only is None or n in only)]
        self.bound_to = [tables if tables != hall.every_table else None for tables in hall.tables_for]
        self.crowds = self._count_crowds()
        self.minds_newcomers = any(hall.newcomer) and self.size != 2

    def _exchangeable(self, number: int) -> list[Party]:
        """Seated parties that may sit at more than one table."""
        here = self.hall.parties[number]
        seated = [party for party in here if self.chart.where[number][party[0]] >= 0]
        return [party for party in seated if len(self.hall.tables_of(party)) > 1]

    def _count_crowds(self) -> list[int]:
        """How often each person sits at a table over its size, where the size is two: the third wheel is to rotate."""
        crowds = [0] * len(self.hall.guests)
        for row in self.chart.tables:
            for people in row:
                for person in people:
                    crowds[person] += self._is_crowd(len(people))
        return crowds

    def _is_crowd(self, people: int) -> bool:
        return self.size == 2 and people > 2

    def run(self, moves: int, hot: float, cold: float) -> int:
        """Try `moves` moves while the temperature falls from `hot` to `cold`; the best seating found stands afterwards.

        Returns by how much the price fell.
        """
        if not self.rounds:
            return 0
        price = best = 0
        kept = self.chart.snapshot()
        fresh = True
        temperature = hot
        random = self.rng.random
        for turn in range(moves):
            if turn % PULSE == 0:
                if not self.budget.spend(min(PULSE, moves - turn)):
                    break
                temperature = hot * (cold / hot) ** (turn / moves)
            number = self.rounds[int(random() * len(self.rounds))]
            found = self._propose(number)
            if found is None:
                continue
            party, old, other, new = found
            rise = self._rise(number, party, old, other, new)
            if rise <= 0 or random() < exp(-rise / temperature):
                if rise > 0 and price == best and not fresh:
                    kept, fresh = self.chart.snapshot(), True
                self._exchange(number, party, old, other, new)
                price += rise
                if price < best:
                    best, fresh = price, False
        if fresh and price != best:
            self._return_to(kept)
        return -best

    def _return_to(self, kept: list[list[list[int]]]) -> None:
        """Restore the kept seating, and the counts of taste and crowds with it."""
        before = [row[:] for row in self.chart.where]
        self.chart.restore(kept)
        self.crowds = self._count_crowds()
        if self.taste is not None:
            for number, row in enumerate(self.chart.where):
                for person, table in enumerate(row):
                    if table != before[number][person]:
                        self.taste.move(number, person, before[number][person], table)

    def _propose(self, number: int) -> tuple[Party, int, Party, int] | None:
        """A party, its table, the party it changes places with (none: it just moves) and that one's table."""
        random, row, where = self.rng.random, self.parties[number], self.chart.where[number]
        party = row[int(random() * len(row))]
        other = row[int(random() * len(row))]
        old, new = where[party[0]], where[other[0]]
        if random() < self.shifts:
            new = self._somewhere(number, new)
            other = ()
        if old == new or not (self._may_sit(party, new) and self._may_sit(other, old)):
            return None
        if len(party) != len(other) and not self._fits(number, party, old, other, new):
            return None
        return party, old, other, new

    def _somewhere(self, number: int, table: int) -> int:
        """`table`, or now and then one at which nobody but a host waits."""
        if self.size:
            return table
        other = int(self.rng.random() * len(self.hall.room))
        return other if self.chart.tables[number][other] else table

    def _may_sit(self, party: Party, table: int) -> bool:
        for person in party:
            tables = self.bound_to[person]
            if tables is not None and table not in tables:
                return False
        return True

    def _fits(self, number: int, party: Party, old: int, other: Party, new: int) -> bool:
        """Room at both tables, and nobody left alone."""
        tables, room = self.chart.tables[number], self.hall.room
        left = len(tables[old]) - len(party) + len(other)
        joined = len(tables[new]) + len(party) - len(other)
        if joined > room[new] or left > room[old]:
            return False
        if left >= 2 and joined >= 2:
            return True
        remaining = [person for person in tables[old] if person not in party]
        return joined >= 2 and not other and bool(remaining) and self.hall.waits(old, remaining)

    def _rise(self, number: int, party: Party, old: int, other: Party, new: int) -> int:
        """By how much the price rises with the exchange."""
        here, there = self.chart.tables[number][old], self.chart.tables[number][new]
        if len(party) == 1 and len(other) == 1:
            rise = self._rise_of_singles(party[0], here, other[0], there)
        else:
            rise = self._company(party, there, other) - self._company(party, here, party)
            rise += self._company(other, here, party) - self._company(other, there, other)
            rise += self._unevenness(len(here), len(there), len(party) - len(other))
        if self.minds_newcomers:
            rise += self._newcomers(here, party, other) + self._newcomers(there, other, party)
        if self.size == 2 and (len(here) != len(there) or len(party) != len(other)):
            rise += self._crowding(here, party, other, there)
        if self.taste is not None:
            rise += sum(self.taste.change(number, person, old, new) for person in party)
            rise += sum(self.taste.change(number, person, new, old) for person in other)
        return rise

    def _rise_of_singles(self, one: int, here: list[int], other: int, there: list[int]) -> int:
        """The change in company when two people change places: the inner loop of every search."""
        met, price, steps = self.chart.met, self.hall.price, self.hall.steps
        met_one, price_one, met_other, price_other = met[one], price[one], met[other], price[other]
        rise = 0
        for person in here:
            if person != one:
                rise += steps[met_other[person]] + price_other[person]
                rise -= steps[met_one[person] - 1] + price_one[person]
        for person in there:
            if person != other:
                rise += steps[met_one[person]] + price_one[person]
                rise -= steps[met_other[person] - 1] + price_other[person]
        return rise

    def _company(self, party: Party, people: list[int], without: Party) -> int:
        """What it costs the party to meet `people`: once more, or (when it is among them) once as already counted."""
        met, price, steps = self.chart.met, self.hall.price, self.hall.steps
        again = -1 if without is party else 0
        return sum(
            steps[met[person][other] + again] + price[person][other]
            for person in party
            for other in people
            if other not in without
        )

    def _unevenness(self, here: int, there: int, moving: int) -> int:
        """How much more uneven the two tables become."""
        size = self.size
        return (prices.UNEVEN if size else prices.UNEVEN_SPREAD) * (
            (here - moving - size) ** 2 + (there + moving - size) ** 2 - (here - size) ** 2 - (there - size) ** 2
        )

    def _newcomers(self, people: list[int], leaving: Party, joining: Party) -> int:
        """The change in the price of a table of newcomers only."""
        newcomer = self.hall.newcomer
        staying = [person for person in people if person not in leaving]
        if not all(newcomer[person] for person in staying):
            return 0
        before = all(newcomer[person] for person in leaving) and len(people) > 1
        after = all(newcomer[person] for person in joining) and len(staying) + len(joining) > 1
        return prices.NEWCOMERS_ONLY * (after - before)

    def _crowding(self, here: list[int], party: Party, other: Party, there: list[int]) -> int:
        """The change in the price of being one of three where pairs are meant, dearer each time."""
        staying_here = [person for person in here if person not in party]
        staying_there = [person for person in there if person not in other]
        was = self._crowded(here) | self._crowded(there)
        becomes = self._crowded([*staying_here, *other]) | self._crowded([*staying_there, *party])
        rise = sum(2 * self.crowds[person] + 1 for person in becomes - was)
        rise -= sum(2 * self.crowds[person] - 1 for person in was - becomes)
        return prices.CROWDED * rise

    def _crowded(self, people: list[int]) -> set[int]:
        return set(people) if self._is_crowd(len(people)) else set()

    def _exchange(self, number: int, party: Party, old: int, other: Party, new: int) -> None:
        """Carry the exchange out, in the chart and in the counts."""
        watched = self.chart.tables[number][old], self.chart.tables[number][new]
        crowded = self.size == 2 and (len(watched[0]) > 2 or len(watched[1]) > 2)
        if crowded:
            self._count_crowd(watched, -1)
        self.chart.rise(number, party)
        if other:
            self.chart.rise(number, other)
            self.chart.sit(number, other, old)
        self.chart.sit(number, party, new)
        if crowded:
            self._count_crowd(watched, 1)
        if self.taste is not None:
            for person in party:
                self.taste.move(number, person, old, new)
            for person in other:
                self.taste.move(number, person, new, old)

    def _count_crowd(self, tables: tuple[list[int], list[int]], step: int) -> None:
        for people in tables:
            if self._is_crowd(len(people)):
                for person in people:
                    self.crowds[person] += step
