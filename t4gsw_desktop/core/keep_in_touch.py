"""Keeping in touch: whom people ticked on their slips, and the pairs in which both did; no other tick is ever told."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.core.seating import Pair, pair, pair_set


@dataclass(frozen=True, slots=True)
class TouchSlip:
    """One person's slip as it was typed in: `ticked` are the attendees they would like to hear from.

    A slip without a tick is one too: it was handed in. `typed` is when, UTC.
    """

    id: str
    activity_id: str
    attendee_id: str
    ticked: tuple[str, ...] = field(default=(), metadata={"tells": "names"})
    typed: str = ""


def ticks_of(slips: Iterable[TouchSlip]) -> dict[str, frozenset[str]]:
    """Whom each person ticked, by the giver; two entries that became one person count as one, and never themselves."""
    ticks: dict[str, frozenset[str]] = {}
    for slip in slips:
        giver = slip.attendee_id
        ticks[giver] = ticks.get(giver, frozenset()) | (frozenset(slip.ticked) - {giver, ""})
    return ticks


def mutual_pairs(ticks: Mapping[str, Collection[str]], apart: Iterable[Pair] = ()) -> frozenset[Pair]:
    """The pairs in which both ticked the other; whoever is to be kept `apart` is never brought together by it."""
    both = {pair(one, other) for one, found in ticks.items() for other in found if one in ticks.get(other, ())}
    return frozenset(both) - pair_set(apart)


def company_met(placements: Iterable[Placement]) -> dict[str, dict[str, int]]:
    """Whom each person sat with and in which round first, in the order of the rounds; who rests sits with nobody.

    Within a round they stand in the order of their ids, so that the same seats always give the same numbers.
    """
    tables: dict[tuple[int, str], set[str]] = {}
    for one in placements:
        if one.role != "rest" and one.attendee_id:
            tables.setdefault((one.part, one.place), set()).add(one.attendee_id)
    met: dict[str, dict[str, int]] = {}
    for (part, _), people in sorted(tables.items()):
        for person in people:
            company = met.setdefault(person, {})
            for other in sorted(people - {person}):
                company.setdefault(other, part)
    return met
