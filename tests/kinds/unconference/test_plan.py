"""Unconference grids: no rule broken on any facts, the best on small ones, and steady when made again."""

import json
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from t4gsw_desktop.core.budget import Budget
from t4gsw_desktop.core.plan import Proposal
from t4gsw_desktop.kinds.unconference.instance import read_instance
from t4gsw_desktop.kinds.unconference.plan import fill_again, propose
from t4gsw_desktop.kinds.unconference.rules import (
    Grid,
    Guest,
    Placed,
    Room,
    Session,
    Snapshot,
    broken_rules,
    goal_key,
    score,
)
from t4gsw_desktop.wording import sentence

INSTANCES = Path(__file__).parent / "instances"
FEATURES = ("step_free", "projector")


def measured(name: str) -> Snapshot:
    return read_instance(json.loads((INSTANCES / f"{name}.json").read_text(encoding="utf-8")))


def some_of(draw: some.DrawFn, things: list[str], most: int | None = None) -> tuple[str, ...]:
    return tuple(draw(some.lists(some.sampled_from(things), unique=True, max_size=most))) if things else ()


def drawn_session(draw: some.DrawFn, number: int, slots: list[str], rooms: list[Room], people: list[str]) -> Session:
    pins_slot, pins_room = draw(some.integers(0, 4)) == 0, draw(some.integers(0, 4)) == 0
    return Session(
        f"s{number}",
        hosts=some_of(draw, people, 2),
        needs=some_of(draw, list(FEATURES), draw(some.integers(0, 1))),
        not_in=some_of(draw, slots, 1),
        pinned_slot=draw(some.sampled_from(slots)) if pins_slot and slots else "",
        pinned_room=draw(some.sampled_from(rooms)).id if pins_room and rooms else "",
        protected=draw(some.integers(0, 5)) == 0,
    )


@some.composite
def snapshots(draw: some.DrawFn, most_slots: int = 4, most_rooms: int = 3, most_sessions: int = 8) -> Snapshot:
    slots = [f"{9 + number}:00" for number in range(draw(some.integers(0, most_slots)))]
    rooms = [
        Room(f"R{number}", draw(some.integers(0, 4)), some_of(draw, list(FEATURES)))
        for number in range(draw(some.integers(0, most_rooms)))
    ]
    people = [f"p{number}" for number in range(draw(some.integers(2, 6)))]
    count = draw(some.integers(0, most_sessions))
    sessions = tuple(drawn_session(draw, number, slots, rooms, people) for number in range(count))
    names = [session.id for session in sessions] + ["withdrawn"]
    guests = tuple(
        Guest(
            person,
            some_of(draw, list(FEATURES), draw(some.sampled_from([0, 0, 0, 1]))),
            some_of(draw, slots) if draw(some.integers(0, 3)) == 0 else None,
        )
        for person in people
    )
    votes = {person: some_of(draw, names) for person in people}
    apart = ((people[0], people[1]),) if draw(some.booleans()) else ()
    return Snapshot(tuple(slots), tuple(rooms), sessions, guests, votes, apart)


def check_proposal(snapshot: Snapshot, proposal: Proposal[Grid]) -> None:
    assert broken_rules(snapshot, proposal.plan) == ()
    assert proposal.score == score(snapshot, proposal.plan)
    assert sorted(one.where for one in proposal.problems if one.hard) == sorted(proposal.plan.unplaced)
    assert all(proposal.bound[name] <= proposal.score[name] for name in proposal.bound)
    for problem in proposal.problems:
        assert sentence(problem.code, dict(problem.facts))


@settings(max_examples=60)
@given(snapshots(), some.integers(0, 9), some.sampled_from([0, 600]))
def test_propose_keeps_every_rule_and_says_why_a_session_is_left_out(snapshot: Snapshot, seed: int, steps: int) -> None:
    proposal = propose(snapshot, Budget(steps), seed)
    check_proposal(snapshot, proposal)
    assert propose(snapshot, Budget(steps), seed) == proposal


