"""What the board of an unconference shows, read at once: rooms, slots and what lies between, cards, and who waits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.core.parts import part_spans
from t4gsw_desktop.core.problems import Problem
from t4gsw_desktop.core.timeline import wall_clock
from t4gsw_desktop.kinds.planning import Task, prepare, say
from t4gsw_desktop.kinds.register import kind_named
from t4gsw_desktop.kinds.unconference.preparation import PitchLine, list_pitches
from t4gsw_desktop.kinds.unconference.rules import (
    Grid,
    Snapshot,
    broken_rules,
    people_over_seats,
    score,
    wishes_of,
)
from t4gsw_desktop.services.naming import listed
from t4gsw_desktop.storage.unit_of_work import View

KIND = "unconference"
Cell = tuple[int, str]  # the number of a slot from 1, and the name of a room

# What a card says of a rule that is broken there, in a few words; the whole sentence stands beside the board.
_SHORT = {
    "host_twice": "Host in two rooms",
    "host_away": "Host not here then",
    "not_in": "Not at this time",
    "room_closed": "Room is closed",
    "pin": "Kept elsewhere",
    "cell_twice": "Two in one room",
}
_SHORT_OTHER = "Does not suit all"


@dataclass(frozen=True, slots=True)
class BoardRoom:
    """One column: a room, its seats (0: not counted), and what is worth knowing of it."""

    name: str
    seats: int
    stairs: bool

    @property
    def note(self) -> str:
        """ "12 seats, stairs"."""
        seats = f"{self.seats} seats" if self.seats else ""
        return ", ".join(part for part in (seats, "stairs" if self.stairs else "") if part)


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One row: slot `number` from 1 with its times; or with number 0 a band: a break, or a plenary for everybody."""

    number: int
    starts: str
    ends: str
    title: str = ""
    begun: bool = False


@dataclass(frozen=True, slots=True)
class BoardCard:
    """One session: `trouble` are a few words where a rule is broken or the room is too small, `told` whole sentences.

    `wants` is how many wish for it, -1 while that is not to be known.
    """

    id: str
    number: str
    title: str
    hosts: tuple[str, ...]
    wants: int
    seats: int = 0
    over: int = 0
    kept: bool = False
    trouble: str = ""
    told: tuple[str, ...] = ()

    @property
    def led_by(self) -> str:
        """Its hosts in words."""
        return listed(self.hosts) or "Looking for a host"

    @property
    def wanted(self) -> str:
        """ "27 want it", "" while that is not to be known."""
        return "" if self.wants < 0 else f"{self.wants} {'wants' if self.wants == 1 else 'want'} it"


@dataclass(frozen=True)
class BoardFacts:
    """All of it as it stands in the file, or with another grid laid over it while one is looked for."""

    task: Task
    grid: Grid
    rooms: tuple[BoardRoom, ...]
    rows: tuple[BoardRow, ...]
    cards: Mapping[Cell, BoardCard]
    waiting: tuple[BoardCard, ...]
    score: Mapping[str, float]
    bound: Mapping[str, float] = field(default_factory=dict)

    @property
    def activity(self) -> Activity:
        """The unconference it is about."""
        return self.task.activity

    @property
    def snapshot(self) -> Snapshot:
        """What the grid depends on."""
        found: Snapshot = self.task.snapshot
        return found

    def card(self, session_id: str) -> BoardCard | None:
        """The card of a session, placed or not."""
        return next((one for one in (*self.cards.values(), *self.waiting) if one.id == session_id), None)

    def cell_of(self, session_id: str) -> Cell | None:
        """Where a session stands, None while it waits."""
        return next((cell for cell, one in self.cards.items() if one.id == session_id), None)

    def time_of(self, slot: int) -> str:
        """When a slot begins, on the clock."""
        return next((row.starts for row in self.rows if row.number == slot), str(slot))

    def say(self, problem: Problem) -> str:
        """A problem in a sentence, with names and times."""
        return say(self.task, problem)


