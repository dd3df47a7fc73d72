"""What the board of an unconference shows, read at once: rooms, slots and what lies between, cards, and who waits."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from math import ceil

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.core.parts import interlude_spans, part_spans
from t4gsw_desktop.core.timeline import wall_clock
from t4gsw_desktop.kinds.unconference.grid_now import GridNow, grid_now
from t4gsw_desktop.kinds.unconference.preparation import PitchLine, list_pitches
from t4gsw_desktop.kinds.unconference.rules import Grid, Snapshot, people_over_seats
from t4gsw_desktop.kinds.unconference.voting import VoteState, vote_state
from t4gsw_desktop.services.events import event_of
from t4gsw_desktop.services.naming import listed
from t4gsw_desktop.storage.unit_of_work import View

KIND = "unconference"
Cell = tuple[int, str]  # the number of a slot from 1, and the name of a room


@dataclass(frozen=True, slots=True)
class BoardRoom:
    """One column: a room, its seats (0: not counted), whether stairs lead there, and the first slot it is lost in."""

    name: str
    seats: int
    stairs: bool
    lost_from: int = 0

    @property
    def note(self) -> str:
        """ "12 seats, stairs"."""
        seats = f"{self.seats} {'seat' if self.seats == 1 else 'seats'}" if self.seats else ""
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
    """One session. `trouble` are a few words where a rule is broken or the room is too small.

    `wants` is how many wish for it, -1 while that is not to be known; `over` how many too many are to be expected.
    """

    id: str
    number: int
    title: str
    hosts: tuple[str, ...]
    host_ids: tuple[str, ...]
    wants: int
    seats: int = 0
    over: int = 0
    kept: bool = False
    trouble: str = ""

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

    now: GridNow
    votes: VoteState
    lines: Mapping[str, PitchLine]
    grid: Grid
    rooms: tuple[BoardRoom, ...]
    rows: tuple[BoardRow, ...]
    closed: frozenset[Cell]
    cards: Mapping[Cell, BoardCard]
    waiting: tuple[BoardCard, ...]
    score: Mapping[str, float]
    bound: Mapping[str, float]

    @property
    def activity(self) -> Activity:
        """The unconference it is about."""
        return self.now.activity

    @property
    def snapshot(self) -> Snapshot:
        """What the grid depends on."""
        return self.now.snapshot

    def card(self, session_id: str) -> BoardCard | None:
        """The card of a session, placed or not."""
        return next((one for one in (*self.cards.values(), *self.waiting) if one.id == session_id), None)

    def cell_of(self, session_id: str) -> Cell | None:
        """Where a session stands, None while it waits."""
        return next((cell for cell, one in self.cards.items() if one.id == session_id), None)

    def time_of(self, slot: int) -> str:
        """When a slot begins, on the clock."""
        return next((row.starts for row in self.rows if row.number == slot), str(slot))

    @property
    def free_cells(self) -> tuple[Cell, ...]:
        """Places where something could still go."""
        return tuple(
            (row.number, room.name)
            for row in self.rows
            for room in self.rooms
            if row.number and not row.begun and (row.number, room.name) not in {*self.cards, *self.closed}
        )


def board_facts(view: View, activity_id: str, at: datetime) -> BoardFacts:
    """The board as the file has it at an instant. Refusal when the activity is gone."""
    now = grid_now(view, activity_id, at)
    lines = {one.pitch.id: one for one in list_pitches(view, activity_id)}
    votes = vote_state(view, activity_id)
    troubles = {session: now.short(problems[0]) for session, problems in now.broken.items()}
    wanted = {} if votes.hidden else now.wanted
    cards, waiting = _cards(now, now.grid, lines, wanted, troubles)
    return BoardFacts(
        now=now,
        votes=votes,
        lines=lines,
        grid=now.grid,
        rooms=_rooms(now.snapshot),
        rows=_rows(now, event_of(view, now.activity.event_id).timezone),
        closed=_closed(now.snapshot),
        cards=cards,
        waiting=waiting,
        score=now.score,
        bound=now.bound,
    )


def lay_over(facts: BoardFacts, grid: Grid, score: Mapping[str, float], bound: Mapping[str, float]) -> BoardFacts:
    """The same board with another grid, which breaks no rule."""
    over = people_over_seats(facts.now.told, grid)
    troubles = {session: f"Too small by {ceil(people)}" for session, people in over.items()}
    wanted = {card.id: card.wants for card in (*facts.cards.values(), *facts.waiting) if card.wants >= 0}
    cards, waiting = _cards(facts.now, grid, facts.lines, wanted, troubles)
    return replace(facts, grid=grid, cards=cards, waiting=waiting, score=score, bound=bound)


def _cards(
    now: GridNow,
    grid: Grid,
    lines: Mapping[str, PitchLine],
    wanted: Mapping[str, int],
    troubles: Mapping[str, str],
) -> tuple[dict[Cell, BoardCard], tuple[BoardCard, ...]]:
    """The cards in their cells, and those without one, most wanted first."""
    seats = {room.id: room.seats for room in now.snapshot.rooms}
    over = people_over_seats(now.told, grid)
    placed, seen = {}, set()
    for row in grid.placements:
        if row.session in lines and row.room in seats and row.slot in now.snapshot.slots:
            card = _card(lines[row.session], wanted, seats[row.room], ceil(over.get(row.session, 0)), troubles)
            placed[int(row.slot), row.room] = card
            seen.add(row.session)
    waiting = [_card(lines[one.id], wanted, 0, 0, {}) for one in now.snapshot.sessions
               if one.id in lines and one.id not in seen]  # fmt: skip
    return placed, tuple(sorted(waiting, key=lambda card: (-card.wants, card.number)))


def _card(line: PitchLine, wanted: Mapping[str, int], seats: int, over: int, troubles: Mapping[str, str]) -> BoardCard:
    pitch = line.pitch
    return BoardCard(
        id=pitch.id,
        number=pitch.number,
        title=pitch.title,
        hosts=line.hosts,
        host_ids=pitch.hosts,
        wants=wanted.get(pitch.id, -1),
        seats=seats,
        over=over,
        kept=bool(pitch.pinned),
        trouble=_as_label(troubles.get(pitch.id, "")),
    )


def _as_label(words: str) -> str:
    return words[:1].upper() + words[1:]


def _rooms(snapshot: Snapshot) -> tuple[BoardRoom, ...]:
    """Stairs are told only where some room is known to have none: else nobody has said anything about it."""
    told = any("step_free" in room.features for room in snapshot.rooms)
    return tuple(
        BoardRoom(room.id, room.seats, told and "step_free" not in room.features, _lost_from(room.slots, snapshot))
        for room in snapshot.rooms
    )


def _lost_from(slots: tuple[str, ...] | None, snapshot: Snapshot) -> int:
    missing = [int(slot) for slot in snapshot.slots if slots is not None and slot not in slots]
    return min(missing, default=0)


def _closed(snapshot: Snapshot) -> frozenset[Cell]:
    return frozenset(
        (int(slot), room.id)
        for room in snapshot.rooms
        for slot in snapshot.slots
        if room.slots is not None and slot not in room.slots
    )


def _rows(now: GridNow, zone: str) -> tuple[BoardRow, ...]:
    """Slots and what lies between them in the order of the clock."""

    def clock(at: datetime) -> str:
        return f"{wall_clock(at, zone):%H:%M}"

    found = [
        (span.starts, BoardRow(number, clock(span.starts), clock(span.ends), "", str(number) in now.begun))
        for number, span in enumerate(part_spans(now.activity), 1)
    ]
    found += [
        (span.starts, BoardRow(0, clock(span.starts), clock(span.ends), _told(one.title, one.kind, one.room)))
        for one, span in interlude_spans(now.activity)
    ]
    return tuple(row for _starts, row in sorted(found, key=lambda one: one[0]))


def _told(title: str, kind: str, room: str) -> str:
    """What a band says: "Lunch", "Opening, for everybody, Main hall"."""
    return ", ".join(part for part in (title, "for everybody" if kind == "plenary" else "", room) if part)
