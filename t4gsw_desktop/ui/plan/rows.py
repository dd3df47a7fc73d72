"""The rows of the timeline: one for each room, as high as the bars that overlap in it need, and one without a room."""

from collections.abc import Sequence
from dataclasses import dataclass

from t4gsw_desktop.ui.plan.bar import BarFacts, BarKey

NO_ROOM = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One room across: its name and what is said below it."""

    room_id: str
    title: str
    note: str


@dataclass(frozen=True, slots=True)
class Laid:
    """Where things are from top to bottom, in pixels: the top of each row and of what follows, and each bar's lane."""

    rows: tuple[Row, ...]
    tops: tuple[int, ...]
    lanes: dict[BarKey, tuple[int, int]]

    @property
    def height(self) -> int:
        """Of all rows."""
        return self.tops[-1]

    def row_at(self, y: int) -> int:
        """The number of the row at this height, the nearest one beyond the ends."""
        below = [number for number, top in enumerate(self.tops[:-1]) if top <= y]
        return below[-1] if below else 0

    def number_of(self, room_id: str) -> int:
        """The number of a room's row; the last one, without a room, for a room that has none."""
        found = [number for number, row in enumerate(self.rows) if row.room_id == room_id]
        return found[0] if found else len(self.rows) - 1


def lay_rows(rows: Sequence[Row], bars: Sequence[BarFacts], room: int, least: int, most: int, lane: int) -> Laid:
    """Rows that share `room` pixels, none lower than `least` or higher than `most` but for lanes of at least `lane`.

    Bars of one row that overlap in time lie below each other, each in the first lane that is free.
    """
    usual = max(least, min(most, room // max(1, len(rows))))
    margin = max(4, usual // 9)
    tops, lanes, top = [], {}, 0
    for row in rows:
        here = sorted((one for one in bars if one.key[1] == row.room_id), key=lambda one: (one.span.starts, one.key))
        of_bar = _lanes(here)
        count = max(of_bar.values(), default=0) + 1
        height = max(usual, 2 * margin + count * lane + (count - 1) * 3)
        each = (height - 2 * margin - (count - 1) * 3) // count
        tops.append(top)
        for key, number in of_bar.items():
            lanes[key] = (top + margin + number * (each + 3), each)
        top += height
    return Laid(tuple(rows), (*tops, top), lanes)


def _lanes(bars: Sequence[BarFacts]) -> dict[BarKey, int]:
    ends: list[BarFacts] = []
    found = {}
    for one in bars:
        free = [number for number, last in enumerate(ends) if last.span.ends <= one.span.starts]
        if free:
            ends[free[0]] = one
            found[one.key] = free[0]
        else:
            found[one.key] = len(ends)
            ends.append(one)
    return found
