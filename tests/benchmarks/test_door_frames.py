"""The frames that the camera is measured with: the same for a seed, each trouble there, held as a hand holds."""

import random
from statistics import fmean, pstdev

import pytest

from benchmarks.door_frames import measure_empty, read_plainly, read_video
from benchmarks.frames import HEIGHT, WIDTH, Scene, draw_frame, draw_room
from benchmarks.frames_without_codes import KINDS, draw_frame_without_code
from benchmarks.held_badges import TROUBLES, hold

CODE = "BBBBBBBBBB"


@pytest.mark.parametrize("trouble", sorted(TROUBLES))
def test_frame_is_the_same_for_a_seed_and_another_for_another(trouble: str) -> None:
    drawn = []
    for seed in (1, 1, 2):
        luck = random.Random(seed)
        drawn.append(draw_frame(CODE, TROUBLES[trouble](luck), draw_room(luck), luck).tobytes())
    assert drawn[0] == drawn[1] != drawn[2]
    assert len(drawn[0]) == WIDTH * HEIGHT


def test_badge_without_trouble_is_read_by_the_library() -> None:
    luck = random.Random(3)
    assert read_plainly(draw_frame(CODE, Scene(200), draw_room(luck), luck)) == [CODE]


def test_light_hides_what_is_below_it_and_darkness_all() -> None:
    luck = random.Random(3)
    room = draw_room(luck)
    plain, glare, dim = (
        draw_frame(CODE, scene, room, luck).crop((560, 280, 720, 440)).resize((1, 1)).getpixel((0, 0))
        for scene in (Scene(200), Scene(200, glare=0.3), Scene(200, light=0.1))
    )
    assert isinstance(plain, int)
    assert isinstance(glare, int)
    assert isinstance(dim, int)
    assert dim < 30 < plain < glare


def test_hand_trembles_by_a_degree_and_sways_no_faster_than_it_is_told() -> None:
    scenes = list(hold(Scene(200, smear=(12.0, 9.0), defocus=3.0), random.Random(1), frames=3_000))
    assert fmean(one.tilt[0] for one in scenes) == pytest.approx(0, abs=0.3)
    assert pstdev(one.tilt[0] for one in scenes) == pytest.approx(1, abs=0.2)
    assert 14 < max((one.smear[0] ** 2 + one.smear[1] ** 2) ** 0.5 for one in scenes) <= 15
    assert max(abs(b.tilt[0] - a.tilt[0]) for a, b in zip(scenes, scenes[1:], strict=False)) < 2


def test_video_is_read_and_its_frames_are_counted() -> None:
    assert read_video(random.Random(1), TROUBLES["turned"]) == 1


@pytest.mark.parametrize("draw", KINDS, ids=lambda draw: draw.__name__.strip("_"))
def test_frame_without_a_code_is_of_the_size_of_all(draw: object) -> None:
    assert callable(draw)
    assert draw(random.Random(1)).size == (WIDTH, HEIGHT)


def test_frames_without_codes_are_the_same_for_a_seed() -> None:
    one, other = (draw_frame_without_code(random.Random(7)).tobytes() for _ in range(2))
    assert one == other


def test_false_reads_are_counted() -> None:
    reads = next(row for row in measure_empty(4) if row.what == "false reads")
    assert (reads.value, reads.reach) == (0, "0")
