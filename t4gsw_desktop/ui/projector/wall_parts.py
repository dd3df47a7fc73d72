"""The parts of a wall: the line of rounds, the clock and its bar, the map of tables, the columns of names."""

from collections.abc import Iterator, Sequence
from math import ceil

from PySide6.QtCore import QRectF

from t4gsw_desktop.kinds.speed_friending.clock import RunState
from t4gsw_desktop.ui.projector.lettering import LEFT, MIDDLE, RIGHT, Lettering
from t4gsw_desktop.ui.projector.name_pages import LEAST, PLACE_WEIGHT, NamePage, gap_beside
from t4gsw_desktop.ui.projector.pieces import Shape, Words
from t4gsw_desktop.ui.projector.wall_words import digits, is_ending, round_words, state_words

Pieces = Iterator[Words | Shape]
ROUND_SIZE, CLOCK_LARGEST, BAR_HEIGHT = 50, 372, 22
_SEGMENT = (64.0, 20.0, 12.0)  # width, height and gap of the mark of a round
_CELL = (104.0, 76.0)  # a table on the map
_CELL_GAP, _MAP_EDGE = 26.0, 26.0
BETWEEN_COLUMNS = 44.0


def round_line(state: RunState, box: QRectF, lettering: Lettering) -> Pieces:
    """Which round it is, a mark for each, and at the right in words whether the clock stands or is about to end."""
    text, size = round_words(state), ROUND_SIZE
    wide = lettering.width(text, size, 700) + 4
    height = lettering.lay(text, size, 700, wide).height
    yield Words(text, QRectF(box.left(), box.top() + (box.height() - height) / 2, wide, height), size, 700)
    said = state_words(state)
    chip = lettering.width(said, size, 700) + 52 if said else 0.0
    if said:
        place = QRectF(box.right() - chip, box.top(), chip, box.height())
        yield Shape(place, "warn-soft", "warn", 3, box.height() / 2)
        text_box = QRectF(place.left() + 24, place.top() + (place.height() - height) / 2, chip - 48, height)
        yield Words(said, text_box, size, 700, "warn-ink", MIDDLE)
    room = QRectF(box.left() + wide + 28, box.top(), box.width() - wide - 28 - (chip + 28 if said else 0), box.height())
    yield from _segments(state, room)


def _segments(state: RunState, room: QRectF) -> Pieces:
    """A mark for each round: over, begun, to come; none where there is no room for them to be told apart."""
    gap = _SEGMENT[2] if state.rounds <= 10 else 6.0
    wide = min(_SEGMENT[0], (room.width() - gap * (state.rounds - 1)) / state.rounds)
    if wide < 14:
        return
    over = state.rounds if state.phase == "finished" else state.round - 1
    for number in range(state.rounds):
        left, top = room.left() + number * (wide + gap), room.center().y() - _SEGMENT[1] / 2
        mark = QRectF(left, top, wide, _SEGMENT[1])
        radius = min(wide, _SEGMENT[1]) / 2
        part = 1.0 if number < over else _gone(state) if number == over else 0.0
        if part:
            yield Shape(QRectF(left, top, wide * part, _SEGMENT[1]), "friend", radius=radius, clip=mark)
        yield Shape(mark, "", "friend" if part else "line-strong", 3, radius)


def _gone(state: RunState) -> float:
    """How much of the running round is over, 0 to 1."""
    if state.phase not in ("talking", "paused") or not state.whole:
        return 0.0
    return max(0.0, min(1.0, 1 - state.left / state.whole))


def clock(state: RunState, box: QRectF, largest: int = CLOCK_LARGEST, side: str = LEFT) -> Words:
    """The time that is left, as large as `box` and `largest` allow, at the top of `box`."""
    text = digits(state)
    for size in range(largest, LEAST - 1, -4):
        wide, high = Lettering.figures_width(text, size), Lettering.figures_height(size)
        if wide <= box.width() and high <= box.height():
            break
    left = box.left() - Lettering.figures_lead(text, size) if side == LEFT else box.right() - wide
    role = "ink-2" if state.phase == "paused" else "ink"
    return Words(text, QRectF(left, box.top(), wide, high), size, 800, role, figures=True)


