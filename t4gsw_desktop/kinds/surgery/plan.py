"""Proposing the appointments of a surgery: exact for plain requests, searched for the special ones among them."""

from random import Random

from t4gsw_desktop.core.budget import Budget
from t4gsw_desktop.core.plan import Proposal
from t4gsw_desktop.kinds.surgery.booking import Booking
from t4gsw_desktop.kinds.surgery.loads import even_loads
from t4gsw_desktop.kinds.surgery.options import Scale
from t4gsw_desktop.kinds.surgery.reasons import problems_of
from t4gsw_desktop.kinds.surgery.rules import Appointments, Snapshot, goals_of, score
from t4gsw_desktop.kinds.surgery.search import Search


def propose(snapshot: Snapshot, budget: Budget, seed: int) -> Proposal[Appointments]:
    """The best appointments found: every hard rule is kept, and who waits is listed with the reason.

    A step of the budget is one look at a request and a desk's slot that might suit it. Where every request takes one
    slot and nobody has two, the plan is the optimum of all goals down to fairness, whatever the budget; then
    `bound` equals the score. A settled earlier plan is only mended, never searched widely, so a plan made again from
    the same facts stays as it is.
    """
    booking = Booking(snapshot)
    search = Search(booking, budget)
    _put_in_earlier(booking)
    search.put_in_all()
    if booking.cost() > booking.least:
        search.descend()
    if not (snapshot.before and snapshot.settled):
        search.ruin_and_mend(Random(seed))
    budget.progress(1.0, "surgery")
    even_loads(booking)
    plan = booking.plan()
    figures = score(snapshot, plan)
    return Proposal(plan, figures, _bound(booking, figures), problems_of(booking, plan))


def _put_in_earlier(booking: Booking) -> None:
    """Serve special requests as in the plan from before, where that is still possible."""
    snapshot = booking.snapshot
    number_of = {request.id: number for number, request in enumerate(snapshot.requests)}
    special = set(booking.special)
    for row in snapshot.before:
        number = number_of.get(row.request, -1)
        if number not in special or number in booking.chosen:
            continue
        for option in booking.options[number]:
            same = (snapshot.experts[option.expert].id, snapshot.slots[option.start]) == (row.expert, row.slot)
            if same and not booking.in_the_way(number, option):
                booking.put_in(number, option)
                break


def _bound(booking: Booking, figures: dict[str, float]) -> dict[str, float]:
    """How few requests must wait in any plan; and all the goals' figures when this plan is proven the best."""
    if booking.cost() == booking.least:
        return {name: figures[name] for name in goals_of(booking.snapshot) if name != "squared_loads"}
    return {"waiting": float(booking.least // Scale(booking.snapshot).waiting)}
