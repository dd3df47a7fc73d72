"""Guests' wishes for tables: what each move costs them, and a first round-up in which everybody gets their turn."""

from random import Random

from t4gsw_desktop.core.hall import Hall
from t4gsw_desktop.core.seating_chart import Chart
from t4gsw_desktop.kinds.cafe.rules import NO_WISH, SAME_TABLE, missed_price


class Wishes:
    """What guests think of tables: the prices of missed wishes and of coming to a table again.

    Keeps count of visits, played rounds included; `move` must be told of every change.
    """

    def __init__(self, chart: Chart) -> None:
        hall = chart.hall
        names = {table.id: number for number, table in enumerate(hall.gathering.tables)}
        self.worth = [
            {names[wish]: missed_price(rank) for rank, wish in reversed(list(enumerate(guest.wishes))) if wish in names}
            for guest in hall.guests
        ]
        self.visits = past_visits(hall)
        for row in chart.where:
            for person, table in enumerate(row):
                if table >= 0:
                    self.visits[person][table] += 1
        self.met = [
            sum(visits[table] > 0 for table in worth) for worth, visits in zip(self.worth, self.visits, strict=True)
        ]

    def change(self, number: int, person: int, old: int, new: int) -> int:
        """By how much the price rises when the person sits at `new` instead of `old`."""
        visits, worth = self.visits[person], self.worth[person]
        rise = met = 0
        if visits[old] > 1:
            rise -= SAME_TABLE
        elif old in worth:
            rise += worth[old]
            met -= 1
        if visits[new]:
            rise += SAME_TABLE
        elif new in worth:
            rise -= worth[new]
            met += 1
        if met and not (self.met[person] and self.met[person] + met):
            rise -= NO_WISH if met > 0 else -NO_WISH
        return rise

    def move(self, number: int, person: int, old: int, new: int) -> None:
        """The person has moved."""
        visits, worth = self.visits[person], self.worth[person]
        visits[old] -= 1
        if not visits[old] and old in worth:
            self.met[person] -= 1
        if not visits[new] and new in worth:
            self.met[person] += 1
        visits[new] += 1


def past_visits(hall: Hall) -> list[list[int]]:
    """How often each person sat at each table in the played rounds."""
    names = {table.id: number for number, table in enumerate(hall.gathering.tables)}
    visits = [[0] * len(names) for _ in hall.guests]
    for one in hall.gathering.played:
        for table in one.tables:
            for person in table.people:
                if person in hall.index and table.table in names:
                    visits[hall.index[person]][names[table.table]] += 1
    return visits


def wished_groups(hall: Hall, rng: Random) -> list[list[list[int]]]:
    """For each round to come and each table the people who might sit there: hosts, and guests by their wishes.

    Round by round guests choose in turn, those with fewest wishes met so far first: the best wish still open that has a
    chair left, else the emptiest table they have not been to. A chair is left up to an even share and a half.
    """
    names = {table.id: number for number, table in enumerate(hall.gathering.tables)}
    visits = past_visits(hall)
    wishes = [[names[wish] for wish in guest.wishes if wish in names] for guest in hall.guests]
    return [_wished_round(hall, number, wishes, visits, rng) for number in range(len(hall.numbers))]


def _wished_round(
    hall: Hall, number: int, wishes: list[list[int]], visits: list[list[int]], rng: Random
) -> list[list[int]]:
    groups: list[list[int]] = [[] for _ in hall.room]
    options = {party: hall.tables_of(party) for party in hall.parties[number]}
    fixed = [party for party, tables in options.items() if len(tables) == 1]
    moving = [party for party, tables in options.items() if len(tables) > 1]
    for party in fixed:
        groups[min(options[party])].extend(party)
    share = -(-3 * sum(map(len, options)) // (2 * max(1, len(groups))))
    rng.shuffle(moving)
    moving.sort(key=lambda party: sum(visits[party[0]][table] > 0 for table in wishes[party[0]]))
    for party in moving:
        open_tables = [
            table
            for table in sorted(options[party])
            if len(groups[table]) + len(party) <= min(hall.room[table], share) and hall.get_on(party, groups[table])
        ]
        if open_tables:
            groups[_chosen(party[0], open_tables, wishes, visits, groups)].extend(party)
    for table, people in enumerate(groups):
        for person in people:
            visits[person][table] += 1
    return groups


def _chosen(
    person: int, tables: list[int], wishes: list[list[int]], visits: list[list[int]], groups: list[list[int]]
) -> int:
    """The best open wish among `tables`, else the emptiest table not yet visited."""
    for wish in wishes[person]:
        if wish in tables and not visits[person][wish]:
            return wish
    return min(tables, key=lambda table: (visits[person][table], len(groups[table]), table))
