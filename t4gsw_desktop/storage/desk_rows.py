"""The rows of this file brought to what all known acts of all desks make of them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from t4gsw_desktop.core.desk_merge import Merged, merge_row
from t4gsw_desktop.storage.desk_log import operations_on
from t4gsw_desktop.storage.shelves import Raw
from t4gsw_desktop.storage.tables import attendees
from t4gsw_desktop.storage.unit_of_work import View, Work, in_parts, raw_rows

Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Dangling:
    """A row that refers by `column` to a row which is not there; `may_be_empty` where it could refer to nothing."""

    table: str
    row_id: str
    column: str
    to_table: str
    to_id: str
    may_be_empty: bool


def merge_rows(work: Work, places: Iterable[Place]) -> dict[Place, Raw]:
    """Bring each of these rows ((table, id)) to what all known operations on it make of it.

    Returns those that could not be written, for another attendee of the event has their badge code: to be mended next.
    """
    wait_for_references(work)
    merged = merged_rows(work, places)
    wanted: dict[str, dict[str, Raw | None]] = {}
    for (table, row_id), row in merged.items():
        wanted.setdefault(table, {})[row_id] = dict(row.row) if row.stands and row.row is not None else None
    held = _held_back(work, wanted.get(attendees.name, {}))
    for gone in (True, False):
        for table, rows in wanted.items():
            some = {one: row for one, row in rows.items() if (row is None) is gone and one not in held}
            work.write(work.shelves.for_table(table), some)
    return {(attendees.name, one): row for one, row in held.items()}


def wait_for_references(work: Work) -> None:
    """Have references checked only at the commit, for the rows they refer to may come later."""
    work.connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")


def merged_rows(view: View, places: Iterable[Place]) -> dict[Place, Merged]:
    """What all known operations on these rows make of them."""
    wanted = sorted(set(places))
    known = operations_on(view.connection, view.shelves, {row_id for _, row_id in wanted})
    found: dict[Place, Merged] = {}
    for table, row_id in wanted:
        found[table, row_id] = merge_row(one for one in known.get(row_id, ()) if one.table == table)
    return found


def _held_back(work: Work, wanted: Mapping[str, Raw | None]) -> dict[str, Raw]:
    """Those of these attendees whose badge code is, or would be, another's of the same event."""
    held: dict[str, Raw] = {}
    taken: dict[tuple[str, str], str] = {}
    for some in in_parts(sorted({row["code"] for row in wanted.values() if row})):
        query = select(attendees.c.event_id, attendees.c.code, attendees.c.id).where(attendees.c.code.in_(some))
        taken.update({(event, code): one for event, code, one in work.connection.execute(query) if one not in wanted})
    for row_id, row in sorted(wanted.items()):
        if row is not None and taken.setdefault((row["event_id"], row["code"]), row_id) != row_id:
            held[row_id] = row
    return held


def dangling_rows(work: Work) -> tuple[Dangling, ...]:
    """Every row that refers to one which is not there, in a fixed order."""
    found = []
    for name, number, to_table, key in work.connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        table = work.shelves.for_table(name).table
        column = work.connection.exec_driver_sql(f'PRAGMA foreign_key_list("{name}")').all()
        held_by = next(row[3] for row in column if row[0] == key)
        query = f'SELECT id, "{held_by}" FROM "{name}" WHERE rowid = ?'
        row_id, to_id = work.connection.exec_driver_sql(query, (number,)).one()
        found.append(Dangling(name, row_id, held_by, to_table, to_id, bool(table.c[held_by].nullable)))
    return tuple(sorted(found, key=lambda one: (one.table, one.row_id, one.column)))


def rows_there(view: View, table: str, ids: Collection[str]) -> dict[str, Raw]:
    """Those of these rows that are there, by id."""
    return {raw["id"]: raw for raw in raw_rows(view.connection, view.shelves.for_table(table).table, sorted(ids))}
