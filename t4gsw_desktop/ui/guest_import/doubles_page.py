"""Step 3: the possible doubles, one at a time side by side; J joins, K keeps both, S leaves the row out."""

from functools import partial

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from t4gsw_desktop.exchange.guest_lists.decisions import JOIN, KEEP_BOTH, LEAVE_OUT
from t4gsw_desktop.ui.guest_import.comparison import compared, reason
from t4gsw_desktop.ui.guest_import.course import Course
from t4gsw_desktop.ui.guest_import.side_cards import comparison_table
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import TwoPanes, column, empty, row, scrolling, wrapping
from t4gsw_desktop.ui.widgets.button import Button, icon_button
from t4gsw_desktop.ui.widgets.words import words

CHOICES = (
    (JOIN, "Join", "J", "merge"),
    (KEEP_BOTH, "Keep both", "K", "users"),
    (LEAVE_OUT, "Skip this row", "S", "circle-minus"),
)
_DONE = {JOIN: "Join", KEEP_BOTH: "Keep both", LEAVE_OUT: "Skip", "": "Not decided"}
_ICONS = {JOIN: "merge", KEEP_BOTH: "users", LEAVE_OUT: "circle-minus", "": "circle-help"}
_EFFECTS = {
    JOIN: "One person: blanks are filled, what is here stays, and so does the more careful photo choice.",
    KEEP_BOTH: "Two people: the row is added as somebody new.",
    LEAVE_OUT: "This row is left out, and nothing changes for the other one.",
    "": "Nothing is lost if you join them: you can undo the import.",
}


