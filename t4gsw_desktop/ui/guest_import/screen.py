"""Import people: a list in any shape becomes tidy guests, in four steps; nothing is added before the last one."""

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from t4gsw_desktop.core.events import Event
from t4gsw_desktop.core.records import ImportRecord
from t4gsw_desktop.exchange.guest_lists.decisions import KEEP_BOTH
from t4gsw_desktop.exchange.guest_lists.outcome import Preview
from t4gsw_desktop.services.guest_lists import Accepted, accept_guests
from t4gsw_desktop.services.guest_previews import guest_knowledge
from t4gsw_desktop.storage.unit_of_work import View
from t4gsw_desktop.ui.guest_import.add_page import something_to_do
from t4gsw_desktop.ui.guest_import.course import ADD, CHOOSE, DONE, DOUBLES, MATCH, STEPS, Course, FoundList, Wanted
from t4gsw_desktop.ui.guest_import.intake import Intake
from t4gsw_desktop.ui.guest_import.pages import Pages, StepButtons, waiting_cursor
from t4gsw_desktop.ui.guest_import.reckoning import Reckoner, Unreadable
from t4gsw_desktop.ui.guest_import.row_window import RowWindow
from t4gsw_desktop.ui.guest_import.wizard_actions import wizard_actions
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.shell.screen import Screen
from t4gsw_desktop.ui.widgets.step_path import StepPath

CARRY_ON = "carry on"
_LARGE = 150
_PAUSE = 120  # milliseconds between a choice of columns and the working out, for choices come in rows


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
        self._folded = self.theme.scale >= _LARGE  # the path is then told by the title, for the height is dear
        self._event: Event | None = None
        self.reckoner = Reckoner(desk, self)
        self.reckoner.answered.connect(self._take_answer)
        self.intake = Intake(desk, self)
        self.intake.came.connect(self.take)
        self.intake.refused.connect(self._complain)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._soon.timeout.connect(self._preview)
        self._build()
        self.reckoner.progressed.connect(self.pages.columns.outcome.show_progress)
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
        if self._event is not None and self._folded and self.course.step in range(CHOOSE, DONE):
            return f"{self.course.step} of {len(STEPS)}: {STEPS[self.course.step - 1]}", ""
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
            self.take(Wanted(path=argument))
        elif argument == CARRY_ON and self._stopped is not None:
            self.course, self._stopped = self._stopped, None
            self.refresh_now()

    def first_focus(self) -> QWidget | None:
        if self._event is None:
            return self.primary()
        if self.course.step == MATCH:
            return self.pages.columns.first_focus()
        if self.course.step == DOUBLES:
            return self.pages.doubles.first_focus()
        return self.buttons.forward

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
        self.pages.turn(self.course.step)

    # A list comes in -------------------------------------------------------------------------------------------------

    def take(self, wanted: Wanted) -> None:
        """Read a list and go on with it; what is there already stays until it is read."""
        if self._event is None:
            self.desk.warn("There is no event yet, so the list was not read. Make the event first.")
            return
        if self.course.step == DONE:
            self.course = Course()
        self.course.typed = wanted.text or self.course.typed
        self.course.waiting, self.course.trouble, self.course.step = wanted, "", CHOOSE
        self._know()
        self.reckoner.read(wanted, self.course.knowledge)
        self.show_step()

    def stop_reading(self) -> None:
        """Do not wait for the list that is being read."""
        self.reckoner.stop()
        self.course.waiting = None
        self.show_step()

    # Along the path --------------------------------------------------------------------------------------------------

    def go_on(self) -> None:
        """The next step; at the last one, the one act."""
        course = self.course
        if course.step == CHOOSE:
            self._leave_choosing()
        elif course.step == MATCH and course.seen is not None:
            self._go_to(DOUBLES if course.doubles else ADD)
        elif course.step == DOUBLES:
            self.decide_rest(KEEP_BOTH)
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
        left = self.course
        self.reckoner.stop()
        left.waiting = None
        self.course = Course()
        self.desk.go("people")
        if left.step != DONE and (left.found is not None or left.typed):
            self._stopped = left
            self.desk.say("Stopped. Nobody was added.", button="Carry on", press=self._carry_on)
        self.show_step()

    def begin_again(self) -> None:
        """Another list."""
        self.reckoner.stop()
        self.course = Course()
        self.show_step()
        self._focus()

    def decide(self, row: int, decision: str) -> None:
        """Decide about a possible double and go to the next one nobody has decided."""
        self.course.decisions[row] = decision
        self.course.at = self.course.next_undecided()
        self.show_step()

    def decide_rest(self, decision: str) -> None:
        """Decide the same about all that are left."""
        for double in self.course.undecided:
            self.course.decisions[double.row] = decision
        self.show_step()

    def show_row(self, number: int) -> None:
        """Show one row as it stands in the file."""
        RowWindow(self.theme, self, self.course, number).exec()

    def show_step(self) -> None:
        """Show the page of this step, filled anew."""
        event = self._event
        self.path.setVisible(event is not None and not self._folded)
        self.buttons.setVisible(event is not None)
        self.heading_changed.emit()
        if event is None:
            self.pages.show_no_event()
            return
        self.path.show_step(self.course.step)
        self.pages.show_course(self.course, event.name)
        self.buttons.show_course(self.course)

    def _build(self) -> None:
        theme = self.theme
        self.path = StepPath(theme, STEPS)
        self.pages = Pages(self.desk, self.intake, self.stop_reading, self.begin_again)
        self.pages.choose.typed.connect(self._type)
        self.pages.choose.sheet.connect(self._take_sheet)
        self.pages.columns.matched.connect(self._match)
        self.pages.columns.problems.asked.connect(self.show_row)
        self.pages.doubles.decided.connect(self.decide)
        self.pages.doubles.decided_rest.connect(self.decide_rest)
        self.pages.doubles.moved.connect(self._look_at)
        self.pages.adding.chose_gone.connect(self._choose_gone)
        self.buttons = StepButtons(self.desk, self.go_back, self.go_on)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(24), theme.px(4), theme.px(24), theme.px(10))
        layout.setSpacing(theme.px(10 if self.desk.short else 14))
        layout.addWidget(self.path)
        layout.addWidget(self.pages, 1)
        layout.addWidget(self.buttons)

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
        self._focus()
        self.desk.warn(sentence)

    def _carry_on(self) -> None:
        self.desk.go(self.key, CARRY_ON)

    def _leave_choosing(self) -> None:
        course = self.course
        typed = Wanted(text=course.typed)
        if course.typed.strip() and (course.found is None or course.found.wanted != typed):
            self.take(typed)
        elif course.found is not None:
            self._go_to(MATCH)
        else:
            self.intake.ask_for_file()

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
        self.buttons.show_course(self.course)

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
        self.buttons.show_course(self.course)

    def _add(self) -> None:
        course, outcome, event = self.course, self.course.outcome(), self._event
        if event is None or outcome is None or course.found is None or self.reckoner.busy:
            return
        if not something_to_do(course, outcome):
            self.leave()
            return
        found = course.found
        course.step, course.record, course.accepted = (
            DONE,
            "",
            Accepted(),
        )  # the screen hears of the act while it is done
        self.buttons.show_busy("Adding them…")
        with waiting_cursor():
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
