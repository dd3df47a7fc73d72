"""Events, their activities, who comes, and the facts of the door from which presence is derived."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from t4gsw_desktop.core.problems import NOTHING

STATUSES = ("coming", "waiting", "cancelled")
ARRIVALS = ("arrived", "left", "back", "undone")
# The setting of an activity that counts its rounds begun; it is not there where nobody has run it in the program.
PLAYED = "played"


@dataclass(frozen=True, slots=True)
class Event:
    """An evening or a day. `starts` and `ends` are UTC instants (ISO 8601, `+00:00`), shown in `timezone`.

    `lanes` is how many lanes its door is to have; 0 while nobody has chosen, and then it is reckoned.
    """

    id: str
    name: str
    starts: str
    ends: str
    timezone: str = "Europe/London"
    venue_id: str = ""
    focus: tuple[str, ...] = ()
    notes: str = ""
    sequence: int = 0
    lanes: int = 0


@dataclass(frozen=True, slots=True)
class Activity:
    """One surgery, café, unconference or speed-friending session of an event.

    `room_ids` are the rooms it uses; `settings` are the kind's own (its rules.py names them). `plan_number` counts
    accepted plans from 1; 0 while there is none. `sequence` counts changes of time, place or title for calendars.
    """

    id: str
    event_id: str
    kind: str
    title: str
    starts: str
    ends: str
    room_ids: tuple[str, ...] = ()
    settings: Mapping[str, object] = field(default_factory=lambda: NOTHING)
    position: int = 0
    plan_number: int = 0
    sequence: int = 0


@dataclass(frozen=True, slots=True)
class Attendee:
    """A place at one event. `person_id` is "" for an unnamed guest, who is then shown as `label` ("Guest of Ann").

    `code` is the badge code, random and new for each event. `source` and `source_id` tell the platform's own name for
    this place, by which a newer export of the same list is matched; `order_ref` is the booking it came with.
    """

    id: str
    event_id: str
    person_id: str
    code: str
    label: str = ""
    status: str = "coming"
    ticket: str = ""
    first_time: bool | None = None
    role: str = "guest"
    source: str = ""
    source_id: str = ""
    order_ref: str = ""
    wishes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Checkin:
    """A fact of the door, appended and never changed: `what` is one of ARRIVALS, `at` a UTC instant, `undoes` an id."""

    id: str
    attendee_id: str
    what: str
    at: str
    desk: str = ""
    undoes: str = ""


def present_ids(facts: Iterable[Checkin]) -> frozenset[str]:
    """Attendees who are in the building, from the facts in any order: undone facts never happened, the latest wins."""
    known = list(facts)
    undone = {fact.undoes for fact in known if fact.what == "undone"}
    latest: dict[str, Checkin] = {}
    for fact in sorted(known, key=lambda fact: (fact.at, fact.id)):
        if fact.what != "undone" and fact.id not in undone:
            latest[fact.attendee_id] = fact
    return frozenset(who for who, fact in latest.items() if fact.what in ("arrived", "back"))
