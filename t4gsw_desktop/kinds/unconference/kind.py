"""The name plate of the unconference: what this room hands over to the house."""

from dataclasses import replace

from t4gsw_desktop.core.budget import Budget
from t4gsw_desktop.core.parts import KindForm, NumberSetting, Parts
from t4gsw_desktop.core.plan import Proposal
from t4gsw_desktop.kinds.contract import EventKind
from t4gsw_desktop.kinds.unconference import placing, plan, verbs
from t4gsw_desktop.kinds.unconference.closures import standing_at
from t4gsw_desktop.kinds.unconference.headline import headline
from t4gsw_desktop.kinds.unconference.instance import read_instance, write_plan
from t4gsw_desktop.kinds.unconference.kept_bound import marked
from t4gsw_desktop.kinds.unconference.rows import COMPONENT
from t4gsw_desktop.kinds.unconference.rules import Grid, Snapshot
from t4gsw_desktop.kinds.unconference.voting_settings import BUDGET, MOST_BUDGET, STATE, USUAL_BUDGET
from t4gsw_desktop.services.outgoing import Outgoing
from t4gsw_desktop.services.papers import Paper, PaperDesk


def _papers(desk: PaperDesk) -> tuple[Paper, ...]:
    from t4gsw_desktop.kinds.unconference.sheets import papers

    return papers(desk)


def _one_paper(desk: PaperDesk, key: str, about: str) -> Paper | None:
    from t4gsw_desktop.kinds.unconference.sheets import one_paper

    return one_paper(desk, key, about)


def _outgoing(desk: PaperDesk) -> Outgoing:
    from t4gsw_desktop.kinds.unconference.lists import outgoing

    return outgoing(desk)


def _propose(snapshot: Snapshot, budget: Budget, seed: int) -> Proposal[Grid]:
    """As the planner does, the bound with the mark of what it was proven for, so that it can be kept."""
    found = plan.propose(snapshot, budget, seed)
    return replace(found, bound=marked(found.bound, snapshot, found.plan))


UNCONFERENCE = EventKind(
    form=KindForm(
        "unconference",
        "Unconference",
        "slots",
        "changeover",
        Parts(2, 25, 5),
        ("pitches", "votes", BUDGET, STATE),
        (NumberSetting(BUDGET, "Votes each", USUAL_BUDGET, 0, MOST_BUDGET),),
        fills_rooms=True,
        planned_from="unconference_pitches",
        nothing_yet="has no pitches yet. Type them in, one a line, or print the pitch cards blank",
        live_keys=(BUDGET, STATE),
        has_interludes=True,
    ),
    component=COMPONENT,
    read_instance=read_instance,
    propose=_propose,
    steps_a_second=1_000_000,
    write_plan=write_plan,
    set_up=verbs.set_up,
    snapshot=verbs.snapshot,
    placements=placing.placements,
    names=verbs.names,
    papers=_papers,
    outgoing=_outgoing,
    one_paper=_one_paper,
    headline=headline,
    standing_at=standing_at,
)
