"""Queue help for one evening, from what the file knows: lanes by letter, the arrivals, and who is still to come."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from t4gsw_desktop.core.events import HERE, Attendee, Event, standing_facts
from t4gsw_desktop.core.queue_help import (
    CurvePoint,
    EarlierEvening,
    Range,
    arrivals_curve,
    lanes_needed,
    rate_per_minute,
    still_to_come,
)
from t4gsw_desktop.core.queue_letters import MOST_LANES, Lane, letter_split
from t4gsw_desktop.core.timeline import from_text
from t4gsw_desktop.services.checkin import facts_of
from t4gsw_desktop.services.events import event_of
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.services.roster import Guest, everybody_listed, sort_key
from t4gsw_desktop.services.workspace import refuse_unless
from t4gsw_desktop.storage.unit_of_work import View, Work

# What the desk needs for one person, and within how many minutes most of them come, unless somebody says otherwise.
SECONDS_EACH, WINDOW = 20, 20
_MOST_EVENINGS = 12
# An evening tells how people arrive only where the door was really used: at least so many, and so much of the list.
_LEAST_CAME, _LEAST_SHARE = 5, 0.2


@dataclass(frozen=True, slots=True)
class QueueHelp:
    """The door in figures at one moment; `signed_up` and `came` count those on the list before, walk-ins by themselves.

    `curve` and `per_minute` count everybody who arrived, `to_come` only those who signed up. `needed` is how many lanes
    the evening asks for, `lanes` how they are shared out: as many as were chosen, else as are needed.
    """

    event: Event
    signed_up: int
    came: int
    walk_ins: int
    curve: tuple[CurvePoint, ...]
    per_minute: float
    to_come: Range
    needed: int
    lanes: tuple[Lane, ...]


def queue_help(view: View, event_id: str, now: datetime, history: Sequence[EarlierEvening]) -> QueueHelp:
    """The door at `now`; `history` are the evenings of `earlier_evenings`, read once, for they do not change."""
    event = event_of(view, event_id)
    guests = [guest for guest in everybody_listed(view, event_id) if guest.attendee.status == "coming"]
    first = first_arrivals(view, [guest.attendee for guest in guests])
    listed = [guest for guest in guests if guest.attendee.source != "walk-in"]
    times = [first[guest.id] for guest in listed if guest.id in first]
    every, starts = sorted(first.values()), from_text(event.starts)
    return QueueHelp(
        event=event,
        signed_up=len(listed),
        came=len(times),
        walk_ins=len(first) - len(times),
        curve=arrivals_curve(every, starts),
        per_minute=rate_per_minute(every, now),
        to_come=still_to_come(len(listed), len(times), now, starts, history, times),
        needed=needed_for(len(listed)),
        lanes=lanes_of(event, guests),
    )


def needed_for(people: int, seconds: int = SECONDS_EACH) -> int:
    """How many lanes so many people need, no more than there are signs for."""
    return min(MOST_LANES, lanes_needed(people, seconds, WINDOW))


def lanes_of(event: Event, guests: Sequence[Guest]) -> tuple[Lane, ...]:
    """The lanes of an event's door by the names that its check-in sheet is sorted by."""
    listed = [guest for guest in guests if guest.attendee.source != "walk-in"]
    return letter_split(map(sort_key, guests), event.lanes or needed_for(len(listed)))


def choose_lanes(work: Work, event_id: str, lanes: int) -> None:
    """Have the door of an event set out for so many lanes; 0 leaves it to the number of people."""
    refuse_unless(0 <= lanes <= MOST_LANES, f"Signs are made for 1 to {MOST_LANES} lanes. Nothing was changed.")
    work.put(replace(event_of(work, event_id), lanes=lanes))
    work.label = f"Have {counted(lanes, 'lane', 'lanes')} at the door" if lanes else "Reckon the lanes at the door"


def first_arrivals(view: View, attendees: Sequence[Attendee]) -> dict[str, datetime]:
    """When each of these was first here, by id; what was taken back does not count."""
    first: dict[str, datetime] = {}
    for fact in standing_facts(facts_of(view, attendees)):
        if fact.what in HERE:
            first.setdefault(fact.attendee_id, from_text(fact.at))
    return first


def earlier_evenings(view: View, event_id: str) -> tuple[EarlierEvening, ...]:
    """The latest evenings before this one whose arrivals were noted as they came, newest first.

    An evening whose sheet was typed in afterwards tells who came, not when: one where more than half arrived in one
    second is left out, and so is one whose door was hardly used.
    """
    tonight = event_of(view, event_id)
    before = sorted((one for one in view.find(Event) if one.starts < tonight.starts), key=_starts, reverse=True)
    found: list[EarlierEvening] = []
    for event in before:
        if len(found) == _MOST_EVENINGS:
            break
        attendees = [one for one in view.find(Attendee, event_id=event.id, status="coming") if one.source != "walk-in"]
        times = sorted(first_arrivals(view, attendees).values())
        if _was_watched(times, len(attendees)):
            starts = from_text(event.starts)
            minutes = tuple((time - starts).total_seconds() / 60 for time in times)
            found.append(EarlierEvening(len(attendees), minutes))
    return tuple(found)


def _starts(event: Event) -> str:
    return event.starts


def _was_watched(times: Sequence[datetime], signed_up: int) -> bool:
    if len(times) < max(_LEAST_CAME, _LEAST_SHARE * signed_up):
        return False
    return max(len(list(together)) for _, together in groupby(times)) * 2 <= len(times)
