"""Proving how good the grid that stands is: what no grid with as many sessions can beat, closer the longer it takes."""

from t4gsw_desktop.core.budget import Budget
from t4gsw_desktop.kinds.unconference.bounds import MissedBound, fewest_unplaced
from t4gsw_desktop.kinds.unconference.masks import Masks
from t4gsw_desktop.kinds.unconference.rules import Grid, keeps_promises


def prove(masks: Masks, grid: Grid, budget: Budget) -> dict[str, float]:
    """The fewest sessions without a place, and the fewest wishes missed with as many placed as `grid` has.

    Where `grid` keeps every promise, so must what it is held against.
    What is quickly counted is always told; a step of the budget is about a microsecond of work on more. It ends early
    where no more can be proven.
    """
    bound = MissedBound(masks, min(len(grid.placements), masks.count), promised=keeps_promises(masks.snapshot, grid))
    bound.offer(_groups(masks, grid))
    bound.refine(budget)
    return {"unplaced": float(fewest_unplaced(masks)), "missed_wishes": float(bound.value)}


def _groups(masks: Masks, grid: Grid) -> list[list[int]]:
    """The numbers of the sessions in each slot; those that no grid could place are left out."""
    numbers = {session.id: number for number, session in enumerate(masks.sessions)}
    places = {slot: place for place, slot in enumerate(masks.snapshot.slots)}
    groups: list[list[int]] = [[] for _ in places]
    for row in grid.placements:
        if row.session in numbers and row.slot in places:
            groups[places[row.slot]].append(numbers[row.session])
    return groups
