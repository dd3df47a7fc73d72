"""What the checklist of an event is made from: facts in the file, read once and frozen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from t4gsw_desktop.core.events import Attendee, Event
from t4gsw_desktop.core.parts import KindForm
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.core.places import Room, Venue
from t4gsw_desktop.core.records import ChecklistMark
from t4gsw_desktop.core.timeline import wall_clock
from t4gsw_desktop.services.checkin import DoorCounts, counts
from t4gsw_desktop.services.clashes import NOTHING_YET, clashes
from t4gsw_desktop.services.clear_outs import Reminder, due_clear_outs
from t4gsw_desktop.services.events import event_of
from t4gsw_desktop.services.paper_state import PaperState, paper_states
from t4gsw_desktop.services.plan_state import PlanState, plan_states
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.backups import latest_backup
from t4gsw_desktop.storage.unit_of_work import View


@dataclass(frozen=True, slots=True)
class EveningFacts:
    """All that the checklist of one event depends on besides the time.

    `rooms` counts the venue's rooms, `noted` those coming for whom the desk has a note; `clashes` are sentences;
    `backed_up` is when the newest backup was made; `marks` maps items to "done" or "skipped", as set by hand.
    """

    event: Event
    venue: str
    rooms: int
    plans: tuple[PlanState, ...]
    door: DoorCounts
    noted: int
    papers: Mapping[str, PaperState]
    clashes: tuple[str, ...] = ()
    backed_up: datetime | None = None
    reminders: tuple[Reminder, ...] = ()
    marks: Mapping[str, str] = field(default_factory=dict)


def evening_facts(workspace: Workspace, event_id: str, forms: Sequence[KindForm], now: datetime) -> EveningFacts:
    """The facts of one event as the file stands. `forms` are those of all kinds."""
    return workspace.read(_facts, event_id, forms, now, latest_backup(workspace.path))


def _facts(
    view: View, event_id: str, forms: Sequence[KindForm], now: datetime, backed_up: datetime | None
) -> EveningFacts:
    event = event_of(view, event_id)
    venue = view.get(Venue, event.venue_id) if event.venue_id else None
    coming = view.find(Attendee, event_id=event_id, status="coming")
    people = view.get_many(Person, {one.person_id for one in coming} - {""})
    today = wall_clock(now, event.timezone).date()
    return EveningFacts(
        event=event,
        venue=venue.name if venue else "",
        rooms=len(view.find(Room, venue_id=event.venue_id)) if venue else 0,
        plans=plan_states(view, event_id, forms),
        door=counts(view, event_id),
        noted=sum(map(_has_note, people.values())),
        papers=paper_states(view, event_id),
        clashes=tuple(one.sentence for one in clashes(view, event_id, forms) if one.code != NOTHING_YET),
        backed_up=backed_up,
        reminders=tuple(one for one in due_clear_outs(view, today) if one.event_id == event_id),
        marks={one.item: one.state for one in view.find(ChecklistMark, event_id=event_id)},
    )


def _has_note(person: Person) -> bool:
    return bool(person.access_needs or person.access_note or person.food_needs or person.companion)
