"""The rows that measurements give and the one table they are printed in."""

import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

COLUMNS = ("topic", "what", "size", "measured", "reach")


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement.

    `what` was measured at `size` ("1,000 guests") and came to `value` in `unit`: "s" for a median of wall-clock
    seconds, else what the value counts. `reach` says what the number is to be held against, such as the proven bound
    or what people notice.
    """

    topic: str
    what: str
    size: str
    value: float
    unit: str = "s"
    reach: str = ""


def median_of(runs: int, function: Callable[[], object]) -> float:
    """The median wall-clock seconds of `runs` calls, after one call that is not counted because it fills caches."""
    function()
    taken = []
    for _ in range(runs):
        begun = time.perf_counter()
        function()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def shown(value: float, unit: str) -> str:
    """A value with three figures and its unit, seconds in the unit that reads best."""
    if unit == "s" and value < 1:
        value, unit = (value * 1_000, "ms") if value >= 0.001 else (value * 1_000_000, "µs")
    if value == int(value) and abs(value) < 1e15:
        return f"{int(value):,} {unit}".strip()
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2
    return f"{value:,.{digits}f} {unit}".strip()


def table(rows: Iterable[Row]) -> str:
    """All rows under one heading, columns aligned, measured values to the right."""
    cells = [COLUMNS, *((row.topic, row.what, row.size, shown(row.value, row.unit), row.reach) for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(COLUMNS))]
    lines = []
    for line in cells:
        parts = [
            text.rjust(width) if COLUMNS[column] == "measured" else text.ljust(width)
            for column, (text, width) in enumerate(zip(line, widths, strict=True))
        ]
        lines.append("  ".join(parts).rstrip())
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join(lines)
