"""Files to open: workspaces, foreign and damaged ones, and components with steps of their own."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Column, MetaData, Table, Text

from t4gsw_desktop.core.people import Person
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.components import Component
from t4gsw_desktop.storage.shelves import Shelf
from t4gsw_desktop.storage.unit_of_work import Work

NOW = datetime(2027, 1, 21, 18, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Pot:
    """A value of the test component."""

    id: str
    name: str
    colour: str = ""


_POTS = Table("pots", MetaData(), Column("id", Text, primary_key=True), Column("name", Text), Column("colour", Text))
POTS_FIRST = (
    "CREATE TABLE pots (id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL)",
    "CREATE TABLE lids (id TEXT NOT NULL PRIMARY KEY, pot_id TEXT NOT NULL REFERENCES pots (id) ON DELETE CASCADE)",
    "CREATE INDEX lids_by_pot ON lids (pot_id)",
    "INSERT INTO pots VALUES ('p', 'Big'), ('q', 'Small')",
    "INSERT INTO lids VALUES ('l', 'p'), ('m', 'p'), ('n', 'q')",
)
# SQLite's way of changing a table: make the new one, copy, drop the old one, rename.
POTS_REBUILT = (
    "CREATE TABLE new_pots (id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, colour TEXT NOT NULL DEFAULT '')",
    "INSERT INTO new_pots (id, name) SELECT id, name FROM pots",
    "DROP TABLE pots",
    "ALTER TABLE new_pots RENAME TO pots",
)


def pots(*steps: tuple[str, ...]) -> Component:
    """The test component as a program knows it that has these steps."""
    return Component("pots", (Shelf(Pot, _POTS),), steps)


def add_person(work: Work, name: str, person_id: str = "ann") -> None:
    work.label = f"Add {name}"
    work.put(Person(person_id, name))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "club.t4gsw"


@pytest.fixture
def closed(path: Path) -> Path:
    """A workspace with Ann and two hundred others in it, closed."""
    with Workspace.create(path, clock=lambda: NOW) as made:
        made.change(add_person, "Ann Lee")
        made.change(_add_many)
    return path


def _add_many(work: Work) -> None:
    work.label = "Add many"
    work.put_many([Person(f"{number:03}", f"Guest {number}", notes="n" * 200) for number in range(200)])
