"""The wall while people vote: every pitch with its number, large, and how to vote; never how many want it."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from t4gsw_desktop.kinds.unconference.pitches_shown import ShownPitch
from t4gsw_desktop.ui.projector.last_wall import LastWall
from t4gsw_desktop.ui.projector.lettering import AS_WRITTEN, RIGHT
from t4gsw_desktop.ui.projector.line_pages import line_pages
from t4gsw_desktop.ui.projector.name_pages import LEAST
from t4gsw_desktop.ui.projector.names_wall import EDGE
from t4gsw_desktop.ui.projector.pieces import Page, Shape, Words
from t4gsw_desktop.ui.projector.texts import below, text_alone, text_in
from t4gsw_desktop.ui.projector.wall_parts import BETWEEN_COLUMNS, column_width
from t4gsw_desktop.ui.projector.wall_words import page_words

VOTE_NOW, CLOSED = "Vote now", "Voting is closed. Thank you"
PITCH = "What would you like to talk about?"
HOW_TO_PITCH = "Write it on a card, in a few words, and bring it to the desk."
_SIZES = range(68, LEAST - 1, -4)
_TWO_COLUMNS_FROM = 1500.0
_NUMBER_SHARE, _GAP, _ROW_EDGE = 0.12, 24.0, 14.0
_FOOT_SIZE, _FOOT_HEIGHT = 36, 56.0
Pieces = list[Words | Shape]


@dataclass(frozen=True, slots=True)
class VoteShown:
    """What is shown: `budget` 0 means as many as they like."""

    pitches: tuple[ShownPitch, ...]
    budget: int
    closed: bool
    page: int = 0


def how_words(budget: int) -> str:
    """How to vote, in one line."""
    many = f"Choose up to {budget}" if budget else "Choose as many as you like"
    return f"{many}, by their numbers: at the laptop, or on a slip of paper."


class VoteSetter(LastWall[VoteShown]):
    """Sets the pitches."""

    def _wall(self, shown: VoteShown, whole: QRectF) -> Page:
        box = whole.adjusted(EDGE, 40, -EDGE, -28)
        ground: Pieces = [Shape(whole, "window")]
        if shown.closed:
            return Page(whole.width(), whole.height(), (*ground, text_alone(box, CLOSED, "ink", 130, self._lettering)))
        head = VOTE_NOW if shown.pitches else PITCH
        title = text_in(box, head, 800, 96, self._lettering, least=48, lines=2)
        how = how_words(shown.budget) if shown.pitches else HOW_TO_PITCH
        under = text_in(below(box, title, 4), how, 600, 46, self._lettering, lines=3)
        pieces = [*ground, title, Words(under.text, under.box, under.size, 600, "ink-2", AS_WRITTEN)]
        if not shown.pitches:
            return Page(whole.width(), whole.height(), tuple(pieces))
        found, page, pages = self._columns(shown, below(box, under, 20))
        return Page(whole.width(), whole.height(), (*pieces, *found), page, pages)

    def _columns(self, shown: VoteShown, room: QRectF) -> tuple[Pieces, int, int]:
        across = 2 if room.width() >= _TWO_COLUMNS_FROM and len(shown.pitches) > 4 else 1
        wide = column_width(room.width(), across)

        def high(pitch: ShownPitch, size: int) -> float:
            return max(one.box.bottom() for one in self._row(pitch, size, QRectF(0, 0, wide, 0))) + _ROW_EDGE

        size, pages = line_pages(shown.pitches, room.height(), _SIZES, high, across)
        if len(pages) > 1:  # then there has to be room to say which page it is
            room = room.adjusted(0, 0, 0, -_FOOT_HEIGHT)
            size, pages = line_pages(shown.pitches, room.height(), _SIZES, high, across)
        at = shown.page % len(pages)
        pieces: Pieces = []
        for number, column in enumerate(pages[at]):
            left, top = room.left() + number * (wide + BETWEEN_COLUMNS), room.top()
            for pitch in column:
                pieces.append(Shape(QRectF(left, top, wide, 2), "line"))
                pieces += self._row(pitch, size, QRectF(left, top, wide, 0))
                top += high(pitch, size)
        if words := page_words("Pitches", at, len(pages)):
            foot = QRectF(room.left(), room.bottom() + 8, room.width(), _FOOT_HEIGHT - 8)
            pieces.append(Words(words, foot, _FOOT_SIZE, 600, "ink-2", RIGHT))
        return pieces, at, len(pages)

    def _row(self, pitch: ShownPitch, size: int, place: QRectF) -> list[Words]:
        """Number and title beside each other, and who offers it below."""
        top = place.top() + _ROW_EDGE
        figures = place.width() * _NUMBER_SHARE
        left, wide = place.left() + figures + _GAP, place.width() - figures - _GAP
        number = self._text(str(pitch.number), size, 800, place.left(), top, figures, "unconf")
        title = self._text(pitch.title, size, 700, left, top, wide)
        if not pitch.hosts:
            return [number, title]
        host = max(LEAST, round(size * 0.62))
        return [number, title, self._text(pitch.hosts, host, 400, left, title.box.bottom(), wide, "ink-2")]

    def _text(
        self, text: str, size: int, weight: int, left: float, top: float, width: float, role: str = "ink"
    ) -> Words:
        size = self._lettering.fit(text, weight, width, 1e6, range(size, LEAST - 1, -2))
        high = self._lettering.lay(text, size, weight, width, AS_WRITTEN).height
        return Words(text, QRectF(left, top, width, high), size, weight, role, AS_WRITTEN)
