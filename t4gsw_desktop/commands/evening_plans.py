"""Planning an event's activities one after another, so that nobody is in two places, and telling how it came out."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from t4gsw_desktop.commands.plan import budget_of
from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.core.parts import part_spans
from t4gsw_desktop.core.problems import Problem
from t4gsw_desktop.core.timeline import to_text
from t4gsw_desktop.kinds.contract import EventKind
from t4gsw_desktop.kinds.register import KINDS
from t4gsw_desktop.services.events import timeline
from t4gsw_desktop.services.naming import listed
from t4gsw_desktop.services.papers import clock_time
from t4gsw_desktop.services.plans import accept_plan
from t4gsw_desktop.services.roster import Roster, read_roster
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.unit_of_work import View
from t4gsw_desktop.wording import sentence


@dataclass(frozen=True)
class Planned:
    """One activity as it was planned: the accepted plan's number, one sentence on how good it is, and what was not met.

    `private` holds what only the lead organiser may read.
    """

    activity: Activity
    kind: EventKind
    number: int
    headline: str
    score: Mapping[str, float]
    bound: Mapping[str, float]
    problems: tuple[str, ...]
    private: tuple[str, ...]


def activities_to_plan(view: View, event_id: str) -> tuple[tuple[Activity, EventKind], ...]:
    """The event's activities in the order of planning: the kinds that can give way least come first."""
    found = timeline(view, event_id).activities
    return tuple((activity, kind) for kind in KINDS for activity in found if activity.kind == kind.key)


def plan_activity(
    workspace: Workspace,
    activity: Activity,
    kind: EventKind,
    *,
    seconds: float,
    seed: int,
    at: datetime,
    giving_way: Collection[str] = (),
) -> Planned:
    """Propose a plan for one activity and accept it, with everybody who is busy elsewhere left where they are.

    Only in the activities `giving_way`, which are planned anew after this one, may people lose their places to it: or
    else a desk that has become free would stay empty, because all who wait have been seated elsewhere meanwhile.
    """
    roster = workspace.read(read_roster, activity.event_id, here_only=True).without(giving_way)
    snapshot = workspace.read(kind.snapshot, activity, roster)
    proposal = kind.propose(snapshot, budget_of(kind, seconds), seed)
    say = workspace.read(speaker, activity, kind, roster)
    problems = tuple(dict.fromkeys(say(one) for one in proposal.problems if not one.private))
    private = tuple(dict.fromkeys(say(one) for one in proposal.problems if one.private))
    placements = workspace.read(kind.placements, activity, roster, proposal.plan)
    accepted = workspace.change(
        accept_plan,
        activity.id,
        placements,
        proposal.score,
        proposal.bound,
        (*problems, *private),
        seed,
        at=at,
        giving_way=giving_way,
    )
    return Planned(
        activity,
        kind,
        accepted.number,
        kind.headline(proposal, snapshot),
        proposal.score,
        proposal.bound,
        problems,
        private,
    )


def speaker(view: View, activity: Activity, kind: EventKind, roster: Roster) -> Callable[[Problem], str]:
    """A function that tells this activity's problems in sentences, with names for ids and times for slots."""
    names = {guest.id: guest.name for guest in roster.guests} | dict(kind.names(view, activity))
    zone = roster.event.timezone
    times = {str(n): clock_time(to_text(span.starts), zone) for n, span in enumerate(part_spans(activity), 1)}

    def told(key: str, value: Any) -> Any:
        if isinstance(value, str):
            return times.get(value, value) if key == "slot" else names.get(value, value)
        return value

    def say(problem: Problem) -> str:
        facts = {key: told(key, value) for key, value in problem.facts.items()}
        who = listed([names.get(one, one) for one in problem.who])
        return sentence(problem.code, {"who": who, "where": names.get(problem.where, problem.where), **facts})

    return say
