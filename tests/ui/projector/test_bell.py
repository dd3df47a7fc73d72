"""The bell: as loud as is set, silent where it should be, and no trouble to anybody where nothing plays."""

import importlib.util
import sys
import wave
from array import array
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from t4gsw_desktop.paths import resource_folder
from t4gsw_desktop.ui.projector.bell import UNHEARD, Bell
from t4gsw_desktop.ui.projector.player import PROGRAMS, Player
from t4gsw_desktop.ui.projector.sounding import write_at_volume
from t4gsw_desktop.ui.shell.desk import Desk

SOUNDS = resource_folder() / "sounds"


def program(folder: Path, name: str, body: str) -> tuple[str, str]:
    """A program that plays: it is given the file last."""
    path = folder / f"{name}.py"
    path.write_text(body, encoding="utf-8")
    return sys.executable, str(path)


def notes(folder: Path) -> tuple[str, str]:
    """One that notes the name of each file it was to play."""
    return program(folder, "notes", f"import sys\nopen({str(folder / 'heard')!r}, 'a').write(sys.argv[1] + chr(10))\n")


def heard(folder: Path) -> list[str]:
    path = folder / "heard"
    return [Path(line).stem for line in path.read_text().split("\n") if line] if path.exists() else []


def height(path: Path) -> int:
    with wave.open(str(path), "rb") as file:
        return max(abs(one) for one in array("h", file.readframes(file.getnframes())))


@pytest.fixture
def bell(desk: Desk, tmp_path: Path) -> Bell:
    return Bell(desk, Player([notes(tmp_path)]))


def test_ring_and_chime_are_played_as_loud_as_is_set(bell: Bell, desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    for sound, volume in ((bell.ring, "usual"), (bell.chime, "loud")):
        desk.keep_settings(replace(desk.settings, bell=volume))
        with qtbot.waitSignal(bell.told) as told:
            sound()
        assert told.args == [""]
    assert heard(tmp_path) == ["ring-usual", "chime-loud"]


def test_off_is_silent_but_can_be_tried(bell: Bell, desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    desk.keep_settings(replace(desk.settings, bell="off"))
    bell.ring()
    bell.chime()
    with qtbot.waitSignal(bell.told):
        bell.try_out()
    assert heard(tmp_path) == ["ring-soft"]


def test_second_program_plays_where_the_first_cannot(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    cannot = program(tmp_path, "cannot", "raise SystemExit(1)")
    bell = Bell(desk, Player([("no-such-program-here",), cannot, notes(tmp_path)]))
    with qtbot.waitSignal(bell.told) as told:
        bell.ring()
    assert told.args == [""]
    assert heard(tmp_path) == ["ring-usual"]


@pytest.mark.parametrize("programs", [[], [("no-such-program-here",)], ["cannot"]])
def test_where_nothing_plays_it_is_said_and_nothing_stops(
    desk: Desk, tmp_path: Path, qtbot: QtBot, programs: list[object]
) -> None:
    cannot = program(tmp_path, "cannot", "raise SystemExit(1)")
    bell = Bell(desk, Player([cannot if one == "cannot" else one for one in programs]))  # type: ignore[misc]
    with qtbot.waitSignal(bell.told) as told:
        bell.ring()
    assert told.args == [UNHEARD]
    assert bell.trouble == UNHEARD


def test_new_sound_cuts_the_old_one_short(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    waits = program(tmp_path, "waits", "import sys\nif 'ring' in sys.argv[1]: sys.stdin.read()\n")
    bell = Bell(desk, Player([waits]))
    bell.ring()
    with qtbot.waitSignal(bell.told) as told:
        bell.chime()
    assert told.args == [""]


def test_of_sounds_asked_for_soon_after_each_other_the_last_is_heard(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    waits = program(
        tmp_path,
        "waits",
        "import sys\nif 'first' in sys.argv[1]: sys.stdin.read()\n"
        f"open({str(tmp_path / 'heard')!r}, 'a').write(sys.argv[1] + chr(10))\n",
    )
    player = Player([waits])
    with qtbot.waitSignal(player.played):
        for name in ("first", "second", "third"):
            player.play_soon(tmp_path / name)
    assert heard(tmp_path) == ["third"]
    with qtbot.waitSignal(player.played):
        player.play_soon(tmp_path / "fourth")
    assert heard(tmp_path) == ["third", "fourth"]
    player.play_soon(tmp_path / "first")
    player.play_soon(tmp_path / "fifth")
    player.stop()
    assert player._process.processId() == 0


def test_file_that_closes_ends_the_sound(desk: Desk, tmp_path: Path) -> None:
    player = Player([program(tmp_path, "waits", "import sys\nsys.stdin.read()\n")])
    Bell(desk, player).ring()
    desk.ending.emit()
    assert player._process.processId() == 0


def test_there_is_one_bell_for_a_desk(desk: Desk) -> None:
    assert Bell.of(desk) is Bell.of(desk)


def test_volumes_are_shares_of_the_carried_sound(tmp_path: Path) -> None:
    for name in ("ring", "chime"):
        full = height(SOUNDS / f"{name}.wav")
        for volume, share in Bell.VOLUMES.items():
            write_at_volume(SOUNDS / f"{name}.wav", tmp_path / volume, share)
            assert height(tmp_path / volume) == pytest.approx(full * share, abs=1)


def test_carried_sounds_are_what_the_script_makes(tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("make_sounds", SOUNDS / "make_sounds.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    sounds = {name: made.tones_of(seconds, strokes) for name, (seconds, strokes) in made.SOUNDS.items()}
    sounds |= {name: made.door_tones(strokes) for name, strokes in made.DOOR_SOUNDS.items()}
    assert {f"{name}.wav" for name in sounds} == {file.name for file in SOUNDS.glob("*.wav")}
    for name, tones in sounds.items():
        made.write_sound(tmp_path / "again.wav", tones)
        with wave.open(str(SOUNDS / f"{name}.wav"), "rb") as old, wave.open(str(tmp_path / "again.wav"), "rb") as new:
            assert old.getparams() == new.getparams()
            before, again = (array("h", file.readframes(file.getnframes())) for file in (old, new))
        assert max(abs(a - b) for a, b in zip(before, again, strict=True)) <= 1
        assert before[0] == before[-1] == 0


def test_every_system_has_something_that_plays() -> None:
    assert set(PROGRAMS) == {"linux", "darwin"}  # Windows plays by itself
    assert all(PROGRAMS.values())
