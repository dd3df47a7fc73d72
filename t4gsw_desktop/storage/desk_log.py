"""Whose act is whose: the sittings of a file, how far it knows those of others, and all operations by their stamps."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, insert, select, update

from t4gsw_desktop.core.desk_merge import Knowledge, Operation, Row, Stamp, Vector, joined, short_vector, whole_vector
from t4gsw_desktop.storage.shelves import Shelves
from t4gsw_desktop.storage.tables import (
    desks,
    forgotten,
    journal,
    meetings,
    sittings,
    steps,
    told_acts,
    told_changes,
)
from t4gsw_desktop.storage.unit_of_work import in_parts, insert_rows

# The kind of the step in which another desk's acts were taken in: rows change by it, but it is no act of its own.
MEET = "meet"
FIRST_DESK = "desk 1"
COMMUNITY, DESK, SITTING = "community", "desk", "sitting"


@dataclass(frozen=True, slots=True)
class Stretch:
    """The steps of a file's own log that one sitting did: those after `began` up to `ended`."""

    sitting: str
    desk: str
    began: int
    ended: int


@dataclass(frozen=True, slots=True)
class Act:
    """Who did something, when (UTC) and what it is called."""

    stamp: Stamp
    at: str
    desk: str
    label: str


def fact(connection: Connection, key: str) -> str:
    """What the file says of itself under `key`; "" where it says nothing."""
    return connection.exec_driver_sql("SELECT value FROM meta WHERE key = ?", (key,)).scalar() or ""


