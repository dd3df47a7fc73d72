"""The room of an unconference: its board, and the pages where pitches come in, votes are counted and notes are kept."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from t4gsw_desktop.core.timeline import from_text
from t4gsw_desktop.kinds.unconference.anytime import Standing
from t4gsw_desktop.kinds.unconference.changing import accept_grid, apply_mend
from t4gsw_desktop.kinds.unconference.mends import Mend
from t4gsw_desktop.ui.projector.wall_window import WallDisplay
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.unconference.board_deeds import BoardDeeds
from t4gsw_desktop.ui.unconference.board_facts import BoardFacts, board_facts, lay_over
from t4gsw_desktop.ui.unconference.board_menus import show_menu
from t4gsw_desktop.ui.unconference.board_page import BoardPage
from t4gsw_desktop.ui.unconference.kiosk import open_kiosk
from t4gsw_desktop.ui.unconference.pages import BOARD, MAKERS, WorkPages
from t4gsw_desktop.ui.unconference.pitches import PitchesPage
from t4gsw_desktop.ui.unconference.proving import Proving
from t4gsw_desktop.ui.unconference.refill import refill
from t4gsw_desktop.ui.unconference.side_panel import CLASHES
from t4gsw_desktop.ui.unconference.strip import Stage, next_stage
from t4gsw_desktop.ui.unconference.watch_strip import WatchStrip
from t4gsw_desktop.ui.unconference.watching import watching_of
from t4gsw_desktop.ui.widgets.boxes import column, show_if
from t4gsw_desktop.ui.widgets.next_strip import NextStrip

_Deed = Callable[[], object]


class UnconferenceRoom(QWidget):
    """One unconference at a time, chosen with `show_activity`; the screen it stands on asks again after each change.

    `plan_asked` wants the plan and the set-up instead, `turned` tells that the tab may say something else, `hints` that
    other keys apply.
    """

    plan_asked = Signal()
    turned = Signal()
    hints = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.theme = desk, desk.theme
        self.setProperty("kind", "clear")
        self.activity_id = ""
        self.facts: BoardFacts | None = None
        self._filling_again = False
        self.watching = watching_of(desk)
        self.proving = Proving(self, desk, lambda: self.facts if self.isVisible() and not self.watched else None)
        self.strip = NextStrip(self.theme)
        self.watch_strip = WatchStrip(self.theme, self.use_grid, self.leave_grid)
        self.page, self.pages = BoardPage(desk), WorkPages(desk)
        self.deeds = BoardDeeds(self)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.page)
        self._stack.addWidget(self.pages)
        layout = column(self.theme, self.strip, self.watch_strip, self._stack, gap=10)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self._connect()

    def _connect(self) -> None:
        page = self.page
        page.page_asked.connect(self.show_page)
        page.more.clicked.connect(lambda: show_menu(self._more_menu(), _below(page.more)))
        page.moving.changed.connect(self._ask)
        page.side.clashes.mend_asked.connect(self.mend)
        page.side.clashes.show_asked.connect(page.show_session)
        page.side.clashes.close_asked.connect(self.deeds.close_votes)
        self.pages.turned.connect(self.show_page)
        self.watching.came.connect(self._take)
        self.watching.ended.connect(self._hear_end)
        self.proving.proven.connect(self._show_proof)

    # What the screen asks --------------------------------------------------------------------------------------------

    def show_activity(self, activity_id: str) -> None:
        """Be about this unconference, and read it."""
        if activity_id != self.activity_id:
            self.activity_id = activity_id
            self.page.moving.end()
            self._stack.setCurrentWidget(self.page)
        self.refresh()

    def refresh(self) -> None:
        """Read again and show what is different; a session that is being moved stays under way."""
        if not self.activity_id:
            return
        self.facts = self.proving.known(self.desk.read(board_facts, self.activity_id, self.desk.clock()))
        standing = self.watching.best if self.watched else None
        if standing is not None:
            self._show_standing(standing)
        else:
            self.page.show_facts(self.facts)
        if self.page.moving.session and not self.page.moving.begin(self.facts, self.page.moving.session):
            self.page.moving.end()
        if not self.at_board:
            self.pages.refresh()
        self._ask()

    def first_focus(self) -> QWidget:
        """The board; of another page, what it wants to have the keys."""
        shown = self.pages.page
        return self.page.board if self.at_board or shown is None else shown.first_focus()

    def turn_side(self) -> None:
        """Show the other page where there is room for one only."""
        if not self.at_board:
            self.pages.turn_side()
            return
        self.page.panes.turn()
        if not self.page.panes.side_shown:
            self.page.board.setFocus()

    def keep(self) -> object:
        """What is chosen and written, for a room that is built anew."""
        shown = "" if self.at_board else self.pages.shown
        return self.page.board.place(), self.page.side.shown, shown, self.pages.keep()

    def restore(self, kept: object) -> None:
        """Take back what `keep` gave."""
        place, side, shown, pages = kept  # type: ignore[misc]
        if place is not None:  # type: ignore[has-type]
            self.page.board.choose(place)  # type: ignore[has-type]
        self.page.side.turn(side)  # type: ignore[has-type]
        if shown and self.activity_id:  # type: ignore[has-type]
            self.pages.restore(pages, shown, self.activity_id)  # type: ignore[has-type]
            self.show_page(shown)  # type: ignore[has-type]

    def print_poster(self) -> None:
        """F7: the grid for the wall."""
        self.desk.go("print", ("session-grid", self.activity_id))

    # Pages -----------------------------------------------------------------------------------------------------------

    @property
    def at_board(self) -> bool:
        """True while the board is shown, and no other page of this room."""
        return self._stack.currentWidget() is self.page

    def show_page(self, name: str) -> None:
        """Show the board or another page; "fill" is the board, with its grid being filled."""
        self.page.moving.end()
        if name not in (BOARD, "fill", *MAKERS):
            self.plan_asked.emit()
            return
        if name in (BOARD, "fill"):
            self._stack.setCurrentWidget(self.page)
        else:
            self.pages.show_page(name, self.activity_id)
            self._stack.setCurrentWidget(self.pages)
        self.refresh()
        self.hints.emit()
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
        if name == "fill":
            self.fill()

    def open_pitch(self, pitch_id: str) -> None:
        """Show one pitch, open, on the page of pitches."""
        self.show_page("pitches")
        if isinstance(self.pages.page, PitchesPage):
            self.pages.page.open_pitch(pitch_id)

    # Filling ---------------------------------------------------------------------------------------------------------

    @property
    def watched(self) -> bool:
        """True while a grid of this unconference is looked for, or waits to be used."""
        return bool(self.activity_id) and self.watching.activity_id == self.activity_id

    def why_not_fill(self) -> str:
        """Why the grid cannot be filled now, "" when it can."""
        if self.facts is None or not self.facts.snapshot.sessions:
            return "There are no pitches yet. Add some first."
        if self.watching.activity_id or self._filling_again:
            return "A grid is being filled already. Use it, or leave it as it was."
        return "" if self.facts.rooms else "There are no rooms yet. Choose some on the page Plan first."

    def fill(self) -> None:
        """Fill the grid; once one stands, put in what is missing and move as little as possible."""
        if self.facts is None or self.why_not_fill():
            return
        self.page.moving.end()
        if not self.facts.now.number:
            self.start_over()
            return
        self._filling_again = True
        refill(self.desk, self.facts, self._over_with_filling)

    def start_over(self) -> None:
        """Look for the best grid there is, whatever stands now, and show how it gets better."""
        if self.facts is not None and not self.why_not_fill():
            self.watching.begin(self.facts, afresh=bool(self.facts.now.number))
            self._ask()
            self.watch_strip.use_button.setFocus()

    def use_grid(self) -> None:
        """Look no further, and make what there is the plan: one act."""
        found, facts = self.watching.best, self.watching.facts
        if found is None or facts is None:
            return
        seed = self.watching.seed
        self.watching.drop()
        self.desk.do(
            accept_grid, facts.activity.id, facts.snapshot, found.grid, found.bound, seed, at=self.desk.clock()
        )
        self.refresh()
        self.page.board.setFocus()

    def leave_grid(self) -> None:
        """Forget what was found."""
        self.watching.drop()
        self.refresh()
        self.page.board.setFocus()

    def _over_with_filling(self) -> None:
        self._filling_again = False
        self.refresh()

    def _take(self, standing: Standing) -> None:
        if self.watched and self.isVisible():
            self._show_standing(standing)
            self._ask()

    def _hear_end(self) -> None:
        if self.isVisible():
            self.refresh()

    def _show_proof(self) -> None:
        if self.facts is not None and self.isVisible() and not self.watched:
            self.facts = self.proving.known(self.facts)
            self.page.show_wishes(self.facts)

    def _show_standing(self, standing: Standing) -> None:
        assert self.facts is not None
        over = lay_over(self.facts, standing.grid, standing.score, standing.bound)
        self.page.show_facts(over, laid_over=True)

    # What to do next -------------------------------------------------------------------------------------------------

    def mend(self, mend: Mend) -> None:
        """Do what mends a clash, or go to where that is done."""
        if mend.moves or mend.kind == "keep":
            self.desk.do(apply_mend, self.activity_id, mend, at=self.desk.clock())
            self.page.focus_on_chosen()
            return
        elsewhere: dict[str, _Deed] = {
            "fill": self.fill,
            "find_host": lambda: self.show_page("pitches"),
            "add_slot": lambda: self.desk.go("plan", self.activity_id),
            "add_room": lambda: self.desk.go("plan", self.activity_id),
        }
        elsewhere[mend.kind]()

    def _ask(self) -> None:
        """Have the strip on top say what comes next."""
        show_if(self.strip, self.at_board and not self.watched)
        show_if(self.watch_strip, self.at_board and self.watched)
        if self.facts is None or not self.at_board:
            return
        if self.watched:
            best = self.watching.best
            share = best.share if best is not None else 0.0
            self.watch_strip.show_state(running=self.watching.running, share=share, usable=best is not None)
            return
        moving = self.facts.card(self.page.moving.session)
        if moving is not None:
            self.strip.ask(
                f"Moving “{moving.title}”",
                "Put it here",
                self.deeds.put_down,
                quiet="Choose a place with the arrow keys. Enter puts it there, Esc leaves it where it was.",
                icon="move",
                button_icon="check",
            )
            return
        over = self.desk.clock() >= from_text(self.facts.activity.ends)
        self._show_stage(next_stage(self.facts, over=over))

    def _show_stage(self, stage: Stage) -> None:
        press: dict[str, _Deed] = {
            "fill": self.fill,
            "print": self.print_poster,
            "close": self.deeds.close_votes,
            "mend": lambda: self.mend(stage.mend) if stage.mend is not None else None,
        }
        go = press.get(stage.deed, lambda: self.show_page(stage.deed))
        self.strip.ask(
            stage.sentence, stage.button, go, quiet=stage.quiet, icon=stage.icon, button_icon=stage.button_icon
        )

    def _more_menu(self) -> QMenu:
        """What is wanted seldom, with why it cannot be done now."""
        menu = QMenu(self)
        none = "" if self.facts is not None and self.facts.now.number else "The grid is not filled yet."
        lines: list[tuple[str, _Deed, str]] = [
            ("Start the grid over", self.start_over, none or self.why_not_fill()),
            ("A room is lost, or there again…", self.deeds.ask_room, ""),
            ("Let people vote here", lambda: open_kiosk(self.desk, self.activity_id), ""),
            ("Right now and next on the second screen", self.show_wall, none),
            ("Notes of the sessions", lambda: self.show_page("notes"), ""),
            ("Plan and set-up", self.plan_asked.emit, ""),
        ]
        for text, run, why_not in lines:
            line = menu.addAction(f"{text}: {why_not}" if why_not else text)
            line.setEnabled(not why_not)
            line.triggered.connect(lambda _checked=False, run=run: run())
        return menu

    def show_clashes(self) -> None:
        """Show the list of all clashes."""
        self.page.panes.turn(to_side=True)
        self.page.side.turn(CLASHES)
        self.page.side.views.setFocus()

    def show_wall(self) -> None:
        """Show what is on now and next on the second screen."""
        WallDisplay.of(self.desk).show_programme(self.activity_id)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        self.proving.stop()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape and self.deeds.step_back():
            return
        super().keyPressEvent(event)


def _below(widget: QWidget) -> QPoint:
    return widget.mapToGlobal(widget.rect().bottomLeft())
