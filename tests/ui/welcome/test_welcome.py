"""The welcome page: the two doors, files opened lately, what goes wrong with a file, and the way back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from t4gsw_desktop.app import App
from t4gsw_desktop.core.events import Event
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.kinds.register import components
from t4gsw_desktop.services.desk_files import leave_copy
from t4gsw_desktop.services.desk_sticks import copies_in
from t4gsw_desktop.services.people import add_person
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.ui.desks.beginning import BeginDialog
from t4gsw_desktop.ui.desks.meetings import Meetings
from t4gsw_desktop.ui.shell.window import MainWindow
from t4gsw_desktop.ui.welcome import places
from t4gsw_desktop.ui.welcome.disk import disk_words, what_it_protects
from t4gsw_desktop.ui.welcome.recent import RecentFile
from t4gsw_desktop.ui.welcome.window import WelcomeWindow
from t4gsw_desktop.ui.widgets.button import Button
from t4gsw_desktop.ui.widgets.words import OneLine
from tests.ui.conftest import grab, settle, shown
from tests.ui.inspection import cut_off, nameless, not_reached, sideways, too_small


@pytest.fixture(autouse=True)
def _documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of a test go into its own folder."""
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _where: str(tmp_path / "Documents"))


@pytest.fixture
def welcome(app: App) -> WelcomeWindow:
    """The page as a new organiser sees it."""
    return up(app.welcome())


def up(window: WelcomeWindow) -> WelcomeWindow:
    window.resize(1366, 768)
    window.activateWindow()
    settle()
    return window


def rows(welcome: WelcomeWindow) -> list[RecentFile]:
    settle()
    return welcome.findChildren(RecentFile)


def wait_for_the_practice_evening(app: App, qtbot: QtBot) -> None:
    """Wait until it is shown; where the page says instead why it cannot be, the test fails with that."""
    page = app.window
    assert isinstance(page, WelcomeWindow)
    qtbot.waitUntil(lambda: app.window is not page or "being made" not in page.strip.sentence, timeout=30_000)
    assert isinstance(app.window, MainWindow), page.strip.sentence


def answer(welcome: WelcomeWindow, words: str) -> None:
    next(button for button in welcome.strip.buttons if button.words == words).click()
    settle()


