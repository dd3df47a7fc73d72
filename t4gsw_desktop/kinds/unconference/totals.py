"""Dots on a wall as votes: where only totals are known, ballots that add up to them and claim nothing more."""

from collections.abc import Mapping

# Said wherever dots are counted.
WHAT_TOTALS_LOSE = (
    "Dots say how many want each pitch, but not who wants which two: clashes are reckoned as if everybody chose by "
    "chance, nobody gets a schedule of their own, and access needs of those who voted are not known."
)
_MULTIPLIER = 2_654_435_761  # Knuth's multiplicative hash: spreads neighbours far apart, and is the same everywhere


def pretend_ballots(dots: Mapping[str, int], budget: int) -> tuple[tuple[str, ...], ...]:
    """Ballots of different pitches each that have exactly these dots altogether, the same ones for the same dots.

    There are as few as `budget` dots each allow (0: as if three each), but never fewer than the most dots of one pitch.
    Each pitch in turn goes to the ballots that have the fewest dots so far, ties in an order that looks like chance and
    is another for each pitch: so every pitch falls together with every other about as often as its dots make likely.
    """
    wanted = {pitch: count for pitch, count in dots.items() if count > 0}
    if not wanted:
        return ()
    each = budget or 3
    count = max(-(-sum(wanted.values()) // each), *wanted.values())
    ballots: list[list[str]] = [[] for _ in range(count)]
    for turn, pitch in enumerate(sorted(wanted, key=lambda one: (-wanted[one], one)), 1):
        order = sorted(range(count), key=lambda at: (len(ballots[at]), _shuffled(turn, at), at))
        for at in order[: wanted[pitch]]:
            ballots[at].append(pitch)
    return tuple(tuple(sorted(one)) for one in ballots if one)


def _shuffled(turn: int, at: int) -> int:
    mixed = (at * 131 + turn * 65_537 + 1) * _MULTIPLIER & 0xFFFFFFFF
    return (mixed ^ mixed >> 15) * _MULTIPLIER & 0xFFFFFFFF
