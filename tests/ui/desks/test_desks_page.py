"""The page of the second desk: begin one, exchange, settle, rename, clear; and what it says when the stick is away."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from t4gsw_desktop.app import App
from t4gsw_desktop.core.events import Attendee
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.kinds.register import components
from t4gsw_desktop.services.checkin import arrive, present, walk_in
from t4gsw_desktop.services.desk_files import begin_desk, meet_folder
from t4gsw_desktop.services.desk_sticks import FOLDER, SUFFIX, copies_in
from t4gsw_desktop.services.desks import desk_of
from t4gsw_desktop.services.people import edit_person
from t4gsw_desktop.services.workspace import Workspace
from t4gsw_desktop.storage.unit_of_work import View
from t4gsw_desktop.ui.desks import meetings as meetings_module
from t4gsw_desktop.ui.desks.meetings import Meetings
from t4gsw_desktop.ui.desks.screen import DesksScreen
from t4gsw_desktop.ui.exchange.screen import ExchangeScreen
from t4gsw_desktop.ui.shell.window import MainWindow
from tests.ui.conftest import NOW, grab, settle
from tests.ui.inspection import complaints_about

Begin = Callable[[str], Workspace]


@pytest.fixture(autouse=True)
def _no_stick_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is plugged into the computer that runs the tests is nobody's business."""
    monkeypatch.setattr(meetings_module, "stick_roots", lambda: ())


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "KINGSTON").mkdir()
    return tmp_path / "KINGSTON"


@pytest.fixture
def screen(window: MainWindow, qtbot: QtBot) -> DesksScreen:
    window.show_screen("desks")
    settle()
    assert isinstance(window.screen, DesksScreen)
    idle(window, qtbot)
    return window.screen


@pytest.fixture
def begin(window: MainWindow, stick: Path, tmp_path: Path) -> Iterator[Begin]:
    """Begin another desk, without a window; all are closed at the end."""
    opened: list[Workspace] = []

    def beginning(name: str) -> Workspace:
        meet_folder(window.desk.workspace, stick, now=NOW)
        own = desk_of(window.desk.workspace).id
        copy = next(one for one in copies_in(stick, NOW) if one.label and one.label.desk_id == own)
        begin_desk(copy, tmp_path / f"{name}.t4gsw", name)
        opened.append(Workspace.open(tmp_path / f"{name}.t4gsw", components(), clock=lambda: NOW))
        return opened[-1]

    yield beginning
    for one in opened:
        one.close()


