"""What the file tells of the queue at this moment; earlier evenings are read once, for they do not change."""

from typing import TYPE_CHECKING

from t4gsw_desktop.core.events import Event
from t4gsw_desktop.core.timeline import from_text, wall_clock
from t4gsw_desktop.services.queue_help import QueueHelp, earlier_evenings, queue_help
from t4gsw_desktop.ui.shell.desk import Desk

if TYPE_CHECKING:
    from t4gsw_desktop.core.queue_help import EarlierEvening


class QueueFacts:
    """`found` is the door as it was at the last `read`; `minute` is that moment in minutes after the start."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._history: tuple[EarlierEvening, ...] = ()
        self._history_of = ""
        self.found: QueueHelp | None = None
        self.minute, self.clock = 0.0, ""

    def read(self, event: Event) -> QueueHelp:
        """Read the door as it is now."""
        if self._history_of != event.id:
            self._history, self._history_of = self._desk.read(earlier_evenings, event.id), event.id
        now = self._desk.clock()
        self.minute = (now - from_text(event.starts)).total_seconds() / 60
        self.clock = f"{wall_clock(now, event.timezone):%H:%M}"
        self.found = self._desk.read(queue_help, event.id, now, self._history)
        return self.found
