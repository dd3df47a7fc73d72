"""Migrations: from any older form to today's, after a backup, wholly or not at all, and no row lost on the way."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, MetaData, Table, create_engine, event

from t4gsw_desktop.core.people import Person
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.kinds.register import components
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage import backups, tables
from t4gsw_desktop.storage.components import SHARED, Component
from t4gsw_desktop.storage.unit_of_work import View
from t4gsw_desktop.storage.workspace_file import WorkspaceFile
from tests.storage.conftest import NOW, POTS_FIRST, POTS_REBUILT, Pot, add_person, pots


def described(table: Table) -> dict[str, object]:
    """What counts about a table: its columns, its key, what it refers to, its indexes."""
    return {
        "columns": {
            (column.name, column.type.compile(), bool(column.nullable and not column.primary_key))
            for column in table.columns
        },
        "key": [column.name for column in table.primary_key],
        "references": {
            (key.parent.name, key.column.table.name, key.column.name, key.ondelete) for key in table.foreign_keys
        },
        "indexes": {
            (index.name, tuple(column.name for column in index.columns), index.unique) for index in table.indexes
        },
    }


def reflected(file: WorkspaceFile) -> MetaData:
    found = MetaData()
    with file._engine.connect() as connection:
        found.reflect(connection)
    return found


def test_steps_make_the_tables_that_the_program_knows(path: Path) -> None:
    with Workspace.create(path, components()) as workspace:
        found = reflected(workspace._file)
        known = {name: table for name, table in tables.METADATA.tables.items() if not name.startswith("fifth_")}
        assert set(found.tables) == set(known)
        for name, table in known.items():
            assert described(found.tables[name]) == described(table), name


def test_no_reference_takes_rows_along_by_itself() -> None:
    for table in tables.METADATA.tables.values():
        assert [key.ondelete for key in table.foreign_keys if key.ondelete] == []


def test_every_reference_has_an_index(path: Path) -> None:
    with Workspace.create(path) as workspace:
        for table in reflected(workspace._file).tables.values():
            leading = {next(iter(index.columns)).name for index in table.indexes}
            assert {key.parent.name for key in table.foreign_keys} <= leading, table.name


def test_every_shelf_stands_on_a_table_of_the_file(path: Path) -> None:
    with Workspace.create(path) as workspace:
        for shelf in SHARED.shelves:
            assert workspace.read(View.find, shelf.value) == ()


def make_old(path: Path, *steps: tuple[str, ...]) -> None:
    """A file as a program made it that knew only `steps` of the test component."""
    with Workspace.create(path, [pots(*steps)], clock=lambda: NOW) as workspace:
        workspace.change(add_person, "Ann")


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as file:
        return file.execute(query).fetchall()


def test_old_file_is_backed_up_then_brought_up_to_date(path: Path) -> None:
    make_old(path, POTS_FIRST)
    with Workspace.open(path, [pots(POTS_FIRST, POTS_REBUILT)], clock=lambda: NOW) as workspace:
        assert workspace.read(View.find, Pot) == (Pot("p", "Big"), Pot("q", "Small"))
        assert workspace.read(View.get, Person, "ann") == Person("ann", "Ann")
        assert workspace.undo_label() == "Add Ann"
    (copy,) = backups.list_backups(path)
    assert copy.name == "club 2027-01-21 18.00.00 before update.t4gsw"
    assert rows(copy, "SELECT version FROM schema_versions WHERE component = 'pots'") == [(1,)]
    assert rows(path, "SELECT version FROM schema_versions WHERE component = 'pots'") == [(2,)]
    with Workspace.open(path, [pots(POTS_FIRST, POTS_REBUILT)]):
        pass
    assert len(backups.list_backups(path)) == 1


def test_rebuilding_a_table_keeps_the_rows_that_refer_to_it(path: Path) -> None:
    make_old(path, POTS_FIRST)
    with Workspace.open(path, [pots(POTS_FIRST, POTS_REBUILT)]) as workspace:
        assert workspace.read(lambda view: view.connection.exec_driver_sql("PRAGMA foreign_keys").scalar()) == 1
        with pytest.raises(Exception, match="FOREIGN KEY"), workspace._file.working() as work:
            work.connection.exec_driver_sql("INSERT INTO lids VALUES ('z', 'no such pot')")
    assert rows(path, "SELECT * FROM lids ORDER BY id") == [("l", "p"), ("m", "p"), ("n", "q")]


def test_component_that_comes_new_is_added(path: Path) -> None:
    Workspace.create(path, clock=lambda: NOW).close()
    with Workspace.open(path, [pots(POTS_FIRST, POTS_REBUILT)], clock=lambda: NOW) as workspace:
        assert len(workspace.read(View.find, Pot)) == 2
    with pytest.raises(Refusal, match="newer version"):
        Workspace.open(path)


BROKEN: dict[str, tuple[str, ...]] = {
    "not SQL": (*POTS_REBUILT, "CREATE TABEL more (id)"),
    "orphans": ("DELETE FROM pots WHERE id = 'p'",),
    "a column that is not there": ("CREATE TABLE more (id TEXT)", "UPDATE pots SET shape = 'round'"),
}


@pytest.mark.parametrize("step", BROKEN.values(), ids=BROKEN.keys())
def test_step_that_breaks_leaves_the_file_as_it_was(path: Path, step: Iterable[str]) -> None:
    make_old(path, POTS_FIRST)
    before = path.read_bytes()
    with pytest.raises(Exception, match="syntax error|refer to nothing|no such column"):
        Workspace.open(path, [pots(POTS_FIRST, tuple(step))], clock=lambda: NOW)
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir() if one.is_file()] == [path.name]
    with Workspace.open(path, [pots(POTS_FIRST)]) as workspace:
        assert workspace.read(View.get, Person, "ann") == Person("ann", "Ann")
        assert len(backups.list_backups(path)) == 1


def test_full_disk_while_migrating_leaves_the_file_as_it_was(path: Path) -> None:
    make_old(path, POTS_FIRST)

    def fill(pages: int) -> Component:
        more = tuple(f"CREATE TABLE more{number} (id TEXT)" for number in range(pages))
        return pots(POTS_FIRST, ("PRAGMA max_page_count = 70", *more))

    before = rows(path, "SELECT name FROM sqlite_master ORDER BY name")
    with pytest.raises(Refusal, match="no space left"):
        Workspace.open(path, [fill(100)], clock=lambda: NOW)
    assert rows(path, "SELECT name FROM sqlite_master ORDER BY name") == before


def test_all_components_move_together_or_not_at_all(path: Path) -> None:
    make_old(path, POTS_FIRST)
    good = Component("good", (), (("CREATE TABLE good (id TEXT)",),))
    with pytest.raises(Exception, match="syntax error"):
        Workspace.open(path, [good, pots(POTS_FIRST, ("NONSENSE",))], clock=lambda: NOW)
    assert rows(path, "SELECT component FROM schema_versions ORDER BY component") == [("pots",), ("shared",)]
    assert rows(path, "SELECT name FROM sqlite_master WHERE name = 'good'") == []


# What the steps after the third added.
LATER_COLUMNS = (
    ("people", "wall"),
    ("people", "shares"),
    ("events", "lanes"),
    ("prints", "lines"),
    ("attendees", "fetch"),
    ("rooms", "away"),
)
LATER_TABLES = (
    "badge_prints",
    "desks",
    "settled",
    "other_codes",
    "sittings",
    "told_acts",
    "told_changes",
    "meetings",
    "forgotten",
    "harvest_notes",
)


def test_people_of_an_older_file_get_the_new_columns_and_can_still_be_undone(path: Path) -> None:
    """The file as a program left it that knew three steps: its journal tells of people without the newer columns."""
    with Workspace.create(path, clock=lambda: NOW) as workspace:
        workspace.change(add_person, "Ann")
        workspace.change(lambda work: (work.put(Person("ann", "Ann", notes="Tea")), setattr(work, "label", "Note")))
        workspace.change(lambda work: (work.remove(Person, "ann"), setattr(work, "label", "Remove")))
    with closing(sqlite3.connect(path)) as file, file:
        for table, name in LATER_COLUMNS:
            file.execute(f"ALTER TABLE {table} DROP COLUMN {name}")
        for table in LATER_TABLES:
            file.execute(f"DROP TABLE {table}")
        file.execute("DELETE FROM meta WHERE key IN ('community', 'sitting')")
        for column in ("before", "after"):
            file.execute(f"""UPDATE journal SET "{column}" = json_remove("{column}", '$.wall', '$.shares')""")
        file.execute("UPDATE schema_versions SET version = 3 WHERE component = 'shared'")
    with Workspace.open(path, clock=lambda: NOW) as workspace:
        assert workspace.undo() == "Remove"
        assert workspace.read(View.get, Person, "ann") == Person("ann", "Ann", notes="Tea")
        assert workspace.undo() == "Note"
        assert workspace.read(View.get, Person, "ann") == Person("ann", "Ann")
        assert workspace.redo() == "Note"


def naive_engine(path: Path) -> Engine:
    """A connection as it would be without the care taken in migrations: references are enforced throughout."""
    engine = create_engine(f"sqlite:///{path}")
    event.listen(engine, "connect", lambda connection, _record: connection.execute("PRAGMA foreign_keys = ON"))
    return engine


def test_the_care_is_needed(path: Path) -> None:
    """Dropping a table whose references are enforced takes the rows along that refer to it: this is what we avoid."""
    make_old(path, POTS_FIRST)
    engine = naive_engine(path)
    with engine.begin() as connection:
        for statement in POTS_REBUILT:
            connection.exec_driver_sql(statement)
    engine.dispose()
    assert rows(path, "SELECT count(*) FROM lids") == [(0,)]
