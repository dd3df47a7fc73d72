"""What every paper and every file of an unconference draws on: its day in order, its grid, and what has no place."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from t4gsw_desktop.core.parts import BREAK, PLENARY, interlude_spans, part_spans
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.core.timeline import to_text
from t4gsw_desktop.documents.name_lists import joined
from t4gsw_desktop.kinds.unconference.closures import lost_rooms
from t4gsw_desktop.kinds.unconference.rows import Pitch
from t4gsw_desktop.kinds.unconference.standing import standing_pitches
from t4gsw_desktop.services.papers import PaperDesk, clock_time

LOOKING = "Looking for a host"
UNNAMED = {BREAK: "Break", PLENARY: "For everybody"}


@dataclass(frozen=True, slots=True)
class SheetSession:
    """One session of the grid: its slot, from 1, with the times as shown, its room, and what its pitch says now.

    `hosts` are attendee ids, `hosted` their names as papers show them.
    """

    subject: str
    part: int
    starts: str
    ends: str
    room: str
    title: str
    hosts: tuple[str, ...]
    hosted: str
    about: str = ""
    code: str = ""

    @property
    def when(self) -> str:
        """Its span as people say it."""
        return f"{self.starts} to {self.ends}"

    @property
    def led_by(self) -> str:
        """Its hosts by name, or that it has none yet."""
        return self.hosted or LOOKING


@dataclass(frozen=True, slots=True)
class SheetBand:
    """A break, or something for everybody (`plenary`), after so many slots; times as shown."""

    after: int
    starts: str
    ends: str
    title: str
    room: str = ""
    plenary: bool = False


@dataclass(frozen=True)
class SheetFacts:
    """The day of one unconference: the times of its slots, its rooms, its sessions, and the pitches that stand.

    `closed` are the rooms that cannot be used any more, each with the number of the first slot it is lost for.
    """

    slots: tuple[tuple[str, str], ...]
    rooms: tuple[str, ...]
    sessions: tuple[SheetSession, ...]
    bands: tuple[SheetBand, ...]
    pitches: tuple[Pitch, ...]
    closed: Mapping[str, int]

    @cached_property
    def waiting(self) -> tuple[Pitch, ...]:
        """The pitches without a place, by their numbers; all of them before there is a grid."""
        placed = {one.subject for one in self.sessions}
        return tuple(pitch for pitch in self.pitches if pitch.id not in placed)

    @cached_property
    def in_slot(self) -> Mapping[int, tuple[SheetSession, ...]]:
        """The sessions of each slot, room by room."""
        found: dict[int, list[SheetSession]] = defaultdict(list)
        for one in self.sessions:
            found[one.part].append(one)
        return {part: tuple(held) for part, held in found.items()}

    def is_closed(self, room: str, part: int) -> bool:
        """Whether a room is lost for this slot."""
        return part >= self.closed.get(room, len(self.slots) + 1)

    def bands_after(self, slots: int) -> tuple[SheetBand, ...]:
        """What everybody does between slot number `slots` and the next one, in order."""
        return tuple(band for band in self.bands if band.after == slots)


def facts_of(desk: PaperDesk) -> SheetFacts:
    """The facts of one unconference; a pitch with a new title or host since it was placed is told as it is now."""
    pitches = standing_pitches(desk.view, desk.activity.id).pitches
    known = {pitch.id: pitch for pitch in pitches}
    cells: dict[str, list[Placement]] = defaultdict(list)
    for row in desk.placements:
        if row.subject and 1 <= row.part <= len(desk.part_times):
            cells[row.subject].append(row)
    rooms = [room.name for room in desk.rooms]
    rooms += sorted({rows[0].place for rows in cells.values()} - set(rooms))
    order = {room: place for place, room in enumerate(rooms)}
    sessions = [_session(desk, rows, known.get(subject)) for subject, rows in cells.items()]
    sessions.sort(key=lambda one: (one.part, order[one.room], one.subject))
    lost = lost_rooms(desk.activity)
    closed = {room.name: lost[room.id] for room in desk.rooms if room.id in lost}
    return SheetFacts(desk.part_times, tuple(rooms), tuple(sessions), _bands(desk), pitches, closed)


def _session(desk: PaperDesk, rows: list[Placement], pitch: Pitch | None) -> SheetSession:
    first = rows[0]
    hosts = pitch.hosts if pitch else tuple(row.attendee_id for row in rows if row.attendee_id)
    starts, ends = desk.part_times[first.part - 1]
    return SheetSession(
        subject=first.subject,
        part=first.part,
        starts=starts,
        ends=ends,
        room=first.place,
        title=pitch.title if pitch else first.topic,
        hosts=hosts,
        hosted=joined(map(desk.name_of, hosts), " and "),
        about=pitch.about if pitch else "",
        code=pitch.code if pitch else "",
    )


def _bands(desk: PaperDesk) -> tuple[SheetBand, ...]:
    """The breaks and plenaries by the number of slots that have begun before them."""
    zone, slots = desk.roster.event.timezone, part_spans(desk.activity)
    found = []
    for one, span in interlude_spans(desk.activity):
        starts, ends = (clock_time(to_text(moment), zone) for moment in (span.starts, span.ends))
        after = sum(slot.starts <= span.starts for slot in slots)
        found.append(SheetBand(after, starts, ends, one.title or UNNAMED[one.kind], one.room, one.kind == PLENARY))
    return tuple(found)
