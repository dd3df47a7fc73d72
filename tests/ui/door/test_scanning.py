"""A scanner in a real window: its letters do nothing anywhere, and a person's letters do what they always did."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QMainWindow,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from t4gsw_desktop.ui.door.field import DoorField
from t4gsw_desktop.ui.door.key_positions import EVDEV, MAC, SET_1, UNKNOWN, position_of
from t4gsw_desktop.ui.door.scanning import ScanListener
from t4gsw_desktop.ui.theme.theme import Theme
from tests.ui.conftest import settle

CODE, OLDER = "KGRXDBXLKB", "K0001YZ2M9"
KEY = Qt.Key
SCAN_CODES = {letter: code for code, letter in reversed(EVDEV.items())}


class Page(QWidget):
    """A page with something of everything that letters and Space act on."""

    def __init__(self) -> None:
        super().__init__()
        self.field = DoorField(Theme("light", 100))
        self.line, self.notes, self.number = QLineEdit("half a na"), QPlainTextEdit(), QSpinBox()
        self.button, self.tick, self.pick, self.list = QPushButton("Go"), QCheckBox("Tick"), QComboBox(), QListWidget()
        self.pick.addItems(["Apple", "Beetroot", "Kale", "Radish", "Xigua"])
        self.list.addItems(["Apple", "Beetroot", "Kale", "Radish", "Xigua"])
        self.list.setCurrentRow(0)
        layout = QVBoxLayout(self)
        for part in self.parts():
            layout.addWidget(part)
        self.done: list[str] = []
        self.button.clicked.connect(lambda: self.done.append("button"))
        self.single = QAction("Keep", self)
        self.single.setShortcut("K")
        self.single.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.single.triggered.connect(lambda: self.done.append("K"))
        self.addAction(self.single)
        self.scans: list[str] = []
        self.listener = ScanListener(self, self.field, {CODE, OLDER}.__contains__)
        self.listener.scanned.connect(self.scans.append)
        self.at = 1_000

    def parts(self) -> list[QWidget]:
        return [self.field, self.line, self.notes, self.number, self.button, self.tick, self.pick, self.list]

    def state(self) -> object:
        texts = self.field.text(), self.line.text(), self.notes.toPlainText(), self.number.value()
        return texts, self.tick.isChecked(), self.pick.currentIndex(), self.list.currentRow(), tuple(self.done)

    def handle(self) -> QWindow:
        handle = self.window().windowHandle()
        assert handle is not None
        return handle

    def type(self, text: str, gap: int, *, keys: str = "") -> None:
        """Key events as the system sends them to the window, at times of their own; Space is held as long as any."""
        for at, letter in enumerate(text):
            self.at += gap
            code = SCAN_CODES.get(keys[at], 0) if keys else 0
            key = {"\r": KEY.Key_Return, "\t": KEY.Key_Tab, " ": KEY.Key_Space}.get(letter)
            number = int(key) if key is not None else ord(letter.upper()) if letter.isascii() else 0
            for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, number, Qt.KeyboardModifier.NoModifier, code, 0, 0, letter, False, 1)
                event.setTimestamp(self.at)
                QApplication.sendEvent(self.handle(), event)


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[Page]:
    window = QMainWindow()
    made = Page()
    window.setCentralWidget(made)
    qtbot.addWidget(window)
    window.show()
    for _ in range(20):
        settle()
        if window.isActiveWindow():
            break
        window.activateWindow()
    yield made
    window.close()


@pytest.mark.parametrize("end", ["\r", "\t", ""])
@pytest.mark.parametrize("place", range(8))
def test_scan_does_nothing_wherever_the_focus_is(page: Page, place: int, end: str) -> None:
    page.parts()[place].setFocus()
    before = page.state()
    page.type(f"]Q1{CODE}{end}", 8)
    assert (page.scans, page.state()) == ([CODE], before)
    assert page.parts()[place].hasFocus()
    page.type(OLDER + end, 40, keys=OLDER + "0")
    page.listener.rest()
    assert (page.scans, page.state()) == ([CODE, OLDER], before)


def test_scan_with_a_space_in_it_presses_no_button(page: Page) -> None:
    for part in (page.button, page.tick):
        part.setFocus()
        page.type("KGR XDBX LKB\r", 5)
    assert page.scans == [CODE, CODE]
    assert (page.done, page.tick.isChecked()) == ([], False)


def test_a_persons_letters_do_what_they_did(page: Page) -> None:
    page.line.setFocus()
    page.line.setCursorPosition(9)
    page.type("me K", 90)
    page.listener.rest()
    assert page.line.text() == "half a name K"
    page.button.setFocus()
    page.type(" ", 200)
    page.listener.rest()
    assert page.done == ["button"]
    page.tick.setFocus()
    page.type(" ", 200)
    page.listener.rest()
    assert page.tick.isChecked()
    page.list.setFocus()
    page.type("R", 200)
    page.listener.rest()
    assert page.list.currentRow() == 3
    assert page.scans == []


def test_single_letter_of_a_page_acts_for_a_person_and_not_for_a_scanner(page: Page) -> None:
    page.button.setFocus()
    page.type(CODE + "\r", 2)
    assert page.done == []
    page.type("K", 500)
    page.listener.rest()
    assert page.done == ["K"]
    page.line.setFocus()
    page.line.clear()
    page.type("K", 500)
    page.listener.rest()
    assert (page.done, page.line.text()) == (["K"], "K")


def test_letters_are_given_back_by_themselves_after_a_moment(page: Page, qtbot: QtBot) -> None:
    page.line.setFocus()
    page.line.clear()
    page.type("jo", 20)
    assert page.line.text() == ""
    qtbot.waitUntil(lambda: page.line.text() == "jo", timeout=2_000)


def test_real_keys_of_the_system_take_the_same_way(page: Page) -> None:
    """With Qt's own look at shortcuts before each key, which only keys of the system have."""
    page.button.setFocus()
    QTest.keyClick(page.handle(), KEY.Key_K)
    page.listener.rest()
    assert page.done == ["K"]
    for letter in CODE:
        QTest.keyClick(page.handle(), KEY(ord(letter)))
    QTest.keyClick(page.handle(), KEY.Key_Return)
    assert (page.scans, page.done) == ([CODE], ["K"])