@settings(max_examples=40)
@given(snapshots(), some.integers(0, 9), some.integers(0, 9), some.booleans())
def test_propose_changes_nothing_when_nothing_has_changed(
    snapshot: Snapshot, seed: int, other_seed: int, settled: bool
) -> None:
    first = propose(snapshot, Budget(600), seed)
    again = replace(snapshot, before=first.plan.placements, settled=settled)
    second = propose(again, Budget(1200 if settled else 600), other_seed if settled else seed)
    check_proposal(again, second)
    assert second.plan == first.plan


@settings(max_examples=40)
@given(some.data(), some.booleans())
def test_propose_leaves_what_has_begun_as_it_is(data: some.DataObject, settled: bool) -> None:
    snapshot = data.draw(snapshots())
    cells = [(slot, room.id) for slot in snapshot.slots for room in snapshot.rooms]
    sessions = [session.id for session in snapshot.sessions]
    shuffled = data.draw(some.permutations(cells))
    before = tuple(Placed(session, *cell) for session, cell in zip(sessions, shuffled, strict=False))
    begun = snapshot.slots[: data.draw(some.integers(0, len(snapshot.slots)))]
    changed = replace(snapshot, before=before, begun=begun, settled=settled)
    proposal = propose(changed, Budget(600), 1)
    check_proposal(changed, proposal)
    assert {row for row in proposal.plan.placements if row.slot in begun} == {
        row for row in before if row.slot in begun
    }


def test_propose_places_what_is_protected_before_what_more_people_want() -> None:
    sessions = (Session("s1"), Session("s2", protected=True))
    votes = {"p1": ("s1",), "p2": ("s1",)}
    assert why(Snapshot(("9:00",), ROOMS[:1], sessions, votes=votes)) == {"s1": "no_cell_left"}


def every_grid(snapshot: Snapshot) -> list[Grid]:
    """All grids that break no rule, by trying each cell for each session."""
    cells = [None, *product(snapshot.slots, (room.id for room in snapshot.rooms))]
    grids = []
    for chosen in product(cells, repeat=len(snapshot.sessions)):
        pairs = list(zip(snapshot.sessions, chosen, strict=True))
        placed = tuple(Placed(session.id, *cell) for session, cell in pairs if cell)
        grid = Grid(placed, tuple(session.id for session, cell in pairs if not cell))
        if not broken_rules(snapshot, grid):
            grids.append(grid)
    return grids


def missed_one_by_one(snapshot: Snapshot, grid: Grid) -> int:
    """Missed wishes counted the slow way, straight from what a wish means."""
    missed = 0
    known = {session.id for session in snapshot.sessions}
    guests = {guest.id: guest for guest in snapshot.people}
    for person in {*snapshot.votes, *(host for session in snapshot.sessions for host in session.hosts)}:
        own = {session.id for session in snapshot.sessions if person in session.hosts}
        wanted = (set(snapshot.votes.get(person, ())) | own) & known
        met = 0
        for slot in snapshot.slots:
            guest = guests.get(person)
            here = guest is None or guest.present is None or slot in guest.present
            met += here and any(row.slot == slot and row.session in wanted for row in grid.placements)
        missed += len(wanted) - met
    return missed


def first_goals(snapshot: Snapshot, grid: Grid) -> tuple[int, int, int]:
    """Sessions left out, promised ones among them, and missed wishes."""
    promised = {one.id for one in snapshot.sessions if one.pinned_slot or one.pinned_room or one.protected}
    return len(grid.unplaced), len(promised.intersection(grid.unplaced)), missed_one_by_one(snapshot, grid)


@settings(max_examples=25)
@given(snapshots(most_slots=2, most_rooms=2, most_sessions=4))
def test_propose_finds_the_best_of_all_grids_where_they_can_all_be_tried(snapshot: Snapshot) -> None:
    proposal = propose(snapshot, Budget(4000), 1)
    grids = every_grid(snapshot)
    best = min(first_goals(snapshot, grid) for grid in grids)
    assert first_goals(snapshot, proposal.plan) == best
    unplaced, _, missed = best
    assert proposal.score["missed_wishes"] == missed
    assert proposal.bound["missed_wishes"] <= missed
    assert proposal.bound["unplaced"] <= unplaced


def test_propose_proves_the_best_grid_of_twelve_sessions() -> None:
    snapshot = measured("60p-12s")
    proposal = propose(snapshot, Budget(60_000), 1)
    check_proposal(snapshot, proposal)
    assert proposal.score["missed_wishes"] == proposal.bound["missed_wishes"] == 49
    assert proposal.score["unplaced"] == 0


