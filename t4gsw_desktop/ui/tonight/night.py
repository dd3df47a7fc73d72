"""What Tonight shows of one event: its facts read once, and the strips of its picture made from them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.core.places import Room
from t4gsw_desktop.core.timeline import from_text
from t4gsw_desktop.kinds.register import forms
from t4gsw_desktop.services.attendance import Attendance, attendance
from t4gsw_desktop.services.checklist_facts import EveningFacts, evening_facts
from t4gsw_desktop.services.naming import counted, listed
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.backups import latest_backup
from t4gsw_desktop.storage.unit_of_work import View
from t4gsw_desktop.ui.tonight.lanes import Strip
from t4gsw_desktop.ui.tonight.moments import clock
from t4gsw_desktop.ui.widgets.kind_look import kind_look

SET_UP, PACK_DOWN = timedelta(minutes=90), timedelta(minutes=45)
DOOR, BEFORE, AFTER = "door", "set-up", "pack-down"


@dataclass(frozen=True, slots=True)
class Night:
    """One event as Tonight shows it. `rooms` are names by id."""

    facts: EveningFacts
    people: Attendance
    rooms: Mapping[str, str]

    @property
    def activities(self) -> tuple[Activity, ...]:
        """What happens, in the order of the plan."""
        return tuple(one.activity for one in self.facts.plans)


def read_night(workspace: Workspace, event_id: str, now: datetime) -> Night:
    """The event as the file stands; Refusal when it is no longer in it."""
    facts = evening_facts(workspace, event_id, forms(), now)

    def load(view: View) -> tuple[Attendance, dict[str, str]]:
        wanted = {room for one in facts.plans for room in one.activity.room_ids}
        return attendance(view, event_id), {key: room.name for key, room in view.get_many(Room, wanted).items()}

    people, rooms = workspace.read(load)
    return Night(facts, people, rooms)


def with_backups(night: Night, workspace: Workspace) -> Night:
    """The same night with the newest backup as it lies in the folder now: nobody tells of a new one."""
    return replace(night, facts=replace(night.facts, backed_up=latest_backup(workspace.path)))


def strips_of(night: Night, now: datetime, live: Mapping[str, str]) -> tuple[Strip, ...]:
    """Setting up, the door, every activity and packing down; `live` says of activities that are run how they stand."""
    event, door = night.facts.event, night.facts.door
    starts, ends = from_text(event.starts), from_text(event.ends)
    opens, closes = clock(event.starts, event.timezone), clock(event.ends, event.timezone)
    begins = min([starts, *(from_text(one.starts) for one in night.activities)]) - SET_UP
    told = f"{door.here} of {door.expected} here" if now >= starts else f"{door.expected} expected"
    said = f"Check-in, {opens} to {closes}, {told}"
    over = max([ends, *(from_text(one.ends) for one in night.activities)])
    return (
        Strip(BEFORE, "Set up", begins, starts, "ink-2", "sunken", "package", "", f"Set up, until {opens}", True, True),
        Strip(DOOR, "Check-in", starts, ends, "primary-ink", "primary-soft", "scan-line", told, said, True),
        *(_strip(night, one, now, live.get(one.id, "")) for one in night.activities),
        Strip(
            AFTER,
            "Pack down",
            ends,
            over + PACK_DOWN,
            "ink-2",
            "sunken",
            "package",
            "",
            f"Pack down, from {closes}",
            True,
            True,
        ),
    )


def _strip(night: Night, activity: Activity, now: datetime, live: str) -> Strip:
    look, zone = kind_look(activity.kind), night.facts.event.timezone
    starts, ends = from_text(activity.starts), from_text(activity.ends)
    rooms = [night.rooms[one] for one in activity.room_ids if one in night.rooms]
    where = listed(rooms, most=2) if len(rooms) <= 2 else counted(len(rooms), "room", "rooms")
    state = ", on now" if starts <= now < ends else ", over" if now >= ends else ""
    if live:
        where, state = live, f", {live[:1].lower()}{live[1:]}"
    hours = f"{clock(activity.starts, zone)} to {clock(activity.ends, zone)}"
    spoken = ", ".join(part for part in (activity.title, listed(rooms, most=4), hours) if part) + state
    return Strip(activity.id, activity.title, starts, ends, look.role, look.soft, look.icon, where, spoken)
