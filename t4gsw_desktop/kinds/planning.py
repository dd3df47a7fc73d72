"""Planning one activity in three steps: its facts are read, a plan is worked out anywhere, and it is accepted."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from time import monotonic
from typing import Any

from t4gsw_desktop.core.budget import Budget, never, unheard
from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.core.parts import part_spans
from t4gsw_desktop.core.plan import Proposal
from t4gsw_desktop.core.problems import Problem
from t4gsw_desktop.core.records import AcceptedPlan
from t4gsw_desktop.core.timeline import to_text
from t4gsw_desktop.kinds.contract import EventKind
from t4gsw_desktop.kinds.register import KINDS
from t4gsw_desktop.services.events import activity_of, timeline
from t4gsw_desktop.services.papers import clock_time
from t4gsw_desktop.services.plans import accept_plan
from t4gsw_desktop.services.roster import Roster, read_roster
from t4gsw_desktop.services.saying import Telling
from t4gsw_desktop.services.workspace import refuse_unless
from t4gsw_desktop.storage.journal import latest_step
from t4gsw_desktop.storage.unit_of_work import View, Work


@dataclass(frozen=True)
class Task:
    """All that a plan of one activity is worked out from, as the file stood after `step`; frozen, so any thread may.

    In the activities `giving_way`, which are planned anew after this one, people may lose their places to it. `at` is
    the instant it is planned at: what has begun by then stays as it is. None plans it as if nothing had.
    """

    kind: EventKind
    activity: Activity
    roster: Roster
    snapshot: Any
    names: Mapping[str, str]
    times: Mapping[str, str]
    step: int
    here_only: bool
    giving_way: frozenset[str]
    at: datetime | None = None


@dataclass(frozen=True)
class Result:
    """A plan that was worked out and not yet accepted: how good it is in one sentence, and what could not be met.

    `private` holds what only the lead organiser may read.
    """

    proposal: Proposal[Any]
    seed: int
    headline: str
    problems: tuple[str, ...]
    private: tuple[str, ...]


def activities_to_plan(
    view: View, event_id: str, kinds: Sequence[EventKind] = KINDS
) -> tuple[tuple[Activity, EventKind], ...]:
    """The event's activities in the order of planning: the kinds that can give way least come first."""
    found = timeline(view, event_id).activities
    return tuple((activity, kind) for kind in kinds for activity in found if activity.kind == kind.key)


def prepare(
    view: View,
    kind: EventKind,
    activity_id: str,
    *,
    here_only: bool = True,
    giving_way: Collection[str] = (),
    at: datetime | None = None,
) -> Task:
    """Read what a plan of this activity depends on, with everybody who is busy elsewhere left where they are.

    With `here_only`, once the door has seen anybody, it is planned for those who are here. With `at`, an instant, what
    has begun by then stays as it is, where the kind knows of that. Refusal when it is gone.
    """
    activity = activity_of(view, activity_id)
    roster = read_roster(view, activity.event_id, here_only=here_only).without(giving_way)
    zone = roster.event.timezone
    snapshot = kind.snapshot(view, activity, roster)
    return Task(
        kind=kind,
        activity=activity,
        roster=roster,
        snapshot=kind.standing_at(snapshot, activity, at) if at and kind.standing_at else snapshot,
        names=dict(kind.names(view, activity)) | {guest.id: guest.name for guest in roster.guests},
        times={str(n): clock_time(to_text(span.starts), zone) for n, span in enumerate(part_spans(activity), 1)},
        step=latest_step(view.connection),
        here_only=here_only,
        giving_way=frozenset(giving_way),
        at=at,
    )


def work_out(
    task: Task,
    *,
    seconds: float,
    seed: int,
    stop: Callable[[], bool] = never,
    progress: Callable[[float, str], None] = unheard,
) -> Result:
    """Work the plan out: without the file, so on any thread. It never fails; `stop` and `progress` are as in Budget."""
    budget = budget_of(task.kind, seconds, stop, progress)
    proposal = task.kind.propose(task.snapshot, budget, seed)
    told = [(problem.private, say(task, problem)) for problem in proposal.problems]
    return Result(
        proposal=proposal,
        seed=seed,
        headline=task.kind.headline(proposal, task.snapshot),
        problems=tuple(dict.fromkeys(said for private, said in told if not private)),
        private=tuple(dict.fromkeys(said for private, said in told if private)),
    )


def is_current(view: View, task: Task, *, at: datetime | None = None) -> bool:
    """True while a plan of this task would be worked out from the same facts, whatever else has changed since.

    With `at`, an instant, nothing more may have begun by then; it is asked only of a task that was prepared for one.
    """
    then = (at or task.at) if task.at else None
    if latest_step(view.connection) == task.step and then == task.at:
        return True
    now = prepare(view, task.kind, task.activity.id, here_only=task.here_only, giving_way=task.giving_way, at=then)
    return now.snapshot == task.snapshot and _company(now.roster) == _company(task.roster)


def accept(work: Work, task: Task, result: Result, *, at: datetime | None = None) -> AcceptedPlan:
    """Make the plan that was worked out the activity's plan, under its next number.

    Refusal when the facts have changed since they were read, and as for `accept_plan`; then nothing has changed.
    """
    activity = activity_of(work, task.activity.id)
    refuse_unless(
        is_current(work, task, at=at),
        f"The facts that this plan of “{activity.title}” was made from have changed meanwhile. Plan again.",
    )
    return accept_plan(
        work,
        activity.id,
        task.kind.placements(work, activity, task.roster, result.proposal.plan),
        result.proposal.score,
        result.proposal.bound,
        (*result.problems, *result.private),
        result.seed,
        at=at,
        giving_way=task.giving_way,
    )


def budget_of(
    kind: EventKind,
    seconds: float,
    stop: Callable[[], bool] = never,
    progress: Callable[[float, str], None] = unheard,
) -> Budget:
    """The work that this kind's planner does in `seconds` on a slow laptop, with the clock as a ceiling."""
    ends = monotonic() + seconds
    steps = max(1, int(seconds * kind.steps_a_second))
    return Budget(steps=steps, stop=lambda: monotonic() > ends or stop(), progress=progress)


def say(task: Task, problem: Problem) -> str:
    """A problem of this activity's plan in a sentence, with names for ids and times for slots."""
    return Telling(task.names, task.times).say(problem)


def explain_plan(view: View, kind: EventKind, activity_id: str) -> tuple[str, ...]:
    """Why the accepted plan of an activity is as it is, in sentences that name people; none where nothing is told."""
    if kind.explain is None:
        return ()
    task = prepare(view, kind, activity_id)
    return tuple(say(task, problem) for problem in kind.explain(task.snapshot))


def _company(roster: Roster) -> object:
    """What of a roster decides the rows of a plan besides the snapshot: who is there, with whom, and when free."""
    return {guest.id for guest in roster.guests}, roster.together, roster.busy
