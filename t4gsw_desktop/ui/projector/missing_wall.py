"""The wall that asks people to say hello at the door: the short names of those whom no desk has seen yet."""

from PySide6.QtCore import QRectF

from t4gsw_desktop.kinds.speed_friending.live import WallName
from t4gsw_desktop.ui.projector.lettering import RIGHT, Lettering
from t4gsw_desktop.ui.projector.name_pages import Frame, NamePage, name_pages
from t4gsw_desktop.ui.projector.names_wall import EDGE, columns_across
from t4gsw_desktop.ui.projector.pieces import Page, Shape, Words
from t4gsw_desktop.ui.projector.texts import below, text_alone, text_in
from t4gsw_desktop.ui.projector.wall_parts import column_width, name_columns
from t4gsw_desktop.ui.projector.wall_words import page_words

TITLE = "Have we met you at the door?"
HOW = "If your name is here, come and say hello at the check-in desk."
EVERYBODY = "Everybody is here. Welcome!"
_LARGEST, _LEAST, _MOST_PAGES = 80, 48, 6
_FOOT_SIZE, _FOOT_HEIGHT = 36, 56.0


class MissingSetter:
    """Sets the names in columns and remembers how: they change only when somebody arrives."""

    def __init__(self, lettering: Lettering) -> None:
        self._lettering = lettering
        self._set: tuple[tuple[str, ...], Frame, tuple[NamePage, ...]] | None = None

    def wall(self, names: tuple[str, ...], width: float, height: float, page: int) -> Page:
        """The page of names that is wanted, of as many as they need; without names a welcome."""
        whole = QRectF(0, 0, width, height)
        box = whole.adjusted(EDGE, 40, -EDGE, -28)
        if not names:
            said = text_alone(box, EVERYBODY, "ink", 130, self._lettering)
            return Page(width, height, (Shape(whole, "window"), said))
        title = text_in(box, TITLE, 800, 88, self._lettering, least=48, lines=2)
        how = text_in(below(box, title, 8), HOW, 600, 48, self._lettering, lines=2)
        room = below(box, how, 28).adjusted(0, 0, 0, -_FOOT_HEIGHT)
        count = columns_across(room.width())
        wide = column_width(room.width(), count)
        pages = self._pages(names, Frame(count, wide, room.height(), _LARGEST, _LEAST, _MOST_PAGES))
        at = page % len(pages)
        pieces: list[Words | Shape] = [Shape(whole, "window"), title, how, *name_columns(pages[at], room, wide)]
        if said_page := page_words(pages[at].label, at, len(pages)):
            foot = QRectF(room.left(), room.bottom() + 8, room.width(), _FOOT_HEIGHT - 8)
            pieces.append(Words(said_page, foot, _FOOT_SIZE, 600, "ink-2", RIGHT))
        return Page(width, height, tuple(pieces), at, len(pages))

    def forget(self) -> None:
        """Set everything anew."""
        self._set = None

    def _pages(self, names: tuple[str, ...], frame: Frame) -> tuple[NamePage, ...]:
        if self._set is None or self._set[:2] != (names, frame):
            listed = tuple(WallName(name, "") for name in names)
            self._set = (names, frame, name_pages(listed, frame, self._lettering))
        return self._set[2]
