"""Proposing an unconference grid: the best to be found, or after a change the settled one with the fewest moves."""

from dataclasses import replace

from t4gsw_desktop.core.budget import Budget
from t4gsw_desktop.core.plan import Proposal
from t4gsw_desktop.kinds.unconference.anytime import BOUND_STEP, standings
from t4gsw_desktop.kinds.unconference.masks import Masks
from t4gsw_desktop.kinds.unconference.proofs import prove
from t4gsw_desktop.kinds.unconference.reasons import problems_of
from t4gsw_desktop.kinds.unconference.refill import refill
from t4gsw_desktop.kinds.unconference.rules import Grid, Snapshot, score


def propose(snapshot: Snapshot, budget: Budget, seed: int) -> Proposal[Grid]:
    """The best grid found: every hard rule is kept, and what could not be placed is listed with its reason.

    A step of the budget is about one exchange of two cells looked at. A first grid, good in every single exchange, is
    always found whatever the budget. An earlier grid that is settled is filled again.
    """
    masks = Masks(snapshot)
    if snapshot.settled and masks.earlier_slots():
        return _filled_again(masks, budget, seed)
    *_, last = standings(masks, budget, seed)
    return Proposal(last.grid, last.score, last.bound, problems_of(snapshot, masks, last.grid))


def fill_again(snapshot: Snapshot, budget: Budget, seed: int) -> Proposal[Grid]:
    """The earlier grid with what is missing put in: nothing else moves unless that spares MOVE_PRICE wishes a session.

    A grid made again from the same facts stays as it is, whatever the seed and the budget.
    """
    return _filled_again(Masks(replace(snapshot, settled=True)), budget, seed)


def _filled_again(masks: Masks, budget: Budget, seed: int) -> Proposal[Grid]:
    snapshot = masks.snapshot
    grid = refill(masks, budget, seed)
    left = Budget(steps=max(0, budget.steps - budget.used) // BOUND_STEP, stop=budget.stop)
    bound = prove(masks, grid, left)
    budget.used += left.used * BOUND_STEP
    return Proposal(grid, score(snapshot, grid), bound, problems_of(snapshot, masks, grid))
