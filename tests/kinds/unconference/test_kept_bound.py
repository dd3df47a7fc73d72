"""A proven bound is kept while it holds: not for other facts, not for more sessions, not where a pin is gone."""

from dataclasses import replace

from t4gsw_desktop.core.budget import Budget
from t4gsw_desktop.kinds.unconference.kept_bound import better, bound_of, carried, facts_mark, marked
from t4gsw_desktop.kinds.unconference.kind import UNCONFERENCE
from t4gsw_desktop.kinds.unconference.moving import grid_before
from t4gsw_desktop.kinds.unconference.rules import Grid, Placed, Room, Session, Snapshot

SNAPSHOT = Snapshot(
    ("1", "2"),
    (Room("R"), Room("S")),
    (Session("a"), Session("b"), Session("c")),
    votes={"p": ("a", "b", "c"), "q": ("a", "b")},
    before=(Placed("a", "1", "R"), Placed("b", "1", "S"), Placed("c", "2", "R")),
)
GRID = grid_before(SNAPSHOT)
KEPT = marked({"unplaced": 0.0, "missed_wishes": 1.5}, SNAPSHOT, GRID)  # which no quick count would come to


def pinned(*pins):
    sessions = tuple(
        replace(one, pinned_slot="1" if one.id in pins else "", protected=one.id == "c") for one in SNAPSHOT.sessions
    )
    return replace(SNAPSHOT, sessions=sessions)


def test_a_bound_holds_for_the_same_facts_whatever_the_grid():
    other = Grid((Placed("a", "2", "R"), Placed("b", "1", "S")), ("c",))
    kept = {**KEPT, "missed_wishes": 0.5}
    assert bound_of(SNAPSHOT, GRID, kept)["missed_wishes"] == 0.5
    assert bound_of(replace(SNAPSHOT, before=()), other, kept)["missed_wishes"] == 0.5


def test_a_bound_does_not_hold_for_other_facts_or_more_sessions():
    assert bound_of(replace(SNAPSHOT, votes={"p": ("a", "b", "c")}), GRID, KEPT)["missed_wishes"] == 1
    assert bound_of(replace(SNAPSHOT, rooms=(Room("R"), Room("T"))), GRID, KEPT)["missed_wishes"] == 1
    assert bound_of(SNAPSHOT, GRID, {**KEPT, "of_placed": 2})["missed_wishes"] == 1
    assert bound_of(SNAPSHOT, GRID, {**KEPT, "of_begun": 1})["missed_wishes"] == 1
    assert bound_of(SNAPSHOT, GRID, {})["missed_wishes"] == 1
    assert bound_of(SNAPSHOT, GRID, KEPT)["missed_wishes"] == 1.5


def test_a_bound_of_grids_that_keep_promises_does_not_hold_where_one_is_broken_or_taken_back():
    facts = pinned()  # c is promised
    kept = marked({"unplaced": 0.0, "missed_wishes": 1.5}, facts, GRID)
    broken = Grid(GRID.placements[:2], ("c",))
    assert bound_of(facts, GRID, kept)["missed_wishes"] == 1.5
    assert bound_of(facts, broken, kept)["missed_wishes"] != 1.5
    assert bound_of(SNAPSHOT, GRID, kept)["missed_wishes"] == 1
    without = marked({"unplaced": 0.0, "missed_wishes": 0.5}, facts, Grid((), ("a", "b", "c")))
    assert bound_of(facts, broken, {**without, "of_placed": 3})["missed_wishes"] == 0.5


def test_a_grid_that_breaks_rules_is_its_own_bound():
    assert bound_of(SNAPSHOT, GRID, {**KEPT, "missed_wishes": 9})["missed_wishes"] == 2


def test_keeping_more_by_hand_carries_a_bound_on_and_letting_go_does_not():
    one, two = pinned("a"), pinned("a", "b")
    kept = marked({"missed_wishes": 1.5}, one, GRID)
    assert carried(kept, one, two)["of_facts"] == facts_mark(two)
    assert carried(kept, one, pinned()) == {}
    assert carried(kept, one, pinned("b")) == {}
    assert carried(kept, one, replace(two, votes={})) == {}
    assert carried({**kept, "of_facts": 1.0}, one, two) == {}


def test_a_weaker_bound_does_not_replace_a_stronger_one_that_holds():
    assert better({"missed_wishes": 1.0}, KEPT, SNAPSHOT, GRID)["missed_wishes"] == 1.5
    assert better({"missed_wishes": 2.0}, KEPT, SNAPSHOT, GRID)["missed_wishes"] == 2.0
    assert better({"missed_wishes": 1.0}, {**KEPT, "of_facts": 1.0}, SNAPSHOT, GRID)["missed_wishes"] == 1.0


def test_what_the_planner_proves_is_marked_and_no_figure_of_a_score():
    found = UNCONFERENCE.propose(SNAPSHOT, Budget(1000), 1)
    assert found.bound["of_facts"] == facts_mark(SNAPSHOT)
    assert not {name for name in found.bound if name.startswith("of_")} & found.score.keys()
    assert bound_of(SNAPSHOT, found.plan, found.bound) == found.bound
