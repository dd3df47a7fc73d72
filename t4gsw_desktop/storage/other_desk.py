"""The file of another desk: opened for reading alone, checked, and asked for all that is not known here."""

import json
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine, func, select
from sqlalchemy.pool import StaticPool

from t4gsw_desktop.core.desk_merge import Row, Stamp, Vector
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.storage import desk_log, migrations
from t4gsw_desktop.storage.components import SHARED, Component
from t4gsw_desktop.storage.desk_log import Act
from t4gsw_desktop.storage.engine import check_file, told_plainly
from t4gsw_desktop.storage.tables import forgotten, meetings, sittings, steps, told_acts, told_changes
from t4gsw_desktop.storage.unit_of_work import insert_rows

Change = tuple[str, str, Row | None, Row | None]
_LOGS = ("-wal", "-journal")


@dataclass(frozen=True, slots=True)
class News:
    """What another desk's file tells that is not known here.

    `vector` is how far it knows each sitting, `highest` the greatest number it has seen.
    """

    desk: str
    name: str
    vector: Vector
    highest: int
    acts: Mapping[Stamp, Act]
    changes: Mapping[Stamp, Sequence[Change]]
    sittings: Sequence[Mapping[str, Any]]
    meetings: Sequence[Mapping[str, Any]]
    forgotten: Sequence[Mapping[str, Any]]


def read_file(path: Path, components: Sequence[Component], community: str, since: Vector) -> News:
    """All that the file `path` of another desk tells and who knows `since` has not heard of; it is never written to.

    Raises Refusal for what is not ours, another community's, newer, older, damaged or half copied.
    """
    with reading(path, components) as connection:
        if desk_log.fact(connection, desk_log.COMMUNITY) != community:
            raise Refusal(f"“{path.name}” is not a copy of this file but of other people. Nothing was taken from it.")
        return _news(connection, since)


@contextmanager
def reading(path: Path, components: Sequence[Component] | None) -> Iterator[Connection]:
    """A connection to the file `path` that can change nothing, not even a file beside it.

    Without `components`, what the kinds of activities keep may be of any version. A file whose log lies beside it is
    read from a copy, for only so is what stands in the log read as well.
    """
    with told_plainly(), tempfile.TemporaryDirectory() as folder:
        source, sure = path, "?immutable=1"
        if any(path.with_name(path.name + ending).exists() for ending in _LOGS):
            source, sure = _copied(path, Path(folder)), ""
        _refuse_unfit(source, path.name)
        with closing(sqlite3.connect(f"{source.resolve().as_uri()}{sure}", uri=True, isolation_level=None)) as plain:
            engine = create_engine("sqlite://", poolclass=StaticPool, creator=lambda: plain)
            with engine.connect() as connection:
                _refuse_other_versions(migrations.versions(connection), components, path.name)
                yield connection


def _copied(path: Path, folder: Path) -> Path:
    for ending in ("", *_LOGS):
        part = path.with_name(path.name + ending)
        if part.exists():
            shutil.copyfile(part, folder / part.name)
    copy = folder / path.name
    with closing(sqlite3.connect(copy)) as whole:
        whole.execute("PRAGMA journal_mode = DELETE")
    return copy


def _refuse_unfit(source: Path, name: str) -> None:
    try:
        check_file(source, to_change=False)
    except Refusal as trouble:
        if "damaged" in trouble.sentence:
            raise Refusal(
                f"“{name}” is damaged or was copied only half. Nothing was taken from it. Copy it again."
            ) from trouble
        raise


def _refuse_other_versions(found: Mapping[str, int], components: Sequence[Component] | None, name: str) -> None:
    if components is None:
        found, components = {SHARED.name: found.get(SHARED.name, 0)}, (SHARED,)
    known = {component.name: len(component.steps) for component in components}
    if any(version > known.get(one, 0) for one, version in found.items()):
        raise Refusal(f"“{name}” is of a newer version of this program. Update it here too, then let the desks meet.")
    if any(found.get(one, 0) < version for one, version in known.items()):
        raise Refusal(
            f"“{name}” is of an older version of this program. Open it once with this one, then let them meet."
        )


def keep_news(connection: Connection, news: News) -> None:
    """Remember all of it here, so that it can be told on; the rows that it is about are not touched yet."""
    there = set(desk_log.parents_of(connection))
    insert_rows(connection, sittings, [{**row, "known": 0} for row in news.sittings if row["id"] not in there])
    for stamp in sorted(news.acts.keys() | news.changes.keys()):
        desk_log.tell(connection, news.acts[stamp], news.changes.get(stamp, ()))
    insert_rows(connection, meetings, news.meetings)
    insert_rows(connection, forgotten, news.forgotten)
    desk_log.set_known(connection, news.vector)


def _news(connection: Connection, since: Vector) -> News:
    vector = desk_log.vector_of(connection)
    acts: dict[Stamp, Act] = {}
    changes: dict[Stamp, list[Change]] = {}
    for stretch, row in desk_log.own_acts(connection, since):
        stamp = Stamp(row.number, stretch.sitting)
        acts[stamp] = Act(stamp, row.at, row.desk, row.label)
    for sitting, row in desk_log.own_changes(connection, since):
        changes.setdefault(Stamp(row.step, sitting), []).append(_change(row))
    behind = {one: since.get(one, 0) for one, number in vector.items() if number > since.get(one, 0)}
    for sitting, known in behind.items():
        for row in connection.execute(
            select(told_acts).where(told_acts.c.sitting == sitting, told_acts.c.number > known)
        ):
            stamp = Stamp(row.number, sitting)
            acts[stamp] = Act(stamp, row.at, row.desk, row.label)
        told = select(told_changes).where(told_changes.c.sitting == sitting, told_changes.c.number > known)
        for row in connection.execute(told.order_by(told_changes.c.id)):
            changes.setdefault(Stamp(row.number, sitting), []).append(_change(row))
    return News(
        desk=desk_log.desk_id(connection),
        name=desk_log.desk_name(connection),
        vector=vector,
        highest=connection.execute(select(func.max(steps.c.number))).scalar() or 0,
        acts=acts,
        changes=changes,
        sittings=[dict(row) for row in connection.execute(select(sittings)).mappings()],
        meetings=_beyond(connection, meetings, behind),
        forgotten=_beyond(connection, forgotten, behind),
    )


def _beyond(connection: Connection, table: Any, behind: Vector) -> list[dict[str, Any]]:
    rows = (dict(row) for row in connection.execute(select(table)).mappings())
    return [row for row in rows if row["sitting"] in behind and row["number"] > behind[row["sitting"]]]


def _change(row: Any) -> Change:
    before, after = (json.loads(text) if text is not None else None for text in (row.before, row.after))
    return row.table_name, row.row_id, before, after
