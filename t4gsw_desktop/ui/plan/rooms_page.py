"""Step 4 of a plan: the rooms of the venue, how many they seat, what they offer, and the tables in them."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QSpinBox, QVBoxLayout, QWidget

from t4gsw_desktop.core.folding import fold
from t4gsw_desktop.core.places import MOST_AWAY, Room, Table
from t4gsw_desktop.services.naming import counted
from t4gsw_desktop.services.papers import FEATURE_WORDS, feature_words
from t4gsw_desktop.services.places import (
    MOST_SEATS,
    add_room,
    add_tables,
    edit_room,
    edit_table,
    remove_room,
    remove_table,
)
from t4gsw_desktop.ui.plan.facts import PlanFacts
from t4gsw_desktop.ui.plan.pages import page_of
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.theme.theme import Theme
from t4gsw_desktop.ui.widgets.boxes import card, column, empty, row, scrolling
from t4gsw_desktop.ui.widgets.button import Button, icon_button
from t4gsw_desktop.ui.widgets.fields import Field, number_stepper, text_field
from t4gsw_desktop.ui.widgets.words import words

_AWAY = "An unconference gives hosts time to walk from one session to the next."


class Rooms(QWidget):
    """The rooms as cards; the chosen one is opened beside them."""

    chosen = Signal(str)
    venue_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._theme = desk, desk.theme
        self.setProperty("kind", "clear")
        self._facts: PlanFacts | None = None
        theme = desk.theme
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.px(8))
        inside = QWidget()
        inside.setLayout(column(theme, self._list, None, margin=6))
        self._new = text_field("Name of the new room", placeholder="Main hall")
        self._new.setObjectName("plan-new-room")
        self._new.returnPressed.connect(self.add)
        self._new_field = Field(theme, "Name of the new room", self._new)
        add = Button(theme, "Add room", icon="plus", press=self.add)
        foot = row(theme, self._new_field, column(theme, None, add, gap=0), gap=10)
        foot.setStretch(0, 1)
        self._foot = QWidget()
        self._foot.setLayout(foot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(10))
        layout.addWidget(page_of(desk, inside, "Rooms"), 1)
        layout.addWidget(self._foot)

    def show_facts(self, facts: PlanFacts, room_id: str) -> None:
        """Show the rooms, one of them chosen."""
        focus = next((one.objectName() for one in self.findChildren(Button) if one.hasFocus()), "")
        self._facts = facts
        empty(self._list)
        self._foot.setVisible(facts.venue is not None)
        if facts.venue is None:
            self._list.addWidget(words("Rooms come with a venue", "title", wrap=True))
            self._list.addWidget(words("Say first where the event is.", "quiet", wrap=True))
            go = Button(self._theme, "Go to Basics", icon="map-pin", press=self.venue_wanted.emit)
            self._list.addLayout(row(self._theme, go, None))
            return
        self._list.addWidget(words(facts.venue.venue.name, "title", wrap=True))
        if not facts.venue.rooms:
            self._list.addWidget(words("It has no rooms yet. Name the first below.", "quiet", wrap=True))
        for room, tables in facts.venue.rooms:
            self._list.addWidget(self._line(room, tables, chosen=room.id == room_id))
        if focus and (again := self.findChild(QWidget, focus)) is not None:
            again.setFocus()

    def add(self) -> None:
        """Add the room whose name was typed."""
        if self._facts is None or self._facts.venue is None:
            return
        name = self._new.text().strip()
        if not name:
            self._new_field.complain("A room needs a name. Type it here.")
            self._new.setFocus()
            return
        self._new_field.complain("")
        room = self._desk.do(add_room, self._facts.venue.venue.id, name)
        if room is not None:
            self._new.clear()
            self.chosen.emit(room.id)
            self._new.setFocus()

    def first_focus(self) -> QWidget:
        """The field for a new room."""
        return self._new

    def keep(self) -> str:
        """What is being typed."""
        return self._new.text()

    def restore(self, text: str) -> None:
        """Take back what was being typed."""
        self._new.setText(text)

    def _line(self, room: Room, tables: Sequence[Table], *, chosen: bool) -> Button:
        said = [counted(room.seats, "seat", "seats") if room.seats else "seats not counted"]
        if tables:
            said.append(counted(len(tables), "table", "tables"))
        if room.away:
            said.append(f"{room.away} min on foot")
        said += [text.lower() for text in feature_words(room.features)]
        second = ", ".join(said)
        button = Button(
            self._theme,
            room.name,
            icon="circle-check" if chosen else "door-open",
            kind="card",
            second=second,
            height=56,
            press=lambda: self.chosen.emit(room.id),
        )
        button.setObjectName(f"plan-room-card-{room.id}")
        button.setMinimumWidth(0)
        button.setToolTip(f"{room.name}, {second}")
        return button


class RoomPanel(QFrame):
    """One room: name, seats, what it offers, its tables."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        theme = desk.theme
        self._desk, self._theme = desk, theme
        self._room: Room | None = None
        self._tables: tuple[Table, ...] = ()
        self.setProperty("kind", "card")
        self._title = words("", "title", wrap=True)
        self._nothing = words("Choose a room to see what is in it.", "quiet", wrap=True)
        self._name = text_field("Name")
        self._name.setObjectName("plan-room-name")
        self._name.editingFinished.connect(self._rename)
        self._seats = number_stepper(theme, "Seats", 0, 0, MOST_SEATS)
        self._seats.box.setObjectName("plan-room-seats")
        self._seats.box.setSpecialValueText("Not counted")
        self._seats.changed.connect(self._keep_seats)
        self._away = number_stepper(theme, "Minutes on foot from the middle of the building", 0, 0, MOST_AWAY, " min")
        self._away.box.setObjectName("plan-room-away")
        self._away.changed.connect(self._keep_away)
        self._features = {code: QCheckBox(text) for code, text in FEATURE_WORDS.items()}
        for box in self._features.values():
            box.clicked.connect(lambda _on: self._keep_features())
        self._table_list = QVBoxLayout()
        self._table_list.setSpacing(theme.px(6))
        self._count = number_stepper(theme, "How many tables", 4, 1, 200)
        self._each = number_stepper(theme, "Seats at each", 6, 1, 100)
        self._add = Button(theme, "Add tables", icon="plus", press=self._add_tables)
        self._remove = Button(theme, "Remove this room", icon="trash-2", press=self._remove_room)
        inside = QWidget()
        inside.setLayout(self._lay_out(theme))
        self._area = scrolling(inside, name="The chosen room")
        self._feet = QWidget()
        self._feet.setLayout(row(theme, self._remove, None))
        self.setLayout(column(theme, self._title, self._nothing, self._area, self._feet, gap=8, margin=12))

    def _lay_out(self, theme: Theme) -> QVBoxLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(10))
        for number, box in enumerate(self._features.values()):
            grid.addWidget(box, number // 2, number % 2)
        more = row(theme, Field(theme, "How many", self._count), Field(theme, "Seats at each", self._each), gap=10)
        more.setStretch(0, 1)
        more.setStretch(1, 1)
        self._tables_title = words("Tables", "strong")
        return column(
            theme,
            Field(theme, "Name", self._name),
            Field(theme, "Seats", self._seats),
            grid,
            Field(theme, "On foot from the middle of the building", self._away, _AWAY),
            self._tables_title,
            self._table_list,
            card(theme, more, row(theme, self._add, None), kind="desk", gap=10, margin=12),
            None,
            gap=12,
            margin=6,
        )

    def show_room(self, facts: PlanFacts, room_id: str) -> None:
        """Show one room of the venue; "" for none."""
        rooms = {room.id: (room, tables) for room, tables in facts.venue.rooms} if facts.venue else {}
        room, tables = rooms.get(room_id, (None, ()))
        self._room = room
        for part in (self._area, self._feet):
            part.setVisible(room is not None)
        self._nothing.setVisible(room is None)
        self._title.setText(room.name if room else "Rooms and tables")
        if room is None:
            return
        if not (self._name.hasFocus() and self._name.isModified()):
            self._name.setText(room.name)
        with QSignalBlocker(self._seats.box):
            self._number(self._seats.box).setValue(room.seats)
        with QSignalBlocker(self._away.box):
            self._number(self._away.box).setValue(room.away)
        for code, box in self._features.items():
            box.setChecked(code in room.features)
        self._tables_title.setText(counted(len(tables), "table", "tables") if tables else "No tables yet")
        self._show_tables(tables)

    def _show_tables(self, tables: tuple[Table, ...]) -> None:
        focus = next((one.objectName() for one in self.findChildren(QWidget) if one.hasFocus()), "")
        if [one.id for one in tables] != [one.id for one in self._tables] or not self._table_list.count():
            empty(self._table_list)
            for one in tables:
                self._table_list.addWidget(_TableLine(self._desk, one))
        for number, one in enumerate(tables):
            item = self._table_list.itemAt(number)
            line = item.widget() if item else None
            if isinstance(line, _TableLine):
                line.show_table(one)
        self._tables = tables
        if focus and (again := self.findChild(QWidget, focus)) is not None:
            again.setFocus()

    # What is changed -------------------------------------------------------------------------------------------------

    def _act(self, verb: Callable[..., Any], *args: object, **changes: object) -> bool:
        before = self._desk.workspace.step()
        self._desk.do(verb, *args, **changes)
        return self._desk.workspace.step() > before

    def _rename(self) -> None:
        if self._room is not None and self._name.text().strip() != self._room.name:
            self._name.setModified(not self._act(edit_room, self._room.id, name=self._name.text()))

    def _keep_seats(self) -> None:
        if self._room is not None:
            self._act(edit_room, self._room.id, seats=self._number(self._seats.box).value())

    def _keep_away(self) -> None:
        if self._room is not None:
            self._act(edit_room, self._room.id, away=self._number(self._away.box).value())

    def _keep_features(self) -> None:
        if self._room is not None:
            wanted = [code for code, box in self._features.items() if box.isChecked()]
            self._act(edit_room, self._room.id, features=wanted)

    def _add_tables(self) -> None:
        """Add tables called "Table 1" and on, leaving out names that are taken."""
        if self._room is None:
            return
        taken = {fold(one.name) for one in self._tables}
        count, seats = self._number(self._count.box).value(), self._number(self._each.box).value()
        names: list[str] = []
        number = 1
        while len(names) < count:
            if fold(f"Table {number}") not in taken:
                names.append(f"Table {number}")
            number += 1
        self._act(add_tables, self._room.id, [(name, seats, ()) for name in names])

    def _remove_room(self) -> None:
        if self._room is not None:
            self._act(remove_room, self._room.id)

    def _number(self, box: object) -> QSpinBox:
        assert isinstance(box, QSpinBox)
        return box


class _TableLine(QWidget):
    def __init__(self, desk: Desk, table: Table) -> None:
        super().__init__()
        theme = desk.theme
        self._desk, self._table = desk, table
        self.setProperty("kind", "clear")
        self._name = text_field(f"Name of {table.name}")
        self._name.setObjectName(f"plan-table-{table.id}")
        self._seats = number_stepper(theme, f"Seats at {table.name}", table.seats, 1, MOST_SEATS)
        self._seats.setFixedWidth(theme.px(140))
        self._remove = icon_button(theme, "trash-2", f"Remove {table.name}", self._take_away)
        self._name.editingFinished.connect(self._rename)
        self._seats.changed.connect(self._keep_seats)
        line = row(theme, self._name, self._seats, self._remove, gap=8)
        line.setStretch(0, 1)
        self.setLayout(line)
        self.show_table(table)

    def show_table(self, table: Table) -> None:
        """Show the table as it is now."""
        self._table = table
        if not (self._name.hasFocus() and self._name.isModified()):
            self._name.setText(table.name)
        box = self._seats.box
        with QSignalBlocker(box):
            if isinstance(box, QSpinBox):
                box.setValue(table.seats)

    def _rename(self) -> None:
        if self._name.text().strip() != self._table.name:
            verb: Callable[..., Any] = edit_table
            if self._desk.do(verb, self._table.id, name=self._name.text()) is None:
                self._name.setText(self._table.name)

    def _keep_seats(self) -> None:
        box = self._seats.box
        verb: Callable[..., Any] = edit_table
        if isinstance(box, QSpinBox):
            self._desk.do(verb, self._table.id, seats=box.value())

    def _take_away(self) -> None:
        self._desk.do(remove_table, self._table.id)
