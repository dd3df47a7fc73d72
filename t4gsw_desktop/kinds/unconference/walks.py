"""Rooms exchanged within a slot so that hosts can walk from one session to the next in time."""

from collections.abc import Iterator
from itertools import pairwise

from t4gsw_desktop.kinds.unconference.masks import Masks
from t4gsw_desktop.kinds.unconference.rooms import RoomFitter

Rooms = list[dict[int, int]]  # for each place the room number of each session there


def ease_walks(masks: Masks, fitter: RoomFitter, rooms: Rooms) -> Rooms:
    """The same sessions in the same slots with fewer walks that take longer than the time between, where exchanging
    two rooms of a slot, or taking a free one, does that without more crowding."""
    while eased := next(_easings(masks, fitter, rooms), None):
        rooms = eased
    return rooms


def _easings(masks: Masks, fitter: RoomFitter, rooms: Rooms) -> Iterator[Rooms]:
    """Rooms with fewer tight walks, one exchange away."""
    now = _tight(masks, rooms)
    for place, one, two in now:
        for where, session in ((place + 1, two), (place, one)):
            for changed in _exchanges(masks, fitter, where, rooms[where], session):
                eased = [*rooms[:where], changed, *rooms[where + 1 :]]
                if len(_tight(masks, eased)) < len(now):
                    yield eased


def _tight(masks: Masks, rooms: Rooms) -> list[tuple[int, int, int]]:
    """Place and two sessions of one host, in that place and the next, too far apart for the time between."""
    away = [room.away for room in masks.snapshot.rooms]
    tight = []
    for place, ((here, after), gap) in enumerate(zip(pairwise(rooms), masks.snapshot.gaps, strict=False)):
        for one, room in here.items():
            if masks.rivals[one]:
                tight += [
                    (place, one, two)
                    for two, other in after.items()
                    if masks.rivals[one] >> two & 1 and room != other and away[room] + away[other] > gap
                ]
    return tight


def _exchanges(
    masks: Masks, fitter: RoomFitter, place: int, rooms: dict[int, int], session: int
) -> Iterator[dict[int, int]]:
    """The rooms of a slot with another one for this session, where that is allowed and crowds no more than now."""
    if place in masks.running:
        return
    mine, crowding = rooms[session], fitter.crowding(place, rooms)
    in_room = {room: one for one, room in rooms.items()}
    for room in masks.rooms_open[place]:
        other = in_room.get(room)
        if room == mine or not masks.rooms[session] >> room & 1:
            continue
        if other is not None and not masks.rooms[other] >> mine & 1:
            continue
        changed = rooms | {session: room} | ({} if other is None else {other: mine})
        if fitter.crowding(place, changed) <= crowding:
            yield changed
