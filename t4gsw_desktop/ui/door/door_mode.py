"""Door mode: this computer shows nothing but the door until somebody types the PIN it was turned on with.

It is a screen against curious eyes, not a safe: whoever has the file can open it with any other program.
"""

import time
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from t4gsw_desktop.core.pin import fits_seal, seal_pin, wait_after
from t4gsw_desktop.ui.door.pin_dialogs import AskPin, ChoosePin
from t4gsw_desktop.ui.shell.desk import Desk


class DoorMode(QObject):
    """Turns door mode on and off for one window. `now` are the seconds of any clock that never goes back."""

    def __init__(self, desk: Desk, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__(desk)
        self._desk, self._now = desk, now
        self._wrong, self._closed_until = 0, 0.0

    @classmethod
    def of(cls, desk: Desk) -> "DoorMode":
        """The one of this desk: wrong PINs are counted on, though the page is built anew."""
        return desk.findChild(cls) or cls(desk)

    def turn(self, parent: QWidget) -> QDialog:
        """Ask for the PIN to leave door mode with, or for a new one to turn it on with."""
        dialogue: QDialog
        if self._desk.door_mode:
            dialogue = AskPin(self._desk.theme, parent, self)
        else:
            dialogue = ChoosePin(self._desk.theme, parent, self.begin)
        dialogue.open()
        return dialogue

    def begin(self, pin: str) -> None:
        """Show nothing but the door, until `leave` is given this PIN; a restart of the program changes nothing."""
        self._wrong, self._closed_until = 0, 0.0
        self._desk.shut_the_door()
        self._desk.keep_settings(replace(self._desk.settings, door_lock=seal_pin(pin)))
        self._desk.say("Door mode is on. Everything but the door is hidden until the PIN is typed.")

    def leave(self, pin: str) -> bool:
        """Show everything again if this is the PIN; see `fits`."""
        if not self.fits(pin):
            return False
        self._desk.keep_settings(replace(self._desk.settings, door_lock=""))
        self._desk.say("Door mode is off.")
        return True

    def fits(self, pin: str) -> bool:
        """True if this is the PIN; after a wrong one, none counts for a little while."""
        if self.seconds_to_wait():
            return False
        if not fits_seal(pin, self._desk.settings.door_lock):
            self._wrong += 1
            self._closed_until = self._now() + wait_after(self._wrong)
            return False
        self._wrong = 0
        return True

    def seconds_to_wait(self) -> int:
        """How long until the next PIN counts, in whole seconds."""
        return max(0, -int(-(self._closed_until - self._now()) // 1))
