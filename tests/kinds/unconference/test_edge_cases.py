"""The unconferences that go wrong elsewhere: too much, too little, promises that contradict, changes in mid-day."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from t4gsw_desktop.core.budget import Budget
from t4gsw_desktop.core.plan import Proposal
from t4gsw_desktop.kinds.unconference.instance import read_instance
from t4gsw_desktop.kinds.unconference.plan import fill_again, propose
from t4gsw_desktop.kinds.unconference.rules import Grid, Guest, Placed, Room, Session, Snapshot, broken_rules

SLOTS = ("9:00", "10:00")
ROOMS = (Room("R1", 9, ("step_free",)), Room("R2", 9))


def some_sessions(count: int, pinned_slot: str = "", pinned_room: str = "") -> tuple[Session, ...]:
    return tuple(Session(f"s{n}", pinned_slot=pinned_slot, pinned_room=pinned_room) for n in range(count))


def planned(snapshot: Snapshot) -> Proposal[Grid]:
    proposal = propose(snapshot, Budget(2_000), 1)
    assert broken_rules(snapshot, proposal.plan) == ()
    return proposal


def filled(snapshot: Snapshot) -> Proposal[Grid]:
    proposal = fill_again(snapshot, Budget(2_000), 1)
    assert broken_rules(snapshot, proposal.plan) == ()
    return proposal


def left_out(proposal: Proposal[Grid]) -> dict[str, str]:
    """For each session that has no place the end of the reason's code."""
    return {one.where: one.code.rsplit(".", 1)[1] for one in proposal.problems if one.hard}


def test_more_sessions_than_cells_fill_every_cell() -> None:
    proposal = planned(Snapshot(SLOTS, ROOMS, some_sessions(7)))
    assert (proposal.score["placed"], proposal.bound["unplaced"]) == (4, 3)
    assert set(left_out(proposal).values()) == {"no_cell_left"}


def test_fewer_sessions_than_one_slot_holds_are_spread_so_that_nobody_misses_one() -> None:
    votes = {"p1": ("s0", "s1")}
    assert planned(Snapshot(SLOTS, ROOMS, some_sessions(2), votes=votes)).score["missed_wishes"] == 0


def test_one_slot_for_all_misses_every_second_wish() -> None:
    votes = {"p1": ("s0", "s1")}
    proposal = planned(Snapshot(SLOTS[:1], ROOMS, some_sessions(2), votes=votes))
    assert proposal.score["missed_wishes"] == proposal.bound["missed_wishes"] == 1


def test_nobody_has_voted() -> None:
    proposal = planned(Snapshot(SLOTS, ROOMS, some_sessions(4)))
    assert (proposal.score["placed"], proposal.score["wishes"]) == (4, 0)


def test_everybody_wants_everything() -> None:
    votes = {f"p{number}": tuple(one.id for one in some_sessions(4)) for number in range(9)}
    proposal = planned(Snapshot(SLOTS, ROOMS, some_sessions(4), votes=votes))
    assert proposal.score["missed_wishes"] == proposal.bound["missed_wishes"] == 18


def test_one_host_with_as_many_sessions_as_slots_and_one_more() -> None:
    proposal = planned(Snapshot(SLOTS, ROOMS, tuple(replace(one, hosts=("ann",)) for one in some_sessions(3))))
    assert proposal.score["placed"] == 2
    assert list(left_out(proposal).values()) == ["host_busy"]


def test_a_host_who_is_absent_in_all_slots_that_are_allowed() -> None:
    session = Session("s1", ("ann",), not_in=("9:00",))
    proposal = planned(Snapshot(SLOTS, ROOMS, (session,), (Guest("ann", present=("9:00",)),)))
    assert left_out(proposal) == {"s1": "host_away"}


def test_a_pin_against_a_pin() -> None:
    pinned = some_sessions(2, pinned_slot="9:00", pinned_room="R1")
    assert list(left_out(planned(Snapshot(SLOTS, ROOMS, pinned))).values()) == ["pin_taken"]


