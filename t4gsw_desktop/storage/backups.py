"""Copies of the file through SQLite's own backup (a plain copy would miss what is still in the log)."""

import contextlib
import os
import re
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.storage.engine import driver_of, told_plainly

ROUTINE, BEFORE_UPDATE, BEFORE_ERASING = "routine", "before update", "before erasing"
_WHEN, _NAMED = "%Y-%m-%d %H.%M.%S", re.compile(r"\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d")
_KEPT = {ROUTINE: 12, BEFORE_UPDATE: 5, BEFORE_ERASING: 5}


def backup_folder(path: Path) -> Path:
    """Where the copies of the file `path` are kept: a folder beside it."""
    return path.with_name(f"{path.stem} backups")


def make_backup(engine: Engine, path: Path, reason: str, now: datetime) -> Path:
    """Copy the file as it stands into its backup folder, durably, and drop the oldest copies of the same reason.

    The copy is written under another name first, so that a half copy never looks like a whole one. Raises Refusal when
    it cannot be written; then nothing is dropped either.
    """
    folder = backup_folder(path)
    try:
        folder.mkdir(exist_ok=True)
        target = _free_name(folder, f"{path.stem} {now:{_WHEN}} {reason}", path.suffix)
        _write_copy(engine, target)
        for old in list_backups(path, reason)[_KEPT[reason] :]:
            old.unlink()
    except OSError as trouble:
        raise Refusal(f"No backup can be kept beside “{path.name}”: {trouble.strerror or trouble}.") from trouble
    return target


def write_through(source: sqlite3.Connection, target: Path) -> None:
    """Copy the whole file behind `source` to `target`, for its owner's eyes, and have it on the disk when done."""
    target.touch(mode=0o600)
    with told_plainly(), closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
    _to_disk(target)


def _write_copy(engine: Engine, target: Path) -> None:
    unfinished = target.with_suffix(".unfinished")
    try:
        with told_plainly(), engine.connect() as connection:
            write_through(driver_of(connection), unfinished)
        unfinished.replace(target)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


def list_backups(path: Path, reason: str = "") -> tuple[Path, ...]:
    """The backups of the file `path`, newest first; of one reason, or of all."""
    told = f"*{reason}*" if reason else "*"
    found = backup_folder(path).glob(f"{glob_safe(path.stem)} {told}{path.suffix}")
    return tuple(sorted(found, key=lambda one: (one.stat().st_mtime_ns, one.name), reverse=True))


def latest_backup(path: Path) -> datetime | None:
    """When the newest backup of the file `path` was made, as their names tell; None when there is none."""
    return max((made for one in list_backups(path) if (made := made_at(one, path))), default=None)


def made_at(backup: Path, path: Path) -> datetime | None:
    """When this backup of the file `path` was made, as its name tells; None when somebody renamed it."""
    told = _NAMED.search(backup.name.removeprefix(path.stem))
    return datetime.strptime(f"{told[0]} +0000", f"{_WHEN} %z") if told else None


def bring_back(backup: Path, path: Path, now: datetime) -> Path:
    """Lay a copy of `backup` beside the file `path`, to be opened in its place; neither of the two is touched.

    Raises Refusal when it cannot be written.
    """
    try:
        target = _free_name(path.parent, f"{path.stem} brought back {now:{_WHEN}}", path.suffix)
        unfinished = target.with_suffix(".unfinished")
        shutil.copyfile(backup, unfinished)
        _to_disk(unfinished)
        unfinished.replace(target)
    except OSError as trouble:
        raise Refusal(f"“{backup.name}” could not be copied: {trouble.strerror or trouble}.") from trouble
    return target


def glob_safe(text: str) -> str:
    """`text` so that it stands for itself in a glob pattern."""
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in text)


def _free_name(folder: Path, stem: str, suffix: str) -> Path:
    """A name that is not taken; acts in the same second are told apart by a number."""
    target = folder / f"{stem}{suffix}"
    count = 2
    while target.exists():
        target = folder / f"{stem} ({count}){suffix}"
        count += 1
    return target


def _to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
    # Folders cannot be opened on Windows, where the rename is durable without it.
    with contextlib.suppress(PermissionError, IsADirectoryError):
        handle = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
