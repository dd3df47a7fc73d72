"""The pages of an unconference besides its board: where pitches come in, votes are counted and notes are kept."""

from collections.abc import Callable
from typing import Protocol, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.unconference.notes import NotesPage
from t4gsw_desktop.ui.unconference.pitches import PitchesPage
from t4gsw_desktop.ui.unconference.votes import VotesPage
from t4gsw_desktop.ui.widgets.boxes import column, row
from t4gsw_desktop.ui.widgets.fields import Segments

BOARD = "board"
MAKERS: dict[str, Callable[[Desk, str], QWidget]] = {"pitches": PitchesPage, "votes": VotesPage, "notes": NotesPage}
_NAMES = {BOARD: "Board", "pitches": "Pitches", "votes": "Votes", "notes": "Notes"}


class WorkPage(Protocol):
    """What the room asks of such a page; it is a widget besides, with the signals `done` and `asked`."""

    def refresh(self) -> None:
        """Read again; what is being typed stays."""

    def first_focus(self) -> QWidget:
        """What has the focus when the page is come to."""

    def keep(self) -> object:
        """What has to survive when the page is built anew."""

    def restore(self, kept: object) -> None:
        """Take back what `keep` gave."""


class WorkPages(QWidget):
    """One of these pages at a time, below the names of all; made when somebody comes to it.

    `turned` wants another page: its name, or "fill" for the board with its grid being filled.
    """

    turned = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("kind", "clear")
        self._desk = desk
        self._activity_id = ""
        self._made: dict[str, QWidget] = {}
        self._stack = QStackedWidget()
        names = [(key, _NAMES[key]) for key in (BOARD, *MAKERS)]
        self._views = Segments(desk.theme, "Page", names, BOARD)
        self._views.chosen.connect(self._turn)
        layout = column(desk.theme, row(desk.theme, self._views, None), self._stack, gap=10)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    @property
    def shown(self) -> str:
        """The name of the page that is shown."""
        return next((name for name, one in self._made.items() if one is self._stack.currentWidget()), "")

    @property
    def page(self) -> WorkPage | None:
        """The page that is shown."""
        shown = self._stack.currentWidget()
        return cast(WorkPage, shown) if shown is not None else None

    def show_page(self, name: str, activity_id: str) -> None:
        """Show this page of this unconference."""
        if activity_id != self._activity_id:
            self._forget()
            self._activity_id = activity_id
        if name not in self._made:
            made = self._made[name] = MAKERS[name](self._desk, activity_id)
            made.done.connect(lambda: self.turned.emit(BOARD))  # type: ignore[attr-defined]
            if hasattr(made, "asked"):
                made.asked.connect(self.turned)
            self._stack.addWidget(made)
        self._views.choose(name)
        self._stack.setCurrentWidget(self._made[name])
        self.refresh()

    def refresh(self) -> None:
        """Have the page read again."""
        if self.page is not None:
            self.page.refresh()

    def turn_side(self) -> None:
        """Show the other half of the page, where it has two and there is room for one only."""
        turn = getattr(self.page, "turn_side", None)
        if turn is not None:
            turn()

    def keep(self) -> dict[str, object]:
        """What is written on the pages."""
        return {name: cast(WorkPage, one).keep() for name, one in self._made.items()}

    def restore(self, kept: dict[str, object], shown: str, activity_id: str) -> None:
        """Take back what `keep` gave, and show a page."""
        for name in (*(one for one in kept if one != shown), shown):
            self.show_page(name, activity_id)
            if name in kept:
                cast(WorkPage, self._made[name]).restore(kept[name])

    def _turn(self, name: str) -> None:
        self._views.choose(self.shown)
        self.turned.emit(name)

    def _forget(self) -> None:
        for one in self._made.values():
            self._stack.removeWidget(one)
            one.deleteLater()
        self._made.clear()
