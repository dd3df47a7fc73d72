"""The live room as a person runs an evening with it: the clock, who comes and goes, and what can be taken back."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from t4gsw_desktop.app import App
from t4gsw_desktop.ui.activities.screen import ActivitiesScreen
from t4gsw_desktop.ui.projector.bell import Bell
from t4gsw_desktop.ui.shell.window import MainWindow
from t4gsw_desktop.ui.speed_friending.notices import waiting_words
from t4gsw_desktop.ui.speed_friending.room import FriendingRoom
from t4gsw_desktop.ui.tonight.bar import Bar
from t4gsw_desktop.ui.widgets.button import Button
from tests.ui.conftest import settle, shown
from tests.ui.speed_friending.conftest import HandClock, open_room, pass_time


def key(room: FriendingRoom, which: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key wherever the focus is."""
    del room  # it says whose keys they are meant to be
    focus = QApplication.focusWidget()
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


def first_people(room: FriendingRoom, count: int = 3) -> list[tuple[str, str]]:
    """Somebody of each of the first tables: their short name and their table."""
    assert room.shown is not None
    return [(table.people[0].name, table.place) for table in room.shown.tables if len(table.people) == 2][:count]


def take_back(room: FriendingRoom) -> None:
    """Press the undo button of the latest change."""
    undo = next(one for one in room.changes.findChildren(Button) if one.accessibleName().startswith("Undo: "))
    undo.click()
    settle()


def test_somebody_leaves_and_has_not(room: FriendingRoom) -> None:
    key(room, Qt.Key.Key_Space)
    (name, place), *_ = first_people(room)
    key(room, Qt.Key.Key_X)
    write(room, name)
    key(room, Qt.Key.Key_Return)
    assert [one.title for one in room.form.shown] == ["Has left the evening", "Sits out from here on"]
    key(room, Qt.Key.Key_Down)
    key(room, Qt.Key.Key_Return)
    (partner,) = seats(room)[place]
    assert partner != name
    assert room.shown is not None
    assert waiting_words(room.shown) == f"Alone at a table: {partner}."
    assert len(told(room)) == 1
    take_back(room)
    assert name in seats(room)[place]
    assert told(room) == []


def test_two_swap_and_swap_back(room: FriendingRoom) -> None:
    key(room, Qt.Key.Key_Space)
    (one, here), (other, there), *_ = first_people(room)
    before = seats(room)
    key(room, Qt.Key.Key_S)
    for name in (one, other):
        write(room, name)
        key(room, Qt.Key.Key_Return)
    assert room.board.hasFocus()
    assert other in seats(room)[here]
    assert one in seats(room)[there]
    take_back(room)
    assert {place: set(names) for place, names in seats(room).items()} == {p: set(n) for p, n in before.items()}


def test_one_moves_to_a_typed_table_and_back(room: FriendingRoom) -> None:
    key(room, Qt.Key.Key_Space)
    (name, here), _, (_, there) = first_people(room)
    assert room.shown is not None
    label = next(table.label for table in room.shown.tables if table.place == there)
    key(room, Qt.Key.Key_M)
    write(room, name)
    key(room, Qt.Key.Key_Return)
    write(room, label)
    assert room.form.choice is not None
    assert room.form.choice.key == there
    key(room, Qt.Key.Key_Return)
    assert name in seats(room)[there]
    take_back(room)
    assert name in seats(room)[here]


def test_badge_is_scanned_in_place_of_a_name(room: FriendingRoom) -> None:
    key(room, Qt.Key.Key_Space)
    assert room.shown is not None
    person = room.shown.tables[1].people[0]
    key(room, Qt.Key.Key_X)
    write(room, person.code)
    key(room, Qt.Key.Key_Return)
    assert [one.key for one in room.form.answers] == [person.attendee_id]
    key(room, Qt.Key.Key_Escape)
    assert room.form.answers == ()
    key(room, Qt.Key.Key_Escape)
    assert room.board.hasFocus()
    assert told(room) == []


def test_minute_more_an_end_and_a_late_note_of_the_beginning(room: FriendingRoom, clock: HandClock) -> None:
    key(room, Qt.Key.Key_Space)
    pass_time(room, clock, 60)
    key(room, Qt.Key.Key_E)
    assert room.strip.clock.text == "05:00"
    room.begin_deed("began")
    write(room, "1:30")
    assert room.form.choice is not None
    assert room.form.choice.title == "1 minute 30 seconds earlier than noted"
    key(room, Qt.Key.Key_Return)
    assert room.strip.clock.text == "03:30"
    room.strip.end.click()
    settle()
    assert room.strip.title.text() == "Walking to round 2 of 6"
    assert not room.strip.end.isEnabled()


