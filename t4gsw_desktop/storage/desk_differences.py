"""Where two desks changed the same thing and neither knew of the other's change, read from the acts of all desks."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from t4gsw_desktop.core.desk_merge import (
    Knowledge,
    Merged,
    Operation,
    Stamp,
    latest_unknowing,
    merge_row,
    written_fields,
)
from t4gsw_desktop.storage.desk_log import MEET, forgotten_stamps, knowledge_of, operations_on
from t4gsw_desktop.storage.tables import journal, meetings, settled, steps, told_changes
from t4gsw_desktop.storage.unit_of_work import View

# The field of a difference about whether a row is there at all.
THERE = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of a row that has several last values: each act that gave it one, oldest first, and which."""

    table: str
    row_id: str
    field: str
    values: tuple[tuple[Stamp, Any], ...]


def differences(view: View, tables: Collection[str]) -> tuple[Difference, ...]:
    """Every difference in these tables, in a fixed order.

    What a meeting mended and what somebody chose when settling a difference do not count as changes of their own.
    """
    places = _touched_by_several(view, tables)
    if not places:
        return ()
    known = operations_on(view.connection, view.shelves, {row_id for _, row_id in places})
    passing = _passing_stamps(view)
    knowledge = knowledge_of(view.connection)
    unwanted = forgotten_stamps(view.connection, known)
    found: list[Difference] = []
    for table, row_id in sorted(places):
        if row_id not in unwanted:
            some = [one for one in known.get(row_id, ()) if one.table == table]
            found += _differences_of(table, row_id, some, knowledge, passing)
    return tuple(found)


def _differences_of(
    table: str, row_id: str, some: list[Operation], knowledge: Knowledge, passing: Collection[Stamp]
) -> Iterable[Difference]:
    given: dict[str, dict[Stamp, Any]] = {}
    for one, fields in zip(some, written_fields(some), strict=True):
        if one.stamp not in passing:
            given.setdefault(THERE, {})[one.stamp] = one.after is not None
            for name, value in fields.items():
                given.setdefault(name, {})[one.stamp] = value
    for name in sorted(given):
        last = latest_unknowing(given[name], knowledge)
        if len({_plain(given[name][stamp]) for stamp in last}) > 1:
            yield Difference(table, row_id, name, tuple((stamp, given[name][stamp]) for stamp in last))


def _plain(value: Any) -> str:
    return json.dumps(value, sort_keys=True)


def _touched_by_several(view: View, tables: Collection[str]) -> set[tuple[str, str]]:
    """The rows of these tables that another desk changed and that were changed in another sitting as well."""
    connection = view.connection
    told = select(told_changes.c.table_name, told_changes.c.row_id, told_changes.c.sitting).distinct()
    whose: dict[tuple[str, str], set[str]] = {}
    for table, row_id, sitting in connection.execute(told.where(told_changes.c.table_name.in_(tables))):
        whose.setdefault((table, row_id), set()).add(sitting)
    own = select(journal.c.table_name, journal.c.row_id).join(steps, steps.c.number == journal.c.step)
    own = own.join(told_changes, told_changes.c.row_id == journal.c.row_id).where(steps.c.kind != MEET).distinct()
    here = {(table, row_id) for table, row_id in connection.execute(own)}
    return {place for place, sittings in whose.items() if len(sittings) > 1 or place in here}


def _passing_stamps(view: View) -> set[Stamp]:
    """The acts that decided or mended something instead of changing it."""
    found = {Stamp(number, sitting) for sitting, number in view.connection.execute(_MET)}
    for table in (journal, told_changes):
        rows = view.connection.execute(select(table.c.row_id).where(table.c.table_name == settled.name)).scalars()
        for some in operations_on(view.connection, view.shelves, set(rows)).values():
            found |= {one.stamp for one in some}
    return found


_MET = select(meetings.c.sitting, meetings.c.number)


@dataclass(frozen=True, slots=True)
class PlanBranch:
    """What one desk made of the plan of an activity: its latest act, and all rows as that act left them."""

    stamp: Stamp
    rows: Mapping[tuple[str, str], Merged]


def plan_branches(view: View, activity_ids: Collection[str]) -> dict[str, tuple[PlanBranch, ...]]:
    """For activities whose plan was changed by desks that did not know of each other: what each made, oldest first.

    Only the rows that stand as a whole count; see `Shelf.stands_whole`.
    """
    if not activity_ids:
        return {}
    knowledge = knowledge_of(view.connection)
    met = {Stamp(number, sitting) for sitting, number in view.connection.execute(_MET)}
    found: dict[str, tuple[PlanBranch, ...]] = {}
    for activity_id, some in _whole_rows(view, activity_ids).items():
        last = latest_unknowing({one.stamp for one in some} - met, knowledge)
        if len(last) > 1:
            found[activity_id] = tuple(PlanBranch(one, _rows_known_to(one, some, knowledge)) for one in last)
    return found


def _rows_known_to(
    stamp: Stamp, operations: Iterable[Operation], knowledge: Knowledge
) -> dict[tuple[str, str], Merged]:
    by_row: dict[tuple[str, str], list[Operation]] = {}
    for one in operations:
        some = by_row.setdefault((one.table, one.row_id), [])
        if knowledge.knows(stamp, one.stamp):
            some.append(one)
    return {place: merge_row(some) for place, some in by_row.items()}


def activities_with_told_plans(view: View) -> set[str]:
    """The activities of whose plans another desk has told anything."""
    tables = [shelf.table.name for shelf in view.shelves if shelf.stands_whole]
    query = select(told_changes.c.before, told_changes.c.after).where(told_changes.c.table_name.in_(tables))
    return {json.loads(after or before)["activity_id"] for before, after in view.connection.execute(query)}


def _whole_rows(view: View, activity_ids: Collection[str]) -> dict[str, list[Operation]]:
    """All operations on rows that stand as a whole, by activity."""
    ids: set[str] = set()
    tables = [shelf.table.name for shelf in view.shelves if shelf.stands_whole]
    for table in (journal, told_changes):
        query = select(table.c.row_id, table.c.before, table.c.after).where(table.c.table_name.in_(tables))
        for row_id, before, after in view.connection.execute(query):
            if json.loads(after or before)["activity_id"] in activity_ids:
                ids.add(row_id)
    found: dict[str, list[Operation]] = {}
    for some in operations_on(view.connection, view.shelves, ids).values():
        for one in some:
            if one.table in tables and (row := one.after or one.before):
                found.setdefault(row["activity_id"], []).append(one)
    return found


def creations(view: View, table: str, ids: Collection[str]) -> dict[str, Stamp]:
    """By which act each of these rows was first made, where it is known."""
    found: dict[str, Stamp] = {}
    for row_id, every in operations_on(view.connection, view.shelves, ids).items():
        some = [one for one in every if one.table == table]
        if some and some[0].before is None:
            found[row_id] = some[0].stamp
    return found


def made_elsewhere(view: View, table: str) -> set[str]:
    """The rows of `table` that another desk has told of as made."""
    query = select(told_changes.c.row_id).where(told_changes.c.table_name == table, told_changes.c.before.is_(None))
    return set(view.connection.execute(query).scalars())
