"""Where the bars of an evening's picture go: lanes without overlaps, and each label where it can be read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

INSIDE, BARE, LEFT, RIGHT, CUT = "inside", "bare", "left", "right", "cut"


@dataclass(frozen=True, slots=True)
class Strip:
    """One thing of the evening with a beginning and an end.

    `key` is an activity's id or the name of a part of the house ("door"); `ink` and `soft` are roles of colours.
    `quiet` is a second word or two, shown where there is room; `spoken` is all of it in one sentence. `house` strips
    (set up, doors open, pack down) share the first lane.
    """

    key: str
    title: str
    starts: datetime
    ends: datetime
    ink: str
    soft: str
    icon: str
    quiet: str = ""
    spoken: str = ""
    house: bool = False
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A strip in its lane: the bar from `left` to `right`, and where its label is.

    That is inside, bare (inside without its icon), to the left, to the right, or cut short.

    `first` to `last` is everything that is drawn of it.
    """

    strip: Strip
    lane: int
    left: int
    right: int
    label: str
    first: int
    last: int


def lay_out(
    strips: Sequence[Strip],
    x_of: Callable[[datetime], int],
    label_width: Callable[[Strip], int],
    width: int,
    gap: int,
    icon: int,
) -> tuple[Placed, ...]:
    """Every strip in a lane where nothing covers it or its label; as few lanes as a first fit needs.

    `label_width` is the room that icon and title of a strip take, `icon` that of the icon alone; `gap` lies between a
    bar and a label beside it.
    """
    taken: dict[int, list[tuple[int, int]]] = {}
    placed = []
    from_lane = 1 if any(one.house for one in strips) else 0
    for strip in sorted(strips, key=lambda one: (not one.house, one.starts, one.ends)):
        left = x_of(strip.starts)
        right = max(left + 6, x_of(strip.ends))
        wanted = _ways(left, right, label_width(strip), width, gap, icon)
        lane = 0 if strip.house else from_lane
        while True:
            fit = next((way for way in wanted if _is_free(taken.get(lane, []), way[1], way[2])), None)
            if fit is not None or strip.house:
                break
            lane += 1
        label, first, last = fit or (CUT, left, right)
        taken.setdefault(lane, []).append((first, last))
        placed.append(Placed(strip, lane, left, right, label, first, last))
    return tuple(placed)


def _ways(left: int, right: int, label: int, width: int, gap: int, icon: int) -> list[tuple[str, int, int]]:
    if label - icon <= right - left:
        return [(INSIDE if label <= right - left else BARE, left, right)]
    ways = []
    if left - gap - label >= 0:
        ways.append((LEFT, left - gap - label, right))
    if right + gap + label <= width:
        ways.append((RIGHT, left, right + gap + label))
    return ways or [(CUT, left, right)]


def _is_free(taken: Sequence[tuple[int, int]], first: int, last: int) -> bool:
    return all(last <= begins or first >= ends for begins, ends in taken)
