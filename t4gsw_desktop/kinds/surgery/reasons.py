"""Why a request waits, from what no plan could change to what this one could not fit."""

from t4gsw_desktop.core.problems import Problem
from t4gsw_desktop.kinds.surgery.booking import Booking
from t4gsw_desktop.kinds.surgery.options import best_topic
from t4gsw_desktop.kinds.surgery.rules import Appointments, Expert, Request, Snapshot, kept_apart


def problems_of(booking: Booking, plan: Appointments) -> tuple[Problem, ...]:
    """One problem for each waiting request, with the first reason that holds."""
    waiting = set(plan.waiting)
    numbered = enumerate(booking.snapshot.requests)
    return tuple(_waiting(booking, number, request) for number, request in numbered if request.id in waiting)


def _waiting(booking: Booking, number: int, request: Request) -> Problem:
    private = False
    if booking.options[number]:
        code = "no_free_slot"
    else:
        code, private = _hopeless_reason(booking.snapshot, request)
    facts = {"request": request.id, "topics": ", ".join(request.topics)}
    return Problem(f"surgery.waiting.{code}", (request.person,), request.id, facts, hard=True, private=private)


def _hopeless_reason(snapshot: Snapshot, request: Request) -> tuple[str, bool]:
    """Why the request could not be served even if it were alone, and whether only the organiser may know."""
    able = [expert for expert in snapshot.experts if best_topic(request, expert)]
    if not able:
        return "topic_not_offered", False
    others = [expert for expert in able if expert.id != request.person]
    if not others:
        return "only_themself", False
    together = [expert for expert in others if _has_time(snapshot, request, expert)]
    if not together:
        return ("no_time_together" if request.length == 1 else "no_gap_long_enough"), False
    fitting = [expert for expert in together if set(request.needs) <= set(expert.features)]
    if not fitting:
        return "needs", True
    apart = kept_apart(snapshot)
    if all((request.person, expert.id) in apart or expert.id in request.avoid for expert in fitting):
        return "kept_apart", True
    return "needs", True


def _has_time(snapshot: Snapshot, request: Request, expert: Expert) -> bool:
    """True when both are free for the whole length at some time."""
    free = [
        (request.slots is None or slot in request.slots) and (expert.slots is None or slot in expert.slots)
        for slot in snapshot.slots
    ]
    return any(all(free[start : start + request.length]) for start in range(len(free) - request.length + 1))
