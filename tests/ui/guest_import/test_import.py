"""Importing a list through the real window: dropped, pasted, matched, doubles decided, added and taken back."""

import csv
import io
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from t4gsw_desktop.core.events import Attendee
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.core.records import ImportPreset, ImportRecord
from t4gsw_desktop.exchange.guest_lists.decisions import JOIN, KEEP_BOTH, LEAVE_OUT
from t4gsw_desktop.ui.guest_import.course import ADD, CHOOSE, DONE, DOUBLES, MATCH, Wanted
from t4gsw_desktop.ui.guest_import.row_window import RowWindow, cells_of
from t4gsw_desktop.ui.guest_import.screen import ImportScreen
from t4gsw_desktop.ui.guest_import.tally import shares
from t4gsw_desktop.ui.shell.window import MainWindow
from tests.ui.conftest import settle
from tests.ui.inspection import complaints_about

# Priya is nearly somebody of the practice evening; the second Siân repeats the first.
LIST = """Full name,Pronouns,E-mail address,Org / group,I could help with...,Photo?,Access needs?,Shoes
Luca Ferri,he/him,luca@ferri.example,Harbour Sound Archive,websites; grant writing,Y,"step-free, please",41
백수진,she/her,sujin@example.org,,photography,N,,38
Sian Pugh,,sian@levels.example,,,maybe,,
Siân Pugh,she/her,sian@levels.example,Levels Flood Action,flood maps,perhaps,,
Priya Venkatesann,,priya.v@example.org,,,no,,
محمد الأمين,he/him,m.amin@example.org,Easton Community Garden,gardening,yes,,44
,,lost@example.org,,,,,
"""


@pytest.fixture
def screen(window: MainWindow) -> ImportScreen:
    window.show_screen("import")
    settle()
    assert isinstance(window.screen, ImportScreen)
    return window.screen


@pytest.fixture
def guest_list(tmp_path: Path) -> Path:
    path = tmp_path / "winter.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def wait(qtbot: QtBot, screen: ImportScreen) -> None:
    """Until nothing is read or worked out any more."""
    settle()
    qtbot.waitUntil(lambda: not screen.reckoner.busy and not screen._soon.isActive(), timeout=20_000)
    settle()


def drop(screen: ImportScreen, *paths: Path, text: str = "") -> None:
    data = QMimeData()
    if paths:
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    else:
        data.setText(text)
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    action = Qt.DropAction.CopyAction
    QApplication.sendEvent(screen, QDragEnterEvent(QPoint(300, 300), action, data, buttons, keys))
    QApplication.sendEvent(screen, QDropEvent(QPointF(300, 300), action, data, buttons, keys))


def read(qtbot: QtBot, screen: ImportScreen, path: Path) -> None:
    drop(screen, path)
    wait(qtbot, screen)


def press(screen: ImportScreen) -> None:
    QTest.mouseClick(screen.buttons.forward, Qt.MouseButton.LeftButton)
    settle()


def names(window: MainWindow) -> set[str]:
    return {one.full_name for one in window.desk.read(lambda view: view.find(Person))}


def rows(window: MainWindow) -> tuple[object, ...]:
    kinds = (Person, Attendee, ImportRecord, ImportPreset)
    return window.desk.read(lambda view: tuple(frozenset(one.id for one in view.find(kind)) for kind in kinds))


def told(screen: ImportScreen) -> dict[str, str]:
    return {row.state.heading: row.state.words for row in screen.pages.columns.rows if row.state is not None}


def counts(screen: ImportScreen) -> dict[str, int]:
    outcome = screen.course.outcome()
    assert outcome is not None
    return {share.key: share.count for share in shares(outcome)}


def test_dropped_list_is_matched_and_says_what_will_happen(
    qtbot: QtBot, screen: ImportScreen, guest_list: Path, window: MainWindow
) -> None:
    before = rows(window)
    read(qtbot, screen, guest_list)
    assert screen.course.step == MATCH
    assert screen.path.sentence == "Step 2 of 4, Match the columns"
    assert told(screen) == {
        "Full name": "Matched",
        "Pronouns": "Matched",
        "E-mail address": "Matched, all look right",
        "Org / group": "Matched",
        "I could help with...": "Split at “;”",
        "Photo?": "2 answers not understood",
        "Access needs?": "Kept private",
        "Shoes": "Left out",
    }
    assert counts(screen) == {"new": 3, "doubles": 1, "joined": 1, "out": 1} | {"new": counts(screen)["new"]}
    assert "step-free" not in " ".join(row.state.samples for row in screen.pages.columns.rows if row.state)
    assert screen.heading()[1] == "winter.csv · 7 rows · nothing is added until the last step"
    assert screen.buttons.forward.words == "Next: check 1 double"
    assert rows(window) == before


