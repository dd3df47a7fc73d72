"""Breaks and plenaries are set between the slots: the sessions after them move along, and Undo takes it back."""

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox

from t4gsw_desktop.core.parts import PLENARY, Interlude, interludes_of, part_spans
from t4gsw_desktop.core.places import Room
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.services.events import activity_of
from t4gsw_desktop.storage.unit_of_work import View
from t4gsw_desktop.ui.plan.rooms_page import RoomPanel
from t4gsw_desktop.ui.unconference.interludes import put_interlude, slot_times
from t4gsw_desktop.ui.unconference.setup import UnconferenceSetup
from t4gsw_desktop.ui.widgets.button import Button
from tests.ui.conftest import settle
from tests.ui.unconference.morning import Morning


def press(panel: UnconferenceSetup, name: str) -> None:
    found = [one for one in panel.findChildren(Button) if one.accessibleName() == name]
    assert len(found) == 1, f"{name}: {len(found)} buttons"
    found[0].click()
    settle()


def choose(panel: UnconferenceSetup, name: str, text: str) -> None:
    box = next(one for one in panel.findChildren(QComboBox) if one.accessibleName() == name)
    box.setCurrentText(text)
    assert box.currentText() == text


def test_plenary_is_added_changed_and_taken_out(morning: Morning) -> None:
    for one in interludes_of(morning.activity):
        morning.do(put_interlude, morning.activity.id, one, None)
    before = morning.desk.read(slot_times, morning.activity.id)
    panel = UnconferenceSetup(morning.desk, morning.activity.id)
    panel.refresh()
    press(panel, "Add a break or plenary")
    title = next(one for one in panel.findChildren(QLineEdit) if one.accessibleName() == "What it is called")
    title.setText("Opening: how this works")
    choose(panel, "Break or plenary", "A plenary: everybody goes to it")
    choose(panel, "When", "Before the first slot")
    next(one for one in panel.findChildren(QSpinBox) if one.accessibleName() == "How long").setValue(20)
    choose(panel, "Where", "Main hall")
    press(panel, "Save")
    activity = morning.desk.read(activity_of, morning.activity.id)
    assert interludes_of(activity) == (Interlude(0, 20, "Opening: how this works", PLENARY, "Main hall"),)
    moved = part_spans(activity)[0].starts - part_spans(morning.activity)[0].starts
    assert moved.total_seconds() / 60 == 20 + int(str(activity.settings["gap"]))
    assert morning.desk.workspace.undo_label() == f"Add “Opening: how this works” in {activity.title}"
    press(panel, "Open Opening: how this works")
    press(panel, "Remove")
    assert morning.desk.read(slot_times, morning.activity.id) == before
    morning.desk.undo()
    assert morning.desk.read(slot_times, morning.activity.id) != before


def test_interlude_that_is_gone_is_not_changed(morning: Morning) -> None:
    with pytest.raises(Refusal, match="changed meanwhile"):
        morning.do(put_interlude, morning.activity.id, Interlude(1, 99, "Nothing of the kind"), None)


def test_walking_minutes_of_a_room_are_kept_and_told(morning: Morning) -> None:
    window = morning.desk
    window.go("plan")
    settle()
    room = next(iter(morning.desk.read(View.get_many, Room, morning.activity.room_ids).values()))
    panel = RoomPanel(morning.desk)
    panel._room = room
    panel._away.box.setValue(4)  # type: ignore[union-attr]
    settle()
    changed = morning.desk.read(View.get, Room, room.id)
    assert changed is not None
    assert changed.away == 4
    morning.desk.undo()
    assert morning.desk.read(View.get, Room, room.id) == room