def test_field_shows_a_persons_letters_at_once_and_is_as_it_was_after_a_scan(page: Page) -> None:
    page.field.setFocus()
    page.type("oly", 90)
    assert page.field.text() == "oly"
    page.field.fresh = True
    page.at += 100
    page.type(CODE + "\r", 3)
    assert (page.field.text(), page.scans, page.field.fresh) == ("oly", [CODE], True)
    page.field.selectAll()
    page.at += 200
    page.type(CODE + "\r", 3)
    assert (page.field.text(), page.field.selectedText()) == ("oly", "oly")


def test_digits_of_a_scan_choose_no_photo(page: Page) -> None:
    chosen: list[int] = []
    page.field.photo_chosen.connect(chosen.append)
    page.field.takes_photo_keys = True
    page.field.setFocus()
    page.type("1" + CODE + "\r", 3)
    assert (chosen, page.scans) == ([], [CODE])
    page.type("1", 500)
    page.listener.rest()
    assert chosen == [1]


def test_letters_come_before_the_key_or_click_that_follows_them(page: Page) -> None:
    page.line.setFocus()
    page.line.setText("")
    page.type("jo", 20)
    QTest.keyClick(page.handle(), KEY.Key_Home)
    page.type("x", 300)
    page.listener.rest()
    assert page.line.text() == "xjo"
    page.type("y", 300)
    QTest.mouseClick(page.button, Qt.MouseButton.LeftButton)
    page.listener.rest()
    assert page.line.text() == "xyjo" or page.done == ["button"]


def test_menu_that_is_open_closes_for_a_scan_and_no_letter_chooses_in_it(page: Page) -> None:
    menu = QMenu(page)
    menu.addAction("&Keep", lambda: page.done.append("menu"))
    menu.popup(page.mapToGlobal(page.rect().center()))
    settle()
    page.type(CODE + "\r", 3)
    settle()
    assert (page.scans, page.done, menu.isVisible()) == ([CODE], [], False)


def test_page_that_is_not_shown_hears_nothing(page: Page) -> None:
    page.hide()
    page.type(CODE + "\r", 3)
    assert page.scans == []
    page.show()
    settle()
    page.type(CODE + "\r", 3)
    assert page.scans == [CODE]


@pytest.mark.parametrize(
    ("platform", "scan", "virtual", "letter"),
    [("linux", 38, 0, "A"), ("win32", 30, 0, "A"), ("darwin", 1, 0, "A"), ("linux", 10, 0, "1"), ("win32", 11, 0, "0"),
     ("darwin", 1, 29, "0"), ("darwin", 1, 16, "Y"), ("linux", 87, 0, "1"), ("linux", 0, 0, UNKNOWN)],
)  # fmt: skip
def test_positions_of_keys(platform: str, scan: int, virtual: int, letter: str) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, scan, virtual, 0, "?", False, 1)
    assert position_of(event, platform) == letter


def test_every_system_knows_every_letter_and_digit() -> None:
    for keys in (EVDEV, SET_1, MAC):
        assert set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-;") <= set(keys.values())
