"""A gathering in numbers: people and tables by index, with everything a search looks up often worked out once."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from t4gsw_desktop.core import seating_prices as prices
from t4gsw_desktop.core.seating import Gathering, Guest, meetings, parties

Party = tuple[int, ...]
"""People, by index, who move as one in a round."""


class Hall:
    """People are 0 to n-1 and tables 0 to t-1, in the order of the gathering; rounds to come are 0 to r-1.

    `tables_for[p]` are the tables a person may sit at (features, kept seat); `foes[p]` whom they never sit with;
    `price[p][q]` what a meeting of the two costs besides repeats; `met[p][q]` and `rests[p]` count the played rounds.
    """

    def __init__(self, gathering: Gathering) -> None:
        self.gathering = gathering
        self.guests = gathering.guests
        self.numbers = tuple(gathering.to_come)
        self.index = {guest.id: number for number, guest in enumerate(gathering.guests)}
        self.room = [gathering.room_at(table) for table in gathering.tables]
        self.least_room = min(self.room, default=0)
        self._tables_of: dict[Party, frozenset[int]] = {}
        self._in_order: dict[frozenset[int], list[int]] = {}
        self.hosted = [table.hosted for table in gathering.tables]
        self.every_table = frozenset(range(len(gathering.tables)))
        self.tables_for = [self._tables_for(guest) for guest in gathering.guests]
        self.foes = self._foes()
        self.newcomer = [guest.newcomer for guest in gathering.guests]
        self.parties = [self._parties(number) for number in self.numbers]
        self.party_of = [{person: party for party in row for person in party} for row in self.parties]
        self.price = self._prices()
        self.met, self.rests = self._history()
        self.steps = prices.repeat_steps(gathering.rounds + 2)

    def _tables_for(self, guest: Guest) -> frozenset[int]:
        if not guest.needs and not guest.stays_at:
            return self.every_table
        return frozenset(
            number
            for number, table in enumerate(self.gathering.tables)
            if not guest.needs - table.features and guest.stays_at in ("", table.id)
        )

    def _foes(self) -> list[frozenset[int]]:
        foes: list[set[int]] = [set() for _ in self.guests]
        for one, other in self.gathering.apart:
            foes[self.index[one]].add(self.index[other])
            foes[self.index[other]].add(self.index[one])
        return [frozenset(some) for some in foes]

    def _parties(self, number: int) -> list[Party]:
        here = [guest.id for guest in self.guests if number in guest.here]
        together = self.gathering.together
        return [tuple(self.index[person] for person in party) for party in parties(here, together)]

    def _prices(self) -> list[list[int]]:
        """Sparse facts on a table of zeros; symmetric."""
        price = [[0] * len(self.guests) for _ in self.guests]

        def add(one: int, other: int, amount: int) -> None:
            price[one][other] += amount
            price[other][one] += amount

        for (first, second), ago in self.gathering.met_before.items():
            add(self.index[first], self.index[second], prices.MET_BEFORE // max(1, ago))
        for one, other in self._colleagues():
            add(one, other, prices.SAME_ORGANISATION)
        for asking, answering in self._answers():
            add(asking, answering, -prices.ANSWER)
        if self.gathering.most is not None and self.gathering.size == 2:
            for one, other in combinations([p for p, guest in enumerate(self.guests) if guest.newcomer], 2):
                add(one, other, prices.NEWCOMERS_ONLY)
        for one, foes in enumerate(self.foes):
            for other in foes:
                price[one][other] = prices.APART
        return price

    def _colleagues(self) -> list[tuple[int, int]]:
        by_name: dict[str, list[int]] = {}
        for number, guest in enumerate(self.guests):
            if guest.organisation:
                by_name.setdefault(guest.organisation, []).append(number)
        return [both for people in by_name.values() for both in combinations(people, 2)]

    def _answers(self) -> Iterator[tuple[int, int]]:
        """Everybody who seeks something, with everybody who offers it."""
        offering: dict[str, list[int]] = {}
        for number, guest in enumerate(self.guests):
            for skill in guest.offers:
                offering.setdefault(skill, []).append(number)
        for number, guest in enumerate(self.guests):
            offered = [offering.get(skill, []) for skill in guest.seeks]
            for other in offered[0] if len(offered) == 1 else {other for some in offered for other in some}:
                if other != number:
                    yield number, other

    def _history(self) -> tuple[list[list[int]], list[int]]:
        met = [[0] * len(self.guests) for _ in self.guests]
        rests = [0] * len(self.guests)
        for one in self.gathering.played:
            for first, second in meetings(one):
                if (first, second) not in self.gathering.together and first in self.index and second in self.index:
                    a, b = self.index[first], self.index[second]
                    met[a][b] += 1
                    met[b][a] += 1
            for person in one.resting:
                if person in self.index:
                    rests[self.index[person]] += 1
        return met, rests

    def tables_of(self, party: Party) -> frozenset[int]:
        """The tables where the whole party may sit and has room; none when two of them are to be kept apart."""
        known = self._tables_of.get(party)
        if known is None:
            known = self._tables_of[party] = self._find_tables(party)
        return known

    def _find_tables(self, party: Party) -> frozenset[int]:
        if any(not self.foes[person].isdisjoint(party) for person in party):
            return frozenset()
        return self.tables_for_all([self.tables_for[person] for person in party], len(party))

    def tables_for_all(self, choices: Iterable[frozenset[int]], people: int) -> frozenset[int]:
        """The tables that are in all of `choices` and have room for so many people."""
        shared = self.every_table
        for tables in choices:
            if tables is not self.every_table:
                shared &= tables
        if people <= self.least_room:
            return shared
        return frozenset(table for table in shared if self.room[table] >= people)

    def in_order(self, tables: frozenset[int]) -> list[int]:
        """`tables`, those that nobody in particular needs first: plain ones before those with features."""
        known = self._in_order.get(tables)
        if known is None:
            known = sorted(tables, key=lambda table: (len(self.gathering.tables[table].features), table))
            self._in_order[tables] = known
        return known

    def get_on(self, party: Party, people: list[int]) -> bool:
        """True when nobody of the party is to be kept from any of `people`."""
        return all(self.foes[person].isdisjoint(people) for person in party)

    def waits(self, table: int, people: list[int]) -> bool:
        """True when `people` is nobody, or one host who waits for guests at a hosted table."""
        return not people or (len(people) == 1 and self.hosted[table] and bool(self.guests[people[0]].stays_at))

    def is_host(self, party: Party) -> bool:
        """True when the party is one host who may wait at their table for guests."""
        keeps = len(party) == 1 and bool(self.guests[party[0]].stays_at)
        return keeps and any(self.hosted[table] for table in self.tables_of(party))
