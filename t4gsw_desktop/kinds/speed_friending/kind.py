"""The name plate of speed-friending: what this room hands over to the house."""

from t4gsw_desktop.core.plan import Proposal
from t4gsw_desktop.core.seating import RoundsPlan
from t4gsw_desktop.kinds.contract import EventKind
from t4gsw_desktop.kinds.speed_friending import plan, verbs
from t4gsw_desktop.kinds.speed_friending.form import FORM
from t4gsw_desktop.kinds.speed_friending.instance import read_instance, write_plan
from t4gsw_desktop.kinds.speed_friending.reasons import explain
from t4gsw_desktop.kinds.speed_friending.rows import COMPONENT
from t4gsw_desktop.kinds.speed_friending.rules import Snapshot
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.services.papers import Paper, PaperDesk


def _papers(desk: PaperDesk) -> tuple[Paper, ...]:
    from t4gsw_desktop.kinds.speed_friending.sheets import papers

    return papers(desk)


def _headline(proposal: Proposal[RoundsPlan], snapshot: Snapshot) -> str:
    people, rounds = len(snapshot.people), len(proposal.plan.rounds)
    if people < 2:
        return "Fewer than two people are free to meet, so there are no rounds to plan."
    repeats, least = int(proposal.score["repeats"]), int(proposal.bound.get("repeats", 0))
    said = "nobody meets anybody twice" if not repeats else f"{counted(repeats, 'pair meets', 'pairs meet')} again"
    honest = "" if not repeats else f"; no plan can have fewer than {least}" if least else ""
    return f"{people} people in {counted(rounds, 'round', 'rounds')}: {said}{honest}."


SPEED_FRIENDING = EventKind(
    form=FORM,
    component=COMPONENT,
    read_instance=read_instance,
    propose=plan.propose,
    steps_a_second=60_000,
    write_plan=write_plan,
    set_up=verbs.set_up,
    snapshot=verbs.snapshot,
    placements=verbs.placements,
    names=verbs.names,
    papers=_papers,
    headline=_headline,
    outlook=verbs.outlook,
    explain=explain,
)
