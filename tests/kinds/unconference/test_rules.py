"""The rules of a grid, each broken once, and the figures of its goals."""

import pytest

from t4gsw_desktop.kinds.unconference.rules import (
    Grid,
    Guest,
    Placed,
    Room,
    Session,
    Snapshot,
    broken_rules,
    expected_attendance,
    score,
)
from t4gsw_desktop.wording import sentence

SNAPSHOT = Snapshot(
    slots=("9:00", "10:00"),
    rooms=(Room("R1", 2, ("projector", "step_free")), Room("R2", 1, slots=("9:00",))),
    sessions=(
        Session("s1", ("ann",), needs=("projector",), not_in=("10:00",)),
        Session("s2", ("ann", "bob"), pinned_slot="10:00", pinned_room="R1"),
        Session("s3", ("cy", "dee")),
        Session("s4"),
    ),
    people=(Guest("bob", present=("10:00",)), Guest("eve", ("step_free",))),
    votes={"eve": ("s4",)},
    apart=(("cy", "dee"),),
)


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([("s9", "9:00", "R1")], "unknown"),
        ([("s4", "9:00", "R1"), ("s4", "10:00", "R1")], "not_once"),
        ([("s1", "9:00", "R1"), ("s4", "9:00", "R1")], "cell_twice"),
        ([("s1", "9:00", "R2")], "needs"),
        ([("s4", "9:00", "R2")], "needs"),
        ([("s1", "10:00", "R1")], "not_in"),
        ([("s2", "10:00", "R2")], "pin"),
        ([("s4", "10:00", "R2")], "room_closed"),
        ([("s2", "9:00", "R1")], "host_away"),
        ([("s3", "9:00", "R1")], "apart"),
        ([("s1", "10:00", "R2"), ("s2", "10:00", "R1")], "host_twice"),
    ],
)
def test_broken_rules_tells_each_rule_that_is_broken(rows: list[tuple[str, str, str]], code: str) -> None:
    placed = {row[0] for row in rows}
    grid = Grid(tuple(Placed(*row) for row in rows), tuple(s.id for s in SNAPSHOT.sessions if s.id not in placed))
    broken = broken_rules(SNAPSHOT, grid)
    assert f"unconference.broken.{code}" in [one.code for one in broken]
    assert all(sentence(one.code, dict(one.facts)) for one in broken)


def test_broken_rules_finds_nothing_in_a_good_grid() -> None:
    rows = (Placed("s1", "9:00", "R1"), Placed("s2", "10:00", "R1"))
    assert broken_rules(SNAPSHOT, Grid(rows, ("s3", "s4"))) == ()


def test_score_counts_wishes_of_hosts_and_voters() -> None:
    figures = score(SNAPSHOT, Grid((Placed("s1", "9:00", "R1"), Placed("s2", "10:00", "R1")), ("s3", "s4")))
    assert (figures["wishes"], figures["missed_wishes"], figures["squared_misses"]) == (6, 3, 3)
    assert (figures["placed"], figures["unplaced"], figures["worst_person_misses"]) == (2, 2, 1)


def test_score_counts_rooms_in_which_more_people_are_expected_than_seats() -> None:
    sessions = (Session("s1"), Session("s2"))
    votes = {"p1": ("s1",), "p2": ("s1", "s2"), "p3": ("s1",)}
    snapshot = Snapshot(("9:00",), (Room("R1", 2), Room("R2", 0)), sessions, votes=votes)
    grid = Grid((Placed("s1", "9:00", "R1"), Placed("s2", "9:00", "R2")))
    assert expected_attendance(snapshot, grid) == {"s1": 2.5, "s2": 0.5}
    figures = score(snapshot, grid)
    assert (figures["crowded_rooms"], figures["people_over_seats"]) == (1, 0.5)


def test_score_counts_what_is_not_where_it_was() -> None:
    before = (Placed("s1", "9:00", "R1"), Placed("s2", "10:00", "R1"))
    snapshot = Snapshot(("9:00", "10:00"), (Room("R1"),), (Session("s1"), Session("s2")), before=before)
    assert score(snapshot, Grid(before))["moved"] == 0
    assert score(snapshot, Grid((before[0],), ("s2",)))["moved"] == 1
