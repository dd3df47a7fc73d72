"""Which group sits at which table: everybody where they may, and as few people as possible carrying their coat."""

from collections.abc import Sequence

from t4gsw_desktop.core.pairing import pair_off
from t4gsw_desktop.core.seating_chart import Chart


def settle_tables(chart: Chart, before: Sequence[Sequence[int]] = ()) -> None:
    """Rename the tables of each round so that as many people as possible stay where they were; groups do not change.

    Where they were: in the round before, the last played one included. Where `before[r][p]` tells the table of an
    earlier plan for a round, people keep to that one instead. Kept seats, needs and hosts are respected.
    """
    last = chart.last_played_tables()
    for number in range(len(chart.tables)):
        _settle_round(chart, number, before[number] if number < len(before) else last)
        for person, table in enumerate(chart.where[number]):
            if table >= 0:
                last[person] = table


def _settle_round(chart: Chart, number: int, last: Sequence[int]) -> None:
    old = [table for table, people in enumerate(chart.tables[number]) if people]
    groups = [chart.tables[number][table] for table in old]
    liked = [_liked(chart, people, last) for people in groups]
    first = [like[0] for like in liked if like]
    if len(set(first)) == len(groups):  # everybody's first choice at once: nothing to weigh up
        if first == old:
            return
        chart.rename(number, dict(zip(first, groups, strict=True)))
        return
    suits = [_suiting(chart, people) for people in groups]
    wished = pair_off(liked)
    everywhere = sorted(chart.hall.every_table)
    choices = [everywhere if suit is chart.hall.every_table else sorted(suit) for suit in suits]
    settled = pair_off([[*like, *choice] for like, choice in zip(liked, choices, strict=True)], wished)
    if None in settled:  # a chain would have emptied a table that only this group can use: keep the round as it was
        settled = list(old)
    chart.rename(number, {table: people for table, people in zip(settled, groups, strict=True) if table is not None})


def _liked(chart: Chart, people: Sequence[int], last: Sequence[int]) -> list[int]:
    """The tables where some of `people` sat last and all of them may sit now, where most of them did first."""
    hall, stay = chart.hall, dict[int, int]()
    for person in people:
        if last[person] >= 0:
            stay[last[person]] = stay.get(last[person], 0) + 1
    bound = [hall.tables_for[person] for person in people if hall.tables_for[person] is not hall.every_table]
    for table in tuple(stay):
        if len(people) > hall.room[table] or not all(table in tables for tables in bound):
            del stay[table]
    return sorted(stay, key=lambda table: (-stay[table], table)) if len(stay) > 1 else list(stay)


def _suiting(chart: Chart, people: list[int]) -> frozenset[int]:
    """The tables where all of `people` may sit and have room."""
    hall = chart.hall
    return hall.tables_for_all([hall.tables_for[person] for person in people], len(people))
