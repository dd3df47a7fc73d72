"""What a room full of people wants to know at one moment: which session is on where until when, and what comes next."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.core.parts import BREAK, PLENARY, interlude_spans, part_spans
from t4gsw_desktop.core.places import Room
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.core.timeline import Span, wall_clock
from t4gsw_desktop.kinds.unconference.standing import standing_pitches
from t4gsw_desktop.services.events import activity_of, event_of
from t4gsw_desktop.services.naming import listed
from t4gsw_desktop.services.roster import everybody_listed
from t4gsw_desktop.services.short_names import wall_names
from t4gsw_desktop.storage.unit_of_work import View

_USUAL = {BREAK: "Break", PLENARY: "Everybody together"}
BEFORE, NOW, BETWEEN, OVER = "before", "now", "between", "over"


@dataclass(frozen=True, slots=True)
class BoardLine:
    """One room in one slot; `title` is "" where nothing is on there. `hosts` are named as on walls, "" for none yet.

    `starts` and `ends` are times as clocks there show them; `subject` is the id of the pitch.
    """

    room: str
    title: str = ""
    hosts: str = ""
    starts: str = ""
    ends: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """A break, or something for everybody: `room` is "" where it is nowhere in particular."""

    title: str
    starts: str
    ends: str
    room: str = ""


@dataclass(frozen=True, slots=True)
class NowNext:
    """One moment of an unconference.

    `state` is "before" the first slot, "now" while one runs, "between" two of them and in breaks, "over" after the
    last. `now` are the lines of the running slot and `next` those of the slot after it, room by room, both the same
    rooms in the same order; either may be empty. `interlude` is the break or plenary that is on (`apart`), or that
    comes before the next slot. `starts` and `ends` are those of the running slot, `then` is when the next slot begins.
    """

    title: str
    state: str
    now: tuple[BoardLine, ...] = ()
    next: tuple[BoardLine, ...] = ()
    interlude: Band | None = None
    apart: bool = False
    starts: str = ""
    ends: str = ""
    then: str = ""
    has_grid: bool = True


@dataclass(frozen=True)
class Programme:
    """The grid of one unconference for the wall, read once: `at` tells what it is at any moment."""

    title: str
    zone: str
    slots: tuple[Span, ...]
    rooms: tuple[str, ...]
    sessions: Mapping[tuple[int, str], BoardLine]
    interludes: tuple[tuple[Span, Band], ...] = ()
    places: Mapping[str, tuple[int, str]] = field(default_factory=dict)

    def at(self, now: datetime) -> NowNext:
        """What is on at `now` and what is next."""
        running = next((n for n, span in enumerate(self.slots) if span.starts <= now < span.ends), None)
        coming = next((n for n, span in enumerate(self.slots) if span.starts > now), None)
        apart = self._interlude(now, coming)
        now_lines, next_lines = self._beside(running, coming)
        span = self.slots[running] if running is not None else None
        return NowNext(
            self.title,
            self._state(now, running),
            now_lines,
            next_lines,
            apart[1] if apart else None,
            apart is not None and apart[0].starts <= now,
            self._clock(span.starts) if span else "",
            self._clock(span.ends) if span else "",
            self._clock(self.slots[coming].starts) if coming is not None else "",
            bool(self.sessions),
        )

    def _state(self, now: datetime, running: int | None) -> str:
        if running is not None:
            return NOW
        spans = [*self.slots, *(span for span, _ in self.interludes)]
        if now < min(span.starts for span in spans):
            return BEFORE
        return BETWEEN if now < max(span.ends for span in spans) else OVER

    def _beside(self, running: int | None, coming: int | None) -> tuple[tuple[BoardLine, ...], tuple[BoardLine, ...]]:
        """The lines of two slots, for the rooms in which at least one of them has a session."""
        chosen = [slot for slot in (running, coming) if slot is not None]
        rooms = [room for room in self.rooms if any((slot, room) in self.sessions for slot in chosen)]
        return self._lines(running, rooms), self._lines(coming, rooms)

    def _lines(self, slot: int | None, rooms: list[str]) -> tuple[BoardLine, ...]:
        if slot is None:
            return ()
        return tuple(self.sessions.get((slot, room), BoardLine(room)) for room in rooms)

    def _interlude(self, now: datetime, coming: int | None) -> tuple[Span, Band] | None:
        """The break that runs, else the one that comes before the next slot, or after the last."""
        limit = self.slots[coming].starts if coming is not None else None
        left = [one for one in self.interludes if one[0].ends > now and (limit is None or one[0].starts < limit)]
        return min(left, key=lambda one: one[0].starts, default=None)

    def _clock(self, moment: datetime) -> str:
        return f"{wall_clock(moment, self.zone):%H:%M}"


def now_and_next(view: View, activity_id: str, now: datetime) -> NowNext:
    """What is on at `now` in an unconference, and what is next."""
    return read_programme(view, activity_id).at(now)


def read_programme(view: View, activity_id: str) -> Programme:
    """The accepted grid of an unconference, with everybody named as on walls. Refusal where it was removed."""
    activity = activity_of(view, activity_id)
    event = event_of(view, activity.event_id)
    spans = part_spans(activity)
    times = [_times(span, event.timezone) for span in spans]
    sessions, places = _sessions(view, activity, times)
    return Programme(
        activity.title,
        event.timezone,
        spans,
        _rooms(view, activity, sessions),
        sessions,
        tuple(
            (span, Band(one.title or _USUAL[one.kind], *_times(span, event.timezone), one.room))
            for one, span in interlude_spans(activity)
        ),
        places,
    )


def _times(span: Span, zone: str) -> tuple[str, str]:
    return f"{wall_clock(span.starts, zone):%H:%M}", f"{wall_clock(span.ends, zone):%H:%M}"


def _sessions(
    view: View, activity: Activity, times: list[tuple[str, str]]
) -> tuple[dict[tuple[int, str], BoardLine], dict[str, tuple[int, str]]]:
    """The session of each cell, and the cell of each session; slots count from 0."""
    names = wall_names(one for one in everybody_listed(view, activity.event_id) if one.attendee.status == "coming")
    pitches = {pitch.id: pitch for pitch in standing_pitches(view, activity.id).pitches}
    cells: dict[tuple[int, str], list[Placement]] = defaultdict(list)
    for row in view.find(Placement, activity_id=activity.id):
        if 1 <= row.part <= len(times):
            cells[row.part - 1, row.place].append(row)
    sessions, places = {}, {}
    for (slot, room), rows in cells.items():
        subject = rows[0].subject
        pitch = pitches.get(subject)  # one that was taken back is on the grid until that is filled anew
        hosts = pitch.hosts if pitch else tuple(row.attendee_id for row in rows)
        named = sorted(names[host] for host in hosts if host in names)
        title = pitch.title if pitch else rows[0].topic
        sessions[slot, room] = BoardLine(room, title, listed(named), *times[slot], subject)
        places[subject] = (slot, room)
    return sessions, places


def _rooms(view: View, activity: Activity, sessions: Mapping[tuple[int, str], BoardLine]) -> tuple[str, ...]:
    """The rooms of the activity in their order, then those that a session is in although they are not in it."""
    known = view.get_many(Room, activity.room_ids)
    ours = [known[room_id].name for room_id in activity.room_ids if room_id in known]
    return (*ours, *sorted({room for _, room in sessions} - set(ours)))
