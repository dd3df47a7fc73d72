"""What one person has done with us: the events they came to, whom they met there, and the log's lines about them."""

from dataclasses import dataclass
from datetime import datetime

from t4gsw_desktop.core.events import Attendee, Event, standing_facts
from t4gsw_desktop.core.timeline import from_text
from t4gsw_desktop.services.checkin import facts_of
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.counting import events_seen, sat_with
from t4gsw_desktop.storage.unit_of_work import View

LAST = 6


@dataclass(frozen=True, slots=True)
class Attended:
    """One event of a person: how they stood on its list, and whether they came (None: not over yet)."""

    event: Event
    attendee: Attendee
    came: bool | None


@dataclass(frozen=True, slots=True)
class PersonHistory:
    """Their events, latest first; `lately` tells for the last events of the file, oldest first, whether they came.

    `met` counts the people with whom they sat, as planned, at events they came to.
    """

    events: tuple[Attended, ...]
    lately: tuple[bool, ...]
    met: int

    @property
    def came_lately(self) -> int:
        """To how many of the last events they came."""
        return sum(self.lately)


def person_history(view: View, person_id: str, now: datetime) -> PersonHistory:
    """The history of one person, as it stands at `now`.

    Who came is told by the door; where it took nobody in (an evening run on paper), by the list.
    """
    events = {one.id: one for one in view.find(Event)}
    places = [one for one in view.find(Attendee, person_id=person_id) if one.event_id in events]
    facts = {fact.attendee_id for fact in standing_facts(facts_of(view, places))}
    seen = events_seen(view, {place.event_id for place in places})
    attended = []
    for place in places:
        event = events[place.event_id]
        over = from_text(event.ends) <= now
        came = place.id in facts or (place.status == "coming" and event.id not in seen)
        attended.append(Attended(event, place, came if over else True if place.id in facts else None))
    attended.sort(key=lambda one: (one.event.starts, one.event.id), reverse=True)
    past = sorted((one for one in events.values() if from_text(one.ends) <= now), key=lambda one: (one.starts, one.id))
    came_to = {one.event.id for one in attended if one.came}
    lately = tuple(one.id in came_to for one in past[-LAST:])
    return PersonHistory(tuple(attended), lately, _met(view, [one.attendee for one in attended if one.came]))


def log_lines(workspace: Workspace, person_id: str, attendee_ids: tuple[str, ...], most: int = 20) -> tuple[str, ...]:
    """What the log says was done with this person, newest first, each line once, with its time (UTC) in front."""
    steps = {step.number: step for row_id in (person_id, *attendee_ids) for step in workspace.history(most, row_id)}
    newest = sorted(steps.values(), key=lambda step: step.number, reverse=True)[:most]
    return tuple(f"{step.at} {'Undo: ' if step.kind == 'undo' else ''}{step.label}" for step in newest)


def _met(view: View, places: list[Attendee]) -> int:
    """How many people sat at one table, in one round, with this person."""
    mine = {one.id for one in places}
    beside = view.get_many(Attendee, sat_with(view, mine) - mine)
    return len({one.person_id or one.id for one in beside.values()})
