"""Tonight over the practice evening: what comes next, the checklist, the picture, the doors, and other events."""

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from t4gsw_desktop.core.events import Attendee, Event
from t4gsw_desktop.core.records import ChecklistMark
from t4gsw_desktop.services.events import copy_event
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.shell.window import MainWindow
from t4gsw_desktop.ui.tonight.marks import DOT, RING, SQUARE
from t4gsw_desktop.ui.tonight.rows import ItemRow
from t4gsw_desktop.ui.tonight.screen import TonightScreen
from tests.ui.conftest import settle


@pytest.fixture
def tonight(window: MainWindow) -> TonightScreen:
    """Tonight as it comes up."""
    window.show_screen("tonight")
    settle()
    assert isinstance(window.screen, TonightScreen)
    return window.screen


def row_of(tonight: TonightScreen, key: str) -> ItemRow:
    return next(one for one in tonight.page.todo.rows if one.item.key == key)


def marks(desk: Desk) -> dict[str, str]:
    return {one.item: one.state for one in desk.read(lambda view: view.find(ChecklistMark))}


def at(tonight: TonightScreen, hour: int, minute: int = 0, day: int = 21) -> None:
    """Let it be another time."""
    tonight.desk.clock = lambda: datetime(2027, 1, day, hour, minute, tzinfo=UTC)
    tonight.look_at_clock()
    settle()


def test_next_thing_has_the_focus_and_enter_leads_to_it(window: MainWindow, tonight: TonightScreen) -> None:
    assert tonight.page.hero.title == "Print the 60 name badges"
    assert tonight.page.hero.ring.shown.figure == "1 h 20"
    assert tonight.page.hero.button.hasFocus()
    QTest.keyClick(tonight.page.hero.button, Qt.Key.Key_Return)
    assert window.current == "print"


