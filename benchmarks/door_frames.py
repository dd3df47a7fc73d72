"""The camera at the door: what is read of generated frames, beside one plain pass of the library on the same frames."""

import random
import statistics
import time
from collections.abc import Iterator

import zxingcpp

from benchmarks.frames import HEIGHT, WIDTH, draw_frame, draw_room
from benchmarks.frames_without_codes import draw_frame_without_code
from benchmarks.held_badges import TROUBLES, hold
from benchmarks.table import Row
from t4gsw_desktop.core.badge_code import new_code
from t4gsw_desktop.sight.reading import Reader

STILLS, VIDEOS, EMPTY = 120, 40, 10_000
QUICK = (6, 3, 60)
_REACH = "8 points over the plain pass"
_BUDGET = "15 ms"


def rows(quick: bool) -> Iterator[Row]:
    """Stills of each trouble, a second of video of each, and frames with nothing to read. Seconds are the processor's.

    Every still is read by a reader that has seen nothing before, every video by a reader of its own.
    """
    stills, videos, empty = QUICK if quick else (STILLS, VIDEOS, EMPTY)
    yield from measure_stills(stills)
    yield from measure_videos(videos)
    yield from measure_empty(empty)


def measure_stills(count: int) -> Iterator[Row]:
    """How many of so many stills of each trouble are read, by the library and by us, and how long ours takes."""
    taken: list[float] = []
    both = []
    for number, (trouble, make) in enumerate(TROUBLES.items()):
        plain = ours = 0
        for one in range(count):
            luck = random.Random(100_000 * number + one)
            code = new_code((), luck.choice)
            frame = draw_frame(code, make(luck), draw_room(luck), luck)
            plain += code in read_plainly(frame)
            begun = time.thread_time()
            ours += Reader().read(frame.tobytes(), WIDTH, HEIGHT, WIDTH) == (code,)
            taken.append(time.thread_time() - begun)
        size = f"{count} stills, {trouble}"
        yield Row("door_frames", "read by one plain pass", size, 100 * plain / count, "%")
        yield Row("door_frames", "read", size, 100 * ours / count, "%")
        both.append((plain, ours))
    size, whole = f"{count * len(TROUBLES):,} stills, all", count * len(TROUBLES) / 100
    yield Row("door_frames", "read by one plain pass", size, sum(plain for plain, _ in both) / whole, "%")
    yield Row("door_frames", "read", size, sum(ours for _, ours in both) / whole, "%", _REACH)
    yield from _times(taken, size)


def measure_videos(count: int) -> Iterator[Row]:
    """How many of so many videos of each trouble are read within a second, and after how many frames."""
    for number, (trouble, make) in enumerate(TROUBLES.items()):
        after = [read_video(random.Random(10_000_000 + 100_000 * number + one), make) for one in range(count)]
        read = [one for one in after if one]
        size = f"{count} videos, {trouble}"
        yield Row("door_frames", "read within a second", size, 100 * len(read) / count, "%", "97 %")
        yield Row("door_frames", "frames until read, 19 in 20", size, statistics.quantiles(after, n=20)[-1], "")


def read_video(luck: random.Random, make: object) -> int:
    """The number of the frame that a badge was read in, 0 when it was not within a second."""
    assert callable(make)
    code, reader, room = new_code((), luck.choice), Reader(), draw_room(luck)
    for number, scene in enumerate(hold(make(luck), luck), 1):
        frame = draw_frame(code, scene, room, luck)
        if read := reader.read(frame.tobytes(), WIDTH, HEIGHT, WIDTH):
            return number if read == (code,) else 0
    return 0


def measure_empty(count: int) -> Iterator[Row]:
    """How many codes are read where there is none of ours, by one reader that sees all the frames."""
    reader, taken, false = Reader(), [], 0
    for one in range(count):
        frame = draw_frame_without_code(random.Random(20_000_000 + one))
        begun = time.thread_time()
        false += bool(reader.read(frame.tobytes(), WIDTH, HEIGHT, WIDTH))
        taken.append(time.thread_time() - begun)
    size = f"{count:,} frames without a code"
    yield Row("door_frames", "false reads", size, false, "", "0")
    yield from _times(taken, size)


def read_plainly(frame: object) -> list[str]:
    """What the library reads by itself."""
    formats = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    return [one.text for one in zxingcpp.read_barcodes(frame, formats=formats)]


def _times(taken: list[float], size: str) -> Iterator[Row]:
    yield Row("door_frames", "a frame: median", size, statistics.median(taken), "s", _BUDGET)
    yield Row("door_frames", "a frame: p95", size, statistics.quantiles(taken, n=20)[-1], "s", _BUDGET)
