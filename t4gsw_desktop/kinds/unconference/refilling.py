"""The facts of a grid at an instant: for showing it, for changing it by hand, and for filling it again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.core.parts import part_spans
from t4gsw_desktop.core.records import AcceptedPlan
from t4gsw_desktop.core.timeline import to_text
from t4gsw_desktop.kinds.unconference import verbs
from t4gsw_desktop.kinds.unconference.closures import standing_at
from t4gsw_desktop.kinds.unconference.kept_bound import better, bound_of, carried
from t4gsw_desktop.kinds.unconference.masks import Masks
from t4gsw_desktop.kinds.unconference.moving import grid_before, with_moves
from t4gsw_desktop.kinds.unconference.placing import placements
from t4gsw_desktop.kinds.unconference.reasons import problems_of
from t4gsw_desktop.kinds.unconference.rules import Grid, Placed, Snapshot, score
from t4gsw_desktop.services.papers import clock_time
from t4gsw_desktop.services.plans import accept_plan
from t4gsw_desktop.services.roster import Roster, read_roster
from t4gsw_desktop.services.saying import Telling
from t4gsw_desktop.services.tasks import activity_of_kind
from t4gsw_desktop.services.workspace import now_utc, refuse_unless
from t4gsw_desktop.storage.unit_of_work import View, Work


@dataclass(frozen=True)
class GridFacts:
    """An unconference as it stands at an instant, and what everything in it is called."""

    activity: Activity
    roster: Roster
    snapshot: Snapshot
    telling: Telling


def facts_at(view: View, activity_id: str, at: datetime) -> GridFacts:
    """What a grid depends on at this instant, as for `planning.prepare`: for those who are here once the door has seen
    anybody, with what has begun staying as it is."""
    activity = activity_of_kind(view, activity_id, "unconference")
    roster = read_roster(view, activity.event_id, here_only=True)
    zone = roster.event.timezone
    return GridFacts(
        activity,
        roster,
        standing_at(verbs.snapshot(view, activity, roster), activity, at),
        Telling(
            verbs.names(view, activity) | {guest.id: guest.name for guest in roster.guests},
            {str(n): clock_time(to_text(span.starts), zone) for n, span in enumerate(part_spans(activity), 1)},
        ),
    )


class StandingGrid:
    """The grid of an unconference as an act finds it, and how the act makes another one the plan."""

    def __init__(self, work: Work, activity_id: str, at: datetime | None) -> None:
        self._work, self._at = work, at or now_utc()
        self.facts = facts_at(work, activity_id, self._at)
        self.grid = grid_before(self.facts.snapshot)
        self.plan = latest_plan(work, activity_id)

    def place_of(self, session: str) -> Placed | None:
        """Where a session stands, None when it is not on the grid."""
        return next((row for row in self.grid.placements if row.session == session), None)

    def refuse_begun(self, moves: Iterable[Placed]) -> None:
        """Refuse to move what has begun, and to put anything into a slot that has."""
        begun, names, times = self.facts.snapshot.begun, self.facts.telling.names, self.facts.telling.times
        for row in moves:
            place = self.place_of(row.session)
            stays = place is not None and place.slot in begun
            refuse_unless(not stays, f"{names[row.session]} has begun, so it stays where it is.")
            when = times.get(row.slot, row.slot)
            refuse_unless(row.slot not in begun, f"The slot at {when} has begun, so nothing else can go there.")

    def accept(self, moves: Iterable[Placed], label: str) -> AcceptedPlan:
        """Make the grid after these moves the plan, once the pitches and rooms that the act changes are written."""
        work, before, plan = self._work, self.facts.snapshot, self.plan
        activity = activity_of_kind(work, self.facts.activity.id, "unconference")
        after = replace(before, **verbs.pitches_and_rooms(work, activity))
        self.facts = replace(self.facts, activity=activity, snapshot=after)
        grid = with_moves(after, self.grid, moves)
        bound = bound_of(after, grid, carried(plan.bound, before, after) if plan else {})
        return self._keep(grid, bound, plan.seed if plan else 0, label)

    def fill(self, grid: Grid, bound: Mapping[str, float], seed: int, label: str) -> AcceptedPlan:
        """Make a grid that was filled from these facts the plan."""
        known = self.plan.bound if self.plan else {}
        return self._keep(grid, better(bound, known, self.facts.snapshot, grid), seed, label)

    def _keep(self, grid: Grid, bound: Mapping[str, float], seed: int, label: str) -> AcceptedPlan:
        """Make `grid` the plan; it keeps its number when nobody's place has changed."""
        work, facts = self._work, self.facts
        masks = Masks(facts.snapshot) if grid.unplaced else None
        problems = problems_of(facts.snapshot, masks, grid)
        plan = accept_plan(
            work,
            facts.activity.id,
            placements(work, facts.activity, facts.roster, grid),
            score(facts.snapshot, grid),
            bound,
            tuple(dict.fromkeys(facts.telling.say(one) for one in problems)),
            seed,
            at=self._at,
            renumber=False,
        )
        work.label = label
        return plan


def latest_plan(view: View, activity_id: str) -> AcceptedPlan | None:
    """The plan that stands, None while none was accepted."""
    plans = view.find(AcceptedPlan, activity_id=activity_id)
    return max(plans, key=lambda one: one.number, default=None)
