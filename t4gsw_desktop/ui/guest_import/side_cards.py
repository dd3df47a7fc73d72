"""Beside the columns: what was not understood, what to know of the whole list, the first double, the first people."""

import re
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout

from t4gsw_desktop.exchange.guest_lists.outcome import PersonLine, Preview
from t4gsw_desktop.ui.guest_import.comparison import Pair, compared, reason
from t4gsw_desktop.ui.guest_import.course import Course
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import card, column, empty, row
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.words import OneLine, chip, picture_label, width_of, words

_PROBLEMS_AT_ONCE, _PEOPLE_AT_ONCE = 3, 6
_MARKS = re.compile(r"([@._/-])")
_STATES = {"new": ("New", "skill"), "known": ("Known", "info"), "listed": ("Here already", "plain")}


class ProblemCard(QFrame):
    """Row by row what was not understood, as it was typed; `asked` tells the row somebody wants to see."""

    asked = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("kind", "card")
        self._title = words("", "title", wrap=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.px(4))
        inner = column(theme, self._title, gap=8, margin=16)
        inner.addLayout(self._lines)
        self.setLayout(inner)
        self._shown = _PROBLEMS_AT_ONCE
        self._course: Course | None = None

    def show_course(self, course: Course) -> None:
        """Show what is to be looked at, a few rows at a time."""
        self._course = course
        problems = course.seen.problems if course.seen else ()
        self.setVisible(bool(problems))
        self._title.setText("1 thing to look at" if len(problems) == 1 else f"{len(problems):,} things to look at")
        empty(self._lines)
        for problem in problems[: self._shown]:
            said = row(self._theme, picture_label(self._theme, "circle-alert", "warn-ink", 20), gap=8)
            said.addWidget(words(problem.sentence, wrap=True), 1)
            show = Button(self._theme, "Show", kind="link", press=partial(self.asked.emit, problem.row))
            show.setAccessibleName(f"Show row {problem.row}")
            said.addWidget(show)
            self._lines.addLayout(said)
        if len(problems) > self._shown:
            more = Button(self._theme, f"Show {len(problems) - self._shown:,} more", press=self._show_more)
            self._lines.addLayout(row(self._theme, more, None))

    def _show_more(self) -> None:
        self._shown += 40
        if self._course is not None:
            self.show_course(self._course)


class DoubleCard(QFrame):
    """The first possible double, so that one knows what comes next."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("kind", "card")
        self._inner = column(theme, gap=8, margin=16)
        self.setLayout(self._inner)

    def show_course(self, course: Course) -> None:
        """Show the first that is to be decided; nothing when there is none."""
        empty(self._inner)
        open_ones = course.undecided
        self.setVisible(bool(open_ones))
        if not open_ones:
            return
        title = words("Coming up: is this one person?", "title", wrap=True)
        head = row(self._theme, gap=8)
        head.addWidget(title, 1)
        head.addWidget(words(f"1 of {len(open_ones):,}", "hint"))
        self._inner.addLayout(head)
        pairs = compared(course, open_ones[0])
        self._inner.addWidget(comparison_table(self._theme, pairs[:4], "In your file", "Already here"))
        self._inner.addWidget(words(f"{reason(open_ones[0])} You decide in the next step.", "quiet", wrap=True))


def comparison_table(theme: Theme, pairs: Sequence[Pair], left: str, right: str) -> QFrame:
    """Two people side by side; what differs is tinted and bold, and said to differ."""
    frame = QFrame()
    frame.setProperty("kind", "compare")
    grid = QGridLayout(frame)
    grid.setContentsMargins(1, 1, 1, 1)
    grid.setSpacing(0)
    longest = max((width_of(theme, pair.name, 15) for pair in pairs), default=0)
    grid.setColumnMinimumWidth(0, longest + theme.px(30))
    grid.setColumnStretch(1, 1)
    grid.setColumnStretch(2, 1)
    for place, title in enumerate(("", left, right)):
        grid.addWidget(_cell(title, "head"), 0, place)
    for line, pair in enumerate(pairs, 1):
        grid.addWidget(_cell(pair.name, "name"), line, 0)
        how = "differs" if pair.differs else "same"
        for place, value in ((1, pair.left), (2, pair.right)):
            cell = _cell(breakable(value) or "blank", how)
            cell.setAccessibleName(f"{pair.name}: {value or 'blank'}{', differs' if pair.differs else ''}")
            grid.addWidget(cell, line, place)
    return frame


def breakable(text: str) -> str:
    """`text` as it may be broken into lines after the marks in addresses, which hold no spaces."""
    return _MARKS.sub("\\1\u200b", text)


def _cell(text: str, how: str) -> QLabel:
    label = words(text, "", wrap=True)
    label.setProperty("compare", how)
    label.setMinimumWidth(1)
    return label


class PeopleCard(QFrame):
    """The first people of the list as they will be."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("kind", "card")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.px(8))
        inner = column(theme, words("The first people, as they will be", "title", wrap=True), gap=10, margin=16)
        inner.addLayout(self._lines)
        self.setLayout(inner)

    def show_course(self, _course: Course, outcome: Preview | None) -> None:
        """Show a few; no private answer is among what is shown."""
        empty(self._lines)
        people = outcome.people[:_PEOPLE_AT_ONCE] if outcome else ()
        self.setVisible(bool(people))
        for line in people:
            said, kind = _STATES[line.state]
            top = row(self._theme, gap=8)
            top.addWidget(OneLine(_shown_name(line), "strong"), 1)
            top.addWidget(chip(said, kind))
            self._lines.addLayout(top)
            if about := _about(line):
                self._lines.addWidget(OneLine(about, "hint"))


def _shown_name(line: PersonLine) -> str:
    called = str(line.values.get("call_me", ""))
    return f"{line.full_name} ({called})" if called and called != line.full_name else line.full_name


def _about(line: PersonLine) -> str:
    told = [str(line.values.get(name, "")) for name in ("organisation", "email")]
    for name, what in (("offers", "offers"), ("seeks", "looks for")):
        things = line.values.get(name)
        if isinstance(things, tuple) and things:
            told.append(f"{what} {', '.join(str(thing) for thing in things)}")
    return " · ".join(filter(None, told))


def sentence_cards(theme: Theme, course: Course) -> list[QFrame]:
    """What to know of the whole list, each in a card of its own."""
    said = list(course.seen.remarks) if course.seen else []
    found = course.found
    if found is not None:
        if found.is_remembered and not course.chosen:
            said.insert(0, "The columns are matched as you chose them last time.")
        sheet = found.table.read_as.sheet
        if sheet and len(found.table.read_as.sheets) > 1:
            said.append(f"This is the sheet “{sheet}”. Go back to choose another.")
    if course.seen is not None and course.seen.source != "list":
        said.insert(0, f"Read as: {course.seen.label}.")
    cards = []
    for sentence in said:
        inner = row(theme, picture_label(theme, "info", "info-ink", 20), gap=10)
        inner.addWidget(words(sentence, wrap=True), 1)
        cards.append(card(theme, inner, margin=12))
    return cards
