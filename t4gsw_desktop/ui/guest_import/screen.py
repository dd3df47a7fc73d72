"""Import people: a list in any shape becomes tidy guests, in four steps; nothing is added before the last one."""

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from t4gsw_desktop.core.events import Event
from t4gsw_desktop.core.records import ImportRecord
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.exchange.guest_lists.list_files import SAMPLE_NAME, write_sample
from t4gsw_desktop.exchange.guest_lists.outcome import Preview
from t4gsw_desktop.services.guest_lists import Accepted, accept_guests
from t4gsw_desktop.services.guest_previews import guest_knowledge
from t4gsw_desktop.storage.unit_of_work import View
from t4gsw_desktop.ui.guest_import.add_page import AddPage, DonePage, something_to_do
from t4gsw_desktop.ui.guest_import.choose_page import ChoosePage
from t4gsw_desktop.ui.guest_import.columns_page import ColumnsPage
from t4gsw_desktop.ui.guest_import.course import ADD, CHOOSE, DONE, DOUBLES, MATCH, STEPS, Course, FoundList, Wanted
from t4gsw_desktop.ui.guest_import.doubles_page import DoublesPage
from t4gsw_desktop.ui.guest_import.next_step import next_words, note
from t4gsw_desktop.ui.guest_import.reckoning import Reckoner, Unreadable
from t4gsw_desktop.ui.guest_import.row_window import RowWindow
from t4gsw_desktop.ui.guest_import.wizard_actions import wizard_actions
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.shell.screen import Screen
from t4gsw_desktop.ui.widgets.boxes import nothing_yet
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.step_path import StepPath
from t4gsw_desktop.ui.widgets.words import words

CARRY_ON = "carry on"
_PAUSE = 120  # milliseconds between a choice of columns and the working out, for choices come in rows
_FILES = "Lists (*.csv *.tsv *.txt *.xlsx *.xlsm *.xlsb *.xls *.ods);;All files (*)"


def _record_of(view: View, event_id: str, digest: str) -> str:
    found = [one for one in view.find(ImportRecord, event_id=event_id) if one.digest == digest]
    return found[-1].id if found else ""


def _event(view: View, event_id: str) -> Event | None:
    return view.get(Event, event_id) if event_id else None


