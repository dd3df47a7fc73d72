"""Wrap-up: what the evening did in figures, files for others, and what is due to be cleared out."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from t4gsw_desktop.core.events import PLAYED, Activity
from t4gsw_desktop.core.records import ChecklistMark
from t4gsw_desktop.core.timeline import from_text, wall_clock
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.services.checklist import DONE, REPORT, SKIPPED, mark_item
from t4gsw_desktop.services.clear_outs import (
    NOTES_AFTER,
    Reminder,
    due_clear_outs,
    erase_event_details,
    erase_event_people,
    erase_event_ticks,
)
from t4gsw_desktop.services.evening_report import ABSENT, BEFORE, FIRST, WALK_IN, EveningReport, evening_report
from t4gsw_desktop.services.harvest_lists import HarvestState, harvest_states
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.storage.unit_of_work import View
from t4gsw_desktop.ui.keep_in_touch.rounds_held import note_rounds_held
from t4gsw_desktop.ui.shell.actions import Action
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.shell.screen import Screen
from t4gsw_desktop.ui.widgets.boxes import card, column, empty, nothing_yet, page_and_others, row, scrolling, show_if
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.next_strip import NextStrip
from t4gsw_desktop.ui.widgets.words import words
from t4gsw_desktop.ui.wrap_up.clearing import Clearing
from t4gsw_desktop.ui.wrap_up.saving import save_files, save_report
from t4gsw_desktop.ui.wrap_up.unit_chart import Mark, UnitChart

_TOUCH = "After speed-friending: who would like to hear from whom. Only those who ticked each other are told."
_NOTES = "What came out of the sessions, typed in from their harvest sheets while it is still fresh."
_FILES = (
    "The guest list as a spreadsheet, a calendar, the schedule of the unconference, and notes of its sessions that may "
    "be passed on. No access or food notes."
)


class WrapUpScreen(Screen):
    """The evening afterwards. Its next thing is the report, then what is due, then the next evening."""

    key = "wrap-up"
    title = "Wrap-up"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._report: EveningReport | None = None
        self._reminders: tuple[Reminder, ...] = ()
        self._harvest: tuple[HarvestState, ...] = ()
        self.strip = NextStrip(self.theme)
        self.chart = UnitChart(self.theme)
        self.clearing = Clearing(self.theme, self.clear_out)
        self._came, self._from = words("", "door-figure"), words("", "quiet", wrap=True)
        self._legend = {kind: words("", "body", wrap=True) for kind in (BEFORE, FIRST, WALK_IN, ABSENT)}
        self._each = words("", "hint", wrap=True)
        self._activities = QVBoxLayout()
        self._activities.setSpacing(self.theme.px(10))
        self._whole = page_and_others(self.theme, self)
        self._whole.addWidget(self._page())
        self._whole.addWidget(self._empty("Nothing to report until someone checks in.", "Go to Check-in", "check-in"))
        self._whole.addWidget(self._empty("There is no event to wrap up.", "Go to Plan", "plan"))
        self._add_actions()

    def come_up(self) -> None:
        note_rounds_held(self.desk)
        super().come_up()

    def refresh(self) -> None:
        event_id, now = self.desk.event_id, self.desk.clock()
        try:
            self._report = self.desk.read(evening_report, event_id) if event_id else None
        except Refusal:
            self._report = None
        rounds = self.desk.read(_rounds, event_id) if event_id else ()
        show_if(self._touch, bool(rounds))
        self._harvest = self.desk.read(harvest_states, event_id) if event_id else ()
        show_if(self._notes, bool(self._harvest))
        self._notes_said.setText(" ".join(one.said for one in self._harvest))
        self._reminders = self.desk.read(due_clear_outs, wall_clock(now).date())
        self.clearing.show_reminders(self._reminders, self._when_due())
        run = any(PLAYED in one.settings for one in rounds)
        if self._report is not None and (self._report.came or self._reminders or run):
            self._whole.setCurrentIndex(0)
            self._show_report(self._report)
            self._ask()
        else:
            self._whole.setCurrentIndex(2 if self._report is None else 1)

    def heading(self) -> tuple[str, str]:
        if self._report is None:
            return self.title, "No event yet"
        event = self._report.event
        starts = wall_clock(from_text(event.starts), event.timezone)
        ended = wall_clock(from_text(event.ends), event.timezone)
        over = f"ended at {ended:%H:%M}" if from_text(event.ends) <= self.desk.clock() else "not over yet"
        return f"{self.title}: {event.name}", f"{starts:%A} {starts.day} {starts:%B} · {over}"

    def open_at(self, argument: object) -> None:
        """Lead to "report", "clear-notes", "clear-ticks" or "clear-people"."""
        button = self.strip.button
        if argument in ("clear-notes", "clear-ticks", "clear-people"):
            self.clearing.focus_on(str(argument).removeprefix("clear-"))
        elif button is not None:
            button.setFocus()

    def save_report(self) -> None:
        """Save the report, and tick it off."""
        if self._report is not None and save_report(self.desk, self._report, self):
            self.desk.attempt(mark_item, self.desk.event_id, REPORT, DONE, at=self.desk.clock())

    def save_files(self) -> None:
        """Save the files for others."""
        if self._report is not None:
            save_files(self.desk, self.desk.event_id, self._report.event.name, self)

    def type_slips(self) -> None:
        """Show where keep-in-touch slips are typed in."""
        self.desk.go("keep-in-touch")

    def type_notes(self) -> None:
        """Show where notes of sessions are typed in: of the first unconference that lacks some."""
        state = next((one for one in self._harvest if one.lacking), self._harvest[0] if self._harvest else None)
        if state is not None:
            self.desk.go("activities", (state.activity_id, "notes"))

    def clear_out(self, reminder: Reminder) -> None:
        """Clear out what was asked for, for good."""
        workspace, event_id, now = self.desk.workspace, reminder.event_id, self.desk.clock()
        try:
            if reminder.what == "ticks":
                said = erase_event_ticks(workspace, event_id)
            else:
                erase = erase_event_details if reminder.what == "notes" else erase_event_people
                said = erase(workspace, event_id, now=now)
        except Refusal as refusal:
            self.desk.warn(refusal.sentence)
            return
        self.desk.say(said)

    def _page(self) -> QWidget:
        theme = self.theme
        legend = column(theme, *(self._legend_row(kind) for kind in self._legend), self._each, gap=4)
        top = row(theme, self._came, self._from, gap=14)
        top.setStretch(1, 1)
        came = card(theme, words("Who came", "title"), top, self.chart, legend, gap=10)
        files = card(
            theme,
            words("Files for others", "title"),
            words(_FILES, "quiet", wrap=True),
            row(theme, Button(theme, "Save the files", icon="download", press=self.save_files), None),
            gap=10,
        )
        activities = card(theme, words("What there was", "title"), self._activities, gap=10)
        touch = card(
            theme,
            words("Keep in touch", "title"),
            words(_TOUCH, "quiet", wrap=True),
            row(theme, Button(theme, "Type slips in", icon="mail", press=self.type_slips), None),
            gap=10,
        )
        self._touch = touch
        self._notes_said = words("", "body", wrap=True)
        self._notes = card(
            theme,
            words("Notes of the sessions", "title"),
            words(_NOTES, "quiet", wrap=True),
            self._notes_said,
            row(theme, Button(theme, "Type notes in", icon="pencil", press=self.type_notes), None),
            gap=10,
        )
        left, right = (came, self.clearing), (activities, self._notes, touch, files)
        if self.desk.roomy:
            inside = row(theme, column(theme, *left, None, gap=14), column(theme, *right, None, gap=14), gap=14)
            inside.setStretch(0, 1)
            inside.setStretch(1, 1)
        else:
            inside = column(theme, *left, *right, None, gap=14)  # type: ignore[assignment]
        inside.setContentsMargins(theme.px(6), theme.px(6), theme.px(6), theme.px(6))
        page = QWidget()
        page.setProperty("kind", "clear")
        strip = row(theme, self.strip)
        strip.setContentsMargins(theme.px(6), 0, theme.px(6), 0)
        page.setLayout(column(theme, strip, scrolling(inside, name="The evening"), gap=8))
        return page

    def _legend_row(self, kind: str) -> QWidget:
        holder = QWidget()
        holder.setProperty("kind", "clear")
        layout = row(self.theme, Mark(self.theme, kind), self._legend[kind], gap=10)
        layout.setStretch(1, 1)
        holder.setLayout(layout)
        return holder

    def _empty(self, sentence: str, text: str, screen: str) -> QWidget:
        return nothing_yet(self.theme, "sprout", sentence, "", [(text, lambda: self.desk.go(screen))])

    def _show_report(self, report: EveningReport) -> None:
        self._came.setText(f"{report.came:,}")
        people = "person" if report.came == 1 else "people"
        self._from.setText(f"{people}, from {counted(report.organisations, 'organisation', 'organisations')}")
        first = f", {report.walk_ins_first:,} of them for the first time" if report.walk_ins_first else ""
        gone = f", {report.left:,} of all left early" if report.left else ""
        is_over = from_text(report.event.ends) <= self.desk.clock()
        said = {
            BEFORE: f"{report.before:,} had been before{gone}",
            FIRST: f"{report.first:,} came for the first time",
            WALK_IN: f"{counted(report.walk_ins, 'walk-in', 'walk-ins')}{first}",
            ABSENT: f"{report.absent:,} signed up and {'did not come' if is_over else 'are not here yet'}",
        }
        for kind, text in said.items():
            self._legend[kind].setText(text)
        groups = ((BEFORE, report.before), (FIRST, report.first), (WALK_IN, report.walk_ins), (ABSENT, report.absent))
        self.chart.show_groups(groups, f"{report.came:,} {people} came: {'; '.join(said.values())}.")
        each = self.chart.each
        self._each.setText(f"One mark stands for {each:,} people.")
        show_if(self._each, each > 1)
        empty(self._activities)
        for one in report.activities:
            said_of_it = words(f"{one.when}. {' '.join(one.told)}", "quiet", wrap=True)
            self._activities.addLayout(column(self.theme, words(one.title, "strong", wrap=True), said_of_it, gap=0))
        if report.first_meetings:
            pairs = counted(report.first_meetings, "pair", "pairs")
            said_of_it = words(f"{pairs} sat together for the first time on record.", "body", wrap=True)
            self._activities.addWidget(said_of_it)
        if not report.activities:
            self._activities.addWidget(words("There were no activities.", "quiet"))

    def _ask(self) -> None:
        """Have the strip ask for the next thing."""
        report = self._report
        if report is not None and not report.came:
            self.strip.ask(
                "Nothing to report until someone checks in.", "Go to Check-in", lambda: self.desk.go("check-in")
            )
        elif not self.desk.read(_is_saved, self.desk.event_id):
            quiet = "One page in figures, to send to funders and helpers. No names are in it."
            self.strip.ask(
                "Next: save the report", "Save report", self.save_report, quiet=quiet, button_icon="download"
            )
        else:
            self.strip.ask(
                "The report is saved.", "Plan the next one", lambda: self.desk.go("plan"), icon="circle-check"
            )

    def _when_due(self) -> str:
        """Why nothing is to be cleared out now."""
        if self._report is None:
            return "Nothing is due."
        event = self._report.event
        day = wall_clock(from_text(event.ends), event.timezone).date() + NOTES_AFTER
        if day <= wall_clock(self.desk.clock(), event.timezone).date():
            return "Nothing is due to be cleared out."
        return f"Nothing is due yet. Access and food notes of this evening are due on {day:%A} {day.day} {day:%B}."

    def _add_actions(self) -> None:
        def why_not() -> str:
            return "" if self._report is not None and self._report.came else "Nobody has checked in yet."

        for action in (
            Action(
                "wrap-up.slips",
                "Type keep-in-touch slips in",
                self.type_slips,
                menu="Event",
                icon="mail",
                also="mutual ticks contact letters",
            ),
            Action(
                "wrap-up.notes",
                "Type notes of sessions in",
                self.type_notes,
                menu="Event",
                icon="pencil",
                also="harvest learnt lessons outcomes unconference",
                why_not=lambda: "" if self._harvest else "There is no unconference with a grid in this event.",
            ),
            Action(
                "wrap-up.report",
                "Save the report of the evening",
                self.save_report,
                "Ctrl+S",
                menu="Event",
                icon="download",
                hint="Save report",
                why_not=why_not,
            ),
            Action(
                "wrap-up.files",
                "Save the files for others",
                self.save_files,
                menu="Event",
                icon="folder",
                also="export spreadsheet calendar",
                why_not=why_not,
            ),
        ):
            self.add_action(action)


def _rounds(view: View, event_id: str) -> tuple[Activity, ...]:
    """The speed-friendings of an event."""
    return view.find(Activity, event_id=event_id, kind="speed_friending")


def _is_saved(view: View, event_id: str) -> bool:
    """True once the report was saved, or ticked off by hand."""
    marks = view.find(ChecklistMark, event_id=event_id, item=REPORT.key)
    return any(mark.state in (DONE, SKIPPED) for mark in marks)
