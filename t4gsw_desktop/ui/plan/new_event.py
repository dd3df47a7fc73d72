"""A new event from one of the evenings that have proven themselves, or like the last one."""

from datetime import date, datetime

from PySide6.QtCore import QDate, QRect, QSize, Qt, QTime, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from t4gsw_desktop.core.events import Event
from t4gsw_desktop.kinds.register import forms
from t4gsw_desktop.services.default_evening import next_thursday
from t4gsw_desktop.services.event_list import list_events
from t4gsw_desktop.services.event_templates import TEMPLATES, Template, create_from_template, template_named
from t4gsw_desktop.services.events import copy_event, edit_event
from t4gsw_desktop.storage.unit_of_work import Work
from t4gsw_desktop.ui.plan.day_fields import clock_stepper, clock_time, day_box, day_of, day_stepper, time_box
from t4gsw_desktop.ui.plan.facts import all_venues
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import card, column, empty, row, scrolling
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.fields import Field, choice, text_field
from t4gsw_desktop.ui.widgets.kind_look import kind_look
from t4gsw_desktop.ui.widgets.words import words

_COPY = "copy"


def copy_event_as(work: Work, event_id: str, day: date, name: str) -> Event:
    """The same evening again on another day and under another name, as one act."""
    event = copy_event(work, event_id, day)
    event = edit_event(work, event.id, name=name)
    work.label = f"Add {event.name}"
    return event