def test_forgotten_start_is_asked_about_quietly_and_made_good(room: FriendingRoom, clock: HandClock) -> None:
    key(room, Qt.Key.Key_Space)
    pass_time(room, clock, 300)
    pass_time(room, clock, 100)
    assert room.strip.clock.text == "+00:40"
    said = [one.text() for one in room.strip.findChildren(QLabel) if one.isVisible()]
    assert "Everybody has had 1 minute to walk. Start round 2?" in said
    room.begin_deed("began")
    key(room, Qt.Key.Key_Down)
    key(room, Qt.Key.Key_Return)
    assert room.strip.title.text() == "Round 2 of 6"
    assert room.strip.clock.text == "04:20"


def test_letters_are_typed_and_not_obeyed_while_a_field_has_the_focus(room: FriendingRoom) -> None:
    key(room, Qt.Key.Key_Space)
    key(room, Qt.Key.Key_L)
    write(room, "Lexi Moss")
    assert room.form.field.text() == "Lexi Moss"
    assert room.form.deed is not None
    assert room.form.deed.title == "Late arrival"
    assert room.strip.main.words == "Pause"


def test_help_explains_the_room(window: MainWindow, room: FriendingRoom) -> None:
    assert window.screen.help_page() == "live-room"
    room.plan_asked.emit()
    settle()
    assert window.screen.help_page() == "activities"


def test_letters_do_nothing_where_somebody_turned_them_off(window: MainWindow, room: FriendingRoom) -> None:
    window.desk.keep_settings(replace(window.desk.settings, single_letters=False))
    settle()
    again = open_room(window)
    again.strip.main.setFocus()
    key(again, Qt.Key.Key_L)
    assert not again.form.isVisible()
    key(again, Qt.Key.Key_Space)
    assert again.strip.main.words == "Pause", "Space presses the button that has the focus all the same"
    window.desk.actions.get("friending.late").run()
    assert again.form.isVisible()


def test_file_closed_in_the_middle_of_a_round_shows_it_at_the_right_second(
    app: App, window: MainWindow, room: FriendingRoom, clock: HandClock, practice: Path
) -> None:
    key(room, Qt.Key.Key_Space)
    app.close()
    clock.go_on(100)
    again = shown(app.open(practice))
    again.show_screen("activities")
    settle()
    (shown_room,) = again.screen.findChildren(FriendingRoom)
    assert shown_room.isVisible()
    assert shown_room.strip.clock.text == "03:20"
    assert again.screen.tabs.tabs[0].state == "Live, round 1 of 6"  # type: ignore[attr-defined]


def test_bell_rings_once_when_a_round_is_over_and_not_for_what_was_undone(
    room: FriendingRoom, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(Bell, "ring", lambda _self, **_how: heard.append("ring"))
    monkeypatch.setattr(Bell, "chime", lambda _self, **_how: heard.append("chime"))
    key(room, Qt.Key.Key_Space)
    assert heard == ["chime"]
    pass_time(room, clock, 300)
    pass_time(room, clock, 1)
    assert heard == ["chime", "ring"]
    key(room, Qt.Key.Key_Space)
    room.desk.undo()
    settle()
    assert heard == ["chime", "ring", "chime"]


def test_second_screen_is_led_from_the_panel(room: FriendingRoom) -> None:
    wall = room.wall
    room.second_screen.views.buttons["question"].click()
    assert wall.view == "question"
    room.second_screen.turn.click()
    settle()
    assert wall.is_on
    assert room.second_screen.turn.words == "Turn off"
    room.board.setFocus()
    key(room, Qt.Key.Key_B)
    assert wall.view == "blank"
    assert room.second_screen.views.buttons["blank"].isChecked()
    wall.turn(False)
    settle()


def test_table_is_opened_for_those_who_sit_there(room: FriendingRoom) -> None:
    key(room, Qt.Key.Key_Space)
    assert room.shown is not None
    table = room.shown.tables[0]
    key(room, Qt.Key.Key_Return)
    assert [one.title for one in room.form.shown] == [one.name for one in table.people]
    key(room, Qt.Key.Key_Return)
    write(room, "Rests")
    key(room, Qt.Key.Key_Return)
    assert len(told(room)) == 1
    assert "rests in round 2" in told(room)[0]


def test_refused_deed_leaves_the_form_at_its_last_question(room: FriendingRoom) -> None:
    key(room, Qt.Key.Key_Space)
    (name, here), *_ = first_people(room)
    assert room.shown is not None
    label = next(table.label for table in room.shown.tables if table.place == here)
    key(room, Qt.Key.Key_M)
    write(room, name)
    key(room, Qt.Key.Key_Return)
    write(room, label)
    key(room, Qt.Key.Key_Return)
    assert room.form.isVisible()
    assert len(room.form.answers) == 1
    assert told(room) == []


def test_tonight_tells_which_round_is_live(window: MainWindow, room: FriendingRoom) -> None:
    key(room, Qt.Key.Key_Space)
    window.show_screen("tonight")
    settle()
    bars = [
        one.accessibleName() for one in window.screen.findChildren(Bar) if "Speed-friending" in one.accessibleName()
    ]
    assert len(bars) == 1
    assert bars[0].endswith(", live, round 1 of 6")