def test_propose_fills_every_cell_when_there_are_more_sessions_than_cells() -> None:
    snapshot = measured("60p-18s-tight")
    proposal = propose(snapshot, Budget(60_000), 1)
    check_proposal(snapshot, proposal)
    assert (proposal.score["placed"], proposal.bound["unplaced"]) == (12, 6)
    assert proposal.score["missed_wishes"] <= 62


def test_propose_asks_the_budget_for_no_more_than_it_grants() -> None:
    asked: list[float] = []
    budget = Budget(20_000, progress=lambda fraction, words: asked.append(fraction))
    propose(measured("60p-12s"), budget, 1)
    assert budget.used <= 21_000
    assert asked
    assert max(asked) <= 1.0


def test_propose_ends_early_when_told_to_stop() -> None:
    budget = Budget(10**9, stop=lambda: True)
    check_proposal(measured("60p-12s"), propose(measured("60p-12s"), budget, 1))
    assert budget.used < 1000


ROOMS = (Room("R1", 9, ("step_free",)), Room("R2", 9))


def why(snapshot: Snapshot) -> dict[str, str]:
    """For each unplaced session the end of its reason's code."""
    proposal = propose(snapshot, Budget(2000), 1)
    check_proposal(snapshot, proposal)
    return {one.where: one.code.rsplit(".", 1)[1] for one in proposal.problems if one.hard}


def test_propose_leaves_out_what_one_host_cannot_hold() -> None:
    sessions = tuple(Session(f"s{number}", ("p1",)) for number in range(3))
    assert list(why(Snapshot(("9:00", "10:00"), ROOMS, sessions)).values()) == ["host_busy"]


def test_propose_gives_one_host_as_many_sessions_as_slots() -> None:
    sessions = tuple(Session(f"s{number}", ("p1",)) for number in range(2))
    assert why(Snapshot(("9:00", "10:00"), ROOMS, sessions)) == {}


def test_propose_does_not_place_a_host_who_is_busy_elsewhere() -> None:
    guest = Guest("p1", present=("10:00",))
    sessions = (Session("s1", ("p1",)), Session("s2", ("p1",), not_in=("10:00",)))
    proposal = propose(Snapshot(("9:00", "10:00"), ROOMS, sessions, (guest,)), Budget(500), 1)
    assert [(row.session, row.slot) for row in proposal.plan.placements] == [("s1", "10:00")]
    assert [one.code for one in proposal.problems if one.hard] == ["unconference.unplaced.host_away"]


def test_propose_places_what_is_pinned_before_what_more_people_want() -> None:
    sessions = (Session("s1"), Session("s2", pinned_slot="9:00"))
    votes = {"p1": ("s1",), "p2": ("s1",)}
    assert why(Snapshot(("9:00",), ROOMS[:1], sessions, votes=votes)) == {"s1": "no_cell_left"}


def test_propose_places_two_sessions_rather_than_one_that_keeps_both_hosts() -> None:
    sessions = (Session("s1", ("ann", "bob"), pinned_room="R1"), Session("s2", ("ann",)), Session("s3", ("bob",)))
    assert why(Snapshot(("9:00",), ROOMS, sessions)) == {"s1": "host_busy"}


def test_propose_leaves_one_of_two_sessions_pinned_to_one_cell() -> None:
    sessions = tuple(Session(f"s{number}", pinned_slot="9:00", pinned_room="R1") for number in range(2))
    assert list(why(Snapshot(("9:00", "10:00"), ROOMS, sessions)).values()) == ["pin_taken"]


@pytest.mark.parametrize(
    ("session", "reason"),
    [
        (Session("s1", needs=("piano",)), "needs"),
        (Session("s1", pinned_room="R9"), "pin_gone"),
        (Session("s1", pinned_slot="23:00"), "pin_gone"),
        (Session("s1", pinned_slot="9:00", not_in=("9:00",)), "no_slot"),
        (Session("s1", ("p1", "p2")), "hosts_apart"),
        (Session("s1", pinned_room="R2"), "voters_needs"),
    ],
)
def test_propose_leaves_out_what_no_grid_could_place(session: Session, reason: str) -> None:
    facts = Snapshot(("9:00",), ROOMS, (session,), (Guest("p3", ("step_free",)),), {"p3": ("s1",)}, (("p1", "p2"),))
    assert why(facts) == {"s1": reason}


