"""Opening: what is refused stays byte for byte as it was, and what is opened is held alone and written durably."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from t4gsw_desktop.core.people import Person
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage import engine, ground
from t4gsw_desktop.storage.unit_of_work import View
from tests.storage.conftest import NOW, add_person


def sentence_of_opening(path: Path) -> str:
    with pytest.raises(Refusal) as refused:
        Workspace.open(path)
    said = refused.value.sentence
    assert said.endswith((".", "!"))
    assert not any(word in said.casefold() for word in ("error", "invalid", "failed", "please", "sorry", "sqlite"))
    return said


def pragma(workspace: Workspace, name: str) -> object:
    return workspace.read(lambda view: view.connection.exec_driver_sql(f"PRAGMA {name}").scalar())


# What cannot be opened ------------------------------------------------------------------------------------------------


def write_other_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA application_id = 252006674")
        other.execute("CREATE TABLE things (id)")
        other.commit()


def write_plain_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE things (id)")
        other.commit()


def write_pdf(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7\n" + os.urandom(4_000))


FOREIGN: dict[str, tuple[Callable[[Path], object], str]] = {
    "empty": (Path.touch, "not a T4GSW file"),
    "text": (lambda path: path.write_text("Name,Email\nAnn,\n" * 50), "not a T4GSW file"),
    "pdf": (write_pdf, "not a T4GSW file"),
    "only the header": (lambda path: path.write_bytes(b"SQLite format 3\x00"), "not a T4GSW file"),
    "noise after the header": (
        lambda path: path.write_bytes(b"SQLite format 3\x00" + b"\xff" * 500),
        "not a T4GSW file",
    ),
    "another program's": (write_other_program, "another program"),
    "no program's": (write_plain_database, "another program"),
}


@pytest.mark.parametrize(("write", "sentence"), FOREIGN.values(), ids=FOREIGN.keys())
def test_opening_refuses_a_foreign_file(path: Path, write: Callable[[Path], object], sentence: str) -> None:
    write(path)
    before = path.read_bytes()
    assert sentence in sentence_of_opening(path)
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_opening_refuses_a_missing_file_and_makes_none(path: Path) -> None:
    assert "no file “club.t4gsw”" in sentence_of_opening(path)
    assert not path.exists()


def test_opening_refuses_a_folder(path: Path) -> None:
    path.mkdir()
    assert "is a folder" in sentence_of_opening(path)


def test_opening_refuses_a_newer_format(closed: Path) -> None:
    with closing(sqlite3.connect(closed)) as file:
        file.execute(f"PRAGMA user_version = {engine.FORMAT + 1}")
    before = closed.read_bytes()
    assert "newer version" in sentence_of_opening(closed)
    assert closed.read_bytes() == before


@pytest.mark.parametrize("mode", ["WAL", "DELETE"])
@pytest.mark.parametrize(("name", "version"), [("shared", 99), ("cabaret", 1)])
def test_opening_refuses_a_newer_or_unknown_component(closed: Path, name: str, version: int, mode: str) -> None:
    with closing(sqlite3.connect(closed)) as file:
        file.execute("INSERT OR REPLACE INTO schema_versions VALUES (?, ?)", (name, version))
        file.commit()
        file.execute(f"PRAGMA journal_mode = {mode}")
    before = closed.read_bytes()
    assert "newer version" in sentence_of_opening(closed)
    assert closed.read_bytes() == before


def overwrite_middle(path: Path) -> None:
    """Noise over pages in the middle, as a dying stick leaves it."""
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2 // 4096 * 4096)
        file.write(bytes(range(256)) * 64)


def overwrite_catalogue(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(100)
        file.write(b"\x99" * 300)


def truncate(path: Path) -> None:
    os.truncate(path, path.stat().st_size * 2 // 3)


def truncate_to_header(path: Path) -> None:
    os.truncate(path, 100)


@pytest.mark.parametrize("damage", [overwrite_middle, overwrite_catalogue, truncate, truncate_to_header])
def test_opening_refuses_a_damaged_file(closed: Path, damage: Callable[[Path], None]) -> None:
    damage(closed)
    before = closed.read_bytes()
    assert "damaged" in sentence_of_opening(closed)
    assert closed.read_bytes() == before
    assert [one.name for one in closed.parent.iterdir()] == [closed.name]


def test_opening_refuses_damage_found_only_with_the_log(closed: Path) -> None:
    with closing(sqlite3.connect(closed)) as other:
        other.execute("PRAGMA wal_autocheckpoint = 0")
        other.execute("UPDATE people SET notes = 'x'")
        other.commit()
        for ending in ("", "-wal"):
            shutil.copy(f"{closed}{ending}", f"{closed.parent}/copy.t4gsw{ending}")
    copy = closed.with_name("copy.t4gsw")
    overwrite_middle(copy)
    with pytest.raises(Refusal, match="damaged"):
        Workspace.open(copy)
    with Workspace.open(closed) as again:
        assert again.read(View.get, Person, "ann") == Person("ann", "Ann Lee", notes="x")


def test_creating_refuses_what_is_there_and_folders_that_are_not(closed: Path, tmp_path: Path) -> None:
    before = closed.read_bytes()
    with pytest.raises(Refusal, match="there already"):
        Workspace.create(closed)
    assert closed.read_bytes() == before
    with pytest.raises(Refusal, match="no folder"):
        Workspace.create(tmp_path / "nowhere" / "club.t4gsw")
    with pytest.raises(Refusal, match="cannot be made here"):
        Workspace.create(tmp_path / ("x" * 300 + ".t4gsw"))


def test_creating_leaves_nothing_behind_when_it_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connect = sqlite3.connect

    def tiny(*arguments: object, **named: object) -> sqlite3.Connection:
        made = connect(*arguments, **named)  # type: ignore[call-overload]
        made.execute("PRAGMA max_page_count = 5")
        return made  # type: ignore[no-any-return]

    with monkeypatch.context() as patch:
        patch.setattr(sqlite3, "connect", tiny)
        with pytest.raises(Refusal, match="no space left"):
            Workspace.create(path)
    assert list(path.parent.iterdir()) == []
    Workspace.create(path).close()


HOLD = """
import sys
from pathlib import Path
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.services.workspace import Workspace
try:
    with Workspace.open(Path(sys.argv[1])):
        print("open", flush=True)
        sys.stdin.readline()
