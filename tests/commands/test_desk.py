"""`t4gsw desk`: two files and a folder, from the command line alone."""

from datetime import date, time
from pathlib import Path

import pytest

from t4gsw_desktop.__main__ import main
from t4gsw_desktop.core.events import Event
from t4gsw_desktop.kinds.register import components
from t4gsw_desktop.services.checkin import present, walk_in
from t4gsw_desktop.services.events import create_event
from t4gsw_desktop.services.workspace import Workspace


@pytest.fixture
def front(tmp_path: Path) -> Path:
    """The file of the first desk, with an evening."""
    path = tmp_path / "front.t4gsw"
    with Workspace.create(path, components()) as workspace:
        workspace.change(create_event, "Spring surgery", date(2026, 10, 1), time(18, 30), time(21))
    return path


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "STICK").mkdir()
    return tmp_path / "STICK"


def somebody_walks_in(path: Path, name: str) -> None:
    with Workspace.open(path, components()) as workspace:
        (event,) = workspace.read(lambda view: view.find(Event))
        workspace.change(walk_in, event.id, name)


def test_second_desk_begins_meets_and_is_met(
    front: Path, stick: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    back = tmp_path / "back.t4gsw"
    assert main(["desk", "leave", str(front), str(stick), "--for", "Back door"]) == 0
    assert main(["desk", "begin", str(stick), "--out", str(back)]) == 0
    assert "“Back door” can begin" in capsys.readouterr().out
    somebody_walks_in(back, "Zoë Trevanion")
    somebody_walks_in(front, "Jago Pascoe")
    for file in (back, front, back):
        assert main(["desk", "meet", str(file), str(stick)]) == 0
    told = capsys.readouterr().out
    assert "1 arrival from Back door" in told
    assert "to settle" not in told
    for file in (front, back):
        with Workspace.open(file, components()) as workspace:
            (event,) = workspace.read(lambda view: view.find(Event))
            assert len(workspace.read(present, event.id)) == 2
    assert main(["desk", "clear", str(stick)]) == 0
    assert "2 copies were removed." in capsys.readouterr().out
    assert list(stick.iterdir()) == []


def test_same_walk_in_at_both_doors_is_listed_and_settled(
    front: Path, stick: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    back = tmp_path / "back.t4gsw"
    main(["desk", "leave", str(front), str(stick)])
    main(["desk", "begin", str(stick), "--out", str(back), "--name", "Back door"])
    for file in (front, back):
        somebody_walks_in(file, "Zoë Trevanion")
        main(["desk", "meet", str(file), str(stick)])
    assert "1 thing to settle: t4gsw desk settle" in capsys.readouterr().out
    assert main(["desk", "settle", str(back)]) == 0
    listed = capsys.readouterr().out
    assert listed.startswith("1. Zoë Trevanion")
    assert "   1. One person" in listed
    assert main(["desk", "settle", str(back), "2", "1"]) == 2
    assert main(["desk", "settle", str(back), "1", "9"]) == 2
    assert "The list shows them all." in capsys.readouterr().err
    assert main(["desk", "settle", str(back), "1", "1"]) == 0
    assert "Zoë Trevanion: One person" in capsys.readouterr().out
    main(["desk", "settle", str(back)])
    assert capsys.readouterr().out == "Nothing to settle at Back door.\n"
    with Workspace.open(back, components()) as workspace:
        (event,) = workspace.read(lambda view: view.find(Event))
        assert len(workspace.read(present, event.id)) == 1


def test_name_and_desk_to_begin_from_can_be_given(
    front: Path, stick: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["desk", "leave", str(front), str(stick)])
    assert main(["desk", "begin", str(stick), "--out", str(tmp_path / "a.t4gsw"), "--of", "DESK 1"]) == 0
    assert "“Desk 2” can begin" in capsys.readouterr().out
    assert main(["desk", "begin", str(stick), "--out", str(tmp_path / "b.t4gsw"), "--name", "Garden"]) == 0
    assert "“Garden” can begin" in capsys.readouterr().out
    assert main(["desk", "begin", str(stick), "--out", str(tmp_path / "c.t4gsw"), "--of", "Nobody"]) == 2
    assert "No desk has left a copy" in capsys.readouterr().err


def test_what_is_not_there_is_said_in_one_sentence(
    front: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = str(tmp_path / "gone")
    for words in (["meet", str(front), gone], ["begin", gone, "--out", str(tmp_path / "x.t4gsw")]):
        assert main(["desk", *words]) == 2
        assert "“gone” is no longer there" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["desk"])
