"""What came of a scan can be heard: told apart by rhythm and by pitch, and it never piles up."""

import wave
from array import array
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from t4gsw_desktop.paths import resource_folder
from t4gsw_desktop.ui.door.door_sounds import SOUND_OF, UNHEARD, DoorSounds
from t4gsw_desktop.ui.projector.player import Player
from t4gsw_desktop.ui.shell.desk import Desk
from tests.ui.projector.test_bell import heard, height, notes, program

SOUNDS = resource_folder() / "sounds"
KINDS = (
    "arrived", "back", "left", "out", "undone", "already", "absent", "cancelled", "waiting", "not_for_tonight",
    "unknown", "damaged", "needs_person",
)  # fmt: skip


@pytest.fixture
def sounds(desk: Desk, tmp_path: Path) -> DoorSounds:
    return DoorSounds(desk, Player([notes(tmp_path)]))


def strokes(name: str) -> list[tuple[int, int, int]]:
    """What is heard of a sound: when each stroke begins and ends, in 10 ms, and its pitch in steps of 20 Hz."""
    with wave.open(str(SOUNDS / f"{name}.wav"), "rb") as file:
        rate, samples = file.getframerate(), array("h", file.readframes(file.getnframes()))
    step = rate // 100
    loud = [max(map(abs, samples[at : at + step])) > 4000 for at in range(0, len(samples) - step, step)]
    found: list[tuple[int, int, int]] = []
    begun = 0
    for at, (before, now) in enumerate(zip([False, *loud], [*loud, False], strict=True)):
        begun = at if now and not before else begun
        if before and not now:
            part = samples[begun * step : at * step]
            rises = sum(one < 0 <= other for one, other in pairwise(part))
            found.append((begun, at, round(rises / len(part) * rate / 20)))
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_every_result_is_heard(sounds: DoorSounds, tmp_path: Path, qtbot: QtBot, kind: str) -> None:
    with qtbot.waitSignal(sounds.told) as told:
        sounds.play(kind)
    assert told.args == [""]
    assert heard(tmp_path) == [f"{SOUND_OF[kind]}-on"]


def test_every_kind_has_a_sound_but_a_bounce() -> None:
    assert set(SOUND_OF) == set(KINDS)


def test_sounds_are_short_and_no_two_have_one_rhythm_or_one_pitch() -> None:
    names = sorted(set(SOUND_OF.values()))
    for name in names:
        with wave.open(str(SOUNDS / f"{name}.wav"), "rb") as file:
            assert file.getnframes() / file.getframerate() < 0.3
    for one, other in combinations(names, 2):
        first, second = strokes(one), strokes(other)
        assert [part[:2] for part in first] != [part[:2] for part in second], (one, other)
        assert [part[2] for part in first] != [part[2] for part in second], (one, other)


def test_quiet_is_quieter_and_off_is_silent(sounds: DoorSounds, desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    folder = Path(sounds._folder.path())
    for volume in ("on", "quiet"):
        desk.keep_settings(replace(desk.settings, door_sounds=volume))
        with qtbot.waitSignal(sounds.told):
            sounds.play("arrived")
    assert height(folder / "door-in-quiet.wav") < height(folder / "door-in-on.wav") / 3
    desk.keep_settings(replace(desk.settings, door_sounds="off"))
    with qtbot.assertNotEmitted(sounds.told):
        sounds.play("arrived")
        sounds.play("unknown")
    with qtbot.waitSignal(sounds.told):
        sounds.try_out()
    assert heard(tmp_path) == ["door-in-on", "door-in-quiet", "door-in-quiet"]


def test_nothing_piles_up_when_scans_come_fast(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    """The first never ends by itself: whoever waited for it would wait for ever."""
    waits = program(tmp_path, "waits", "import sys\nif 'unknown' in sys.argv[1]: sys.stdin.read()\n")
    sounds = DoorSounds(desk, Player([waits, notes(tmp_path)]))
    with qtbot.waitSignal(sounds.told) as told:
        for _ in range(50):
            sounds.play("unknown")
        sounds.play("already")
    assert told.args == [""]
    assert len(sounds.player.findChildren(type(sounds.player._process))) == 1


def test_where_nothing_plays_it_is_said(desk: Desk, qtbot: QtBot) -> None:
    sounds = DoorSounds(desk, Player([]))
    with qtbot.waitSignal(sounds.told) as told:
        sounds.play("arrived")
    assert (told.args, sounds.trouble) == ([UNHEARD], UNHEARD)


def test_there_is_one_for_a_desk(desk: Desk) -> None:
    assert DoorSounds.of(desk) is DoorSounds.of(desk)
