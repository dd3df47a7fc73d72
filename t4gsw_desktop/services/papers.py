"""What a paper is, and the desk of facts from which the papers of one activity are made."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.core.parts import part_spans
from t4gsw_desktop.core.places import Room, Table
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.core.timeline import from_text, wall_clock
from t4gsw_desktop.documents.heading import Heading
from t4gsw_desktop.services.roster import Roster
from t4gsw_desktop.storage.unit_of_work import View

# The setting of an activity whose rooms nobody has looked at yet.
UNPROVEN = "unproven"
_SAID = {"step_free": "Step-free", "quiet": "Quiet", "hearing_loop": "Hearing loop", "projector": "Projector"}


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper that can be printed: its name in file names and logs, its title, and how its PDF is made.

    `make(large_print)` returns the PDF; large print is set anew in larger type.
    """

    key: str
    title: str
    make: Callable[[bool], bytes]
    plan: str = ""


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


def feature_words(features: tuple[str, ...]) -> tuple[str, ...]:
    """Features as people say them: "Step-free", "Hearing loop"."""
    return tuple(_SAID[feature] for feature in _SAID if feature in features)