def test_pins_that_put_one_host_into_two_places() -> None:
    pinned = tuple(replace(one, hosts=("ann",)) for one in some_sessions(2, pinned_slot="9:00"))
    assert list(left_out(planned(Snapshot(SLOTS, ROOMS, pinned))).values()) == ["host_busy"]


def test_a_pin_to_a_slot_in_which_the_host_is_not_here() -> None:
    session = Session("s1", ("ann",), pinned_slot="9:00")
    proposal = planned(Snapshot(SLOTS, ROOMS, (session,), (Guest("ann", present=("10:00",)),)))
    assert left_out(proposal) == {"s1": "host_away"}


def test_a_step_free_voter_for_more_sessions_than_there_are_step_free_cells() -> None:
    votes = {"p1": tuple(one.id for one in some_sessions(3))}
    proposal = planned(Snapshot(SLOTS, ROOMS, some_sessions(3), (Guest("p1", ("step_free",)),), votes))
    assert (proposal.score["placed"], proposal.bound["unplaced"]) == (2, 1)


def test_two_hosts_who_are_kept_apart_hold_sessions_of_their_own_but_none_together() -> None:
    sessions = (Session("s1", ("ann", "bob")), Session("s2", ("ann",)), Session("s3", ("bob",)))
    proposal = planned(Snapshot(SLOTS, ROOMS, sessions, apart=(("ann", "bob"),)))
    assert left_out(proposal) == {"s1": "hosts_apart"}


def test_a_room_lost_in_mid_day_moves_what_was_to_come_there_and_nothing_that_has_begun() -> None:
    before = tuple(Placed(f"s{n}", SLOTS[n // 2], ROOMS[n % 2].id) for n in range(3))
    rooms = (replace(ROOMS[0], slots=("9:00",)), ROOMS[1])
    proposal = filled(Snapshot(SLOTS, rooms, some_sessions(3), before=before, begun=("9:00",)))
    assert proposal.plan.placements == (*before[:2], Placed("s2", "10:00", "R2"))


def test_a_room_lost_in_the_slot_that_has_begun_changes_nothing_there() -> None:
    before = (Placed("s0", "9:00", "R1"),)
    rooms = (replace(ROOMS[0], slots=("10:00",)), ROOMS[1])
    assert filled(Snapshot(SLOTS, rooms, some_sessions(1), before=before, begun=("9:00",))).plan.placements == before


def test_a_new_pitch_when_all_slots_have_begun_has_no_place() -> None:
    before = (Placed("s0", "9:00", "R1"),)
    proposal = filled(Snapshot(SLOTS[:1], ROOMS, some_sessions(2), before=before, begun=SLOTS[:1]))
    assert left_out(proposal) == {"s1": "no_slot"}


def test_a_vote_for_a_pitch_that_was_withdrawn_counts_for_nothing() -> None:
    votes = {"p1": ("s0", "withdrawn"), "p2": ("withdrawn",)}
    assert planned(Snapshot(SLOTS, ROOMS, some_sessions(1), votes=votes)).score["wishes"] == 1


def test_a_wish_given_twice_because_two_pitches_were_merged_counts_once() -> None:
    votes = {"p1": ("s0", "s1", "s0")}
    proposal = planned(Snapshot(SLOTS[:1], ROOMS, some_sessions(2), votes=votes))
    assert (proposal.score["wishes"], proposal.score["missed_wishes"]) == (2, 1)


@pytest.mark.parametrize("seed", range(3))
def test_planning_again_with_nothing_changed_changes_nothing(seed: int) -> None:
    file = Path(__file__).parent / "instances" / "60p-12s.json"
    snapshot = read_instance(json.loads(file.read_text(encoding="utf-8")))
    first = propose(snapshot, Budget(20_000), 1).plan
    again = replace(snapshot, before=first.placements)
    assert propose(again, Budget(50_000), seed).plan == fill_again(again, Budget(50_000), seed).plan == first
