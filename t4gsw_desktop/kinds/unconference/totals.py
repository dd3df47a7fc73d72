"""Dots on a wall as votes: where only totals are known, ballots that add up to them and claim nothing more."""

from collections.abc import Mapping
from random import Random

# Said wherever dots are counted.
WHAT_TOTALS_LOSE = (
    "Dots say how many want each pitch, but not who wants which two: clashes are reckoned as if everybody chose by "
    "chance, nobody gets a schedule of their own, and access needs of those who voted are not known."
)
_SEED = 1
_TRADES = 8  # for each ballot: enough that no trace of the order in which the dots were given out is left


def pretend_ballots(dots: Mapping[str, int], budget: int) -> tuple[tuple[str, ...], ...]:
    """Ballots of different pitches each that have exactly these dots altogether, the same ones for the same dots.

    There are as few as `budget` dots each allow (0: as if three each), but never fewer than the most dots of one pitch.
    Who has which is drawn by chance among all ways that leave each ballot its size and each pitch its dots, by trades
    between two ballots at a time: G. Strona and others, "A fast and unbiased procedure to randomize ecological binary
    matrices with fixed row and column totals", Nature Communications 5 (2014).
    """
    wanted = {pitch: count for pitch, count in sorted(dots.items()) if count > 0}
    if not wanted:
        return ()
    count = max(-(-sum(wanted.values()) // (budget or 3)), *wanted.values())
    ballots = _dealt(wanted, count)
    drawn = Random(_SEED)
    for _ in range(_TRADES * count if count > 1 else 0):
        first = int(drawn.random() * count)
        second = (first + 1 + int(drawn.random() * (count - 1))) % count
        _trade(ballots[first], ballots[second], drawn)
    return tuple(tuple(sorted(one)) for one in ballots if one)


def _dealt(wanted: Mapping[str, int], count: int) -> list[set[str]]:
    """The dots dealt out one after another round and round: nobody gets one pitch twice, all get about as many."""
    deck = [pitch for pitch, dots in wanted.items() for _ in range(dots)]
    return [set(deck[at::count]) for at in range(count)]


def _trade(first: set[str], second: set[str], drawn: Random) -> None:
    """Mix what only one of two ballots has, and let each have as many of it as before."""
    ours, theirs = sorted(first - second), sorted(second - first)
    if not ours or not theirs:
        return
    pool = [*ours, *theirs]
    for at in range(len(ours)):
        other = at + int(drawn.random() * (len(pool) - at))
        pool[at], pool[other] = pool[other], pool[at]
    both = first & second
    first.clear()
    second.clear()
    first.update(both, pool[: len(ours)])
    second.update(both, pool[len(ours) :])
