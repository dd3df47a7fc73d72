"""The fields that a new event and a planned one share: its day, doors and end."""

from datetime import date, datetime, time

from PySide6.QtCore import QDate, QTime
from PySide6.QtWidgets import QDateEdit, QTimeEdit

from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.fields import Stepper, time_stepper


def day_stepper(theme: Theme, name: str, day: date) -> Stepper:
    """A day between a minus and a plus, told with its day of the week."""
    box = QDateEdit(QDate(day.year, day.month, day.day))
    box.setDisplayFormat("ddd d MMMM yyyy")
    box.setDateRange(QDate(2000, 1, 1), QDate(2199, 12, 31))
    return Stepper(theme, name, box)


def clock_stepper(theme: Theme, name: str, at: datetime) -> Stepper:
    """A time of day in steps of five minutes."""
    return time_stepper(theme, name, QTime(at.hour, at.minute))


def day_of(stepper: Stepper) -> date:
    """The day that a stepper shows."""
    assert isinstance(stepper.box, QDateEdit)
    shown = stepper.box.date()
    return date(shown.year(), shown.month(), shown.day())


def clock_time(stepper: Stepper) -> time:
    """The time of day that a stepper shows."""
    shown = time_box(stepper).time()
    return time(shown.hour(), shown.minute())


def time_box(stepper: Stepper) -> QTimeEdit:
    """The field of a stepper for times."""
    assert isinstance(stepper.box, QTimeEdit)
    return stepper.box


def day_box(stepper: Stepper) -> QDateEdit:
    """The field of a stepper for days."""
    assert isinstance(stepper.box, QDateEdit)
    return stepper.box