def set_fact(connection: Connection, key: str, value: str) -> None:
    """Have the file say `value` of itself under `key`."""
    connection.exec_driver_sql("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (key, value))


def desk_id(connection: Connection) -> str:
    """The id of the desk whose file this is; the first desk of a community has its id."""
    return fact(connection, DESK) or fact(connection, COMMUNITY)


def desk_name(connection: Connection) -> str:
    """What this file's desk is called."""
    name = connection.execute(select(desks.c.name).where(desks.c.id == desk_id(connection))).scalar()
    return name or FIRST_DESK


def sit_down(connection: Connection, sitting: str) -> None:
    """Let all that follows be of this sitting; nothing happens when it is already."""
    before = fact(connection, SITTING)
    if before == sitting:
        return
    began = connection.execute(select(func.max(steps.c.number))).scalar() or 0
    row = {"id": sitting, "desk": desk_id(connection), "parent": before, "began": began, "known": 0}
    connection.execute(insert(sittings), row)
    set_fact(connection, SITTING, sitting)


def stretches(connection: Connection) -> tuple[Stretch, ...]:
    """The sittings of this file's own log, newest first."""
    known = {row.id: row for row in connection.execute(select(sittings))}
    sitting, ended = fact(connection, SITTING), connection.execute(select(func.max(steps.c.number))).scalar() or 0
    found = []
    while sitting in known:
        row = known[sitting]
        found.append(Stretch(sitting, row.desk, row.began, ended))
        sitting, ended = row.parent, row.began
    return tuple(found)


def vector_of(connection: Connection) -> dict[str, int]:
    """How far this file knows each sitting: all its acts up to that number."""
    told = {sitting: known for sitting, known in connection.execute(select(sittings.c.id, sittings.c.known))}
    return joined(told, {one.sitting: one.ended for one in stretches(connection)})


def parents_of(connection: Connection) -> dict[str, Stamp]:
    """On which act of which sitting each known sitting was begun."""
    query = select(sittings.c.id, sittings.c.began, sittings.c.parent)
    return {one: Stamp(began, parent) for one, began, parent in connection.execute(query)}


def desks_of_sittings(connection: Connection) -> dict[str, str]:
    """Whose each known sitting is, by desk id."""
    return {one: desk for one, desk in connection.execute(select(sittings.c.id, sittings.c.desk))}


def told_by_desk(connection: Connection) -> dict[str, tuple[str, int]]:
    """When the newest act known of each desk was done, and how many arrivals are among what the desk told."""
    found: dict[str, tuple[str, int]] = {}
    for stretch in stretches(connection):
        query = select(func.max(steps.c.at)).where(steps.c.number > stretch.began, steps.c.number <= stretch.ended)
        newest, count = found.get(stretch.desk, ("", 0))
        found[stretch.desk] = (max(newest, connection.execute(query).scalar() or ""), count)
    whose = desks_of_sittings(connection)
    for sitting, at in connection.execute(select(told_acts.c.sitting, func.max(told_acts.c.at)).group_by("sitting")):
        newest, count = found.get(whose[sitting], ("", 0))
        found[whose[sitting]] = (max(newest, at), count)
    came = func.json_extract(told_changes.c.after, "$.what").in_(("arrived", "back"))
    made = told_changes.c.table_name == "checkins", told_changes.c.before.is_(None), came
    for sitting, some in connection.execute(
        select(told_changes.c.sitting, func.count()).where(*made).group_by(told_changes.c.sitting)
    ):
        newest, count = found.get(whose[sitting], ("", 0))
        found[whose[sitting]] = (newest, count + some)
    return found


def knowledge_of(connection: Connection) -> Knowledge:
    """What each sitting knew when."""
    told: dict[str, list[tuple[int, Vector]]] = {}
    for sitting, number, known in connection.execute(select(meetings)):
        told.setdefault(sitting, []).append((number, json.loads(known)))
    parents = parents_of(connection)
    whole = {one: [(number, whole_vector(known, parents)) for number, known in some] for one, some in told.items()}
    return Knowledge(parents, whole)


def note_meeting(connection: Connection, stamp: Stamp) -> None:
    """Remember what this file knows of others, as what `stamp` and all later acts of its sitting knew."""
    known = short_vector(vector_of(connection), parents_of(connection))
    text = json.dumps(known, sort_keys=True, separators=(",", ":"))
    connection.execute(insert(meetings), {"sitting": stamp.sitting, "number": stamp.number, "known": text})


def own_acts(connection: Connection, since: Vector) -> Iterator[tuple[Stretch, Any]]:
    """Each step of this file's own log, but for meetings, that who knows `since` has not heard of."""
    for stretch in stretches(connection):
        first = max(stretch.began, since.get(stretch.sitting, 0))
        query = select(steps).where(steps.c.number > first, steps.c.number <= stretch.ended, steps.c.kind != MEET)
        for row in connection.execute(query.order_by(steps.c.number)):
            yield stretch, row


def own_changes(connection: Connection, since: Vector) -> Iterator[tuple[str, Any]]:
    """The journal's entries of `own_acts`, each with its sitting."""
    for stretch in stretches(connection):
        first = max(stretch.began, since.get(stretch.sitting, 0))
        query = select(journal).join(steps, steps.c.number == journal.c.step)
        query = query.where(journal.c.step > first, journal.c.step <= stretch.ended, steps.c.kind != MEET)
        for row in connection.execute(query.order_by(journal.c.id)):
            yield stretch.sitting, row


def operations_on(connection: Connection, shelves: Shelves, rows: Collection[str]) -> dict[str, list[Operation]]:
    """All known operations on these rows, by row id, each row's in the order of their stamps.

    Left out is what was done to a forgotten row by somebody who did not know that it was to be forgotten.
    """
    found: dict[str, list[Operation]] = {}
    whose = stretches(connection)
    for some in in_parts(sorted(rows)):
        ours: Select[Any] = select(journal).join(steps, steps.c.number == journal.c.step)
        ours = ours.where(journal.c.row_id.in_(some), steps.c.kind != MEET).order_by(journal.c.id)
        for row in connection.execute(ours):
            stamp = Stamp(row.step, next((one.sitting for one in whose if one.began < row.step), ""))
            found.setdefault(row.row_id, []).append(_operation(shelves, stamp, row))
        told = select(told_changes).where(told_changes.c.row_id.in_(some)).order_by(told_changes.c.id)
        for row in connection.execute(told):
            found.setdefault(row.row_id, []).append(_operation(shelves, Stamp(row.number, row.sitting), row))
    barriers = forgotten_stamps(connection, found)
    if barriers:
        knowledge = knowledge_of(connection)
        for row_id, stamps in barriers.items():
            found[row_id] = [
                one
                for one in found[row_id]
                if one.stamp in stamps or all(knowledge.knows(one.stamp, stamp) for stamp in stamps)
            ]
    return {row_id: sorted(some, key=lambda one: one.stamp) for row_id, some in found.items()}


def forgotten_stamps(connection: Connection, rows: Collection[str]) -> dict[str, set[Stamp]]:
    """Which of these rows were to be forgotten, and by which acts."""
    found: dict[str, set[Stamp]] = {}
    for some in in_parts(sorted(rows)):
        for row_id, sitting, number in connection.execute(select(forgotten).where(forgotten.c.row_id.in_(some))):
            found.setdefault(row_id, set()).add(Stamp(number, sitting))
    return found


def count_unheard(connection: Connection, since: Vector) -> int:
    """How many acts known here are news to who knows `since`."""
    told = select(told_acts.c.sitting, told_acts.c.number)
    rest = sum(1 for sitting, number in connection.execute(told) if number > since.get(sitting, 0))
    return rest + sum(1 for _ in own_acts(connection, since))


def acts_of(connection: Connection, stamps: Collection[Stamp]) -> dict[Stamp, Act]:
    """Who did these acts, when, and what they are called."""
    found: dict[Stamp, Act] = {}
    whose = {one.sitting: one for one in stretches(connection)}
    for number in {one.number for one in stamps}:
        for row in connection.execute(select(told_acts).where(told_acts.c.number == number)):
            stamp = Stamp(row.number, row.sitting)
            found[stamp] = Act(stamp, row.at, row.desk, row.label)
        for row in connection.execute(select(steps).where(steps.c.number == number)):
            sitting = next((one.sitting for one in whose.values() if one.began < number), "")
            found.setdefault(Stamp(number, sitting), Act(Stamp(number, sitting), row.at, row.desk, row.label))
    return {stamp: act for stamp, act in found.items() if stamp in set(stamps)}


def tell(connection: Connection, act: Act, changes: Iterable[tuple[str, str, Row | None, Row | None]]) -> None:
    """Keep operations of `act` that the journal cannot tell."""
    row = {"sitting": act.stamp.sitting, "number": act.stamp.number, "at": act.at, "desk": act.desk, "label": act.label}
    connection.exec_driver_sql(
        "INSERT OR IGNORE INTO told_acts (sitting, number, at, desk, label) VALUES (?, ?, ?, ?, ?)", tuple(row.values())
    )
    entries = [
        {
            "sitting": act.stamp.sitting,
            "number": act.stamp.number,
            "table_name": table,
            "row_id": row_id,
            "before": written(before),
            "after": written(after),
        }
        for table, row_id, before, after in changes
    ]
    insert_rows(connection, told_changes, entries)


def set_known(connection: Connection, vector: Vector) -> None:
    """Note that all acts of these sittings up to these numbers are known."""
    for sitting, number in vector.items():
        behind = sittings.c.id == sitting, sittings.c.known < number
        connection.execute(update(sittings).where(*behind).values(known=number))


def written(row: Mapping[str, Any] | None) -> str | None:
    """A row as the log keeps it."""
    return None if row is None else json.dumps(dict(row), ensure_ascii=False, separators=(",", ":"))


def _operation(shelves: Shelves, stamp: Stamp, row: Any) -> Operation:
    shelf = shelves.for_table(row.table_name)
    before, after = (
        shelf.completed(json.loads(text)) if text is not None else None for text in (row.before, row.after)
    )
    return Operation(stamp, row.table_name, row.row_id, before, after)
