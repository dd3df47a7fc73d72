"""Opening the one file: what it is, whether it is whole, who else has it, and the one connection to it."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, DBAPIError
from sqlalchemy.pool import StaticPool

from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.storage.ground import why_unsafe

# "T4GW", and the version of the whole file format: raised when older programs must no longer open the file.
APPLICATION_ID = 0x54344757
FORMAT = 1
_MARKS = ("application_id", "user_version")
_SHORTEST = 100  # bytes of the header alone
_WAIT_SECONDS = 0.5
# SQLite keeps 2 MB in memory unless told; with 100,000 people, finding one is twice as fast with room for the index.
_CACHE_KIB = 32 * 1024

_SENTENCES = {
    "disk is full": "This computer has no space left. Nothing was lost, but new changes cannot be kept. "
    "Free some space, then do it again.",
    "readonly": "This file may only be read, not changed. Copy it to a folder of your own and open the copy.",
    "read-only": "This file may only be read, not changed. Copy it to a folder of your own and open the copy.",
    "database is locked": "Another program has this file open, and only one can change it. Close it there first.",
    "unable to open": "This file cannot be opened here: the folder is missing or may not be written to.",
    "disk i/o": "The disk did not answer. Everything up to the last saved change is safe. Check the disk or stick.",
    "malformed": "This file is damaged. It was left as it is. Where a folder of backups is beside it, open the newest "
    "copy there.",
    "not a database": "This is not a T4GSW file. It was left as it is.",
}


def check_file(path: Path, *, to_change: bool = True) -> dict[str, int]:
    """Refuse, without touching it, what is not there, not ours, newer, damaged or, `to_change`, not to be written.

    Returns the versions of its components; none for a file with a log still beside it, which tells neither these nor
    whether it is whole before it is opened: the power may have gone while the log was being folded into it, and then
    it cannot even be read without its log. Only SQLite may open the file: closing one that a program opened by itself
    takes away, under POSIX, the locks that the same program holds on it elsewhere.
    """
    _refuse_inaccessible(path, to_change=to_change)
    has_log = any(path.with_name(path.name + ending).exists() for ending in ("-wal", "-journal"))
    with told_plainly(), closing(sqlite3.connect(f"{path.resolve().as_uri()}?immutable=1", uri=True)) as connection:
        try:
            refuse_strange(connection, path.name)
        except sqlite3.DatabaseError as trouble:
            if has_log and "malformed" in str(trouble):
                return {}
            raise
        if has_log:
            return {}
        refuse_damage(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
        return {name: int(version) for name, version in connection.execute("SELECT * FROM schema_versions")}


def refuse_strange(connection: sqlite3.Connection, name: str) -> None:
    """Refuse the file called `name` when its marks say that it is another program's, or a newer version's."""
    mark, version = (connection.execute(f"PRAGMA {one}").fetchone()[0] for one in _MARKS)
    if mark != APPLICATION_ID:
        raise Refusal(f"“{name}” belongs to another program. It was left as it is.")
    if version > FORMAT:
        raise Refusal(f"“{name}” was made by a newer version of this program. Update it, then open the file again.")


def _refuse_inaccessible(path: Path, *, to_change: bool) -> None:
    try:
        if path.is_dir():
            raise Refusal(f"“{path.name}” is a folder. Choose a file in it.")
        size = path.stat().st_size
    except FileNotFoundError as trouble:
        raise Refusal(f"There is no file “{path.name}” in this folder.") from trouble
    except OSError as trouble:
        said = trouble.strerror or trouble
        raise Refusal(f"“{path.name}” cannot be read: {said}. It was left as it is.") from trouble
    if not os.access(path, os.R_OK):
        raise Refusal(f"You may not read “{path.name}”. Ask whoever keeps it for a copy.")
    if size < _SHORTEST:
        raise Refusal(f"“{path.name}” is not a T4GSW file. It was left as it is.")
    if to_change and not os.access(path, os.W_OK):
        raise Refusal(_SENTENCES["readonly"])


def refuse_damage(verdict: str) -> None:
    """Nothing happens when SQLite's own check says "ok"; else a Refusal."""
    if verdict != "ok":
        raise Refusal(_SENTENCES["malformed"])


def open_engine(path: Path) -> tuple[Engine, str | None]:
    """Connect to the file `path`, which may be empty, and take it for this program alone.

    There is exactly one connection, so that no two can write or checkpoint at the same moment (SQLite before 3.51.3 can
    damage a file then). Its lock lasts until it is closed, and ends by itself when the program dies. Every commit is
    on the disk when it returns. The second value says why the rollback journal is used, None where the log is.
    Raises Refusal when another program has the file.
    """
    caution = why_unsafe(path)
    engine = create_engine("sqlite://", poolclass=StaticPool, creator=lambda: _connect(path, plain=caution is not None))
    event.listen(engine, "begin", _begin)
    with told_plainly():
        engine.connect().close()
    return engine, caution


def _connect(path: Path, *, plain: bool) -> sqlite3.Connection:
    # isolation_level None: the sqlite3 module must not begin transactions by itself, or BEGIN IMMEDIATE comes too late.
    connection = sqlite3.connect(path, timeout=_WAIT_SECONDS, isolation_level=None)
    try:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute(f"PRAGMA journal_mode = {'DELETE' if plain else 'WAL'}")
        connection.execute(f"PRAGMA synchronous = {'EXTRA' if plain else 'FULL'}")
        for pragma in (
            "fullfsync = ON",
            "checkpoint_fullfsync = ON",
            "foreign_keys = ON",
            "secure_delete = ON",
            f"cache_size = -{_CACHE_KIB}",
        ):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
    except BaseException:
        connection.close()
        raise
    return connection


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


@contextmanager
def told_plainly_by_disk(path: Path) -> Iterator[None]:
    """Turn the operating system's trouble with `path` into a Refusal."""
    try:
        yield
    except OSError as trouble:
        raise Refusal(f"“{path.name}” cannot be made here: {trouble.strerror or trouble}.") from trouble


@contextmanager
def told_plainly() -> Iterator[None]:
    """Turn the troubles of disks, locks and damaged files into Refusals; anything else is a bug and passes through."""
    try:
        yield
    except (sqlite3.Error, DBAPIError) as trouble:
        sentence = plain_sentence(trouble)
        if sentence is None:
            raise
        raise Refusal(sentence) from trouble


def plain_sentence(trouble: Exception) -> str | None:
    """What to tell a person about this trouble of SQLite's; None when it is no trouble of theirs."""
    cause = trouble.orig if isinstance(trouble, DBAPIError) else trouble
    if isinstance(cause, sqlite3.IntegrityError | sqlite3.ProgrammingError | sqlite3.InterfaceError):
        return None
    said = str(cause).casefold()
    return next((sentence for sign, sentence in _SENTENCES.items() if sign in said), None)


def driver_of(connection: Connection) -> sqlite3.Connection:
    """The sqlite3 connection underneath, for what SQL cannot say (backups)."""
    driver = connection.connection.driver_connection
    if not isinstance(driver, sqlite3.Connection):
        raise DatabaseError("no SQLite connection underneath", None, TypeError(type(driver)))
    return driver


def serialised(connection: Connection) -> bytes:
    """All that is committed, the log included, as the bytes of a database that keeps no log."""
    whole = bytearray(driver_of(connection).serialize())
    whole[18:20] = b"\x01\x01"  # how it is written and read: by a journal, so that it can be read where nothing can be
    return bytes(whole)
