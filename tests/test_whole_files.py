"""Files that are whole or not there at all, and names for them."""

import stat
import sys
from pathlib import Path

import pytest

from t4gsw_desktop.services.whole_files import plain_name, write_whole


@pytest.mark.parametrize("private", [False, True])
def test_file_is_replaced_at_once_and_nothing_else_is_left(tmp_path: Path, private: bool) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"before")
    write_whole(path, b"after", private=private)
    assert path.read_bytes() == b"after"
    assert list(tmp_path.iterdir()) == [path]


def test_private_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "guests.csv"
    write_whole(path, b"names", private=True)
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_was_there_stays_when_it_cannot_be_written(tmp_path: Path) -> None:
    folder = tmp_path / "report.pdf"
    folder.mkdir()
    (folder / "kept").write_bytes(b"")
    with pytest.raises(OSError, match=r".+"):
        write_whole(folder, b"after")
    assert [one.name for one in tmp_path.iterdir()] == ["report.pdf"]


@pytest.mark.parametrize(
    ("text", "name"), [("  Tea / Café: 7 pm? ", "Tea Café 7 pm"), ("...", ""), ("Łódź\n2027.", "Łódź 2027")]
)
def test_name_has_no_sign_that_a_system_forbids(text: str, name: str) -> None:
    assert plain_name(text) == name