def test_propose_tells_only_the_organiser_of_needs_and_of_people_to_keep_apart() -> None:
    sessions = (Session("s1", ("p1", "p2")), Session("s2", pinned_room="R2"))
    facts = Snapshot(("9:00",), ROOMS, sessions, (Guest("p3", ("step_free",)),), {"p3": ("s2",)}, (("p1", "p2"),))
    assert [one.private for one in propose(facts, Budget(500), 1).problems if one.hard] == [True, True]


def test_propose_leaves_out_step_free_sessions_beyond_the_step_free_cells() -> None:
    sessions = tuple(Session(f"s{number}") for number in range(3))
    votes = {"p1": ("s0", "s1", "s2")}
    facts = Snapshot(("9:00", "10:00"), ROOMS, sessions, (Guest("p1", ("step_free",)),), votes)
    assert list(why(facts).values()) == ["no_cell_left"]


def test_propose_does_not_use_a_room_when_it_is_closed() -> None:
    rooms = (Room("R1", slots=("9:00",)), Room("R2"))
    sessions = tuple(Session(f"s{number}") for number in range(4))
    proposal = propose(Snapshot(("9:00", "10:00"), rooms, sessions), Budget(500), 1)
    assert proposal.score["placed"] == 3


def test_propose_moves_only_what_lost_its_room() -> None:
    snapshot = measured("60p-12s")
    first = propose(snapshot, Budget(20_000), 1).plan
    lost = first.placements[0]
    rooms = tuple(
        replace(room, slots=tuple(slot for slot in snapshot.slots if slot != lost.slot))
        if room.id == lost.room
        else room
        for room in snapshot.rooms
    )
    changed = replace(snapshot, rooms=rooms, before=first.placements)
    second = propose(changed, Budget(20_000), 2)
    check_proposal(changed, second)
    assert second.score["unplaced"] == 1
    assert second.score["moved"] <= 3


def test_propose_puts_the_fullest_session_into_the_largest_room() -> None:
    rooms = (Room("small", 1), Room("large", 3))
    votes = {f"p{number}": ("s1",) for number in range(3)}
    proposal = propose(Snapshot(("9:00",), rooms, (Session("s1"), Session("s2")), votes=votes), Budget(0), 1)
    assert Placed("s1", "9:00", "large") in proposal.plan.placements
    assert proposal.score["crowded_rooms"] == 0


def test_propose_of_nothing_is_an_empty_grid() -> None:
    assert propose(Snapshot((), (), ()), Budget(500), 1).plan == Grid()


def test_propose_with_nobody_voting_places_everything() -> None:
    sessions = tuple(Session(f"s{number}") for number in range(4))
    assert propose(Snapshot(("9:00", "10:00"), ROOMS, sessions), Budget(500), 1).plan.unplaced == ()


def test_propose_with_everybody_wanting_everything_misses_what_must_be_missed() -> None:
    sessions = tuple(Session(f"s{number}") for number in range(4))
    votes = {f"p{number}": tuple(session.id for session in sessions) for number in range(3)}
    proposal = propose(Snapshot(("9:00", "10:00"), ROOMS, sessions, votes=votes), Budget(500), 1)
    assert proposal.score["missed_wishes"] == proposal.bound["missed_wishes"] == 6


def test_goal_key_puts_placing_before_wishes_and_wishes_before_fairness() -> None:
    snapshot = Snapshot(("9:00", "10:00"), (Room("R1"),), (Session("s1"), Session("s2")), votes={"p1": ("s1", "s2")})
    both = Grid((Placed("s1", "9:00", "R1"), Placed("s2", "10:00", "R1")))
    one = Grid((Placed("s1", "9:00", "R1"),), ("s2",))
    assert goal_key(score(snapshot, both)) < goal_key(score(snapshot, one))


def settled_grid(snapshot: Snapshot) -> Snapshot:
    """The snapshot with a good grid that people know."""
    return replace(snapshot, before=propose(snapshot, Budget(100_000), 1).plan.placements)


