"""A grid at once, and better ones for as long as somebody watches: with what no grid can beat beside it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from random import Random

from t4gsw_desktop.core.budget import Budget
from t4gsw_desktop.kinds.unconference.bounds import MissedBound, fewest_unplaced
from t4gsw_desktop.kinds.unconference.cells import Cells
from t4gsw_desktop.kinds.unconference.descent import Descent
from t4gsw_desktop.kinds.unconference.fairness import Polisher
from t4gsw_desktop.kinds.unconference.laying_out import lay_out
from t4gsw_desktop.kinds.unconference.masks import Masks
from t4gsw_desktop.kinds.unconference.rooms import RoomFitter
from t4gsw_desktop.kinds.unconference.rules import Grid, Snapshot, goal_key, score
from t4gsw_desktop.kinds.unconference.search import Annealer

BOUND_STEP = 2  # as long as so many steps of ours takes one of the bound
WATCHED_STEPS = 60_000_000  # a minute or so; what is still gained after that, nobody would notice

_MORE_ORDERS = 20  # tried when the first grid leaves out more sessions than seems needed
_FIRST_ROUND, _LONGEST_ROUND = 200_000, 6_000_000  # steps of a round; each is twice as long as the one before
_POLISH, _BOUND, _SLOW_BOUND = 0.05, 0.5, 0.2  # shares of a round; what is left is for cooling
_LARGE = 80  # sessions beyond which the bound needs minutes, so that the grid comes first
_LAST_POLISH = 100_000  # steps for spreading the misses of a grid that is proven to have the fewest
_HOT, _LEAST_HOT, _COLD = 0.006, 3.0, 0.5  # of all people, and wishes: where annealing begins and ends
_FAIR_HOT, _FAIR_COLD = 30.0, 1.0  # in squares; a wish weighs twelve


@dataclass(frozen=True, slots=True)
class Standing:
    """The best grid so far, its figures, what no grid can beat, and how much of the work is done (0 to 1)."""

    grid: Grid
    score: Mapping[str, float]
    bound: Mapping[str, float]
    share: float

    @property
    def is_proven(self) -> bool:
        """True when no grid places more sessions or denies fewer wishes."""
        return all(self.score[name] <= least for name, least in self.bound.items())


def watch(snapshot: Snapshot, seed: int, stop: Callable[[], bool], *, steps: int = WATCHED_STEPS) -> Iterator[Standing]:
    """A first full grid at once, then every better grid and every better bound, until `stop` or nothing is to be had.

    Whoever watches may simply stop asking: each standing is complete. The same snapshot, seed and steps give the same
    standings as long as nobody stops.
    """
    return standings(Masks(snapshot), Budget(steps=steps, stop=stop), seed)


def standings(masks: Masks, budget: Budget, seed: int) -> Iterator[Standing]:
    """As `watch`, for a budget."""
    work = _Work(masks, budget, Random(seed))
    yield work.standing()
    steps, more = _FIRST_ROUND, budget.steps > 0
    while more and not work.standing().is_proven:
        used, left = budget.used, budget.steps - budget.used
        # What is left after a round should be enough for a longer one; otherwise this round takes it all.
        steps = left if left < 3 * steps else steps
        for better in work.round(steps):
            if better:
                yield work.standing()
        steps = min(2 * steps, _LONGEST_ROUND)
        more = used < budget.used < budget.steps and not budget.stop()  # no step: there is nothing to exchange
        budget.progress(min(1.0, budget.used / budget.steps), "unconference")
    if work.spread():
        yield work.standing()


class _Work:
    """The best grid so far and what is needed to better it."""

    def __init__(self, masks: Masks, budget: Budget, chance: Random) -> None:
        self._masks, self._budget, self._chance = masks, budget, chance
        self._fitter = RoomFitter(masks)
        self._unplaced = fewest_unplaced(masks)
        self._cells = self._fullest_start()
        self._grid, self._score = self._descended()
        self._slots = self._cells.copy_slots()
        if earlier := masks.earlier_slots():
            self._cells = Cells(masks, earlier)
            kept, figures = self._descended()
            if goal_key(figures) <= goal_key(self._score):
                self._grid, self._score, self._slots = kept, figures, self._cells.copy_slots()
        self._bound_for = self._bounded()
        self._bound = self._new_bound()
        self._cooled = False  # afterwards warm enough to change the best grid, too cool to forget it

    def standing(self) -> Standing:
        """Where the work stands now."""
        bound = {"unplaced": float(self._unplaced), "missed_wishes": float(self._bound.value)}
        share = self._budget.used / self._budget.steps if self._budget.steps else 1.0
        return Standing(self._grid, self._score, bound, min(1.0, share))

    def round(self, steps: int) -> Iterator[bool]:
        """Cool once, spread the misses, work on the bound: after each, whether there is something new to see."""
        masks, budget, chance = self._masks, self._budget, self._chance
        hot = _LEAST_HOT if self._cooled else max(_LEAST_HOT, _HOT * len(masks.people))
        self._cooled = True
        self._cells.restore(self._slots)
        proving = 0.0 if self._bound.proven_final else _SLOW_BOUND if masks.count > _LARGE else _BOUND
        more = Annealer(self._cells, chance).cool(int(steps * (1 - _POLISH - proving)), hot, _COLD, budget)
        yield self._take()
        self._cells.restore(self._slots)
        more = more and Polisher(self._cells, chance).polish(int(steps * _POLISH), _FAIR_HOT, _FAIR_COLD, budget)
        yield self._take()
        if more and proving:
            yield self._refine(int(steps * proving))

    def spread(self) -> bool:
        """Spread the misses of the last grid once more; true when that helped."""
        if self._budget.used + _LAST_POLISH > self._budget.steps or self._budget.stop():
            return False
        self._cells.restore(self._slots)
        Polisher(self._cells, self._chance).polish(_LAST_POLISH, _FAIR_HOT, _FAIR_COLD, self._budget)
        return self._take()

    def _refine(self, steps: int) -> bool:
        """Work on the bound; true when it rose."""
        before = self._bound.value
        share = Budget(steps=steps // BOUND_STEP, stop=self._budget.stop)
        self._bound.offer(self._cells.groups())
        self._bound.refine(share)
        self._budget.used += share.used * BOUND_STEP
        return self._bound.value > before

    def _take(self) -> bool:
        """Keep the grid of the cells, after the last touch, if it is better than the best so far."""
        grid, figures = self._descended()
        if goal_key(figures) >= goal_key(self._score):
            return False
        self._grid, self._score, self._slots = grid, figures, self._cells.copy_slots()
        if self._bounded() != self._bound_for:
            self._bound_for = self._bounded()
            self._bound = self._new_bound()
        return True

    def _bounded(self) -> tuple[int, bool]:
        """Which grids the best one is held against: those with as many sessions, and its promises kept if it does."""
        return len(self._grid.placements), self._score["promised_unplaced"] == 0

    def _new_bound(self) -> MissedBound:
        placed, promised = self._bound_for
        return MissedBound(self._masks, placed, promised=promised)

    def _descended(self) -> tuple[Grid, dict[str, float]]:
        """The grid of the cells after the last touch, with its figures."""
        Descent(self._cells, self._fitter).descend()
        grid = lay_out(self._masks, self._fitter, self._cells)
        return grid, score(self._masks.snapshot, grid)

    def _fullest_start(self) -> Cells:
        """A grid put together greedily; where that leaves out more than must be, the best of several orders."""
        best = Cells(self._masks, {})
        most = len(self._masks.snapshot.sessions) - self._unplaced
        for _ in range(_MORE_ORDERS):
            if len(best.placed()) >= most:
                break
            other = Cells(self._masks, {}, self._chance)
            if other.cost() < best.cost():
                best = other
        return best
