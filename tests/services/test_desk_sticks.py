"""Copies on a stick: whole or not there, one for each desk, told plainly when the stick does not play along."""

import errno
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.exchange.desk_copies import CopyLabel, pack_copy
from t4gsw_desktop.services import desk_sticks
from t4gsw_desktop.services.desk_sticks import (
    FOLDER,
    SUFFIX,
    DeskCopy,
    clear_folder,
    copies_in,
    desk_folder,
    read_copy,
    room_beside,
    said_when,
    write_copy,
)

NOW = datetime(2027, 1, 21, 19, 0, tzinfo=UTC)


def label(desk_id: str = "front1", name: str = "Front door", at: str = "2027-01-21T18:47:00+00:00") -> CopyLabel:
    return CopyLabel(desk_id, name, "Winter", at, {})


def files(stick: Path) -> list[str]:
    return sorted(one.name for one in desk_folder(stick).iterdir())


def test_copy_is_left_listed_and_read(tmp_path: Path) -> None:
    left = write_copy(label(), b"the file", tmp_path)
    assert left.path.parent == tmp_path / FOLDER
    (copy,) = copies_in(tmp_path, NOW)
    assert (copy.path, copy.label) == (left.path, left.label)
    assert (copy.name, copy.at, copy.sentence) == ("Front door", "2027-01-21T18:47:00+00:00", "Front door, left 18:47")
    with room_beside(tmp_path / "own.t4gsw") as room:
        assert read_copy(copy, room).read_bytes() == b"the file"
    assert not room.exists()


def test_folder_of_copies_may_be_chosen_itself(tmp_path: Path) -> None:
    write_copy(label(), b"x", tmp_path)
    assert copies_in(tmp_path / FOLDER, NOW) == copies_in(tmp_path, NOW)
    write_copy(label("back22", "Back door"), b"y", tmp_path / FOLDER)
    assert len(copies_in(tmp_path, NOW)) == 2


def test_later_copy_of_a_desk_replaces_its_earlier_one_whatever_it_is_called(tmp_path: Path) -> None:
    write_copy(label(), b"early", tmp_path)
    write_copy(label("back22", "Back door"), b"other", tmp_path)
    write_copy(label(at="2027-01-21T18:55:00+00:00"), b"later", tmp_path)
    write_copy(label(name="Main entrance", at="2027-01-21T18:56:00+00:00"), b"renamed", tmp_path)
    assert [one.name for one in copies_in(tmp_path, NOW)] == ["Main entrance", "Back door"]
    assert len(files(tmp_path)) == 2


def test_two_desks_of_one_name_have_two_copies(tmp_path: Path) -> None:
    write_copy(label("aaa111", "Desk 2"), b"one", tmp_path)
    write_copy(label("bbb222", "Desk 2"), b"two", tmp_path)
    assert len(copies_in(tmp_path, NOW)) == 2


@pytest.mark.parametrize("name", ["Ост/вход: <2>", "..", "入口" * 40, "a" * 300, "CON?"])
def test_any_name_of_a_desk_makes_a_name_for_a_file(tmp_path: Path, name: str) -> None:
    left = write_copy(label(name=name), b"x", tmp_path)
    assert len(left.path.name.encode()) < 200
    (copy,) = copies_in(tmp_path, NOW)
    assert copy.name == name


def test_other_files_on_the_stick_are_neither_read_nor_touched(tmp_path: Path) -> None:
    folder = tmp_path / FOLDER
    folder.mkdir()
    (folder / "holiday.jpg").write_bytes(b"picture")
    (folder / "evenings.t4gsw").write_bytes(b"SQLite format 3\x00")
    (folder / f"._Front door{SUFFIX}").write_bytes(b"what a Mac leaves")
    (folder / f"folder{SUFFIX}").mkdir()
    write_copy(label(), b"x", tmp_path)
    assert [one.name for one in copies_in(tmp_path, NOW)] == ["Front door"]
    (folder / f"folder{SUFFIX}").rmdir()
    assert clear_folder(tmp_path) == 2  # ours, and what a Mac laid beside it
    assert files(tmp_path) == ["evenings.t4gsw", "holiday.jpg"]


