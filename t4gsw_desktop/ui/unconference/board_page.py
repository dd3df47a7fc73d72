"""The page of the board: pitches without a place, the board and how good it is, and what is told about one session."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.unconference.board import Board
from t4gsw_desktop.ui.unconference.board_facts import BoardCard, BoardFacts
from t4gsw_desktop.ui.unconference.card_drag import CardDrag
from t4gsw_desktop.ui.unconference.moving import Moving
from t4gsw_desktop.ui.unconference.pitch_column import WaitingList
from t4gsw_desktop.ui.unconference.side_panel import SidePanel
from t4gsw_desktop.ui.unconference.wish_line import WishLine
from t4gsw_desktop.ui.widgets.boxes import TwoPanes, card, column, row, scrolling
from t4gsw_desktop.ui.widgets.button import Button, icon_button
from t4gsw_desktop.ui.widgets.words import words

_SIDE, _PITCHES = 306, 226


class BoardPage(QWidget):
    """Shows a board; what can be done with it stands in the room. `page_asked` wants another page."""

    page_asked = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.theme = desk, desk.theme
        self.setProperty("kind", "clear")
        keys = desk.settings.single_letters and desk.settings.show_keys
        theme = self.theme
        self.facts: BoardFacts | None = None
        self.wishes = WishLine(theme)
        self.board, self.waiting = Board(theme), WaitingList(theme)
        self.side = SidePanel(theme, keys=keys, roomy=desk.roomy)
        self.moving = Moving(desk, self.board)
        self.drag = CardDrag(theme, self, self.board, self.waiting, self.moving)
        self._count, self._placed = words("", "quiet"), words("", "quiet", wrap=True)
        self._about = self.board.objectName()
        self.more = icon_button(theme, "ellipsis", "More that can be done")
        top = row(theme, self.wishes, self.more, gap=8)
        top.setStretch(0, 1)
        middle = column(theme, top, card(theme, self.board, margin=2), gap=8)
        middle.setStretch(1, 1)
        self.panes = self._panes(middle, self._pitches(keys=keys))
        self.setLayout(column(theme, self.panes))
        self.board.chosen.connect(lambda: self._choose_from(self.board))
        self.waiting.chosen.connect(lambda: self._choose_from(self.waiting))

    def show_facts(self, facts: BoardFacts, *, laid_over: bool = False) -> None:
        """Show the board as it is now; `laid_over` with another grid on it, of which nothing is told yet."""
        before = self.facts
        self.show_wishes(facts)
        if before is not None and before.activity.id == facts.activity.id and not laid_over:
            self.board.cells.freshen(_moved(before, facts) or self.board.cells.fresh)
        self.board.show_facts(facts)
        self.waiting.show_cards(facts.waiting)
        self._count.setText(f"{len(facts.snapshot.sessions)} pitched")
        self._placed.setText(
            f"{len(facts.cards)} placed. {len(facts.waiting)} not placed yet:"
            if facts.waiting
            else f"All {counted(len(facts.cards), 'has', 'have')} a place."
            if facts.cards
            else "No pitches yet. Type them in, one a line."
        )
        self.side.show_facts(None if laid_over else facts)
        self._show_session()

    def show_wishes(self, facts: BoardFacts) -> None:
        """Show how good the grid is, where nothing else of it has changed."""
        self.facts = facts
        about, hidden = bool(facts.snapshot.guessed), facts.votes.hidden
        self.wishes.show_figures(facts.score, facts.bound, about=about, hidden=hidden)

    def chosen(self) -> BoardCard | None:
        """The session that keys act on: of the board, or of those who wait where that was chosen last."""
        if self.moving.session and self.facts is not None:
            return self.facts.card(self.moving.session)
        waits = self.waiting.hasFocus() or self._about == self.waiting.objectName()
        return self.waiting.card() if waits else self.board.card()

    def show_session(self, session_id: str) -> None:
        """Choose a session wherever it is."""
        cell = self.facts.cell_of(session_id) if self.facts is not None else None
        if cell is not None:
            self.board.choose(cell)
            self._choose_from(self.board)
        else:
            self.waiting.choose(session_id)
            self._about = self.waiting.objectName()
            self._show_session()

    def focus_on_chosen(self) -> None:
        """Give the keys to where the chosen session is."""
        (self.waiting if self._about == self.waiting.objectName() and self.waiting.card() else self.board).setFocus()

    def _choose_from(self, view: Board | WaitingList) -> None:
        if self.moving.session:
            return  # the ring looks for a place; it is still about the session that is being moved
        if view is self.board or self.waiting.hasFocus():
            self._about = view.objectName()
        self._show_session()

    def _show_session(self) -> None:
        chosen = self.chosen()
        self.side.show_session(chosen.id if chosen is not None else "")

    def _pitches(self, *, keys: bool) -> QWidget:
        theme = self.theme
        add = Button(theme, "Add a pitch", icon="plus", key="A" if keys else "",
                     press=lambda: self.page_asked.emit("pitches"))  # fmt: skip
        count = Button(theme, "Count votes", icon="circle-dot", key="V" if keys else "",
                       press=lambda: self.page_asked.emit("votes"))  # fmt: skip
        head = row(theme, words("Pitches", "title"), None, self._count)
        inner = column(theme, head, self._placed, self.waiting, add, count)
        inner.setStretch(2, 1)
        if self.desk.roomy:
            return card(theme, inner, margin=12)
        self.waiting.setMinimumHeight(theme.px(124))  # one of them, where the rest is out of sight
        inner.setContentsMargins(theme.px(6), 0, theme.px(6), theme.px(6))
        return card(theme, scrolling(inner, name="Pitches"), margin=8)

    def _panes(self, middle: QVBoxLayout, pitches: QWidget) -> TwoPanes:
        """All three beside each other; where there is no room for that, the board alone and the rest behind it."""
        theme, roomy = self.theme, self.desk.roomy
        work, both = QWidget(), QWidget()
        for one in (work, both):
            one.setProperty("kind", "clear")
        if roomy:
            pitches.setFixedWidth(theme.px(_PITCHES))
            across = row(theme, pitches, gap=14)
            across.addLayout(middle, 1)
            work.setLayout(across)
            return TwoPanes(theme, work, self.side, side_width=_SIDE, roomy=True)
        work.setLayout(middle)
        across = row(theme, pitches, self.side, gap=14)
        across.setStretch(0, 1)
        across.setStretch(1, 1)
        both.setLayout(across)
        return TwoPanes(theme, work, both, side_width=_SIDE, roomy=False)


def _moved(before: BoardFacts, after: BoardFacts) -> frozenset[str]:
    """The sessions that stand elsewhere than before."""
    old = {card.id: cell for cell, card in before.cards.items()}
    return frozenset(card.id for cell, card in after.cards.items() if old.get(card.id) != cell)