def test_first_run_asks_for_the_practice_evening_and_makes_it_beside_the_window(
    app: App, welcome: WelcomeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    assert welcome.primary is welcome.practise_button
    assert welcome.primary.hasFocus()
    QTest.mouseClick(welcome.practise_button, Qt.MouseButton.LeftButton)
    assert "being made" in welcome.strip.sentence
    assert not welcome.practise_button.isEnabled()
    wait_for_the_practice_evening(app, qtbot)
    assert app.desk is not None
    assert [one.name for one in app.desk.read(lambda view: view.find(Event))] == ["Practice evening"]
    made = tmp_path / "Documents" / "T4GSW" / "Practice evening" / "Practice evening.t4gsw"
    assert app.desk.workspace.path == made


def test_practice_evenings_never_lie_over_each_other(tmp_path: Path) -> None:
    names = [places.practice_file(tmp_path).parent.name for _ in range(3)]
    assert names == ["Practice evening", "Practice evening 2", "Practice evening 3"]


def test_new_community_gets_its_name_and_place(app: App, welcome: WelcomeWindow, tmp_path: Path) -> None:
    welcome.start.name.setText("Goleuadau Łódź")
    QTest.keyClicks(welcome.start.name, " 2027")
    QTest.keyClick(welcome.start.name, Qt.Key.Key_Return)
    settle()
    assert isinstance(app.window, MainWindow)
    assert app.desk is not None
    assert app.desk.workspace.path == tmp_path / "Documents" / "T4GSW" / "Goleuadau Łódź 2027.t4gsw"
    assert app.window.isVisible()


@pytest.mark.parametrize(
    ("typed", "word"), [("", "needs a name"), ("a/b", "“/”"), ("CON", "Windows keeps"), ("x" * 200, "too long")]
)
def test_name_that_no_file_can_have_is_told_and_kept(welcome: WelcomeWindow, typed: str, word: str) -> None:
    welcome.start.name.setText(typed)
    welcome.start.button.click()
    assert welcome.isVisible()
    assert word in welcome.start.name.accessibleDescription()
    assert welcome.start.name.text() == typed
    assert welcome.start.name.hasFocus()


def test_name_that_is_taken_is_told_and_nothing_is_overwritten(welcome: WelcomeWindow, tmp_path: Path) -> None:
    taken = tmp_path / "Documents" / "T4GSW" / "Ours.t4gsw"
    taken.parent.mkdir(parents=True)
    taken.write_text("mine")
    welcome.start.name.setText("Ours")
    welcome.start.button.click()
    assert "is there already" in welcome.strip.sentence
    assert taken.read_text() == "mine"


def test_file_in_use_is_told_and_can_be_tried_again(
    app: App, welcome: WelcomeWindow, practice: Path, open_workspace: Callable[[Path], Workspace]
) -> None:
    elsewhere = open_workspace(practice)
    welcome.open(practice)
    assert welcome.strip.sentence.startswith("Another program has this file open")
    elsewhere.close()
    answer(welcome, "Try again")
    assert isinstance(app.window, MainWindow)


def test_file_of_another_program_is_told_and_left_alone(welcome: WelcomeWindow, tmp_path: Path) -> None:
    other = tmp_path / "letter.t4gsw"
    other.write_bytes(b"Dear all, " * 50)
    welcome.open(other)
    assert welcome.strip.sentence == "This is not a T4GSW file. It was left as it is."
    assert other.read_bytes() == b"Dear all, " * 50


def test_missing_file_says_so_and_can_be_forgotten(app: App, tmp_path: Path) -> None:
    gone = tmp_path / "gone.t4gsw"
    app.keep(app.settings.with_recent(str(gone)))
    welcome = up(app.welcome())
    (line,) = rows(welcome)
    assert line.missing
    assert any(label.text().startswith("Not there any more") for label in line.findChildren(QLabel))
    assert not line.open_button.isEnabled()
    welcome.open(gone)
    answer(welcome, "Forget this file")
    assert app.settings.recent == ()
    assert not [one for one in rows(welcome) if one.isVisible()]


def test_latest_file_is_one_press_away(app: App, practice: Path) -> None:
    app.keep(app.settings.with_recent(str(practice)))
    welcome = up(app.welcome())
    assert welcome.primary.words == "Open practice"
    QTest.keyClick(welcome, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert isinstance(app.window, MainWindow)


def test_open_file_waits_behind_the_page_as_it_was_left(app: App, window: MainWindow) -> None:
    window.desk.do(add_person, "Ada Quill")
    window.show_screen("people")
    window.leave_for(None)
    welcome = app.window
    assert isinstance(welcome, WelcomeWindow)
    up(welcome)
    assert not window.isVisible()
    assert welcome.primary.words == "Back to practice"
    QTest.keyClick(welcome, Qt.Key.Key_Escape)
    settle()
    assert app.window is window
    assert window.isVisible()
    assert window.current == "people"
    assert window.desk.workspace.undo_label() == "Add Ada Quill"


def test_choosing_the_file_that_is_open_leads_back_to_it(app: App, window: MainWindow, practice: Path) -> None:
    window.leave_for(None)
    assert app.open(practice) is window
    assert app.window is window


def test_another_file_takes_the_place_of_the_one_behind(app: App, window: MainWindow, tmp_path: Path) -> None:
    before = window.desk.workspace.path
    window.leave_for(None)
    assert isinstance(app.window, WelcomeWindow)
    app.window.start.name.setText("Another")
    app.window.make_file()
    settle()
    assert isinstance(app.window, MainWindow)
    assert app.window is not window
    assert app.behind() is None
    app.open(before)  # nobody holds it any more


def test_file_that_does_not_open_leaves_the_open_one_alone(app: App, window: MainWindow, tmp_path: Path) -> None:
    with pytest.raises(Refusal):
        window.leave_for(tmp_path / "gone.t4gsw")
    assert app.window is window
    assert window.desk.workspace.step() > 0


def test_application_does_not_end_between_two_windows(
    app: App, window: MainWindow, practice: Path, application: QApplication
) -> None:
    ended: list[bool] = []
    application.lastWindowClosed.connect(lambda: ended.append(True))
    window.leave_for(None)
    settle()
    app.back()
    settle()
    app.create(practice.with_name("new.t4gsw"))
    settle()
    assert ended == []


def test_look_and_size_are_chosen_right_here_and_what_was_typed_stays(app: App, welcome: WelcomeWindow) -> None:
    welcome.start.name.setText("Ours")
    welcome._take_look("dark")
    welcome._take_size("150")
    settle()
    assert (app.theme.look, app.theme.scale) == ("dark", 150)
    assert (app.settings.look, app.settings.scale) == ("dark", 150)
    assert welcome.start.name.text() == "Ours"


@pytest.mark.parametrize("room", [(1366, 768, 100), (1366, 690, 100), (1366, 768, 200), (1024, 600, 100)])
def test_nothing_is_cut_off_nameless_out_of_reach_or_too_small(
    app: App, practice: Path, room: tuple[int, int, int]
) -> None:
    app.keep(app.settings.with_recent(str(practice)).with_recent(str(practice.with_name("a" * 120 + ".t4gsw"))))
    welcome = up(app.welcome("“Old.t4gsw” cannot be read: it is locked. It was left as it is.", practice))
    app.theme.choose(scale=room[2])
    app.theme.change_now()
    welcome.resize(room[0], room[1])
    welcome.rebuild()
    up_again = replace_activation(welcome)
    grab(welcome, f"welcome-{room[0]}x{room[1]}-{room[2]}")
    filled = [one for one in (welcome.practise_button, welcome.primary) if one.property("kind") == "primary"]
    assert filled == [welcome.primary]
    assert up_again
    wrong = [*cut_off(welcome), *nameless(welcome), *sideways(welcome), *too_small(welcome, app.theme)]
    assert wrong + not_reached(welcome) == []


def replace_activation(welcome: WelcomeWindow) -> bool:
    welcome.activateWindow()
    settle()
    return welcome.isActiveWindow()


def test_folder_that_copies_itself_is_cautioned_against(welcome: WelcomeWindow, tmp_path: Path) -> None:
    welcome.live_in(tmp_path / "OneDrive - Us")
    settle()
    said = [label.text() for label in welcome.findChildren(QLabel) if label.isVisible()]
    assert any(text.startswith("“OneDrive - Us” copies files to other computers") for text in said)


def test_button_stays_until_its_press_is_over(
    welcome: WelcomeWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(tmp_path / "Elsewhere"))
    choose = next(one for one in welcome.start.findChildren(Button) if one.words == "Choose a folder")
    stood = []
    choose.clicked.connect(lambda: stood.append(shiboken6.isValid(choose)))  # runs after what the button does
    choose.click()
    assert stood == [True]
    settle()
    assert not shiboken6.isValid(choose)
    said = [label.text() for label in welcome.findChildren(OneLine) if label.isVisible()]
    assert any("Elsewhere" in text for text in said)


def test_usual_folder_is_one_that_does_not_copy_itself(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert places.usual_folder() == tmp_path / "Documents" / "T4GSW"
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _where: str(tmp_path / "OneDrive" / "Documents"))
    assert places.usual_folder() == tmp_path / "T4GSW"


@pytest.mark.parametrize(("system", "name"), [("win32", "BitLocker"), ("darwin", "FileVault"), ("linux", "LUKS")])
def test_encryption_is_spoken_of_as_each_system_calls_it(system: str, name: str) -> None:
    told = disk_words(system)
    assert told.name == name
    assert told.how.startswith("To see whether it is on: open ")
    assert "This program does not encrypt it" in what_it_protects(told)


def test_practice_event_is_offered_by_an_empty_file(app: App, empty_window: MainWindow, qtbot: QtBot) -> None:
    empty_window.desk.asked_to_practise.emit()
    assert isinstance(app.window, WelcomeWindow)
    wait_for_the_practice_evening(app, qtbot)
    assert app.desk is not None
    assert app.desk.event_id


def test_settings_of_an_earlier_day_open_the_same_window(app: App, practice: Path, now: datetime) -> None:
    app.keep(replace(app.settings, recent=(str(practice),)))
    assert shown(app.open(Path(app.settings.recent[0]))).current == "tonight"
    assert app.desk is not None
    assert app.desk.clock() == now


def test_stick_without_a_copy_says_what_to_do_at_the_first_laptop(welcome: WelcomeWindow, tmp_path: Path) -> None:
    welcome.begin_from(tmp_path)
    settle()
    (dialogue,) = welcome.findChildren(BeginDialog)
    told = "\n".join(one.text() for one in dialogue.findChildren(QLabel))
    assert "No desk has left a copy" in told
    assert "press “Make a second desk”" in told
    dialogue.reject()
    welcome.begin_from(tmp_path / "gone")
    assert "“gone” is no longer there" in welcome.strip.sentence


def test_copy_of_a_desk_is_begun_from_and_never_opened_itself(
    app: App, welcome: WelcomeWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    with Workspace.create(tmp_path / "Winter.t4gsw", components()) as workspace:
        left = leave_copy(workspace, tmp_path, invites="Back door")
    welcome.open(left)
    settle()
    (dialogue,) = welcome.findChildren(BeginDialog)
    dialogue.name.setText("desk 1")
    dialogue.agree()
    assert "There is a desk called “desk 1” already" in "\n".join(one.text() for one in dialogue.findChildren(QLabel))
    dialogue.name.setText("Back door")
    dialogue.agree()
    qtbot.waitUntil(lambda: isinstance(app.window, MainWindow), timeout=30_000)
    assert app.desk is not None
    assert app.desk.workspace.path.name == "Winter (Back door).t4gsw"
    assert app.desk.workspace.desk == "Back door"
    meetings = Meetings.of(app.desk)
    qtbot.waitUntil(lambda: len(copies_in(tmp_path, app.clock())) == 2 and not meetings.busy, timeout=30_000)
