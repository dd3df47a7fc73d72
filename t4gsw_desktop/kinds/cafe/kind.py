"""The name plate of the café: what this room hands over to the house."""

from t4gsw_desktop.core.parts import KindForm, Parts
from t4gsw_desktop.core.plan import Proposal
from t4gsw_desktop.core.seating import RoundsPlan
from t4gsw_desktop.kinds.cafe import plan, verbs
from t4gsw_desktop.kinds.cafe.instance import read_instance, write_plan
from t4gsw_desktop.kinds.cafe.rows import COMPONENT
from t4gsw_desktop.kinds.cafe.rules import Snapshot
from t4gsw_desktop.kinds.contract import EventKind
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.services.papers import Paper, PaperDesk


def _papers(desk: PaperDesk) -> tuple[Paper, ...]:
    from t4gsw_desktop.kinds.cafe.sheets import papers

    return papers(desk)


def _headline(proposal: Proposal[RoundsPlan], snapshot: Snapshot) -> str:
    if not snapshot.tables:
        return "No tables yet: the table cards are printed blank, to be filled in on the night."
    wishing = sum(1 for guest in snapshot.people if guest.wishes)
    without, repeats = int(proposal.score["without_wish"]), int(proposal.score["repeats"])
    wished = f"{wishing - without} of {wishing} people with wishes sit at one of them; " if wishing else ""
    met = "nobody meets anybody twice" if not repeats else f"{counted(repeats, 'pair meets', 'pairs meet')} again"
    people = counted(len(snapshot.people), "person", "people")
    return f"{people} at {counted(len(snapshot.tables), 'table', 'tables')}: {wished}{met}."


CAFE = EventKind(
    form=KindForm(
        "cafe",
        "Café",
        "rounds",
        "walking",
        Parts(2, 25, 5),
        ("tables", "wishes"),
        seats_everybody=True,
        planned_from="cafe_tables",
        nothing_yet="has no tables yet. Name a topic for the first, or print the table cards blank",
    ),
    component=COMPONENT,
    read_instance=read_instance,
    propose=plan.propose,
    steps_a_second=50_000,
    write_plan=write_plan,
    set_up=verbs.set_up,
    snapshot=verbs.snapshot,
    placements=verbs.placements,
    names=verbs.names,
    papers=_papers,
    headline=_headline,
)
