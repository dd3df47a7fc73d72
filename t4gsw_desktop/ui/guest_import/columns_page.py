"""Step 2: every column of the list, where it goes, and beside it what will happen when the list is taken in."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from t4gsw_desktop.ui.guest_import.column_states import ColumnState, column_states
from t4gsw_desktop.ui.guest_import.course import Course
from t4gsw_desktop.ui.guest_import.match_row import MatchRow, fields_model
from t4gsw_desktop.ui.guest_import.outcome_card import OutcomeCard
from t4gsw_desktop.ui.guest_import.side_cards import DoubleCard, PeopleCard, ProblemCard, sentence_cards
from t4gsw_desktop.ui.guest_import.tally import shares
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import TwoPanes, card, column, empty, row, scrolling
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.words import picture_label, words


class ColumnsPage(QWidget):
    """The table of columns with its side. `matched` tells a column's index and the field somebody chose for it."""

    matched = Signal(int, str)

    def __init__(self, theme: Theme, *, roomy: bool) -> None:
        super().__init__()
        self._theme, self._roomy = theme, roomy
        self._model = fields_model(roomy=roomy)
        self._model.setParent(self)
        self.rows: list[MatchRow] = []
        self._of: object = None
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self._area = scrolling(self._list, name="Columns of your file")
        self.outcome = OutcomeCard(theme)
        self._trouble = QVBoxLayout()
        self._trouble.setContentsMargins(0, 0, 0, 0)
        self._said = QVBoxLayout()
        self._said.setSpacing(theme.px(12))
        self.problems = ProblemCard(theme)
        self.double = DoubleCard(theme)
        self.people = PeopleCard(theme)
        self.panes = TwoPanes(theme, self._work(), self._side(), side_width=432, roomy=roomy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.panes)

    def show_course(self, course: Course) -> None:
        """Show the list as it is matched now."""
        states = column_states(course)
        if self._of is not course.found or len(states) != len(self.rows):
            self._build_rows(states)
            self._of = course.found
        for part, state in zip(self.rows, states, strict=True):
            part.show_state(state)
        outcome = course.outcome()
        waiting = course.unreadable or "Working it out…"
        self.outcome.show_shares(shares(outcome) if outcome else (), waiting if outcome is None else "")
        self._show_trouble(course)
        empty(self._said)
        for said in sentence_cards(self._theme, course):
            self._said.addWidget(said)
        self.problems.show_course(course)
        self.double.show_course(course)
        self.people.show_course(course, outcome)

    def first_focus(self) -> QWidget | None:
        """The first column that wants a look, else the first."""
        wanting = [part for part in self.rows if part.state is not None and part.state.tone == "warn"]
        shown = wanting or self.rows
        return shown[0].box if shown else None

    def _work(self) -> QWidget:
        theme = self._theme
        frame = QFrame()
        frame.setProperty("kind", "card")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(0, 0, 0, theme.px(6))
        inside.setSpacing(0)
        head = row(theme, gap=10)
        head.setContentsMargins(theme.px(16), theme.px(8), theme.px(12), theme.px(8))
        head.addWidget(words("In your file", "label"), 3)
        head.addSpacing(theme.px(30))
        head.addWidget(words("Goes to", "label"), 3)
        head.addSpacing(theme.px(30))
        if self._roomy:
            head.addWidget(words("How sure", "label"), 3)
        else:
            turn = Button(theme, "Outcome", icon="panel-right", key="F9", press=lambda: self.panes.turn(True))
            turn.setAccessibleName("What will happen")
            head.addWidget(turn)
        inside.addLayout(head)
        inside.addWidget(_line())
        inside.addLayout(self._trouble)
        inside.addWidget(self._area, 1)
        return frame

    def _side(self) -> QWidget:
        theme = self._theme
        inner = column(theme, self.outcome, gap=14)
        inner.addLayout(self._said)
        for part in (self.problems, self.double, self.people):
            inner.addWidget(part)
        inner.addStretch(1)
        area: QScrollArea = scrolling(inner, name="What will happen")
        if self._roomy:
            return area
        box = QWidget()
        box.setProperty("kind", "clear")
        back = Button(theme, "The columns", icon="arrow-left", key="F9", press=lambda: self.panes.turn(False))
        box.setLayout(column(theme, row(theme, back, None, margin=6), area, gap=6))
        return box

    def _build_rows(self, states: Sequence[ColumnState]) -> None:
        empty(self._list)
        self.rows = [MatchRow(self._theme, state, self._model) for state in states]
        for place, part in enumerate(self.rows):
            part.chosen.connect(self.matched)
            part.box.walked.connect(lambda by, place=place: self._walk(place + by))
            self._list.addWidget(part)
        self._list.addStretch(1)
        self._area.verticalScrollBar().setValue(0)

    def _walk(self, place: int) -> None:
        if 0 <= place < len(self.rows):
            self.rows[place].box.setFocus(Qt.FocusReason.TabFocusReason)
            self._area.ensureWidgetVisible(self.rows[place], 0, self._theme.px(12))

    def _show_trouble(self, course: Course) -> None:
        empty(self._trouble)
        if not course.unreadable:
            return
        go = Button(self._theme, "Choose the column", press=self._choose_names)
        said = words(course.unreadable, "strong", wrap=True)
        inner = row(self._theme, picture_label(self._theme, "circle-alert", "warn-ink", 24), gap=12, margin=10)
        inner.addWidget(said, 1)
        inner.addWidget(go)
        self._trouble.addWidget(card(self._theme, inner, kind="trouble", margin=0))

    def _choose_names(self) -> None:
        left_out = [part for part in self.rows if part.state is not None and not part.state.field] or self.rows
        if left_out:
            left_out[0].box.setFocus(Qt.FocusReason.TabFocusReason)
            left_out[0].box.showPopup()


def _line() -> QFrame:
    line = QFrame()
    line.setProperty("kind", "line")
    return line
