"""The lists of the door by keyboard alone: roll-call, who is missing, a sheet typed in, and help for the queue."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from t4gsw_desktop.core.events import Attendee, Event
from t4gsw_desktop.core.timeline import from_text
from t4gsw_desktop.services.attendees import set_status
from t4gsw_desktop.services.checkin import arrive, flag_for_door, present
from t4gsw_desktop.services.door_book import EXPECTED
from t4gsw_desktop.services.printing_log import record_printing
from t4gsw_desktop.services.sheet_typing import sheet_lines
from t4gsw_desktop.storage.unit_of_work import View
from t4gsw_desktop.ui.door_list.lines import BY_LETTER
from t4gsw_desktop.ui.door_list.screen import MISSING, QUEUE, ROLL_CALL, SHEET, DoorListPage
from t4gsw_desktop.ui.print_centre.screen import PrintScreen
from t4gsw_desktop.ui.projector.wall_window import WallDisplay
from t4gsw_desktop.ui.shell.desk import Said
from t4gsw_desktop.ui.shell.window import MainWindow
from tests.ui.conftest import grab, settle
from tests.ui.inspection import complaints_about

ROOMS = ((1366, 690, 100), (1366, 768, 200), (1024, 600, 100))


@pytest.fixture
def now() -> datetime:
    return datetime(2027, 1, 21, 18, 20, tzinfo=UTC)


@pytest.fixture
def page(window: MainWindow) -> DoorListPage:
    window.show_screen("door-lists")
    settle()
    assert isinstance(window.screen, DoorListPage)
    return window.screen


@pytest.fixture
def said(window: MainWindow) -> list[Said]:
    heard: list[Said] = []
    window.desk.said.connect(heard.append)
    return heard


def here(page: DoorListPage) -> frozenset[str]:
    return page.desk.read(present, page.desk.event_id)


def expected(page: DoorListPage) -> list[str]:
    return [one.id for one in page.book.guests.values() if one.state == EXPECTED]


def press(page: DoorListPage, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifier)
    settle()


def rows(page: DoorListPage) -> list[str]:
    model = page.roll_call.list.model_of_lines
    return [model.data(model.index(row), Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]


# Roll-call -----------------------------------------------------------------------------------------------------------


def test_roll_call_is_in_groups_and_says_how_each_stands(page: DoorListPage) -> None:
    assert QApplication.focusWidget() is page.roll_call.list
    assert rows(page)[0].endswith("people here")
    first = expected(page)[0]
    page.desk.workspace.change(arrive, first, at=page.desk.clock())
    settle()
    assert sum("In 18:20" in row for row in rows(page)) == 1
    page.roll_call.order.chosen.emit(BY_LETTER)
    page.roll_call.order.choose(BY_LETTER)
    page.roll_call.show_guests(tuple(page.book.guests.values()))
    assert rows(page)[0].startswith("A: ")


def test_space_ticks_a_whole_group_and_one_act_checks_them_in(page: DoorListPage, said: list[Said]) -> None:
    group = page.roll_call.list.model_of_lines.lines[0]
    press(page, Qt.Key.Key_Space)
    assert set(page.roll_call.ticked) == set(group.ids)
    before = page.desk.workspace.step()
    press(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert here(page) == set(group.ids)
    assert page.desk.workspace.step() == before + 1
    assert page.roll_call.ticked == ()
    assert said[-1].sentence == f"{len(group.ids)} people are checked in."
    assert said[-1].kind == "undo"
    page.desk.undo()
    assert here(page) == frozenset()


def test_space_ticks_many_and_takes_the_ticks_away_again(page: DoorListPage) -> None:
    press(page, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(page, Qt.Key.Key_Space)
    assert set(page.roll_call.ticked) == set(expected(page))
    press(page, Qt.Key.Key_Space)
    assert page.roll_call.ticked == ()


def test_enter_ticks_one_person_after_the_other(page: DoorListPage) -> None:
    press(page, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_Return)
    press(page, Qt.Key.Key_Return)
    lines = [line for line in page.roll_call.list.model_of_lines.lines if line.guest]
    assert page.roll_call.ticked == (lines[0].guest.id, lines[1].guest.id)
    assert page.strip.button is not None
    assert page.strip.button.words == "Check in 2 people"


def test_who_is_here_has_nothing_to_tick_and_arrivals_leave_the_ticks_alone(page: DoorListPage) -> None:
    first, second = expected(page)[:2]
    page.roll_call.list.set_ticks([first, second])
    page.desk.workspace.change(arrive, first, at=page.desk.clock())
    settle()
    assert page.roll_call.ticked == (second,)
    line = next(one for one in page.roll_call.list.model_of_lines.lines if one.guest and one.guest.id == first)
    assert line.ids == ()


def test_who_needs_the_organiser_is_told_without_a_reason(page: DoorListPage, said: list[Said]) -> None:
    first, second = expected(page)[:2]
    page.desk.workspace.change(flag_for_door, first, "Bring the cheque")
    page.roll_call.list.set_ticks([first, second])
    page.check_in()
    assert here(page) == {second}
    assert said[-1].sentence.startswith("1 person is checked in. Ask")
    assert "cheque" not in said[-1].sentence


def test_nothing_ticked_does_nothing(page: DoorListPage) -> None:
    before = page.desk.workspace.step()
    page.check_in()
    assert page.desk.workspace.step() == before


def test_somebody_waiting_or_cancelled_is_not_called(page: DoorListPage) -> None:
    first, second = expected(page)[:2]
    page.desk.workspace.change(set_status, first, "waiting")
    page.desk.workspace.change(set_status, second, "cancelled")
    settle()
    called = {line.guest.id for line in page.roll_call.list.model_of_lines.lines if line.guest}
    assert not called & {first, second}


# Who is missing ------------------------------------------------------------------------------------------------------


def test_missing_shrinks_as_people_arrive_and_says_how_sure_it_is(page: DoorListPage) -> None:
    page.show_list(MISSING)
    missing = expected(page)
    assert page.missing.said.text() == f"{len(missing)} people have not come yet."
    assert "This is a guess" in page.missing.likely.text()
    page.missing.list.set_ticks(missing[:3])
    page.check_in()
    assert page.missing.said.text() == f"{len(missing) - 3} people have not come yet."
    shown = [line.guest.id for line in page.missing.list.model_of_lines.lines if line.guest]
    assert set(shown) == set(missing[3:])
    page.missing.list.set_ticks(missing[3:])
    page.check_in()
    assert page.missing.said.text() == "Everybody who is expected has come."


def test_second_screen_shows_who_is_missing_only_on_purpose(page: DoorListPage) -> None:
    wall = WallDisplay.of(page.desk)
    assert not wall.is_on
    page.show_list(MISSING)
    page.missing.wall.click()
    settle()
    assert (wall.is_on, wall.view) == (True, "missing")
    assert page.missing.wall.words == "Take it off the second screen"
    page.missing.wall.click()
    settle()
    assert (wall.is_on, wall.view) == (False, "all")
    assert page.missing.wall.words == "Show on the second screen"


# The sheet -----------------------------------------------------------------------------------------------------------


def type_in(page: DoorListPage, *entries: str) -> None:
    for entry in entries:
        page.sheet.field.setFocus()
        QTest.keyClicks(page.sheet.field, entry)
        QTest.keyClick(page.sheet.field, Qt.Key.Key_Return)
    settle()


def test_a_sheet_goes_in_by_numbers_and_enter(page: DoorListPage, said: list[Said]) -> None:
    page.show_list(SHEET)
    assert QApplication.focusWidget() is page.sheet.field
    lines = page.desk.read(sheet_lines, page.desk.event_id)
    type_in(page, "1", "4 7", "W1 Zed Zane")
    assert page.sheet.typed.said == "3 people and 1 walk-in typed"
    assert here(page) == frozenset()
    before = page.desk.workspace.step()
    press(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.desk.workspace.step() == before + 1
    assert {lines[0].attendee_id, lines[3].attendee_id, lines[6].attendee_id} < here(page)
    assert len(here(page)) == 4
    assert said[-1].sentence == "3 people of the sheet are here now, and 1 walk-in, Zed Zane."
    assert page.sheet.result.text() == said[-1].sentence
    assert page.sheet.typed.entries == ()
    page.desk.undo()
    assert here(page) == frozenset()


def test_a_number_that_is_not_there_stays_with_a_sentence(page: DoorListPage) -> None:
    page.show_list(SHEET)
    type_in(page, "2", "700")
    assert page.sheet.typed.numbers == (2,)
    assert page.sheet.field.text() == "700"
    assert page.sheet.field.accessibleDescription().startswith("There is no number 700 on this sheet")
    type_in(page, "3")  # what stood there was selected
    assert page.sheet.typed.numbers == (2, 3)
    assert page.sheet.field.accessibleDescription() == ""


def test_a_number_typed_twice_counts_once_and_backspace_takes_the_latest_out(page: DoorListPage) -> None:
    page.show_list(SHEET)
    type_in(page, "2", "2")
    assert page.sheet.typed.numbers == (2,)
    assert page.sheet.field.accessibleDescription().endswith("is typed already.")
    page.sheet.clear_field()
    type_in(page, "5")
    page.sheet.field.setFocus()
    press(page, Qt.Key.Key_Backspace)
    assert page.sheet.typed.numbers == (2,)
    page.sheet.list.setFocus()
    press(page, Qt.Key.Key_Delete)
    assert page.sheet.typed.entries == ()


def test_a_walk_in_who_is_on_the_sheet_is_asked_about_once(page: DoorListPage) -> None:
    page.show_list(SHEET)
    name = page.desk.read(sheet_lines, page.desk.event_id)[4].name
    page.sheet.field.setText(name)
    page.sheet.take()
    assert page.sheet.typed.entries == ()
    assert f"{name} is number 5 on this sheet" in page.sheet.field.accessibleDescription()
    page.sheet.take()
    assert page.sheet.typed.walk_ins == (name,)


def test_the_latest_printing_is_taken_and_another_can_be_chosen(page: DoorListPage) -> None:
    desk = page.desk
    old = desk.workspace.change(
        record_printing, desk.event_id, "check-in-sheet", step=desk.workspace.step(), at=desk.clock()
    )
    first = desk.read(sheet_lines, desk.event_id)[0]
    desk.workspace.change(set_status, first.attendee_id, "cancelled")
    new = desk.workspace.change(
        record_printing,
        desk.event_id,
        "check-in-sheet",
        step=desk.workspace.step(),
        at=desk.clock() + timedelta(minutes=5),
    )
    settle()
    page.show_list(SHEET)
    assert page.sheet.sheet.currentData() == new.id
    type_in(page, "1")
    page.put_in()
    assert first.attendee_id not in here(page)
    page.sheet.sheet.setCurrentIndex(page.sheet.sheet.findData(old.id))
    page.sheet.sheet.activated.emit(page.sheet.sheet.currentIndex())
    type_in(page, "1")
    page.put_in()
    assert first.attendee_id in here(page)


# Queue help ----------------------------------------------------------------------------------------------------------


def test_lanes_are_chosen_and_their_signs_are_shown_in_print(page: DoorListPage, window: MainWindow) -> None:
    page.show_list(QUEUE)
    assert page.queue.lanes.value == "2"
    page.queue.lanes_chosen.emit(3)
    settle()
    event = page.desk.read(View.get, Event, page.desk.event_id)
    assert event is not None
    assert event.lanes == 3
    assert page.queue.lanes.value == "3"
    assert page.strip.button is not None
    page.strip.button.click()
    settle()
    assert isinstance(window.screen, PrintScreen)
    assert window.screen.papers.name == "queue-signs"


def test_signs_for_reckoned_lanes_are_kept_as_chosen_when_printed(page: DoorListPage) -> None:
    page.show_list(QUEUE)
    page.print_signs()
    event = page.desk.read(View.get, Event, page.desk.event_id)
    assert event is not None
    assert event.lanes == 2


def test_the_curve_tells_in_words_what_it_shows(page: DoorListPage) -> None:
    page.show_list(QUEUE)
    assert page.queue.curve.accessibleName() == "Nobody has arrived by 18:20."
    starts = from_text(page.book.event.starts)
    for minute, one in enumerate(expected(page)[:6]):
        page.desk.workspace.change(arrive, one, at=starts + timedelta(minutes=14 + minute))
    settle()
    told = page.queue.curve.accessibleName()
    assert told.startswith("6 people arrived by 18:20: the first 14 minutes after the start, the latest 19 minutes")
    assert "0.8 a minute" in told
    first, last = page.queue.curve.span()
    assert first <= 0
    assert last >= 20


# The page as a whole -------------------------------------------------------------------------------------------------


def test_keys_lead_from_list_to_list_and_back_to_the_door(page: DoorListPage, window: MainWindow) -> None:
    for key, part in ((Qt.Key.Key_2, MISSING), (Qt.Key.Key_3, SHEET), (Qt.Key.Key_4, QUEUE), (Qt.Key.Key_1, ROLL_CALL)):
        press(page, key, Qt.KeyboardModifier.ControlModifier)
        assert page.part.value == part
    press(page, Qt.Key.Key_Escape)
    assert window.screen.key == "check-in"


def test_what_was_ticked_and_typed_outlives_another_look(page: DoorListPage, window: MainWindow) -> None:
    ticked = expected(page)[:2]
    page.roll_call.list.set_ticks(ticked)
    page.show_list(SHEET)
    type_in(page, "3", "Zed")
    page.sheet.field.setText("12")
    window.theme.choose(wish="dark")
    window.theme.change_now()
    settle()
    again = window.screen
    assert isinstance(again, DoorListPage)
    assert again is not page
    assert again.part.value == SHEET
    assert set(again.roll_call.ticked) == set(ticked)
    assert again.sheet.typed.entries == (3, "Zed")
    assert again.sheet.field.text() == "12"


def test_other_pages_open_it_at_one_of_the_lists(page: DoorListPage) -> None:
    page.desk.go("door-lists", "sheet")
    settle()
    assert page.part.value == SHEET
    page.desk.go("door-lists", "nonsense")
    settle()
    assert page.part.value == SHEET


def test_without_an_event_it_says_so(empty_window: MainWindow) -> None:
    empty_window.show_screen("door-lists")
    settle()
    assert complaints_about(empty_window) == []
    assert empty_window.screen.first_focus() is None


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: f"{room[0]}x{room[1]} at {room[2]} %")
def test_every_list_is_whole_in_every_room(window: MainWindow, room: tuple[int, int, int]) -> None:
    window.theme.choose(scale=room[2])
    window.theme.change_now()
    window.resize(room[0], room[1])
    window.rebuild()
    settle()
    window.show_screen("door-lists")
    settle()
    page = window.screen
    assert isinstance(page, DoorListPage)
    long = page.desk.read(lambda view: view.find(Attendee, event_id=page.desk.event_id))
    for number, one in enumerate(long[:30]):
        at = page.desk.clock() - timedelta(seconds=40 * number)
        page.desk.workspace.change(arrive, one.id, at=at)
    for part in (ROLL_CALL, MISSING, SHEET, QUEUE):
        page.show_list(part)
        settle()
        if part == SHEET:
            type_in(page, "1 2 3", "Zed", "700")
        grab(window, f"door-lists-{part}-{room[0]}-{room[2]}")
        if part == ROLL_CALL:
            low = page.roll_call.list.mapTo(page, page.roll_call.list.rect().bottomLeft()).y()
            assert low < page.height()  # nothing of it lies under the foot
        assert complaints_about(window) == []
