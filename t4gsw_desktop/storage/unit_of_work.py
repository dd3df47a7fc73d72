"""One act on the file: reads of frozen values, and writes of which each row's before and after go into the journal."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from operator import attrgetter
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, Table, bindparam, delete, insert, select, update

from t4gsw_desktop.storage.shelves import Raw, Shelf, Shelves

V = TypeVar("V")
T = TypeVar("T")
# SQLite of Python 3.11 takes 32,766 variables in one statement; a few hundred at a time is as fast.
_AT_A_TIME = 500


class View:
    """Reads of frozen values. What a view returns never changes and holds nothing of the file open."""

    def __init__(self, connection: Connection, shelves: Shelves) -> None:
        self.connection = connection
        self.shelves = shelves

    def get(self, kind: type[V], row_id: str, /) -> V | None:
        """The value of this type and id, or None."""
        found = self.get_many(kind, [row_id])
        return found.get(row_id)

    def get_many(self, kind: type[V], ids: Iterable[str]) -> dict[str, V]:
        """Those of `ids` that exist, by id."""
        shelf = self.shelves.for_value(kind)
        table = shelf.table
        parts = (select(table).where(table.c.id.in_(some)) for some in in_parts(list(ids)))
        found = [shelf.from_cells(row) for query in parts for row in self.connection.execute(query).all()]
        return {one.id: one for one in found}

    def find(self, kind: type[V], /, **wanted: object) -> tuple[V, ...]:
        """All values whose fields equal `wanted`, in the order they were made. A list or set means any of these."""
        shelf = self.shelves.for_value(kind)
        query: Select[Any] = select(shelf.table).order_by(shelf.table.c.id)
        several = {name: value for name, value in wanted.items() if isinstance(value, list | set | frozenset)}
        for name, value in wanted.items():
            if name not in several:
                query = query.where(shelf.table.c[name] == value)
        found: list[Any] = []
        for parts in product(*(in_parts(sorted(set(value))) for value in several.values())):
            some = query
            for name, part in zip(several, parts, strict=True):
                some = some.where(shelf.table.c[name].in_(part))
            found += map(shelf.from_cells, self.connection.execute(some).all())
        return tuple(sorted(found, key=attrgetter("id")))


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row of one act: `before` is None where it was made, `after` None where it was removed."""

    table: str
    row_id: str
    before: Raw | None
    after: Raw | None


class Work(View):
    """A view that may also write. It lives inside one transaction, which `Workspace.change` opens and commits.

    Every write goes through here, is read before it is changed, and is recorded; a write that changes nothing is no
    write. `label` says in a few words what the act did ("Add Ann"); it is shown beside Undo. `desk` is what the desk is
    called at which it is done, `sitting` the time of the file being open in which it is.
    """

    def __init__(self, connection: Connection, shelves: Shelves, sitting: str = "", desk: str = "") -> None:
        super().__init__(connection, shelves)
        self.sitting = sitting
        self.desk = desk
        self.label = ""
        self.met_above = 0
        self.mended_from = 0
        self.undoable = True
        self.changes: list[RowChange] = []
        self.forgotten_ids: set[str] = set()
        self.forgotten_names: set[str] = set()

    def forget(self, ids: Iterable[str], names: Iterable[str]) -> None:
        """Have the journal forget these rows and names, this act's own entries included; it cannot be undone then."""
        self.undoable = False
        self.forgotten_ids.update(ids)
        self.forgotten_names.update(names)

    def meet_above(self, number: int) -> None:
        """Make this act a meeting with another desk: its step is numbered above `number`, and nobody takes it back."""
        self.met_above = number

    def begin_mending(self) -> None:
        """From here on, what a meeting writes is an act of this desk, of which others hear; before, it only took in."""
        self.mended_from = len(self.changes)

    def put(self, value: object) -> None:
        """Keep `value` under its id, new or instead of the one that was there."""
        self.put_many([value])

    def put_many(self, values: Sequence[object]) -> None:
        """Keep all `values`, which may be of several types; later ones of the same id win."""
        by_shelf: dict[type, dict[str, Raw | None]] = defaultdict(dict)
        for value in values:
            raw = self.shelves.for_value(type(value)).to_raw(value)
            by_shelf[type(value)][raw["id"]] = raw
        for kind, rows in by_shelf.items():
            self.write(self.shelves.for_value(kind), rows)

    def remove(self, kind: type, row_id: str) -> None:
        """Remove this row and all that refer to it, deepest first, each of them recorded."""
        self.remove_many(kind, [row_id])

    def remove_many(self, kind: type, ids: Iterable[str]) -> None:
        """Remove these rows and all that refer to them; ids that are not there are passed over."""
        doomed = sorted(set(ids))
        if not doomed:
            return
        shelf = self.shelves.for_value(kind)
        for other, column in self._referring(shelf.table):
            for some in in_parts(doomed):
                query = select(other.table.c.id).where(other.table.c[column].in_(some))
                self.remove_many(other.value, self.connection.execute(query).scalars().all())
        self.write(shelf, dict.fromkeys(doomed))

    def _referring(self, table: Table) -> Iterator[tuple[Shelf, str]]:
        for shelf in self.shelves:
            for key in shelf.table.foreign_keys:
                if key.column.table is table:
                    yield shelf, key.parent.name

    def write(self, shelf: Shelf, rows: dict[str, Raw | None]) -> None:
        """Bring each row to the given state (None: gone) and record what changed. Undo and redo come this way too."""
        before = {raw["id"]: raw for raw in raw_rows(self.connection, shelf.table, list(rows))}
        changes = [
            RowChange(shelf.table.name, row_id, before.get(row_id), after)
            for row_id, after in rows.items()
            if before.get(row_id) != after
        ]
        if not changes:
            return
        _apply(self.connection, shelf.table, changes)
        self.changes += changes
        if shelf.derive:
            shelf.derive(self.connection, [change.row_id for change in changes])


def raw_rows(connection: Connection, table: Table, ids: list[str]) -> Iterator[Raw]:
    """The rows of these ids as they stand in the file, as plain columns."""
    names = table.columns.keys()
    for some in in_parts(ids):
        for row in connection.execute(select(table).where(table.c.id.in_(some))).all():
            yield dict(zip(names, row, strict=True))


def in_parts(ids: Sequence[T]) -> Iterator[Sequence[T]]:
    """`ids` in parts that fit into one statement."""
    for start in range(0, len(ids), _AT_A_TIME):
        yield ids[start : start + _AT_A_TIME]


def insert_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Add `rows`, which all have the same columns, in one go.

    They are handed to the driver as they are: a long guest list takes half the time that way.
    """
    if not rows:
        return
    statement = insert(table).values({name: bindparam(name) for name in rows[0]}).compile(dialect=connection.dialect)
    names = statement.positiontup or []
    connection.exec_driver_sql(str(statement), [tuple(row[name] for name in names) for row in rows])


def _apply(connection: Connection, table: Table, changes: list[RowChange]) -> None:
    made = [change.after for change in changes if change.before is None and change.after is not None]
    altered = [change.after for change in changes if change.before is not None and change.after is not None]
    gone = [change.row_id for change in changes if change.after is None]
    insert_rows(connection, table, made)
    if altered:
        names = [column.name for column in table.columns if column.name != "id"]
        statement = update(table).where(table.c.id == bindparam("_id"))
        statement = statement.values({name: bindparam(f"_{name}") for name in names})
        connection.execute(statement, [{f"_{name}": value for name, value in raw.items()} for raw in altered])
    for some in in_parts(gone):
        connection.execute(delete(table).where(table.c.id.in_(some)))
