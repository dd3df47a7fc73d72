"""What is proven of a grid that stands, whoever made it."""

from dataclasses import replace

from t4gsw_desktop.core.budget import Budget
from t4gsw_desktop.kinds.unconference.bounds import fewest_missed
from t4gsw_desktop.kinds.unconference.masks import Masks
from t4gsw_desktop.kinds.unconference.plan import fill_again, propose
from t4gsw_desktop.kinds.unconference.proofs import prove
from t4gsw_desktop.kinds.unconference.rules import Grid, Guest, Placed, Room, Session, Snapshot

PITCHES = tuple(f"s{number}" for number in range(16))
PEOPLE = tuple(f"p{number}" for number in range(30))
FACTS = Snapshot(
    slots=("1", "2", "3", "4"),
    rooms=tuple(Room(f"R{number}", 20) for number in range(4)),
    sessions=tuple(Session(one) for one in PITCHES),
    people=tuple(Guest(one) for one in PEOPLE),
    votes={who: tuple(PITCHES[(7 * at + 3 * k * k) % 16] for k in range(4)) for at, who in enumerate(PEOPLE)},
)


def test_a_grid_filled_again_is_proven_as_far_as_one_made_afresh() -> None:
    made = propose(FACTS, Budget(3_000_000), 1)
    again = fill_again(replace(FACTS, before=made.plan.placements), Budget(3_000_000), 2)
    assert set(again.plan.placements) == set(made.plan.placements)
    assert again.bound["missed_wishes"] == made.bound["missed_wishes"]
    assert again.bound["missed_wishes"] > fewest_missed(Masks(FACTS), 16)


def test_without_a_budget_it_is_what_is_quickly_counted() -> None:
    grid = Grid((Placed("s0", "1", "R0"), Placed("gone", "1", "R1"), Placed("s1", "9", "R0")), PITCHES[2:])
    masks = Masks(FACTS)
    assert prove(masks, grid, Budget(0)) == {"unplaced": 0.0, "missed_wishes": float(fewest_missed(masks, 3))}
