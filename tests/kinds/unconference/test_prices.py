"""Prices, amber cards and mends of any grid, good or bad: what is promised is what a full recount finds afterwards."""

from dataclasses import replace
from math import ceil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from t4gsw_desktop.core.problems import Problem
from t4gsw_desktop.kinds.unconference.clashes import clashes_of, trouble_of
from t4gsw_desktop.kinds.unconference.moving import OFF, grid_before, moves_of, with_moves
from t4gsw_desktop.kinds.unconference.prices import PricedGrid
from t4gsw_desktop.kinds.unconference.rules import (
    Grid,
    Guest,
    Placed,
    Room,
    Session,
    Snapshot,
    broken_rules,
    misses_of,
    people_over_seats,
    score,
    tight_walks,
)
from t4gsw_desktop.services.saying import Telling

FEATURES = ("step_free", "projector", "sofa")


def some_of(draw: some.DrawFn, things: list[str], most: int | None = None) -> tuple[str, ...]:
    return tuple(draw(some.lists(some.sampled_from(things), unique=True, max_size=most))) if things else ()


def seldom(draw: some.DrawFn) -> bool:
    return draw(some.integers(0, 4)) == 0


def drawn_session(draw: some.DrawFn, name: str, slots: list[str], rooms: list[Room], people: list[str]) -> Session:
    return Session(
        name,
        hosts=some_of(draw, people, 2),
        needs=some_of(draw, list(FEATURES), draw(some.integers(0, 1))),
        not_in=some_of(draw, slots, 1) if seldom(draw) else (),
        pinned_slot=draw(some.sampled_from(slots)) if seldom(draw) else "",
        pinned_room=draw(some.sampled_from(rooms)).id if seldom(draw) else "",
        protected=seldom(draw),
    )


@some.composite
def boards(draw: some.DrawFn) -> Snapshot:
    """A snapshot whose grid, in `before`, was put together by somebody who knows no rules."""
    slots = [f"{9 + number}:00" for number in range(draw(some.integers(1, 3)))]
    rooms = [
        Room(
            f"R{number}",
            draw(some.integers(0, 4)),
            some_of(draw, list(FEATURES)),
            some_of(draw, slots) if seldom(draw) else None,
            draw(some.integers(0, 4)),
        )
        for number in range(draw(some.integers(1, 3)))
    ]
    people = [f"p{number}" for number in range(draw(some.integers(2, 6)))]
    names = [f"s{number}" for number in range(draw(some.integers(1, 7)))]
    guests = tuple(
        Guest(
            person,
            some_of(draw, list(FEATURES[:2]), 1) if seldom(draw) else (),
            some_of(draw, slots) if seldom(draw) else None,
        )
        for person in people
    )
    cells = draw(some.permutations([(slot, room.id) for slot in slots for room in rooms]))
    placed = draw(some.permutations(names))[: draw(some.integers(0, len(names)))]
    return Snapshot(
        tuple(slots),
        tuple(rooms),
        tuple(drawn_session(draw, name, slots, rooms, people) for name in names),
        guests,
        {person: some_of(draw, [*names, "withdrawn"]) for person in people},
        ((people[0], people[1]),) if seldom(draw) else (),
        tuple(Placed(name, slot, room) for name, (slot, room) in zip(placed, cells, strict=False)),
        begun=tuple(slots[: draw(some.sampled_from([0, 0, 1]))]),
        gaps=tuple(draw(some.integers(0, 5)) for _ in slots[1:]),
    )


def without_pin(snapshot: Snapshot, session: str) -> Snapshot:
    """As it is while somebody places the session by hand: its pin comes along."""
    sessions = tuple(
        replace(one, pinned_slot="", pinned_room="") if one.id == session else one for one in snapshot.sessions
    )
    return replace(snapshot, sessions=sessions)


