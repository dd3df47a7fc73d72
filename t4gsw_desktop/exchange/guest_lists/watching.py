"""Being told how far a long reading is, and ending it: for lists of ten thousand, which take seconds."""

from collections.abc import Callable, Iterable, Iterator, Sized
from typing import Protocol, TypeVar

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Watch = Callable[[float], object]
_EVERY = 256


class _Counted(Sized, Iterable[T_co], Protocol[T_co]):
    """Something whose length is known before it is gone through."""


def unwatched(_fraction: float) -> None:
    """Nobody is told."""


def part_of(watch: Watch, begin: float, end: float) -> Watch:
    """A watch for a part of the work, which goes from `begin` to `end` of the whole."""
    return lambda fraction: watch(begin + (end - begin) * fraction)


def watched(things: _Counted[T], watch: Watch) -> Iterator[T]:
    """The things one by one; `watch` is told at the first and now and then after it."""
    whole = len(things)
    for number, thing in enumerate(things):
        if number % _EVERY == 0:
            watch(number / whole)
        yield thing
