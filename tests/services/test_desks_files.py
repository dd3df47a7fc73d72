"""What is no file of another desk is refused in a sentence; copies and backups are known for what they are."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from t4gsw_desktop.core.events import Attendee, Event
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.services.checkin import present
from t4gsw_desktop.services.desks import begin_second_desk, desk_of, meet
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.unit_of_work import View
from tests.services.test_desks import KINDS, Desks, left_by, rows, second, walks_in

__all__ = ["second"]


def refused(workspace: Workspace, other: Path) -> str:
    before = rows(workspace), workspace.step(), other.read_bytes() if other.is_file() else b""
    with pytest.raises(Refusal) as caught:
        meet(workspace, other)
    assert before == (rows(workspace), workspace.step(), other.read_bytes() if other.is_file() else b"")
    return caught.value.sentence


def test_other_files_are_refused(workspace: Workspace, evening: Event, tmp_path: Path) -> None:
    walks_in(workspace, evening, "Ann Lee")
    text, folder = tmp_path / "list.csv", tmp_path / "stick"
    text.write_text("name\n" * 100)
    folder.mkdir()
    foreign = tmp_path / "foreign.db"
    with closing(sqlite3.connect(foreign)) as file:
        file.execute("CREATE TABLE notes (id)")
    Workspace.create(tmp_path / "others.t4gsw", KINDS).close()
    assert "not a T4GSW file" in refused(workspace, text)
    assert "is a folder" in refused(workspace, folder)
    assert "There is no file" in refused(workspace, tmp_path / "nothing.t4gsw")
    assert "another program" in refused(workspace, foreign)
    assert "of other people" in refused(workspace, tmp_path / "others.t4gsw")
    assert "open here" in refused(workspace, workspace.path)


def test_damaged_and_half_copied_files_are_refused(workspace: Workspace, evening: Event, tmp_path: Path) -> None:
    for number in range(20):
        walks_in(workspace, evening, f"Guest {number}")
    whole = left_by(workspace).read_bytes()
    half, spoilt, stub = (tmp_path / name for name in ("half.t4gsw", "spoilt.t4gsw", "stub.t4gsw"))
    half.write_bytes(whole[: len(whole) // 2])
    spoilt.write_bytes(whole[:8192] + b"\0" * 40960 + whole[49152:])
    stub.write_bytes(whole[:512])
    for path in (half, spoilt, stub):
        assert "damaged or was copied only half" in refused(workspace, path), path.name


@pytest.mark.parametrize(("version", "said"), [("version + 1", "newer version"), ("version - 1", "older version")])
def test_files_of_other_versions_are_refused(workspace: Workspace, evening: Event, version: str, said: str) -> None:
    copy = left_by(workspace)
    with closing(sqlite3.connect(copy)) as file, file:
        file.execute(f"UPDATE schema_versions SET version = {version} WHERE component = 'cafe'")
    assert said in refused(workspace, copy)


def test_a_file_that_may_only_be_read_is_met_and_left_as_it_is(
    workspace: Workspace, evening: Event, second: Desks, tmp_path: Path
) -> None:
    other = second()
    ann = walks_in(other, evening, "Ann Lee")
    stick = tmp_path / "stick"
    stick.mkdir()
    copy = Path(shutil.copy(left_by(other), stick))
    copy.chmod(0o400)
    stick.chmod(0o500)
    before = copy.read_bytes(), copy.stat().st_mtime_ns
    try:
        assert meet(workspace, copy).arrivals == 1
        assert [one.name for one in stick.iterdir()] == [copy.name]
    finally:
        stick.chmod(0o700)
    assert (copy.read_bytes(), copy.stat().st_mtime_ns) == before
    assert workspace.read(present, evening.id) == {ann.id}


def test_a_file_whose_log_lies_beside_it_is_read_with_it(
    workspace: Workspace, evening: Event, second: Desks, tmp_path: Path
) -> None:
    """As a stick has it that was pulled from a laptop while the program was open there."""
    other = second()
    ann = walks_in(other, evening, "Ann Lee")
    for ending in ("", "-wal"):
        shutil.copy(other.path.with_name(other.path.name + ending), tmp_path / f"stick.t4gsw{ending}")
    assert meet(workspace, tmp_path / "stick.t4gsw").arrivals == 1
    assert workspace.read(present, evening.id) == {ann.id}


def test_an_earlier_copy_of_this_desk_has_nothing_new(workspace: Workspace, evening: Event) -> None:
    copy = left_by(workspace)
    walks_in(workspace, evening, "Ann Lee")
    met = meet(workspace, copy)
    assert met.nothing_new
    assert met.for_them == 1
    assert workspace.desk == "desk 1"


def test_a_backup_brought_back_catches_up_with_a_later_copy_and_stays_the_same_desk(
    workspace: Workspace, evening: Event, tmp_path: Path
) -> None:
    early = Path(shutil.copy(left_by(workspace), tmp_path / "early.t4gsw"))
    ann = walks_in(workspace, evening, "Ann Lee")
    late = left_by(workspace)
    with Workspace.open(early, KINDS) as restored:
        assert meet(restored, late).arrivals == 1
        assert restored.read(present, evening.id) == {ann.id}
        assert desk_of(restored).id == desk_of(workspace).id


def test_two_copies_of_one_file_that_both_went_on_come_together_as_two_desks(
    workspace: Workspace, evening: Event, tmp_path: Path
) -> None:
    copied = Path(shutil.copy(left_by(workspace), tmp_path / "by hand.t4gsw"))
    with Workspace.open(copied, KINDS) as twin:
        ann, bo = walks_in(workspace, evening, "Ann Lee"), walks_in(twin, evening, "Bo Carr")
        told = meet(workspace, left_by(twin)).sentences
        assert any("one is a copy of the other" in sentence and "desk 1 (2)" in sentence for sentence in told)
        assert (workspace.desk, twin.desk) == ("desk 1 (2)", "desk 1")
        meet(twin, left_by(workspace))
        assert rows(workspace) == rows(twin)
        assert twin.read(present, evening.id) == {ann.id, bo.id}
        assert desk_of(workspace).id != desk_of(twin).id
        assert twin.desk == "desk 1"


def test_two_desks_begun_from_one_stick_are_two(workspace: Workspace, evening: Event, tmp_path: Path) -> None:
    stick = left_by(workspace)
    begin_second_desk(stick, tmp_path / "b.t4gsw", name="Back door")
    begin_second_desk(stick, tmp_path / "c.t4gsw", name="Side door")
    with Workspace.open(tmp_path / "b.t4gsw", KINDS) as b, Workspace.open(tmp_path / "c.t4gsw", KINDS) as c:
        places = {walks_in(b, evening, "Ann Lee").id, walks_in(c, evening, "Bo Carr").id}
        meet(b, left_by(c))
        assert b.read(present, evening.id) == places
        assert desk_of(b).id != desk_of(c).id


KILLED = """
import os, signal, sys
from pathlib import Path
from t4gsw_desktop.kinds.cafe.rows import COMPONENT as CAFE
from t4gsw_desktop.kinds.surgery.rows import COMPONENT as SURGERY
from t4gsw_desktop.services import desks
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage import journal, other_desk, desk_rows, desk_log
MOMENTS = {
    "kept": (other_desk, "keep_news"), "merged": (desk_rows, "merge_rows"), "noted": (desk_log, "note_meeting")
}
room, name = MOMENTS[sys.argv[3]]
real = getattr(room, name)
def then_die(*given):
    real(*given)
    os.kill(os.getpid(), signal.SIGKILL)
setattr(room, name, then_die)
desks.meet(Workspace.open(Path(sys.argv[1]), (SURGERY, CAFE)), Path(sys.argv[2]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot be killed in this way there")
@pytest.mark.parametrize("moment", ["kept", "merged", "noted"])
def test_a_program_that_dies_while_meeting_leaves_the_file_as_it_was(
    workspace: Workspace, evening: Event, second: Desks, moment: str
) -> None:
    other = second()
    ann = walks_in(workspace, evening, "Ann Lee")
    bo = walks_in(other, evening, "Bo Carr")
    copy, before, step = left_by(other), rows(workspace), workspace.step()
    workspace.close()
    paths = [str(workspace.path), str(copy), moment]
    done = subprocess.run([sys.executable, "-c", KILLED, *paths], env={**os.environ}, check=False, capture_output=True)
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()
    with Workspace.open(workspace.path, KINDS) as again:
        assert (rows(again), again.step()) == (before, step)
        assert again.undo_label() == "Ann Lee walked in"
        assert meet(again, copy).arrivals == 1
        assert again.read(present, evening.id) == {ann.id, bo.id}
        assert {one.id for one in again.read(View.find, Attendee)} == {ann.id, bo.id}
