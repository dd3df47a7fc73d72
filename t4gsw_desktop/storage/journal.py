"""The journal in the file: who did what when, each row before and after; from it come undo, redo and the action log."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from t4gsw_desktop.core.desk_merge import Stamp
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.storage import desk_forgetting, desk_log
from t4gsw_desktop.storage.desk_forgetting import ID
from t4gsw_desktop.storage.shelves import Raw
from t4gsw_desktop.storage.tables import journal, steps, told_acts, told_changes
from t4gsw_desktop.storage.unit_of_work import RowChange, Work, in_parts, insert_rows, raw_rows

# What a step is (kind) and what has become of it (state).
ACT, UNDO, REDO = "act", "undo", "redo"
DONE, UNDONE, DROPPED, SEALED = "done", "undone", "dropped", "sealed"
_ERASED = "a person who was removed"
_written = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the action log. `number` counts all acts, undos and redos of this file from 1; `at` is UTC."""

    number: int
    at: str
    desk: str
    label: str
    kind: str
    state: str
    of: int | None


def record(work: Work, *, at: str, desk: str, kind: str = ACT, of: int | None = None) -> int:
    """Write the rows that `work` changed into the journal as one step; returns its number.

    A new act drops the steps that were undone before it: they can no longer be redone. A meeting with another desk is
    no act, and neither undone itself nor in the way of undoing others; what it mended is kept where others hear of it.
    """
    connection = work.connection
    desk_log.sit_down(connection, work.sitting)
    kind = desk_log.MEET if work.met_above else kind
    if kind == ACT:
        connection.execute(update(steps).where(steps.c.state == UNDONE).values(state=DROPPED))
    state = DONE if work.undoable and not work.met_above else SEALED
    row = {"at": at, "desk": desk, "label": work.label, "kind": kind, "state": state, "of": of}
    if work.met_above:
        row["number"] = max(work.met_above, latest_step(connection)) + 1
    key = connection.execute(insert(steps), row).inserted_primary_key
    if key is None:
        raise RuntimeError("the file gave the step no number")
    number = int(key[0])
    entries = [
        {
            "step": number,
            "table_name": change.table,
            "row_id": change.row_id,
            "before": _to_json(change.before),
            "after": _to_json(change.after),
        }
        for change in work.changes
    ]
    insert_rows(connection, journal, entries)
    if work.met_above:
        stamp = Stamp(number, work.sitting)
        mended = [(one.table, one.row_id, one.before, one.after) for one in work.changes[work.mended_from :]]
        if mended:
            desk_log.tell(connection, desk_log.Act(stamp, at, desk, work.label), mended)
        desk_log.note_meeting(connection, stamp)
    return number


def latest_step(connection: Connection) -> int:
    """The number of the newest step, 0 in a new file."""
    return connection.execute(select(func.max(steps.c.number))).scalar() or 0


def undo_candidate(connection: Connection) -> Step | None:
    """The act that undo would take back, or None: nothing was done, or the last act was an erasing one."""
    query = select(steps).where(steps.c.kind == ACT, steps.c.state.in_([DONE, SEALED]))
    row = connection.execute(query.order_by(steps.c.number.desc()).limit(1)).mappings().first()
    return _step(row) if row and row["state"] == DONE else None


def redo_candidate(connection: Connection) -> Step | None:
    """The act that redo would do again: of those undone, the one undone last."""
    query = select(steps).where(steps.c.kind == ACT, steps.c.state == UNDONE).order_by(steps.c.number).limit(1)
    row = connection.execute(query).mappings().first()
    return _step(row) if row else None


def history(connection: Connection, *, newest: int = 100, row_id: str | None = None) -> tuple[Step, ...]:
    """The newest steps first; with `row_id`, those that touched this row."""
    query = select(steps).order_by(steps.c.number.desc()).limit(newest)
    if row_id is not None:
        query = query.where(steps.c.number.in_(select(journal.c.step).where(journal.c.row_id == row_id)))
    return tuple(_step(row) for row in connection.execute(query).mappings())


def changes_since(connection: Connection, step: int) -> frozenset[tuple[str, str]]:
    """(table, row id) of every row written by a step after `step`: what makes a printed paper stale."""
    query = select(journal.c.table_name, journal.c.row_id).where(journal.c.step > step).distinct()
    return frozenset((table, row_id) for table, row_id in connection.execute(query))


def rows_as_of(connection: Connection, table: str, step: int) -> dict[str, Raw | None]:
    """The rows of `table` that changed after `step`, as they stood when it ended (None: not there), by id."""
    since = select(journal).where(journal.c.step > step, journal.c.table_name == table).order_by(journal.c.id.desc())
    return {row["row_id"]: _from_json(row["before"]) for row in connection.execute(since).mappings()}


def reverse(work: Work, step: Step) -> None:
    """Take `step` back inside `work`, unless a row has moved on since it ended: then a Refusal, and nothing is done."""
    _replay(work, step, forward=False)
    work.connection.execute(update(steps).where(steps.c.number == step.number).values(state=UNDONE))


def repeat(work: Work, step: Step) -> None:
    """Do `step` again inside `work`, unless a row has moved on since it was undone: then a Refusal."""
    _replay(work, step, forward=True)
    work.connection.execute(update(steps).where(steps.c.number == step.number).values(state=DONE))