class NewEvent(QWidget):
    """Cards to begin from, and beside them what to say. `made` tells the id, `given_up` that none is wanted."""

    made = Signal(str)
    given_up = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        theme = desk.theme
        self._desk, self._theme = desk, theme
        self._last: Event | None = None
        self._touched = False
        self.setProperty("kind", "clear")
        self._group = QButtonGroup(self)
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.px(12))
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._cards: dict[str, TemplateCard] = {}
        self._name = text_field("Name of the new event", placeholder="What people call it")
        self._name.setObjectName("plan-new-name")
        self._name.textEdited.connect(self._touch)
        self._day = day_stepper(theme, "Day", next_thursday(desk.clock().date()))
        self._doors = clock_stepper(theme, "Doors open", datetime(2000, 1, 1, 18))
        self._ends = clock_stepper(theme, "Ends", datetime(2000, 1, 1, 21))
        self._venue = choice("Venue", (), "")
        self._title = words("Make an event in two minutes", "title", wrap=True)
        self._title.setProperty("kind", "page-title")
        self._back = Button(theme, "Back to the plan", icon="arrow-left", press=self.given_up.emit)
        self.make = Button(theme, "Make this event", icon="calendar-plus", kind="primary", key="Ctrl Enter")
        self.make.clicked.connect(self._make)
        self._lay_out()

    def _lay_out(self) -> None:
        theme, roomy = self._theme, self._desk.roomy
        self._name_field = Field(theme, "Name", self._name)
        self._times = QWidget()
        times = row(theme, Field(theme, "Doors open", self._doors), Field(theme, "Ends", self._ends), gap=10)
        times.setStretch(0, 1)
        times.setStretch(1, 1)
        self._times.setLayout(times)
        self._venue_field = Field(theme, "Venue", self._venue)
        day = Field(theme, "Day", self._day)
        form = card(theme, self._name_field, day, self._times, self._venue_field, gap=14)
        feet = row(theme, self._back, None, self.make)
        choices = QWidget()
        choices.setLayout(self._grid)
        left = column(theme, self._title, words("Choose one. All of it can be changed later.", "quiet", wrap=True))
        left.addWidget(choices)
        left.addStretch(1)
        if roomy:
            inside = QWidget()
            inside.setLayout(column(theme, left, margin=6))
            side = QWidget()
            side.setLayout(column(theme, form, None, gap=0))
            side.setFixedWidth(theme.px(372))
            across = row(theme, scrolling(inside, name="What to begin from"), side, gap=18)
            across.setStretch(0, 1)
            body: QWidget = QWidget()
            body.setLayout(across)
        else:
            inside = QWidget()
            inside.setLayout(column(theme, left, form, None, gap=14, margin=6))
            body = scrolling(inside, name="A new event")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(10))
        layout.addWidget(body, 1)
        layout.addLayout(feet)

    # What is shown ---------------------------------------------------------------------------------------------------

    def show_choices(self, *, first: bool, copy: bool = False) -> None:
        """Show what one can begin from; `first` where the file has no event yet, `copy` to begin with the last one."""
        events = self._desk.read(list_events, self._desk.clock())
        lines = [*events.past[:1], *events.to_come]
        chosen = next((one.event for one in lines if one.event.id == self._desk.event_id), None)
        self._last = chosen or (lines[-1].event if lines else None)
        self._back.setVisible(not first)
        kept = self._venue.currentData()
        self._venue.clear()
        self._venue.addItem("Not chosen yet", "")
        venues = self._desk.read(all_venues)
        for venue in venues:
            self._venue.addItem(venue.name, venue.id)
        wanted = kept or (self._last.venue_id if self._last else "")
        self._venue.setCurrentIndex(max(0, self._venue.findData(wanted)))
        self._venue_field.setVisible(bool(venues))
        before = self.chosen
        self._show_cards()
        self.choose(_COPY if copy and self._last else before if before in self._cards else TEMPLATES[0].key)

    def _show_cards(self) -> None:
        for made in self._cards.values():
            self._group.removeButton(made)
        self._cards.clear()
        empty(self._grid)
        cards = [TemplateCard(self._theme, one) for one in TEMPLATES]
        if self._last is not None:
            like = Template(
                _COPY,
                f"Like {self._last.name}",
                "The same activities, rooms and times; nobody in it yet.",
                TEMPLATES[0].doors,
                TEMPLATES[0].ends,
            )
            cards.insert(0, TemplateCard(self._theme, like))
        columns = 2
        for number, made in enumerate(cards):
            self._cards[made.key] = made
            self._group.addButton(made)
            made.clicked.connect(lambda _on=False, key=made.key: self.choose(key))
            self._grid.addWidget(made, number // columns, number % columns)
        for number in range(columns):
            self._grid.setColumnStretch(number, 1)
        before: QWidget | None = None
        for made in cards:
            if before is not None:
                QWidget.setTabOrder(before, made)
            before = made
        if before is not None:
            QWidget.setTabOrder(before, self._name)

    @property
    def chosen(self) -> str:
        """The key of the chosen card, "" before there is one."""
        return next((key for key, made in self._cards.items() if made.isChecked()), "")

    def choose(self, key: str) -> None:
        """Choose a card and take over its times, and its name while nobody has typed one."""
        self._cards[key].setChecked(True)
        for other, made in self._cards.items():  # Tab comes to the chosen one, the arrow keys lead on from there
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus if other == key else Qt.FocusPolicy.ClickFocus)
        copying = key == _COPY and self._last is not None
        self._times.setVisible(not copying)
        self._venue_field.setVisible(not copying and self._venue.count() > 1)
        if self._last is not None and copying:
            suggested = self._last.name
        else:
            template = template_named(key)
            time_box(self._doors).setTime(QTime(template.doors.hour, template.doors.minute))
            time_box(self._ends).setTime(QTime(template.ends.hour, template.ends.minute))
            suggested = "" if template.key == "empty" else template.title
        if not self._touched:
            self._name.setText(suggested)

    def first_focus(self) -> QWidget:
        """The name: the cards are chosen already."""
        return self._name

    def keep(self) -> dict[str, object]:
        """What was typed and chosen."""
        return {
            "card": self.chosen,
            "name": self._name.text() if self._touched else None,
            "day": day_of(self._day),
            "doors": time_box(self._doors).time(),
            "ends": time_box(self._ends).time(),
        }

    def restore(self, kept: dict[str, object]) -> None:
        """Take back what was typed and chosen."""
        if kept["card"] in self._cards:
            self.choose(str(kept["card"]))
        if kept["name"] is not None:
            self._touched = True
            self._name.setText(str(kept["name"]))
        day = kept["day"]
        assert isinstance(day, date)
        day_box(self._day).setDate(QDate(day.year, day.month, day.day))
        for stepper, key in ((self._doors, "doors"), (self._ends, "ends")):
            time_box(stepper).setTime(kept[key])  # type: ignore[arg-type]

    def _touch(self) -> None:
        self._touched = bool(self._name.text())

    # What is done ----------------------------------------------------------------------------------------------------

    def _make(self) -> None:
        name, day = self._name.text().strip(), day_of(self._day)
        if not name:
            self._name_field.complain("An event needs a name.")
            self._name.setFocus()
            return
        self._name_field.complain("")
        event: Event | None
        if self.chosen == _COPY and self._last is not None:
            event = self._desk.do(copy_event_as, self._last.id, day, name)
        else:
            event = self._desk.do(
                create_from_template,
                template_named(self.chosen),
                name,
                day,
                forms(),
                starts=clock_time(self._doors),
                ends=clock_time(self._ends),
                venue_id=self._venue.currentData() or "",
            )
        if event is not None:
            self._touched = False
            self.made.emit(event.id)


