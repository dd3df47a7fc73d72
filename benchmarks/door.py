"""The door: from the last key of a scan to the card, a queue through the window, and desks that meet."""

from collections.abc import Iterator

from benchmarks import door_desks, door_queue, door_scan
from benchmarks.table import Row

PARTS = (door_scan.measure, door_queue.measure, door_desks.desk_rows)


def rows(quick: bool) -> Iterator[Row]:
    """Every part, one after another."""
    for measure in PARTS:
        yield from measure(quick)
