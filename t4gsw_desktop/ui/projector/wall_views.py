"""Whole walls: all at once, the names, the question, blank, and what stands there before, between and after rounds."""

from PySide6.QtCore import QRectF

from t4gsw_desktop.ui.projector import wall_words
from t4gsw_desktop.ui.projector.lettering import Lettering
from t4gsw_desktop.ui.projector.missing_wall import MissingSetter
from t4gsw_desktop.ui.projector.names_wall import EDGE, NamesSetter
from t4gsw_desktop.ui.projector.pieces import Page, Shape, Words
from t4gsw_desktop.ui.projector.programme_wall import ProgrammeSetter, ProgrammeShown
from t4gsw_desktop.ui.projector.shown import Shown
from t4gsw_desktop.ui.projector.talk_wall import question_pieces, talk_pieces
from t4gsw_desktop.ui.projector.texts import text_alone
from t4gsw_desktop.ui.projector.vote_wall import VoteSetter, VoteShown

_MARGIN = 44.0
_UPPER_LEAST, _UPPER_SHARE = 780.0, 0.42  # of an upright wall, for the clock; the names stand below


class WallSetter:
    """Sets walls for screens of any shape, whose shorter side counts as 1080."""

    def __init__(self) -> None:
        self.lettering = Lettering()
        self._names = NamesSetter(self.lettering)
        self._missing = MissingSetter(self.lettering)
        self._programme = ProgrammeSetter(self.lettering)
        self._vote = VoteSetter(self.lettering)

    def set_wall(self, shown: Shown, width: float, height: float) -> Page:
        """The wall for what is shown. While people walk every view but "blank" is their names."""
        self._forget_if_fonts_came()
        whole = QRectF(0, 0, width, height)
        if shown.view == "blank":
            return self.set_name(shown.event, width, height)
        if shown.state.phase == "finished":
            return Page(width, height, (Shape(whole, "window"), *self._thanks(shown, whole)))
        if wall_words.walks(shown.state):
            return self._names.wall(shown, whole, shown.wall.moving_names)
        if shown.view == "names" and shown.wall.names:
            return self._names.wall(shown, whole, shown.wall.names)
        if shown.view == "question" or not shown.wall.names:
            box = whole.adjusted(EDGE, _MARGIN, -EDGE, -_MARGIN)
            pieces = (question_pieces if shown.view == "question" else talk_pieces)(shown, box, self.lettering)
            return Page(width, height, (Shape(whole, "window"), *pieces))
        return self._all(shown, whole)

    def set_missing(self, names: tuple[str, ...], width: float, height: float, page: int) -> Page:
        """The wall of those whom no desk has seen yet."""
        self._forget_if_fonts_came()
        return self._missing.wall(names, width, height, page)

    def set_programme(self, shown: ProgrammeShown, width: float, height: float) -> Page:
        """The wall of an unconference: what is on now, and next."""
        self._forget_if_fonts_came()
        return self._programme.wall(shown, width, height)

    def set_vote(self, shown: VoteShown, width: float, height: float) -> Page:
        """The wall while people vote."""
        self._forget_if_fonts_came()
        return self._vote.wall(shown, width, height)

    def _forget_if_fonts_came(self) -> None:
        if self.lettering.forget_if_fonts_came():
            self._names.forget()
            self._missing.forget()
            self._programme.forget()
            self._vote.forget()

    def set_name(self, event: str, width: float, height: float) -> Page:
        """A wall that shows nothing but the name of the event."""
        whole = QRectF(0, 0, width, height)
        box = whole.adjusted(EDGE, EDGE, -EDGE, -EDGE)
        name = [text_alone(box, event, "ink-2", 64, self.lettering)] if event else []
        return Page(width, height, (Shape(whole, "window"), *name))

    def _all(self, shown: Shown, whole: QRectF) -> Page:
        """Clock and question with the names beside them, or below on an upright screen."""
        panel, talk = QRectF(whole), QRectF(whole)
        if whole.width() >= whole.height():
            panel.setLeft(whole.width() - self._names.panel_width(shown.wall.names, whole.width()))
            talk.setRight(panel.left())
            edge = QRectF(panel.left() - 2, 0, 2, whole.height())
            talk.adjust(EDGE, _MARGIN, -40, -_MARGIN)
        else:
            panel.setTop(max(_UPPER_LEAST, whole.height() * _UPPER_SHARE))
            talk.setBottom(panel.top())
            edge = QRectF(0, panel.top() - 2, whole.width(), 2)
            talk.adjust(EDGE, _MARGIN, -EDGE, -32)
        ground: list[Words | Shape] = [Shape(whole, "window"), Shape(panel, "surface"), Shape(edge, "line")]
        names, page, pages = self._names.panel(shown, panel)
        pieces = (*ground, *talk_pieces(shown, talk, self.lettering), *names)
        return Page(whole.width(), whole.height(), pieces, page, pages)

    def _thanks(self, shown: Shown, whole: QRectF) -> list[Words]:
        """After the last round."""
        upper = QRectF(EDGE, EDGE, whole.width() - 2 * EDGE, whole.height() * 0.6 - EDGE)
        lower = QRectF(EDGE, upper.bottom(), upper.width(), whole.height() * 0.25)
        thanks = text_alone(upper, wall_words.THANKS, "ink", 150, self.lettering)
        return [thanks, *([text_alone(lower, shown.event, "ink-2", 56, self.lettering)] if shown.event else [])]
