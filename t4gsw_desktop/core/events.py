"""Events, their activities, who comes, and the facts of the door from which presence is derived."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from t4gsw_desktop.core.problems import NOTHING

STATUSES = ("coming", "waiting", "cancelled")
ARRIVALS = ("arrived", "left", "out", "back", "undone")
# What the latest fact says of somebody who is in the building.
HERE = ("arrived", "back")
# The setting of an activity that counts its rounds begun; it is not there where nobody has run it in the program.
PLAYED = "played"
# Rooms an activity can no longer use, by id with the first slot they are lost for; and whether people may vote in it.
LOST_ROOMS, VOTES_STATE = "lost_rooms", "votes_state"
# Settings that tell what happened on the night: a copy of the evening begins without them.
HAPPENED = frozenset({PLAYED, LOST_ROOMS, VOTES_STATE})


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
    `fetch` says why an organiser wants to be fetched when they come, "" for nearly everybody; the door never shows it.
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
    fetch: str = ""


@dataclass(frozen=True, slots=True)
class Checkin:
    """A fact of the door, appended and never changed: `what` is one of ARRIVALS, `at` a UTC instant, `undoes` an id.

    "left" has gone home, "out" is expected back. `desk` is the name of the desk that wrote it.
    """

    id: str
    attendee_id: str
    what: str
    at: str
    desk: str = ""
    undoes: str = ""


@dataclass(frozen=True, slots=True)
class Presence:
    """Who is in the building (`here`) and who has been and is not any more (`gone`: left or stepped out).

    `used` is False while the door has taken nobody in: then nothing is known of anybody, and nobody counts as absent.
    """

    used: bool
    here: frozenset[str]
    gone: frozenset[str]

    def counted(self, coming: Iterable[str]) -> frozenset[str]:
        """Those of `coming` who can take part now: who is here, or while the door is not used all who have not gone."""
        return self.here.intersection(coming) if self.used else frozenset(coming) - self.gone


def presence(facts: Iterable[Checkin]) -> Presence:
    """Who is in the building, from the facts of the door in any order."""
    standing = standing_facts(facts)
    latest = {fact.attendee_id: fact.what for fact in standing}
    here = frozenset(who for who, what in latest.items() if what in HERE)
    return Presence(any(fact.what in HERE for fact in standing), here, frozenset(latest) - here)


def present_ids(facts: Iterable[Checkin]) -> frozenset[str]:
    """Attendees who are in the building, from the facts in any order: undone facts never happened, the latest wins."""
    return presence(facts).here


def standing_facts(facts: Iterable[Checkin]) -> tuple[Checkin, ...]:
    """The facts that were not taken back, oldest first: the last one of a person tells whether they are here."""
    known = list(facts)
    undone = {fact.undoes for fact in known if fact.what == "undone"}
    standing = (fact for fact in known if fact.what != "undone" and fact.id not in undone)
    return tuple(sorted(standing, key=lambda fact: (fact.at, fact.id)))


def latest_stay(standing: Sequence[Checkin]) -> tuple[Checkin, ...]:
    """The facts at the end of one person's standing ones that say the same: here, left or stepped out.

    There is more than one where two desks each noted it; since when it is so, the first of them tells.
    """
    stay: list[Checkin] = []
    for fact in reversed(standing):
        if stay and _says(fact) != _says(stay[-1]):
            break
        stay.append(fact)
    return tuple(reversed(stay))


def _says(fact: Checkin) -> str:
    return "here" if fact.what in HERE else fact.what
