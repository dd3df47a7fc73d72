"""Rooms that let hosts walk from one session to the next in time."""

from dataclasses import replace

from t4gsw_desktop.core.budget import Budget
from t4gsw_desktop.kinds.unconference.plan import fill_again, propose
from t4gsw_desktop.kinds.unconference.rules import Placed, Room, Session, Snapshot

FAR = Snapshot(
    slots=("9:00", "10:00"),
    rooms=(Room("barn", 30, away=6), Room("hall", 30), Room("tent", 30, away=6)),
    sessions=(
        Session("s1", ("ann",), not_in=("10:00",), pinned_room="barn"),
        Session("s2", ("ann",), not_in=("9:00",)),
        Session("s3", not_in=("9:00",)),
        Session("s4", not_in=("9:00",)),
    ),
    votes={f"p{number}": ("s2",) for number in range(4)},
    gaps=(5,),
)


def test_propose_lets_a_host_stay_in_the_room_rather_than_run() -> None:
    proposal = propose(FAR, Budget(2_000), 1)
    assert proposal.score["tight_walks"] == 0
    assert Placed("s2", "10:00", "barn") in proposal.plan.placements


def test_propose_does_not_crowd_a_room_to_spare_a_walk() -> None:
    rooms = (Room("barn", 3, away=6), *FAR.rooms[1:])
    proposal = propose(replace(FAR, rooms=rooms), Budget(2_000), 1)
    assert (proposal.score["tight_walks"], proposal.score["crowded_rooms"]) == (1, 0)


def test_propose_minds_walks_only_where_the_time_between_is_known_and_short() -> None:
    assert propose(replace(FAR, gaps=()), Budget(2_000), 1).score["tight_walks"] == 0
    assert propose(replace(FAR, gaps=(12,)), Budget(2_000), 1).score["tight_walks"] == 0


def test_fill_again_gives_nobody_another_room_for_the_sake_of_a_walk() -> None:
    before = (Placed("s1", "9:00", "barn"), Placed("s2", "10:00", "tent"), Placed("s3", "10:00", "barn"))
    known = replace(FAR, sessions=FAR.sessions[:3], before=before)
    assert fill_again(known, Budget(2_000), 1).plan.placements == (
        Placed("s1", "9:00", "barn"),
        Placed("s3", "10:00", "barn"),
        Placed("s2", "10:00", "tent"),
    )