def test_control_and_enter_do_the_next_thing_too(window: MainWindow, tonight: TonightScreen) -> None:
    tonight.page.todo.rows[0].setFocus()
    QTest.keyClick(tonight.page.todo.rows[0], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.current == "print"


def test_by_hand_marks_the_item_and_undo_takes_it_back(tonight: TonightScreen, desk: Desk) -> None:
    second = tonight.page.hero.second
    assert second.words == "I'll write them by hand"
    QTest.mouseClick(second, Qt.MouseButton.LeftButton)
    assert marks(desk) == {"badges": "done"}
    assert tonight.page.hero.title == "Print the check-in sheet"
    assert "done by hand" in row_of(tonight, "badges").accessibleName()
    desk.undo()
    assert marks(desk) == {}
    assert tonight.page.hero.title == "Print the 60 name badges"


def test_space_ticks_an_item_and_ticks_it_no_longer(tonight: TonightScreen, desk: Desk) -> None:
    first = tonight.page.todo.rows[0]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    sheet = row_of(tonight, "check-in-sheet")
    assert sheet.hasFocus()
    QTest.keyClick(sheet, Qt.Key.Key_Space)
    assert marks(desk) == {"check-in-sheet": "done"}
    assert row_of(tonight, "check-in-sheet").hasFocus()
    QTest.keyClick(row_of(tonight, "check-in-sheet"), Qt.Key.Key_Space)
    assert marks(desk) == {}


def test_circle_ticks_and_the_words_lead_there(window: MainWindow, tonight: TonightScreen, desk: Desk) -> None:
    poster = row_of(tonight, "schedule-poster")
    QTest.mouseClick(poster, Qt.MouseButton.LeftButton, pos=QPoint(20, poster.height() // 2))
    assert marks(desk) == {"schedule-poster": "done"}
    notes = row_of(tonight, "desk-notes")
    QTest.mouseClick(notes, Qt.MouseButton.LeftButton, pos=QPoint(120, notes.height() // 2))
    assert window.current == "print"


def test_what_the_file_shows_to_be_done_cannot_be_ticked(window: MainWindow, tonight: TonightScreen) -> None:
    tonight.page.todo.turn()
    QTest.keyClick(row_of(tonight, "venue"), Qt.Key.Key_Space)
    assert window.foot.said is not None
    assert "the file shows it" in window.foot.said.sentence
    assert marks(window.desk) == {}


def test_all_that_is_done_is_shown_when_asked_for(tonight: TonightScreen) -> None:
    few = len(tonight.page.todo.rows)
    tonight.page.todo.turn()
    assert len(tonight.page.todo.rows) == 13 > few
    tonight.page.todo.turn()
    assert len(tonight.page.todo.rows) == few


def test_every_item_leads_to_a_place_there_is(window: MainWindow, tonight: TonightScreen) -> None:
    tonight.page.todo.turn()
    keys = [one.item.key for one in tonight.page.todo.rows]
    for key in keys:
        row_of(tonight, key).click()
        assert window.current == next(one.item.screen for one in tonight.page.todo.rows if one.item.key == key)
        window.show_screen("tonight")


def test_hero_changes_by_itself_as_the_night_goes_on(tonight: TonightScreen) -> None:
    hero = tonight.page.hero
    at(tonight, 17, 30)
    assert (hero.title, hero.ring.shown.figure) == ("Open check-in", "30 min")
    at(tonight, 18, 5)
    assert hero.title == "Check people in"
    assert hero.ring.shown.words == "until the end"
    at(tonight, 18, 40)
    assert hero.title == "Run Speed-friending"
    at(tonight, 22)
    assert hero.title == "Save the report of the evening"
    assert (hero.ring.shown.figure, hero.ring.shown.filled) == ("Over", 1.0)
    assert tonight.heading()[0] == "Tonight: Practice evening"


def test_nothing_is_shown_anew_within_a_minute(tonight: TonightScreen) -> None:
    rows = tonight.page.todo.rows
    tonight.desk.clock = lambda: datetime(2027, 1, 21, 16, 40, 59, tzinfo=UTC)
    tonight.look_at_clock()
    assert tonight.page.todo.rows == rows


@pytest.mark.parametrize("now", [datetime(2027, 1, 21, 22, tzinfo=UTC)])
def test_new_backup_is_seen_within_a_minute_though_nothing_in_the_file_changed(tonight: TonightScreen) -> None:
    assert not row_of(tonight, "backup-after").finished
    tonight.desk.workspace.back_up()
    at(tonight, 22, 1)
    assert row_of(tonight, "backup-after").finished


def test_picture_holds_every_activity_and_enter_leads_there(window: MainWindow, tonight: TonightScreen) -> None:
    bars = {bar.strip.title: bar for bar in tonight.page.picture.bars}
    assert {"Set up", "Check-in", "Speed-friending", "Tech surgery", "Café", "Unconference", "Pack down"} == set(bars)
    assert bars["Speed-friending"].accessibleName() == "Speed-friending, Main hall, 18:30 to 19:05"
    assert bars["Speed-friending"].label == "left"
    door = bars["Check-in"]
    door.setFocus()
    QTest.keyClick(door, Qt.Key.Key_Right)
    assert bars["Speed-friending"].hasFocus()
    QTest.keyClick(bars["Speed-friending"], Qt.Key.Key_Return)
    assert window.current == "activities"


def test_no_bar_or_label_lies_over_another(tonight: TonightScreen) -> None:
    bars = tonight.page.picture.bars
    for number, one in enumerate(bars):
        assert one.geometry().right() <= tonight.page.picture.width()
        for other in bars[number + 1 :]:
            common = one.geometry().intersected(other.geometry())
            assert common.width() <= 1 or common.height() <= 0, (one.strip.title, other.strip.title)


@pytest.mark.parametrize(("number", "place"), [(0, "check-in"), (1, "activities"), (2, "print"), (3, "wrap-up")])
def test_doors_lead_to_work(window: MainWindow, tonight: TonightScreen, number: int, place: str) -> None:
    QTest.mouseClick(tonight.page.doors[number], Qt.MouseButton.LeftButton)
    assert window.current == place


def test_people_are_marks_with_figures_and_needs_are_figures_only(tonight: TonightScreen, desk: Desk) -> None:
    said = tonight.page.people.marks.accessibleName()
    assert said == "25 helpers, 21 been before, 13 first time, 1 not said"
    assert tonight.page.people.marks.each == 1
    assert {SQUARE, DOT, RING} <= {group.shape for group in tonight.page.people.marks.groups}
    names = {one.label for one in desk.read(lambda view: view.find(Attendee))}
    shown = tonight.page.needs.accessibleName()
    assert shown.startswith("14 people have access needs: 5 step-free")
    assert not [name for name in names if name and name in shown]


def test_another_event_is_chosen_from_the_list(window: MainWindow, tonight: TonightScreen, desk: Desk) -> None:
    first = desk.event_id
    copied = desk.attempt(copy_event, first, date(2027, 2, 18))
    QTest.keyClick(tonight, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    page = tonight.events
    assert page.list.hasFocus()
    assert page.chosen == first
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert desk.event_id == copied.id
    assert window.windowTitle().startswith("Practice evening")
    assert tonight.page.hero.isVisible()


def test_escape_leaves_the_list_as_it_was(tonight: TonightScreen, desk: Desk) -> None:
    before = desk.event_id
    tonight.show_events()
    QTest.keyClick(tonight.events.list, Qt.Key.Key_Escape)
    assert tonight.page.isVisible()
    assert desk.event_id == before
    assert tonight.page.hero.button.hasFocus()


def test_same_event_again_is_a_week_later_and_can_be_undone(window: MainWindow, tonight: TonightScreen) -> None:
    desk = window.desk
    tonight.show_events()
    QTest.mouseClick(tonight.events.copy_button, Qt.MouseButton.LeftButton)
    assert window.current == "plan"
    events = desk.read(lambda view: view.find(Event))
    starts = sorted(datetime.fromisoformat(one.starts) for one in events)
    assert starts[1] - starts[0] == timedelta(days=7)
    desk.undo()
    assert len(desk.read(lambda view: view.find(Event))) == 1
    window.show_screen("tonight")
    assert isinstance(window.screen, TonightScreen)
    assert window.screen.page.isVisible()
    assert window.screen.heading()[0] == "Tonight: Practice evening"  # the copy is gone, so the event at hand is shown


def test_checklist_and_events_survive_larger_text(window: MainWindow, tonight: TonightScreen) -> None:
    tonight.page.todo.turn()
    window.change_scale(1)
    settle()
    assert isinstance(window.screen, TonightScreen)
    assert len(window.screen.page.todo.rows) == 13


def test_checklist_is_a_page_of_its_own_where_there_is_no_room(window: MainWindow, tonight: TonightScreen) -> None:
    window.theme.choose(scale=200)
    window.theme.change_now()
    window.activateWindow()
    settle()
    page = window.screen
    assert isinstance(page, TonightScreen)
    assert not page.page.todo.isVisible()
    QTest.keyClick(page, Qt.Key.Key_F9)
    settle()
    assert page.page.todo.isVisible()
    assert not page.page.hero.isVisible()


def test_empty_file_offers_ways_to_an_event(empty_window: MainWindow) -> None:
    screen = empty_window.screen
    assert isinstance(screen, TonightScreen)
    assert screen.heading() == ("Tonight", "")
    button = screen.primary()
    assert button is not None
    assert button.text() == "Start fresh"
    button.click()
    assert empty_window.current == "plan"
