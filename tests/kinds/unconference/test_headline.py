"""How good a grid is, in one sentence."""

from dataclasses import replace

from t4gsw_desktop.core.plan import Proposal
from t4gsw_desktop.kinds.unconference.headline import headline
from t4gsw_desktop.kinds.unconference.rules import Grid, Placed, Room, Session, Snapshot, score

SNAPSHOT = Snapshot(
    ("9:00",), (Room("R1"), Room("R2")), (Session("s1"), Session("s2")), votes={"p1": ("s1", "s2"), "p2": ("s1",)}
)
GRID = Grid((Placed("s1", "9:00", "R1"), Placed("s2", "9:00", "R2")))


def said(snapshot: Snapshot, **bound: float) -> str:
    return headline(Proposal(GRID, score(snapshot, GRID), bound), snapshot)


def test_headline_tells_what_no_plan_can_beat() -> None:
    assert said(SNAPSHOT, missed_wishes=0, unplaced=0) == (
        "2 of 2 sessions placed; 2 of 3 wishes fit; no plan can do better than 3."
    )


def test_headline_says_when_the_plan_is_proven_the_best() -> None:
    told = said(SNAPSHOT, missed_wishes=1, unplaced=0)
    assert told == "2 of 2 sessions placed; 2 of 3 wishes fit, which is proven the best."


def test_headline_says_about_where_ballots_stand_for_dots() -> None:
    assert "; about 2 of 3 wishes fit" in said(replace(SNAPSHOT, guessed=("p1",)), missed_wishes=1, unplaced=0)


def test_headline_claims_nothing_without_a_bound() -> None:
    assert said(SNAPSHOT) == "2 of 2 sessions placed; 2 of 3 wishes fit."


def test_headline_without_votes_or_pitches() -> None:
    assert said(replace(SNAPSHOT, votes={})) == "2 of 2 sessions placed; nobody has voted yet."
    assert headline(Proposal(Grid(), {}), Snapshot((), (), ())).startswith("No pitches yet")
