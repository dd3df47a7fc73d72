"""How often each person misses a wish, counted for everybody at once with whole numbers as columns of bits."""

from collections.abc import Sequence


class MissCounter:
    """One small number for each person, held upright: `planes[k]` has the bit of everybody whose number has bit k.

    Adding one to a thousand people is then a handful of operations (bit-sliced counters, a vertical ripple carry).
    """

    def __init__(self, counts: Sequence[int]) -> None:
        height = max(counts, default=0).bit_length()
        self.planes = [
            sum(1 << person for person, count in enumerate(counts) if count >> level & 1) for level in range(height)
        ]

    def squares(self) -> int:
        """The sum of everybody's number squared."""
        planes = list(enumerate(self.planes))
        return sum((one & other).bit_count() << low + high for low, one in planes for high, other in planes)

    def change(self, more: int, fewer: int) -> int:
        """By how much the sum of squares grows when `more` get one added and `fewer` (others) one taken away."""
        growth = more.bit_count() + fewer.bit_count()
        for level, plane in enumerate(self.planes):
            growth += (more & plane).bit_count() - (fewer & plane).bit_count() << level + 1
        return growth

    def apply(self, more: int, fewer: int) -> None:
        """Add one for `more`, take one from `fewer`; nobody is in both, and nobody's number falls below nought."""
        for level, plane in enumerate(self.planes):
            self.planes[level] = plane ^ more ^ fewer
            more, fewer = more & plane, fewer & ~plane
        if more:
            self.planes.append(more)