def test_half_copies_are_listed_as_such_and_never_read(tmp_path: Path) -> None:
    write_copy(label(), b"x" * 1000, tmp_path)
    packed = pack_copy(label("back22", "Back door"), os.urandom(1000))
    half = tmp_path / FOLDER / f"Back door{SUFFIX}"
    for end in (0, 10, 60, len(packed) // 2, len(packed) - 1):
        half.write_bytes(packed[:end])
        whole, broken = copies_in(tmp_path, NOW)
        assert whole.name == "Front door"
        assert broken.label is None
        assert "is not whole" in broken.sentence
    spoilt = packed[:-1] + bytes([packed[-1] ^ 1])  # of the right size: only reading it through tells
    half.write_bytes(spoilt)
    copy = next(one for one in copies_in(tmp_path, NOW) if one.path == half)
    with room_beside(tmp_path / "own.t4gsw") as room, pytest.raises(Refusal, match="is not whole"):
        read_copy(copy, room)
    assert not room.exists()


def test_newer_copy_says_what_to_do(tmp_path: Path) -> None:
    left = write_copy(label(), b"x", tmp_path).path
    left.write_bytes(left.read_bytes().replace(b"desk copy 1 ", b"desk copy 9 "))
    (copy,) = copies_in(tmp_path, NOW)
    assert copy.label is None
    assert "newer version" in copy.sentence


@pytest.mark.parametrize(
    ("code", "words"), [(errno.ENOSPC, "is full: a copy needs 1 MB"), (errno.EIO, "no longer there")]
)
def test_disk_that_stops_in_the_middle_leaves_the_earlier_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, words: str
) -> None:
    write_copy(label(), b"early", tmp_path)

    def stop(_handle: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(Refusal, match=words) as told:
        write_copy(label(at="2027-01-21T18:55:00+00:00"), b"later", tmp_path)
    assert "Nothing is lost on this laptop" in told.value.sentence
    (copy,) = copies_in(tmp_path, NOW)
    assert copy.at == "2027-01-21T18:47:00+00:00"
    assert len(files(tmp_path)) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="a folder that nobody may write to, on any account, is Linux's own")
def test_stick_that_may_only_be_read_is_told_plainly() -> None:
    with pytest.raises(Refusal, match="may be read, but not written to"):
        write_copy(label(), b"x", Path("/sys"))


def test_stick_that_is_gone_is_told_plainly(tmp_path: Path) -> None:
    gone = tmp_path / "STICK"
    for act in (lambda: copies_in(gone, NOW), lambda: write_copy(label(), b"x", gone)):
        with pytest.raises(Refusal, match="“STICK” is no longer there"):
            act()
    copy = DeskCopy(gone / FOLDER / "x", label(), "")
    with pytest.raises(Refusal, match="“STICK” is no longer there"):
        read_copy(copy, tmp_path)


def test_what_windows_says_is_understood(tmp_path: Path) -> None:
    for code, words in ((112, "is full"), (19, "not written to"), (1167, "no longer there"), (31, "did not answer")):
        trouble = OSError(errno.EINVAL, "a long sentence")
        trouble.winerror = code  # type: ignore[attr-defined]
        with pytest.raises(Refusal, match=words), desk_sticks.told_of_stick(tmp_path, 1):
            raise trouble


def test_clearing_takes_our_files_only_and_half_ones_too(tmp_path: Path) -> None:
    assert clear_folder(tmp_path) == 0
    write_copy(label(), b"x", tmp_path)
    (tmp_path / FOLDER / f"Back door{SUFFIX}.unfinished").write_bytes(b"half")
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    assert clear_folder(tmp_path) == 2
    assert [one.name for one in tmp_path.iterdir()] == ["letter.txt"]
    assert clear_folder(tmp_path) == 0


def test_room_for_looking_is_emptied_of_what_an_accident_left(tmp_path: Path) -> None:
    left = tmp_path / "own exchange.unfinished"
    left.mkdir()
    (left / "somebody.t4gsw").write_bytes(b"details")
    with room_beside(tmp_path / "own.t4gsw") as room:
        assert room == left
        assert list(room.iterdir()) == []


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("2027-01-21T18:47:00+00:00", "18:47"),
        ("2027-01-03T18:47:00+00:00", "3 January, 18:47"),
        ("2026-07-21T18:47:00+00:00", "21 July 2026, 19:47"),
    ],
)
def test_times_are_said_with_their_day_when_it_is_another(at: str, said: str) -> None:
    assert said_when(at, NOW) == said
