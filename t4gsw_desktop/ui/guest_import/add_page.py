"""Step 4: what will be written, in sentences, with a choice for places no longer on the list; and what comes after."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from t4gsw_desktop.exchange.guest_lists.outcome import Preview
from t4gsw_desktop.ui.guest_import.course import Course
from t4gsw_desktop.ui.guest_import.outcome_card import OutcomeCard
from t4gsw_desktop.ui.guest_import.tally import shares
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import card, column, empty, row, scrolling, wrapping
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.words import picture_label, words

_LINES_AT_ONCE = 30


class AddPage(QWidget):
    """The summary before the one act. `chose_gone` tells a place's id and whether it is to be marked as cancelled."""

    chose_gone = Signal(str, bool)

    def __init__(self, theme: Theme, *, roomy: bool) -> None:
        super().__init__()
        self._theme = theme
        self.outcome = OutcomeCard(theme)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.px(14))
        layout = row(theme, gap=18)
        if roomy:
            area = scrolling(column(theme, self._lines, None), name="What will be added")
            self.outcome.setFixedWidth(theme.px(432))
            layout.addWidget(area, 1)
            layout.addLayout(column(theme, self.outcome, None))
        else:
            inner = column(theme, self.outcome, self._lines, None, gap=14)
            layout.addWidget(scrolling(inner, name="What will be added"))
        self.setLayout(layout)

    def show_course(self, course: Course, event_name: str) -> None:
        """Show what will be written to the event of this name."""
        empty(self._lines)
        outcome = course.outcome()
        self.outcome.show_shares(shares(outcome) if outcome else (), "Working it out…" if outcome is None else "")
        if outcome is None:
            return
        self._lines.addWidget(_sentences(self._theme, course, outcome, event_name))
        if outcome.gone:
            self._lines.addWidget(self._gone(course, outcome))
        if left_out := _left_out(outcome):
            self._lines.addWidget(_listing(self._theme, "Left out", left_out))

    def _gone(self, course: Course, outcome: Preview) -> QFrame:
        theme = self._theme
        said = "They stay as they are unless you tick them. Nobody is removed."
        boxes: list[QWidget] = []
        for place in outcome.gone:
            box = QCheckBox(f"{place.full_name or 'A guest without a name'} is not coming: mark as cancelled")
            box.setChecked(place.attendee_id in course.not_coming)
            box.toggled.connect(lambda on, who=place.attendee_id: self.chose_gone.emit(who, on))
            boxes.append(box)
        title = words("Not on this list any more", "title", wrap=True)
        return card(theme, title, words(said, "quiet", wrap=True), *boxes)


def something_to_do(course: Course, outcome: Preview | None) -> bool:
    """True when taking the list in would write anything."""
    if outcome is None:
        return False
    joined = any(line.joined for line in outcome.people)
    return not outcome.nothing_to_change or joined or bool(course.not_coming)


def _sentences(theme: Theme, course: Course, outcome: Preview, event_name: str) -> QFrame:
    added = outcome.additions
    said = []
    notes = []
    if not something_to_do(course, outcome):
        said.append("Everybody on this list is here already, so nothing would change.")
    elif added:
        said.append(f"{added:,} {'place is' if added == 1 else 'places are'} added to {event_name}.")
    kept = sum(not change.apply for line in outcome.people for change in line.changes)
    if kept:
        said.append(f"{_count(kept, 'answer differs', 'answers differ')} from what is here. What is here stays.")
    undecided = sum(double.added for double in outcome.doubles)
    if undecided:
        notes.append(f"{_count(undecided, 'possible double was', 'possible doubles were')} not decided: both are kept.")
    if outcome.problems:
        notes.append(f"{_count(len(outcome.problems), 'thing', 'things')} to look at in the list: see step 2.")
    said.append("All of it is one act: one Undo takes it back.")
    lines = []
    for sentence in (*said, *notes):
        icon, role = ("circle-alert", "warn-ink") if sentence in notes else ("circle-check", "good-ink")
        line = row(theme, picture_label(theme, icon, role, 20), gap=10)
        line.addWidget(words(sentence, wrap=True), 1)
        lines.append(line)
    return card(theme, words("Before you add them", "title", wrap=True), *lines, gap=10)


def _count(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"


def _left_out(outcome: Preview) -> list[str]:
    skipped = [f"Row {row.row}, {row.full_name or 'no name'}: {row.why}" for row in outcome.skipped]
    return skipped + [one.sentence for one in outcome.problems if one.code in ("no_name", "long_name")]


def _listing(theme: Theme, title: str, lines: list[str]) -> QFrame:
    said = [words(line, wrap=True) for line in lines[:_LINES_AT_ONCE]]
    if len(lines) > _LINES_AT_ONCE:
        said.append(words(f"And {len(lines) - _LINES_AT_ONCE:,} more.", "quiet", wrap=True))
    return card(theme, words(title, "title", wrap=True), *said, gap=6)


class DonePage(QWidget):
    """What was done, with Undo beside it, and where to go now."""

    def __init__(
        self, theme: Theme, undo: Callable[[], object], go: Callable[[str], object], again: Callable[[], object]
    ) -> None:
        super().__init__()
        self._theme = theme
        self.said = words("", "page-title", wrap=True)
        self._where = words("", "quiet", wrap=True)
        self.undo = Button(theme, "Undo", icon="undo-2", height=48, press=undo)
        next_steps = wrapping(
            theme,
            Button(theme, "See the people", icon="users", height=48, press=lambda: go("people")),
            Button(theme, "Print badges", icon="printer", height=48, press=lambda: go("print")),
            Button(theme, "Import another list", icon="upload", height=48, press=again),
            gap=12,
        )
        top = row(theme, picture_label(theme, "circle-check", "good-ink", 36), gap=14)
        top.addLayout(column(theme, self.said, self._where, gap=4), 1)
        top.addWidget(self.undo)
        done = card(theme, top, kind="done", margin=20)
        after = card(theme, words("What next?", "title"), next_steps, gap=12, margin=20)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolling(column(theme, done, after, None, gap=16), name="What was done"))

    def show_course(self, course: Course, event_name: str, *, can_undo: bool) -> None:
        """Say what was done to the event of this name."""
        assert course.accepted is not None
        self.said.setText(course.accepted.sentence)
        name = course.found.name if course.found else ""
        self._where.setText(f"From {name}, for {event_name}.")
        self.undo.setVisible(can_undo)
