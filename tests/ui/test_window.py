"""The frame round the screens: going places, undo, text size, looks, and trouble."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from t4gsw_desktop.services.people import add_person
from t4gsw_desktop.ui.shell.screens import SCREENS
from t4gsw_desktop.ui.shell.trouble import report_text
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