def board_facts(view: View, activity_id: str) -> BoardFacts:
    """The board as the file has it. Refusal when the activity is gone."""
    task = prepare(view, kind_named(KIND), activity_id)
    snapshot: Snapshot = task.snapshot
    placed = {row.session for row in snapshot.before}
    known = {one.id for one in snapshot.sessions}
    grid = Grid(
        tuple(row for row in snapshot.before if row.session in known),
        tuple(one.id for one in snapshot.sessions if one.id not in placed),
    )
    return lay_over(task, grid, list_pitches(view, activity_id))


def lay_over(
    task: Task, grid: Grid, pitches: Sequence[PitchLine], bound: Mapping[str, float] | None = None
) -> BoardFacts:
    """The board with this grid."""
    snapshot: Snapshot = task.snapshot
    troubles = _troubles(task, grid)
    wants = _wants(snapshot)
    seats = {room.id: room.seats for room in snapshot.rooms}
    over = people_over_seats(snapshot, grid)
    lines = {one.pitch.id: one for one in pitches}
    cards = {
        (int(row.slot), row.room): _card(lines[row.session], wants, seats[row.room], over, troubles)
        for row in grid.placements
        if row.session in lines and row.room in seats
    }
    waiting = [_card(lines[one], wants, 0, {}, {}) for one in grid.unplaced if one in lines]
    return BoardFacts(
        task=task,
        grid=grid,
        rooms=_rooms(snapshot),
        rows=_rows(task),
        cards=cards,
        waiting=tuple(sorted(waiting, key=lambda card: (-card.wants, card.title))),
        score=score(snapshot, grid),
        bound=dict(bound or {}),
    )


def _rooms(snapshot: Snapshot) -> tuple[BoardRoom, ...]:
    """Stairs are told only where some room is known to have none: else nobody has said anything about it."""
    told = any("step_free" in room.features for room in snapshot.rooms)
    return tuple(BoardRoom(room.id, room.seats, told and "step_free" not in room.features) for room in snapshot.rooms)


def _rows(task: Task) -> tuple[BoardRow, ...]:
    zone = task.roster.event.timezone
    return tuple(
        BoardRow(number, f"{wall_clock(span.starts, zone):%H:%M}", f"{wall_clock(span.ends, zone):%H:%M}")
        for number, span in enumerate(part_spans(task.activity), 1)
    )


def _wants(snapshot: Snapshot) -> dict[str, int]:
    """How many wish for each session, its hosts among them."""
    found = {one.id: 0 for one in snapshot.sessions}
    for wanted in wishes_of(snapshot).values():
        for one in wanted:
            found[one] += 1
    return found


def _troubles(task: Task, grid: Grid) -> dict[str, list[Problem]]:
    found: dict[str, list[Problem]] = {}
    hosts = {one.id: one.hosts for one in task.snapshot.sessions}
    for problem in broken_rules(task.snapshot, grid):
        if problem.code.endswith("host_twice"):
            slot = str(problem.facts["slot"])
            concerned = [
                row.session
                for row in grid.placements
                if row.slot == slot and set(problem.who) & set(hosts[row.session])
            ]
        else:
            concerned = [problem.where]
        for one in concerned:
            found.setdefault(one, []).append(problem)
    return found


def _card(
    line: PitchLine,
    wants: Mapping[str, int],
    seats: int,
    over: Mapping[str, float],
    troubles: Mapping[str, list[Problem]],
) -> BoardCard:
    pitch = line.pitch
    problems = troubles.get(pitch.id, [])
    too_small = ceil(over.get(pitch.id, 0))
    trouble = _SHORT.get(problems[0].code.rpartition(".")[2], _SHORT_OTHER) if problems else ""
    if not trouble and too_small:
        trouble = f"Too small by {too_small}"
    return BoardCard(
        id=pitch.id,
        number=str(pitch.number),
        title=pitch.title,
        hosts=line.hosts,
        wants=wants.get(pitch.id, 0),
        seats=seats,
        over=too_small,
        kept=bool(pitch.pinned),
        trouble=trouble,
    )
