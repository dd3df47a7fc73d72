"""The live room as a person runs an evening with it: the clock, who comes and goes, and what can be taken back."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from t4gsw_desktop.ui.activities.screen import ActivitiesScreen
from t4gsw_desktop.ui.shell.window import MainWindow
from t4gsw_desktop.ui.speed_friending.room import FriendingRoom
from t4gsw_desktop.ui.widgets.button import Button
from tests.ui.conftest import settle
from tests.ui.speed_friending.conftest import HandClock, pass_time


def key(room: FriendingRoom, which: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key wherever the focus is."""
    focus = room.window().focusWidget()
    assert focus is not None
    QTest.keyClick(focus, which, held)
    settle()


def write(room: FriendingRoom, text: str) -> None:
    """Type into the field of the form that is open."""
    assert room.form.field.hasFocus()
    QTest.keyClicks(room.form.field, text)
    settle()


def told(room: FriendingRoom) -> list[str]:
    """What the list of changes says, without what was taken back."""
    assert room.shown is not None
    return [one.sentence for one in room.shown.changes if not one.undone]


def seats(room: FriendingRoom) -> dict[str, list[str]]:
    assert room.shown is not None
    return {table.place: [one.name for one in table.people] for table in room.shown.tables}


def test_rounds_run_from_the_first_start_to_the_finish_by_one_button(
    room: FriendingRoom, window: MainWindow, clock: HandClock
) -> None:
    assert room.strip.main.words == "Start round 1"
    assert room.strip.clock.text == "05:00"
    key(room, Qt.Key.Key_Space)
    assert room.strip.main.words == "Pause"
    assert room.strip.title.text() == "Round 1 of 6"
    pass_time(room, clock, 133)
    assert room.strip.clock.text == "02:47"
    window.do_next()
    settle()
    assert room.strip.main.words == "Carry on"
    assert room.strip.title.text() == "Round 1 of 6, paused"
    pass_time(room, clock, 600)
    assert room.strip.clock.text == "02:47"
    key(room, Qt.Key.Key_Space)
    pass_time(room, clock, 167)
    assert room.strip.title.text() == "Walking to round 2 of 6"
    assert room.strip.main.words == "Start round 2"
    first = seats(room)
    assert first
    for number in range(2, 7):
        key(room, Qt.Key.Key_Space)
        assert room.strip.title.text() == f"Round {number} of 6"
        pass_time(room, clock, 300)
    assert room.strip.title.text() == "All 6 rounds are over"
    assert room.strip.main.words == "Finish"
    key(room, Qt.Key.Key_Space)
    assert not room.isVisible()
    screen = window.screen
    assert isinstance(screen, ActivitiesScreen)
    assert screen.tabs.tabs[0].state == "Finished"


def test_late_arrival_is_typed_seated_at_the_best_table_and_taken_back(room: FriendingRoom, clock: HandClock) -> None:
    key(room, Qt.Key.Key_Space)
    key(room, Qt.Key.Key_L)
    write(room, "Wren Newcomer")
    assert room.form.choice is not None
    assert room.form.choice.title == "New: Wren Newcomer"
    key(room, Qt.Key.Key_Return)
    assert room.form.choice is not None
    best = room.form.choice.key
    key(room, Qt.Key.Key_Return)
    assert room.board.hasFocus()
    assert any("Wren" in name for name in seats(room)[best])
    assert len(told(room)) == 1
    (undo,) = [one for one in room.changes.findChildren(Button) if one.accessibleName().startswith("Undo")]
    undo.click()
    settle()
    assert told(room) == []
    assert not any("Wren" in name for names in seats(room).values() for name in names)
