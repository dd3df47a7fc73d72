"""How few repeats any seating can have, so that a plan can say how close to the best it is."""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from t4gsw_desktop.core.seating import Gathering, Guest, RoundsPlan, SeatingRound, meetings, pair, parties

# (tables, people at each): the most rounds without a repeat, where it is proven to be less than counting allows.
PROVEN_LIMITS = {
    (4, 3): 4,  # there is no nearly Kirkman triple system of 12 (A. Kotzig and A. Rosa, 1974)
    (5, 4): 5,  # nor a resolvable group divisible design of ten pairs in fours (H. Shen and J. Shen, 2002)
    (6, 6): 3,  # nor two orthogonal Latin squares of order six: Euler's 36 officers (G. Tarry, 1900)
}


def most_clean_rounds(sizes: Sequence[int]) -> int:
    """No programme of more rounds, all with tables of these sizes and the same people, is free of repeats.

    There are only so many pairs to meet, and for each person only so many others (the counting limits); a table of more
    people than there are tables brings two of them together again in the very next round. Two people meet at least.
    """
    if max(sizes) > len(sizes):
        return 1
    people = sum(sizes)
    limit = people * (people - 1) // 2 // sum(size * (size - 1) // 2 for size in sizes)
    if min(sizes) > 1:
        limit = min(limit, (people - 1) // (min(sizes) - 1))
    if min(sizes) == max(sizes):
        limit = min(limit, PROVEN_LIMITS.get((len(sizes), sizes[0]), limit))
    return limit


def least_repeats(sizes: Sequence[int], rounds: int) -> int:
    """A number of repeats that no `rounds` rounds of the same people at tables of these sizes can beat.

    Three bounds, of which the highest holds. Counting: there are only so many pairs. Pigeonholes: the people of a table
    spread over all tables of the first round, and those who fall together meet again. And rounds that share no pair
    with any before them are no more than `most_clean_rounds`; each of the others adds a repeat, or two where as many
    people as tables sit at each, since there two rounds cannot share exactly one pair.
    """
    people = sum(sizes)
    held = rounds * sum(size * (size - 1) // 2 for size in sizes)
    if not held:
        return 0
    square = min(sizes) == max(sizes) == len(sizes)
    return max(
        0,
        held - people * (people - 1) // 2,
        (rounds - 1) * _forced_again(sizes, len(sizes)),
        (rounds - most_clean_rounds(sizes)) * (2 if square else 1),
    )


def _forced_again(sizes: Sequence[int], tables: int) -> int:
    """How many pairs of these tables come from one of so many tables before, however they are spread."""
    forced = 0
    for size in sizes:
        each, more = divmod(size, tables)
        forced += more * (each + 1) * each // 2 + (tables - more) * each * (each - 1) // 2
    return forced


def fewest_repeats(gathering: Gathering, plan: RoundsPlan) -> int:
    """A number of repeats that no plan can beat that seats the same people in each round at tables of the same sizes.

    Meetings beyond one for each pair that can meet at all are repeats (the counting bound); so is every further meeting
    of two people who are brought to one table again and again by a third, their interpreter say. Then there are people
    with more meetings than partners, and what `least_repeats` says where all rounds are alike.
    """
    rounds: tuple[SeatingRound, ...] = (*gathering.played, *plan.rounds)
    held = sum(both not in gathering.together for one in rounds for both in meetings(one))
    never = _never_meeting(gathering)
    return max(
        0,
        held - _meetable_pairs(gathering, never),
        _bound_repeats(gathering, plan),
        _short_of_partners(gathering, rounds, never),
        _alike(gathering, rounds),
    )


def _never_meeting(gathering: Gathering) -> frozenset[tuple[str, str]]:
    """Pairs who are kept apart, are companions, or have no table where both may sit."""
    never = gathering.apart | gathering.together
    tied = [guest for guest in gathering.guests if guest.needs or guest.stays_at]
    return never | {
        pair(one.id, other.id)
        for one, other in combinations(tied, 2)
        if _tables_for(gathering, one).isdisjoint(_tables_for(gathering, other))
    }


def _tables_for(gathering: Gathering, guest: Guest) -> frozenset[str]:
    return frozenset(
        table.id for table in gathering.tables if not guest.needs - table.features and guest.stays_at in ("", table.id)
    )


def _meetable_pairs(gathering: Gathering, never: frozenset[tuple[str, str]]) -> int:
    """How many different pairs can meet at all: both here in one round, and nothing keeps them from it."""
    present = Counter(guest.here for guest in gathering.guests)
    pairs = sum(count * (count - 1) // 2 for here, count in present.items() if here)
    pairs += sum(
        count * others
        for (here, count), (there, others) in combinations(present.items(), 2)
        if not here.isdisjoint(there)
    )
    here = {guest.id: guest.here for guest in gathering.guests}
    return pairs - sum(not here[one].isdisjoint(here[other]) for one, other in never)


def _bound_repeats(gathering: Gathering, plan: RoundsPlan) -> int:
    """Repeats of pairs that are in one party in several of the planned rounds in which they have a seat."""
    times: dict[tuple[str, str], int] = {}
    for one in plan.rounds if gathering.together else ():
        for party in parties(sorted(one.seats()), gathering.together):
            for first, second in combinations(party, 2):
                if pair(first, second) not in gathering.together:
                    times[pair(first, second)] = times.get(pair(first, second), 0) + 1
    return sum(count - 1 for count in times.values())


def _short_of_partners(gathering: Gathering, rounds: Sequence[SeatingRound], never: frozenset[tuple[str, str]]) -> int:
    """Repeats that people have because they meet somebody more often than there are people they can meet.

    One repeat serves two people who are both short, unless they never meet: so the repeats of somebody and those of the
    people they never meet are different ones.
    """
    barred: dict[str, set[str]] = {guest.id: set() for guest in gathering.guests}
    for one, other in never:
        barred[one].add(other)
        barred[other].add(one)
    least = _least_meetings(gathering, rounds)
    short = {one: max(0, least[one] - (len(barred) - 1 - len(those))) for one, those in barred.items()}
    if not any(short.values()):
        return 0
    by_one = (short[one] + -(-sum(short[other] for other in barred[one]) // 2) for one in barred if short[one])
    return max(-(-sum(short.values()) // 2), *by_one)


def _least_meetings(gathering: Gathering, rounds: Sequence[SeatingRound]) -> Counter[str]:
    """How many meetings everybody has at the least: those of the smallest table whenever they sit."""
    companions = Counter(person for both in gathering.together for person in both)
    least: Counter[str] = Counter()
    for one in rounds:
        others = min((len(table.people) for table in one.tables), default=1) - 1
        for table in one.tables:
            for person in table.people:
                least[person] += max(0, others - companions[person])
    return least


def _alike(gathering: Gathering, rounds: Sequence[SeatingRound]) -> int:
    """`least_repeats` where the same people sit at tables of the same sizes in all rounds, and no companions do."""
    kinds = {tuple(sorted(len(table.people) for table in one.tables)) for one in rounds}
    same = len({frozenset(one.seats()) for one in rounds}) == 1
    if gathering.together or len(kinds) != 1 or not same:
        return 0
    return least_repeats(kinds.pop(), len(rounds))
