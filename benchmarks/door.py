"""The door: from the last key of a scan to the card, and a queue through the window; each part is its own module."""

from collections.abc import Iterator

from benchmarks import door_queue, door_scan
from benchmarks.table import Row

PARTS = (door_scan.measure, door_queue.measure)


def rows(quick: bool) -> Iterator[Row]:
    """Every part, one after another."""
    for measure in PARTS:
        yield from measure(quick)