class ImportScreen(Screen):
    """The wizard. All it knows is in `course`, which goes along when the window is built anew."""

    key: ClassVar[str] = "import"
    title: ClassVar[str] = "Import people"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.course = Course()
        self._stopped: Course | None = None
        self._event: Event | None = None
        self.setAcceptDrops(True)
        self.reckoner = Reckoner(desk, self)
        self.reckoner.answered.connect(self._take_answer)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._soon.timeout.connect(self._preview)
        self._build_pages()
        self._build()
        for action in wizard_actions(self):
            self.add_action(action)

    # What the window asks --------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        self._event = self.desk.read(_event, self.desk.event_id)
        if self._event is not None and self.course.found is not None:
            if self.course.step == DONE and not self._still_done():
                self.course.step, self.course.accepted = ADD, None
            if self.course.step != DONE:
                self._preview()
        self.show_step()

    def heading(self) -> tuple[str, str]:
        found = self.course.found
        if self._event is None:
            return self.title, "There is no event yet"
        if found is None or self.course.step == CHOOSE:
            return self.title, f"For {self._event.name} · nothing is added until the last step"
        count = len(found.table.rows)
        rows = "1 row" if count == 1 else f"{count:,} rows"
        end = "done" if self.course.step == DONE else "nothing is added until the last step"
        return self.title, f"{found.name} · {rows} · {end}"

    def open_at(self, argument: object) -> None:
        if isinstance(argument, Path):
            self.take_file(argument)
        elif argument == CARRY_ON and self._stopped is not None:
            self.course, self._stopped = self._stopped, None
            self.refresh_now()

    def first_focus(self) -> QWidget | None:
        if self._event is None:
            return self.primary()
        if self.course.step == MATCH:
            return self.columns.first_focus()
        if self.course.step == DOUBLES:
            return self.doubles.first_focus()
        return self.forward

    def keep(self) -> object:
        return self.course, self._stopped

    def restore(self, kept: object) -> None:
        self.course, self._stopped = kept  # type: ignore[misc]
        if self.course.waiting is not None:
            self.take(self.course.waiting)
        elif self.course.found is not None and self.course.step != DONE:
            self._preview()
        self.show_step()

    def turn_side(self) -> None:
        pages = {MATCH: self.columns.panes, DOUBLES: self.doubles.panes}
        if (panes := pages.get(self.course.step)) is not None:
            panes.turn()

    # A list comes in -------------------------------------------------------------------------------------------------

    def ask_for_file(self) -> None:
        """Choose a file by hand."""
        path, _kind = QFileDialog.getOpenFileName(self, "Choose a guest list", "", _FILES)
        if path:
            self.take_file(Path(path))

    def take_file(self, path: Path) -> None:
        """Read the list in a file."""
        self.take(Wanted(path=path))

    def paste(self) -> None:
        """Take what is on the clipboard: a file, cells, or names."""
        data = QGuiApplication.clipboard().mimeData() or QMimeData()  # none at all where there is no clipboard
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()] if data.hasUrls() else []
        if files:
            self.take_file(files[0])
        elif data.text().strip():
            self.course.typed = data.text()
            self.take(Wanted(text=data.text()))
        else:
            self._complain("There is no text on the clipboard. Copy names or cells first, then paste them here.")

    def take(self, wanted: Wanted) -> None:
        """Read a list and go on with it; what is there already stays until it is read."""
        if self._event is None:
            self.desk.warn("There is no event yet, so the list was not read. Make the event first.")
            return
        self.course.waiting, self.course.trouble, self.course.step = wanted, "", CHOOSE
        self._know()
        self.reckoner.read(wanted, self.course.knowledge)
        self.show_step()

    def stop_reading(self) -> None:
        """Do not wait for the list that is being read."""
        self.reckoner.stop()
        self.course.waiting = None
        self.show_step()

    def save_sample(self) -> None:
        """Write a short list to fill in."""
        path, _kind = QFileDialog.getSaveFileName(self, "Save a sample list", SAMPLE_NAME, "CSV (*.csv)")
        if not path:
            return
        try:
            write_sample(Path(path))
        except Refusal as refusal:
            self.desk.warn(refusal.sentence)
        else:
            self.desk.say(f"A sample list was saved: {Path(path).name}")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()
            self.choose.light(True)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:  # noqa: N802
        self.choose.light(False)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        self.choose.light(False)
        data = event.mimeData()
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        event.acceptProposedAction()
        if files:
            self.take_file(files[0])
            if len(files) > 1:
                self.desk.say(f"One list at a time: {files[0].name} is read, the others were not.")
        elif data.text().strip():
            self.course.typed = data.text()
            self.take(Wanted(text=data.text()))

    # Along the path --------------------------------------------------------------------------------------------------

    def go_on(self) -> None:
        """The next step; at the last one, the one act."""
        course = self.course
        if course.step == CHOOSE:
            self._leave_choosing()
        elif course.step == MATCH and course.seen is not None:
            self._go_to(DOUBLES if course.doubles else ADD)
        elif course.step == DOUBLES:
            for double in course.undecided:
                course.decisions[double.row] = "keep both"
            self._go_to(ADD)
        elif course.step == ADD:
            self._add()
        elif course.step == DONE:
            self.desk.go("tonight")

    def go_back(self) -> None:
        """The step before; nothing chosen is lost."""
        course = self.course
        if course.step == DONE:
            self.begin_again()
        elif course.step == CHOOSE:
            self.leave()
        else:
            self._go_to(MATCH if course.step == ADD and not course.doubles else course.step - 1)

    def leave(self) -> None:
        """Stop and add nobody; all of it can be carried on with."""
        course = self.course
        self.reckoner.stop()
        if course.step == DONE:
            self.course = Course()
        elif course.found is not None or course.typed:
            course.waiting = None
            self._stopped, self.course = course, Course()
            self.desk.go("people")
            carry_on = lambda: self.desk.go("import", CARRY_ON)  # noqa: E731
            self.desk.say("Stopped. Nobody was added.", button="Carry on", press=carry_on)
            self.show_step()
            return
        course.waiting = None
        self.desk.go("people")
        self.show_step()

    def begin_again(self) -> None:
        """Another list."""
        self.course = Course()
        self.show_step()
        self._focus()

    def undo_import(self) -> None:
        """Take back what this page added."""
        self.desk.undo()

    def decide(self, row: int, decision: str) -> None:
        """Decide about a possible double and go to the next one nobody has decided."""
        self.course.decisions[row] = decision
        undecided = self.course.undecided
        if undecided:
            places = [self.course.doubles.index(double) for double in undecided]
            self.course.at = next((place for place in places if place > self.course.at), places[0])
        self.show_step()

    def decide_rest(self, decision: str) -> None:
        """Decide the same about all that are left."""
        for double in self.course.undecided:
            self.course.decisions[double.row] = decision
        self.show_step()

    def show_row(self, number: int) -> None:
        """Show one row as it stands in the file."""
        RowWindow(self.theme, self, self.course, number).exec()

    # What is shown ---------------------------------------------------------------------------------------------------

    def show_step(self) -> None:
        """Show the page of this step, filled anew."""
        course, event = self.course, self._event
        self.path.setVisible(event is not None)
        self.foot.setVisible(event is not None)
        self.heading_changed.emit()
        if event is None:
            self.pages.setCurrentWidget(self._no_event)
            return
        self.path.show_step(course.step)
        page = {CHOOSE: self.choose, MATCH: self.columns, DOUBLES: self.doubles, ADD: self.adding, DONE: self.done}
        if course.step == CHOOSE:
            self.choose.show_course(course, event.name)
        elif course.step == MATCH:
            self.columns.show_course(course)
        elif course.step == DOUBLES:
            self.doubles.show_course(course)
        elif course.step == ADD:
            self.adding.show_course(course, event.name)
        else:
            self.done.show_course(course, event.name, can_undo=self.desk.workspace.step() == course.step_number)
        self.pages.setCurrentWidget(page[course.step])
        self._show_foot()

    def _show_foot(self) -> None:
        course = self.course
        said, icon, possible = next_words(course, something_to_do(course, course.outcome()))
        self.forward.say(said, icon=icon)
        self.forward.setEnabled(possible)
        self.back.say("Another list" if course.step == DONE else "Back")
        self.note.setText(note(course))

    def _build_pages(self) -> None:
        theme, roomy = self.theme, self.desk.roomy
        self.choose = ChoosePage(
            theme,
            roomy=roomy,
            paste=self.paste,
            sample=self.save_sample,
            stop=self.stop_reading,
        )
        self.choose.typed.connect(self._type)
        self.choose.sheet.connect(self._take_sheet)
        self.columns = ColumnsPage(theme, roomy=roomy)
        self.columns.matched.connect(self._match)
        self.columns.problems.asked.connect(self.show_row)
        self.doubles = DoublesPage(theme, roomy=roomy, letters=self.desk.settings.single_letters)
        self.doubles.decided.connect(self.decide)
        self.doubles.decided_rest.connect(self.decide_rest)
        self.doubles.moved.connect(self._look_at)
        self.adding = AddPage(theme, roomy=roomy)
        self.adding.chose_gone.connect(self._choose_gone)
        self.done = DonePage(theme, self.undo_import, self.desk.go, self.begin_again)
        self._no_event = nothing_yet(
            theme,
            "calendar-plus",
            "There is no event yet",
            "People are put on the list of an event. Make the event first; then come back with your list.",
            [("Make an event", lambda: self.desk.go("plan"))],
        )

    def _build(self) -> None:
        theme = self.theme
        self.path = StepPath(theme, STEPS)
        self.pages = QStackedWidget()
        for page in (self._no_event, self.choose, self.columns, self.doubles, self.adding, self.done):
            self.pages.addWidget(page)
        high = 48 if self.desk.short else 56
        self.back = Button(theme, "Back", icon="arrow-left", height=high, press=self.go_back)
        self.note = words("", "quiet", wrap=True)
        if not self.desk.roomy:
            self.note.hide()
        self.forward = Button(
            theme, "Choose a file", icon="arrow-right", kind="primary", key="Ctrl Enter", height=high, press=self.go_on
        )
        self.forward.setObjectName("import-next")
        self.foot = QWidget()
        self.foot.setProperty("kind", "clear")
        across = QHBoxLayout(self.foot)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(theme.px(12))
        across.addWidget(self.back)
        across.addWidget(self.note, 1)
        if not self.desk.roomy:
            across.addStretch(1)
        across.addWidget(self.forward)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(24), theme.px(4), theme.px(24), theme.px(10))
        layout.setSpacing(theme.px(10 if self.desk.short else 14))
        layout.addWidget(self.path)
        layout.addWidget(self.pages, 1)
        layout.addWidget(self.foot)

    # What comes back -------------------------------------------------------------------------------------------------

    def _take_answer(self, answer: object) -> None:
        course = self.course
        if isinstance(answer, FoundList):
            course.take(answer)
            if len(answer.table.read_as.sheets) < 2:
                course.step = MATCH
            self._preview()
            self.show_step()
            self._focus()
        elif isinstance(answer, Preview):
            course.see(answer)
            self.show_step()
        elif isinstance(answer, Unreadable) and course.waiting is not None:
            course.waiting = None
            self._complain(answer.sentence)
        elif isinstance(answer, Unreadable):
            course.seen, course.unreadable = None, answer.sentence
            self.show_step()

    def _preview(self) -> None:
        course = self.course
        self._know()
        if course.found is not None and course.mapping is not None and course.waiting is None:
            self.reckoner.preview(course.knowledge, course.found.table, course.mapping)

    def _know(self) -> None:
        if self._event is not None:
            self.course.knowledge = self.desk.read(guest_knowledge, self._event.id)

    def _complain(self, sentence: str) -> None:
        self.course.trouble = sentence
        self.course.step = CHOOSE
        self.show_step()
        self.desk.warn(sentence)

    def _leave_choosing(self) -> None:
        course = self.course
        if course.typed.strip() and (course.found is None or course.found.wanted != Wanted(text=course.typed)):
            self.take(Wanted(text=course.typed))
        elif course.found is not None:
            self._go_to(MATCH)
        else:
            self.ask_for_file()

    def _go_to(self, step: int) -> None:
        self.course.step = step
        self.show_step()
        self._focus()

    def _focus(self) -> None:
        focus = self.first_focus()
        if focus is not None and self.isVisible():
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _type(self, text: str) -> None:
        self.course.typed = text
        self._show_foot()

    def _take_sheet(self, name: str) -> None:
        if self.course.found is not None:
            self.take(Wanted(path=self.course.found.wanted.path, sheet=name))

    def _match(self, index: int, name: str) -> None:
        self.course.choose_field(index, name)
        self.show_step()
        self._soon.start()

    def _look_at(self, place: int) -> None:
        self.course.at = place
        self.show_step()

    def _choose_gone(self, attendee_id: str, on: bool) -> None:
        (self.course.not_coming.add if on else self.course.not_coming.discard)(attendee_id)
        self._show_foot()

    def _add(self) -> None:
        course, outcome, event = self.course, self.course.outcome(), self._event
        if event is None or outcome is None or course.found is None or self.reckoner.busy:
            return
        if not something_to_do(course, outcome):
            self.leave()
            return
        found = course.found
        course.step = DONE  # before the act, for the screen hears of it while it is done
        course.accepted = Accepted()
        accepted = self.desk.do(
            accept_guests,
            event.id,
            outcome,
            name=found.name,
            digest=found.digest,
            mapping=course.mapping if course.chosen else None,
            not_coming=sorted(course.not_coming),
        )
        if accepted is None:
            course.step, course.accepted = ADD, None
        else:
            course.accepted = accepted
            course.record = self.desk.read(_record_of, event.id, found.digest)
            course.step_number = self.desk.workspace.step()
        self.show_step()
        self._focus()

    def _still_done(self) -> bool:
        """False once the import was taken back."""
        record = self.course.record
        return not record or self.desk.read(lambda view: view.get(ImportRecord, record)) is not None
