"""Erasing where there are several desks: what was said of somebody goes from all logs, what stands is told anew."""

import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import Connection, delete, select

from t4gsw_desktop.core.desk_merge import Stamp
from t4gsw_desktop.storage.desk_log import Act, forgotten_stamps, knowledge_of, tell
from t4gsw_desktop.storage.desk_rows import Place, merged_rows, rows_there
from t4gsw_desktop.storage.other_desk import Change
from t4gsw_desktop.storage.tables import forgotten, journal, people, told_changes
from t4gsw_desktop.storage.unit_of_work import View, Work, in_parts, insert_rows

ID = re.compile("[0-9a-f]{32}")


def remember_forgotten(connection: Connection, stamp: Stamp, ids: Iterable[str]) -> None:
    """Let every desk that hears of `stamp` forget these rows too; only their ids are told."""
    rows = [{"row_id": one, "sitting": stamp.sitting, "number": stamp.number} for one in sorted(set(ids))]
    insert_rows(connection, forgotten, rows)


def erase_told(connection: Connection, now: Stamp, entries: Iterable[tuple[int, set[str]]]) -> set[Place]:
    """Remove these entries ((id, forgotten ids in it)), unless their act, before `now`, knew of the forgetting.

    Returns the rows they were about.
    """
    mentioned = dict(entries)
    stamps = forgotten_stamps(connection, {one for ids in mentioned.values() for one in ids})
    knowledge = knowledge_of(connection)
    places: set[Place] = set()
    gone: list[int] = []
    for some in in_parts(sorted(mentioned)):
        for row in connection.execute(select(told_changes).where(told_changes.c.id.in_(some))):
            own = Stamp(row.number, row.sitting)
            since = {stamp for one in mentioned[row.id] for stamp in stamps.get(one, ())}
            if own == now or not since or not all(knowledge.knows(own, stamp) for stamp in since):
                gone.append(row.id)
                places.add((row.table_name, row.row_id))
    for some in in_parts(gone):
        connection.execute(delete(told_changes).where(told_changes.c.id.in_(some)))
    return places


def still_named(connection: Connection, changes: Mapping[Stamp, Sequence[Change]]) -> set[str]:
    """The forgotten rows that are mentioned in these changes, by acts of desks that had not heard of the forgetting."""
    mentioned = {stamp: {one for change in some for one in _ids_in(change)} for stamp, some in changes.items()}
    stamps = forgotten_stamps(connection, set().union(*mentioned.values()))
    knowledge = knowledge_of(connection)
    return {
        one
        for act, ids in mentioned.items()
        for one in ids & stamps.keys()
        if not all(knowledge.knows(act, stamp) for stamp in stamps[one])
    }


def _ids_in(change: Change) -> set[str]:
    _, row_id, *cells = change
    return {row_id, *(one for row in cells if row for cell in row.values() for one in ID.findall(str(cell)))}


def tell_what_stands(work: Work, act: Act, places: Collection[Place]) -> None:
    """Tell, as of `act`, how those of these rows stand that the acts which are left in the logs do not make so."""
    merged = merged_rows(work, places)
    wanted: dict[str, set[str]] = {}
    for table, row_id in places:
        wanted.setdefault(table, set()).add(row_id)
    changes = []
    for table, ids in sorted(wanted.items()):
        there = rows_there(work, table, ids)
        for row_id in sorted(ids):
            known = merged[table, row_id]
            if (known.row if known.stands else None) != there.get(row_id) or (known.row is None):
                changes.append((table, row_id, None, there.get(row_id)))
    if changes:
        tell(work.connection, act, changes)


def names_in_log(view: View, person_ids: Collection[str]) -> set[str]:
    """Every name that these people had, as far as the logs tell."""
    found: set[str] = set()
    for some in in_parts(sorted(person_ids)):
        for log in (journal, told_changes):
            query = select(log.c.before, log.c.after).where(log.c.table_name == people.name, log.c.row_id.in_(some))
            for cells in view.connection.execute(query):
                rows = [json.loads(text) for text in cells if text]
                found |= {row[name] for row in rows for name in ("full_name", "call_me")}
    return found - {""}