except Refusal as refusal:
    print(refusal.sentence, flush=True)
"""


@pytest.fixture
def held(closed: Path) -> Iterator[Path]:
    """A workspace that another process has open."""
    command = [sys.executable, "-c", HOLD, str(closed)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        yield closed
        other.communicate("done\n")


def test_opening_refuses_a_file_that_is_open_elsewhere(held: Path) -> None:
    before = held.read_bytes()
    assert "Another program has this file open" in sentence_of_opening(held)
    assert held.read_bytes() == before


def test_opening_twice_in_one_program_is_refused(closed: Path) -> None:
    with Workspace.open(closed) as first:
        assert "Another program has this file open" in sentence_of_opening(closed)
        assert len(first.read(View.find, Person)) == 201
        # Trying so must not have loosened the first one's hold on the file either.
        other = subprocess.run([sys.executable, "-c", HOLD, str(closed)], capture_output=True, text=True, check=True)
        assert "Another program has this file open" in other.stdout
    with Workspace.open(closed):
        pass


def test_new_file_opens_after_its_first_program_died(path: Path) -> None:
    with Workspace.create(path) as workspace:
        workspace.change(add_person, "Ann")
        for ending in ("", "-wal"):
            shutil.copy(f"{path}{ending}", f"{path.parent}/left.t4gsw{ending}")
    with Workspace.open(path.with_name("left.t4gsw")) as left:
        assert left.read(View.get, Person, "ann") == Person("ann", "Ann")


def newest_first_page(log: bytes) -> bytes:
    """The last first page in a write-ahead log, by the layout in SQLite's description of its file format."""
    size = int.from_bytes(log[8:12])
    frames = range(32, len(log), 24 + size)
    return [log[at + 24 : at + 24 + size] for at in frames if int.from_bytes(log[at : at + 4]) == 1][-1]


