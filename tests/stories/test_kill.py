"""The power cut, two hundred times: whatever was acknowledged is in the file, whole, and nothing is there by half."""

import json
import multiprocessing
import random
import re
import signal
import sys
from pathlib import Path

import pytest
from sqlalchemy import Connection

from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.unit_of_work import View

KILLS = 204
FILES = 3
TABLES = ("people", "keep_apart", "events", "attendees", "checkins")

Rows = dict[tuple[str, str], dict[str, object]]


class Ledger:
    """One file, the desks killed over it, and what its rows must be after the last step that was looked at."""

    def __init__(self, path: Path, seed: int) -> None:
        self.path = path
        self.luck = random.Random(seed)
        self.rows: Rows = {}
        self.step = 0
        self.untold = 0
        # Desks are forked from one process that has everything imported, where there is such a thing.
        forking = "forkserver" in multiprocessing.get_all_start_methods()
        self.processes = multiprocessing.get_context("forkserver" if forking else "spawn")
        self.processes.set_forkserver_preload(["pytest", "sqlalchemy.dialects.sqlite", Workspace.__module__])

    def kill_a_desk(self) -> int:
        """Let a desk work for 20 to 150 ms after its first word, kill it, and return the last step it told of."""
        from busy_desk import work

        hearing, telling = self.processes.Pipe(duplex=False)
        desk = self.processes.Process(target=work, args=(self.path, self.luck.randrange(2**32), telling))
        desk.start()
        telling.close()
        told = hearing.recv()
        desk.join(timeout=self.luck.uniform(0.02, 0.15))
        assert desk.exitcode is None
        desk.kill()
        desk.join()
        assert desk.exitcode in (-signal.SIGKILL if sys.platform != "win32" else 1, 1)
        try:
            while True:
                told = hearing.recv()
        except EOFError:
            hearing.close()
            return int(told)

    def check(self, view: View, told: int) -> None:
        connection = view.connection
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalars().all() == ["ok"]
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        steps = connection.exec_driver_sql("SELECT number, label, state FROM steps ORDER BY number").all()
        assert [row.number for row in steps] == list(range(1, len(steps) + 1))
        assert len(steps) >= told
        self.untold += len(steps) - told
        for number, label, state in steps[self.step :]:
            self.follow(connection, number, label, sealed=state == "sealed")
        self.step = len(steps)
        assert rows_of(connection) == self.rows
        found = set(connection.exec_driver_sql("SELECT person_id FROM search_entries").scalars())
        assert found == {row_id for table, row_id in self.rows if table == "people"}

    def follow(self, connection: Connection, number: int, label: str, *, sealed: bool) -> None:
        """Do with the model what the journal says the step did, and see that the step is there as a whole."""
        query = "SELECT table_name, row_id, after FROM journal WHERE step = ? ORDER BY id"
        entries = connection.exec_driver_sql(query, (number,)).all()
        if label.startswith("Forget "):
            self.rows.pop(("people", label.removeprefix("Forget ")), None)
        elif not sealed:
            count = re.search(r"\((\d+) rows\)", label)
            assert count is not None
            assert len(entries) == int(count[1])
        for table, row_id, after in entries:
            if after is None:
                del self.rows[table, row_id]
            else:
                self.rows[table, row_id] = json.loads(after)


def rows_of(connection: Connection) -> Rows:
    """Every row of the tables that the desks write."""
    found: Rows = {}
    for table in TABLES:
        for row in connection.exec_driver_sql(f"SELECT * FROM {table}").mappings():
            found[table, row["id"]] = dict(row)
    return found


@pytest.mark.slow
def test_two_hundred_kills_lose_nothing_and_leave_no_half(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    ledgers = [Ledger(tmp_path / f"desk {number}.t4gsw", number) for number in range(FILES)]
    for number in range(KILLS):
        ledger = ledgers[number * FILES // KILLS]
        told = ledger.kill_a_desk()
        with Workspace.open(ledger.path) as workspace:
            workspace.read(ledger.check, told)
    steps, untold = sum(ledger.step for ledger in ledgers), sum(ledger.untold for ledger in ledgers)
    sys.stdout.write(f"{KILLS} kills, {steps} steps, {untold} of them on the disk before they were told\n")
    assert steps > KILLS
