"""The seating while it is being made: who sits at which table in which round, with the counts that follow from it."""

from t4gsw_desktop.core.hall import Hall, Party
from t4gsw_desktop.core.seating import RoundsPlan, SeatedTable, SeatingRound

AWAY = -1
"""Where somebody is who has no seat: away, resting or not seated yet."""

Snapshot = list[list[list[int]]]


class Chart:
    """`tables[r][t]` are the people at table t in round r, `where[r][p]` the table of person p or AWAY.

    `met` and `rests` count played and planned rounds together and always agree with the tables.
    """

    def __init__(self, hall: Hall) -> None:
        rounds = range(len(hall.numbers))
        self.hall = hall
        self.tables: Snapshot = [[[] for _ in hall.room] for _ in rounds]
        self.where = [[AWAY] * len(hall.guests) for _ in rounds]
        self.resting: list[list[int]] = [[] for _ in rounds]
        self.met = [row[:] for row in hall.met]
        self.rests = hall.rests[:]

    def sit(self, number: int, party: Party, table: int) -> None:
        """The party joins `table`."""
        people = self.tables[number][table]
        self._count(party, people, 1)
        people.extend(party)
        for person in party:
            self.where[number][person] = table

    def rise(self, number: int, party: Party) -> None:
        """The party leaves its table."""
        people = self.tables[number][self.where[number][party[0]]]
        for person in party:
            people.remove(person)
            self.where[number][person] = AWAY
        self._count(party, people, -1)

    def rest(self, number: int, party: Party) -> None:
        """The party, which has no seat, rests in this round."""
        self.resting[number].extend(party)
        for person in party:
            self.rests[person] += 1

    def _count(self, party: Party, people: list[int], step: int) -> None:
        for person in party:
            row = self.met[person]
            for other in people:
                row[other] += step
                self.met[other][person] += step

    def clear(self, number: int) -> None:
        """Nobody sits or rests in this round any more."""
        for party in self.hall.parties[number]:
            if self.where[number][party[0]] != AWAY:
                self.rise(number, party)
        for person in self.resting[number]:
            self.rests[person] -= 1
        self.resting[number] = []

    def parties_at(self, number: int, table: int) -> list[Party]:
        """The parties at one table, in the order they sat down."""
        party_of = self.hall.party_of[number]
        return list(dict.fromkeys(party_of[person] for person in self.tables[number][table]))

    def snapshot(self) -> Snapshot:
        """A copy of who sits where, to come back to with `restore`."""
        return [[people[:] for people in row] for row in self.tables]

    def restore(self, kept: Snapshot) -> None:
        """Everybody sits where they sat when `kept` was taken; who rests must not have changed since."""
        for number, row in enumerate(kept):
            if row != self.tables[number]:
                self._replace(number, row)

    def rename(self, number: int, groups: dict[int, list[int]]) -> None:
        """The same groups at other tables."""
        self._replace(number, [groups.get(table, []) for table in range(len(self.hall.room))])

    def _replace(self, number: int, row: list[list[int]]) -> None:
        row = [people[:] for people in row]  # may be our own lists, which the next lines empty
        for party in self.hall.parties[number]:
            if self.where[number][party[0]] != AWAY:
                self.rise(number, party)
        party_of = self.hall.party_of[number]
        for table, people in enumerate(row):
            for party in dict.fromkeys(party_of[person] for person in people):
                self.sit(number, party, table)

    def last_played_tables(self) -> list[int]:
        """For each person the table they sat at last in the played rounds, or AWAY."""
        names = {table.id: number for number, table in enumerate(self.hall.gathering.tables)}
        last = [AWAY] * len(self.hall.guests)
        for one in self.hall.gathering.played:
            for table in one.tables:
                for person in table.people:
                    if person in self.hall.index:
                        last[self.hall.index[person]] = names.get(table.table, AWAY)
        return last

    def plan(self) -> RoundsPlan:
        """The plan as it stands; tables and people in the order of the gathering."""
        return RoundsPlan(tuple(self._round(number) for number in range(len(self.tables))))

    def _round(self, number: int) -> SeatingRound:
        guests, tables = self.hall.guests, self.hall.gathering.tables
        return SeatingRound(
            tuple(
                SeatedTable(tables[table].id, tuple(guests[person].id for person in sorted(people)))
                for table, people in enumerate(self.tables[number])
                if people
            ),
            tuple(guests[person].id for person in sorted(self.resting[number])),
        )
