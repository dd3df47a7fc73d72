"""The wall of an unconference: every room with what is on now and what comes next, readable from the back."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF

from t4gsw_desktop.kinds.unconference.board_now import OVER, BoardLine, NowNext
from t4gsw_desktop.ui.projector import programme_words as said
from t4gsw_desktop.ui.projector.last_wall import LastWall
from t4gsw_desktop.ui.projector.lettering import AS_WRITTEN, MIDDLE, RIGHT, Lettering
from t4gsw_desktop.ui.projector.line_pages import line_pages
from t4gsw_desktop.ui.projector.name_pages import LEAST
from t4gsw_desktop.ui.projector.names_wall import EDGE
from t4gsw_desktop.ui.projector.pieces import Page, Shape, Words
from t4gsw_desktop.ui.projector.texts import below, text_alone, text_at_foot, text_in
from t4gsw_desktop.ui.projector.wall_words import page_words

_SIZES = range(72, 35, -4)  # of the titles of what is on; what comes next is smaller
_CLOCK_SIZE, _FOOT_SIZE, _FOOT_HEIGHT, _HEADING_SIZE = 116, 36, 56.0, 38
_GAP, _EDGE_OF_ROW, _CHIP_HEIGHT, _CHIP_SIZE = 40.0, 16.0, 50.0, 32
_SIDE_BY_SIDE_FROM = 1300.0  # a wall that is less wide has what comes next below what is on
Pieces = list[Words | Shape]


@dataclass(frozen=True, slots=True)
class ProgrammeShown:
    """What is shown: `clock` is the time on the clocks there; `marks` tells for ids of pitches what has changed."""

    board: NowNext
    event: str
    clock: str
    marks: tuple[tuple[str, str], ...] = ()
    page: int = 0


@dataclass(frozen=True, slots=True)
class _Row:
    """What one room has: now, next, or both."""

    room: str
    now: BoardLine | None
    next: BoardLine | None


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the columns of a wall stand; `beside` tells that what comes next has one of its own."""

    left: float
    room: float
    now: float
    next: float
    beside: bool

    @property
    def now_left(self) -> float:
        return self.left + self.room + _GAP

    @property
    def next_left(self) -> float:
        return self.now_left + self.now + _GAP if self.beside else self.now_left


