"""Every paper of an evening: when it was printed last, and whether what it shows has changed since."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from t4gsw_desktop.core.events import Activity, Attendee, Event
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.core.places import Room, Table
from t4gsw_desktop.core.records import Printing
from t4gsw_desktop.services.events import timeline
from t4gsw_desktop.services.paper_pack import PackedPaper
from t4gsw_desktop.services.paper_state import PaperState, as_of, differ, latest_printing, paper_states
from t4gsw_desktop.storage.unit_of_work import View


def pack_states(view: View, event_id: str, papers: Iterable[PackedPaper]) -> dict[str, PaperState]:
    """The state of each paper by its name; `changed` of 0 means that the latest printing is true."""
    states = paper_states(view, event_id)
    for one in papers:
        if one.name not in states:
            printing = latest_printing(view, event_id, one.name)
            changed = _rows_changed(view, event_id, one, printing) if printing is not None else 0
            states[one.name] = PaperState(one.name, printing, changed)
    return states


def _rows_changed(view: View, event_id: str, one: PackedPaper, printing: Printing) -> int:
    """How many rows that the paper shows are other than they were when it was printed; a newer plan counts too."""
    count = int(printing.plan != one.paper.plan)
    about = _about(view, event_id, one.activity)
    for kind, fields in one.paper.shows.items():
        was = as_of(view, kind, printing.step)
        now: Mapping[str, Any] = view.get_many(kind, was)
        count += sum(
            differ(now.get(row_id), before, fields)
            for row_id, before in was.items()
            if about.covers(now.get(row_id)) or about.covers(before)
        )
    return count


@dataclass(frozen=True)
class _About:
    """What belongs to the event, or to the one activity of it that a paper is about."""

    event_id: str
    activity_id: str
    people: frozenset[str]
    rooms: frozenset[str]

    def covers(self, value: object) -> bool:
        """True for rows that such a paper can show."""
        if isinstance(value, Event | Activity):
            return value.id in (self.event_id, self.activity_id) or self._of_event(value)
        if isinstance(value, Person):
            return value.id in self.people
        if isinstance(value, Room | Table):
            return (value.id if isinstance(value, Room) else value.room_id) in self.rooms
        if isinstance(value, Attendee):
            return value.event_id == self.event_id
        return value is not None and getattr(value, "activity_id", "") == self.activity_id

    def _of_event(self, value: Event | Activity) -> bool:
        return not self.activity_id and isinstance(value, Activity) and value.event_id == self.event_id


def _about(view: View, event_id: str, activity: Activity | None) -> _About:
    activities = (activity,) if activity else timeline(view, event_id).activities
    people = view.find(Attendee, event_id=event_id)
    return _About(
        event_id,
        activity.id if activity else "",
        frozenset(one.person_id for one in people),
        frozenset(room_id for one in activities for room_id in one.room_ids),
    )