def with_pin_along(snapshot: Snapshot, session: str, place: dict[str, Placed]) -> Snapshot:
    """As it is when a click moves the session: that it was kept just where it was comes along, nothing else does."""
    one, row = next(one for one in snapshot.sessions if one.id == session), place.get(session)
    kept = row is not None and (one.pinned_slot, one.pinned_room) == (row.slot, row.room)
    return without_pin(snapshot, session) if kept else snapshot


def broken_by(snapshot: Snapshot, grid: Grid) -> set[str]:
    """The sessions that break a rule in this grid, both of a host who has two at once."""
    broken = set()
    hosts = {one.id: one.hosts for one in snapshot.sessions}
    to_come = [row for row in grid.placements if row not in snapshot.before or row.slot not in snapshot.begun]
    for problem in broken_rules(snapshot, grid):
        if problem.code == "unconference.broken.host_twice":
            slot, (host,) = problem.facts["slot"], problem.who
            broken |= {row.session for row in to_come if row.slot == slot and host in hosts[row.session]}
        else:
            broken.add(problem.where)
    return broken


def lacking(snapshot: Snapshot, grid: Grid, session: str) -> int:
    return max(0, ceil(people_over_seats(snapshot, grid).get(session, 0) - 1e-6))


@settings(deadline=None, max_examples=150)
@given(boards())
def test_every_price_is_what_a_full_recount_finds(snapshot):
    grid = grid_before(snapshot)
    priced, before = PricedGrid(snapshot, grid), misses_of(snapshot, grid)
    for session in snapshot.sessions:
        for (slot, room), price in priced.prices(session.id).items():
            after = with_moves(snapshot, grid, moves_of(snapshot, grid, session.id, slot, room))
            grown = {who: missed - before[who] for who, missed in misses_of(snapshot, after).items()}
            assert price.change == sum(grown.values())
            assert price.new_clashes == sum(more for more in grown.values() if more > 0)
            assert price.over_seats == lacking(snapshot, after, session.id)
            assert price.other_over == (lacking(snapshot, after, price.swaps_with) if price.swaps_with else 0)
            assert price.here == (after == grid)
            assert price.puts_out == (price.swaps_with in after.unplaced)


@settings(deadline=None, max_examples=150)
@given(boards())
def test_a_cell_is_blocked_just_when_one_of_the_two_would_break_a_rule(snapshot):
    grid = grid_before(snapshot)
    priced = PricedGrid(snapshot, grid)
    for session in snapshot.sessions:
        by_hand = without_pin(snapshot, session.id)
        for (slot, room), price in priced.prices(session.id).items():
            after = with_moves(snapshot, grid, moves_of(snapshot, grid, session.id, slot, room))
            broken = broken_by(snapshot if price.here else by_hand, after)
            if price.here and priced.blocks.stays(session.id):
                continue
            assert bool(price.blocked) == bool(broken & {session.id, price.swaps_with}), (session.id, price)


@settings(deadline=None, max_examples=150)
@given(boards())
def test_cards_are_amber_just_when_they_break_a_rule_or_lack_seats(snapshot):
    grid = grid_before(snapshot)
    trouble = trouble_of(PricedGrid(snapshot, grid))
    broken = {session for session, found in trouble.items() if any(one.hard for one in found)}
    small = {session for session, found in trouble.items() if any(not one.hard for one in found)}
    assert broken == broken_by(snapshot, grid)
    begun = {row.session for row in grid.placements if row.slot in snapshot.begun}
    assert small == people_over_seats(snapshot, grid).keys() - begun


