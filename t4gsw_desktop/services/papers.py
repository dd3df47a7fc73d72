"""What a paper is, and the desk of facts from which the papers of one activity are made."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from types import MappingProxyType

from t4gsw_desktop.core.events import Activity, Attendee
from t4gsw_desktop.core.parts import part_spans
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.core.places import Room, Table
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.core.timeline import from_text, wall_clock
from t4gsw_desktop.documents.heading import Heading
from t4gsw_desktop.services.roster import Roster
from t4gsw_desktop.storage.unit_of_work import View

# The setting of an activity whose rooms nobody has looked at yet.
UNPROVEN = "unproven"
Fields = Mapping[type, tuple[str, ...]]
NOTHING_SHOWN: Fields = MappingProxyType({})
# What papers about who sits where show: a change of any of it makes them untrue.
NAMES: Fields = {
    Person: ("full_name", "call_me"),
    Attendee: ("person_id", "label", "status"),
}
SEATS: Fields = {
    **NAMES,
    Activity: ("title", "starts", "ends", "settings"),
    Placement: ("attendee_id", "part", "place", "role", "topic"),
}
# What rooms and tables offer, in the order of FEATURES, as people say it.
FEATURE_WORDS = {
    "step_free": "Step-free",
    "quiet": "Quiet",
    "hearing_loop": "Hearing loop",
    "projector": "Projector",
}


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper that can be printed: its name in file names and logs, its title, and how its PDF is made.

    `make(large_print)` returns the PDF; large print is set anew in larger type. It draws from facts that were read
    before, so that it may be called on any thread. `many` counts what is on it ("18 cards"); `waits` says what it has
    to wait for while it is a blank form to write on ("Ready when the grid is"), else "". `shows` names, by the type of
    row, the fields a change of which makes what was printed untrue. `on_purpose` keeps it out of "all papers in one".
    """

    key: str
    title: str
    make: Callable[[bool], bytes]
    plan: str = ""
    many: str = ""
    waits: str = ""
    shows: Fields = field(default_factory=lambda: NOTHING_SHOWN)
    on_purpose: bool = False


@dataclass(frozen=True)
class PaperDesk:
    """The facts one activity's papers are made from: its people, its accepted placements, its rooms and tables."""

    view: View
    activity: Activity
    roster: Roster
    placements: tuple[Placement, ...]
    rooms: tuple[Room, ...]
    tables: tuple[Table, ...]
    heading: Heading

    def features(self, features: Iterable[str]) -> tuple[str, ...]:
        """Features as a paper says them; none while nobody has made sure of the venue: a promise has to be true."""
        return () if self.activity.settings.get(UNPROVEN) else feature_words(tuple(features))

    def name_of(self, attendee_id: str) -> str:
        """What papers call this attendee; "" for nobody and for somebody who is no longer on the list."""
        return self._names.get(attendee_id, "")

    def code_of(self, attendee_id: str) -> str:
        """This attendee's badge code."""
        return self._codes.get(attendee_id, "")

    @cached_property
    def part_times(self) -> tuple[tuple[str, str], ...]:
        """When each round or slot starts and ends, as the wall clock shows it."""
        zone = self.roster.event.timezone
        return tuple(
            (f"{wall_clock(span.starts, zone):%H:%M}", f"{wall_clock(span.ends, zone):%H:%M}")
            for span in part_spans(self.activity)
        )

    @cached_property
    def _names(self) -> dict[str, str]:
        return {guest.id: guest.name for guest in self.roster.guests}

    @cached_property
    def _codes(self) -> dict[str, str]:
        return {guest.id: guest.attendee.code for guest in self.roster.guests}


def heading_of(roster: Roster, now: datetime, plan: str = "") -> Heading:
    """What stands on every page of an event's papers."""
    starts, printed = (wall_clock(moment, roster.event.timezone) for moment in (from_text(roster.event.starts), now))
    when = f"{starts:%a} {starts.day} {starts:%B %Y}"
    return Heading(roster.event.name, when, f"{printed:%a} {printed.day} {printed:%b} {printed:%H:%M}", plan)


def desk_of(view: View, roster: Roster, activity: Activity, heading: Heading) -> PaperDesk:
    """The facts of one activity's papers, its heading naming the plan they show."""
    rooms = view.get_many(Room, activity.room_ids)
    plan = f"plan {activity.plan_number}" if activity.plan_number else ""
    return PaperDesk(
        view=view,
        activity=activity,
        roster=roster,
        placements=view.find(Placement, activity_id=activity.id),
        rooms=tuple(rooms[one] for one in activity.room_ids if one in rooms),
        tables=view.find(Table, room_id=list(rooms)),
        heading=replace(heading, plan=plan),
    )


def clock_time(instant: str, zone: str) -> str:
    """A stored instant as the wall clock shows it, "18:30"."""
    return f"{wall_clock(from_text(instant), zone):%H:%M}"


def feature_words(features: Collection[str]) -> tuple[str, ...]:
    """Features as people say them: "Step-free", "Hearing loop"."""
    return tuple(said for feature, said in FEATURE_WORDS.items() if feature in features)
