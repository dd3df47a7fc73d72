"""What is on the wall while people talk: round, clock, bar, question, who rests, and the tables."""

from PySide6.QtCore import QRectF

from t4gsw_desktop.ui.projector import wall_words
from t4gsw_desktop.ui.projector.lettering import Lettering
from t4gsw_desktop.ui.projector.pieces import Shape, Words
from t4gsw_desktop.ui.projector.shown import Shown
from t4gsw_desktop.ui.projector.texts import below, text_at_foot, text_in
from t4gsw_desktop.ui.projector.wall_parts import BAR_HEIGHT, ROUND_SIZE, bar, clock, map_height, round_line, table_map

_QUESTION_LARGEST, _QUESTION_BY_MAP, _QUESTION_ALONE = 60, 44, 140
_RESTING_SIZE = 36


def talk_pieces(shown: Shown, box: QRectF, lettering: Lettering) -> list[Words | Shape]:
    """Everything but the names, the map of the tables only where the question leaves room for it."""
    if shown.state.phase == "ready":
        return before_pieces(shown, box, lettering)
    pieces, room = _clock_pieces(shown, box, 0.34, lettering)
    if shown.wall.resting:
        words = wall_words.resting_words(shown.wall.resting)
        resting = text_at_foot(room, words, 600, _RESTING_SIZE, lettering, 3)
        room.setBottom(resting.box.top() - 24)
        pieces.append(resting)
    return [*pieces, *_with_map(shown, room, shown.wall.question, 700, _QUESTION_LARGEST, lettering)]


def question_pieces(shown: Shown, box: QRectF, lettering: Lettering) -> list[Words | Shape]:
    """The question as large as it can be, with round and clock above it."""
    if shown.state.phase == "ready":
        return before_pieces(shown, box, lettering)
    pieces, room = _clock_pieces(shown, box, 0.2, lettering)
    if shown.wall.question:
        pieces.append(text_in(room, shown.wall.question, 700, _QUESTION_ALONE, lettering))
    return pieces


def before_pieces(shown: Shown, box: QRectF, lettering: Lettering) -> list[Words | Shape]:
    """Before the first round: what it is, when it starts, and how it works."""
    upper = QRectF(box.left(), box.top(), box.width(), box.height() * 0.4)
    title = text_in(upper, shown.wall.title, 800, 130, lettering)
    pieces: list[Words | Shape] = [title]
    room = below(box, title, 40)
    if shown.starts:
        starts = text_in(room, wall_words.starts_words(shown.starts), 600, 84, lettering, lines=2)
        pieces.append(starts)
        room = below(box, starts, 40)
    return [*pieces, *_with_map(shown, room, wall_words.HOW, 400, 52, lettering)]


def _clock_pieces(shown: Shown, box: QRectF, share: float, lettering: Lettering) -> tuple[list[Words | Shape], QRectF]:
    """The line of rounds, the clock in at most this share of the height, and the bar; and the room under them."""
    head = QRectF(box.left(), box.top(), box.width(), ROUND_SIZE * 1.4)
    figures = clock(shown.state, QRectF(box.left(), head.bottom() + 48, box.width(), box.height() * share))
    under = QRectF(box.left(), figures.box.bottom() + 48, box.width(), BAR_HEIGHT)
    room = QRectF(box.left(), under.bottom() + 36, box.width(), box.bottom() - under.bottom() - 36)
    return [*round_line(shown.state, head, lettering), figures, *bar(shown.state, under)], room


def _with_map(
    shown: Shown, room: QRectF, text: str, weight: int, largest: int, lettering: Lettering
) -> list[Words | Shape]:
    """A text, and under it the tables where both have room."""
    alone = [text_in(room, text, weight, largest, lettering)] if text else []
    high = map_height(shown.wall.tables, room.width(), lettering)
    if not high:
        return [*alone]
    upper = room.adjusted(0, 0, 0, -high - 32)
    beside = text_in(upper, text, weight, largest, lettering, least=min(largest, _QUESTION_BY_MAP))
    if beside.box.height() > upper.height():
        return [*alone]
    place = QRectF(room.left(), room.bottom() - high, room.width(), high)
    return [*([beside] if text else []), *table_map(shown.wall.tables, place, lettering)]
