"""The room of an unconference: its board, and the pages where pitches come in, votes are counted and notes are kept."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from t4gsw_desktop.ui.activities.planner import planner_of
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.unconference.board_facts import BoardFacts, board_facts
from t4gsw_desktop.ui.unconference.board_page import BoardPage
from t4gsw_desktop.ui.unconference.strip import Stage, next_stage
from t4gsw_desktop.ui.widgets.boxes import column
from t4gsw_desktop.ui.widgets.next_strip import NextStrip


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
        self.strip = NextStrip(self.theme)
        self.page = BoardPage(desk)
        layout = column(self.theme, self.strip, self.page, gap=10)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    # What the screen asks --------------------------------------------------------------------------------------------

    def show_activity(self, activity_id: str) -> None:
        """Be about this unconference, and read it."""
        self.activity_id = activity_id
        self.refresh()

    def refresh(self) -> None:
        """Read the board again and show what is different."""
        if not self.activity_id:
            return
        self.facts = self.desk.read(board_facts, self.activity_id)
        self.page.show_facts(self.facts)
        self._ask(next_stage(self.facts))

    def first_focus(self) -> QWidget:
        """The board."""
        return self.page.board

    def turn_side(self) -> None:
        """Show the other page where there is room for one only."""
        self.page.panes.turn()

    def keep(self) -> object:
        """What is chosen, for a room that is built anew."""
        return self.page.board.place()

    def restore(self, kept: object) -> None:
        """Take back what `keep` gave."""
        if kept is not None:
            self.page.board.choose(kept)  # type: ignore[arg-type]

    def print_poster(self) -> None:
        """F7: the grid for the wall."""
        self.desk.go("print", ("unconference-session-grid", self.activity_id))

    # What a person does ----------------------------------------------------------------------------------------------

    def fill(self) -> None:
        """Have the grid filled."""
        planner_of(self.desk).work_out_and_accept(self.activity_id)

    def _ask(self, stage: Stage) -> None:
        if not stage.button:
            self.strip.all_done(stage.sentence, stage.quiet)
            return
        press = {"fill": self.fill, "print": self.print_poster, "pitches": self.plan_asked.emit}[stage.deed]
        self.strip.ask(stage.sentence, stage.button, press, quiet=stage.quiet, icon=stage.icon,
                       button_icon=stage.button_icon)  # fmt: skip
