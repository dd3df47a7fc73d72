"""What the palette can find: actions, screens, events, sessions, rooms and tables, and as one types the people."""

from collections.abc import Sequence
from functools import partial

from t4gsw_desktop.core.events import Activity, Event
from t4gsw_desktop.core.places import Room, Table
from t4gsw_desktop.kinds.register import kind_named
from t4gsw_desktop.services.events import event_of, timeline
from t4gsw_desktop.storage.search import search_people
from t4gsw_desktop.storage.unit_of_work import View
from t4gsw_desktop.ui.shell.actions import Action
from t4gsw_desktop.ui.shell.desk import NO_EVENT
from t4gsw_desktop.ui.shell.frame import Frame
from t4gsw_desktop.ui.shell.palette import Entry
from t4gsw_desktop.ui.shell.screens import entry as screen_entry

_AT_THE_DOOR = 9.0


def palette_entries(window: Frame) -> tuple[Entry, ...]:
    """Every action, those of this screen first, and every other event of the file."""
    here = window.current
    actions = sorted(window.desk.actions.all(), key=lambda action: action.screen != here)
    made = [_action_entry(window, action, here) for action in actions if action.in_palette]
    return (*made, *_events(window), *_things(window))


def search_entries(window: Frame, text: str) -> Sequence[Entry]:
    """The people who fit what was typed; at the door they come before everything else."""
    found = window.desk.read(search_people, text, limit=8)
    weight = _AT_THE_DOOR if window.current == "check-in" else 0.5
    return [
        Entry(
            part.person.full_name,
            part.person.organisation or "person",
            "user",
            partial(window.show_screen, "people", part.person.id),
            also=f"{part.person.call_me} {text}",
            weight=weight,
        )
        for part in found
    ]


def _action_entry(window: Frame, action: Action, here: str) -> Entry:
    def run() -> None:
        if action.screen and action.screen != window.current:
            window.show_screen(action.screen)
        if why_not := action.why_not():
            window.desk.say(why_not)
        else:
            action.run()

    what = screen_entry(action.screen).title if action.screen else (action.menu or "action")
    weight = 2.0 if action.screen == here else 1.0 if not action.screen else 0.2
    icon = action.icon or "arrow-right"
    why_not = action.why_not() if not action.screen or action.screen == here else ""
    return Entry(action.words, what, icon, run, action.key_words, why_not, action.also, weight)


def _events(window: Frame) -> list[Entry]:
    def load(view: View) -> tuple[Event, ...]:
        return view.find(Event)

    chosen = window.desk.event_id
    return [
        Entry(f"Go to {event.name}", event.starts[:10], "calendar-days", partial(window.go_to_event, event.id))
        for event in window.desk.read(load)
        if event.id != chosen
    ]


def _things(window: Frame) -> list[Entry]:
    """Sessions and what else the kinds name, rooms and tables of the chosen event."""
    if window.desk.event_id == NO_EVENT:
        return []

    def load(view: View) -> tuple[list[tuple[Activity, str]], list[Room], list[Table]]:
        evening = timeline(view, window.desk.event_id)
        named = [
            (activity, name)
            for activity in evening.activities
            for name in kind_named(activity.kind).names(view, activity).values()
        ]
        rooms = list(view.find(Room, venue_id=event_of(view, window.desk.event_id).venue_id))
        return named, rooms, [table for room in rooms for table in view.find(Table, room_id=room.id)]

    named, rooms, tables = window.desk.read(load)
    return [
        *(
            Entry(name, activity.title, "layout-grid", partial(window.show_screen, "activities", activity.id))
            for activity, name in named
        ),
        *(Entry(room.name, "room", "door-open", partial(window.show_screen, "plan", "rooms")) for room in rooms),
        *(Entry(table.name, "table", "armchair", partial(window.show_screen, "plan", "rooms")) for table in tables),
    ]