def bar(state: RunState, box: QRectF) -> Pieces:
    """What is left of the time, from the left; in the last ten seconds in the colour that says look here."""
    radius = box.height() / 2
    yield Shape(box, "sunken", "line-strong", 2, radius)
    part = max(0.0, min(1.0, state.left / state.whole)) if state.whole else 0.0
    if part:
        role = "warn" if is_ending(state) else "ink-2" if state.phase == "paused" else "friend"
        filled = QRectF(box.left(), box.top(), box.width() * part, box.height())
        yield Shape(filled, role, clip=box, radius=radius)


def map_height(tables: Sequence[str], width: float, lettering: Lettering) -> float:
    """How high the map of the tables is at `width`; 0 where there are none or their names could not be read."""
    if not tables:
        return 0.0
    cell = _cell_width(tables, lettering)
    rows = ceil(len(tables) / _map_columns(len(tables), width, cell))
    return 2 * _MAP_EDGE + rows * _CELL[1] + (rows - 1) * _CELL_GAP if cell <= width - 2 * _MAP_EDGE else 0.0


def table_map(tables: Sequence[str], box: QRectF, lettering: Lettering) -> Pieces:
    """The tables in their order, as in a room seen from above; where stage and door are is not known here."""
    yield Shape(box, "", "line-strong", 3, 20)
    cell = _cell_width(tables, lettering)
    columns = _map_columns(len(tables), box.width(), cell)
    step = (box.width() - 2 * _MAP_EDGE - columns * cell) / max(1, columns - 1)
    step = min(step, cell)
    start = box.left() + (box.width() - columns * cell - (columns - 1) * step) / 2
    for number, label in enumerate(tables):
        row, column = divmod(number, columns)
        left = start + column * (cell + step)
        top = box.top() + _MAP_EDGE + row * (_CELL[1] + _CELL_GAP)
        place = QRectF(left, top, cell, _CELL[1])
        yield Shape(place, "friend-soft", "friend", 4, 18)
        size = _label_size(tables)
        height = lettering.lay(label, size, PLACE_WEIGHT, cell).height
        inside = QRectF(left, top + (_CELL[1] - height) / 2, cell, height)
        yield Words(label, inside, size, PLACE_WEIGHT, "friend", MIDDLE)


def _label_size(tables: Sequence[str]) -> int:
    return 48 if max(len(label) for label in tables) <= 3 else LEAST


def _cell_width(tables: Sequence[str], lettering: Lettering) -> float:
    return max(_CELL[0], lettering.widest(tables, _label_size(tables), PLACE_WEIGHT) + 32)


def _map_columns(count: int, width: float, cell: float) -> int:
    """As many tables side by side as fit, in rows that are about even; two rows where that is possible."""
    most = max(1, int((width - 2 * _MAP_EDGE + _CELL_GAP) // (cell + _CELL_GAP)))
    rows = max(min(2, count), ceil(count / most))
    return ceil(count / rows)


def name_columns(page: NamePage, box: QRectF, wide: float) -> Pieces:
    """The names of one page, each with its table at the right, on a quiet line."""
    for number, rows in enumerate(page.columns):
        left, top = box.left() + number * (wide + BETWEEN_COLUMNS), box.top()
        for row in rows:
            yield Shape(QRectF(left, top + row.height - 1, wide, 1), "line")
            name = QRectF(left, top, wide - page.place_width - gap_beside(page.size), row.height - 1)
            yield Words(row.name, name, row.size)
            place = QRectF(left + wide - page.place_width, top, page.place_width, row.height - 1)
            yield Words(row.place, place, row.place_size, PLACE_WEIGHT, "friend", RIGHT)
            top += row.height


def column_width(width: float, columns: int) -> float:
    """How wide each of so many columns is."""
    return (width - (columns - 1) * BETWEEN_COLUMNS) / columns
