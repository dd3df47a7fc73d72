"""What does not fit together in an event, each told in a sentence and with ways to put it right in one act."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from t4gsw_desktop.core.events import Activity, Attendee
from t4gsw_desktop.core.parts import KindForm
from t4gsw_desktop.core.places import Room
from t4gsw_desktop.core.problems import NOTHING
from t4gsw_desktop.core.timeline import Engagement, Span, in_two_places, wall_clock
from t4gsw_desktop.services.evening_map import EveningMap, map_evening, on_the_clock, span_of, span_placed
from t4gsw_desktop.services.events import choose_rooms, move_activity, remove_activity, reschedule_event
from t4gsw_desktop.services.naming import counted, listed, names_of
from t4gsw_desktop.services.plan_state import nothing_yet
from t4gsw_desktop.services.plans import take_out
from t4gsw_desktop.storage.unit_of_work import View

ROOM_TWICE, TWO_PLACES, OUTSIDE_HOURS = "room_twice", "two_places", "outside_hours"
NO_ROOM, TOO_SMALL, NO_STEP_FREE, NOTHING_YET = "no_room", "too_small", "no_step_free", "nothing_yet"
_MOST_FIXES = 3


@dataclass(frozen=True, slots=True)
class Fix:
    """One way to put a clash right, as a button: `workspace.change(fix.verb, *fix.arguments, **fix.keywords)`.

    Without a verb the activity `plan` is to be planned anew, which takes a while and is done by whoever shows it.
    """

    label: str
    verb: Callable[..., object] | None = None
    arguments: tuple[object, ...] = ()
    keywords: Mapping[str, Any] = field(default_factory=lambda: NOTHING)
    plan: str = ""


@dataclass(frozen=True, slots=True)
class Clash:
    """Something that does not fit together; nothing is forbidden because of it.

    `code` is one of the names above, `activity_ids` whom it concerns, the first being the one that could give way.
    `where` is the id of a room or "". `private` marks what only the organiser may read.
    """

    code: str
    activity_ids: tuple[str, ...]
    sentence: str
    fixes: tuple[Fix, ...] = ()
    where: str = ""
    private: bool = False

    @property
    def key(self) -> tuple[object, ...]:
        """By which the same clash is known again later."""
        return self.code, self.activity_ids, self.where


def clashes(
    view: View, event_id: str, forms: Iterable[KindForm], *, evening: EveningMap | None = None
) -> tuple[Clash, ...]:
    """Every clash of an event, the gravest sort first, each sort in the order of the evening.

    `forms` are those of all kinds, `evening` the event's map where it has been read already. While the venue has no
    rooms at all, no activity is blamed for having none.
    """
    evening = evening or map_evening(view, event_id, forms)
    each = evening.activities
    return (
        *_rooms_twice(evening),
        *_two_places(view, evening),
        *(clash for one in each for clash in _outside(evening, one)),
        *(clash for one in each for clash in _without_room(evening, one)),
        *(clash for one in each for clash in _too_small(evening, one)),
        *(clash for one in each for clash in _without_step_free(evening, one)),
        *(clash for one in each for clash in _without_rows(view, evening, one)),
    )


def _rooms_twice(evening: EveningMap) -> Iterator[Clash]:
    for first, second in combinations(evening.activities, 2):
        shared = [one for one in evening.rooms_of(first) if one.id in second.room_ids]
        if span_of(first).overlaps(span_of(second)):
            yield from (_room_twice(evening, first, second, room) for room in shared)


def _room_twice(evening: EveningMap, first: Activity, second: Activity, room: Room) -> Clash:
    when = evening.clock(max(span_of(first).starts, span_of(second).starts))
    others = [one for one in second.room_ids if one != room.id]
    fixes = [*_moves(evening, second), *_instead(evening, second, room)]
    if others:
        fixes.append(Fix(f"Leave {room.name} out of {second.title}", choose_rooms, (second.id, tuple(others))))
    return Clash(
        ROOM_TWICE,
        (second.id, first.id),
        f"“{first.title}” and “{second.title}” are both in “{room.name}” at {when}. Move one of them.",
        tuple(fixes[:_MOST_FIXES]),
        room.id,
    )


def _two_places(view: View, evening: EveningMap) -> Iterator[Clash]:
    """People in two places, told once for each pair of activities."""
    pairs: dict[tuple[str, str], list[tuple[Engagement, Engagement]]] = {}
    order = {one.id: number for number, one in enumerate(evening.activities)}
    busy = [
        Engagement(one.attendee_id, span_placed(one), each.id, each.title)
        for each in evening.activities
        for one in evening.placed[each.id]
    ]
    for one, other in in_two_places(busy):
        first, second = sorted((one, other), key=lambda engagement: order[engagement.activity_id])
        pairs.setdefault((first.activity_id, second.activity_id), []).append((first, second))
    for (first_id, second_id), doubled in pairs.items():
        yield _in_two_places(view, evening, evening.activity(first_id), evening.activity(second_id), doubled)


def _in_two_places(
    view: View, evening: EveningMap, first: Activity, second: Activity, doubled: list[tuple[Engagement, Engagement]]
) -> Clash:
    steady, yielding = (
        (second, first) if _gives_way(evening, first) and not _gives_way(evening, second) else (first, second)
    )
    people = {one.attendee_id for one, _ in doubled}
    names = sorted(names_of(view, view.get_many(Attendee, people).values()).values())
    when = evening.clock(min(max(one.span.starts, other.span.starts) for one, other in doubled))
    places = (
        f"“{steady.title}” and “{yielding.title}”" if steady.id != yielding.id else f"two places of “{steady.title}”"
    )
    verb = "is" if len(names) == 1 else "are"
    fixes = [Fix(f"Plan {yielding.title} again", plan=yielding.id)]
    if steady.id != yielding.id:
        fixes += [*_moves(evening, yielding), *_without_them(evening, yielding, steady, people, names)]
    return Clash(
        TWO_PLACES,
        (yielding.id, steady.id),
        f"{listed(names)} {verb} in {places} at {when}. Plan one of them again, or move it.",
        tuple(fixes),
    )


def _gives_way(evening: EveningMap, activity: Activity) -> bool:
    """Kinds that seat everybody can do without one person; an expert or a host cannot be replaced."""
    form = evening.forms.get(activity.kind)
    return form is not None and form.seats_everybody


def _without_them(
    evening: EveningMap, yielding: Activity, steady: Activity, people: set[str], names: list[str]
) -> Iterator[Fix]:
    """The places in the one activity of those who are needed in the other at that time."""
    needed: dict[str, list[Span]] = {}
    for one in evening.placed[steady.id]:
        needed.setdefault(one.attendee_id, []).append(span_placed(one))
    doomed = tuple(
        one.id
        for one in evening.placed[yielding.id]
        if one.attendee_id in people
        and any(span_placed(one).overlaps(span) for span in needed.get(one.attendee_id, ()))
    )
    yield Fix(f"Take {listed(names, most=1)} out of {yielding.title} then", take_out, (yielding.id, doomed))


def _outside(evening: EveningMap, activity: Activity) -> Iterator[Clash]:
    span, hours = span_of(activity), evening.hours
    if hours.starts <= span.starts and span.ends <= hours.ends:
        return
    wide = Span(min(hours.starts, span.starts), max(hours.ends, span.ends))
    said = []
    if wide.starts < hours.starts:
        said.append(f"before the doors open at {evening.clock(hours.starts)}")
    if wide.ends > hours.ends:
        said.append(f"after the end at {evening.clock(hours.ends)}")
    yield Clash(
        OUTSIDE_HOURS,
        (activity.id,),
        f"“{activity.title}” ({evening.clock(span.starts)} to {evening.clock(span.ends)}) is on {' and '.join(said)}. "
        "Move it, or change the hours of the evening.",
        (*_moves(evening, activity), _longer(evening, wide)),
    )


def _longer(evening: EveningMap, wide: Span) -> Fix:
    """The event with hours that hold everything."""
    hours, event = evening.hours, evening.event
    starts, ends, _ = on_the_clock(wide, event.timezone)
    days = {
        "day": wall_clock(wide.starts, event.timezone).date(),
        "last_day": wall_clock(wide.ends, event.timezone).date(),
    }
    said = []
    if wide.starts < hours.starts:
        said.append(f"open the doors at {evening.clock(wide.starts)}")
    if wide.ends > hours.ends:
        said.append(f"end the evening at {evening.clock(wide.ends)}")
    label = " and ".join(said)
    return Fix(
        label[0].upper() + label[1:],
        reschedule_event,
        (event.id,),
        {"name": event.name, "starts": starts, "ends": ends, **days},
    )


def _without_room(evening: EveningMap, activity: Activity) -> Iterator[Clash]:
    if evening.rooms and not evening.rooms_of(activity):
        fit = [room for room in evening.free_rooms(activity) if _holds(evening, activity, (room,))]
        if evening.step_free:
            fit.sort(key=lambda room: "step_free" not in room.features)
        yield Clash(
            NO_ROOM,
            (activity.id,),
            f"“{activity.title}” has no room yet. Choose one.",
            tuple(_use(activity, (room,), f"Use {room.name}") for room in fit[:_MOST_FIXES]),
        )


def _too_small(evening: EveningMap, activity: Activity) -> Iterator[Clash]:
    rooms = evening.rooms_of(activity)
    if not rooms or _holds(evening, activity, rooms):
        return
    seats, expected = sum(room.seats for room in rooms), evening.expected_at(activity)
    free = evening.free_rooms(activity)
    larger = [room for room in _smallest_first(free) if _holds(evening, activity, (room,))]
    more = [room for room in _smallest_first(free) if _holds(evening, activity, (*rooms, room))]
    fixes = [_use(activity, (room,), f"Use {room.name} instead") for room in larger[:1]]
    fixes += [_use(activity, (*rooms, room), f"Use {room.name} too") for room in more[:1]]
    if not fixes and free and _holds(evening, activity, (*rooms, *free)):
        fixes.append(_use(activity, (*rooms, *free), f"Use {listed([room.name for room in free])} too"))
    where = listed([f"“{room.name}”" for room in rooms])
    yield Clash(
        TOO_SMALL,
        (activity.id,),
        f"{counted(expected, 'person', 'people')} may come to “{activity.title}”, and {where} "
        f"{'seats' if len(rooms) == 1 else 'seat'} {seats:,}. Choose more room.",
        tuple(fixes),
    )


def _holds(evening: EveningMap, activity: Activity, rooms: Iterable[Room]) -> bool:
    """True when these rooms seat all who may come, as far as anybody has counted; a desk of one kind needs no hall."""
    form = evening.forms.get(activity.kind)
    if form is None or not (form.seats_everybody or form.fills_rooms):
        return True
    seats = [room.seats for room in rooms]
    return 0 in seats or sum(seats) >= evening.expected_at(activity)


def _without_step_free(evening: EveningMap, activity: Activity) -> Iterator[Clash]:
    rooms = evening.rooms_of(activity)
    if not evening.step_free or not rooms or any("step_free" in room.features for room in rooms):
        return
    fit = [room for room in evening.free_rooms(activity) if "step_free" in room.features]
    instead = [room for room in fit if _holds(evening, activity, (room,))]
    form = evening.forms.get(activity.kind)
    fixes = [_use(activity, (room,), f"Use {room.name} instead") for room in instead[:2]]
    if form is not None and form.fills_rooms:
        fixes = [_use(activity, (*rooms, room), f"Use {room.name} too") for room in fit[:1]] + fixes
    need = "1 person needs" if evening.step_free == 1 else f"{evening.step_free:,} people need"
    yield Clash(
        NO_STEP_FREE,
        (activity.id,),
        f"{need} a step-free way, and “{activity.title}” has no step-free room. Choose another room.",
        tuple(fixes[:_MOST_FIXES]),
        private=True,
    )


def _without_rows(view: View, evening: EveningMap, activity: Activity) -> Iterator[Clash]:
    form = evening.forms.get(activity.kind)
    sentence = nothing_yet(view, activity, form) if form else ""
    if sentence:
        fix = Fix(f"Leave {activity.title} out of the evening", remove_activity, (activity.id,))
        yield Clash(NOTHING_YET, (activity.id,), sentence, (fix,))


def _moves(evening: EveningMap, activity: Activity) -> Iterator[Fix]:
    """The nearest time at which nothing is in the way, if there is one."""
    span = evening.free_time(activity)
    if span is not None:
        starts, ends, first = on_the_clock(span, evening.event.timezone)
        label = f"Move {activity.title} to {starts:%H:%M}"
        yield Fix(label, move_activity, (activity.id, starts, ends), {"day": first.date()})


def _instead(evening: EveningMap, activity: Activity, room: Room) -> Iterator[Fix]:
    """The smallest free room that holds those who may come, in the place of `room`."""
    for other in _smallest_first(evening.free_rooms(activity)):
        rooms = tuple(other if one.id == room.id else one for one in evening.rooms_of(activity))
        step_free = not evening.step_free or any("step_free" in one.features for one in rooms)
        if step_free and _holds(evening, activity, rooms):
            yield _use(activity, rooms, f"Use {other.name} for {activity.title}")
            return


def _smallest_first(rooms: Iterable[Room]) -> list[Room]:
    """Those nobody has counted come last."""
    return sorted(rooms, key=lambda room: (room.seats == 0, room.seats, room.name))


def _use(activity: Activity, rooms: Iterable[Room], label: str) -> Fix:
    return Fix(label, choose_rooms, (activity.id, tuple(room.id for room in rooms)))
