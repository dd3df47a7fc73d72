"""A small linear programme that grows by columns: which mix of known groups meets most wishes, and at what prices."""

from collections.abc import Sequence

_TINY = 1e-7  # smaller numbers count as nought
_SHORTLIST = 30  # variables looked at again and again before others are
_BLOCK = 400  # variables looked at together
_FRESH = 50  # changes of the mix after which its prices are reckoned anew


class Mix:
    """Maximise what the columns are worth so that row i holds `rights[i]`, with each row's price kept in a box.

    A row that holds too little is made up for at `low[i]`, one that holds too much is paid for at `high[i]`, which
    keeps its price between the two (O. du Merle et al., "Stabilized column generation", 1999). The revised simplex
    method with the inverse of the basis held by columns: rounding may cost time, but what is made of the prices is
    counted again in whole numbers elsewhere.
    """

    def __init__(self, rights: Sequence[float], low: Sequence[float], high: Sequence[float]) -> None:
        self.size = len(rights)
        self._low, self._high = list(low), list(high)
        self._values: list[float] = []
        self._rows: list[tuple[int, ...]] = []
        # A basic variable: 0.. too little in row i, size.. too much in row i - size, 2 * size.. a column.
        self._basis = list(range(self.size))
        self._inside = set(self._basis)
        self._inverse = [[float(row == column) for row in range(self.size)] for column in range(self.size)]
        self._amounts = [float(right) for right in rights]
        self.prices = list(self._low)
        self._shortlist: list[int] = []
        self._next = self._changed = 0

    def add(self, value: float, rows: Sequence[int]) -> None:
        """Offer one more column worth `value` that takes one from each of its rows (a row may be named twice)."""
        self._values.append(value)
        self._rows.append(tuple(rows))

    def set_box(self, low: Sequence[float], high: Sequence[float]) -> None:
        """Keep the prices between these from now on."""
        self._low, self._high = list(low), list(high)
        self._price_anew()

    def total(self) -> float:
        """What the mix is worth."""
        return sum(self._worth(one) * amount for one, amount in zip(self._basis, self._amounts, strict=True))

    def is_at_box(self, row: int) -> bool:
        """True when the box, not the columns, decides the price of a row."""
        return not self._low[row] + _TINY < self.prices[row] < self._high[row] - _TINY

    def improve(self, pivots: int) -> bool:
        """Change the mix at most so many times; false when no column makes it better."""
        while pivots > 0:
            best = self._best_of(self._shortlist)
            if best is None:
                self._shortlist = self._look_around()
                best = self._best_of(self._shortlist)
                if best is None:
                    return False
            self._shortlist.remove(best)
            self._bring_in(best)
            pivots -= 1
        return True

    def _look_around(self) -> list[int]:
        """The variables that gain most, of the next block that has any; all are looked at before there are none."""
        if self._changed > _FRESH:
            self._price_anew()
        every = 2 * self.size + len(self._rows)
        for again in range(2):
            for _ in range(0, every, _BLOCK):
                block = range(self._next, min(self._next + _BLOCK, every))
                self._next = block.stop % every
                gains = [(gain, one) for one in block if one not in self._inside and (gain := self._gain(one)) > _TINY]
                if gains:
                    return [one for _, one in sorted(gains, reverse=True)[:_SHORTLIST]]
            if not again and self._changed:
                self._price_anew()
        return []

    def _best_of(self, listed: list[int]) -> int | None:
        gain, one = max(((self._gain(one), -one) for one in listed), default=(0.0, 0))
        return -one if gain > _TINY else None

    def _worth(self, one: int) -> float:
        if one < self.size:
            return self._low[one]
        return -self._high[one - self.size] if one < 2 * self.size else self._values[one - 2 * self.size]

    def _gain(self, one: int) -> float:
        """By how much a variable is worth more than its rows cost."""
        prices, size = self.prices, self.size
        if one >= 2 * size:
            return self._values[one - 2 * size] - sum([prices[row] for row in self._rows[one - 2 * size]])
        return self._low[one] - prices[one] if one < size else prices[one - size] - self._high[one - size]

    def _price_anew(self) -> None:
        """The prices from the basis, without what rounding has gathered."""
        self._changed = 0
        worths = [(row, worth) for row, one in enumerate(self._basis) if (worth := self._worth(one))]
        self.prices = [sum([worth * column[row] for row, worth in worths]) for column in self._inverse]

    def _bring_in(self, one: int) -> None:
        """Put a variable into the basis in place of the one that runs out first."""
        gain, change = self._gain(one), self._changes(one)
        row = self._first_to_run_out(change)
        if row is None:
            return
        self._changed += 1
        pivot = change[row]
        amount, rate = max(self._amounts[row] / pivot, 0.0), gain / pivot
        for number, column in enumerate(self._inverse):
            share = column[row]
            if share:
                self.prices[number] += rate * share
                share /= pivot
                column = [old - share * new for old, new in zip(column, change, strict=True)]
                column[row] = share
                self._inverse[number] = column
        self._amounts = [old - amount * new for old, new in zip(self._amounts, change, strict=True)]
        self._amounts[row] = amount
        self._inside.discard(self._basis[row])
        self._inside.add(one)
        self._basis[row] = one

    def _changes(self, one: int) -> list[float]:
        """What one more of a variable takes from each basic one."""
        if one >= 2 * self.size:
            columns = [self._inverse[row] for row in self._rows[one - 2 * self.size]]
            return [sum(numbers) for numbers in zip(*columns, strict=True)]
        return list(self._inverse[one]) if one < self.size else [-number for number in self._inverse[one - self.size]]

    def _first_to_run_out(self, change: list[float]) -> int | None:
        found, least = None, 0.0
        for row, rate in enumerate(change):
            if rate > _TINY:
                lasts = self._amounts[row] / rate
                if found is None or lasts < least - _TINY or (lasts < least + _TINY and rate > change[found]):
                    found, least = row, lasts
        return found
