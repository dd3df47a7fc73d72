"""Step 1 of a plan: what the event is called, when and where it is, what it is about, and notes for the team."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QDate, QSignalBlocker, QTime, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from t4gsw_desktop.core.timeline import from_text, wall_clock
from t4gsw_desktop.services.event_list import EventLine
from t4gsw_desktop.services.events import edit_event, move_event, reschedule_event
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.services.places import add_venue, edit_venue
from t4gsw_desktop.storage.unit_of_work import Work
from t4gsw_desktop.ui.plan.day_fields import clock_stepper, clock_time, day_box, day_of, day_stepper, time_box
from t4gsw_desktop.ui.plan.facts import PlanFacts
from t4gsw_desktop.ui.plan.pages import page_of
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.widgets.boxes import card, column, empty, row, scrolling
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.fields import Field, TextArea, choice, text_field
from t4gsw_desktop.ui.widgets.words import words

_NEW = "new"


def add_venue_to(work: Work, event_id: str, name: str) -> None:
    """Take down a building and have the event be there, as one act."""
    venue = add_venue(work, name)
    edit_event(work, event_id, venue_id=venue.id)
    work.label = f"Add {venue.name}"


class Basics(QWidget):
    """The fields; each change is kept when its field is left."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        theme = desk.theme
        self._desk, self._theme = desk, theme
        self._facts: PlanFacts | None = None
        now = desk.clock()
        self.setProperty("kind", "clear")
        self._name = text_field("Name of the event")
        self._day = day_stepper(theme, "Day", now.date())
        self._doors = clock_stepper(theme, "Doors open", now)
        self._ends = clock_stepper(theme, "Ends", now)
        self._venue = choice("Venue", (), "")
        self._new_venue = text_field("Name of the new venue", placeholder="What the building is called")
        self._address = text_field("Address", placeholder="Street and town, as you would tell a taxi")
        self._focus = text_field("Focus", placeholder="Transport, climate, first steps online")
        self._notes = TextArea("Notes for the team", lines=4)
        for key, box in self._boxes().items():
            box.setObjectName(f"plan-{key}")
        self._name.editingFinished.connect(self._keep_name)
        self._day.changed.connect(self._keep_day)
        self._doors.changed.connect(self._keep_hours)
        self._ends.changed.connect(self._keep_hours)
        self._venue.activated.connect(self._keep_venue)
        self._new_venue.returnPressed.connect(self._add_venue)
        self._address.editingFinished.connect(self._keep_address)
        self._focus.editingFinished.connect(self._keep_focus)
        self._notes.left.connect(self._keep_notes)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        inside = QWidget()
        inside.setLayout(self._lay_out())
        layout.addWidget(page_of(desk, inside, "Basics"))

    def _boxes(self) -> dict[str, QWidget]:
        return {
            "name": self._name,
            "day": self._day.box,
            "doors": self._doors.box,
            "ends": self._ends.box,
            "venue": self._venue,
            "new-venue": self._new_venue,
            "address": self._address,
            "focus": self._focus,
            "notes": self._notes,
        }

    def _lay_out(self) -> QVBoxLayout:
        theme = self._theme
        self._name_field = Field(theme, "Name", self._name)
        self._ends_field = Field(theme, "Ends", self._ends)
        hours = QGridLayout()
        hours.setHorizontalSpacing(theme.px(12))
        hours.setVerticalSpacing(theme.px(12))
        wide = self._desk.roomy
        hours.addWidget(Field(theme, "Day", self._day), 0, 0, 1, 2)
        hours.addWidget(Field(theme, "Doors open", self._doors), 0 if wide else 1, 2 if wide else 0)
        hours.addWidget(self._ends_field, 0 if wide else 1, 3 if wide else 1)
        for number in range(4 if wide else 2):
            hours.setColumnStretch(number, 1)
        self._hours_said = words("", "quiet", wrap=True)
        when = card(theme, self._name_field, hours, self._hours_said, gap=12)
        add = Button(theme, "Add this venue", icon="plus", press=self._add_venue)
        self._venue_field = Field(theme, "Name of the new venue", self._new_venue)
        new = row(theme, self._venue_field, column(theme, None, add, None), gap=10)
        new.setStretch(0, 1)
        self._new_box = QWidget()
        self._new_box.setLayout(new)
        self._address_field = Field(theme, "Address", self._address)
        where = card(
            theme,
            Field(theme, "Venue", self._venue),
            self._new_box,
            self._address_field,
            gap=12,
        )
        focus = Field(theme, "Focus", self._focus, hint="What it is about, with commas between. Shown on posters.")
        about = card(theme, focus, Field(theme, "Notes for the team", self._notes), gap=12)
        return column(theme, when, where, about, None, gap=12, margin=6)

    # What is shown ---------------------------------------------------------------------------------------------------

    def show_facts(self, facts: PlanFacts) -> None:
        """Show the event; a field that somebody is typing in is left alone."""
        self._facts = facts
        event = facts.evening.event
        starts = wall_clock(from_text(event.starts), event.timezone)
        ends = wall_clock(from_text(event.ends), event.timezone)
        for box, text in ((self._name, event.name), (self._focus, ", ".join(event.focus))):
            if not (box.hasFocus() and box.isModified()):
                box.setText(text)
        for stepper, at in ((self._doors, starts), (self._ends, ends)):
            with QSignalBlocker(stepper.box):
                time_box(stepper).setTime(QTime(at.hour, at.minute))
        with QSignalBlocker(self._day.box):
            day_box(self._day).setDate(QDate(starts.year, starts.month, starts.day))
        if not self._notes.hasFocus():
            self._notes.setPlainText(event.notes)
        nights = (ends.date() - starts.date()).days
        later = "" if not nights else " the next day" if nights == 1 else f" on {ends:%A} {ends.day} {ends:%B}"
        hours = (from_text(event.ends) - from_text(event.starts)).total_seconds() / 3600
        turned = starts.utcoffset() != ends.utcoffset()
        clocks = " The clocks change meanwhile." if turned else ""
        self._hours_said.setText(f"It lasts {hours:g} hours, to {ends:%H:%M}{later}.{clocks}")
        self._show_venue(facts)

    def _show_venue(self, facts: PlanFacts) -> None:
        chosen = facts.evening.event.venue_id
        adding = self._venue.currentData() == _NEW and not chosen
        with QSignalBlocker(self._venue):
            self._venue.clear()
            self._venue.addItem("Not chosen yet", "")
            for venue in facts.venues:
                self._venue.addItem(venue.name, venue.id)
            self._venue.addItem("A new venue…", _NEW)
            wanted = _NEW if adding or (not facts.venues and not chosen) else chosen
            self._venue.setCurrentIndex(max(0, self._venue.findData(wanted)))
        self._new_box.setVisible(wanted == _NEW)
        self._address_field.setVisible(facts.venue is not None)
        if facts.venue is not None and not (self._address.hasFocus() and self._address.isModified()):
            self._address.setText(facts.venue.venue.address)

    def first_focus(self, what: str) -> QWidget:
        """The field for "venue", else the first."""
        if what != "venue":
            return self._name
        return self._new_venue if self._new_box.isVisibleTo(self) else self._venue

    def keep(self) -> dict[str, str]:
        """What is being typed."""
        typed = {"new-venue": self._new_venue.text()}
        for key, box in (("name", self._name), ("focus", self._focus), ("address", self._address)):
            if box.isModified():
                typed[key] = box.text()
        if self._notes.document().isModified():
            typed["notes"] = self._notes.toPlainText()
        return typed

    def restore(self, typed: dict[str, str]) -> None:
        """Take back what was being typed."""
        for key, text in typed.items():
            box = self._boxes()[key]
            if isinstance(box, TextArea):
                box.setPlainText(text)
                box.document().setModified(True)
            elif isinstance(box, QLineEdit):
                box.setText(text)
                box.setModified(True)  # else the next reading of the file would write over it
        if typed.get("new-venue") and self._facts is not None and self._facts.venue is None:
            self._venue.setCurrentIndex(self._venue.findData(_NEW))
            self._new_box.show()

    # What is changed -------------------------------------------------------------------------------------------------

    def _act(self, verb: Callable[..., Any], *args: object, **changes: object) -> bool:
        return self._desk.do(verb, *args, **changes) is not None

    def _keep_name(self) -> None:
        if self._facts is None or self._name.text().strip() == self._facts.evening.event.name:
            return
        if not self._name.text().strip():
            self._name_field.complain("An event needs a name.")
            return
        self._name_field.complain("")
        self._act(edit_event, self._facts.evening.event.id, name=self._name.text().strip())

    def _keep_day(self) -> None:
        if self._facts is not None and not self._act(move_event, self._facts.evening.event.id, day_of(self._day)):
            self.show_facts(self._facts)

    def _keep_hours(self) -> None:
        if self._facts is None:
            return
        event = self._facts.evening.event
        before = wall_clock(from_text(event.starts), event.timezone)
        doors, ends = clock_time(self._doors), clock_time(self._ends)
        last = _last_day(self._facts, before.date(), next_day=ends <= doors)
        done = self._act(reschedule_event, event.id, event.name, before.date(), doors, ends, last_day=last)
        if not done:
            self.show_facts(self._facts)

    def _keep_venue(self) -> None:
        if self._facts is None:
            return
        chosen = self._venue.currentData()
        self._new_box.setVisible(chosen == _NEW)
        if chosen == _NEW:
            self._new_venue.setFocus()
        elif not self._act(edit_event, self._facts.evening.event.id, venue_id=chosen):
            self._show_venue(self._facts)

    def _add_venue(self) -> None:
        if self._facts is None:
            return
        if not self._new_venue.text().strip():
            self._venue_field.complain("A venue needs a name.")
            return
        self._venue_field.complain("")
        self._desk.do(add_venue_to, self._facts.evening.event.id, self._new_venue.text())
        if self._facts.venue is not None:
            self._new_venue.clear()

    def _keep_address(self) -> None:
        there = self._facts.venue.venue if self._facts and self._facts.venue else None
        if there is not None and self._address.text().strip() != there.address:
            self._act(edit_venue, there.id, address=self._address.text().strip())

    def _keep_focus(self) -> None:
        wanted = tuple(part.strip() for part in self._focus.text().split(",") if part.strip())
        if self._facts is not None and wanted != self._facts.evening.event.focus:
            self._act(edit_event, self._facts.evening.event.id, focus=wanted)

    def _keep_notes(self) -> None:
        text = self._notes.toPlainText().strip()
        if self._facts is not None and text != self._facts.evening.event.notes:
            self._act(edit_event, self._facts.evening.event.id, notes=text)
        self._notes.document().setModified(False)


