"""What is read of a frame by itself, of several together, and what is said of one that cannot be read."""

import math
import random
from dataclasses import replace

import pytest
from PIL import Image, ImageDraw

from benchmarks.door_frames import read_plainly
from benchmarks.frames import HEIGHT, WIDTH, Scene, draw_empty, draw_frame, draw_room
from benchmarks.frames_without_codes import KINDS
from t4gsw_desktop.core.badge_code import new_code
from t4gsw_desktop.documents.qr import qr_matrix
from t4gsw_desktop.sight import reading
from t4gsw_desktop.sight.badge import BadgeReader
from t4gsw_desktop.sight.finders import find_finders, places
from t4gsw_desktop.sight.grid import COARSE, fit, improve
from t4gsw_desktop.sight.reading import Reader, Sight, codes_on
from t4gsw_desktop.sight.symbol import unmasked

CODE = new_code((), random.Random(4).choice)
STILL = Scene(200, (640, 360), 10)


def frame_of(scene: Scene, code: str = CODE, seed: int = 1) -> Image.Image:
    luck = random.Random(seed)
    return draw_frame(code, scene, draw_room(luck), luck)


def look(reader: Reader, frame: Image.Image) -> Sight:
    return reader.look(frame.tobytes(), WIDTH, HEIGHT, WIDTH)


def read(reader: Reader, frame: Image.Image) -> tuple[str, ...]:
    return look(reader, frame).texts


@pytest.mark.parametrize(
    "scene",
    [
        STILL,
        replace(STILL, angle=137),
        replace(STILL, tilt=(40, -45)),
        replace(STILL, defocus=3),
        replace(STILL, light=0.12, noise=6),
        replace(STILL, side=50),
    ],
    ids=["still", "turned", "tilted", "out of focus", "dim", "small"],
)
def test_badge_is_read(scene: Scene) -> None:
    assert read(Reader(), frame_of(scene)) == (CODE,)


@pytest.mark.parametrize("corner", [(-0.33, -0.33), (0.33, -0.33), (-0.33, 0.33)])
def test_badge_with_a_corner_hidden_by_light_is_read(corner: tuple[float, float]) -> None:
    frame = frame_of(replace(STILL, glare=0.15, glare_at=corner))
    assert CODE not in read_plainly(frame)
    assert read(Reader(), frame) == (CODE,)


def test_badge_that_moves_is_read() -> None:
    frame = frame_of(replace(STILL, smear=(16, 10)))
    assert CODE not in read_plainly(frame)
    assert read(Reader(patience=math.inf), frame) == (CODE,)


def test_reader_without_patience_looks_for_badges_all_the_same() -> None:
    frame = frame_of(replace(STILL, glare=0.15, glare_at=(-0.33, -0.33)))
    assert read(Reader(patience=0), frame) == (CODE,)


def test_rows_may_be_longer_than_the_picture() -> None:
    frame, stride = frame_of(STILL), WIDTH + 64
    longer = Image.new("L", (stride, HEIGHT), 200)
    longer.paste(frame)
    assert Reader().read(longer.tobytes(), WIDTH, HEIGHT, stride) == (CODE,)


def test_two_badges_are_both_read() -> None:
    other = new_code((), random.Random(5).choice)
    room = frame_of(replace(STILL, centre=(330, 360)), other)
    luck = random.Random(1)
    both = draw_frame(CODE, replace(STILL, centre=(1000, 360), angle=0), room, luck)
    assert set(read(Reader(), both)) == {CODE, other}


def test_several_frames_say_together_what_none_says_alone() -> None:
    reader = BadgeReader()
    bits = unmasked([1.0 if one == "1" else -1.0 for row in qr_matrix(CODE) for one in row])
    unsure = random.Random(2)
    told = None
    for _ in range(12):
        seen = [bit + unsure.gauss(0, 1.6) for bit in bits]
        told = told or reader.together(seen)
    assert told == CODE


def test_badge_after_a_badge_is_not_mixed_with_it() -> None:
    reader, other = Reader(), new_code((), random.Random(6).choice)
    assert read(reader, frame_of(STILL)) == (CODE,)
    assert read(reader, frame_of(STILL, other)) == (other,)


def test_code_of_an_earlier_program_needs_to_be_expected_and_seen_twice() -> None:
    reader, frame = Reader(), frame_of(STILL, "SF1K7QX2M9")
    assert look(reader, frame) == Sight((), reading.FOREIGN, look(reader, frame).light)
    reader.older = {"SF1K7QX2M9"}
    assert read(reader, frame) == ()
    assert read(reader, frame) == ("SF1K7QX2M9",)


def test_second_sight_of_an_earlier_code_has_to_come_within_a_second() -> None:
    reader, frame = Reader({"SF1K7QX2M9"}), frame_of(STILL, "SF1K7QX2M9")
    white = Image.new("L", (WIDTH, HEIGHT), 255)
    assert read(reader, frame) == ()
    assert {read(reader, white) for _ in range(30)} == {()}
    assert read(reader, frame) == ()
    assert read(reader, frame) == ("SF1K7QX2M9",)


@pytest.mark.parametrize("draw", KINDS, ids=lambda draw: draw.__name__.strip("_"))
def test_nothing_is_read_where_there_is_no_badge(draw: object) -> None:
    assert callable(draw)
    reader = Reader()
    for seed in range(6):
        luck = random.Random(seed)
        assert read(reader, draw_empty(draw(luck), luck)) == ()


def test_darkness_is_said() -> None:
    sight = look(Reader(), Image.new("L", (WIDTH, HEIGHT), 12))
    assert (sight.hint, sight.light) == (reading.DARK, 12)


def painted_over(frame: Image.Image, shade: int, box: tuple[int, int, int, int]) -> Image.Image:
    ImageDraw.Draw(frame).rectangle(box, fill=shade)
    return frame


def test_code_that_is_there_and_cannot_be_read_is_to_be_held_still_or_nearer() -> None:
    far = frame_of(replace(STILL, side=50, angle=0))
    assert look(Reader(), painted_over(far, 20, (630, 345, 650, 368))).hint in (reading.CLOSER, "")
    near = frame_of(replace(STILL, side=240, angle=0))
    assert look(Reader(), painted_over(near, 20, (610, 330, 760, 400))).hint == reading.STILL


def test_badge_that_shines_is_to_be_tilted() -> None:
    frame = frame_of(replace(STILL, side=240, angle=0, glare=0.7, glare_at=(0.1, 0.1)))
    sight = look(Reader(), frame)
    assert (sight.texts, sight.hint) == ((), reading.SHINES)


def test_clean_page_is_read_whole() -> None:
    frame = frame_of(Scene(200, noise=0.1, jpeg=95))
    assert codes_on(frame.tobytes(), WIDTH, HEIGHT) == (CODE,)


def test_guess_is_pulled_onto_the_code() -> None:
    frame = frame_of(replace(STILL, tilt=(0, 25))).reduce(3)
    guesses = [fit(frame, quad) for quad in places(find_finders(frame, 7))]
    best = max(guesses, key=lambda one: one.agreement)
    better = improve(frame, best, COARSE)
    assert 0.5 < best.agreement < better.agreement <= 1
