"""The door, part "queue": hundreds arrive through the window by key events, and nobody is lost or counted twice."""

import random
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.door_keys import DoorDesk, door_desk
from benchmarks.folder import place_for_workspace
from benchmarks.table import Row
from t4gsw_desktop.core.badge_code import new_code
from t4gsw_desktop.core.events import Attendee, Checkin
from t4gsw_desktop.storage.unit_of_work import View
from t4gsw_desktop.ui.door.scanning import ScanListener

ARRIVALS, QUICK_ARRIVALS = 500, 40
GUESTS, PEOPLE = 1_000, 100_000
QUICK_GUESTS, QUICK_PEOPLE = 100, 500
_BEAT = 2  # milliseconds between two beats of a window that is not blocked
_PACES = (1, 2, 5, 12, 25, 40)
_ENDS = ("\r", "\r", "\r\n", "\t", "")

Step = Callable[[], object]


def measure(quick: bool) -> Iterator[Row]:
    """One queue: scans, names typed, walk-ins, badges read twice, and codes of nobody."""
    arrivals, guests, people = (QUICK_ARRIVALS, QUICK_GUESTS, QUICK_PEOPLE) if quick else (ARRIVALS, GUESTS, PEOPLE)
    with place_for_workspace() as path:
        yield from _measured(path, arrivals, guests, people)


def _measured(path: Path, arrivals: int, guests: int, people: int) -> Iterator[Row]:
    where = f"{arrivals} arrivals, {guests:,} guests, {people:,} people"
    with door_desk(path, guests, people) as desk:
        queue = Queue(desk, arrivals)
        begun = time.perf_counter()
        longest, busiest = run_steps(queue.steps)
        whole = time.perf_counter() - begun
        lost, doubled = queue.lost_and_doubled()
    yield Row("door", "arrivals lost", where, lost, "", reach="0")
    yield Row("door", "arrivals counted twice", where, doubled, "", reach="0")
    yield Row("door", "the window blocked at most", where, longest, reach="100 ms")
    yield Row("door", "the window at work at a stretch at most", where, busiest, reach="100 ms")
    yield Row("door", "the whole queue", where, whole)


class Queue:
    """Who comes and how, as the steps of one evening at the door: each is a key, in the order they are pressed."""

    def __init__(self, desk: DoorDesk, arrivals: int) -> None:
        self._desk, self._luck = desk, random.Random(11)
        listener = desk.page.findChild(ScanListener)
        assert listener is not None
        self._listener = listener
        self._came: Counter[str] = Counter()  # attendee ids, and names of walk-ins
        self.steps: list[Step] = []
        guests = list(desk.page.book.guests.values())
        self._luck.shuffle(guests)
        for number in range(arrivals):
            way = self._luck.choices(("scan", "twice", "name", "walk-in"), (6, 1, 2, 1))[0]
            if way == "walk-in":
                self._walk_in("Zyx " + "".join(chr(ord("a") + int(digit)) for digit in str(number)).title())
                continue
            guest = guests[number]
            self._came[guest.id] += 1
            if way == "name":
                self._type(guest.full_name, 140)
                self.steps.append(lambda wanted=guest.id: self._choose(wanted))
                self._type("\r", 250)
            else:
                self._scan(guest.code)
            if way == "twice":
                self._scan(guest.code, after=300)
            if self._luck.random() < 0.08:
                self._scan(new_code((), self._luck.choice))
                self._scan("https://example.org/ticket/123456")

    def lost_and_doubled(self) -> tuple[int, int]:
        """How many who came are not in, and how many facts of arrival there are too many."""
        read = self._desk.window.desk.read
        places = {one.id: one for one in read(View.find, Attendee, event_id=self._desk.page.book.event_id)}
        facts = Counter(self._who(places[one.attendee_id]) for one in read(View.find, Checkin) if one.what == "arrived")
        lost = sum((self._came - facts).values())
        return lost, sum((facts - self._came).values())

    def _who(self, place: Attendee) -> str:
        guest = self._desk.page.book.guest(place.id)
        return guest.full_name if guest is not None and guest.walk_in else place.id

    def _walk_in(self, name: str) -> None:
        self._came[name] += 1
        self.steps.append(lambda: self._desk.press(Qt.Key.Key_F2))
        self._type(f"{name}2\r", 140)

    def _scan(self, code: str, after: int = 2_500) -> None:
        pace, end = self._luck.choice(_PACES), self._luck.choice(_ENDS)
        self._type(code[0], after)
        self._type(code[1:] + end, pace)
        if not end:
            self.steps.append(self._rest)

    def _rest(self) -> None:
        """The scanner is silent: what it typed without an Enter is decided about."""
        self._listener.rest()

    def _type(self, text: str, gap: int) -> None:
        self.steps += [lambda letter=letter: self._desk.send(letter, gap) for letter in text]

    def _choose(self, wanted: str) -> None:
        """Down until the card shows who stands at the desk."""
        page = self._desk.page
        for _ in page.book.guests:
            QApplication.processEvents()
            if page.guest is not None and page.guest.id == wanted:
                return
            self._desk.press(Qt.Key.Key_Down, 120)
        raise AssertionError(f"“{page.field.text()}” stands in the field, and who typed it is not among those who fit")


def run_steps(steps: Sequence[Step]) -> tuple[float, float]:
    """Take every step in the window's own event loop; the longest time in seconds between two beats of its heart.

    By the clock, and the work of the processor alone between two beats.
    """
    owner = QObject()
    waiting = iter(steps)
    beats = [time.perf_counter(), time.process_time()]
    longest = [0.0, 0.0]
    trouble: list[BaseException] = []

    def beat() -> None:
        now = [time.perf_counter(), time.process_time()]
        longest[:] = [max(most, after - before) for most, before, after in zip(longest, beats, now, strict=True)]
        beats[:] = now

    def step() -> None:
        taken = next(waiting, None)
        try:
            if taken is not None:
                taken()
        except BaseException as caught:
            trouble.append(caught)
        if taken is None or trouble:
            hand.stop()
            QApplication.exit()

    heart = QTimer(owner, interval=_BEAT, timerType=Qt.TimerType.PreciseTimer)
    heart.timeout.connect(beat)
    hand = QTimer(owner, interval=0)
    hand.timeout.connect(step)
    heart.start()
    hand.start()
    QApplication.exec()
    heart.stop()
    if trouble:
        raise trouble[0]
    return longest[0], longest[1]
