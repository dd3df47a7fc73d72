"""The door, part "scan": how long it takes from the last letter of a badge until the card shows who came."""

import random
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.door_keys import DoorDesk, door_desk
from benchmarks.folder import place_for_workspace
from benchmarks.table import Row

GUESTS, PEOPLE, SCANS = 1_000, 100_000, 300
QUICK_GUESTS, QUICK_PEOPLE, QUICK_SCANS = 100, 500, 20
_REACH = "p95 below 60 ms"
_PACES = (1, 3, 8, 20, 40)  # milliseconds a key


def measure(quick: bool) -> Iterator[Row]:
    """Scans, then names, each until what came of it is painted."""
    guests, people, scans = (QUICK_GUESTS, QUICK_PEOPLE, QUICK_SCANS) if quick else (GUESTS, PEOPLE, SCANS)
    with place_for_workspace() as path:
        yield from _measured(path, guests, people, scans)


def _measured(path: Path, guests: int, people: int, scans: int) -> Iterator[Row]:
    luck = random.Random(5)
    where = f"{guests:,} guests, {people:,} people"
    with door_desk(path, guests, people) as desk:
        taken = [_seconds_of_scan(desk, code, luck.choice(_PACES)) for code in desk.codes[:scans]]
        further = [name for name in desk.names[scans:] if desk.names.count(name) == 1][: scans // 3]
        named = [_seconds_of_name(desk, name) for name in further]
        here = desk.page.book.figures().here
    if here != scans + len(named):
        raise AssertionError(f"{here} are in, {scans + len(named)} came")
    letters = [each for letters, _ in named for each in letters]
    for what, waits, reach in (
        ("the last key of a scan", [wall for wall, _ in taken], _REACH),
        ("work alone, the last key of a scan", [work for _, work in taken], _REACH),
        ("a letter of a name", letters, ""),
        ("Enter on a name", [enter for _, enter in named], ""),
    ):
        yield Row("door", f"{what} to card: p50", where, statistics.median(waits))
        yield Row("door", f"{what} to card: p95", where, statistics.quantiles(waits, n=20)[-1], reach=reach)
        yield Row("door", f"{what} to card: longest", where, max(waits))


def _seconds_of_scan(desk: DoorDesk, code: str, pace: int) -> tuple[float, float]:
    """From the last letter on, for a code is known by then; the Enter after it is part of what has to be done.

    By the clock, and the work of the processor alone, which tells more where other programs keep the machine busy.
    """
    desk.type(code[:-1], pace)
    begun, worked = time.perf_counter(), time.process_time()
    desk.type(code[-1] + "\r", pace)
    return time.perf_counter() - begun, time.process_time() - worked


def _seconds_of_name(desk: DoorDesk, name: str) -> tuple[list[float], float]:
    """Each letter of a name typed by a person, then Enter on whoever is chosen."""
    waits = []
    for letter in name:
        begun = time.perf_counter()
        desk.type(letter, 140)
        waits.append(time.perf_counter() - begun)
    begun = time.perf_counter()
    desk.type("\r", 300)
    return waits, time.perf_counter() - begun