def idle(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until nothing is under way, and everything of it is shown."""
    meetings = Meetings.of(window.desk)
    qtbot.waitUntil(lambda: not meetings.busy and not window.desk.background.busy, timeout=30_000)
    settle()


def choose(screen: DesksScreen, window: MainWindow, stick: Path, qtbot: QtBot) -> None:
    screen.meetings.choose(stick)
    idle(window, qtbot)


def exchange(screen: DesksScreen, window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    idle(window, qtbot)


def words_of(screen: DesksScreen) -> str:
    return "\n".join(one.text() for one in screen.findChildren(QLabel) if one.isVisible())


def guests(workspace: Workspace, event_id: str) -> list[str]:
    return [one.id for one in workspace.read(View.find, Attendee, event_id=event_id)]


def test_second_desk_is_put_on_the_stick_that_is_asked_for(
    screen: DesksScreen, window: MainWindow, stick: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: str(stick))
    screen.begin.name.selectAll()
    QTest.keyClicks(screen.begin.name, "Garden gate")
    QTest.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    idle(window, qtbot)
    (copy,) = copies_in(stick, NOW)
    assert copy.label is not None
    assert copy.label.invites == "Garden gate"
    assert screen.strip.sentence == "“Garden gate” can begin."
    assert window.desk.settings.desk_folder == str(stick)
    grab(window, "desks-invited")


def test_desk_without_a_name_is_refused_beside_the_field(screen: DesksScreen, stick: Path) -> None:
    screen.begin.name.setText("  ")
    screen.make_second_desk()
    assert "needs a name" in words_of(screen)
    assert screen.begin.name.hasFocus()
    assert list(stick.iterdir()) == []


def test_exchange_brings_arrivals_and_says_so(
    screen: DesksScreen, window: MainWindow, stick: Path, begin: Begin, qtbot: QtBot
) -> None:
    event_id, back = window.desk.event_id, begin("Back door")
    known = guests(back, event_id)
    for guest in known[:14]:
        back.change(arrive, guest, at=NOW)
    for guest in known[20:29]:
        window.desk.attempt(arrive, guest, at=NOW)
    meet_folder(back, stick, now=NOW)
    choose(screen, window, stick, qtbot)
    assert screen.strip.sentence == "Exchange with the other desks."
    exchange(screen, window, qtbot)
    said = "14 arrivals from Back door; they get 9 from here the next time they exchange."
    assert said in screen.came.said
    assert screen.strip.button is not None
    assert screen.strip.button.hasFocus()
    assert window.foot.said is not None
    assert window.foot.said.sentence == said
    assert "until 16:40" in words_of(screen)
    assert len(window.desk.read(present, event_id)) == 23
    meet_folder(back, stick, now=NOW)
    assert len(back.read(present, event_id)) == 23
    exchange(screen, window, qtbot)
    assert "Nothing new from Back door." in screen.came.said


def test_what_two_desks_changed_is_settled_by_one_key_and_taken_back(
    screen: DesksScreen, window: MainWindow, stick: Path, begin: Begin, qtbot: QtBot
) -> None:
    back, person = begin("Back door"), window.desk.read(View.find, Person)[3]
    window.desk.attempt(edit_person, person.id, pronouns="she/her")
    back.change(edit_person, person.id, pronouns="they/them")
    meet_folder(back, stick, now=NOW)
    choose(screen, window, stick, qtbot)
    exchange(screen, window, qtbot)
    (card,) = screen.clashes.cards
    shown = words_of(screen)
    assert all(part in shown for part in ("1 thing to settle", "she/her", "they/them", "Back door", person.full_name))
    grab(window, "desks-settle")
    assert complaints_about(window) == []
    number = next(at for at, choice in enumerate(card.clash.choices, 1) if "she/her" in choice.words)
    screen.strip.setFocus()
    QTest.keyClicks(screen, str(number))
    settle()
    assert screen.clashes.cards == []
    assert window.desk.read(View.get, Person, person.id).pronouns == "she/her"  # type: ignore[union-attr]
    exchange(screen, window, qtbot)
    meet_folder(back, stick, now=NOW)
    assert back.read(View.get, Person, person.id).pronouns == "she/her"  # type: ignore[union-attr]
    window.desk.undo()
    settle()
    assert len(screen.clashes.cards) == 1


def test_same_walk_in_at_both_doors_is_asked_about(
    screen: DesksScreen, window: MainWindow, stick: Path, begin: Begin, qtbot: QtBot
) -> None:
    event_id, back = window.desk.event_id, begin("Back door")
    for workspace in (window.desk.workspace, back):
        workspace.change(walk_in, event_id, "Zoë Trevanion", at=NOW)
    meet_folder(back, stick, now=NOW)
    choose(screen, window, stick, qtbot)
    exchange(screen, window, qtbot)
    (card,) = screen.clashes.cards
    assert card.clash.kind == "same walk-in"
    assert len(window.desk.read(present, event_id)) == 2
    grab(window, "desks-same-walk-in")
    assert complaints_about(window) == []
    card.buttons[0].click()
    settle()
    assert screen.clashes.cards == []
    assert len(window.desk.read(present, event_id)) == 1


def test_stick_that_is_pulled_out_is_told_and_found_again(
    screen: DesksScreen, window: MainWindow, stick: Path, begin: Begin, qtbot: QtBot
) -> None:
    meet_folder(begin("Back door"), stick, now=NOW)
    choose(screen, window, stick, qtbot)
    exchange(screen, window, qtbot)
    stick.rename(stick.with_name("gone"))
    screen.exchange()
    idle(window, qtbot)
    assert window.foot.said is not None
    assert "“KINGSTON” is no longer there" in window.foot.said.sentence
    assert "not plugged in" in words_of(screen)
    assert screen.strip.sentence == "Plug in the stick to exchange."
    assert complaints_about(window) == []
    stick.with_name("gone").rename(stick)
    screen.meetings.look()
    idle(window, qtbot)
    assert screen.strip.sentence == "Exchange with the other desks."


def test_stick_is_found_though_it_goes_by_another_letter(
    screen: DesksScreen, window: MainWindow, stick: Path, begin: Begin, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin("Back door")
    choose(screen, window, stick, qtbot)
    other = stick.rename(stick.with_name("F"))
    empty = stick.with_name("G")
    empty.mkdir()
    monkeypatch.setattr(meetings_module, "stick_roots", lambda: (empty, other))
    screen.meetings.look()
    idle(window, qtbot)
    assert screen.meetings.stick.folder == other


def test_by_itself_it_says_nothing_unless_something_came_and_spares_the_stick(
    screen: DesksScreen, window: MainWindow, stick: Path, begin: Begin, qtbot: QtBot
) -> None:
    back = begin("Back door")
    choose(screen, window, stick, qtbot)
    QTest.mouseClick(screen.stick.watch, Qt.MouseButton.LeftButton)
    assert window.desk.settings.desk_watch
    screen.meetings.exchange_quietly()
    idle(window, qtbot)
    left = next((stick / FOLDER).glob(f"{desk_of(window.desk.workspace).name}*{SUFFIX}"))
    written = left.stat().st_mtime_ns
    window.foot.hide_message()
    screen.meetings.exchange_quietly()
    idle(window, qtbot)
    assert left.stat().st_mtime_ns == written
    assert window.foot.said is None
    back.change(arrive, guests(back, window.desk.event_id)[0], at=NOW)
    meet_folder(back, stick, now=NOW)
    screen.meetings.exchange_quietly()
    idle(window, qtbot)
    assert window.foot.said is not None
    assert window.foot.said.sentence.startswith("1 arrival from Back door")
    assert left.stat().st_mtime_ns != written


def test_half_copy_is_told_once_and_the_last_good_news_stay(
    screen: DesksScreen, window: MainWindow, stick: Path, begin: Begin, qtbot: QtBot
) -> None:
    back = begin("Back door")
    back.change(arrive, guests(back, window.desk.event_id)[0], at=NOW)
    meet_folder(back, stick, now=NOW)
    whole = next((stick / FOLDER).glob("Back*"))
    whole.with_name(f"Half{SUFFIX}").write_bytes(whole.read_bytes()[:-20])
    choose(screen, window, stick, qtbot)
    exchange(screen, window, qtbot)
    assert any("is not whole" in sentence for sentence in screen.came.said)
    assert any(sentence.startswith("1 arrival") for sentence in screen.came.said)
    screen.meetings.exchange_quietly()
    idle(window, qtbot)
    assert any(sentence.startswith("1 arrival") for sentence in screen.came.said)


def test_stick_is_cleared_after_being_asked_twice(
    screen: DesksScreen, window: MainWindow, stick: Path, begin: Begin, qtbot: QtBot
) -> None:
    begin("Back door")
    (stick / "letter.txt").write_text("mine", encoding="utf-8")
    choose(screen, window, stick, qtbot)
    screen.stick.clear.setFocus()
    QTest.keyClick(screen.stick.clear, Qt.Key.Key_Space)
    settle()
    assert screen.stick.keep.hasFocus()
    QTest.keyClick(screen.stick.keep, Qt.Key.Key_Space)
    settle()
    assert len(copies_in(stick, NOW)) == 1
    screen.stick.clear.click()
    screen.stick.sure.click()
    idle(window, qtbot)
    assert [one.name for one in stick.iterdir()] == ["letter.txt"]
    assert not screen.stick.clear.isEnabled()


def test_desk_is_renamed_and_the_head_says_so(screen: DesksScreen, window: MainWindow) -> None:
    screen.desks.name.selectAll()
    QTest.keyClicks(screen.desks.name, "Hauptportal")
    QTest.keyClick(screen.desks.name, Qt.Key.Key_Return)
    settle()
    assert desk_of(window.desk.workspace).name == "Hauptportal"
    assert "Hauptportal" in screen.heading()[1]
    window.desk.undo()
    settle()
    assert desk_of(window.desk.workspace).name != "Hauptportal"


def test_what_is_typed_outlives_another_look(screen: DesksScreen, window: MainWindow) -> None:
    screen.begin.name.selectAll()
    QTest.keyClicks(screen.begin.name, "Garden")
    window.theme.choose(wish="dark")
    window.theme.change_now()
    settle()
    again = window.screen
    assert isinstance(again, DesksScreen)
    assert again.begin.name.text() == "Garden"


def test_page_is_reached_from_check_in_exchange_and_the_palette(window: MainWindow) -> None:
    assert window.desk.actions.get("go.desks").words == "Go to Second desk"
    window.show_screen("exchange")
    settle()
    assert isinstance(window.screen, ExchangeScreen)
    window.screen.second_desk.click()
    settle()
    assert window.current == "desks"


ROOMS = ((1366, 690, 100, "light"), (1366, 768, 200, "light"), (1024, 600, 100, "dark"), (1366, 768, 150, "contrast"))


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: f"{room[0]}x{room[1]} at {room[2]} %, {room[3]}")
def test_page_with_everything_on_it_is_whole_in_every_room(
    window: MainWindow, stick: Path, begin: Begin, qtbot: QtBot, room: tuple[int, int, int, str]
) -> None:
    back = begin("Александра-и-Бартоломью: вход")
    event_id, person = window.desk.event_id, window.desk.read(View.find, Person)[3]
    window.desk.attempt(edit_person, person.id, full_name="Wolfeschlegelsteinhausenbergerdorff")
    back.change(edit_person, person.id, full_name="ወይዘሮ ሰላም ተስፋዬ")
    for workspace in (window.desk.workspace, back):
        workspace.change(walk_in, event_id, "Олександра Кузнєцова-Бартоломью", at=NOW)
    meet_folder(back, stick, now=NOW)
    window.desk.keep_settings(replace(window.desk.settings, desk_folder=str(stick)))
    meet_folder(window.desk.workspace, stick, now=NOW)
    window.theme.choose(wish=room[3], scale=room[2])
    window.theme.change_now()
    window.resize(room[0], room[1])
    window.rebuild()
    settle()
    window.show_screen("desks")
    idle(window, qtbot)
    assert isinstance(window.screen, DesksScreen)
    assert len(window.screen.clashes.cards) == 2
    grab(window, f"desks-full-{room[3]}-{room[0]}-{room[2]}")
    assert complaints_about(window) == []
    assert QApplication.activeModalWidget() is None


def test_nothing_is_exchanged_by_itself_once_the_file_is_closed(app: App, window: MainWindow) -> None:
    meetings = Meetings.of(window.desk)
    meetings.watch(True)
    assert meetings.watching
    app.close()
    assert not meetings.watching
