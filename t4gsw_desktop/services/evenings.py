"""Setting up a described evening: its venue, its event, its activities, and the pair rules it names."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from t4gsw_desktop.core.events import Activity, Event
from t4gsw_desktop.core.forms import FormTrouble
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.people import GoesWith, KeepApart
from t4gsw_desktop.core.places import Room
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.exchange.evening_file import ActivitySpec, EveningSpec
from t4gsw_desktop.services.cast import Cast
from t4gsw_desktop.services.events import add_activity, create_event
from t4gsw_desktop.services.people import between, company_of
from t4gsw_desktop.services.places import add_room, add_table, add_venue
from t4gsw_desktop.services.workspace import refuse_unless
from t4gsw_desktop.storage.unit_of_work import Work


def set_up_event(work: Work, spec: EveningSpec) -> Event:
    """Make the event of a description; its venue and activities follow once its guests are known."""
    event = create_event(work, spec.name, spec.date, spec.doors, spec.ends, focus=spec.focus)
    work.label = f"Set up {spec.name}"
    return event


def set_up_programme(work: Work, event_id: str, spec: EveningSpec) -> tuple[tuple[Activity, ActivitySpec], ...]:
    """Make the venue, rooms, tables and activities of a description; returns each activity with what describes it."""
    venue = add_venue(work, spec.venue, spec.address)
    rooms: dict[str, Room] = {}
    for room in spec.rooms:
        rooms[room.name] = add_room(work, venue.id, room.name, room.seats, room.features)
        for table in room.tables:
            add_table(work, rooms[room.name].id, table.name, table.seats, table.features)
    event = work.get(Event, event_id)
    if event is None:
        raise Refusal("This event is no longer in the file. Nothing was changed.")
    work.put(replace(event, venue_id=venue.id))
    made = tuple((_add(work, event_id, spec, activity, rooms), activity) for activity in spec.activities)
    work.label = f"Set up the programme of {spec.name}"
    return made


def _add(work: Work, event_id: str, spec: EveningSpec, activity: ActivitySpec, rooms: dict[str, Room]) -> Activity:
    ends = (datetime.combine(date.min, activity.starts, UTC) + activity.parts.length).time()
    used = activity.rooms or tuple(rooms)[:1]
    return add_activity(
        work,
        event_id,
        activity.kind,
        activity.title,
        activity.starts,
        ends,
        room_ids=[rooms[name].id for name in used],
        settings=activity.parts.as_settings() | plain_settings(activity),
    )


def plain_settings(activity: ActivitySpec) -> dict[str, object]:
    """Of what only the kind understands, the plain values: lists and tables become rows of their own."""
    return {key: value for key, value in activity.details.items() if isinstance(value, str | int)}


def keep_rules(work: Work, spec: EveningSpec, cast: Cast) -> None:
    """Write who must be kept apart and who belongs together; rules that are there already stay as they are.

    All helpers must have been added before: a rule about somebody who is not on the list is passed over.
    A misspelt name would silently lift a rule that keeps somebody safe: when a name in `apart` is nobody's but looks
    like a guest's, this is a Refusal and nothing has been planned.
    """
    known = len(cast.unknown)
    apart = _pairs(spec.apart, "apart", cast)
    for _, name, nearest in cast.unknown[known:]:
        refuse_unless(
            not nearest,
            f"“{name}” is to be kept apart from somebody, but nobody on the list is called so. "
            f"Is it {nearest}? Correct the name; nothing has been planned.",
        )
    together = _pairs(spec.together, "together", cast)
    work.put_many([KeepApart(new_id(), *pair) for pair in apart if not between(work, KeepApart, *pair)])
    work.put_many([GoesWith(new_id(), *pair) for pair in together if not between(work, GoesWith, *pair)])
    if any(other in company_of(work, one) for one, other in apart):
        raise FormTrouble(
            "together: two people who belong together, be it through a third, are to be kept apart too. "
            "Take one of it away."
        )


def _pairs(pairs: Sequence[tuple[str, str]], key: str, cast: Cast) -> list[tuple[str, str]]:
    """Person ids of the named pairs of which both are on the list, in the order of the file, each once."""
    found = []
    for number, (first, second) in enumerate(pairs):
        place = f"{key}[{number}]"
        one, other = cast.find(first, place), cast.find(second, place)
        if one is None or other is None:
            continue
        if one.person is None or other.person is None:
            raise FormTrouble(
                f"{place}: a place without a name cannot have a rule. Put the name on the guest list first."
            )
        if one.person.id == other.person.id:
            raise FormTrouble(f"{place}: “{first}” and “{second}” are one person on the guest list.")
        pair = (one.person.id, other.person.id)
        if pair not in found and pair[::-1] not in found:
            found.append(pair)
    return found
