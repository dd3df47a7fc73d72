"""Rooms that are lost for the rest of an unconference, and the slots that have begun: what limits a grid on the day."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from t4gsw_desktop.core.events import LOST_ROOMS, Activity
from t4gsw_desktop.core.parts import part_spans
from t4gsw_desktop.kinds.unconference.rules import Snapshot


def lost_rooms(activity: Activity) -> dict[str, int]:
    """The rooms that cannot be used any more, by id, with the number (from 1) of the first slot they are lost for."""
    lost = activity.settings.get(LOST_ROOMS)
    if not isinstance(lost, Mapping):
        return {}
    return {str(room): slot for room, slot in lost.items() if isinstance(slot, int)}


def open_slots(activity: Activity, room_id: str, slots: tuple[str, ...]) -> tuple[str, ...] | None:
    """The slots in which a room can be used; None where it can be in all."""
    first_lost = lost_rooms(activity).get(room_id)
    return None if first_lost is None else slots[: max(0, first_lost - 1)]


def slots_begun(activity: Activity, at: datetime) -> tuple[str, ...]:
    """The slots that run or are over at this instant; none once the whole activity is over, so that the record of it
    may still be put right."""
    spans = part_spans(activity)
    if not spans or at >= spans[-1].ends:
        return ()
    return tuple(str(number) for number, span in enumerate(spans, 1) if span.starts <= at)


def standing_at(snapshot: Snapshot, activity: Activity, at: datetime) -> Snapshot:
    """The facts at an instant: what has begun stays as it is. A grid that nobody has accepted yet has not begun."""
    return replace(snapshot, begun=slots_begun(activity, at)) if activity.plan_number else snapshot
