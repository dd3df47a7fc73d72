"""Everything that is wrong with a grid in one list, worst first, each with what would mend it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial

from t4gsw_desktop.core.problems import Problem
from t4gsw_desktop.kinds.unconference.masks import Masks
from t4gsw_desktop.kinds.unconference.mends import Mend, Mender
from t4gsw_desktop.kinds.unconference.prices import PricedGrid
from t4gsw_desktop.kinds.unconference.reasons import unplaced_problem
from t4gsw_desktop.kinds.unconference.rules import (
    Grid,
    Placed,
    Snapshot,
    broken_rules,
    tight_walks,
)
from t4gsw_desktop.kinds.unconference.shifts import shifts_for
from t4gsw_desktop.kinds.unconference.why import disappointed

_RIVALS_LOOKED_AT, _RIVALS_TOLD = 12, 3
_TRADES_TOLD = 3
_NONE_LEFT = "unconference.unplaced.no_cell_left"
_LACKING = ("no_step_free", "no_quiet", "no_hearing_loop", "no_projector")
_FEW = 2  # people who wish for two sessions side by side: fewer than this are no trouble


@dataclass(frozen=True)
class Clash:
    """One thing that is wrong: in a sentence, which sessions it is about, what to do, and with what clicks.

    The mends are looked for when somebody first asks: a grid that is far from right has many clashes.
    """

    problem: Problem
    sessions: tuple[str, ...]
    task: Problem
    find: Callable[[], tuple[Mend, ...]] = field(default=tuple, repr=False, compare=False)

    @cached_property
    def mends(self) -> tuple[Mend, ...]:
        """What would mend it, the best first."""
        return self.find()


def clashes_of(snapshot: Snapshot, grid: Grid, priced: PricedGrid | None = None) -> tuple[Clash, ...]:
    """Everything wrong, worst first: broken rules, rooms too small, sessions without a place, people who get nearly
    nothing, sessions that look for a host, hosts who have to run, favourites side by side.

    `priced` is this grid priced already, where somebody has it.
    """
    priced = priced or PricedGrid(snapshot, grid)
    mender = Mender(priced)
    return (
        *_broken(priced, mender),
        *_crowded(priced, mender),
        *_unplaced(priced, mender),
        *_nearly_nothing(priced),
        *_without_host(priced, mender),
        *_tight(priced, mender),
        *_side_by_side(priced, mender),
    )


def trouble_of(priced: PricedGrid) -> dict[str, tuple[Problem, ...]]:
    """The sessions on the grid that are not right where they are, with why: broken rules, then a room too small."""
    trouble = {}
    for row in priced.place.values():
        found = list(_broken_by(priced, row))
        over = _over(priced, row)
        if over:
            found.append(_too_small(priced, row, over))
        if found:
            trouble[row.session] = tuple(found)
    return trouble


def _broken_by(priced: PricedGrid, row: Placed) -> tuple[Problem, ...]:
    """The rules that a session breaks where it is; none once it has begun."""
    facts = {"session": row.session, "slot": row.slot, "room": row.room}
    if row.slot not in priced.crowds.here or row.room not in priced.blocks.rooms:
        return (Problem("unconference.broken.unknown", (), row.session, facts, hard=True),)
    if priced.blocks.stays(row.session):
        return ()
    found = priced.blocks.against(row.session, row.slot, row.room)
    if priced.occupant[row.slot, row.room] != row.session:
        found = (Problem("unconference.broken.cell_twice", (), row.session, facts, hard=True), *found)
    return found


def _broken(priced: PricedGrid, mender: Mender) -> Iterator[Clash]:
    """Sessions that break a rule; two sessions of one host at one time are one clash."""
    if not broken_rules(priced.snapshot, priced.grid):
        return
    told: set[tuple[object, ...]] = set()
    for row in priced.place.values():
        for problem in _broken_by(priced, row):
            both = tuple(sorted({row.session, str(problem.facts.get("other", row.session))}))
            about = (problem.code, problem.who, *(both if "other" in problem.facts else (row.session,)))
            if about not in told:
                told.add(about)
                find = partial(_mends_of_broken, mender, problem, both)
                yield Clash(problem, both, _task("mend", row.session), find)


def _mends_of_broken(mender: Mender, problem: Problem, sessions: tuple[str, ...]) -> tuple[Mend, ...]:
    """Other places for one of the sessions, another host, or off the grid."""
    mends: list[Mend] = [mend for one in sessions for mend in mender.moves_for(one, most=2)]
    mends.sort(key=lambda mend: mend.change)
    if problem.code in ("unconference.place.host_away", "unconference.place.hosts"):
        mends.append(mender.elsewhere("find_host", sessions[0]))
    if problem.code == "unconference.place.pin":
        mends.append(mender.elsewhere("keep", problem.where))
    if not mends:
        mends.append(mender.elsewhere("fill", sessions[0]))
    return (*mends, mender.put_back(problem.where))


def _crowded(priced: PricedGrid, mender: Mender) -> Iterator[Clash]:
    """Rooms too small for who is to be expected, of what has not begun."""
    rows = [(over, row) for row in priced.place.values() if (over := _over(priced, row))]
    for over, row in sorted(rows, key=lambda one: -one[0]):
        find = partial(_mends_of_crowded, mender, row.session)
        yield Clash(_too_small(priced, row, over), (row.session,), _task("bigger_room", row.session), find)


def _mends_of_crowded(mender: Mender, session: str) -> tuple[Mend, ...]:
    """Where everybody has a seat; else where more have one; else another room is wanted."""
    mends = mender.moves_for(session) or mender.less_crowded(session)
    return mends or (mender.elsewhere("add_room", session),)


def _over(priced: PricedGrid, row: Placed) -> int:
    return 0 if priced.blocks.stays(row.session) else priced.over_seats(row.session, row.slot, row.room)


def _too_small(priced: PricedGrid, row: Placed, over: int) -> Problem:
    people = priced.crowds.voters[row.session].bit_count()
    expected = round(priced.crowds.expected(row.session, row.slot))
    facts = {
        "session": row.session,
        "slot": row.slot,
        "room": row.room,
        "people": people,
        "expected": expected,
        "seats": priced.blocks.rooms[row.room].seats,
        "over": over,
    }
    return Problem("unconference.too_small", (), row.session, facts)


def _unplaced(priced: PricedGrid, mender: Mender) -> Iterator[Clash]:
    """Sessions without a place, those that most people want first; those for which there is none left, all at once."""
    if not priced.grid.unplaced:
        return
    masks = Masks(priced.snapshot)
    left_over = []
    for session in sorted(priced.grid.unplaced, key=lambda one: -priced.crowds.voters[one].bit_count()):
        placings = mender.moves_for(session)
        free = any(one.kind == "place" for one in placings)
        problem = unplaced_problem(priced.snapshot, masks, priced.grid, priced.blocks.sessions[session], free=free)
        room_made = () if free else shifts_for(mender, session)
        if problem.code == _NONE_LEFT and not room_made:
            left_over.append(session)
        else:
            others = () if free else tuple(_more_places(mender, problem))
            find = partial(tuple, (*room_made, *placings, *others))
            yield Clash(problem, (session,), _task("place", session), find)
    if left_over:
        places = sum(map(len, masks.rooms_open))
        find = partial(_mends_of_left_over, mender, left_over)
        yield Clash(_too_few(priced, left_over, places), tuple(left_over), _task("more_places", ""), find)
        yield from _empty_cells(priced, left_over)


def _too_few(priced: PricedGrid, left_over: list[str], places: int) -> Problem:
    """That there are too few places, or none that suit; and who waits, if it is those whom fewest want."""
    pitches, waiting = len(priced.snapshot.sessions), len(left_over)
    facts = {"pitches": pitches, "places": places, "waiting": waiting}
    if pitches <= places:
        return Problem(f"unconference.no_place_suits{'_one' if waiting == 1 else ''}", (), "", facts)
    people = {session: voters.bit_count() for session, voters in priced.crowds.voters.items()}
    placed = [people[one] for one in priced.place if not priced.blocks.sessions[one].is_promised]
    fewest = bool(priced.snapshot.votes) and max(people[one] for one in left_over) <= min(placed, default=0)
    what = f"too_few_places.{'fewest' if fewest else 'wait'}{'_one' if waiting == 1 else ''}"
    return Problem(f"unconference.{what}", (), "", facts)


def _mends_of_left_over(mender: Mender, left_over: list[str]) -> tuple[Mend, ...]:
    """More places; or one of those that wait instead of another that has a place."""
    more = (mender.elsewhere("add_slot", ""), mender.elsewhere("add_room", ""))
    trades = [mend for session in left_over for mend in mender.moves_for(session, most=1)]
    return (*more, *sorted(trades, key=lambda mend: mend.change)[:_TRADES_TOLD])


def _empty_cells(priced: PricedGrid, left_over: list[str]) -> Iterator[Clash]:
    """Cells that stay empty though sessions wait, with what speaks against the one that most people want."""
    session, snapshot = left_over[0], priced.snapshot
    cells = [(slot, room) for slot in snapshot.slots if slot not in snapshot.begun for room in snapshot.rooms]
    for slot, room in cells:
        if (slot, room.id) in priced.occupant or (room.slots is not None and slot not in room.slots):
            continue
        against = priced.blocks.against(session, slot, room.id)
        why = against[0].code.rpartition(".")[2] if against else ""
        ending = why if why in _LACKING else "other"
        facts = {"slot": slot, "room": room.id, "session": session}
        yield Clash(Problem(f"unconference.stays_empty.{ending}", (), "", facts), (), _task("more_places", ""))


def _more_places(mender: Mender, problem: Problem) -> Iterator[Mend]:
    """What else would help a session without a place."""
    reason = problem.code.rpartition(".")[2]
    session = problem.where
    if reason in ("no_cell_left", "no_cells", "host_busy", "pin_taken", "no_slot"):
        yield mender.elsewhere("add_slot", session)
    if reason in ("no_cell_left", "no_cells", "needs", "voters_needs", "room_closed", "pin_taken"):
        yield mender.elsewhere("add_room", session)
    if reason in ("host_away", "host_busy"):
        yield mender.elsewhere("find_host", session)


def _nearly_nothing(priced: PricedGrid) -> Iterator[Clash]:
    """People whom the grid leaves nearly without anything."""
    who = disappointed(priced.snapshot, priced.grid).nearly_nothing
    if who:
        problem = Problem("unconference.nearly_nothing", who, "", {"people": len(who)}, private=True)
        yield Clash(problem, (), _task("fairer", ""))


def _without_host(priced: PricedGrid, mender: Mender) -> Iterator[Clash]:
    """Sessions on the grid, not begun yet, that nobody hosts."""
    for row in priced.place.values():
        if not priced.blocks.sessions[row.session].hosts and not priced.blocks.stays(row.session):
            facts = {"session": row.session, "slot": row.slot, "room": row.room}
            find = partial(lambda mend: (mend,), mender.elsewhere("find_host", row.session))
            problem = Problem("unconference.no_host", (), row.session, facts)
            yield Clash(problem, (row.session,), _task("find_host", row.session), find)


def _tight(priced: PricedGrid, mender: Mender) -> Iterator[Clash]:
    """Hosts who have to be in another room sooner than they can walk there."""
    away = {room.id: room.away for room in priced.snapshot.rooms}
    gaps = dict(zip(priced.snapshot.slots, priced.snapshot.gaps, strict=False))
    for host, first, second in tight_walks(priced.snapshot, priced.grid):
        facts = {
            "session": second.session,
            "slot": second.slot,
            "room": first.room,
            "place": second.room,
            "walk": away[first.room] + away[second.room],
            "gap": gaps[first.slot],
        }
        both = (first.session, second.session)
        problem = Problem("unconference.tight_walk", (host,), second.session, facts)
        yield Clash(problem, both, _task("shorter_walk", second.session), partial(_mends_of_tight, mender, both))


def _mends_of_tight(mender: Mender, sessions: tuple[str, ...]) -> tuple[Mend, ...]:
    return tuple(mend for one in reversed(sessions) for mend in mender.shorter_walks(one))


def _side_by_side(priced: PricedGrid, mender: Mender) -> Iterator[Clash]:
    """Two sessions at one time that many want both of, where a single move would part them and spare wishes."""
    pairs = sorted(_pairs(priced), reverse=True)[:_RIVALS_LOOKED_AT]
    told = 0
    for people, one, other, slot in pairs:
        mends = [
            mend
            for session in (one, other)
            if not priced.blocks.sessions[session].is_pinned
            for mend in mender.partings(session)
        ]
        if mends and told < _RIVALS_TOLD:
            told += 1
            facts = {"session": one, "other": other, "slot": slot, "people": people}
            problem = Problem("unconference.side_by_side", (), one, facts)
            mends.sort(key=lambda mend: mend.change)
            yield Clash(problem, (one, other), _task("part", one, other=other), partial(tuple, mends))


def _pairs(priced: PricedGrid) -> Iterator[tuple[int, str, str, str]]:
    for slot, inside in priced.crowds.in_slot.items():
        if slot in priced.snapshot.begun:
            continue
        for number, one in enumerate(inside):
            for other in inside[number + 1 :]:
                people = priced.crowds.shared(one, other, slot)
                if people >= _FEW:
                    yield people, one, other, slot


def _task(what: str, session: str, **facts: object) -> Problem:
    return Problem(f"unconference.task.{what}", (), session, {"session": session, **facts})