def test_power_cut_while_the_log_was_being_folded_in_loses_nothing(path: Path) -> None:
    left = path.with_name("left.t4gsw")
    with Workspace.create(path) as workspace:
        for number in range(60):
            workspace.change(add_person, f"Guest {number} " + "x" * 2000, f"guest-{number:02}")
        for ending in ("", "-wal"):
            shutil.copy(f"{path}{ending}", f"{left}{ending}")
    # Of all pages only the first had come to the file: it tells of pages that are in the log alone.
    with left.open("r+b") as file:
        file.write(newest_first_page(left.with_name("left.t4gsw-wal").read_bytes()))
    alone = closing(sqlite3.connect(f"{left.as_uri()}?immutable=1", uri=True))
    with alone as other, pytest.raises(sqlite3.DatabaseError, match="malformed"):
        other.execute("PRAGMA user_version")
    with Workspace.open(left) as again:
        assert len(again.read(View.find, Person)) == 60


def test_other_programs_file_left_so_is_not_taken_for_ours(tmp_path: Path) -> None:
    other, left = tmp_path / "other.t4gsw", tmp_path / "left.t4gsw"
    with closing(sqlite3.connect(other)) as file:
        file.execute("PRAGMA journal_mode = WAL")
        file.execute("PRAGMA wal_autocheckpoint = 0")
        file.execute("CREATE TABLE things (name TEXT)")
        file.executemany("INSERT INTO things VALUES (?)", [("x" * 2000,)] * 60)
        file.commit()
        for ending in ("", "-wal"):
            shutil.copy(f"{other}{ending}", f"{left}{ending}")
    with left.open("r+b") as file_left:
        file_left.write(newest_first_page(left.with_name("left.t4gsw-wal").read_bytes()))
    assert "belongs to another program" in sentence_of_opening(left)
    with closing(sqlite3.connect(left)) as file:
        assert file.execute("SELECT count(*) FROM things").fetchone() == (60,)


def open_and_change(path: Path) -> str:
    """What is said when the file is opened and changed."""
    try:
        with Workspace.open(path) as workspace:
            workspace.change(add_person, "New", "new")
    except Refusal as refusal:
        return refusal.sentence
    return "changed"


