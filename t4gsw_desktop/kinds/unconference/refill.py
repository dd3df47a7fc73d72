"""Filling a settled grid again after a change: what lost its place finds another, and nearly nothing else moves."""

from random import Random

from t4gsw_desktop.core.budget import Budget
from t4gsw_desktop.kinds.unconference.bounds import fewest_unplaced
from t4gsw_desktop.kinds.unconference.cells import Cells
from t4gsw_desktop.kinds.unconference.descent import Descent
from t4gsw_desktop.kinds.unconference.laying_out import lay_out
from t4gsw_desktop.kinds.unconference.masks import Masks
from t4gsw_desktop.kinds.unconference.rooms import RoomFitter
from t4gsw_desktop.kinds.unconference.rules import Grid
from t4gsw_desktop.kinds.unconference.search import Annealer

_MOST_STEPS = 400_000  # of a wider search, for sessions that find no place by themselves
_HOT, _COLD = 3.0, 0.5  # wishes: warm enough to move one session for another, too cool to forget the grid


def refill(masks: Masks, budget: Budget, seed: int) -> Grid:
    """The earlier grid repaired: searched widely only where a session that could be placed finds no place."""
    fitter = RoomFitter(masks)
    cells = Cells(masks, masks.earlier_slots())
    Descent(cells, fitter).descend()
    could_be_placed = len(masks.snapshot.sessions) - fewest_unplaced(masks)
    if len(cells.placed()) < could_be_placed and budget.steps > 0:
        Annealer(cells, Random(seed)).cool(min(_MOST_STEPS, budget.steps), _HOT, _COLD, budget)
        Descent(cells, fitter).descend()
    return lay_out(masks, fitter, cells)