class _Doubles(QAbstractListModel):
    """The possible doubles, each with its name and what was decided."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines: list[tuple[str, str]] = []

    def show_course(self, course: Course) -> None:
        """Take the doubles as they are decided now."""
        lines = [(double.full_name, course.decision_on(double)) for double in course.doubles]
        if len(lines) != len(self._lines):
            self.beginResetModel()
            self._lines = lines
            self.endResetModel()
        else:
            self._lines = lines
            self.dataChanged.emit(self.index(0), self.index(max(0, len(lines) - 1)))

    def rowCount(self, _parent: QModelIndex | QPersistentModelIndex | None = None) -> int:  # noqa: N802
        return len(self._lines)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        name, decision = self._lines[index.row()]
        said = f"{name}: {_DONE[decision].lower()}"
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return said
        if role == Qt.ItemDataRole.DecorationRole:
            return self._theme.icon(_ICONS[decision], "ink-2" if decision else "warn-ink", 20)
        if role == Qt.ItemDataRole.FontRole:
            return self._theme.font(16, 400 if decision else 600)
        return None


class DoublesPage(QWidget):
    """One possible double in the middle, all of them at the side. `decided` tells the row and a word of DECISIONS."""

    decided = Signal(int, str)
    moved = Signal(int)
    decided_rest = Signal(str)

    def __init__(self, theme: Theme, *, roomy: bool, letters: bool) -> None:
        super().__init__()
        self._theme, self._roomy = theme, roomy
        self._course: Course | None = None
        self._row = 0  # of the double at hand; 0 when there is none
        self.choices: dict[str, Button] = {}
        self._title = words("", "page-title" if roomy else "title", wrap=True)
        self._place = words("", "quiet")
        self._table = QVBoxLayout()
        self._why = words("", "strong", wrap=True)
        self._effect = words("", "quiet", wrap=True)
        self._model = _Doubles(theme, self)
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName("Possible doubles")
        self.list.setProperty("kind", "doubles")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.selectionModel().currentChanged.connect(self._go_to_chosen)
        self.panes = TwoPanes(theme, self._work(), self._side(), side_width=400, roomy=roomy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.panes)
        if letters:
            for key, _words, letter, _icon in CHOICES:
                shortcut = QShortcut(QKeySequence(letter), self)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(partial(self.decide, key))

    def show_course(self, course: Course) -> None:
        """Show the one at hand and what was decided of all."""
        self._course = course
        doubles = course.doubles
        self._model.show_course(course)
        if not doubles:
            self._row = 0
            return
        double = doubles[course.at]
        self._row = double.row
        index = self._model.index(course.at)
        if self.list.currentIndex() != index:
            self.list.setCurrentIndex(index)
        decision = course.decision_on(double)
        self._title.setText("Is this one person?")
        self._place.setText(f"{course.at + 1:,} of {len(doubles):,}")
        empty(self._table)
        other = f"Row {double.other_row} of your file" if double.other_row else "Already here"
        pairs = compared(course, double)
        here = f"Row {double.row} of your file"
        self._table.addWidget(comparison_table(self._theme, pairs, here, other))
        self._why.setText(reason(double))
        self._effect.setText(_EFFECTS[decision])
        for key, button in self.choices.items():
            button.setChecked(key == decision)
        left = len(course.undecided)
        self._rest.setVisible(left > 1)
        self._left.setText(
            "All are decided." if not left else f"{left:,} still to decide" if left > 1 else "1 still to decide"
        )

    def decide(self, decision: str) -> None:
        """Decide about the one at hand."""
        if self._row:
            self.decided.emit(self._row, decision)

    def first_focus(self) -> QWidget:
        """Join, so that the letters and the arrows work at once."""
        return self.choices[JOIN]

    def _work(self) -> QWidget:
        theme = self._theme
        frame = QFrame()
        frame.setProperty("kind", "card")
        head = row(theme, gap=8)
        self.before = icon_button(theme, "chevron-left", "The one before", lambda: self._step(-1))
        self.after = icon_button(theme, "chevron-right", "The next one", lambda: self._step(1))
        title = column(theme, self._title, self._why, gap=2)
        if self._roomy:
            head.addLayout(title, 1)
            inside = column(theme, self._table, None, gap=0)
        else:
            head.addWidget(Button(theme, "All", icon="panel-right", key="F9", press=lambda: self.panes.turn(True)))
            head.addStretch(1)
            inside = column(theme, title, self._table, self._effect, None, gap=8)
        head.addLayout(column(theme, row(theme, self._place, self.before, self.after, gap=8), None, gap=0))
        area = scrolling(inside, name="Side by side")
        buttons = []
        for key, text, letter, icon in CHOICES:
            button = Button(
                theme,
                text,
                icon=icon,
                kind="choice",
                key=letter,
                height=48 if self._roomy else 40,
                press=partial(self.decide, key),
            )
            self.choices[key] = button
            buttons.append(button)
        inner = column(theme, head, gap=10, margin=18 if self._roomy else 12)
        inner.addWidget(area, 1)
        if self._roomy:
            inner.addWidget(self._effect)
        inner.addWidget(wrapping(theme, *buttons, gap=12))
        frame.setLayout(inner)
        return frame

    def _side(self) -> QWidget:
        theme = self._theme
        frame = QFrame()
        frame.setProperty("kind", "card")
        self._left = words("", "title", wrap=True)
        self._rest = wrapping(
            theme,
            Button(theme, "Keep both for the rest", press=lambda: self.decided_rest.emit(KEEP_BOTH)),
            Button(theme, "Join the rest", press=lambda: self.decided_rest.emit(JOIN)),
        )
        inner = column(theme, gap=10, margin=16)
        if not self._roomy:
            back = Button(theme, "Side by side", icon="arrow-left", key="F9", press=lambda: self.panes.turn(False))
            inner.addLayout(row(theme, back, None))
        inner.addWidget(self._left)
        inner.addWidget(self.list, 1)
        inner.addWidget(self._rest)
        frame.setLayout(inner)
        return frame

    def _step(self, by: int) -> None:
        if self._course is not None and self._course.doubles:
            self.moved.emit((self._course.at + by) % len(self._course.doubles))

    def _go_to_chosen(self, now: QModelIndex, _before: QModelIndex) -> None:
        if self._course is not None and now.isValid() and now.row() != self._course.at:
            self.moved.emit(now.row())