def test_whole_way_adds_everybody_in_one_act_and_undo_brings_all_back(
    qtbot: QtBot, screen: ImportScreen, guest_list: Path, window: MainWindow
) -> None:
    before = rows(window)
    read(qtbot, screen, guest_list)
    press(screen)
    assert screen.course.step == DOUBLES
    assert [double.full_name for double in screen.course.undecided] == ["Priya Venkatesann"]
    screen.first_focus().setFocus()
    QTest.keyClick(screen.pages.doubles.choices[JOIN], Qt.Key.Key_J)
    assert screen.course.decisions == {6: JOIN}
    assert screen.pages.doubles.choices[JOIN].isChecked()
    press(screen)
    assert screen.course.step == ADD
    assert rows(window) == before
    assert screen.buttons.forward.words == "Add 4 people"
    press(screen)
    assert screen.course.step == DONE
    assert "4 people added" in screen.pages.done.said.text()
    assert {"Luca Ferri", "백수진", "Sian Pugh", "محمد الأمين"} <= names(window)
    assert "Priya Venkatesann" not in names(window)
    luca = next(one for one in window.desk.read(lambda view: view.find(Person)) if one.full_name == "Luca Ferri")
    assert (luca.offers, luca.photo, luca.access_needs) == (("websites", "grant writing"), "yes", ("step_free",))
    QTest.mouseClick(screen.pages.done.undo, Qt.MouseButton.LeftButton)
    wait(qtbot, screen)
    assert rows(window) == before
    assert screen.course.step == ADD
    assert screen.buttons.forward.words == "Add 4 people"