def beyond(snapshot: Snapshot, grid: Grid, cause: str) -> list[str]:
    """Sessions that are no longer where they were, besides the one that the change was about."""
    return [row.session for row in snapshot.before if row not in grid.placements and row.session != cause]


def test_fill_again_puts_no_announced_session_out_for_a_new_pitch() -> None:
    known = settled_grid(measured("60p-12s"))
    votes = {person: (*wanted, "new") for person, wanted in known.votes.items()}
    changed = replace(known, sessions=(*known.sessions, Session("new")), votes=votes)
    proposal = fill_again(changed, Budget(20_000), 1)
    check_proposal(changed, proposal)
    assert proposal.plan.unplaced == ("new",)
    assert beyond(changed, proposal.plan, "new") == []


def test_fill_again_puts_an_announced_session_out_for_one_that_is_promised() -> None:
    known = settled_grid(measured("60p-12s"))
    changed = replace(known, sessions=(*known.sessions, Session("new", protected=True)))
    proposal = fill_again(changed, Budget(20_000), 1)
    check_proposal(changed, proposal)
    assert "new" not in proposal.plan.unplaced


def test_fill_again_moves_nothing_when_a_pitch_is_withdrawn_that_few_wished_for() -> None:
    known = settled_grid(measured("60p-12s"))
    asked = {one.id: sum(one.id in wanted for wanted in known.votes.values()) for one in known.sessions}
    quiet = min(asked, key=lambda one: asked[one])
    changed = replace(known, sessions=tuple(one for one in known.sessions if one.id != quiet))
    proposal = fill_again(changed, Budget(20_000), 1)
    check_proposal(changed, proposal)
    assert beyond(changed, proposal.plan, quiet) == []


def test_fill_again_moves_a_session_when_that_spares_more_wishes_than_it_costs() -> None:
    sessions = (Session("s1"), Session("s2"))
    votes = {f"p{number}": ("s1", "s2") for number in range(4)}
    before = (Placed("s1", "9:00", "R1"), Placed("s2", "9:00", "R2"))
    known = Snapshot(("9:00", "10:00"), ROOMS, sessions, votes=votes, before=before)
    assert fill_again(known, Budget(500), 1).score["missed_wishes"] == 0
    few = replace(known, votes={"p1": ("s1", "s2")})
    assert fill_again(few, Budget(500), 1).plan.placements == before


def test_fill_again_changes_a_room_only_for_enough_seats() -> None:
    rooms = (Room("small", 2), Room("large", 20))
    sessions = (Session("s1"), Session("s2"))
    before = (Placed("s1", "9:00", "small"), Placed("s2", "9:00", "large"))
    for people, room in ((6, "small"), (16, "large")):
        votes = {f"p{number}": ("s1",) for number in range(people)}
        known = Snapshot(("9:00",), rooms, sessions, votes=votes, before=before)
        assert Placed("s1", "9:00", room) in fill_again(known, Budget(500), 1).plan.placements


def test_fill_again_finds_a_chain_for_a_host_who_must_leave_early() -> None:
    sessions = (Session("s1", ("ann",)), Session("s2"))
    before = (Placed("s2", "9:00", "R1"), Placed("s1", "10:00", "R1"))
    known = Snapshot(("9:00", "10:00"), ROOMS[:1], sessions, (Guest("ann", present=("9:00",)),), before=before)
    assert fill_again(known, Budget(5_000), 1).plan.unplaced == ()


def test_fill_again_keeps_what_people_know_also_where_the_facts_say_that_nothing_is_settled() -> None:
    known = replace(settled_grid(measured("60p-12s")), settled=False)
    assert fill_again(known, Budget(20_000), 4).plan.placements == known.before


def test_fill_again_moves_only_the_host_who_leaves_when_there_is_a_free_cell() -> None:
    sessions = tuple(Session(f"s{number}", (f"p{number}",)) for number in range(3))
    before = (Placed("s0", "9:00", "R1"), Placed("s1", "9:00", "R2"), Placed("s2", "10:00", "R1"))
    known = Snapshot(("9:00", "10:00"), ROOMS, sessions, (Guest("p1", present=("10:00",)),), before=before)
    assert set(fill_again(known, Budget(1_000), 1).plan.placements) == {
        before[0],
        before[2],
        Placed("s1", "10:00", "R2"),
    }