def said_to_somebody_else(path: Path) -> str:
    """The same by a process of a user who owns nothing here, since the superuser may write anywhere."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.setgid(65534)
            os.setuid(65534)
            os.write(writing, open_and_change(path).encode())
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    said = os.read(reading, 1_000).decode()
    os.close(reading)
    os.close(writing)
    return said


@pytest.mark.skipif(os.name == "nt", reason="permissions of folders are another matter on Windows")
@pytest.mark.parametrize("locked", ["file", "folder"])
def test_opening_refuses_what_may_not_be_written(closed: Path, locked: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copy = folder / "club.t4gsw"
        shutil.copy(closed, copy)
        copy.chmod(0o444 if locked == "file" else 0o666)
        folder.chmod(0o777 if locked == "file" else 0o555)
        before = copy.read_bytes()
        said = said_to_somebody_else(copy) if os.geteuid() == 0 else open_and_change(copy)
        folder.chmod(0o755)
        assert "may only be read" in said or "may not be written to" in said
        assert copy.read_bytes() == before


# What is open ---------------------------------------------------------------------------------------------------------


def test_open_file_is_written_ahead_and_to_the_disk(path: Path) -> None:
    with Workspace.create(path) as workspace:
        wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}
        wanted |= {"locking_mode": "exclusive", "application_id": engine.APPLICATION_ID, "user_version": engine.FORMAT}
        wanted |= {"fullfsync": 1, "checkpoint_fullfsync": 1}
        assert {name: pragma(workspace, name) for name in wanted} == wanted
        assert workspace.caution is None


def test_open_file_has_exactly_one_connection(path: Path) -> None:
    with Workspace.create(path) as workspace:
        driver = workspace._file._engine.raw_connection().driver_connection
        for _ in range(3):
            workspace.change(add_person, "Ann")
            workspace.undo()
            assert workspace.read(lambda view: engine.driver_of(view.connection)) is driver
        if Path("/proc/self/fd").exists():
            links = [one.readlink() for one in Path("/proc/self/fd").iterdir() if one.is_symlink()]
            assert links.count(path) == 1


def test_closed_file_stands_alone_and_takes_no_more(closed: Path) -> None:
    assert [one.name for one in closed.parent.iterdir()] == [closed.name]
    workspace = Workspace.open(closed)
    workspace.close()
    with pytest.raises(RuntimeError, match="closed"):
        workspace.step()


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_new_file_is_for_its_owner_alone(path: Path) -> None:
    with Workspace.create(path) as workspace:
        workspace.change(add_person, "Ann")
        assert {one.name: one.stat().st_mode & 0o777 for one in path.parent.iterdir()} == {
            "club.t4gsw": 0o600,
            "club.t4gsw-wal": 0o600,
        }


def test_full_disk_refuses_the_act_and_keeps_the_rest(closed: Path) -> None:
    with Workspace.open(closed) as workspace:
        pages = int(str(pragma(workspace, "page_count")))
        pragma(workspace, f"max_page_count = {pages + 2}")
        before = workspace.read(View.find, Person)
        with pytest.raises(Refusal, match="no space left"):
            workspace.change(add_person, "Long " * 40_000, "long")
        assert workspace.read(View.find, Person) == before
        pragma(workspace, "max_page_count = 1000000")
        workspace.change(add_person, "Long " * 40_000, "long")
        workspace.undo()
        assert workspace.read(View.find, Person) == before
    with Workspace.open(closed) as again:
        assert again.read(View.find, Person) == before


def test_unsafe_folder_is_told_and_written_without_a_log(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ground, "file_system", lambda _folder: "nfs4")
    with Workspace.create(path, clock=lambda: NOW) as workspace:
        assert "another computer" in (workspace.caution or "")
        assert (pragma(workspace, "journal_mode"), pragma(workspace, "synchronous")) == ("delete", 3)
        workspace.change(add_person, "Ann")
        workspace.undo()
        workspace.redo()
        assert not path.with_name("club.t4gsw-wal").exists()
        assert "Another program" in sentence_of_opening(path)
    monkeypatch.undo()
    with Workspace.open(path) as again:
        assert (again.caution, pragma(again, "journal_mode")) == (None, "wal")
        assert again.read(View.get, Person, "ann") == Person("ann", "Ann")


# A snapshot -----------------------------------------------------------------------------------------------------------


def test_snapshot_is_the_whole_file_with_what_is_still_in_the_log(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "a.t4gsw") as workspace:
        workspace.change(add_person, "Ann Bold")
        (tmp_path / "copy.t4gsw").write_bytes(workspace.snapshot())
        workspace.change(add_person, "Cem Demir")
    with closing(sqlite3.connect(f"{(tmp_path / 'copy.t4gsw').as_uri()}?immutable=1", uri=True)) as copy:
        assert copy.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert copy.execute("SELECT full_name FROM people").fetchall() == [("Ann Bold",)]
    with Workspace.open(tmp_path / "copy.t4gsw") as again:
        assert [one.full_name for one in again.read(View.find, Person)] == ["Ann Bold"]
