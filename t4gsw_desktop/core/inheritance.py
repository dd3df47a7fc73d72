"""Handing chairs on: whoever arrives takes over what is left of the evening of somebody who has gone.

A newcomer has met nobody, so in a plan without repeats they bring none, and nobody else's card changes.
"""

from t4gsw_desktop.core import seating_prices as prices
from t4gsw_desktop.core.assignment import cheapest_columns
from t4gsw_desktop.core.hall import Hall
from t4gsw_desktop.core.seating import RoundsPlan
from t4gsw_desktop.core.seating_chart import AWAY

RESTS = -2
"""Where somebody is who rests by the earlier plan."""

Lines = list[list[int]]
"""For each round to come where each person is: a table, RESTS or AWAY."""

# A round that nobody takes over, one that a rule forbids, a rest on arrival: each dearer than any company.
_ROUND, _FORBIDDEN, _REST_ON_ARRIVAL = 200 * prices.REPEAT, 50 * prices.REPEAT, 20 * prices.REPEAT


def lines_of(hall: Hall, before: RoundsPlan) -> Lines:
    """The earlier plan by person; AWAY for tables that are no longer there.

    Behind the guests of the hall come those of the plan who are not on its list any more.
    """
    strangers = sorted({person for one in before.rounds for person in (*one.seats(), *one.resting)} - hall.index.keys())
    index = {**hall.index, **{person: number for number, person in enumerate(strangers, len(hall.guests))}}
    tables = {table.id: number for number, table in enumerate(hall.gathering.tables)}
    found = []
    for one in before.rounds[: len(hall.numbers)]:
        row = [AWAY] * len(index)
        for table in one.tables:
            for person in table.people:
                row[index[person]] = tables.get(table.table, AWAY)
        for person in one.resting:
            row[index[person]] = RESTS
        found.append(row)
    return found


def inherited(hall: Hall, before: RoundsPlan) -> Lines:
    """The earlier plan for those who are here now: arrivals in the places of those who have gone, as cheaply as can be.

    Those who have gone are AWAY, and so is whoever came when nobody left a place.
    """
    return _Heirs(hall, lines_of(hall, before)).lines


class _Heirs:
    """Who takes over whose rounds."""

    def __init__(self, hall: Hall, lines: Lines) -> None:
        self.hall, self.lines = hall, lines
        self.here = [frozenset(party_of) for party_of in hall.party_of]
        self.friends: dict[int, set[int]] = {}
        for one, other in hall.gathering.together:
            self.friends.setdefault(hall.index[one], set()).add(hall.index[other])
            self.friends.setdefault(hall.index[other], set()).add(hall.index[one])
        self.company = [self._company(row) for row in lines]
        gone, come = self._gone(), self._come()
        self._clear()
        while gone and come and self._hand_on(gone, come):
            gone = {person: rounds for person, rounds in gone.items() if rounds}
            come = {person: rounds for person, rounds in come.items() if rounds}

    def _company(self, row: list[int]) -> dict[int, list[int]]:
        company: dict[int, list[int]] = {}
        for person, table in enumerate(row):
            company.setdefault(table, []).append(person)
        return company

    def _gone(self) -> dict[int, dict[int, int]]:
        """For everybody who left a place of their own the rounds it is free in, and where; companions leave none."""
        found: dict[int, dict[int, int]] = {}
        for number, row in enumerate(self.lines):
            for person, table in enumerate(row):
                if table == AWAY or person in self.here[number]:
                    continue
                friends = self.friends.get(person, set())
                stayed = any(one in self.here[number] or (one < person and row[one] == table) for one in friends)
                if not stayed:
                    found.setdefault(person, {})[number] = table
        return found

    def _clear(self) -> None:
        for number, row in enumerate(self.lines):
            for person, table in enumerate(row):
                if table != AWAY and person not in self.here[number]:
                    row[person] = AWAY
                    self.company[number][table].remove(person)

    def _come(self) -> dict[int, set[int]]:
        """The rounds of those of whom the earlier plan knew nothing, one person for each party."""
        found: dict[int, set[int]] = {}
        for number, row in enumerate(self.lines):
            for party in self.hall.parties[number]:
                if all(row[person] == AWAY for person in party):
                    found.setdefault(party[0], set()).add(number)
        return found

    def _hand_on(self, gone: dict[int, dict[int, int]], come: dict[int, set[int]]) -> bool:
        """Give each arrival the places of one who has gone, as cheaply as possible for all; true if any were given."""
        heirs, places = sorted(come), sorted(gone)
        costs = [[self._cost(heir, come[heir], gone[place]) for place in places] for heir in heirs]
        if len(heirs) <= len(places):
            matched = list(zip(heirs, (places[one] for one in cheapest_columns(costs)), strict=True))
        else:
            turned = [list(column) for column in zip(*costs, strict=True)]
            matched = list(zip((heirs[one] for one in cheapest_columns(turned)), places, strict=True))
        return any([self._give(heir, come[heir], gone[place]) for heir, place in matched])

    def _cost(self, heir: int, wanted: set[int], free: dict[int, int]) -> int:
        """What it costs in company, rules and rounds left over if the heir takes these places."""
        cost = _ROUND * len(wanted - free.keys())
        first = min(self.hall.guests[heir].here)
        for number in wanted & free.keys():
            if free[number] != RESTS:
                cost += self._price(heir, number, free[number])
            elif self.hall.numbers[number] == first:
                cost += _REST_ON_ARRIVAL
        return cost

    def _price(self, heir: int, number: int, table: int) -> int:
        hall = self.hall
        if table not in hall.tables_for[heir]:
            return _FORBIDDEN
        met, price = hall.met[heir], hall.price[heir]
        company = self.company[number].get(table, ())
        return min(_FORBIDDEN, sum(hall.steps[met[one]] + price[one] for one in company))

    def _give(self, heir: int, wanted: set[int], free: dict[int, int]) -> bool:
        taken = wanted & free.keys()
        for number in taken:
            table = free.pop(number)
            self.lines[number][heir] = table
            self.company[number].setdefault(table, []).append(heir)
        wanted -= taken
        return bool(taken)
