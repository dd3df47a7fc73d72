"""Which group sits at which table: everybody where they may, and as few people as possible carrying their coat."""

from collections import Counter
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
    suits = [_suiting(chart, people) for people in groups]
    liked = [_liked(people, last, allowed) for people, allowed in zip(groups, suits, strict=True)]
    wished = pair_off(liked)
    settled = pair_off([[*like, *sorted(suit)] for like, suit in zip(liked, suits, strict=True)], wished)
    if None in settled:  # a chain would have emptied a table that only this group can use: keep the round as it was
        settled = list(old)
    chart.rename(number, {table: people for table, people in zip(settled, groups, strict=True) if table is not None})


def _liked(people: Sequence[int], last: Sequence[int], allowed: frozenset[int]) -> list[int]:
    """The allowed tables where some of `people` sat last, where most of them did first."""
    stay = Counter(last[person] for person in people if last[person] in allowed)
    return sorted(stay, key=lambda table: (-stay[table], table))


def _suiting(chart: Chart, people: list[int]) -> frozenset[int]:
    """The tables where all of `people` may sit and have room."""
    hall = chart.hall
    shared = hall.every_table
    for person in people:
        shared &= hall.tables_for[person]
    return frozenset(table for table in shared if hall.room[table] >= len(people))