class TemplateCard(QAbstractButton):
    """One evening to begin from: its kinds as pictures, its title, and what it is good for."""

    def __init__(self, theme: Theme, template: Template) -> None:
        super().__init__()
        self._theme, self._template = theme, template
        self.key = template.key
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{template.title}. {template.summary}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        px = self._theme.px
        title = self._lines(QFontMetrics(self._theme.font(18, 700)), self._template.title, width)
        summary = self._lines(QFontMetrics(self._theme.font(15)), self._template.summary, width)
        return px(16) + px(26) + px(8) + title + px(4) + summary + px(16)

    def sizeHint(self) -> QSize:  # noqa: N802
        width = self._theme.px(240)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        width = self._theme.px(180)
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        painter.setPen(QPen(theme.colour("primary" if on else "line-strong"), px(3) if on else 1))
        painter.setBrush(theme.colour("select" if on else "sunken" if self.underMouse() else "surface"))
        painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -2), px(12), px(12))
        at, side, ratio = px(16), px(16), self.devicePixelRatioF()
        kinds = list(dict.fromkeys(part.kind for part in self._template.parts))
        looks = [kind_look(kind) for kind in kinds]
        icons = [(look.icon, look.role) for look in looks] or [("copy" if self.key == _COPY else "file-plus", "ink-2")]
        for number, (icon, role) in enumerate(icons):
            painter.drawPixmap(side + number * px(34), at, theme.picture(icon, role, 26, ratio))
        if on:
            mark = theme.picture("circle-check", "primary", 24, ratio)
            painter.drawPixmap(self.width() - side - px(24), at, mark)
        at += px(34)
        at = self._write(painter, at, 18, 700, "ink", self._template.title) + px(4)
        self._write(painter, at, 15, 400, "ink-2", self._template.summary)

    def _lines(self, metrics: QFontMetrics, text: str, width: int) -> int:
        box = QRect(0, 0, max(1, width - 2 * self._theme.px(16)), 10_000)
        return metrics.boundingRect(box, Qt.TextFlag.TextWordWrap, text).height()

    def _write(self, painter: QPainter, at: int, size: int, weight: int, role: str, text: str) -> int:
        font = self._theme.font(size, weight)
        height = self._lines(QFontMetrics(font), text, self.width())
        painter.setFont(font)
        painter.setPen(self._theme.colour(role))
        side = self._theme.px(16)
        painter.drawText(QRect(side, at, self.width() - 2 * side, height), Qt.TextFlag.TextWordWrap, text)
        return at + height
