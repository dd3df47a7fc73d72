"""The page of the board: pitches without a place, the board and how good it is, and what is told about one session."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.unconference.board import Board
from t4gsw_desktop.ui.unconference.board_facts import BoardFacts
from t4gsw_desktop.ui.unconference.pitch_column import WaitingList
from t4gsw_desktop.ui.unconference.wish_line import WishLine
from t4gsw_desktop.ui.widgets.boxes import TwoPanes, card, column, row
from t4gsw_desktop.ui.widgets.words import words

_SIDE, _PITCHES = 306, 226


class BoardPage(QWidget):
    """Shows a board; what can be done with it stands in the room."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.theme = desk, desk.theme
        self.setProperty("kind", "clear")
        theme = self.theme
        self.wishes = WishLine(theme, roomy=desk.roomy)
        self.board = Board(theme)
        self.waiting = WaitingList(theme)
        self._count, self._placed = words("", "quiet"), words("", "quiet", wrap=True)
        self.side = QFrame()
        self.side.setProperty("kind", "card")
        self.side.setLayout(column(theme, margin=14))
        frame = card(theme, self.board, margin=2)
        work: QWidget = QWidget()
        work.setProperty("kind", "clear")
        middle = column(theme, self.wishes, frame, gap=10)
        middle.setStretch(1, 1)
        if desk.roomy:
            pitches = self._pitches()
            pitches.setFixedWidth(theme.px(_PITCHES))
            across = row(theme, pitches, gap=14)
            across.addLayout(middle, 1)
            work.setLayout(across)
            self.panes = TwoPanes(theme, work, self.side, side_width=_SIDE, roomy=True)
        else:
            work.setLayout(middle)
            both = QWidget()
            both.setProperty("kind", "clear")
            across = row(theme, self._pitches(), self.side, gap=14)
            across.setStretch(0, 1)
            across.setStretch(1, 1)
            both.setLayout(across)
            self.panes = TwoPanes(theme, work, both, side_width=_SIDE, roomy=False)
        whole: QVBoxLayout = column(theme, self.panes)
        self.setLayout(whole)

    def show_facts(self, facts: BoardFacts) -> None:
        """Show the board as it is now."""
        self.board.show_facts(facts)
        self.waiting.show_cards(facts.waiting)
        self.wishes.show_figures(facts.score, facts.bound, about=bool(facts.snapshot.guessed))
        self._count.setText(f"{len(facts.snapshot.sessions)} pitched")
        self._placed.setText(
            f"{len(facts.cards)} placed. {len(facts.waiting)} not placed yet:"
            if facts.waiting
            else f"All {counted(len(facts.cards), 'has', 'have')} a place."
        )

    def _pitches(self) -> QWidget:
        theme = self.theme
        frame = card(
            theme,
            row(theme, words("Pitches", "title"), None, self._count),
            self._placed,
            self.waiting,
            margin=12,
        )
        layout = frame.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.setStretch(2, 1)
        return frame
