"""Names that may be one name typed twice: equal once folded, or but for a slip of the finger."""

from collections.abc import Hashable, Iterable, Iterator
from typing import TypeVar

from t4gsw_desktop.core.folding import words_of

K = TypeVar("K", bound=Hashable)
_LONG_ENOUGH = 4


def alike_pairs(ours: Iterable[tuple[K, str]], theirs: Iterable[tuple[K, str]]) -> Iterator[tuple[K, K]]:
    """Every pair of one of `ours` and one of `theirs` ((key, name) each) whose names are alike.

    Two names are alike when leaving out one letter at most of each leaves the same: that covers a letter wrong,
    missing, too many or swapped with its neighbour, and costs the length of the names only (the deletions of W. Garbe's
    symmetric delete spelling correction, 2012).
    """
    by_rest: dict[str, set[K]] = {}
    for key, name in ours:
        for rest in _rests(name):
            by_rest.setdefault(rest, set()).add(key)
    for key, name in theirs:
        for other in sorted({one for rest in _rests(name) for one in by_rest.get(rest, ())}, key=repr):
            yield other, key


def _rests(name: str) -> set[str]:
    folded = " ".join(words_of(name))
    if not folded:
        return set()
    cuts = range(len(folded)) if len(folded) >= _LONG_ENOUGH else ()
    return {folded, *(folded[:at] + folded[at + 1 :] for at in cuts)}
