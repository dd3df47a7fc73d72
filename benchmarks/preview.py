"""The print centre: from choosing a paper to its first page being there, and how long the window stands still."""

import os
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.folder import place_for_workspace
from benchmarks.invented import invent_evening
from benchmarks.table import Row
from t4gsw_desktop.app import App, make_application
from t4gsw_desktop.commands.evening_setup import open_night
from t4gsw_desktop.exchange.guest_lists.reading import read_table
from t4gsw_desktop.ui.print_centre.screen import PrintScreen

SIZES, QUICK_SIZES = (60, 1_000), (60,)
PAPERS = ("badges", "check-in-sheet", "schedule-poster")
RUNS = 3
NOW = datetime(2027, 1, 21, 16, 40, tzinfo=UTC)


def rows(quick: bool) -> Iterator[Row]:
    """An evening of each size in the real window; every paper is drawn anew each time."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for size in QUICK_SIZES if quick else SIZES:
        with place_for_workspace() as path:
            yield from measure_preview(path, size, 1 if quick else RUNS)


def measure_preview(path: Path, size: int, runs: int) -> Iterator[Row]:
    """Seconds on the clock, the median of a few runs after one that loads the fonts."""
    qt = make_application()
    guests, described = invent_evening(size)
    open_night(
        path,
        read_table(guests, "guests.csv"),
        "guests.csv",
        guests,
        description=described.encode(),
        name="evening.toml",
        day=NOW.date(),
        now=NOW,
    ).workspace.close()
    app = App(path.with_name("settings.json"), clock=lambda: NOW)
    window = app.open(path)
    window.show_screen("print")
    screen = window.screen
    assert isinstance(screen, PrintScreen)
    people = f"{size:,} people"
    settle(qt.processEvents, lambda: screen.preview.view.image is not None)
    yield Row("preview", "read all papers again", people, statistics.median(reading(screen) for _ in range(runs)))
    settle(qt.processEvents, lambda: screen.preview.view.image is not None)
    for name in PAPERS:
        taken = [choosing(screen, name, qt.processEvents) for _ in range(runs + 1)][1:]
        first = statistics.median(whole for whole, _ in taken)
        yield Row("preview", f"choose {name} to its first page", people, first)
        yield Row("preview", f"choose {name}, window still for", people, max(still for _, still in taken))
    screen.papers.choose("badges")
    settle(qt.processEvents, lambda: screen.preview.view.image is not None)
    time.sleep(0.3)  # the next page is drawn ahead, as it is while somebody looks at the first
    qt.processEvents()
    begun = time.perf_counter()
    screen.turn_page(1)
    settle(qt.processEvents, lambda: screen.preview.view.image is not None and screen.preview.page == 2)
    yield Row("preview", "next page of badges", people, time.perf_counter() - begun, reach="100 ms is felt as at once")
    app.close()


def reading(screen: PrintScreen) -> float:
    """Seconds of the window's own thread for reading everything that papers show."""
    begun = time.perf_counter()
    screen.read_again()
    return time.perf_counter() - begun


def choosing(screen: PrintScreen, name: str, turn: Callable[[], None]) -> tuple[float, float]:
    """Seconds from choosing a paper until its page is there, and the longest that the window did nothing else."""
    screen.read_again()
    screen.papers.choose("desk-notes" if name != "desk-notes" else "badges")
    settle(turn, lambda: screen.preview.view.image is not None)
    begun = time.perf_counter()
    screen.papers.choose(name)
    still = max(time.perf_counter() - begun, settle(turn, lambda: screen.preview.view.image is not None))
    return time.perf_counter() - begun, still


def settle(turn: Callable[[], None], there: Callable[[], bool]) -> float:
    """Turn the window's loop until something is there; returns the longest single turn."""
    longest = 0.0
    while not there():
        begun = time.perf_counter()
        turn()
        longest = max(longest, time.perf_counter() - begun)
        time.sleep(0.001)
    return longest