def _last_day(facts: PlanFacts, day: date, *, next_day: bool) -> date:
    """The day an event ends: of one that takes several days the last stays, else the same day or the next."""
    event = facts.evening.event
    before = wall_clock(from_text(event.starts), event.timezone)
    nights = (wall_clock(from_text(event.ends), event.timezone).date() - before.date()).days
    long = from_text(event.ends) - from_text(event.starts) > timedelta(hours=24)
    return day + timedelta(days=nights if long else int(next_day))


class Events(QFrame):
    """The other events of the file, to change over to, and ways to a new one."""

    chosen = Signal(str)
    new_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._theme = desk, desk.theme
        self.setProperty("kind", "card")
        self._list = QVBoxLayout()
        self._list.setSpacing(desk.theme.px(6))
        inside = QWidget()
        inside.setLayout(column(desk.theme, self._list, None, margin=6))
        new = Button(desk.theme, "New event", icon="calendar-plus", press=self.new_wanted.emit)
        again = Button(desk.theme, "Copy this one", icon="copy", press=self.copy_wanted.emit)
        area = scrolling(inside, name="Events")
        feet = row(desk.theme, new, again, None)
        self.setLayout(column(desk.theme, words("Events", "title"), area, feet, gap=8, margin=14))

    def show_events(self, facts: PlanFacts) -> None:
        """Show all events, those to come first."""
        empty(self._list)
        groups = (("To come", facts.events.to_come), ("Past", facts.events.past))
        for title, lines in groups:
            if lines:
                self._list.addWidget(words(title, "label"))
            for one in lines:
                self._list.addWidget(self._line(one, facts.evening.event.id))

    def _line(self, one: EventLine, now_shown: str) -> Button:
        starts = wall_clock(from_text(one.event.starts), one.event.timezone)
        day = f"{starts:%a} {starts.day} {starts:%b %Y}"
        here = one.event.id == now_shown
        second = f"{day}, {counted(one.coming, 'person', 'people')}" + (", shown now" if here else "")
        icon = "circle-check" if here else "calendar-days"
        button = Button(
            self._theme,
            one.event.name,
            icon=icon,
            kind="card",
            second=second,
            height=54,
            press=lambda: self.chosen.emit(one.event.id),
        )
        button.setMinimumWidth(0)
        button.setToolTip(f"{one.event.name}, {second}")
        return button
