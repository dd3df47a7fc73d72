"""Setting up a described evening: its venue, its event, its activities, and the pair rules it names."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from t4gsw_desktop.core.events import Activity, Attendee, Event
from t4gsw_desktop.core.forms import FormTrouble
from t4gsw_desktop.core.ids import new_id
from t4gsw_desktop.core.people import GoesWith, KeepApart
from t4gsw_desktop.core.places import Room, Venue
from t4gsw_desktop.exchange.evening_file import ActivitySpec, EveningSpec
from t4gsw_desktop.services.cast import Cast
from t4gsw_desktop.services.events import add_activity, create_event, event_of, reschedule_event
from t4gsw_desktop.services.papers import UNPROVEN
from t4gsw_desktop.services.people import between, company_of
from t4gsw_desktop.services.places import add_room, add_tables, add_venue
from t4gsw_desktop.services.workspace import refuse_unless
from t4gsw_desktop.storage.unit_of_work import Work

# What marks a rule that a description brought, so that a corrected description can take it away again.
DESCRIBED = "as described"


def set_up_event(work: Work, spec: EveningSpec) -> Event:
    """Make the event of a description; its venue and activities follow once its guests are known."""
    event = create_event(work, spec.name, spec.date, spec.doors, spec.ends, last_day=_last_day(spec), focus=spec.focus)
    work.label = f"Set up {spec.name}"
    return event


def _last_day(spec: EveningSpec) -> date:
    """An end that is not after the doors is meant for the next day."""
    return spec.date if spec.ends > spec.doors else spec.date + timedelta(days=1)


def clear_programme(work: Work, event_id: str, spec: EveningSpec) -> dict[str, int]:
    """Take an event back to its guests, under the name and times of `spec`: no activities, venue, roles or rules.

    People, places on the list, badge codes and what the door saw all stay. Returns the highest plan number of each
    kind, so that new plans are numbered on from those on paper.
    """
    reschedule_event(work, event_id, spec.name, spec.date, spec.doors, spec.ends, last_day=_last_day(spec))
    numbers: dict[str, int] = {}
    for activity in work.find(Activity, event_id=event_id):
        numbers[activity.kind] = max(activity.plan_number, numbers.get(activity.kind, 0))
        work.remove(Activity, activity.id)
    event = event_of(work, event_id)
    venue_id = event.venue_id
    work.put(replace(event, venue_id="", focus=spec.focus))
    if venue_id and not work.find(Event, venue_id=venue_id):
        work.remove(Venue, venue_id)
    working = work.find(Attendee, event_id=event_id, role=["expert", "host"])
    work.put_many([replace(one, role="guest") for one in working])
    work.remove_many(KeepApart, [rule.id for rule in work.find(KeepApart, note=DESCRIBED)])
    work.remove_many(GoesWith, [rule.id for rule in work.find(GoesWith, role=DESCRIBED)])
    return numbers


def set_up_programme(
    work: Work, event_id: str, spec: EveningSpec, numbers: Mapping[str, int]
) -> tuple[tuple[Activity, ActivitySpec], ...]:
    """Make the venue, rooms, tables and activities of a description; returns each activity with what describes it.

    `numbers` are plan numbers that are on paper already, by kind: plans are numbered on from them.
    """
    venue = add_venue(work, spec.venue, spec.address)
    rooms: dict[str, Room] = {}
    for room in spec.rooms:
        rooms[room.name] = add_room(work, venue.id, room.name, room.seats, room.features, room.away)
        add_tables(work, rooms[room.name].id, [(one.name, one.seats, one.features) for one in room.tables])
    work.put(replace(event_of(work, event_id), venue_id=venue.id))
    checked: dict[str, object] = {} if spec.venue_checked else {UNPROVEN: True}
    made = tuple((_add(work, event_id, activity, rooms, numbers, checked), activity) for activity in spec.activities)
    work.label = f"Set up the programme of {spec.name}"
    return made


def _add(
    work: Work,
    event_id: str,
    activity: ActivitySpec,
    rooms: dict[str, Room],
    numbers: Mapping[str, int],
    checked: dict[str, object],
) -> Activity:
    ends = (datetime.combine(date.min, activity.starts, UTC) + activity.parts.length).time()
    used = activity.rooms or tuple(rooms)[:1]
    made = add_activity(
        work,
        event_id,
        activity.kind,
        activity.title,
        activity.starts,
        ends,
        room_ids=[rooms[name].id for name in used],
        settings=activity.parts.as_settings() | plain_settings(activity) | checked,
    )
    numbered = replace(made, plan_number=numbers.get(activity.kind, 0))
    work.put(numbered)
    return numbered


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
    new_apart = [pair for pair in apart if not between(work, KeepApart, *pair)]
    new_together = [pair for pair in together if not between(work, GoesWith, *pair)]
    work.put_many([KeepApart(new_id(), *pair, note=DESCRIBED) for pair in new_apart])
    work.put_many([GoesWith(new_id(), *pair, role=DESCRIBED) for pair in new_together])
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