class ProgrammeSetter(LastWall[ProgrammeShown]):
    """Sets the programme."""

    def _wall(self, shown: ProgrammeShown, whole: QRectF) -> Page:
        ground: Pieces = [Shape(whole, "window")]
        if shown.board.state == OVER:
            return Page(whole.width(), whole.height(), (*ground, *self._thanks(shown, whole)))
        head, box = self._head(shown, whole.adjusted(EDGE, 40, -EDGE, -28))
        pieces = [*ground, *head]
        if words := said.foot_words(shown.board):
            foot = text_at_foot(box, words, 700, 48, self._lettering, 2)
            band = foot.box.adjusted(-EDGE, -14, EDGE, 60)
            pieces += [Shape(band, "unconf-soft"), Words(foot.text, foot.box, foot.size, 700, "unconf", AS_WRITTEN)]
            box.setBottom(band.top() - 12)
        rows = _rows(shown.board)
        if not rows:
            return Page(whole.width(), whole.height(), tuple(pieces))
        found, page, pages = self._table(shown, rows, box)
        return Page(whole.width(), whole.height(), (*pieces, *found), page, pages)

    def _thanks(self, shown: ProgrammeShown, whole: QRectF) -> Pieces:
        upper = QRectF(EDGE, EDGE, whole.width() - 2 * EDGE, whole.height() * 0.6 - EDGE)
        lower = QRectF(EDGE, upper.bottom(), upper.width(), whole.height() * 0.25)
        thanks = text_alone(upper, said.headline(shown.board), "ink", 150, self._lettering)
        name = shown.event or shown.board.title
        return [thanks, text_alone(lower, name, "ink-2", 56, self._lettering)]

    def _head(self, shown: ProgrammeShown, box: QRectF) -> tuple[Pieces, QRectF]:
        """The one line that everybody reads, the time, what stands below; and the room under that."""
        wide, high = Lettering.figures_width(shown.clock, _CLOCK_SIZE), Lettering.figures_height(_CLOCK_SIZE)
        time = Words(
            shown.clock, QRectF(box.right() - wide, box.top() + 14, wide, high), _CLOCK_SIZE, 800, "ink-2", figures=True
        )
        beside = QRectF(box.left(), box.top(), box.width() - wide - 48, box.height() * 0.3)
        title = text_in(beside, said.headline(shown.board), 800, 96, self._lettering, least=48, lines=2)
        under = text_in(
            below(beside, title, 4), said.under_headline(shown.board, shown.event), 600, 44, self._lettering, lines=3
        )
        under = Words(under.text, under.box, under.size, 600, "ink-2", AS_WRITTEN)
        room = QRectF(box)
        room.setTop(max(under.box.bottom(), time.box.bottom()) + 20)
        return [title, under, time], room

    # The table of rooms ----------------------------------------------------------------------------------------------

    def _table(self, shown: ProgrammeShown, rows: list[_Row], box: QRectF) -> tuple[Pieces, int, int]:
        frame = _frame(shown.board, rows, box, self._lettering)
        heading = self._headings(shown.board, frame, box)
        room = below(box, heading[0], 10) if heading else QRectF(box)
        marks = dict(shown.marks)
        high = partial(self._row_height, frame, marks)
        size, pages = line_pages(rows, room.height(), _SIZES, high)
        if len(pages) > 1:  # then there has to be room to say which page it is
            room.adjust(0, 0, 0, -_FOOT_HEIGHT)
            size, pages = line_pages(rows, room.height(), _SIZES, high)
        at = shown.page % len(pages)
        pieces: Pieces = [*heading]
        top = room.top()
        for row in pages[at][0]:
            height = self._row_height(frame, marks, row, size)
            place = QRectF(room.left(), top, room.width(), min(height, room.height()))
            pieces += [Shape(QRectF(place.left(), place.top(), place.width(), 2), "line-strong")]
            pieces += self._row(frame, marks, row, size, place)
            top += height
        if words := page_words("Rooms", at, len(pages)):
            foot = QRectF(room.left(), room.bottom() + 8, room.width(), _FOOT_HEIGHT - 8)
            pieces.append(Words(words, foot, _FOOT_SIZE, 600, "ink-2", RIGHT))
        return pieces, at, len(pages)

    def _headings(self, board: NowNext, frame: _Frame, box: QRectF) -> list[Words]:
        """What the columns are, where there are two of sessions."""
        if not (frame.beside and board.now and board.next):
            return []
        high = self._lettering.lay("x", _HEADING_SIZE, 700, box.width()).height
        now = QRectF(frame.now_left, box.top(), frame.now, high)
        coming = QRectF(frame.next_left, box.top(), frame.next, high)
        return [
            Words(said.ON, now, _HEADING_SIZE, 700, "ink-2", AS_WRITTEN),
            Words(said.next_heading(board), coming, _HEADING_SIZE, 700, "ink-2", AS_WRITTEN),
        ]

    def _row_height(self, frame: _Frame, marks: dict[str, str], row: _Row, size: int) -> float:
        pieces = self._row(frame, marks, row, size, QRectF(frame.left, 0, 0, 0))
        return max(piece.box.bottom() for piece in pieces) + _EDGE_OF_ROW

    def _row(self, frame: _Frame, marks: dict[str, str], row: _Row, size: int, place: QRectF) -> Pieces:
        """The pieces of one room, from the top of `place` down."""
        top = place.top() + _EDGE_OF_ROW
        pieces: Pieces = [self._text(row.room, max(LEAST, round(size * 0.78)), 800, frame.left, top, frame.room)]
        bottom = top
        if row.now is not None:
            pieces += self._cell(row.now, marks, size, frame.now_left, top, frame.now)
            bottom = pieces[-1].box.bottom() + 10
        if row.next is not None:
            smaller = size if row.now is None else max(LEAST + 2, round(size * 0.74))
            if frame.beside or row.now is None:
                pieces += self._cell(row.next, marks, smaller, frame.next_left, top, frame.next)
            else:
                coming = f"{said.COMING}: {row.next.title or said.FREE}"
                pieces.append(self._text(coming, LEAST + 2, 600, frame.now_left, bottom, frame.now, "ink-2"))
        return pieces

    def _cell(self, line: BoardLine, marks: dict[str, str], size: int, left: float, top: float, width: float) -> Pieces:
        """The title and who hosts it, with a mark above them where it has moved."""
        pieces: Pieces = []
        if (mark := marks.get(line.subject, "")) and line.title:
            wide = self._lettering.width(mark, _CHIP_SIZE, 700) + 44
            chip = QRectF(left, top, wide, _CHIP_HEIGHT)
            high = self._lettering.lay(mark, _CHIP_SIZE, 700, wide).height
            inside = QRectF(left + 20, top + (_CHIP_HEIGHT - high) / 2, wide - 40, high)
            pieces += [Shape(chip, "warn-soft", "warn", 3, _CHIP_HEIGHT / 2)]
            pieces += [Words(mark, inside, _CHIP_SIZE, 700, "warn-ink", MIDDLE)]
            top += _CHIP_HEIGHT + 8
        if not line.title:
            return [*pieces, self._text(said.FREE, max(LEAST, round(size * 0.7)), 400, left, top, width, "ink-2")]
        title = self._text(line.title, size, 700, left, top, width)
        host = max(LEAST, round(size * 0.6))
        hosts = self._text(said.hosts_words(line), host, 400, left, title.box.bottom(), width, "ink-2")
        return [*pieces, title, hosts]

    def _text(
        self, text: str, size: int, weight: int, left: float, top: float, width: float, role: str = "ink"
    ) -> Words:
        """Words from `top` down, in letters of `size`, or smaller where a word is too long for its line."""
        size = self._lettering.fit(text, weight, width, 1e6, range(size, LEAST - 1, -2))
        high = self._lettering.lay(text, size, weight, width, AS_WRITTEN).height
        return Words(text, QRectF(left, top, width, high), size, weight, role, AS_WRITTEN)


def _rows(board: NowNext) -> list[_Row]:
    if board.now and board.next:
        return [_Row(now.room, now, coming) for now, coming in zip(board.now, board.next, strict=True)]
    return [_Row(now.room, now, None) for now in board.now] or [_Row(one.room, None, one) for one in board.next]


def _frame(board: NowNext, rows: list[_Row], box: QRectF, lettering: Lettering) -> _Frame:
    """Rooms as wide as their names want, up to a quarter; the rest is shared."""
    wanted = lettering.widest([row.room for row in rows], 52, 800) + 8
    room = min(max(wanted, box.width() * 0.12), box.width() * 0.26)
    rest = box.width() - room - _GAP
    beside = bool(board.now and board.next) and box.width() >= _SIDE_BY_SIDE_FROM
    if not beside:
        return _Frame(box.left(), room, rest, rest, False)
    now = (rest - _GAP) * 0.57
    return _Frame(box.left(), room, now, rest - _GAP - now, True)
