"""What may be told of a grid while people still vote: nothing that says how many want what."""

from dataclasses import replace

from t4gsw_desktop.core.problems import Problem
from t4gsw_desktop.kinds.unconference.rules import Snapshot, needs_of
from t4gsw_desktop.kinds.unconference.why import Reason, Why

_UNCOUNTED = {  # sentences that count people or wishes, and what is said instead
    "unconference.why.not_placed": "unconference.why.not_placed_yet",
    "unconference.why.wanted": "unconference.why.seats_unknown",
    "unconference.why.seats": "unconference.why.seats_only",
    "unconference.mend.move.none": "unconference.mend.move.fits",
    "unconference.mend.swap_here.none": "unconference.mend.swap_here.fits",
    "unconference.mend.swap.none": "unconference.mend.swap.fits",
    "unconference.mend.place.none": "unconference.mend.place.fits",
    "unconference.mend.put_in.none": "unconference.mend.put_in.fits",
    "unconference.mend.put_back": "unconference.mend.put_back_open",
}
_OF_OTHERS = "unconference.why.no_rival"


def without_wishes(snapshot: Snapshot) -> Snapshot:
    """The same facts as if nobody had voted; what rooms those who voted need is kept as a need of the session."""
    needs = needs_of(snapshot)
    sessions = tuple(replace(one, needs=tuple(sorted(needs[one.id]))) for one in snapshot.sessions)
    return replace(snapshot, sessions=sessions, votes={}, guessed=())


def uncounted(problem: Problem) -> Problem:
    """The same about facts without wishes, in words that do not claim that any were counted."""
    return replace(problem, code=_UNCOUNTED.get(problem.code, problem.code))


def why_uncounted(why: Why) -> Why:
    """The reasons and the other cells without what is concluded from votes."""
    reasons = tuple(Reason(one.good, uncounted(one.problem)) for one in why.reasons if one.problem.code != _OF_OTHERS)
    return Why(reasons, why.elsewhere)
