"""Seating the rounds of an earlier plan again: as they were where they hold, else as near to that as rules allow."""

from collections.abc import Sequence
from random import Random

from t4gsw_desktop.core.first_seating import seat_round
from t4gsw_desktop.core.hall import Hall, Party
from t4gsw_desktop.core.inheritance import RESTS, Lines
from t4gsw_desktop.core.seating_chart import AWAY, Chart
from t4gsw_desktop.core.seating_turns import asks_to_rest, choose_resting


def chart_as_before(hall: Hall, lines: Lines, rng: Random) -> Chart:
    """A seating that keeps to `lines`; rounds in which nothing has to give way are as they were, table by table."""
    chart = Chart(hall)
    for number in range(len(hall.numbers)):
        row = lines[number] if number < len(lines) else [AWAY] * len(hall.guests)
        groups = _groups(chart, number, row)
        if not _sit_as_before(chart, number, row, groups, rng):
            seat_round(chart, number, _evened(chart, number, groups), rng, by_table=True)
    return chart


def _groups(chart: Chart, number: int, row: Sequence[int]) -> list[list[int]]:
    """Who is meant for each table, without those who asked to rest."""
    groups: list[list[int]] = [[] for _ in chart.hall.room]
    for party in chart.hall.parties[number]:
        if not asks_to_rest(chart, number, party):
            for person in party:
                if row[person] >= 0:
                    groups[row[person]].append(person)
    return [sorted(group) for group in groups]


def _sit_as_before(chart: Chart, number: int, row: Sequence[int], groups: list[list[int]], rng: Random) -> bool:
    """Seat the round by its lines, if everybody has one and no rule or turn forbids any; else nothing happens."""
    hall = chart.hall
    resting = [party for party in hall.parties[number] if row[party[0]] == RESTS]
    for party in hall.parties[number]:
        places = {row[person] for person in party}
        if len(places) > 1 or AWAY in places or (RESTS not in places and asks_to_rest(chart, number, party)):
            return False
    if not all(_holds(hall, table, people) for table, people in enumerate(groups)):
        return False
    parties = dict.fromkeys(hall.parties[number])
    if _spare_thirds(hall, groups, parties):
        return False
    if resting:
        options = {party: hall.tables_of(party) for party in parties}
        if set(choose_resting(chart, number, groups, options, rng)) != set(resting):
            return False
    for party in parties:
        if row[party[0]] != RESTS:
            chart.sit(number, party, row[party[0]])
    for party in resting:
        chart.rest(number, party)
    return True


def _holds(hall: Hall, table: int, people: list[int]) -> bool:
    """True when these people may share this table: room, rules, and company for all of them."""
    if hall.waits(table, people):
        return True
    if not 2 <= len(people) <= hall.room[table]:
        return False
    return all(table in hall.tables_for[one] and hall.foes[one].isdisjoint(people) for one in people)


def _spare_thirds(hall: Hall, groups: list[list[int]], parties: dict[Party, None]) -> bool:
    """True when at tables for two more people sit as a third than have to."""
    if hall.gathering.size != 2:
        return False
    over = sum(len(people) > 2 for people in groups)
    return over > sum(len(party) != 1 for party in parties) + sum(len(party) == 1 for party in parties) % 2


def _evened(chart: Chart, number: int, groups: list[list[int]]) -> list[list[int]]:
    """The groups with those who are left alone at tables for two joined by a third from another table."""
    hall = chart.hall
    if hall.gathering.size != 2:
        return groups
    groups = [list(people) for people in groups]
    party_of = hall.party_of[number]
    for table, alone in enumerate(groups):
        crowded = [people for people in groups if len(people) > 2] if len(alone) == 1 else []
        movable = [
            (hall.steps[chart.met[one][alone[0]]] + hall.price[one][alone[0]], one, people)
            for people in crowded
            for one in people
            if len(party_of[one]) == 1 and _holds(hall, table, [*alone, one])
        ]
        if movable:
            _, one, people = min(movable, key=lambda move: move[:2])
            people.remove(one)
            alone.append(one)
    return groups
