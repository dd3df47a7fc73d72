"""A first guess at the price of every session: dearer while too many slots want it, cheaper while none does."""

from collections.abc import Generator, Sequence

from t4gsw_desktop.kinds.unconference.groups import UNIT
from t4gsw_desktop.kinds.unconference.known_groups import KnownGroups

_TURNS = 200  # prices tried; more gain little that the mix does not find sooner
_PATIENCE = 20  # turns without a better bound before the stride is halved


def walk_prices(known: KnownGroups, start: Sequence[float], wanted: float) -> Generator[int, None, list[float]]:
    """Walk from these prices (in wishes) to better ones, which the generator returns; it yields microseconds of work.

    `wanted` are the wishes a good grid meets. Groups found on the way become known. Source: the subgradient method
    with the stride of B. T. Polyak (1969).
    """
    prices, best_prices, best = list(start), list(start), float("inf")
    stride, waited = 1.0, 0
    for _ in range(_TURNS):
        whole = [round(price * UNIT) for price in prices]
        surplus = _surplus(known, whole)
        yield 1 + sum(slot.most * len(slot.sessions) for slot in known.kinds)
        met = known.most_met(whole) / UNIT
        length = sum(one * one for one in surplus)
        waited = 0 if met < best - 0.01 else waited + 1
        if met < best:
            best, best_prices = met, prices
        if length == 0 or stride < 0.02:
            break
        if waited > _PATIENCE:
            stride, waited, prices = stride / 2, 0, best_prices
            continue
        pace = stride * max(met - wanted, 0.3) / length
        prices = [price + pace * one for price, one in zip(prices, surplus, strict=True)]
    return best_prices


def _surplus(known: KnownGroups, prices: Sequence[int]) -> list[int]:
    """How many more slots want each session, at these prices, than it can be in."""
    surplus = [0] * len(prices)
    for one in known.dearest(prices):
        surplus[one] = -1
    for kind, groups in known.look(prices):
        for group in groups:
            known.add(kind, group)
        for _, chosen in known.ranked(kind, prices)[:1]:
            for one in chosen:
                surplus[one] += known.counts[kind]
    return surplus
