"""A form that is being written when the window is built anew, and anew again before it was shown once."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from t4gsw_desktop.core.people import Person
from t4gsw_desktop.storage.unit_of_work import View
from t4gsw_desktop.ui.shell.window import MainWindow
from tests.ui.conftest import settle


def test_window_built_anew_twice_in_one_turn_keeps_what_was_typed(window: MainWindow) -> None:
    window.show_screen("people")
    window.screen.open_at(window.desk.read(View.find, Person)[0].id)
    settle()
    edit = next(one for one in window.screen.findChildren(QPushButton) if one.isVisible() and "Edit" in one.text())
    edit.click()
    settle()
    field = next(one for one in fields(window) if one.accessibleName() == "Phone")
    field.setFocus()
    field.clear()
    QTest.keyClicks(field, "0117 496")
    window.change_look("dark")
    window.theme.change_now()
    window.rebuild()
    settle()
    window.change_look("light")
    window.theme.change_now()
    settle()
    assert [one.text() for one in fields(window) if one.accessibleName() == "Phone"] == ["0117 496"]


def fields(window: MainWindow) -> list[QLineEdit]:
    return [one for one in window.screen.findChildren(QLineEdit) if one.isVisible()]
