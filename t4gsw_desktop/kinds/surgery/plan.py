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
    _begin_as_before(booking)
    as_before = bool(snapshot.before) and score(snapshot, booking.plan())["moved"] == 0
    search.put_in_all()
    if booking.cost() > booking.least and not (as_before and snapshot.settled):
        search.descend()
    if not (snapshot.before and snapshot.settled):
        search.ruin_and_mend(Random(seed))
    search.close()
    budget.progress(1.0, "surgery")
    even_loads(booking)
    plan = booking.plan()
    figures = score(snapshot, plan)
    return Proposal(plan, figures, _bound(booking, figures), problems_of(booking, plan))


def _begin_as_before(booking: Booking) -> None:
    """Serve special requests as in the plan from before, where that is still possible, and keep the other requests of
    one person out of each other's earlier hours."""
    snapshot = booking.snapshot
    number_of = {request.id: number for number, request in enumerate(snapshot.requests)}
    hours: dict[int, int] = {}
    for row in snapshot.before:
        number = number_of.get(row.request, -1)
        same = [
            option
            for option in (booking.options[number] if number >= 0 else ())
            if (snapshot.experts[option.expert].id, snapshot.slots[option.start]) == (row.expert, row.slot)
        ]
        if not same:
            continue
        if number not in booking.special:
            hours[number] = same[0].hours
        elif number not in booking.chosen and not booking.in_the_way(number, same[0]):
            booking.put_in(number, same[0])
    if snapshot.before:
        booking.yield_to(hours)


def _bound(booking: Booking, figures: dict[str, float]) -> dict[str, float]:
    """How few requests must wait in any plan; and all the goals' figures when this plan is proven the best."""
    if booking.cost() == booking.least:
        return {name: figures[name] for name in goals_of(booking.snapshot) if name != "squared_loads"}
    return {"waiting": float(booking.least // Scale(booking.snapshot).waiting)}
