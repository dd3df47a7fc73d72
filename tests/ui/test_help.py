"""Help: F1 explains the page one is at, with its keys; the manual's links and pictures lead somewhere."""

import re

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from t4gsw_desktop.ui.help.window import HelpWindow, keys_table, manual_folder, manual_pages, page_text, page_title
from t4gsw_desktop.ui.shell.screens import SCREENS, ScreenEntry
from t4gsw_desktop.ui.shell.window import MainWindow
from tests.ui.conftest import grab, settle
from tests.ui.inspection import cut_off, nameless


@pytest.mark.parametrize("place", SCREENS, ids=lambda place: place.key)
def test_every_screen_has_a_page_that_is_named_after_it(place: ScreenEntry) -> None:
    assert place.key in manual_pages()
    assert page_title(place.key)


def test_links_and_pictures_of_the_manual_lead_somewhere() -> None:
    lost = []
    for key in manual_pages():
        for target in re.findall(r"\]\(([^)]+)\)", page_text(key)):
            if not (manual_folder() / target).exists():
                lost.append(f"{key}: {target}")
    assert not lost


def test_no_page_of_the_manual_lies_about_unread() -> None:
    assert {path.stem for path in manual_folder().glob("*.md")} == set(manual_pages())


def test_f1_opens_the_page_of_this_screen_with_its_keys(window: MainWindow) -> None:
    window.show_screen("settings")
    settle()
    seen = {}

    def look() -> None:
        help_window = QApplication.activeModalWidget()
        assert isinstance(help_window, HelpWindow)
        seen["page"] = help_window.page
        seen["text"] = help_window.text.toPlainText()
        seen["wrong"] = [*cut_off(help_window), *nameless(help_window)]
        grab(help_window, "help")
        help_window.reject()

    QTimer.singleShot(0, look)
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert seen["page"] == "settings"
    assert "Make a backup now" in seen["text"]
    assert "Ctrl+K" in seen["text"]
    assert seen["wrong"] == []


def test_link_leads_to_another_page(window: MainWindow) -> None:
    help_window = HelpWindow(window.desk, "tonight", window)
    help_window.open_page("start")
    help_window.text.anchorClicked.emit(help_window.text.source().resolved("print.md"))
    assert help_window.page in ("print", "start")
    help_window.deleteLater()


def test_keys_without_a_key_are_left_out(window: MainWindow) -> None:
    table = keys_table(window.desk.actions.all())
    assert "**Ctrl+Z**" in table
    assert "****" not in table
