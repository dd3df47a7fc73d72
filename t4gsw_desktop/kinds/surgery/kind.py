"""The name plate of the surgery: what this room hands over to the house."""

from t4gsw_desktop.core.parts import KindForm, Parts
from t4gsw_desktop.core.plan import Proposal
from t4gsw_desktop.kinds.contract import EventKind
from t4gsw_desktop.kinds.surgery import plan, verbs
from t4gsw_desktop.kinds.surgery.instance import read_instance, write_plan
from t4gsw_desktop.kinds.surgery.rows import COMPONENT
from t4gsw_desktop.kinds.surgery.rules import Appointments, Snapshot
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.services.papers import Paper, PaperDesk


def _papers(desk: PaperDesk) -> tuple[Paper, ...]:
    from t4gsw_desktop.kinds.surgery.sheets import papers

    return papers(desk)


def _headline(proposal: Proposal[Appointments], snapshot: Snapshot) -> str:
    if not snapshot.experts:
        return "No experts yet: the day sheets are printed blank, to be filled in at the door."
    served, waiting = len(proposal.plan.appointments), len(proposal.plan.waiting)
    experts = counted(len(snapshot.experts), "expert", "experts")
    said = f"{served} of {served + waiting} requests have an appointment with {experts}"
    if not waiting:
        return f"{said}."
    proven = proposal.bound.get("waiting") == proposal.score.get("waiting")
    return f"{said}, {waiting} wait{', and no plan can serve more' if proven else ''}."


SURGERY = EventKind(
    form=KindForm(
        "surgery",
        "Tech surgery",
        "slots",
        "changeover",
        Parts(3, 20, 0),
        ("experts", "requests"),
        planned_from="surgery_experts",
        nothing_yet="has no experts yet. Add the first, or print the day sheets blank",
    ),
    component=COMPONENT,
    read_instance=read_instance,
    propose=plan.propose,
    steps_a_second=1_000_000,
    write_plan=write_plan,
    set_up=verbs.set_up,
    snapshot=verbs.snapshot,
    placements=verbs.placements,
    names=verbs.names,
    papers=_papers,
    headline=_headline,
)
