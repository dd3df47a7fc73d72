"""Backups: whole copies, also of what is still in the log, named by time and reason, the oldest dropped."""

import os
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from t4gsw_desktop.core.people import Person
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage import backups
from t4gsw_desktop.storage.search import search_people
from t4gsw_desktop.storage.unit_of_work import View
from tests.storage.conftest import NOW, add_person


def test_backup_holds_what_is_still_in_the_log(path: Path) -> None:
    with Workspace.create(path, clock=lambda: NOW) as workspace:
        workspace.change(add_person, "Ottoline Quill")
        assert b"Ottoline" not in path.read_bytes()
        copy = workspace.back_up()
        workspace.change(add_person, "Later", "later")
        before = workspace.read(View.find, Person)
    assert copy == path.parent / "club backups" / "club 2027-01-21 18.00.00 routine.t4gsw"
    assert [one.name for one in copy.parent.iterdir()] == [copy.name]
    with Workspace.open(copy) as restored:
        assert restored.read(View.find, Person) == (Person("ann", "Ottoline Quill"),)
        assert restored.read(search_people, "otto")[0].person.id == "ann"
        assert restored.undo() == "Add Ottoline Quill"
    with Workspace.open(path) as workspace:
        assert workspace.read(View.find, Person) == before


def test_backup_is_whole_and_stands_alone(closed: Path) -> None:
    with Workspace.open(closed, clock=lambda: NOW) as workspace:
        copy = workspace.back_up()
    with closing(sqlite3.connect(f"{copy.as_uri()}?immutable=1", uri=True)) as file:
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert file.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert file.execute("SELECT count(*) FROM people").fetchone() == (201,)


def test_oldest_backups_of_the_same_reason_are_dropped(path: Path) -> None:
    now = NOW
    with Workspace.create(path, clock=lambda: now) as workspace:
        for reason in (backups.BEFORE_ERASING, backups.BEFORE_UPDATE, backups.ROUTINE):
            for _ in range(14):
                now += timedelta(minutes=1)
                workspace.back_up(reason)
    assert len(backups.list_backups(path)) == 12 + 5 + 5
    assert len(backups.list_backups(path, backups.BEFORE_ERASING)) == 5
    assert len(backups.list_backups(path, backups.BEFORE_UPDATE)) == 5
    newest = backups.list_backups(path, backups.ROUTINE)
    assert [one.name[5:21] for one in newest] == [f"2027-01-21 18.{minute}" for minute in range(42, 30, -1)]


def test_backups_of_one_moment_are_told_apart(path: Path) -> None:
    with Workspace.create(path, clock=lambda: NOW) as workspace:
        first, second, third = (workspace.back_up() for _ in range(3))
    assert [second.stem[-4:], third.stem[-4:]] == [" (2)", " (3)"]
    assert backups.list_backups(path) == (third, second, first)


def test_backups_of_files_with_odd_names_are_kept_apart(tmp_path: Path) -> None:
    for name in ("a[1]*?.t4gsw", "a1.t4gsw") if os.name != "nt" else ("a[1].t4gsw", "a1.t4gsw"):
        with Workspace.create(tmp_path / name, clock=lambda: NOW) as workspace:
            copy = workspace.back_up()
            assert backups.list_backups(tmp_path / name) == (copy,)


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_backups_are_for_their_owner_alone(path: Path) -> None:
    with Workspace.create(path) as workspace:
        assert workspace.back_up().stat().st_mode & 0o777 == 0o600


def test_backup_that_finds_no_place_is_refused_and_drops_nothing(path: Path) -> None:
    with Workspace.create(path, clock=lambda: NOW) as workspace:
        backups.backup_folder(path).write_text("in the way")
        with pytest.raises(Refusal, match="No backup can be kept beside “club.t4gsw”"):
            workspace.back_up()
        workspace.change(add_person, "Ann")


def test_backup_that_breaks_off_leaves_no_half_copy(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Workspace.create(path, clock=lambda: NOW) as workspace:
        kept = workspace.back_up()

        def no_space(_handle: int) -> None:
            raise OSError(28, "No space left on device")

        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", no_space)
            with pytest.raises(Refusal, match="No space left"):
                workspace.back_up()
        assert list(kept.parent.iterdir()) == [kept]
        workspace.change(add_person, "Ann")


def test_backup_of_a_busy_act_is_refused(path: Path) -> None:
    with Workspace.create(path) as workspace, pytest.raises(RuntimeError, match="in use"):
        workspace.read(lambda _view: workspace.back_up())


def test_latest_backup_is_read_from_the_names(path: Path) -> None:
    moment = NOW
    with Workspace.create(path, clock=lambda: moment) as workspace:
        assert backups.latest_backup(path) is None
        workspace.back_up()
        moment = NOW + timedelta(hours=2)
        workspace.back_up(backups.BEFORE_ERASING)
        assert backups.latest_backup(path) == moment
    (backups.backup_folder(path) / f"{path.stem} by hand{path.suffix}").touch()
    assert backups.latest_backup(path) == moment
