"""Which group sits at which table: everybody where they may, and as few people as possible carrying their coat."""

from collections import Counter, deque
from collections.abc import Sequence

from t4gsw_desktop.core.seating_chart import Chart


def match_tables(options: Sequence[Sequence[int]], taken: Sequence[int | None] | None = None) -> list[int | None]:
    """A table for as many groups as possible, no table twice; None for a group that finds none.

    `options[g]` are the tables of group g, best first. Groups that have a table in `taken` never lose theirs for
    nothing: they may only be moved to another of their options. (Augmenting paths: C. Berge, 1957.)
    """
    table_of: list[int | None] = list(taken) if taken is not None else [None] * len(options)
    group_at = {table: group for group, table in enumerate(table_of) if table is not None}
    for group in range(len(options)):
        if table_of[group] is None:
            _augment(group, options, table_of, group_at)
    return table_of


def _augment(
    start: int, options: Sequence[Sequence[int]], table_of: list[int | None], group_at: dict[int, int]
) -> None:
    """Give `start` a table along the shortest chain of moves, if there is one."""
    reached_from: dict[int, int] = {}
    waiting = deque([start])
    while waiting:
        group = waiting.popleft()
        for table in options[group]:
            if table in reached_from:
                continue
            reached_from[table] = group
            if table not in group_at:
                _move_along(table, reached_from, table_of, group_at)
                return
            waiting.append(group_at[table])


def _move_along(table: int, reached_from: dict[int, int], table_of: list[int | None], group_at: dict[int, int]) -> None:
    """Walk the chain back from the free `table`, each group taking the table after it."""
    while True:
        group = reached_from[table]
        before = table_of[group]
        table_of[group], group_at[table] = table, group
        if before is None:
            return
        table = before


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
    wished = match_tables(liked)
    settled = match_tables([[*like, *sorted(suit)] for like, suit in zip(liked, suits, strict=True)], wished)
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
