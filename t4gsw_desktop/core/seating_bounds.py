"""How few repeats any seating can have, so that a plan can say how close to the best it is."""

from collections import Counter
from itertools import combinations

from t4gsw_desktop.core.seating import Gathering, RoundsPlan, SeatingRound, meetings, pair, parties


def fewest_repeats(gathering: Gathering, plan: RoundsPlan) -> int:
    """A number of repeats that no plan with as many meetings as this one can beat.

    Meetings beyond one for each pair that can meet at all are repeats (the counting bound); so is every further meeting
    of two people who are brought to one table again and again by a third, their interpreter say.
    """
    rounds: tuple[SeatingRound, ...] = (*gathering.played, *plan.rounds)
    held = sum(both not in gathering.together for one in rounds for both in meetings(one))
    return max(0, held - _meetable_pairs(gathering), _bound_repeats(gathering, plan))


def _meetable_pairs(gathering: Gathering) -> int:
    """How many different pairs can meet at all: both here in one round, not kept apart, not companions."""
    present = Counter(guest.here for guest in gathering.guests)
    pairs = sum(count * (count - 1) // 2 for here, count in present.items() if here)
    pairs += sum(
        count * others
        for (here, count), (there, others) in combinations(present.items(), 2)
        if not here.isdisjoint(there)
    )
    here = {guest.id: guest.here for guest in gathering.guests}
    return pairs - sum(not here[one].isdisjoint(here[other]) for one, other in gathering.apart | gathering.together)


def _bound_repeats(gathering: Gathering, plan: RoundsPlan) -> int:
    """Repeats of pairs that are in one party in several of the planned rounds in which they have a seat."""
    times: dict[tuple[str, str], int] = {}
    for one in plan.rounds:
        for party in parties(sorted(one.seats()), gathering.together):
            for first, second in combinations(party, 2):
                if pair(first, second) not in gathering.together:
                    times[pair(first, second)] = times.get(pair(first, second), 0) + 1
    return sum(count - 1 for count in times.values())
