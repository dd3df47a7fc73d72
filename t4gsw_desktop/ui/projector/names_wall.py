"""The names on the wall: beside the clock, or all over it, and then with how long people have to walk."""

from PySide6.QtCore import QRectF

from t4gsw_desktop.kinds.speed_friending.live import WallName
from t4gsw_desktop.ui.projector import wall_words
from t4gsw_desktop.ui.projector.lettering import RIGHT, Lettering
from t4gsw_desktop.ui.projector.name_pages import LEAST, Frame, NamePage, name_pages, width_wanted
from t4gsw_desktop.ui.projector.pieces import Page, Shape, Words
from t4gsw_desktop.ui.projector.shown import Shown
from t4gsw_desktop.ui.projector.texts import below, text_at_foot, text_in
from t4gsw_desktop.ui.projector.wall_parts import BETWEEN_COLUMNS, bar, clock, column_width, name_columns

EDGE = 64.0
_COLUMN_FROM = 400.0  # the wall has as many columns, up to four, as are at least so wide
_LARGEST, _LEAST = 80, 48
# So many names need not be waited for; more wait for so many pages at most, or read smaller letters.
_ONE_PAGE, _MOST_PAGES = 48, 4
_FOOT_SIZE, _FOOT_HEIGHT = 36, 56.0
_PANEL_LARGEST, _PANEL_EDGES, _ANY_NUMBER = 44, 84.0, 999
_BAR_HEIGHT = 14.0


def columns_across(width: float) -> int:
    """How many columns of names a wall of this width has."""
    return max(1, min(4, int((width + BETWEEN_COLUMNS) / (_COLUMN_FROM + BETWEEN_COLUMNS))))


class NamesSetter:
    """Sets names in columns and remembers how: that takes longest and changes least."""

    def __init__(self, lettering: Lettering) -> None:
        self._lettering = lettering
        self._names: tuple[WallName, ...] = ()
        self._pages: dict[Frame, tuple[NamePage, ...]] = {}

    def forget(self) -> None:
        """Set everything anew."""
        self._pages.clear()

    def panel_width(self, names: tuple[WallName, ...], width: float) -> float:
        """How much of a wall of this width the names need beside the clock: up to half of it."""
        wanted = width_wanted(names, 2, LEAST, self._lettering) + BETWEEN_COLUMNS + _PANEL_EDGES
        return max(min(760.0, width * 0.42), min(wanted, width * 0.5))

    def panel(self, shown: Shown, box: QRectF) -> tuple[list[Words | Shape], int, int]:
        """The names beside the clock, in two columns; and which page of how many it is."""
        inside = box.adjusted(_PANEL_EDGES / 2, 32, -_PANEL_EDGES / 2, -20)
        heading = text_in(inside, wall_words.FIND, 700, 46, self._lettering, lines=1)
        sizes = (_PANEL_LARGEST, LEAST, _ANY_NUMBER)
        pieces, page, pages = self._columns(shown, below(inside, heading, 12), 2, sizes, shown.wall.names)
        return [heading, *pieces], page, pages

    def wall(self, shown: Shown, whole: QRectF, names: tuple[WallName, ...]) -> Page:
        """The names on the whole wall, in up to four columns."""
        head, box = self._head(shown, whole.adjusted(EDGE, 40, -EDGE, -28))
        pieces: list[Words | Shape] = [Shape(whole, "surface"), *head]
        if shown.wall.resting:
            words = wall_words.resting_words(shown.wall.resting)
            resting = text_at_foot(box, words, 600, _FOOT_SIZE, self._lettering, 2)
            pieces.append(resting)
            box.setBottom(resting.box.top() - 8)
        columns = columns_across(box.width())
        most = 1 if len(names) <= _ONE_PAGE else _MOST_PAGES
        found, page, pages = self._columns(shown, box, columns, (_LARGEST, _LEAST, most), names)
        return Page(whole.width(), whole.height(), (*pieces, *found), page, pages)

    def _head(self, shown: Shown, box: QRectF) -> tuple[list[Words | Shape], QRectF]:
        """What to do, which round, how long; and the room under that."""
        state, walking = shown.state, wall_words.walks(shown.state)
        figures = clock(state, QRectF(box.left(), box.top() + 8, box.width(), 120), 150, RIGHT)
        beside = QRectF(box.left(), box.top(), figures.box.left() - box.left() - 48, 400)
        if state.phase == "ready":
            beside.setWidth(box.width())
        words = wall_words.WALK if walking else wall_words.FIND
        title = text_in(beside, words, 800, 76, self._lettering, least=48, lines=1)
        said = wall_words.walk_words(state) if walking else wall_words.standing_words(state, shown.starts)
        second = text_in(below(beside, title, 8), said, 600, 48, self._lettering, lines=1)
        top = max(second.box.bottom(), figures.box.bottom()) + 20
        pieces: list[Words | Shape] = [title, second]
        if state.phase != "ready":
            pieces += [figures, *bar(state, QRectF(box.left(), top, box.width(), _BAR_HEIGHT))]
        room = QRectF(box)
        room.setTop(top + _BAR_HEIGHT + 20)
        return pieces, room

    def _columns(
        self, shown: Shown, box: QRectF, count: int, sizes: tuple[int, int, int], names: tuple[WallName, ...]
    ) -> tuple[list[Words | Shape], int, int]:
        """The page of names that is to be seen, and below it which that is; its number, and how many there are."""
        wide = column_width(box.width(), count)
        pages = self._pages_of(names, Frame(count, wide, box.height(), *sizes))
        if len(pages) > 1:  # then there has to be room to say which page it is
            box = box.adjusted(0, 0, 0, -_FOOT_HEIGHT)
            pages = self._pages_of(names, Frame(count, wide, box.height(), *sizes))
        at = shown.page % len(pages)
        pieces: list[Words | Shape] = [*name_columns(pages[at], box, wide)]
        if said := wall_words.page_words(pages[at].label, at, len(pages)):
            foot = QRectF(box.left(), box.bottom() + 8, box.width(), _FOOT_HEIGHT - 8)
            pieces.append(Words(said, foot, _FOOT_SIZE, 600, "ink-2", RIGHT))
        return pieces, at, len(pages)

    def _pages_of(self, names: tuple[WallName, ...], frame: Frame) -> tuple[NamePage, ...]:
        if self._names != names:
            self._names = names
            self._pages.clear()
        if frame not in self._pages:
            self._pages[frame] = name_pages(names, frame, self._lettering)
        return self._pages[frame]
