"""The open file: brought up to date, backed up, read through views and written through works, one at a time."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.storage import backups, desk_log, migrations, search_index
from t4gsw_desktop.storage.components import SHARED, Component
from t4gsw_desktop.storage.engine import (
    check_file,
    driver_of,
    open_engine,
    refuse_damage,
    refuse_strange,
    serialised,
    told_plainly,
    told_plainly_by_disk,
)
from t4gsw_desktop.storage.shelves import Shelves
from t4gsw_desktop.storage.unit_of_work import View, Work


class WorkspaceFile:
    """One workspace file, held by this program alone until `close`.

    `caution` is a sentence when the file stands where the write-ahead log is unsafe, else None.
    """

    def __init__(self, path: Path, engine: Engine, caution: str | None, components: Sequence[Component]) -> None:
        self.path = path
        self.caution = caution
        self._engine = engine
        self._is_open = True
        self._in_use = False
        self.components = tuple(components)
        self._shelves = Shelves(shelf for component in components for shelf in component.shelves)
        self._sitting = new_id()

    @contextmanager
    def viewing(self) -> Iterator[View]:
        """Read from the file as it stands."""
        with self._alone(), told_plainly(), self._engine.connect() as connection:
            yield View(connection, self._shelves)

    @contextmanager
    def working(self, desk: str = "") -> Iterator[Work]:
        """Write to the file: on the disk when the block ends well, as if never begun when it does not.

        `desk` is what the desk is called, where it is not as the file says.
        """
        with self._alone(), told_plainly(), self._engine.begin() as connection:
            yield Work(connection, self._shelves, self._sitting, desk or desk_log.desk_name(connection))

    def back_up(self, reason: str, now: datetime) -> Path:
        """A whole copy of the file as it stands; see `backups.make_backup`."""
        with self._alone():
            return backups.make_backup(self._engine, self.path, reason, now)

    def snapshot(self) -> bytes:
        """The whole file as it stands, as the bytes of a file: 25 MB take a twentieth of a second."""
        with self._alone(), told_plainly(), self._engine.connect() as connection:
            return serialised(connection)

    def compact(self) -> None:
        """Write the file anew so that nothing erased is left between its rows or in its log."""
        with self._alone(), told_plainly(), self._engine.connect() as connection:
            driver = driver_of(connection)
            driver.execute("VACUUM")
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Let go of the file; the log is folded into it. Nothing can be read or written after that."""
        self._is_open = False
        self._engine.dispose()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        # The engine would connect again by itself, and hold the file's lock without anybody knowing.
        if not self._is_open:
            raise RuntimeError(f"{self.path.name} has been closed")
        # There is one connection: whoever used it inside another's transaction would end that one halfway.
        if self._in_use:
            raise RuntimeError(f"{self.path.name} is in use; go on with the view or work that is at hand")
        self._in_use = True
        try:
            yield
        finally:
            self._in_use = False


def create_file(path: Path, now: datetime, components: Sequence[Component] = ()) -> WorkspaceFile:
    """Make a new workspace file. Raises Refusal when something is there already or the folder cannot be written to.

    It is made whole under another name first, so that a program that dies meanwhile leaves nothing in its place.
    """
    unfinished = path.with_name(path.name + ".unfinished")
    with told_plainly_by_disk(path):
        if path.exists():
            raise Refusal(f"“{path.name}” is there already. Open it, or choose another name.")
        if not path.parent.is_dir():
            raise Refusal(f"There is no folder “{path.parent}”. Make it first, or choose another place.")
        _take_away(unfinished)
        unfinished.touch(mode=0o600, exist_ok=False)  # people's details: for the owner's eyes
    try:
        _open(unfinished, now, components).close()
        with told_plainly_by_disk(path):
            unfinished.rename(path)
    except BaseException:
        _take_away(unfinished)
        raise
    return _open(path, now, components)


def _take_away(path: Path) -> None:
    for ending in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def open_file(path: Path, now: datetime, components: Sequence[Component] = ()) -> WorkspaceFile:
    """Open an existing workspace file, brought up to date after a backup.

    Raises Refusal, with the file untouched, when it is missing, foreign, newer, damaged or in use.
    """
    migrations.refuse_newer(check_file(path), (SHARED, *components))
    return _open(path, now, components)


def _open(path: Path, now: datetime, kinds: Sequence[Component]) -> WorkspaceFile:
    components = (SHARED, *kinds)
    engine, caution = open_engine(path)
    try:
        with told_plainly():
            _bring_up_to_date(engine, path, now, components)
    except BaseException:
        engine.dispose()
        raise
    return WorkspaceFile(path, engine, caution, components)


def _bring_up_to_date(engine: Engine, path: Path, now: datetime, components: Sequence[Component]) -> None:
    with engine.connect() as connection:
        refuse_damage(connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one())
        found = migrations.versions(connection)
        if connection.exec_driver_sql("SELECT 1 FROM sqlite_master LIMIT 1").first():
            refuse_strange(driver_of(connection), path.name)
        migrations.refuse_newer(found, components)
    if migrations.behind(found, components):
        if found:
            backups.make_backup(engine, path, backups.BEFORE_UPDATE, now)
        migrations.migrate(engine, components)
        # Before anything else, the file itself must say whose it is: after a power cut its log is not asked.
        with engine.connect() as connection:
            driver_of(connection).execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with engine.begin() as connection:
        if search_index.is_stale(connection):
            search_index.rebuild(connection)
