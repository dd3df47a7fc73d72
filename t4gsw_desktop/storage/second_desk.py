"""A file of its own for a second desk: a whole copy that knows what it was copied from, and goes on as another desk."""

from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, select, update

from t4gsw_desktop.core.desks import Desk
from t4gsw_desktop.core.folding import fold
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.timeline import to_text
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.storage import desk_log, journal
from t4gsw_desktop.storage.backups import write_through
from t4gsw_desktop.storage.components import SHARED
from t4gsw_desktop.storage.engine import driver_of, open_engine, told_plainly, told_plainly_by_disk
from t4gsw_desktop.storage.other_desk import reading
from t4gsw_desktop.storage.shelves import Shelves
from t4gsw_desktop.storage.tables import desks, steps
from t4gsw_desktop.storage.unit_of_work import Work


def copy_for_desk(source: Path, target: Path, name: str, now: datetime) -> None:
    """Make `target` the file of a further desk called `name`: all that is in `source`, which is only read.

    It is made whole under another name first. What was done before cannot be undone there. Raises Refusal when the
    name is taken, `target` is there already, or `source` is no whole workspace file of this version.
    """
    if target.exists():
        raise Refusal(f"“{target.name}” is there already. Choose another name.")
    unfinished = target.with_name(target.name + ".unfinished")
    try:
        with reading(source, None) as connection:
            _refuse_taken(connection, name)
            with told_plainly_by_disk(target):
                write_through(driver_of(connection), unfinished)
        _become(unfinished, name, now)
        with told_plainly_by_disk(target):
            unfinished.replace(target)
    except BaseException:
        for ending in ("", "-wal", "-shm", "-journal"):
            unfinished.with_name(unfinished.name + ending).unlink(missing_ok=True)
        raise


def _refuse_taken(connection: Connection, name: str) -> None:
    taken = {desk_log.desk_name(connection), *connection.execute(select(desks.c.name)).scalars()}
    if fold(name) in map(fold, taken):
        raise Refusal(f"There is a desk called “{name}” already. Give this one another name.")


def _become(path: Path, name: str, now: datetime) -> None:
    engine, _ = open_engine(path)
    try:
        with told_plainly(), engine.begin() as connection:
            desk_log.set_fact(connection, desk_log.DESK, new_id())
            work = Work(connection, Shelves(SHARED.shelves), new_id(), name)
            work.put(Desk(desk_log.desk_id(connection), name))
            work.label = f"Begin {name}"
            journal.record(work, at=to_text(now), desk=name)
            connection.execute(update(steps).where(steps.c.state == journal.DONE).values(state=journal.SEALED))
    finally:
        engine.dispose()
