"""Numbered steps, counted for each component by itself, that bring a file to the form this program knows."""

from collections.abc import Iterable

from sqlalchemy import Connection, Engine

from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.storage.components import Component
from t4gsw_desktop.storage.engine import APPLICATION_ID, FORMAT, driver_of

_BASE = (
    "CREATE TABLE IF NOT EXISTS meta (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS schema_versions (component TEXT NOT NULL PRIMARY KEY, version INTEGER NOT NULL)",
)


def versions(connection: Connection) -> dict[str, int]:
    """The version of each component as the file stands; empty for a new file."""
    tables = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE name = 'schema_versions'").all()
    if not tables:
        return {}
    return {name: int(version) for name, version in connection.exec_driver_sql("SELECT * FROM schema_versions")}


def refuse_newer(found: dict[str, int], components: Iterable[Component]) -> None:
    """Refuse a file in which some component has gone further than this program knows."""
    known = {component.name: len(component.steps) for component in components}
    if any(version > known.get(name, 0) for name, version in found.items()):
        raise Refusal("This file was made by a newer version of this program. Update it, then open the file again.")


def behind(found: dict[str, int], components: Iterable[Component]) -> tuple[Component, ...]:
    """The components that have steps to go."""
    return tuple(component for component in components if found.get(component.name, 0) < len(component.steps))


def migrate(engine: Engine, components: Iterable[Component]) -> None:
    """Bring every component to its newest version, all in one transaction: either wholly done or not at all.

    Foreign keys are off while it runs, or else rebuilding a table would take the rows that refer to it along; they are
    checked before the commit. The caller has made a backup first.
    """
    with engine.connect() as connection:
        driver_of(connection).execute("PRAGMA foreign_keys = OFF")
        try:
            with connection.begin():
                _run_steps(connection, components)
        finally:
            driver_of(connection).execute("PRAGMA foreign_keys = ON")


def _run_steps(connection: Connection, components: Iterable[Component]) -> None:
    for statement in _BASE:
        connection.exec_driver_sql(statement)
    found = versions(connection)
    for component in components:
        for step in component.steps[found.get(component.name, 0) :]:
            for statement in step:
                connection.exec_driver_sql(statement)
        connection.exec_driver_sql(
            "INSERT INTO schema_versions VALUES (?, ?) "
            "ON CONFLICT (component) DO UPDATE SET version = excluded.version",
            (component.name, len(component.steps)),
        )
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {FORMAT}")
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if orphans:
        raise RuntimeError(f"a migration step left {len(orphans)} rows that refer to nothing; the file stays as it was")