def _replay(work: Work, step: Step, *, forward: bool) -> None:
    changes = _changes_of(work.connection, step.number)
    changes = changes if forward else [RowChange(c.table, c.row_id, c.after, c.before) for c in reversed(changes)]
    _refuse_if_moved_on(work, changes, step.label)
    try:
        for run in _runs(changes):
            shelf = work.shelves.for_table(run[0].table)
            work.write(shelf, {change.row_id: change.after for change in run})
    except IntegrityError as trouble:  # what was added refers to a row that would go, or has taken the place of one
        raise Refusal(
            f"Something that was added after “{step.label}” depends on it, so nothing was done. Take that back first."
        ) from trouble


def _refuse_if_moved_on(work: Work, changes: list[RowChange], label: str) -> None:
    """Compare each row with the state in which the step left it; a row written twice counts from its first writing."""
    expected: dict[str, dict[str, Raw | None]] = {}
    for change in changes:
        expected.setdefault(change.table, {}).setdefault(change.row_id, change.before)
    for table, rows in expected.items():
        shelf = work.shelves.for_table(table)
        now = {raw["id"]: raw for raw in raw_rows(work.connection, shelf.table, list(rows))}
        if any(now.get(row_id) != before for row_id, before in rows.items()):
            raise Refusal(
                f"Something changed after “{label}”. Going back over it would lose that newer change, "
                "so nothing was done."
            )


def _runs(changes: list[RowChange]) -> Iterable[list[RowChange]]:
    """Neighbouring changes of one table in which no row comes twice, so that each run can be written at once.

    The order of the runs is the order of the act, so that no row is made before, or removed after, what it refers to.
    """
    run: list[RowChange] = []
    seen: set[str] = set()
    for change in changes:
        if run and (change.table != run[0].table or change.row_id in seen):
            yield run
            run, seen = [], set()
        run.append(change)
        seen.add(change.row_id)
    if run:
        yield run


def _changes_of(connection: Connection, number: int) -> list[RowChange]:
    query = select(journal).where(journal.c.step == number).order_by(journal.c.id)
    return [
        RowChange(row["table_name"], row["row_id"], _from_json(row["before"]), _from_json(row["after"]))
        for row in connection.execute(query).mappings()
    ]


def erase(work: Work, number: int, at: str) -> None:
    """Make all logs forget the rows and names that `work`, which was step `number`, is to forget.

    Entries that mention a row go, and names in labels. Steps that lose a row can no longer be undone or redone and are
    sealed. Other desks are told the ids, so that they forget as well, and what now stands of the rows concerned.
    """
    connection, ids = work.connection, frozenset(work.forgotten_ids)
    stamp = Stamp(number, work.sitting)
    if not work.met_above:  # else it was another desk that had them forgotten
        desk_forgetting.remember_forgotten(connection, stamp, ids)
    entries, touched, places = _mentions(connection, ids)
    for some in in_parts(entries):
        connection.execute(delete(journal).where(journal.c.id.in_(some)))
    for some in in_parts(touched):
        these = steps.c.number.in_(some)
        connection.execute(update(steps).where(these, steps.c.state == DONE).values(state=SEALED))
        connection.execute(update(steps).where(these, steps.c.state == UNDONE).values(state=DROPPED))
    places |= desk_forgetting.erase_told(connection, stamp, _told_mentions(connection, ids))
    desk_forgetting.tell_what_stands(work, desk_log.Act(stamp, at, work.desk, work.label), places)
    for name in sorted(filter(None, work.forgotten_names), key=len, reverse=True):
        whole = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")  # "Jo" is not in "John"
        for log in (steps, told_acts):
            _unname(connection, log, name, whole)


def _unname(connection: Connection, log: Table, name: str, whole: re.Pattern[str]) -> None:
    key = list(log.primary_key.columns)
    named = select(log.c.label, *key).where(log.c.label.contains(name, autoescape=True))
    for label, *values in connection.execute(named).all():
        here = [column == value for column, value in zip(key, values, strict=True)]
        connection.execute(update(log).where(*here).values(label=whole.sub(_ERASED, label)))


def _mentions(connection: Connection, ids: frozenset[str]) -> tuple[list[int], list[int], set[tuple[str, str]]]:
    """The journal's entries about these rows, or with one of these ids anywhere in them; their steps; their rows."""
    entries, touched, places = [], set(), set()
    for entry in connection.execute(select(journal)).mappings():
        if _ids_in(entry) & ids:
            entries.append(entry["id"])
            touched.add(entry["step"])
            places.add((entry["table_name"], entry["row_id"]))
    return entries, sorted(touched), places


def _told_mentions(connection: Connection, ids: frozenset[str]) -> list[tuple[int, set[str]]]:
    """The same of what other desks told: each entry with those of `ids` that are in it."""
    rows = connection.execute(select(told_changes)).mappings()
    return [(entry["id"], found) for entry in rows if (found := _ids_in(entry) & ids)]


def _ids_in(entry: Any) -> set[str]:
    return {entry["row_id"], *ID.findall(entry["before"] or ""), *ID.findall(entry["after"] or "")}


def _step(row: Any) -> Step:
    return Step(row["number"], row["at"], row["desk"], row["label"], row["kind"], row["state"], row["of"])


def _to_json(raw: Raw | None) -> str | None:
    return None if raw is None else _written(raw)


def _from_json(text: str | None) -> Raw | None:
    return None if text is None else json.loads(text)
