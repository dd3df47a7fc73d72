"""What comes of an activity's settings: its rounds, its tables and a few sentences, worked out beside the window."""

from datetime import datetime
from typing import Any

from PySide6.QtWidgets import QFrame

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.core.parts import between_words, part_spans, parts_of
from t4gsw_desktop.core.timeline import from_text
from t4gsw_desktop.kinds.contract import Outlook
from t4gsw_desktop.kinds.register import kind_named
from t4gsw_desktop.services.evening_map import span_of
from t4gsw_desktop.services.naming import counted, listed
from t4gsw_desktop.ui.plan.facts import PlanFacts
from t4gsw_desktop.ui.plan.rounds_picture import RoundsPicture
from t4gsw_desktop.ui.plan.tables_picture import TablesPicture
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.widgets.boxes import column
from t4gsw_desktop.ui.widgets.kind_look import kind_look
from t4gsw_desktop.ui.widgets.words import words

Key = tuple[str, str, int]  # settings, start and people: what an outlook depends on


class Result(QFrame):
    """A picture and words. Where a kind can say more than its times, that follows as soon as it is worked out."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._theme = desk, desk.theme
        self._key: Key | None = None
        self._known: dict[Key, Outlook] = {}
        self._title = words("", "strong", wrap=True)
        self._rounds = RoundsPicture(desk.theme)
        self._tables = TablesPicture(desk.theme)
        self._said = words("", "body", wrap=True)
        self.setLayout(column(desk.theme, self._title, self._tables, self._rounds, self._said, gap=6, margin=12))

    def show_result(self, facts: PlanFacts, activity: Activity) -> None:
        """Show what is known at once, and have the rest worked out."""
        evening = facts.evening
        look, people = kind_look(activity.kind), evening.expected_at(activity)
        self.setProperty("look", look.role)
        self.style().unpolish(self)
        self.style().polish(self)
        self._title.setText(
            f"If {counted(people, 'person takes', 'people take')} part" if people else "What comes of it"
        )
        self._rounds.show_parts(part_spans(activity), span_of(activity).ends, look, evening.event.timezone)
        self._tables.set_look(look)
        self._said.setText(_times(facts, activity))
        self._key = (f"{sorted(map(repr, activity.settings.items()))}", activity.starts, people)
        kind = kind_named(activity.kind)
        if kind.outlook is None or not people:
            self._show_outlook(None)
        elif self._key in self._known:
            self._show_outlook(self._known[self._key])
        else:
            self._tables.hide()
            self._rounds.show()
            outlook, key, zone = kind.outlook, self._key, evening.event.timezone

            def work(_job: Any) -> tuple[Key, Outlook]:
                return key, outlook(activity, people, zone)

            self._desk.start("Work out what comes of it", work, self._take)

    def _take(self, came: tuple[Key, Outlook]) -> None:
        key, outlook = came
        self._known[key] = outlook
        if key == self._key:
            self._show_outlook(outlook)

    def _show_outlook(self, outlook: Outlook | None) -> None:
        tables = outlook.tables if outlook is not None else ()
        self._tables.show_tables(tables)
        self._tables.setVisible(bool(tables))
        self._rounds.setVisible(not tables)
        if outlook is not None:
            self._said.setText(outlook.sentence)


def _last_moment(activity: Activity) -> datetime:
    """When the last part, or what comes after it, is over."""
    return from_text(activity.starts) + parts_of(activity).length


def _times(facts: PlanFacts, activity: Activity) -> str:
    """What is certain of any kind: how many parts, when the last ends, what the rooms seat."""
    evening, parts, last = facts.evening, parts_of(activity), _last_moment(activity)
    form = evening.forms.get(activity.kind)
    word = form.part_word.lower() if form else "part"
    between = f" with {between_words(parts.interludes)}" if parts.interludes else ""
    count = counted(parts.count, word, word + "s")
    said = [f"{count} of {parts.minutes} minutes{between}, ends at {evening.clock(last)}."]
    spare = round((span_of(activity).ends - last).total_seconds() / 60)
    if spare > 0:
        said.append(f"{counted(spare, 'minute', 'minutes')} to spare after that.")
    rooms = evening.rooms_of(activity)
    seats = sum(room.seats for room in rooms)
    if seats:
        said.append(f"{listed([room.name for room in rooms])}: {counted(seats, 'seat', 'seats')}.")
    return " ".join(said)
