"""One sight for each time a code is held up, however many frames see it."""

import math
from collections.abc import Sequence

AWAY = 2.0  # seconds a code has to be out of sight to be seen anew


class Sights:
    """Remembers when each code was seen last. Times are seconds on any clock that only goes on."""

    def __init__(self) -> None:
        self._last: dict[str, float] = {}

    def note(self, texts: Sequence[str], at: float) -> tuple[str, ...]:
        """Those among the texts of a frame taken at `at` that were out of sight for more than two seconds."""
        fresh = tuple(dict.fromkeys(text for text in texts if at - self._last.get(text, -math.inf) > AWAY))
        self._last = {text: then for text, then in self._last.items() if at - then <= AWAY}
        self._last.update(dict.fromkeys(texts, at))
        return fresh
