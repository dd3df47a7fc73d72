"""Proposing an unconference grid: who shares a slot first, then which room, then what to say about it."""

from random import Random

from t4gsw_desktop.core.budget import Budget
from t4gsw_desktop.core.plan import Proposal
from t4gsw_desktop.kinds.unconference.bounds import fewest_missed, fewest_unplaced
from t4gsw_desktop.kinds.unconference.masks import Masks
from t4gsw_desktop.kinds.unconference.reasons import problems_of
from t4gsw_desktop.kinds.unconference.rooms import RoomFitter
from t4gsw_desktop.kinds.unconference.rules import Grid, Placed, Snapshot, goal_key, score
from t4gsw_desktop.kinds.unconference.search import GridSearch

_MORE_ORDERS = 20  # tried when the first grid leaves out more sessions than seems needed
_FIRST_ROUND = 60_000  # moves of the first cooling; each further one is twice as long
_FAIR_SHARE = 3  # one part in three of each round goes to spreading the misses fairly
_COLD = 0.15  # wishes: at this heat hardly any exchange is taken that adds a miss
_FAIR_HOT, _FAIR_COLD = 30.0, 1.0  # in squares; a wish weighs twelve


def propose(snapshot: Snapshot, budget: Budget, seed: int) -> Proposal[Grid]:
    """The best grid found: every hard rule is kept, and what could not be placed is listed with its reason.

    A step of the budget is one exchange of two cells tried. A first grid, good in every single exchange, is always
    found whatever the budget. With an earlier grid that is settled, only exchanges that pay for their moves are made,
    so a plan made again from the same facts stays as it is, whatever the seed and the budget.
    """
    masks = Masks(snapshot)
    fitter = RoomFitter(masks)
    earlier = masks.earlier_slots()
    if earlier and snapshot.settled:
        grid = _replan(masks, fitter, earlier, budget, seed)
    else:
        start = _fullest_start(masks, fitter, Random(seed))
        grid = _grid_of(masks, fitter, _search(start, masks, budget, seed))
        if earlier:
            kept = GridSearch(masks, fitter, earlier)
            kept.descend()
            grid = min(_grid_of(masks, fitter, kept), grid, key=lambda one: goal_key(score(snapshot, one)))
    figures = score(snapshot, grid)
    bound = {
        "unplaced": float(fewest_unplaced(masks)),
        "missed_wishes": float(fewest_missed(masks, len(grid.placements))),
    }
    return Proposal(grid, figures, bound, problems_of(snapshot, masks, grid))


def _replan(masks: Masks, fitter: RoomFitter, earlier: dict[int, int], budget: Budget, seed: int) -> Grid:
    """The settled grid repaired: searched widely only where a session came or lost its place."""
    search = GridSearch(masks, fitter, earlier)
    search.descend()
    if search.placed().keys() != earlier.keys():
        search = _search(search, masks, budget, seed)
    return _grid_of(masks, fitter, search)


def _fullest_start(masks: Masks, fitter: RoomFitter, chance: Random) -> GridSearch:
    """A grid put together greedily; where that leaves out more than must be, the best of several orders."""
    best = GridSearch(masks, fitter, {})
    most = len(masks.snapshot.sessions) - fewest_unplaced(masks)
    for _ in range(_MORE_ORDERS):
        if len(best.placed()) >= most:
            break
        other = GridSearch(masks, fitter, {}, chance)
        if other.cost() < best.cost():
            best = other
    return best


def _search(search: GridSearch, masks: Masks, budget: Budget, seed: int) -> GridSearch:
    """Improve by coolings, each twice as long as the one before, until the budget is spent; end with no single
    exchange left that would help."""
    chance = Random(seed)
    hot = max(1.0, 0.02 * len(masks.people))
    moves, more = _FIRST_ROUND, budget.steps > 0
    while more:
        left = max(budget.steps - budget.used, 1)
        # What is left after a round should be enough for a longer one; otherwise this round takes it all.
        moves = left if left < 3 * moves else moves
        fair = moves // _FAIR_SHARE
        more = search.anneal(chance, moves - fair, hot, _COLD, budget)
        more = more and search.polish(chance, fair, _FAIR_HOT, _FAIR_COLD, budget)
        budget.progress(min(1.0, budget.used / budget.steps), "unconference")
        moves *= 2
    search.descend()
    return search


def _grid_of(masks: Masks, fitter: RoomFitter, search: GridSearch) -> Grid:
    """The grid with rooms, slot by slot in the order of the rooms."""
    snapshot = masks.snapshot
    placements = []
    for place, slot in enumerate(snapshot.slots):
        real = [one for one in search.slots[place] if one < masks.count]
        rooms = fitter.rooms(place, real)
        for one in sorted(real, key=rooms.__getitem__):
            placements.append(Placed(masks.sessions[one].id, slot, snapshot.rooms[rooms[one]].id))
    placed = {row.session for row in placements}
    return Grid(tuple(placements), tuple(one.id for one in snapshot.sessions if one.id not in placed))
