"""Breaks and plenaries between the slots of an unconference: a list, and a form for one of them."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QSpinBox

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.core.parts import (
    BREAK,
    INTERLUDES,
    MOST_MINUTES,
    PLENARY,
    Interlude,
    interlude_spans,
    interludes_of,
    part_spans,
    parts_of,
)
from t4gsw_desktop.core.places import Room
from t4gsw_desktop.core.timeline import wall_clock
from t4gsw_desktop.kinds.register import kind_named
from t4gsw_desktop.services.activity_lengths import change_settings
from t4gsw_desktop.services.events import activity_of, event_of
from t4gsw_desktop.services.workspace import refuse_unless
from t4gsw_desktop.storage.unit_of_work import View, Work
from t4gsw_desktop.ui.activities.setup_panel import Entry, FormLine
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.fields import choice, number_stepper, text_field

_USUAL = {BREAK: ("Break", 15), PLENARY: ("Opening", 15)}
_KINDS = ((BREAK, "A break: rooms may be changed over meanwhile"), (PLENARY, "A plenary: everybody goes to it"))
NOTHING = "Sessions follow each other without a break. Everybody is glad of one after an hour and a half."


class InterludeForm:
    """The fields of one break or plenary; `value` is what stands in them."""

    def __init__(self, theme: Theme, rooms: Sequence[str], times: Sequence[str], one: Interlude) -> None:
        self._title = text_field("What it is called", one.title)
        self._kind = choice("Break or plenary", _KINDS, one.kind)
        after = [("0", "Before the first slot")]
        after += [(str(number), f"After the slot at {time}") for number, time in enumerate(times, 1)]
        self._after = choice("When", after, str(min(one.after, len(times))))
        self._minutes = number_stepper(theme, "How long", one.minutes, 1, MOST_MINUTES, " min")
        self._room = choice("Where", [("", "Anywhere"), *((room, room) for room in rooms)], one.room)

    @property
    def lines(self) -> list[FormLine]:
        """The fields with their labels."""
        return [
            FormLine("What it is called", self._title),
            FormLine("Break or plenary", self._kind),
            FormLine("When", self._after),
            FormLine("How long", self._minutes),
            FormLine("Where", self._room),
        ]

    @property
    def value(self) -> Interlude:
        """What stands in the fields."""
        box = self._minutes.box
        assert isinstance(box, QSpinBox)
        kind = str(self._kind.currentData())
        title = self._title.text().strip() or _USUAL[kind][0]
        return Interlude(int(self._after.currentData()), box.value(), title, kind, str(self._room.currentData()))


def usual_interlude(activity: Activity) -> Interlude:
    """What a new one begins as: a break in the middle."""
    title, minutes = _USUAL[BREAK]
    return Interlude(parts_of(activity).count // 2, minutes, title)


def put_interlude(work: Work, activity_id: str, before: Interlude | None, after: Interlude | None) -> None:
    """Have `after` instead of `before` between the slots; None for one that is new, or that goes.

    The unconference ends later or sooner, and places of an accepted plan move with their slots.
    """
    activity = activity_of(work, activity_id)
    kept = list(interludes_of(activity))
    if before is not None:
        refuse_unless(before in kept, f"“{before.title}” was changed meanwhile. Open it again.")
        kept.remove(before)
    if after is not None:
        kept.append(after)
    settings = [one.as_setting() for one in sorted(kept, key=lambda one: one.after)]
    change_settings(work, activity_id, kind_named(activity.kind).form, **{INTERLUDES: settings})
    told = after or before
    word = "Add" if before is None else "Change" if after is not None else "Take out"
    work.label = f"{word} “{told.title if told else ''}” in {activity.title}"


def slot_times(view: View, activity_id: str) -> tuple[str, ...]:
    """When the slots begin, as clocks there show it."""
    activity = activity_of(view, activity_id)
    zone = event_of(view, activity.event_id).timezone
    return tuple(f"{wall_clock(one.starts, zone):%H:%M}" for one in part_spans(activity))


def room_names(view: View, activity_id: str) -> tuple[str, ...]:
    """The rooms of the unconference, in their order."""
    activity = activity_of(view, activity_id)
    rooms = view.get_many(Room, activity.room_ids)
    return tuple(rooms[one].name for one in activity.room_ids if one in rooms)


def interlude_entries(view: View, activity_id: str, opener: Callable[[Interlude], Callable[[], None]]) -> list[Entry]:
    """A line for each break and plenary, by the clock."""
    activity = activity_of(view, activity_id)
    zone = event_of(view, activity.event_id).timezone
    entries = []
    for one, span in interlude_spans(activity):
        starts, ends = (f"{wall_clock(at, zone):%H:%M}" for at in (span.starts, span.ends))
        said = [f"{starts} to {ends}", "plenary" if one.kind == PLENARY else "break", one.room]
        entries.append(Entry(one.title, " · ".join(part for part in said if part), opener(one)))
    return entries
