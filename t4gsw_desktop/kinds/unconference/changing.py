"""Changing a grid that stands, by hand: every verb is one act, and the record of the plan is right after it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from t4gsw_desktop.core.events import LOST_ROOMS, Activity
from t4gsw_desktop.core.places import Room as VenueRoom
from t4gsw_desktop.core.records import AcceptedPlan
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.kinds.unconference.closures import lost_rooms
from t4gsw_desktop.kinds.unconference.hushed import without_wishes
from t4gsw_desktop.kinds.unconference.mends import Mend
from t4gsw_desktop.kinds.unconference.moving import OFF, moves_of, with_moves
from t4gsw_desktop.kinds.unconference.prices import PricedGrid
from t4gsw_desktop.kinds.unconference.refilling import StandingGrid
from t4gsw_desktop.kinds.unconference.rows import Pitch
from t4gsw_desktop.kinds.unconference.rules import Grid, Placed, Snapshot, broken_rules, score
from t4gsw_desktop.kinds.unconference.standing import joined_into, standing_pitches
from t4gsw_desktop.kinds.unconference.voting_settings import votes_closed
from t4gsw_desktop.services.naming import name_of
from t4gsw_desktop.services.tasks import activity_of_kind, end_task, guest_of
from t4gsw_desktop.services.workspace import refuse_unless
from t4gsw_desktop.storage.unit_of_work import View, Work

_GONE = "This pitch was taken back. Nothing was changed."
_OF_THE_OTHER = ("unconference.place.kept", "unconference.place.other")  # what speaks against the swap, not the place
_CHANGED = "The grid has changed meanwhile. Nothing was done: look at it again."


def move_session(work: Work, pitch_id: str, slot: int, room: str, *, at: datetime | None = None) -> AcceptedPlan | None:
    """Put a session into this slot (from 1) and room; who is there goes where it came from, or off the grid.

    It is kept there by hand where that breaks no rule. Where it does, it stands as an amber card, and filling again
    may move it. The other, if it was kept where it was, is kept where it goes. None when it is there already. Refusal
    for a pitch that is gone, a room or slot that the activity does not have, and for whatever has begun.
    """
    pitch = _pitch_of(work, pitch_id)
    grid = StandingGrid(work, pitch.activity_id, at)
    snapshot, title = grid.facts.snapshot, grid.facts.activity.title
    refuse_unless(room in {one.id for one in snapshot.rooms}, f"“{room}” is not one of the rooms of “{title}”.")
    slots = snapshot.slots
    refuse_unless(str(slot) in slots, f"“{title}” has slots 1 to {len(slots)}. Choose among these.")
    refuse_unless(pitch_id in {one.id for one in snapshot.sessions}, _GONE)
    moves = moves_of(snapshot, grid.grid, pitch_id, str(slot), room)
    if not moves:
        return None
    grid.refuse_begun(moves)
    blocked = PricedGrid(snapshot, grid.grid).price(pitch_id, str(slot), room).blocked
    broken = any(one.code not in _OF_THE_OTHER for one in blocked)
    work.put(replace(pitch, pinned={} if broken else {"slot": slot, "room": room}))
    _take_pins_along(work, grid, moves[1:])
    return grid.accept(moves, _label_of(grid, moves))


def keep_here(work: Work, pitch_id: str, on: bool, *, at: datetime | None = None) -> None:
    """Keep a session where it is, so that filling again does not move it, or let it move again.

    Refusal when it is not on the grid.
    """
    pitch = _pitch_of(work, pitch_id)
    grid = StandingGrid(work, pitch.activity_id, at)
    place = grid.place_of(pitch_id)
    if on and place is None:
        raise Refusal(f"“{pitch.title}” is not on the grid. Put it in a place first.")
    pinned = {"slot": int(place.slot), "room": place.room} if on and place else {}
    if pinned == dict(pitch.pinned):
        return
    work.put(replace(pitch, pinned=pinned))
    grid.accept((), f"Keep “{pitch.title}” where it is" if on else f"Let “{pitch.title}” move again")


def put_back(work: Work, pitch_id: str, *, at: datetime | None = None) -> None:
    """Take a session off the grid, among those that wait for a place. Refusal once it has begun."""
    pitch = _pitch_of(work, pitch_id)
    grid = StandingGrid(work, pitch.activity_id, at)
    refuse_unless(grid.place_of(pitch_id), f"“{pitch.title}” is not on the grid.")
    moves = (Placed(pitch_id, OFF, OFF),)
    grid.refuse_begun(moves)
    work.put(replace(pitch, pinned={}))
    grid.accept(moves, f"Put “{pitch.title}” back")


def apply_mend(work: Work, activity_id: str, mend: Mend, *, at: datetime | None = None) -> None:
    """Do what a mend says; what was kept by hand and moves is kept in its new place.

    Refusal when the grid is another by now, so that the mend would not do what it promised. "keep" keeps its pitch
    where it is; any other mend without moves leads to another page, and is a bug here.
    """
    if mend.kind == "keep":
        keep_here(work, mend.said.where, True, at=at)
        return
    grid = StandingGrid(work, activity_id, at)
    snapshot = grid.facts.snapshot
    if not mend.moves:
        raise ValueError(f"there is nothing to move for a mend of the kind {mend.kind}")
    refuse_unless({row.session for row in mend.moves} <= {one.id for one in snapshot.sessions}, _CHANGED)
    grid.refuse_begun(mend.moves)
    after = with_moves(snapshot, grid.grid, mend.moves)
    told = snapshot if votes_closed(grid.facts.activity) else without_wishes(snapshot)  # what the mend was priced from
    change = score(told, after)["missed_wishes"] - score(told, grid.grid)["missed_wishes"]
    worse = len(broken_rules(_unpinned(snapshot), after)) > len(broken_rules(_unpinned(snapshot), grid.grid))
    cells = [(row.slot, row.room) for row in after.placements]
    refuse_unless(change == mend.change and not worse and len(set(cells)) == len(cells), _CHANGED)
    _take_pins_along(work, grid, mend.moves)
    grid.accept(mend.moves, _label_of(grid, mend.moves))


def lose_room(work: Work, activity_id: str, room_name: str, from_slot: int, *, at: datetime | None = None) -> None:
    """Note that a room cannot be used from this slot (from 1) on. What stands there turns amber until it is moved.

    Sessions kept by hand in it are no longer kept in this room. What has begun stays.
    """
    grid = StandingGrid(work, activity_id, at)
    activity = grid.facts.activity
    room = _room_of(work, activity, room_name)
    _keep_lost(work, activity, {**lost_rooms(activity), room.id: from_slot})
    for pitch in work.find(Pitch, activity_id=activity_id):
        slot = pitch.pinned.get("slot", from_slot)
        if pitch.pinned.get("room") == room_name and isinstance(slot, int) and slot >= from_slot:
            work.put(replace(pitch, pinned={key: value for key, value in pitch.pinned.items() if key != "room"}))
    stranded = any(row.room == room_name and int(row.slot) >= from_slot for row in grid.grid.placements)
    time = grid.facts.telling.times.get(str(from_slot), "now")
    label = f"Do without {room_name} from {time} on"
    if stranded or not activity.plan_number:  # then the plan does not fit any more, and says so
        work.label = label
    else:
        grid.accept((), label)


def give_room_back(work: Work, activity_id: str, room_name: str, *, at: datetime | None = None) -> None:
    """Note that a room which was lost can be used again. Refusal when it was not lost."""
    grid = StandingGrid(work, activity_id, at)
    activity = grid.facts.activity
    room = _room_of(work, activity, room_name)
    lost = lost_rooms(activity)
    refuse_unless(room.id in lost, f"{room_name} can be used all the time. Nothing was changed.")
    _keep_lost(work, activity, {key: slot for key, slot in lost.items() if key != room.id})
    if activity.plan_number:
        grid.accept((), f"Use {room_name} again")
    work.label = f"Use {room_name} again"


def host_leaves(work: Work, activity_id: str, attendee_id: str, from_slot: int, *, at: datetime | None = None) -> None:
    """Note that a host is not here from this slot (from 1) on.

    What they host with others goes on without them where it is in such a slot or has no place yet; what they host alone
    cannot be in those slots any more. Refusal for somebody who hosts nothing from then on.
    """
    activity = activity_of_kind(work, activity_id, "unconference")
    name = name_of(work, guest_of(work, activity, attendee_id))
    grid = StandingGrid(work, activity_id, at)
    time = grid.facts.telling.times.get(str(from_slot), "then")
    slots = range(from_slot, len(grid.facts.snapshot.slots) + 1)
    changed = []
    for pitch in standing_pitches(work, activity_id).pitches:
        place = grid.place_of(pitch.id)
        over = place is not None and int(place.slot) < from_slot
        others = [host for host in pitch.hosts if host != attendee_id]
        if attendee_id in pitch.hosts and not (over and others):
            for row in (_pitch_of(work, pitch.id), *joined_into(work, pitch.id)):
                hosts = tuple(host for host in row.hosts if host != attendee_id) if others else row.hosts
                not_in = row.not_in if others else tuple(sorted({*row.not_in, *slots}))
                changed.append(replace(row, hosts=hosts, not_in=not_in))
    refuse_unless(changed and slots, f"{name} hosts nothing from {time} on. Nothing was changed.")
    work.put_many(changed)
    end_task(work, [attendee_id], "host", [])
    if activity.plan_number:
        grid.accept((), "")
    work.label = f"Do without {name} from {time} on"


def accept_grid(
    work: Work,
    activity_id: str,
    snapshot: Snapshot,
    grid: Grid,
    bound: Mapping[str, float],
    seed: int,
    *,
    at: datetime | None = None,
) -> AcceptedPlan:
    """Make a grid that was filled from `snapshot` the plan, as one act. Refusal when the facts are others by now."""
    standing = StandingGrid(work, activity_id, at)
    title = standing.facts.activity.title
    changed = f"The facts that this grid of “{title}” was made from have changed meanwhile. Fill it again."
    refuse_unless(standing.facts.snapshot == snapshot, changed)
    return standing.fill(grid, bound, seed, f"Fill the grid of {title}")


def _take_pins_along(work: Work, grid: StandingGrid, moves: Iterable[Placed]) -> None:
    """Keep in its new place what was kept just where it was; a slot or a room alone that was asked for stays so."""
    for row in moves:
        pitch, place = _pitch_of(work, row.session), grid.place_of(row.session)
        if place and dict(pitch.pinned) == {"slot": int(place.slot), "room": place.room}:
            kept = {"slot": int(row.slot), "room": row.room} if row.slot != OFF else {}
            work.put(replace(pitch, pinned=kept))


def _pitch_of(view: View, pitch_id: str) -> Pitch:
    pitch = view.get(Pitch, pitch_id)
    if pitch is None:
        raise Refusal(_GONE)
    return pitch


def _room_of(view: View, activity: Activity, name: str) -> VenueRoom:
    """The room of the activity that is called so."""
    rooms = view.get_many(VenueRoom, activity.room_ids).values()
    found = next((one for one in rooms if one.name == name), None)
    if found is None:
        raise Refusal(f"“{name}” is not one of the rooms of “{activity.title}”.")
    return found


def _keep_lost(work: Work, activity: Activity, lost: Mapping[str, int]) -> None:
    settings = {key: value for key, value in activity.settings.items() if key != LOST_ROOMS}
    work.put(replace(activity, settings={**settings, LOST_ROOMS: dict(lost)} if lost else settings))


def _unpinned(snapshot: Snapshot) -> Snapshot:
    """The facts with nothing kept by hand: what is moved by hand takes its pin along."""
    return replace(snapshot, sessions=tuple(replace(one, pinned_slot="", pinned_room="") for one in snapshot.sessions))


def _label_of(grid: StandingGrid, moves: Iterable[Placed]) -> str:
    """What moving these is called beside Undo."""
    names, times = grid.facts.telling.names, grid.facts.telling.times
    first, *others = moves
    if first.slot == OFF:
        return f"Put {names[first.session]} back"
    if not others:
        return f"Move {names[first.session]} to {first.room} at {times[first.slot]}"
    if others[0].slot == OFF:
        return f"Put {names[first.session]} in instead of {names[others[0].session]}"
    return f"Swap {names[first.session]} and {names[others[0].session]}"
