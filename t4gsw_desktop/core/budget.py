"""How much work a planner may do: counted in steps so that a seed gives one plan, with a clock only as a ceiling."""

from collections.abc import Callable
from dataclasses import dataclass, field


def never() -> bool:
    """A stop that never comes."""
    return False


def unheard(fraction: float, words: str) -> None:
    """Progress that nobody listens to."""


@dataclass(slots=True)
class Budget:
    """The work a planner may spend.

    `steps` is the number of elementary moves granted (the planner says what a move is); the same steps, snapshot and
    seed give the same plan on every machine. `stop` is asked now and then and ends the work early (the clock, or a
    person who pressed Stop); `progress(fraction, words)` is told how far the work is.
    """

    steps: int = 200_000
    stop: Callable[[], bool] = never
    progress: Callable[[float, str], None] = unheard
    used: int = field(default=0, init=False)

    def spend(self, steps: int = 1) -> bool:
        """Count `steps` as spent; true while there is more to spend and nobody said stop."""
        self.used += steps
        return self.used < self.steps and not self.stop()
