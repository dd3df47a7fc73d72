"""Whom to pair with whom: partners exchanged along short chains until no chain saves anything."""

from collections.abc import Sequence

# How many ways to go on are looked at with each further pair of a chain.
BREADTHS = (12, 6, 4, 3, 2)


def cheaper_pairs(costs: Sequence[Sequence[int]], mates: Sequence[int]) -> list[int]:
    """For each row its partner in a perfect matching that costs no more than `mates`; `costs` is symmetric.

    In a chain one pair is parted, one of the two takes another's partner, the one left over takes the next, and the
    last is paired with the first. No chain of up to six pairs among those looked at saves anything in the answer.
    (Chains after S. Lin and B. W. Kernighan, 1973. Measured beside an exact matching after J. Edmonds, 1965: the same
    for costs with few different values, as meetings have; one or two in a hundred dearer for costs drawn at random.)
    """
    pairing = _Pairing(costs, list(mates))
    waiting = list(range(len(mates)))
    while waiting:
        one = waiting.pop()
        while pairing.improve(one):
            waiting.extend(person for person in pairing.touched if person != one)
    return pairing.mates


class _Pairing:
    """The pairs as they stand; costs are counted from the cheapest pair there could be."""

    def __init__(self, costs: Sequence[Sequence[int]], mates: list[int]) -> None:
        count = len(mates)
        self.least = min((costs[a][b] for a in range(count) for b in range(a)), default=0)
        self.costs, self.mates = costs, mates
        self.orders: dict[int, list[int]] = {}
        self.touched: list[int] = []

    def improve(self, first: int) -> bool:
        """Carry out a chain from `first` that saves something; false when none is found."""
        last = self.mates[first]
        chain = self._chain([first, last], self.costs[first][last] - self.least)
        if chain is None:
            return False
        for one, other in zip(chain[1::2], chain[2::2] + [first], strict=True):
            self.mates[one], self.mates[other] = other, one
        self.touched = chain
        return True

    def _order(self, one: int) -> list[int]:
        order = self.orders.get(one)
        if order is None:
            row = self.costs[one]
            order = self.orders[one] = sorted((other for other in range(len(row)) if other != one), key=row.__getitem__)
        return order

    def _chain(self, chain: list[int], gain: int) -> list[int] | None:
        """The chain made longer until closing it saves something; `gain` is what it saves so far."""
        costs, least, mates = self.costs, self.least, self.mates
        first, last = chain[0], chain[-1]
        depth = len(chain) // 2 - 1
        longer: list[tuple[int, int, int]] = []
        for other in self._order(last):
            rest = gain - costs[last][other] + least
            if rest <= 0:
                break
            if other in chain:
                continue
            mate = mates[other]
            parted = rest + costs[other][mate] - least
            if parted > costs[mate][first] - least:
                return [*chain, other, mate]
            longer.append((parted, other, mate))
            if len(longer) >= BREADTHS[depth]:
                break
        if depth + 1 < len(BREADTHS):
            for parted, other, mate in longer:
                found = self._chain([*chain, other, mate], parted)
                if found is not None:
                    return found
        return None