def test_keys_lead_through_all_of_it(qtbot: QtBot, screen: ImportScreen, guest_list: Path, window: MainWindow) -> None:
    read(qtbot, screen, guest_list)
    first = QApplication.focusWidget()
    assert first is screen.pages.columns.rows[0].box
    for row in screen.pages.columns.rows[:6]:
        QTest.keyClick(row.box, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is screen.pages.columns.rows[6].box
    assert screen.pages.columns.rows[6].box.currentText() == "Access needs (private)"
    for step in (DOUBLES, ADD, DONE):
        QTest.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        settle()
        assert screen.course.step == step
    assert "Priya Venkatesann" in names(window)  # undecided ones are kept, as the button said
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert "Priya Venkatesann" not in names(window)


def test_changed_match_changes_the_preview_and_is_remembered(
    qtbot: QtBot, screen: ImportScreen, guest_list: Path, window: MainWindow
) -> None:
    read(qtbot, screen, guest_list)
    shoes = screen.pages.columns.rows[7]
    shoes.box.setCurrentIndex(shoes.box.findData("ticket"))
    shoes.box.activated.emit(shoes.box.currentIndex())
    wait(qtbot, screen)
    assert told(screen)["Shoes"] == "Chosen by you"
    assert screen.course.seen is not None
    assert screen.course.seen.people[0].values["ticket"] == "41"
    for _ in range(3):
        press(screen)
    assert screen.course.step == DONE
    QTest.mouseClick(screen.buttons.back, Qt.MouseButton.LeftButton)
    assert screen.course.step == CHOOSE
    read(qtbot, screen, guest_list)
    assert told(screen)["Shoes"] == "Matched"
    assert screen.pages.columns.rows[7].box.currentData() == "ticket"


def test_column_of_names_that_is_left_out_is_asked_for(qtbot: QtBot, screen: ImportScreen, tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("Organisation,Email\nLuca Ferri,luca@l.example\nAda Lund,ada@l.example\n", encoding="utf-8")
    read(qtbot, screen, path)
    assert screen.course.step == MATCH
    assert "no column of names" in screen.course.unreadable
    assert not screen.buttons.forward.isEnabled()
    box = screen.pages.columns.rows[0].box
    box.setCurrentIndex(box.findData("full_name"))
    box.activated.emit(box.currentIndex())
    wait(qtbot, screen)
    assert counts(screen) == {"new": 2}
    assert screen.buttons.forward.isEnabled()


def test_two_columns_cannot_both_be_the_email(qtbot: QtBot, screen: ImportScreen, guest_list: Path) -> None:
    read(qtbot, screen, guest_list)
    box = screen.pages.columns.rows[7].box
    box.setCurrentIndex(box.findData("email"))
    box.activated.emit(box.currentIndex())
    wait(qtbot, screen)
    assert told(screen)["E-mail address"] == "Left out"
    state = screen.pages.columns.rows[2].state
    assert state is not None
    assert state.more == "Read from another column already"


def test_each_decision_about_a_double_is_carried_out(
    qtbot: QtBot, screen: ImportScreen, tmp_path: Path, window: MainWindow
) -> None:
    path = tmp_path / "doubles.csv"
    text = "Name,Email\nPriya Venkatesann,priya.v@example.org\nZoe Penrosse,zoe@example.org\nWren Ash,wren@a.example\n"
    path.write_text(text + "Wren Ash,\nWren Ash,ash@b.example\n", encoding="utf-8")
    read(qtbot, screen, path)
    press(screen)
    course = screen.course
    assert [double.row for double in course.doubles] == [2, 3, 5, 6]
    before = len(window.desk.read(lambda view: view.find(Attendee)))
    page = screen.pages.doubles
    for key, expected in ((Qt.Key.Key_J, {2: JOIN}), (Qt.Key.Key_S, {2: JOIN, 3: LEAVE_OUT})):
        QTest.keyClick(page.choices[JOIN], key)
        assert course.decisions == expected
    QTest.mouseClick(page.after, Qt.MouseButton.LeftButton)
    assert course.at == 3
    QTest.keyClick(page.choices[JOIN], Qt.Key.Key_K)
    page.list.setCurrentIndex(page.list.model().index(2, 0))
    QTest.keyClick(page.list, Qt.Key.Key_J)
    assert course.decisions == {2: JOIN, 3: LEAVE_OUT, 6: KEEP_BOTH, 5: JOIN}
    assert screen.buttons.forward.words == "Next: see what is added"
    press(screen)
    assert counts(screen)["out"] == 1
    press(screen)
    assert course.step == DONE
    assert sorted(one for one in names(window) if "Wren Ash" in one) == ["Wren Ash"]
    assert "Zoe Penrosse" not in names(window)
    assert len(window.desk.read(lambda view: view.find(Attendee))) == before + 2


def test_rest_of_the_doubles_are_decided_at_once(
    qtbot: QtBot, screen: ImportScreen, tmp_path: Path, window: MainWindow
) -> None:
    path = tmp_path / "many.csv"
    path.write_text("Name,Email\n" + "Wren Ash,\n" * 4, encoding="utf-8")
    read(qtbot, screen, path)
    press(screen)
    assert screen.buttons.forward.words == "Keep both for 3, and go on"
    screen.decide_rest(JOIN)
    press(screen)
    press(screen)
    assert len([one for one in names(window) if one == "Wren Ash"]) == 1
    assert screen.pages.done.said.text() == "1 person added."


def test_names_typed_into_the_box_are_read_with_the_next_step(qtbot: QtBot, screen: ImportScreen) -> None:
    QTest.keyClicks(screen.pages.choose.area, "Ann Hill, ann@example.org\rSam Lee")
    assert screen.buttons.forward.words == "Next: match the columns"
    press(screen)
    wait(qtbot, screen)
    assert screen.course.step == MATCH
    assert counts(screen) == {"new": 2}
    QTest.keyClick(screen, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert screen.course.step == CHOOSE
    assert screen.pages.choose.area.toPlainText() == "Ann Hill, ann@example.org\nSam Lee"


def test_clipboard_may_hold_names_cells_or_a_file(qtbot: QtBot, screen: ImportScreen, guest_list: Path) -> None:
    board = QGuiApplication.clipboard()
    board.setText(" \n")
    screen.intake.paste()
    assert screen.course.trouble.startswith("There is no text on the clipboard.")
    board.setText("Name\tGroup\nAnn Hill\tMill\n")
    QTest.keyClick(screen.buttons.forward, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    wait(qtbot, screen)
    assert (screen.course.step, counts(screen)) == (MATCH, {"new": 1})
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(guest_list))])
    board.setMimeData(data)
    screen.intake.paste()
    wait(qtbot, screen)
    assert screen.course.found is not None
    assert screen.course.found.name == "winter.csv"
    board.clear()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.csv", b"", "This file is empty."),
        ("list.pdf", b"%PDF-1.7 lalala", "This is a PDF."),
        ("photo.png", b"\x89PNG\r\n\x1a\n0000", "This is a picture"),
        ("page.xls", b"<html><body><table></table></body></html>", "This is a web page"),
        ("locked.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("noise.csv", bytes(range(256)) * 20, "no text that can be read"),
    ],
)
def test_what_is_no_list_is_said_in_one_sentence_and_nothing_is_lost(
    qtbot: QtBot, screen: ImportScreen, tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    screen.pages.choose.area.setPlainText("Ann Hill")
    path = tmp_path / name
    path.write_bytes(data)
    read(qtbot, screen, path)
    assert screen.course.step == CHOOSE
    assert said in screen.course.trouble
    assert screen.course.typed == "Ann Hill"
    assert screen.isVisible()


def test_missing_file_and_folder_are_refused(qtbot: QtBot, screen: ImportScreen, tmp_path: Path) -> None:
    read(qtbot, screen, tmp_path / "gone.csv")
    assert screen.course.trouble == "“gone.csv” is not there any more. Choose the file again."
    read(qtbot, screen, tmp_path)
    assert "is a folder" in screen.course.trouble


def test_workbook_with_several_sheets_asks_which(qtbot: QtBot, screen: ImportScreen, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Room"])  # type: ignore[union-attr]
    book.active.append(["Studio"])  # type: ignore[union-attr]
    for line in (["Name", "Group"], ["Ann Hill", "Mill"]):
        (book["Guests"] if "Guests" in book.sheetnames else book.create_sheet("Guests")).append(line)
    path = tmp_path / "book.xlsx"
    book.save(path)
    read(qtbot, screen, path)
    assert screen.course.step == CHOOSE
    screen.pages.choose.sheet.emit("Guests")
    wait(qtbot, screen)
    assert screen.course.found is not None
    assert screen.course.found.table.read_as.sheet == "Guests"
    press(screen)
    wait(qtbot, screen)
    assert (screen.course.step, counts(screen)) == (MATCH, {"new": 1})


def test_stopping_adds_nobody_and_can_be_carried_on(
    qtbot: QtBot, screen: ImportScreen, guest_list: Path, window: MainWindow
) -> None:
    before = rows(window)
    read(qtbot, screen, guest_list)
    QTest.keyClick(screen.buttons.forward, Qt.Key.Key_Escape)
    settle()
    assert window.current == "people"
    assert rows(window) == before
    assert window.foot.said is not None
    assert window.foot.said.sentence == "Stopped. Nobody was added."
    assert window.foot.said.press is not None
    window.foot.said.press()
    wait(qtbot, screen)
    assert window.current == "import"
    assert screen.course.step == MATCH
    assert screen.buttons.forward.words == "Next: check 1 double"


def test_larger_text_keeps_where_one_was(
    qtbot: QtBot, screen: ImportScreen, guest_list: Path, window: MainWindow
) -> None:
    read(qtbot, screen, guest_list)
    screen.pages.columns.matched.emit(7, "ticket")
    wait(qtbot, screen)
    press(screen)
    screen.decide(6, LEAVE_OUT)
    window.change_scale(1)
    settle()
    again = window.screen
    assert isinstance(again, ImportScreen)
    assert again is not screen
    wait(qtbot, again)
    assert again.course.step == DOUBLES
    assert again.course.decisions == {6: LEAVE_OUT}
    assert again.course.mapping is not None
    assert again.course.mapping.columns[7].field == "ticket"
    assert again.pages.doubles.choices[LEAVE_OUT].isChecked()


def test_reading_goes_on_when_the_window_is_built_anew(
    qtbot: QtBot, screen: ImportScreen, guest_list: Path, window: MainWindow
) -> None:
    drop(screen, guest_list)
    window.rebuild()
    again = window.screen
    assert isinstance(again, ImportScreen)
    wait(qtbot, again)
    assert again.course.step == MATCH
    assert again.course.seen is not None


def test_reading_can_be_stopped(qtbot: QtBot, screen: ImportScreen, guest_list: Path) -> None:
    drop(screen, guest_list)
    assert screen.course.waiting == Wanted(path=guest_list)
    screen.stop_reading()
    qtbot.waitUntil(lambda: not screen.desk.background.busy, timeout=20_000)
    settle()
    assert (screen.course.step, screen.course.found, screen.course.waiting) == (CHOOSE, None, None)


def test_places_gone_from_a_newer_list_are_cancelled_only_when_ticked(
    qtbot: QtBot, screen: ImportScreen, tmp_path: Path, window: MainWindow
) -> None:
    head = "Order no.,Order Date,First Name,Surname,Email,Quantity,Ticket Type,Order Type,Attendee Status,Attendee #\n"
    ann = "O1,1/10/26,Ann,Pellow,ann@pellow.example,1,Free,Eventbrite,Attending,A1\n"
    bob = "O2,1/10/26,Bob,Tregenza,bob@t.example,1,Free,Eventbrite,Attending,A2\n"
    (tmp_path / "one.csv").write_text(head + ann + bob, encoding="utf-8")
    (tmp_path / "two.csv").write_text(head + ann, encoding="utf-8")
    read(qtbot, screen, tmp_path / "one.csv")
    press(screen)
    press(screen)
    screen.begin_again()
    read(qtbot, screen, tmp_path / "two.csv")
    press(screen)
    assert screen.course.step == ADD
    assert screen.buttons.forward.words == "Close, nothing to add"
    (gone,) = screen.course.seen.gone if screen.course.seen else ()
    assert gone.full_name == "Bob Tregenza"
    screen.pages.adding.chose_gone.emit(gone.attendee_id, True)
    assert screen.buttons.forward.words == "Bring the list up to date"
    press(screen)
    place = window.desk.read(lambda view: view.get(Attendee, gone.attendee_id))
    assert place is not None
    assert place.status == "cancelled"
    assert screen.pages.done.said.text() == "1 person cancelled."


def test_row_with_a_problem_can_be_shown_without_private_answers(
    qtbot: QtBot, screen: ImportScreen, guest_list: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(qtbot, screen, guest_list)
    cells = dict(cells_of(screen.course, 2))
    assert cells["Full name"] == "Luca Ferri"
    assert cells["Access needs?"] == "Private, not shown here"
    seen: list[str] = []
    monkeypatch.setattr(RowWindow, "exec", lambda window: seen.append(window.windowTitle()))
    screen.pages.columns.problems.asked.emit(4)
    assert seen == ["Row 4"]


def test_file_dialog_and_sample(
    qtbot: QtBot, screen: ImportScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "sample.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    screen.intake.save_sample()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(path), ""))
    press(screen)
    wait(qtbot, screen)
    assert counts(screen) == {"new": 3}
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / "no" / "s.csv"), ""))
    screen.intake.save_sample()
    assert path.exists()


def wide(columns: int, lines: int) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["Name", *(f"Question {number}" for number in range(1, columns))])
    for line in range(lines):
        writer.writerow([f"Ann Number{line}", *(f"answer {number} " * 9 for number in range(1, columns))])
    return out.getvalue()


