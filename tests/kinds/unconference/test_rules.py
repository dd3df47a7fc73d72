"""The rules of a grid, each broken once, and the figures of its goals."""

import pytest

from t4gsw_desktop.kinds.unconference.rules import (
    Grid,
    Guest,
    Placed,
    Room,
    Session,
    Snapshot,
    begun_rows,
    broken_rules,
    expected_attendance,
    score,
    tight_walks,
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


def test_score_tells_wishes_that_clash_from_wishes_for_what_is_not_placed() -> None:
    votes = {"p1": ("s1", "s2", "s3"), "p2": ("s3",)}
    snapshot = Snapshot(("9:00",), (Room("R1"), Room("R2")), tuple(Session(f"s{n}") for n in (1, 2, 3)), votes=votes)
    figures = score(snapshot, Grid((Placed("s1", "9:00", "R1"), Placed("s2", "9:00", "R2")), ("s3",)))
    assert (figures["wishes"], figures["clash_wishes"], figures["unplaced_wishes"]) == (4, 1, 2)
    assert figures["missed_wishes"] == 3


def test_score_counts_a_wish_as_a_clash_when_the_person_is_not_here_then() -> None:
    guest = Guest("p1", present=("9:00",))
    snapshot = Snapshot(("9:00", "10:00"), (Room("R1"),), (Session("s1"),), (guest,), {"p1": ("s1",)})
    assert score(snapshot, Grid((Placed("s1", "10:00", "R1"),)))["clash_wishes"] == 1


def test_score_counts_who_gets_nearly_nothing() -> None:
    sessions = tuple(Session(f"s{number}") for number in range(7))
    rooms = tuple(Room(f"R{number}") for number in range(7))
    votes = {"three": ("s0", "s1", "s2"), "four": ("s0", "s1", "s2", "s3"), "two": ("s0", "s1")}
    grid = Grid(tuple(Placed(f"s{number}", "9:00", f"R{number}") for number in range(7)))
    assert score(Snapshot(("9:00",), rooms, sessions, votes=votes), grid)["nearly_nothing"] == 1


def test_score_counts_promised_sessions_that_are_left_out() -> None:
    sessions = (Session("s1", protected=True), Session("s2", pinned_room="R1"), Session("s3"))
    snapshot = Snapshot(("9:00",), (Room("R1"),), sessions)
    assert score(snapshot, Grid((Placed("s3", "9:00", "R1"),), ("s1", "s2")))["promised_unplaced"] == 2


WALK = Snapshot(
    slots=("9:00", "10:00", "11:00"),
    rooms=(Room("barn", away=4), Room("hall"), Room("tent", away=2)),
    sessions=(Session("s1", ("ann",)), Session("s2", ("ann", "bob")), Session("s3", ("bob",))),
    gaps=(5, 5),
)


def test_tight_walks_tells_hosts_who_cannot_walk_it_in_time() -> None:
    first, second, third = Placed("s1", "9:00", "barn"), Placed("s2", "10:00", "tent"), Placed("s3", "11:00", "hall")
    assert tight_walks(WALK, Grid((first, second, third))) == (("ann", first, second),)
    assert score(WALK, Grid((first, second, third)))["tight_walks"] == 1


@pytest.mark.parametrize(
    "rows",
    [
        (Placed("s1", "9:00", "barn"), Placed("s2", "10:00", "barn")),
        (Placed("s1", "9:00", "barn"), Placed("s2", "11:00", "tent")),
        (Placed("s1", "9:00", "hall"), Placed("s2", "10:00", "barn")),
        (Placed("s1", "9:00", "barn"), Placed("s3", "10:00", "tent")),
    ],
)
def test_tight_walks_finds_none_in_one_room_after_a_pause_on_a_short_way_or_for_two_people(
    rows: tuple[Placed, ...],
) -> None:
    assert tight_walks(WALK, Grid(rows)) == ()


BEGUN = Snapshot(
    slots=("9:00", "10:00"),
    rooms=(Room("R1"), Room("R2", slots=("10:00",))),
    sessions=(Session("s1", ("ann",), needs=("piano",)), Session("s2", ("ann",)), Session("s3")),
    people=(Guest("ann", present=("10:00",)),),
    before=(Placed("s1", "9:00", "R1"), Placed("gone", "9:00", "R2"), Placed("s2", "10:00", "R1")),
    begun=("9:00",),
)


def test_begun_rows_are_those_of_sessions_that_are_still_there_in_slots_that_have_begun() -> None:
    assert begun_rows(BEGUN) == (Placed("s1", "9:00", "R1"),)


def test_broken_rules_asks_of_what_has_begun_only_that_it_stays() -> None:
    stays = Grid((Placed("s1", "9:00", "R1"), Placed("s2", "10:00", "R2"), Placed("s3", "10:00", "R1")))
    assert broken_rules(BEGUN, stays) == ()


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([("s1", "9:00", "R1"), ("s3", "9:00", "R2")], "begun"),
        ([("s1", "10:00", "R1")], "begun_left"),
        ([("s2", "10:00", "R1")], "begun_left"),
    ],
)
def test_broken_rules_tells_what_came_into_or_left_a_slot_that_has_begun(
    rows: list[tuple[str, str, str]], code: str
) -> None:
    placed = {row[0] for row in rows}
    grid = Grid(tuple(Placed(*row) for row in rows), tuple(s.id for s in BEGUN.sessions if s.id not in placed))
    broken = broken_rules(BEGUN, grid)
    assert f"unconference.broken.{code}" in [one.code for one in broken]
    assert all(sentence(one.code, dict(one.facts)) for one in broken)
