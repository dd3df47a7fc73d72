"""The directory as it was read last; after a change only the rows that changed are read again."""

from datetime import datetime

from t4gsw_desktop.core.events import Event
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.core.timeline import from_text, wall_clock
from t4gsw_desktop.services.directory import Directory, read_directory, updated
from t4gsw_desktop.storage.counting import count_rows
from t4gsw_desktop.storage.unit_of_work import View
from t4gsw_desktop.ui.shell.desk import Desk

_MANY_CHANGES = 2_000  # rows; from here on reading everybody anew is as quick


class KnownDirectory:
    """Reads the directory of one desk, with the places of its event."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._step, self._event_id = -1, ""
        self._directory = Directory()
        self.event: Event | None = None

    def read(self) -> Directory:
        """The directory as it is now; the same object when nothing of it changed."""
        desk = self._desk
        self.event = desk.read(View.get, Event, desk.event_id) if desk.event_id else None
        step = desk.workspace.step()
        if self._step < 0 or self._event_id != desk.event_id:
            self._directory = desk.read(read_directory, desk.event_id)
        elif step != self._step:
            self._directory = self._brought_up(self._directory)
        self._step, self._event_id = step, desk.event_id
        return self._directory

    def event_words(self, now: datetime) -> str:
        """What the event is called in a button: "tonight", or its name; "" while there is none."""
        if self.event is None:
            return ""
        day = wall_clock(from_text(self.event.starts), self.event.timezone).date()
        return "tonight" if day == wall_clock(now, self.event.timezone).date() else self.event.name

    def _brought_up(self, known: Directory) -> Directory:
        desk = self._desk
        changed = desk.workspace.changes_since(self._step)
        if len(changed) <= _MANY_CHANGES:
            known = desk.read(updated, known, desk.event_id, changed)
            if len(known.rows) == desk.read(how_many):
                return known  # else somebody was erased, and the journal has forgotten them
        return desk.read(read_directory, desk.event_id)


def how_many(view: View) -> int:
    """How many people there are."""
    return count_rows(view, Person)
