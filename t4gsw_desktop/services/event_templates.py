"""New events in one act, from a few evenings that have proven themselves: their activities, times and settings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta

from t4gsw_desktop.core.events import Activity, Event
from t4gsw_desktop.core.parts import KindForm, parts_in
from t4gsw_desktop.core.places import Room
from t4gsw_desktop.core.problems import NOTHING
from t4gsw_desktop.core.timeline import LONDON, Span, from_text
from t4gsw_desktop.services.default_evening import DOORS, ENDS, PROGRAMME
from t4gsw_desktop.services.events import add_activity, create_event
from t4gsw_desktop.services.workspace import refuse_unless
from t4gsw_desktop.storage.unit_of_work import Work


@dataclass(frozen=True, slots=True)
class TemplatePart:
    """One activity of a template; `settings` are those that differ from what is usual for its kind."""

    kind: str
    starts: time
    title: str = ""
    settings: Mapping[str, object] = field(default_factory=lambda: NOTHING)


@dataclass(frozen=True, slots=True)
class Template:
    """An event to begin from. `summary` is one line that says what it is good for."""

    key: str
    title: str
    summary: str
    doors: time
    ends: time
    parts: tuple[TemplatePart, ...] = ()


TEMPLATES: tuple[Template, ...] = (
    Template(
        "first",
        "A first evening",
        "All four kinds: everybody meets, asks, talks and offers something.",
        time.fromisoformat(DOORS),
        time.fromisoformat(ENDS),
        tuple(TemplatePart(kind, time.fromisoformat(starts), title) for kind, title, starts in PROGRAMME),
    ),
    Template(
        "friending",
        "Speed-friending evening",
        "Eight short rounds for people who do not know each other yet.",
        time(18, 30),
        time(20, 30),
        (TemplatePart("speed_friending", time(19), settings={"parts": 8}),),
    ),
    Template(
        "unconference",
        "Unconference afternoon",
        "Those who come make the programme: three slots in every room.",
        time(13),
        time(16, 45),
        (TemplatePart("unconference", time(13, 45), settings={"parts": 3, "minutes": 45, "gap": 10}),),
    ),
    Template(
        "surgery",
        "Surgery drop-in",
        "A morning of appointments with experts, and a place for those who just drop in.",
        time(10),
        time(13),
        (TemplatePart("surgery", time(10, 15), settings={"parts": 7}),),
    ),
    Template("empty", "Empty", "Only a name and a day. You choose the rest.", time(18), time(21)),
)


def template_named(key: str) -> Template:
    """The template called `key`; KeyError when there is none."""
    return {one.key: one for one in TEMPLATES}[key]


def create_from_template(
    work: Work,
    template: Template,
    name: str,
    day: date,
    forms: Sequence[KindForm],
    *,
    starts: time | None = None,
    ends: time | None = None,
    venue_id: str = "",
    timezone: str = LONDON,
) -> Event:
    """Make an event with the activities of `template`, in one act; `forms` are those of all kinds.

    Without `starts` and `ends` the template's own are taken. When the doors open earlier or later than there, all
    activities move along. Where the venue has rooms, what happens side by side gets different ones as long as there
    are enough. Refusal as for `create_event`.
    """
    opens = starts or template.doors
    length = _on(day, template.ends) - _on(day, template.doors)
    closes = _on(day, ends) if ends else _on(day, opens) + length
    if closes <= _on(day, opens):
        closes += timedelta(days=1)
    event = create_event(
        work, name, day, opens, closes.time(), last_day=closes.date(), timezone=timezone, venue_id=venue_id
    )
    later = _on(day, opens) - _on(day, template.doors)
    known = {form.key: form for form in forms}
    rooms = list(work.find(Room, venue_id=venue_id)) if venue_id else []
    made: list[Activity] = []
    for part in template.parts:
        refuse_unless(part.kind in known, f"This program cannot hold what “{template.title}” begins with.")
        made.append(add_new_activity(work, event, known[part.kind], _on(day, part.starts) + later, part))
    _share_rooms(work, made, sorted(rooms, key=lambda room: -room.seats), known)
    work.label = f"Add {event.name}"
    return event


def add_new_activity(
    work: Work,
    event: Event,
    form: KindForm,
    starts: datetime,
    part: TemplatePart | None = None,
    *,
    room_ids: Sequence[str] = (),
) -> Activity:
    """Add an activity with its kind's usual settings (or those of `part`); it lasts as long as its rounds or slots.

    `starts` is what the clock shows where the event is, whatever time zone it carries.
    """
    settings = {**form.usual_settings(), **(part.settings if part else {})}
    parts = parts_in(settings)
    title = (part.title if part else "") or form.title
    ends = (starts + parts.length).time()
    return add_activity(
        work,
        event.id,
        form.key,
        title,
        starts.time(),
        ends,
        day=starts.date(),
        room_ids=room_ids,
        settings=settings,
    )


def _on(day: date, wall: time) -> datetime:
    """A wall-clock time as a moment to reckon with; clocks are compared, not hours in UTC."""
    return datetime.combine(day, wall, UTC)


def _share_rooms(
    work: Work, activities: Sequence[Activity], rooms: Sequence[Room], known: Mapping[str, KindForm]
) -> None:
    """Rooms for activities, the largest first for those who seat everybody; none is used twice at one time."""
    if not rooms:
        return
    taken: dict[str, list[Span]] = {room.id: [] for room in rooms}
    for one in sorted(activities, key=lambda one: (not known[one.kind].seats_everybody, one.starts, one.position)):
        span = Span(from_text(one.starts), from_text(one.ends))
        free = [room.id for room in rooms if not any(span.overlaps(other) for other in taken[room.id])]
        chosen = free if known[one.kind].fills_rooms else free[:1]
        for room_id in chosen:
            taken[room_id].append(span)
        work.put(replace(one, room_ids=tuple(chosen)))
