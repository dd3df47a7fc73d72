"""The window of the door over a file of any size, and keys as the system sends them, each at a time of its own."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.door_window import make_list, settle
from benchmarks.people import invent_people
from t4gsw_desktop.app import App, make_application
from t4gsw_desktop.ui.door.screen import DoorScreen
from t4gsw_desktop.ui.shell.window import MainWindow

_DOORS_OPEN = datetime(2027, 1, 21, 18, 0, tzinfo=UTC)
_KEYS = {"\r": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab, " ": Qt.Key.Key_Space}


@dataclass(slots=True)
class DoorDesk:
    """A window at Check-in. Its clock and the times of its keys are those of an evening, however fast it is played."""

    window: MainWindow
    page: DoorScreen
    codes: list[str]
    names: list[str]
    milliseconds: int = 0

    def now(self) -> datetime:
        """What the clock of the evening shows."""
        return _DOORS_OPEN + timedelta(milliseconds=self.milliseconds)

    @property
    def handle(self) -> QWindow:
        """Where the system's keys come in."""
        handle = self.window.windowHandle()
        assert handle is not None
        return handle

    def type(self, text: str, gap: int) -> None:
        """Press one key after another, `gap` milliseconds apart by the evening's clock; each is painted at once."""
        for letter in text:
            self.send(letter, gap)
            settle()

    def send(self, letter: str, gap: int) -> None:
        """Press one key and let it go, and see to nothing else."""
        self.milliseconds += gap
        key = int(_KEYS[letter]) if letter in _KEYS else ord(letter.upper()[0]) if letter.isascii() else 0
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
            event.setTimestamp(self.milliseconds)
            QApplication.sendEvent(self.handle, event)

    def press(self, key: Qt.Key, gap: int = 200) -> None:
        """Press a key that types nothing, by way of the shortcuts."""
        self.milliseconds += gap
        QTest.keyClick(self.handle, key)


@contextmanager
def door_desk(path: Path, guests: int, people: int) -> Iterator[DoorDesk]:
    """A new file at `path` with so many people, the first `guests` of them on the list, and its window at Check-in."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    make_application()
    codes, names = _fill(path, guests, people)
    desk: DoorDesk | None = None
    app = App(path.with_name("settings.json"), clock=lambda: desk.now() if desk is not None else _DOORS_OPEN)
    window = app.open(path)
    window.build_all()
    window.show_screen("check-in")
    settle()
    window.activateWindow()
    settle()
    page = window.screen
    assert isinstance(page, DoorScreen)
    desk = DoorDesk(window, page, codes, names)
    page.field.setFocus()
    settle()
    try:
        yield desk
    finally:
        app.close()
        settle()


def _fill(path: Path, guests: int, people: int) -> tuple[list[str], list[str]]:
    """Make the file; the badge codes and names of those on the list, and nothing else is left in memory."""
    known = invent_people(people)
    return make_list(path, known, guests), [one.full_name for one in known[:guests]]
