"""Files of guest lists on the disk, and the sample."""

from pathlib import Path

import pytest

from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.exchange.guest_lists.columns import recognise
from t4gsw_desktop.exchange.guest_lists.list_files import read_list, write_sample
from t4gsw_desktop.exchange.guest_lists.preview import preview
from t4gsw_desktop.exchange.guest_lists.reading import read_table
from t4gsw_desktop.exchange.guest_lists.watching import part_of, watched


def test_sample_is_read_without_a_question(tmp_path: Path) -> None:
    path = tmp_path / "sample.csv"
    write_sample(path)
    table = read_table(read_list(path), path.name)
    seen = preview(table, recognise(table), ())
    assert [column.label for column in seen.columns if not column.field] == []
    assert (len(seen.people), seen.problems, seen.doubles) == (3, (), ())


@pytest.mark.parametrize("name", ["folder", "missing.csv"])
def test_what_is_no_file_is_refused_by_its_name(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(Refusal, match=f"“{name}”"):
        read_list(tmp_path / name)


def test_sample_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="another folder"):
        write_sample(tmp_path / "nowhere" / "sample.csv")


def test_watch_hears_how_far_the_work_is_and_may_end_it() -> None:
    heard: list[float] = []
    assert list(watched(range(600), part_of(heard.append, 0.5, 1))) == list(range(600))
    assert heard[0] == 0.5
    assert heard == sorted(heard)
    assert len(heard) == 3

    def stop(_fraction: float) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        list(watched(range(600), stop))