@pytest.mark.parametrize(
    "text", [wide(200, 3), "Name\n", "Name\nAnn Hill\n", "Name,Email\n" + "\n" * 40], ids=["200", "0", "1", "blank"]
)
def test_any_width_and_length_is_shown_without_scrolling_sideways(
    qtbot: QtBot, screen: ImportScreen, tmp_path: Path, text: str, window: MainWindow
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8")
    read(qtbot, screen, path)
    assert screen.course.step in (MATCH, CHOOSE)
    if screen.course.step == MATCH:
        assert len(screen.pages.columns.rows) == len(text.splitlines()[0].split(","))
        area = screen.pages.columns._area
        assert area.widget().width() <= area.viewport().width()
    else:
        assert screen.course.trouble


def test_file_without_an_event_leads_to_making_one(empty_window: MainWindow, tmp_path: Path) -> None:
    empty_window.show_screen("import")
    screen = empty_window.screen
    assert isinstance(screen, ImportScreen)
    button = screen.primary()
    assert button is not None
    assert button.text() == "Make an event"
    drop(screen, tmp_path / "list.csv")
    assert empty_window.foot.said is not None
    assert "There is no event yet" in empty_window.foot.said.sentence
    button.click()
    assert empty_window.current == "plan"


def test_no_step_is_cut_off_nameless_out_of_reach_or_too_small(
    qtbot: QtBot, window: MainWindow, guest_list: Path
) -> None:
    wrong = []
    for width, height, scale in ((1366, 768, 100), (1366, 690, 100), (1024, 600, 100), (1366, 768, 200)):
        window.resize(width, height)
        window.theme.choose(scale=scale)
        settle()
        qtbot.waitUntil(lambda: not window._rebuilding.isActive())
        screen = window.screen
        assert isinstance(screen, ImportScreen)
        screen.begin_again()
        read(qtbot, screen, guest_list)
        for step in (MATCH, DOUBLES, ADD, DONE):
            assert screen.course.step == step
            settle()
            wrong += [f"{width} x {height} at {scale} %, step {step}: {one}" for one in complaints_about(window)]
            if step != DONE:
                press(screen)
        window.desk.undo()
    assert not wrong, "\n".join(wrong)
