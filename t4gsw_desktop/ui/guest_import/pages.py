"""The pages of the wizard on one stack, each filled when it is shown; and the row of Back and Next below them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from t4gsw_desktop.ui.guest_import.add_page import AddPage, DonePage, something_to_do
from t4gsw_desktop.ui.guest_import.choose_page import ChoosePage
from t4gsw_desktop.ui.guest_import.columns_page import ColumnsPage
from t4gsw_desktop.ui.guest_import.course import ADD, CHOOSE, DONE, DOUBLES, MATCH, Course
from t4gsw_desktop.ui.guest_import.doubles_page import DoublesPage
from t4gsw_desktop.ui.guest_import.intake import Intake
from t4gsw_desktop.ui.guest_import.next_step import next_words, note
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.widgets.boxes import nothing_yet
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.words import words


class Pages(QStackedWidget):
    """A page for each step, one for when all is done, and one for when there is no event."""

    def __init__(
        self, desk: Desk, intake: Intake, stop: Callable[[], object], begin_again: Callable[[], object]
    ) -> None:
        super().__init__()
        theme, roomy = desk.theme, desk.roomy
        self._desk = desk
        self.choose = ChoosePage(theme, roomy=roomy, paste=intake.paste, sample=intake.save_sample, stop=stop)
        intake.hovered.connect(self.choose.light)
        self.columns = ColumnsPage(theme, roomy=roomy)
        self.doubles = DoublesPage(theme, roomy=roomy, letters=desk.settings.single_letters)
        self.adding = AddPage(theme, roomy=roomy)
        self.done = DonePage(theme, desk.undo, desk.go, begin_again)
        self._no_event = nothing_yet(
            theme,
            "calendar-plus",
            "There is no event yet",
            "People are put on the list of an event. Make the event first; then come back with your list.",
            [("Make an event", lambda: desk.go("plan"))],
        )
        for page in (self._no_event, self.choose, self.columns, self.doubles, self.adding, self.done):
            self.addWidget(page)

    def show_course(self, course: Course, event_name: str) -> None:
        """Fill and show the page of this step."""
        page: QWidget
        if course.step == CHOOSE:
            page = self.choose
            self.choose.show_course(course, event_name)
        elif course.step == MATCH:
            page = self.columns
            self.columns.show_course(course)
        elif course.step == DOUBLES:
            page = self.doubles
            self.doubles.show_course(course)
        elif course.step == ADD:
            page = self.adding
            self.adding.show_course(course, event_name)
        else:
            page = self.done
            can_undo = self._desk.workspace.step() == course.step_number
            self.done.show_course(course, event_name, can_undo=can_undo)
        self.setCurrentWidget(page)

    def show_no_event(self) -> None:
        """Say that there is nothing to import into, and the way on."""
        self.setCurrentWidget(self._no_event)

    def turn(self, step: int) -> None:
        """Show the other half of a page that has two."""
        halves = {MATCH: self.columns.panes, DOUBLES: self.doubles.panes}
        if step in halves:
            halves[step].turn()


class StepButtons(QWidget):
    """Back, a quiet sentence, and the filled button."""

    def __init__(self, desk: Desk, back: Callable[[], object], forward: Callable[[], object]) -> None:
        super().__init__()
        theme = desk.theme
        self.setProperty("kind", "clear")
        high = 48 if desk.short else 56
        self.back = Button(theme, "Back", icon="arrow-left", height=high, press=back)
        self._note = words("", "quiet", wrap=True)
        self.forward = Button(
            theme, "Choose a file", icon="arrow-right", kind="primary", key="Ctrl Enter", height=high, press=forward
        )
        self.forward.setObjectName("import-next")
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(theme.px(12))
        across.addWidget(self.back)
        if desk.roomy:
            across.addWidget(self._note, 1)
        else:
            self._note.setParent(self)
            self._note.hide()
            across.addStretch(1)
        across.addWidget(self.forward)

    def show_busy(self, words: str) -> None:
        """Say at once what is being done, for ten thousand people take seconds to write."""
        self.forward.say(words)
        self.forward.setEnabled(False)
        self.forward.repaint()

    def show_course(self, course: Course) -> None:
        """Say what the next step is, and whether it can be taken."""
        said, icon, possible = next_words(course, something_to_do(course, course.outcome()))
        self.forward.say(said, icon=icon)
        self.forward.setEnabled(possible)
        self.back.say("Another list" if course.step == DONE else "Back")
        self._note.setText(note(course))


@contextmanager
def waiting_cursor() -> Iterator[None]:
    """The pointer that asks for patience, for as long as this lasts."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()
