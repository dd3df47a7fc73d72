"""Which rounds to start from: for so many seats, tables and rounds the designs that keep people apart the longest."""

from collections import Counter
from functools import lru_cache
from itertools import combinations

from t4gsw_desktop.core.difference_rounds import difference_rounds
from t4gsw_desktop.core.round_designs import Design, circle_rounds, transversal_rounds
from t4gsw_desktop.core.starter_rounds import starters_for
from t4gsw_desktop.core.twin_rounds import twin_rounds

MOST = 24  # as many rounds of a difference matrix are looked for at most: no evening is longer
CHOICE = 2  # designs that are longer than needed are kept up to so many times their length, to choose rounds from


def rounds_for(seats: int, size: int, rounds: int) -> tuple[Design, ...]:
    """Designs on seats 0 to seats-1 at tables of `size`, the best first; an uneven number leaves some tables smaller.

    Best are those that are long enough and have no repeats; then comes, where one is known, the one for exactly so many
    rounds with the fewest repeats; then those that end too early, the longest first. A design may be longer than
    `rounds`, and any of its rounds may be left out; where it is shorter, the caller fills up the rest. Of the seats of
    full tables those stay empty that share a table least.
    """
    if size == 2:
        return (circle_rounds(seats, rounds),)
    tables = -(-seats // size)
    empty = tables * size - seats
    return tuple(_seated(full, empty, rounds) for full in _full_designs(tables, size, rounds))


@lru_cache(maxsize=64)
def _full_designs(tables: int, size: int, rounds: int) -> tuple[Design, ...]:
    """The designs for full tables, the best first."""
    clean = _clean_designs(tables, size, rounds)
    if len(clean[0] if clean else ()) >= rounds:
        return clean
    kept = [
        starter.all_rounds() for starter in starters_for(tables, size) if starter.repeats and starter.rounds == rounds
    ]
    if (tables, size) == (8, 4):
        kept = [twin_rounds()]
    return tuple(_round_again(design, rounds) for design in (*kept, *clean))


def _clean_designs(tables: int, size: int, rounds: int) -> tuple[Design, ...]:
    """The designs without any repeat, the longest first."""
    found = [transversal_rounds(tables, size)[: CHOICE * rounds]]
    found += [starter.all_rounds() for starter in starters_for(tables, size) if not starter.repeats]
    if (tables, size) == (8, 4):
        found.append(twin_rounds()[:10])
    if max(map(len, found)) < rounds and size <= tables:
        found.append(difference_rounds(tables, size, min(rounds, MOST)))
    return tuple(sorted((design for design in found if design), key=len, reverse=True))


def longest_without_repeats(tables: int, size: int) -> int:
    """How many rounds without a repeat are known here for so many full tables of `size`; always at least one."""
    if size == 2:
        return 2 * tables - 1
    return max([1, *map(len, _clean_designs(tables, size, MOST))])


def clean_rounds(people: int, size: int) -> int:
    """How many rounds without a repeat are known here for so many people at tables for `size`, with nobody alone.

    With fewer people than full tables hold, some tables have one or more empty chairs. For pairs the number is even.
    """
    if people < 2:
        return 0
    if size == 2:
        return people - 1
    tables = -(-people // size)
    longest = longest_without_repeats(tables, size)
    if tables * size - people < 2:
        return longest
    for rounds in range(min(longest, MOST), 1, -1):
        if any(
            len(design) >= rounds and all(len(table) > 1 for one in design[:rounds] for table in one)
            for design in rounds_for(people, size, rounds)[:1]
        ):
            return rounds
    return 1


def _round_again(design: Design, rounds: int) -> Design:
    """The design from its beginning again where it ends too early, if nearly all who can meet have met in it.

    A round played again costs as many repeats as it has meetings, and where fewer than half as many are left to have,
    hardly any other round costs less.
    """
    seats = sum(map(len, design[0]))
    met = {both for one in design for table in one for both in combinations(sorted(table), 2)}
    meetings = sum(len(table) * (len(table) - 1) // 2 for table in design[0])
    if 2 * (seats * (seats - 1) // 2 - len(met)) >= meetings:
        return design
    return tuple(design[number % len(design)] for number in range(max(rounds, len(design))))


def _seated(design: Design, empty: int, rounds: int) -> Design:
    """The design without `empty` of its seats, which share a table as seldom as possible, numbered anew without gaps.

    Where several seats are empty only the rounds that are needed are looked at and kept.
    """
    if not empty:
        return design
    if empty > 1:
        design = design[:rounds]
    gone = _seats_apart(design, empty)
    seats = sorted(seat for table in design[0] for seat in table if seat not in gone)
    number = {seat: place for place, seat in enumerate(seats)}
    return tuple(tuple(tuple(number[seat] for seat in table if seat in number) for table in one) for one in design)


def _seats_apart(design: Design, count: int) -> set[int]:
    """`count` seats that meet each other as seldom as a greedy choice finds, from whichever seat it begins best."""
    met = Counter(both for one in design for table in one for both in combinations(sorted(table), 2))
    seats = sorted(seat for table in design[0] for seat in table)
    partners: dict[int, Counter[int]] = {seat: Counter() for seat in seats}
    for (one, other), times in met.items():
        partners[one][other] += times
        partners[other][one] += times
    best: tuple[int, list[int]] | None = None
    for begin in reversed(seats):
        chosen, clashes, cost = [begin], Counter(partners[begin]), 0
        while len(chosen) < count:
            seat = min((one for one in reversed(seats) if one not in chosen), key=lambda one: clashes[one])
            cost += clashes[seat]
            chosen.append(seat)
            clashes.update(partners[seat])
        if best is None or cost < best[0]:
            best = (cost, chosen)
        if not cost:
            break
    return set(best[1]) if best else set()
