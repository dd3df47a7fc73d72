"""The door: how long a key waits until the card shows it, and a queue driven through the real window by key events."""

import os
import statistics
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from benchmarks.folder import place_for_workspace
from benchmarks.people import invent_people
from benchmarks.table import Row
from t4gsw_desktop.app import App, make_application
from t4gsw_desktop.core.badge_code import new_code
from t4gsw_desktop.core.events import Attendee, Event
from t4gsw_desktop.kinds.register import components
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.unit_of_work import Work
from t4gsw_desktop.ui.door.screen import DoorScreen
from t4gsw_desktop.ui.shell.window import MainWindow

GUESTS, QUICK_GUESTS, MANY_GUESTS = 1_000, 200, 10_000
ARRIVALS, QUICK_ARRIVALS = 500, 50
_REACH = "50 ms from key to card"


def rows(quick: bool) -> Iterator[Row]:
    """Typing names, then scanning badges, with more and more guests on the list."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    make_application()
    for guests in (QUICK_GUESTS,) if quick else (GUESTS, MANY_GUESTS):
        with place_for_workspace() as path:
            yield from measure(path, guests, QUICK_ARRIVALS if quick else ARRIVALS)


def measure(path: Path, guests: int, arrivals: int) -> Iterator[Row]:
    """The rows of one size, measured in the window of a new file at `path`."""
    where = f"{guests:,} guests"
    people = invent_people(guests)
    codes = make_list(path, people)
    app = App(path.with_name("settings.json"))
    window = app.open(path)
    window.build_all()
    window.show_screen("check-in")
    settle()
    page = window.screen
    assert isinstance(page, DoorScreen)
    page.field.setFocus()
    typing: list[float] = []
    enters: list[float] = []
    scans: list[float] = []
    begun = time.perf_counter()
    for number in range(arrivals):
        if number % 2:
            scans.append(scan(window, codes[number]))
        else:
            typing += [press(window, letter) for letter in people[number].full_name[:6]]
            enters.append(press(window, "\r"))
    whole = time.perf_counter() - begun
    here = page.book.figures().here
    for what, waits in (("a letter", typing), ("Enter", enters), ("a whole scan", scans)):
        yield Row("door_window", f"{what} to card: p50", where, statistics.median(waits), reach=_REACH)
        yield Row("door_window", f"{what} to card: p95", where, statistics.quantiles(waits, n=20)[-1])
        yield Row("door_window", f"{what} to card: longest", where, max(waits))
    yield Row("door_window", f"{arrivals} people through the window, {here} in", where, whole)
    app.close()
    settle()


def make_list(path: Path, people: Sequence[object], guests: int = 0) -> list[str]:
    """An event at `path` with `people`, all of them or the first `guests` on its list; returns the badge codes."""
    event = Event("e" * 32, "Evening", "2027-01-21T18:00:00+00:00", "2027-01-21T21:00:00+00:00")
    codes: list[str] = []
    while len(codes) < (guests or len(people)):
        codes.append(new_code(()))
    places = [Attendee(f"a{number:031}", event.id, f"{number:032x}", code) for number, code in enumerate(codes)]

    def fill(work: Work) -> None:
        work.label = "Fill the list"
        work.put_many([event, *people, *places])

    with Workspace.create(path, components()) as workspace:
        workspace.change(fill)
    return codes


def press(window: MainWindow, letter: str) -> float:
    """Seconds from a key until what it did is painted."""
    begun = time.perf_counter()
    send(window, letter)
    settle()
    return time.perf_counter() - begun


def scan(window: MainWindow, code: str) -> float:
    """Seconds from the first letter of a scanner that is faster than anybody paints until the card is painted."""
    begun = time.perf_counter()
    for letter in code:
        send(window, letter)
    send(window, "\r")
    settle()
    return time.perf_counter() - begun


def send(window: MainWindow, letter: str) -> None:
    """One key, pressed and let go."""
    target = QApplication.focusWidget() or window
    key = int(Qt.Key.Key_Return) if letter == "\r" else 0
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(target, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter))


def settle() -> None:
    """Let everything that is waiting happen, painting included."""
    for _ in range(2):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
