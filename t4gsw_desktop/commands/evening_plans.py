"""Planning the activities of a described evening one after another, and telling how each came out."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.kinds.contract import EventKind
from t4gsw_desktop.kinds.planning import accept, prepare, work_out
from t4gsw_desktop.services.workspace import Workspace


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
    task = workspace.read(prepare, kind, activity.id, giving_way=giving_way)
    result = work_out(task, seconds=seconds, seed=seed)
    accepted = workspace.change(accept, task, result, at=at)
    return Planned(
        activity,
        kind,
        accepted.number,
        result.headline,
        result.proposal.score,
        result.proposal.bound,
        result.problems,
        result.private,
    )