@settings(deadline=None, max_examples=150)
@given(boards())
def test_mends_do_what_they_promise_and_make_nothing_worse(snapshot):
    grid = grid_before(snapshot)
    clashes = clashes_of(snapshot, grid)
    figures = score(snapshot, grid)
    assert {one for clash in clashes for one in clash.sessions} >= broken_by(snapshot, grid) | set(grid.unplaced)
    for mend in (mend for clash in clashes for mend in clash.mends if mend.moves):
        after = with_moves(snapshot, grid, mend.moves)
        place = {row.session: row for row in grid.placements}
        loose = snapshot
        for row in mend.moves:
            loose = with_pin_along(loose, row.session, place)
        assert score(snapshot, after)["missed_wishes"] - figures["missed_wishes"] == mend.change
        assert not broken_by(loose, after) - broken_by(loose, grid)
        lack_now, lack_then = people_over_seats(snapshot, grid), people_over_seats(snapshot, after)
        if mend.problem_after:
            assert sum(lack_then.values()) < sum(lack_now.values())
        elif mend.kind != "put_back":
            assert lack_then.keys() <= lack_now.keys()
        if mend.kind != "put_back":
            assert not {row.session for row in mend.moves} & broken_by(loose, after)
            assert len(tight_walks(snapshot, after)) <= len(tight_walks(snapshot, grid))
            cells = [(row.slot, row.room) for row in after.placements]
            assert len(cells) == len(set(cells))


@settings(deadline=None, max_examples=100)
@given(boards())
def test_mending_one_step_after_another_comes_to_an_end(snapshot):
    for _ in range(60):
        grid = grid_before(snapshot)
        steps = [mend for clash in clashes_of(snapshot, grid) for mend in clash.mends if mend.is_a_step]
        if not steps:
            return
        place = {row.session: row for row in grid.placements}
        after = with_moves(snapshot, grid, steps[0].moves)
        loose = snapshot
        for row in steps[0].moves:
            loose = with_pin_along(loose, row.session, place)
        assert measure(loose, after) < measure(loose, grid)
        snapshot = replace(loose, before=after.placements)
    raise AssertionError("still something to mend after sixty steps")


def measure(snapshot: Snapshot, grid: Grid) -> tuple[float, ...]:
    """What every step of mending makes less, the worst first."""
    return (
        len(broken_by(snapshot, grid)),
        len(grid.unplaced),
        len(tight_walks(snapshot, grid)),
        sum(lacking(snapshot, grid, one.session) for one in grid.placements),
        score(snapshot, grid)["missed_wishes"],
    )


@settings(deadline=None, max_examples=100)
@given(boards())
def test_everything_that_is_told_has_a_sentence_and_few_words(snapshot):
    telling = Telling({"p0": "Ann Lee"}, {slot: f"the {slot}" for slot in snapshot.slots})
    for clash in clashes_of(snapshot, grid_before(snapshot)):
        assert telling.say(clash.problem).endswith(".")
        assert not telling.say_short(clash.task).endswith(".")
        for mend in clash.mends:
            assert telling.say(mend.said).endswith(".")
            assert telling.say_short(mend.button)


def test_a_drop_from_nowhere_takes_the_place_of_another():
    snapshot = Snapshot(("1",), (Room("R"),), (Session("a"), Session("b")), before=(Placed("a", "1", "R"),))
    grid = grid_before(snapshot)
    assert moves_of(snapshot, grid, "b", "1", "R") == (Placed("b", "1", "R"), Placed("a", OFF, OFF))
    assert with_moves(snapshot, grid, moves_of(snapshot, grid, "b", "1", "R")).unplaced == ("a",)


@pytest.mark.parametrize(
    ("feature", "words"),
    [("step_free", "has stairs"), ("projector", "no projector"), ("sofa", "lacks sofa")],
)
def test_the_price_of_a_room_that_lacks_something_is_about_the_room(feature, words):
    snapshot = Snapshot(
        ("1", "2"),
        (Room("R"),),
        (Session("a"),),
        (Guest("p1", (feature,)),),
        {"p1": ("a",)},
        before=(),
    )
    (problem,) = PricedGrid(snapshot, grid_before(snapshot)).price("a", "2", "R").blocked
    assert problem == Problem(problem.code, (), "a", problem.facts, hard=True)
    assert Telling().say_short(problem) == words
    assert "p1" not in Telling().say(problem)
