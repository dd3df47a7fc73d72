"""The frame round the screens: going places, undo, text size, looks, and trouble."""

from datetime import date
from time import sleep

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from t4gsw_desktop.app import App
from t4gsw_desktop.services.events import copy_event
from t4gsw_desktop.services.invitations import add_and_invite
from t4gsw_desktop.services.people import add_person
from t4gsw_desktop.ui.people.screen import PeopleScreen
from t4gsw_desktop.ui.shell.background import Job
from t4gsw_desktop.ui.shell.finding import palette_entries
from t4gsw_desktop.ui.shell.screens import SCREENS
from t4gsw_desktop.ui.shell.trouble import TroubleWindow, report_text
from t4gsw_desktop.ui.shell.window import MainWindow
from t4gsw_desktop.ui.widgets.fields import number_stepper
from tests.ui.conftest import settle


def test_every_place_of_the_rail_opens(window: MainWindow) -> None:
    for place in SCREENS:
        window.show_screen(place.key)
        settle()
        assert window.current == place.key
        assert window.screen.isVisible()


def test_header_says_what_undo_would_take_back_and_takes_it_back(window: MainWindow) -> None:
    window.desk.do(add_person, "Ada Quill")
    assert "Add Ada Quill" in window.header.undo.accessibleName()
    assert window.foot.said is not None
    assert window.foot.said.sentence == "Done: Add Ada Quill"
    window.header.undo.click()
    assert window.foot.said.sentence == "Undone: Add Ada Quill"
    assert "Add Ada Quill" not in window.header.undo.accessibleName()


def test_larger_text_and_another_look_rebuild_the_window_where_it_was(window: MainWindow) -> None:
    window.show_screen("people")
    window.change_scale(1)
    settle()
    assert window.theme.scale == 125
    assert window.current == "people"
    window.change_look("dark")
    settle()
    assert window.theme.look == "dark"
    assert window.current == "people"
    assert QApplication.instance() is not None


def test_report_holds_no_names_mails_or_numbers() -> None:
    def trip(name: str, place: str, mail: str, number: str) -> None:
        raise ValueError(f"no seat for {name} ({mail}, {number}) in '{place}'")

    private = ("Zoë Marchbanks", "Quay House", "zoe@example.org", "01632 960 148")
    try:
        trip(*private)
    except ValueError as trouble:
        text = report_text(trouble, ("Zoë Marchbanks",))
    assert "ValueError" in text
    assert "trip" in text
    assert not [part for part in (*private, "Marchbanks", "Zoë") if part in text]


def test_number_between_minus_and_plus_has_room_to_be_read(window: MainWindow) -> None:
    stepper = number_stepper(window.theme, "Copies", 12, 1, 50)
    stepper.setParent(window)
    stepper.resize(200, 40)
    stepper.show()
    settle()
    line = stepper.box.lineEdit()
    assert line.width() > line.fontMetrics().horizontalAdvance("12") + 10
    QTest.keyClick(stepper.box, Qt.Key.Key_Up)
    assert stepper.box.text() == "13"


def test_alt_alone_shows_the_menus_and_alt_with_a_number_goes_to_a_page(window: MainWindow) -> None:
    bar = window.menuBar()
    assert not bar.isVisible()
    QTest.keyPress(window, Qt.Key.Key_Alt)
    QTest.keyClick(window, Qt.Key.Key_5, Qt.KeyboardModifier.AltModifier)
    QTest.keyRelease(window, Qt.Key.Key_Alt)
    settle()
    assert window.current == "people"
    assert not bar.isVisible()
    QTest.keyPress(window, Qt.Key.Key_Alt)
    QTest.keyRelease(window, Qt.Key.Key_Alt)
    settle()
    assert bar.isVisible()


def test_ring_goes_on_following_the_focus_after_its_place_was_thrown_away(window: MainWindow) -> None:
    window.header.undo.setFocus()
    settle()
    assert window._ring.around is window.header.undo
    window.change_look("dark")
    settle()
    window.header.undo.setFocus()
    settle()
    assert window._ring.around is window.header.undo
    window.change_look("light")
    settle()


def test_work_for_a_file_that_was_left_does_not_reach_it_any_more(empty_window: MainWindow, app: App) -> None:
    def work(job: Job) -> str:
        while not job.stopped():
            sleep(0)  # the other thread's turn
        return "Ada Quill"

    came: list[str] = []
    empty_window.desk.start("Working", work, came.append)
    app.create(empty_window.desk.workspace.path.with_name("another.t4gsw"))
    settle()
    assert came == []


def test_choices_made_on_the_welcome_page_are_not_undone_by_later_ones(empty_window: MainWindow, app: App) -> None:
    app.welcome()
    app.keep(app.settings.without_recent(str(empty_window.desk.workspace.path)))
    app.back()
    empty_window.change_look("system")
    assert app.settings.recent == ()


def test_page_under_a_dialogue_is_not_thrown_away_when_the_window_is_resized(empty_window: MainWindow) -> None:
    page = empty_window.screen
    dialogue = QDialog(page)
    dialogue.open()
    empty_window.resize(900, 600)
    empty_window._rebuild_soon()
    assert empty_window.screen is page
    dialogue.close()
    empty_window._rebuild_soon()
    assert empty_window.screen is not page


def test_what_changes_before_a_page_built_anew_is_shown_is_on_it(window: MainWindow) -> None:
    window.show_screen("people")
    window.rebuild()
    assert not window.screen.isVisible()  # Qt shows it a moment later
    page = window.screen
    assert isinstance(page, PeopleScreen)
    before = page.table.model().rowCount()
    window.desk.attempt(add_and_invite, window.desk.event_id, "Wren Newcomer")
    settle()
    assert page.isVisible()
    assert page.table.model().rowCount() == before + 1


def test_action_of_another_page_says_why_it_cannot_be_done(empty_window: MainWindow) -> None:
    empty_window.build_all()
    entry = next(one for one in palette_entries(empty_window) if one.title == "Save the report of the evening")
    entry.run()
    assert empty_window.current == "wrap-up"
    assert empty_window.foot.said is not None
    assert empty_window.foot.said.sentence == "Nobody has checked in yet."


@pytest.mark.allow_log
def test_trouble_on_trouble_opens_one_report(empty_window: MainWindow, capfd: pytest.CaptureFixture[str]) -> None:
    reports: list[int] = []

    def again() -> None:
        empty_window.report(ValueError("once more"))
        reports.append(len(empty_window.findChildren(TroubleWindow)))
        for one in empty_window.findChildren(TroubleWindow):
            one.reject()

    QTimer.singleShot(0, again)
    empty_window.report(ValueError("first"))
    settle()
    assert reports == [1]
    assert "once more" in capfd.readouterr().err
    assert empty_window.findChildren(TroubleWindow) == []


def test_undoing_a_new_event_comes_back_to_the_one_there_is(window: MainWindow) -> None:
    first = window.desk.event_id
    made = window.desk.do(copy_event, first, date(2027, 2, 18))
    assert made is not None
    window.go_to_event(made.id)
    window.desk.undo()
    settle()
    assert window.desk.event_id == first
    for place in SCREENS:
        window.show_screen(place.key)
        assert window.current == place.key
        assert window.screen.isVisible()


def test_message_that_offers_undo_goes_when_something_else_is_done(window: MainWindow) -> None:
    window.desk.do(add_person, "Ada Quill")
    assert window.foot.said is not None
    window.desk.attempt(add_person, "Ben Quill")
    assert window.foot.said is None
