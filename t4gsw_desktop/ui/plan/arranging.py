"""What hands do on the timeline: activities are added, moved, stretched and removed, each as one act."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from t4gsw_desktop.core.timeline import wall_clock
from t4gsw_desktop.kinds.register import kind_named
from t4gsw_desktop.services.activity_lengths import change_length
from t4gsw_desktop.services.evening_map import span_of
from t4gsw_desktop.services.event_templates import add_new_activity
from t4gsw_desktop.services.events import move_activity, remove_activity
from t4gsw_desktop.ui.plan.activities_page import Activities
from t4gsw_desktop.ui.plan.bar import BarKey
from t4gsw_desktop.ui.plan.facts import PlanFacts
from t4gsw_desktop.ui.plan.hours import next_step
from t4gsw_desktop.ui.plan.placing import rooms_for, start_for
from t4gsw_desktop.ui.plan.rows import NO_ROOM
from t4gsw_desktop.ui.shell.desk import Desk


class Arranger:
    """The acts. `show_again` is called where one was refused, to put back what was dragged."""

    def __init__(self, desk: Desk, page: Activities, show_again: Callable[[], object]) -> None:
        self.desk, self.page, self._show_again = desk, page, show_again
        self.canvas = page.timeline.canvas
        self.facts: PlanFacts | None = None

    def know(self, facts: PlanFacts | None) -> None:
        """Act on this evening from now on."""
        self.facts = facts

    @property
    def chosen_id(self) -> str:
        """The id of the chosen activity, "" for none."""
        return self.canvas.chosen_key[0] if self.canvas.chosen_key else ""

    def add_activity(self, kind: str) -> None:
        """Add an activity of a kind after the chosen one, in rooms that are free, and choose it."""
        if self.facts is None:
            return
        evening, form = self.facts.evening, kind_named(kind).form
        starts = start_for(evening, form, self.chosen_id)
        rooms = rooms_for(evening, form, starts)
        local = wall_clock(starts, evening.event.timezone)
        made = self.desk.do(add_new_activity, evening.event, form, local, room_ids=rooms)
        if made is not None and (key := self.page.timeline.key_of(made.id)) is not None:
            self.page.timeline.show_key(key, focus=True)

    def start_at(self, activity_id: str, starts: datetime) -> None:
        """Have an activity begin at `starts`."""
        key = self.canvas.chosen_key or (activity_id, NO_ROOM)
        self.move(key, key[1], starts)

    def move(self, key: BarKey, room_id: str, starts: datetime) -> None:
        """Have an activity begin at `starts`, in `room_id` instead of the room of the bar `key`."""
        if self.facts is None:
            return
        evening = self.facts.evening
        activity = evening.activity(key[0])
        span = span_of(activity)
        rooms = [room_id if one == key[1] else one for one in activity.room_ids] or [room_id]
        wanted = [one for one in dict.fromkeys(rooms) if one != NO_ROOM]
        zone = evening.event.timezone
        first, last = wall_clock(starts, zone), wall_clock(starts + (span.ends - span.starts), zone)
        if room_id != key[1] and room_id in activity.room_ids:
            self.desk.warn(f"“{activity.title}” is in “{evening.rooms[room_id].name}” already. Nothing was changed.")
            return
        self.canvas.chosen_key = (key[0], room_id)
        done = self._act(move_activity, activity.id, first.time(), last.time(), day=first.date(), room_ids=wanted)
        if done:
            where = evening.rooms[room_id].name if room_id in evening.rooms else "no room yet"
            self.desk.say(f"Done: {activity.title} is at {first:%H:%M} to {last:%H:%M}, {where}", undo=True)
        else:
            self.canvas.chosen_key = key
            self._show_again()

    def stretch(self, key: BarKey, ends: datetime) -> None:
        """Have an activity end at `ends`."""
        if self.facts is None:
            return
        activity = self.facts.evening.activity(key[0])
        form = kind_named(activity.kind).form
        if self._act(change_length, activity.id, form, ends):
            clock = self.facts.evening.clock(ends)
            self.desk.say(f"Done: {activity.title} ends at {clock}", undo=True)
        else:
            self._show_again()

    def nudge(self, steps: int) -> None:
        """Move the chosen one to the next full five minutes, later or earlier."""
        if self.canvas.chosen_key is not None and self.facts is not None:
            span = span_of(self.facts.evening.activity(self.chosen_id))
            self.move(self.canvas.chosen_key, self.canvas.chosen_key[1], next_step(span.starts, steps))

    def lengthen(self, steps: int) -> None:
        """Have the chosen one end at the next full five minutes, later or earlier."""
        if self.canvas.chosen_key is not None and self.facts is not None:
            span = span_of(self.facts.evening.activity(self.chosen_id))
            self.stretch(self.canvas.chosen_key, next_step(span.ends, steps))

    def other_room(self, step: int) -> None:
        """Move the chosen one to the next room below or above in which it is not yet."""
        key, laid = self.canvas.chosen_key, self.canvas.laid
        if key is None or laid is None or self.facts is None:
            return
        activity = self.facts.evening.activity(key[0])
        at = laid.number_of(key[1]) + step
        while 0 <= at < len(laid.rows) and laid.rows[at].room_id in activity.room_ids:
            at += step
        if 0 <= at < len(laid.rows):
            self.move(key, laid.rows[at].room_id, span_of(activity).starts)
        else:
            self.desk.say("There is no other room in that direction.")

    def remove(self, activity_id: str) -> None:
        """Take an activity away and choose the one beside it."""
        keys = self.canvas.in_order()
        at = next((number for number, key in enumerate(keys) if key[0] == activity_id), 0)
        if self._act(remove_activity, activity_id):
            self.desk.say(f"Done: {self.desk.workspace.undo_label()}", undo=True)
            left = self.canvas.in_order()
            if left:
                self.page.timeline.show_key(left[min(at, len(left) - 1)], focus=True)
            else:
                self.page.add_buttons[0].setFocus()

    def _act(self, verb: Callable[..., Any], *args: object, **changes: object) -> bool:
        """Change the file without a word; True when something was changed."""
        before = self.desk.workspace.step()
        self.desk.attempt(verb, *args, **changes)
        return self.desk.workspace.step() > before
