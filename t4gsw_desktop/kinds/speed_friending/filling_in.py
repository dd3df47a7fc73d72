"""Helpers who sit down where one person would be left over: in which rounds they are needed, and who it is."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from t4gsw_desktop.core.seating import Guest, Pair, SeatingRound, SeatingTable, parties


def filling_in(
    people: Sequence[Guest],
    tables: Sequence[SeatingTable],
    together: frozenset[Pair],
    played: Sequence[SeatingRound],
    rounds: int,
    pairs: bool,
) -> tuple[Guest, ...]:
    """`people` with every helper here only in the rounds to come in which one is left over; of several the one who
    filled in least does, so that the work is shared. Helpers never rest.

    With `pairs` one is left over wherever the number is odd, else only where a single person is here. Somebody who
    asked to rest, or for whom no table is right, is not counted.
    """
    helpers = [guest for guest in people if guest.fills_in]
    if not helpers:
        return tuple(people)
    guests = [guest for guest in people if not guest.fills_in and _has_table(guest, tables)]
    turns = Counter(person for one in played for person in one.seats())
    needed: dict[str, set[int]] = {}
    for number in range(len(played) + 1, rounds + 1):
        free = [guest for guest in helpers if number in guest.here]
        if free and _one_left_over(guests, together, number, pairs):
            helper = min(free, key=lambda one: turns[one.id])
            turns[helper.id] += 1
            needed.setdefault(helper.id, set()).add(number)
    return tuple(
        replace(guest, here=frozenset(needed.get(guest.id, ())), never_rest=True) if guest.fills_in else guest
        for guest in people
    )


def _has_table(guest: Guest, tables: Sequence[SeatingTable]) -> bool:
    if not guest.needs and not guest.stays_at:
        return bool(tables)
    return any(not guest.needs - table.features and guest.stays_at in ("", table.id) for table in tables)


def _one_left_over(guests: Sequence[Guest], together: frozenset[Pair], number: int, pairs: bool) -> bool:
    asking = {guest.id for guest in guests if number in guest.rests_in}
    here = [guest.id for guest in guests if number in guest.here]
    seated = [party for party in parties(here, together) if asking.isdisjoint(party)]
    if not pairs:
        return [len(party) for party in seated] == [1]
    return sum(len(party) == 1 for party in seated) % 2 == 1
