"""Why a session is where it is, where else it could go and at what price, and for whom a grid does little."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from t4gsw_desktop.core.problems import NOTHING, Problem
from t4gsw_desktop.kinds.unconference.prices import Price, PricedGrid
from t4gsw_desktop.kinds.unconference.rules import (
    Grid,
    Placed,
    Room,
    Snapshot,
    misses_of,
    who_gets_nearly_nothing,
    wishes_of,
)

_RIVALS = 2  # other sessions of the slot that are named
_FITTING, _BLOCKED = 3, 1  # other cells that are told
_A_CROWD = 3  # with fewer people who wish for it, "somebody who wants it" would say who


@dataclass(frozen=True, slots=True)
class Reason:
    """One line of the answer: a tick when `good`, else something to know."""

    good: bool
    problem: Problem


@dataclass(frozen=True, slots=True)
class Why:
    """The reasons for a session's place, and other cells with their prices: first where it fits, cheapest first."""

    reasons: tuple[Reason, ...]
    elsewhere: tuple[Price, ...]


@dataclass(frozen=True, slots=True)
class Disappointment:
    """People who get fewer than half of their wishes: how many, who, and who of them gets nearly nothing.

    The ids are for the organiser alone. Pretend voters, who stand for totals of dots, are not counted.
    """

    count: int
    who: tuple[str, ...]
    nearly_nothing: tuple[str, ...]


def disappointed(snapshot: Snapshot, grid: Grid) -> Disappointment:
    """For whom the grid does little."""
    guessed = set(snapshot.guessed)
    wishes = {who: wanted for who, wanted in wishes_of(snapshot).items() if who not in guessed}
    misses = misses_of(snapshot, grid)
    who = tuple(person for person, wanted in wishes.items() if 2 * misses[person] > len(wanted))
    return Disappointment(len(who), who, who_gets_nearly_nothing(wishes, misses))


def why_here(snapshot: Snapshot, grid: Grid, session_id: str, priced: PricedGrid | None = None) -> Why:
    """Why the session is where it is. `priced` is this grid priced already, where somebody has it."""
    priced = priced or PricedGrid(snapshot, grid)
    place = priced.place.get(session_id)
    reasons = _reasons_here(priced, place) if place else _reasons_nowhere(priced, session_id)
    return Why(tuple(reasons), _elsewhere(priced, session_id))


def _reasons_nowhere(priced: PricedGrid, session_id: str) -> Iterator[Reason]:
    people = priced.crowds.voters[session_id].bit_count()
    yield Reason(False, _line("not_placed", session_id, {"people": people}))


def _reasons_here(priced: PricedGrid, place: Placed) -> Iterator[Reason]:
    session = priced.blocks.sessions[place.session]
    room = priced.blocks.rooms.get(place.room)
    if room is None or place.slot not in priced.crowds.here:
        yield Reason(False, _line("cell_gone", place.session, {"slot": place.slot, "room": place.room}))
        return
    yield _seats(priced, place, room)
    against = priced.blocks.against(place.session, place.slot, place.room)
    yield from (Reason(False, problem) for problem in against)
    yield from _hosts(priced, place, {one.code for one in against})
    yield from _needs(priced, place)
    if priced.blocks.stays(place.session):
        yield Reason(True, _line("begun", place.session))
    elif session.is_pinned:
        yield Reason(True, _line("kept", place.session))
    yield from _rivals(priced, place)


def _line(
    what: str,
    session: str,
    facts: Mapping[str, object] = NOTHING,
    *,
    who: tuple[str, ...] = (),
    private: bool = False,
) -> Problem:
    return Problem(f"unconference.why.{what}", who, session, {"session": session, **facts}, private=private)


def _seats(priced: PricedGrid, place: Placed, room: Room) -> Reason:
    """How many wish for it, how many of them are to be expected, and how many chairs there are."""
    people = priced.crowds.voters[place.session].bit_count()
    facts = {"people": people, "room": room.id, "seats": room.seats}
    if not room.seats:
        return Reason(True, _line("wanted", place.session, facts))
    if people <= room.seats:
        return Reason(True, _line("seats", place.session, facts))
    expected = round(priced.crowds.expected(place.session, place.slot))
    over = priced.over_seats(place.session, place.slot, place.room)
    what = "too_small" if over else "seats_enough"
    return Reason(not over, _line(what, place.session, {**facts, "expected": expected, "over": over}))


def _hosts(priced: PricedGrid, place: Placed, against: set[str]) -> Iterator[Reason]:
    """That its hosts can be there; where they cannot, that is told already."""
    hosts = tuple(dict.fromkeys(priced.blocks.sessions[place.session].hosts))
    if not hosts:
        yield Reason(False, _line("no_host", place.session))
    elif not against & {"unconference.place.hosts", "unconference.place.host_away"}:
        count = {1: "one_free", 2: "both_free"}.get(len(hosts), "all_free")
        yield Reason(True, _line(count, place.session, {"slot": place.slot}, who=hosts))


def _needs(priced: PricedGrid, place: Placed) -> Iterator[Reason]:
    """Which rooms it cannot have, for what it needs itself or somebody who wants it does; never who."""
    blocks, session = priced.blocks, priced.blocks.sessions[place.session]
    wanted = priced.crowds.voters[place.session].bit_count() - len(set(session.hosts))
    for feature in sorted(blocks.needs[session.id]):
        without = [room.id for room in priced.snapshot.rooms if feature not in room.features]
        if without and feature in blocks.rooms[place.room].features:
            own = feature in session.needs or wanted < _A_CROWD
            what = "needs" if own else "somebody_needs"
            yield Reason(True, _line(what, session.id, {"feature": feature, "rooms": tuple(without)}, private=not own))


def _rivals(priced: PricedGrid, place: Placed) -> Iterator[Reason]:
    """The sessions at the same time that most of those who want it want too."""
    crowds = priced.crowds
    others = [one for one in crowds.in_slot[place.slot] if one != place.session]
    shared = sorted(((crowds.shared(place.session, one, place.slot), one) for one in others), reverse=True)
    told = [(people, one) for people, one in shared if people][:_RIVALS]
    if others and not told and not crowds.guessed:
        yield Reason(True, _line("no_rival", place.session))
    for people, other in told:
        what = "rival_one" if people == 1 else "rival"
        yield Reason(False, _line(what, place.session, {"other": other, "count": people}))


def _elsewhere(priced: PricedGrid, session_id: str) -> tuple[Price, ...]:
    """The best other cells, the cheapest of each slot before a second of any; and what tempts but cannot be."""
    if priced.blocks.stays(session_id):
        return ()
    prices = [one for one in priced.prices(session_id).values() if not one.here]
    key = {id(one): (one.puts_out, one.change, bool(one.swaps_with), one.slot, one.room) for one in prices}
    fitting = sorted((one for one in prices if one.fits), key=lambda one: key[id(one)])
    seen: set[str] = set()
    firsts = [one for one in fitting if one.slot not in seen and not seen.add(one.slot)]  # type: ignore[func-returns-value]
    best = [*firsts, *(one for one in fitting if one not in firsts)][:_FITTING]
    blocked = sorted((one for one in prices if not one.fits and not _over(one)), key=lambda one: key[id(one)])
    return (*sorted(best, key=lambda one: key[id(one)]), *blocked[:_BLOCKED])


def _over(price: Price) -> bool:
    """True for a cell that nobody would think of: nothing at all can be there then."""
    return any(one.code in ("unconference.place.begun", "unconference.place.closed") for one in price.blocked)
