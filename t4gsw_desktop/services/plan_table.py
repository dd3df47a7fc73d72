"""An accepted plan as a plain table of rounds or slots by places, for a screen or a reader of one."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.core.parts import KindForm, part_spans
from t4gsw_desktop.core.places import Room, Table
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.core.timeline import wall_clock
from t4gsw_desktop.services.events import activity_of, event_of
from t4gsw_desktop.services.naming import REMOVED
from t4gsw_desktop.services.roster import everybody_listed
from t4gsw_desktop.storage.unit_of_work import View

# Who is named first at one place.
_ROLES = ("expert", "host", "guest", "companion", "rest")
_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class PlanPart:
    """One round or slot: its number from 1, what it is called ("Round 1"), and its times on the clock."""

    number: int
    name: str
    starts: str
    ends: str


@dataclass(frozen=True, slots=True)
class PlanSeat:
    """Somebody at a place: `role` is expert, host, guest, companion or rest; `name` as papers show it."""

    attendee_id: str
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class PlanCell:
    """What is at one place in one part. `subject` is the id of the kind's own row behind it, or ""."""

    part: int
    place: str
    topic: str
    subject: str
    people: tuple[PlanSeat, ...]


@dataclass(frozen=True)
class PlanTable:
    """A whole accepted plan; `number` 0 and no cells while there is none.

    `places` are in the order of the rooms and tables; `cells` are found by (part number, place); `resting` tells who
    sits out in each part.
    """

    activity: Activity
    number: int
    parts: tuple[PlanPart, ...]
    places: tuple[str, ...]
    cells: Mapping[tuple[int, str], PlanCell]
    resting: Mapping[int, tuple[PlanSeat, ...]]


def plan_table(view: View, activity_id: str, form: KindForm) -> PlanTable:
    """The accepted plan of an activity of this form's kind, whatever the kind."""
    activity = activity_of(view, activity_id)
    names = {guest.id: guest.name for guest in everybody_listed(view, activity.event_id)}
    placements = view.find(Placement, activity_id=activity_id)
    together: dict[tuple[int, str], list[Placement]] = {}
    resting: dict[int, list[Placement]] = {}
    for one in placements:
        if one.role == "rest":
            resting.setdefault(one.part, []).append(one)
        else:
            together.setdefault((one.part, one.place), []).append(one)
    return PlanTable(
        activity=activity,
        number=activity.plan_number if placements else 0,
        parts=_parts(view, activity, form),
        places=_places(view, activity, {place for _, place in together}),
        cells={key: _cell(*key, rows, names) for key, rows in together.items()},
        resting={part: _seats(rows, names) for part, rows in resting.items()},
    )


def _parts(view: View, activity: Activity, form: KindForm) -> tuple[PlanPart, ...]:
    zone = event_of(view, activity.event_id).timezone
    return tuple(
        PlanPart(
            number,
            f"{form.part_word} {number}",
            f"{wall_clock(span.starts, zone):%H:%M}",
            f"{wall_clock(span.ends, zone):%H:%M}",
        )
        for number, span in enumerate(part_spans(activity), 1)
    )


def _places(view: View, activity: Activity, used: set[str]) -> tuple[str, ...]:
    """The places in use, as rooms and tables were added; others after them, "Table 2" before "Table 10".

    Where a plan fills rooms, the empty ones are places too.
    """
    rooms = view.get_many(Room, activity.room_ids)
    known = [rooms[one].name for one in activity.room_ids if one in rooms]
    shown = used | set(known) if used & set(known) else used
    known += [table.name for table in view.find(Table, room_id=list(rooms))]
    order = {name: number for number, name in reversed(list(enumerate(known)))}
    return tuple(sorted(shown, key=lambda name: (order.get(name, len(known)), _as_counted(name))))


def _as_counted(name: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in _DIGITS.split(name)]


def _cell(part: int, place: str, rows: Sequence[Placement], names: Mapping[str, str]) -> PlanCell:
    first = next((one for one in rows if one.subject), rows[0])
    return PlanCell(part, place, first.topic, first.subject, _seats(rows, names))


def _seats(rows: Sequence[Placement], names: Mapping[str, str]) -> tuple[PlanSeat, ...]:
    seats = [
        PlanSeat(one.attendee_id, names.get(one.attendee_id, REMOVED), one.role) for one in rows if one.attendee_id
    ]
    return tuple(sorted(seats, key=lambda seat: (_ROLES.index(seat.role), seat.name, seat.attendee_id)))
