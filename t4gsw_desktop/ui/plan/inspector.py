"""The panel beside the timeline: one activity's time, rooms and settings, and what comes of them."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, QTime, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QTimeEdit, QVBoxLayout, QWidget

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.core.parts import parts_of
from t4gsw_desktop.core.timeline import NoSuchTime, from_text, instant, wall_clock
from t4gsw_desktop.services.activity_lengths import change_settings
from t4gsw_desktop.services.clashes import NO_ROOM as CLASH_NO_ROOM
from t4gsw_desktop.services.clashes import Clash
from t4gsw_desktop.services.events import choose_rooms, edit_activity
from t4gsw_desktop.ui.plan.day_fields import clock_time
from t4gsw_desktop.ui.plan.facts import PlanFacts
from t4gsw_desktop.ui.plan.result import Result
from t4gsw_desktop.ui.plan.setting_fields import SettingFields
from t4gsw_desktop.ui.plan.settling import PRIVATE, fix_button
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.widgets.boxes import card, column, empty, row, scrolling
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.fields import Field, choice, text_field, time_stepper
from t4gsw_desktop.ui.widgets.kind_look import kind_look
from t4gsw_desktop.ui.widgets.words import picture_label, words


class Inspector(QFrame):
    """One activity. Changes are made at once; `start_wanted` (activity id, start) is for the screen to carry out."""

    start_wanted = Signal(str, object)
    remove_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._theme = desk, desk.theme
        self.activity: Activity | None = None
        self._facts: PlanFacts | None = None
        self._fields: SettingFields | None = None
        self.setProperty("kind", "card")
        theme = desk.theme
        self._head = QHBoxLayout()
        self._clashes = QVBoxLayout()
        self._starts = time_stepper(theme, "Starts", QTime(18, 0))
        self._starts.box.setObjectName("plan-starts")
        self._starts.changed.connect(self._want_start)
        self._where = QVBoxLayout()
        self._settings = QVBoxLayout()
        self._name = text_field("Called")
        self._name.setObjectName("plan-title")
        self._name.editingFinished.connect(self._rename)
        self._result = Result(desk)
        inside = QWidget()
        inside.setLayout(self._lay_out())
        self._open = Button(theme, "Open it", icon="layout-grid", press=self._open_activity)
        self._remove = Button(theme, "Remove", icon="trash-2", press=self._want_remove)
        self._nothing = words("Choose an activity in the picture, or add one below it.", "quiet", wrap=True)
        self._area = scrolling(inside, name="The chosen activity")
        self._feet = QWidget()
        self._feet.setLayout(row(theme, self._open, self._remove, None))
        self.setLayout(column(theme, self._head, self._nothing, self._area, self._feet, gap=8, margin=12))

    def _lay_out(self) -> QVBoxLayout:
        theme = self._theme
        two = QGridLayout()
        two.setHorizontalSpacing(theme.px(10))
        two.addWidget(Field(theme, "Starts", self._starts), 0, 0)
        two.addLayout(self._where, 0, 1, Qt.AlignmentFlag.AlignTop)
        two.setColumnStretch(0, 1)
        two.setColumnStretch(1, 1)
        named = Field(theme, "Called", self._name)
        return column(theme, self._clashes, two, self._settings, self._result, named, None, gap=12, margin=6)

    # What is shown ---------------------------------------------------------------------------------------------------

    def show_activity(self, facts: PlanFacts, activity_id: str) -> None:
        """Show one activity of the evening; "" for none."""
        before = self.activity
        known = {one.id: one for one in facts.evening.activities}
        self._facts, self.activity = facts, known.get(activity_id)
        there = self.activity is not None
        self._area.setVisible(there)
        self._feet.setVisible(there)
        self._nothing.setVisible(not there)
        if self.activity is None:
            empty(self._head)
            return
        another = before is None or (before.id, before.kind) != (self.activity.id, self.activity.kind)
        self._show_head(self.activity)
        self._show_clashes(facts.clashes_of(activity_id))
        self._show_where(facts, self.activity)
        self._show_settings(facts, self.activity, another=another)
        self._result.show_result(facts, self.activity)

    def typed(self) -> str:
        """The name as it stands in its field, where it is not that of the activity."""
        there = self.activity.title if self.activity else ""
        return self._name.text() if self._name.text() != there else ""

    def take_typed(self, text: str) -> None:
        """Put back a name that was being typed."""
        self._name.setText(text)

    def first_field(self) -> QWidget:
        """Where one begins to change the activity."""
        return self._starts.box

    def _show_head(self, activity: Activity) -> None:
        empty(self._head)
        look = kind_look(activity.kind)
        title = words(activity.title, "title", wrap=True)
        self._head.addWidget(picture_label(self._theme, look.icon, look.role, 26))
        self._head.addWidget(title, 1)
        self._head.setSpacing(self._theme.px(10))
        if not (self._name.hasFocus() and self._name.isModified()):
            self._name.setText(activity.title)
        shown = wall_clock(from_text(activity.starts), self._zone)
        with QSignalBlocker(self._starts.box):
            box = self._starts.box
            assert isinstance(box, QTimeEdit)
            box.setTime(QTime(shown.hour, shown.minute))
        self._remove.setAccessibleName(f"Remove {activity.title}")
        self._open.setAccessibleName(f"Open {activity.title}")

    def _show_clashes(self, clashes: tuple[Clash, ...]) -> None:
        empty(self._clashes)
        for clash in clashes:
            mark = picture_label(self._theme, "triangle-alert", "warn-ink", 20)
            said = words(PRIVATE if clash.private else clash.sentence, "body", wrap=True)
            top = row(self._theme, column(self._theme, mark, None), said, gap=8)
            top.setStretch(1, 1)
            parts: list[Any] = [top]
            if not clash.private and clash.code != CLASH_NO_ROOM:
                parts += [fix_button(self._desk, fix, clash.sentence) for fix in clash.fixes[:2]]
            self._clashes.addWidget(card(self._theme, *parts, kind="next", gap=8, margin=10))

    def _show_where(self, facts: PlanFacts, activity: Activity) -> None:
        focus = self._where_focus()
        empty(self._where)
        form = facts.evening.forms.get(activity.kind)
        rooms = list(facts.evening.rooms.values())
        several = (form is not None and form.fills_rooms) or len(activity.room_ids) > 1
        if several and rooms:
            self._where.addWidget(words("Where", "label"))
            for room in rooms:
                box = QCheckBox(room.name)
                box.setObjectName(f"plan-room-{room.id}")
                box.setAccessibleName(f"In {room.name}")
                box.setChecked(room.id in activity.room_ids)
                box.clicked.connect(lambda on, room_id=room.id: self._use_room(room_id, on))
                self._where.addWidget(box)
        else:
            choices = [("", "No room yet"), *((one.id, one.name) for one in rooms)]
            picked = choice("Where", choices, next(iter(activity.room_ids), ""))
            picked.setObjectName("plan-where")
            picked.setMinimumContentsLength(4)
            picked.activated.connect(lambda _at: self._choose_room(picked.currentData()))
            self._where.addWidget(Field(self._theme, "Where", picked))
        if focus and (again := self.findChild(QWidget, focus)) is not None:
            again.setFocus()

    def _where_focus(self) -> str:
        for at in range(self._where.count()):
            item = self._where.itemAt(at)
            widget = item.widget() if item else None
            control = widget.control if isinstance(widget, Field) else widget
            if control is not None and control.hasFocus():
                return control.objectName()
        return ""

    def _show_settings(self, facts: PlanFacts, activity: Activity, *, another: bool) -> None:
        form = facts.evening.forms.get(activity.kind)
        if another or self._fields is None:
            empty(self._settings)
            self._fields = None
            if form is not None:
                self._fields = SettingFields(self._theme, form, self._change)
                self._settings.addWidget(self._fields)
        if form is not None and self._fields is not None:
            values = {**form.usual_settings(), **parts_of(activity).as_settings(), **activity.settings}
            self._fields.show_values(values)

    # What is changed -------------------------------------------------------------------------------------------------

    @property
    def _zone(self) -> str:
        assert self._facts is not None
        return self._facts.evening.event.timezone

    def _want_start(self) -> None:
        if self.activity is None or not isinstance(self._starts.box, QTimeEdit):
            return
        wanted = clock_time(self._starts)
        before = from_text(self.activity.starts)
        day = wall_clock(before, self._zone).date()
        found: list[datetime] = []
        for days in (-1, 0, 1):
            try:
                found.append(instant(day + timedelta(days=days), wanted, self._zone))
            except NoSuchTime:
                continue
        if found:
            nearest = min(found, key=lambda one: abs(one - before))
            if nearest != before:
                self.start_wanted.emit(self.activity.id, nearest)

    def _change(self, key: str, value: object) -> None:
        form = self._facts.evening.forms.get(self.activity.kind) if self._facts and self.activity else None
        if self.activity is not None and form is not None:
            self._act(change_settings, self.activity.id, form, **{key: value})

    def _rename(self) -> None:
        if self.activity is not None and self._name.text().strip() != self.activity.title:
            self._act(edit_activity, self.activity.id, title=self._name.text().strip())

    def _choose_room(self, room_id: str) -> None:
        if self.activity is not None:
            self._act(choose_rooms, self.activity.id, [room_id] if room_id else [])

    def _use_room(self, room_id: str, on: bool) -> None:
        if self.activity is not None and self._facts is not None:
            wanted = set(self.activity.room_ids) | {room_id} if on else set(self.activity.room_ids) - {room_id}
            in_order = [one for one in self._facts.evening.rooms if one in wanted]
            self._act(choose_rooms, self.activity.id, in_order)

    def _act(self, verb: Callable[..., Any], *args: object, **changes: object) -> None:
        """Change the file; where it was refused, show again what is there."""
        if self._desk.do(verb, *args, **changes) is None and self._facts is not None and self.activity is not None:
            typed = self.typed() if verb is edit_activity else ""
            self.show_activity(self._facts, self.activity.id)
            if typed:
                self.take_typed(typed)

    def _open_activity(self) -> None:
        if self.activity is not None:
            self._desk.go("activities", self.activity.id)

    def _want_remove(self) -> None:
        if self.activity is not None:
            self.remove_wanted.emit(self.activity.id)
