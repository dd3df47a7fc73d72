"""Venues with their rooms and tables: how many they seat, what they offer, and what cannot go while it is in use."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from t4gsw_desktop.core.events import Activity, Event
from t4gsw_desktop.core.folding import fold
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.parts import INTERLUDES, parts_of
from t4gsw_desktop.core.places import FEATURES, MOST_AWAY, Room, Table, Venue
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.services.kind_rows import rename_room
from t4gsw_desktop.services.naming import counted, listed
from t4gsw_desktop.services.workspace import refuse_unless
from t4gsw_desktop.storage.unit_of_work import View, Work

V = TypeVar("V")
MOST_SEATS = 100_000


@dataclass(frozen=True, slots=True)
class VenuePlan:
    """A venue as it stands: each room with its tables, in the order they were added."""

    venue: Venue
    rooms: tuple[tuple[Room, tuple[Table, ...]], ...]


def venue_plan(view: View, venue_id: str) -> VenuePlan:
    """The venue of this id with everything in it."""
    venue = _there(view.get(Venue, venue_id))
    rooms = view.find(Room, venue_id=venue_id)
    return VenuePlan(venue, tuple((room, view.find(Table, room_id=room.id)) for room in rooms))


def add_venue(work: Work, name: str, address: str = "", notes: str = "") -> Venue:
    """Take down a building where events happen."""
    venue = Venue(new_id(), _named(name, "A venue", ()), address, notes)
    work.put(venue)
    work.label = f"Add {venue.name}"
    return venue


def edit_venue(work: Work, venue_id: str, **changes: Any) -> Venue:
    """Change the named fields and no other."""
    venue = replace(_there(work.get(Venue, venue_id)), **changes)
    venue = replace(venue, name=_named(venue.name, "A venue", ()))
    work.put(venue)
    work.label = f"Change {venue.name}"
    return venue


def remove_venue(work: Work, venue_id: str) -> None:
    """Take away a venue with its rooms and tables; refused while an event is held in it."""
    venue = _there(work.get(Venue, venue_id))
    events = [event.name for event in work.find(Event, venue_id=venue_id)]
    refuse_unless(not events, f"“{venue.name}” is the venue of {listed(events)}. Choose another venue there first.")
    for room in work.find(Room, venue_id=venue_id):
        _refuse_while_used(work, room)
    work.remove(Venue, venue_id)
    work.label = f"Remove {venue.name}"


def add_room(work: Work, venue_id: str, name: str, seats: int = 0, features: Iterable[str] = (), away: int = 0) -> Room:
    """Add a room to a venue; `seats` 0 means not counted, `away` are minutes on foot from the middle of the building.

    Two rooms of a venue have different names.
    """
    _there(work.get(Venue, venue_id))
    others = [room.name for room in work.find(Room, venue_id=venue_id)]
    room = Room(new_id(), venue_id, _named(name, "A room", others), _seats(seats, 0), _features(features), _away(away))
    work.put(room)
    work.label = f"Add {room.name}"
    return room


def edit_room(work: Work, room_id: str, **changes: Any) -> Room:
    """Change the named fields and no other; accepted plans that put a session into the room call it by its new name."""
    before = _there(work.get(Room, room_id))
    room = replace(before, **changes)
    others = [one.name for one in work.find(Room, venue_id=room.venue_id) if one.id != room_id]
    room = replace(
        room,
        name=_named(room.name, "A room", others),
        seats=_seats(room.seats, 0),
        features=_features(room.features),
        away=_away(room.away),
    )
    work.put(room)
    used = {activity.id for activity in users_of(work, room_id)} if room.name != before.name else set()
    held = work.find(Placement, activity_id=used, place=before.name)
    work.put_many([replace(one, place=room.name) for one in held])
    if used:
        _rename_in_activities(work, used, before.name, room.name)
    work.label = f"Change {room.name}"
    return room


def _rename_in_activities(work: Work, activity_ids: set[str], before: str, now: str) -> None:
    """Settings and rows of activities that tell a room by its name: plenaries, sessions kept somewhere."""
    rename_room(work, activity_ids, before, now)
    for activity in work.get_many(Activity, activity_ids).values():
        between = parts_of(activity).interludes
        if any(one.room == before for one in between):
            told = [replace(one, room=now) if one.room == before else one for one in between]
            settings = {**activity.settings, INTERLUDES: [one.as_setting() for one in told]}
            work.put(replace(activity, settings=settings))


def remove_room(work: Work, room_id: str) -> None:
    """Take away a room with its tables; refused while an activity uses it."""
    room = _there(work.get(Room, room_id))
    _refuse_while_used(work, room)
    work.remove(Room, room_id)
    work.label = f"Remove {room.name}"


def add_table(work: Work, room_id: str, name: str, seats: int, features: Iterable[str] = ()) -> Table:
    """Add a table (or desk) to a room. Two tables of a room have different names, for plans call them by name."""
    (table,) = add_tables(work, room_id, [(name, seats, features)])
    work.label = f"Add {table.name}"
    return table


def add_tables(work: Work, room_id: str, tables: Iterable[tuple[str, int, Iterable[str]]]) -> tuple[Table, ...]:
    """Add several tables, each told as (name, seats, features), in one go: a hall of a thousand takes no longer."""
    room = _there(work.get(Room, room_id))
    taken = {fold(table.name) for table in work.find(Table, room_id=room_id)}
    added = []
    for name, seats, features in tables:
        trimmed = _named(name, "A table", ())
        refuse_unless(fold(trimmed) not in taken, f"There is a “{trimmed}” here already.")
        taken.add(fold(trimmed))
        added.append(Table(new_id(), room_id, trimmed, _seats(seats, 1), _features(features)))
    work.put_many(added)
    work.label = f"Add {counted(len(added), 'table', 'tables')} to {room.name}"
    return tuple(added)


def edit_table(work: Work, table_id: str, **changes: Any) -> Table:
    """Change the named fields and no other; a table in an accepted plan keeps its name."""
    before = _there(work.get(Table, table_id))
    table = replace(before, **changes)
    others = [one.name for one in work.find(Table, room_id=table.room_id) if one.id != table_id]
    table = replace(
        table,
        name=_named(table.name, "A table", others),
        seats=_seats(table.seats, 1),
        features=_features(table.features),
    )
    if (table.name, table.room_id) != (before.name, before.room_id):
        _refuse_while_seated(work, before)
    work.put(table)
    work.label = f"Change {table.name}"
    return table


def remove_table(work: Work, table_id: str) -> None:
    """Take away a table; refused while an accepted plan seats people at it."""
    table = _there(work.get(Table, table_id))
    _refuse_while_seated(work, table)
    work.remove(Table, table_id)
    work.label = f"Remove {table.name}"


def _there(value: V | None) -> V:
    if value is None:
        raise Refusal("This place is no longer on the list. Nothing was changed.")
    return value


def _named(name: str, what: str, others: Sequence[str]) -> str:
    trimmed = name.strip()
    refuse_unless(trimmed, f"{what} needs a name.")
    refuse_unless(fold(trimmed) not in {fold(one) for one in others}, f"There is a “{trimmed}” here already.")
    return trimmed


def _seats(seats: int, least: int) -> int:
    fits = least <= seats <= MOST_SEATS
    refuse_unless(fits, f"Seats are counted from {least} to {MOST_SEATS:,}, so {seats:,} cannot be right.")
    return seats


def _away(minutes: int) -> int:
    fits = 0 <= minutes <= MOST_AWAY
    refuse_unless(fits, f"A room is from 0 to {MOST_AWAY} minutes away on foot, so {minutes} cannot be right.")
    return minutes


def _features(features: Iterable[str]) -> tuple[str, ...]:
    wanted = set(features)
    unknown = wanted - set(FEATURES)
    refuse_unless(not unknown, f"“{', '.join(sorted(unknown))}” is not something a place can offer here.")
    return tuple(feature for feature in FEATURES if feature in wanted)


def users_of(view: View, room_id: str) -> tuple[Activity, ...]:
    """The activities that use a room."""
    return tuple(activity for activity in view.find(Activity) if room_id in activity.room_ids)


def _refuse_while_used(view: View, room: Room) -> None:
    titles = [f"“{activity.title}”" for activity in users_of(view, room.id)]
    refuse_unless(not titles, f"“{room.name}” is used by {listed(titles)}. Move that elsewhere first.")


def _refuse_while_seated(view: View, table: Table) -> None:
    """A table that one of its room's activities seats people at, by an accepted plan, stays."""
    used = {activity.id: activity.title for activity in users_of(view, table.room_id)}
    seated = {one.activity_id for one in view.find(Placement, activity_id=set(used), place=table.name)}
    titles = [f"“{title}”" for activity_id, title in used.items() if activity_id in seated]
    refuse_unless(not titles, f"People sit at “{table.name}” in the plan of {listed(titles)}. Plan that anew first.")
