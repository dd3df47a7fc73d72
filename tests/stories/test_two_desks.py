"""The story of two doors: two windows, two files, one stick; both check people in, meet, and show the same evening."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from t4gsw_desktop.app import App
from t4gsw_desktop.core.events import Attendee, Checkin
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.services.checkin import present, standing_facts
from t4gsw_desktop.services.people import edit_person
from t4gsw_desktop.storage.unit_of_work import View
from t4gsw_desktop.ui.desks import meetings as meetings_module
from t4gsw_desktop.ui.desks.beginning import BeginDialog
from t4gsw_desktop.ui.desks.meetings import Meetings
from t4gsw_desktop.ui.desks.screen import DesksScreen
from t4gsw_desktop.ui.door.screen import DoorScreen
from t4gsw_desktop.ui.shell.window import MainWindow
from tests.ui.conftest import (  # noqa: F401
    NOW,
    app,
    application,
    grab,
    now,
    practice,
    practice_file,
    qapp,
    settle,
    shown,
    window,
)


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only stick there is; files go into the test's own folder."""
    folder = tmp_path / "KINGSTON"
    folder.mkdir()
    monkeypatch.setattr(meetings_module, "stick_roots", lambda: ())
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _where: str(tmp_path / "Documents"))
    return folder


@pytest.fixture
def other(application: QApplication, tmp_path: Path) -> Iterator[App]:  # noqa: F811
    """The program on the second laptop, as it is first opened there."""
    made = App(tmp_path / "other laptop" / "settings.json", clock=lambda: NOW)
    made.theme.choose(wish="light", scale=100)
    made.theme.change_now()
    yield made
    made.close()
    settle()


def idle(window: MainWindow, qtbot: QtBot) -> None:  # noqa: F811
    meetings = Meetings.of(window.desk)
    qtbot.waitUntil(lambda: not meetings.busy and not window.desk.background.busy, timeout=60_000)
    settle()


def desks_page(window: MainWindow, qtbot: QtBot) -> DesksScreen:  # noqa: F811
    window.show_screen("desks")
    settle()
    idle(window, qtbot)
    assert isinstance(window.screen, DesksScreen)
    return window.screen


def check_in(window: MainWindow, codes: list[str], walk_in: str) -> None:  # noqa: F811
    """Scan these badges at the door of a window, then take in a walk-in by keyboard."""
    window.show_screen("check-in")
    settle()
    door = window.screen
    assert isinstance(door, DoorScreen)
    for code in codes:
        door.scan(code)
    door.begin_walk_in()
    QTest.keyClicks(door.field, walk_in)
    QTest.keyClick(door.field, Qt.Key.Key_Return)
    settle()


def exchange(window: MainWindow, qtbot: QtBot) -> tuple[str, ...]:  # noqa: F811
    page = desks_page(window, qtbot)
    assert page.strip.button is not None
    assert page.strip.button.words == "Exchange now"
    QTest.mouseClick(page.strip.button, Qt.MouseButton.LeftButton)
    idle(window, qtbot)
    return page.came.said


def evening_of(window: MainWindow) -> tuple[object, ...]:  # noqa: F811
    """All that both desks have to agree on."""
    desk = window.desk
    attendees = desk.read(View.find, Attendee, event_id=desk.event_id)
    names = {(one.id, one.full_name, one.pronouns) for one in desk.read(View.find, Person)}
    facts = standing_facts(desk.read(View.find, Checkin))
    return desk.read(present, desk.event_id), {one.id for one in attendees}, names, {(one.id, one.at) for one in facts}


def begin_second_desk(front: MainWindow, other: App, stick: Path, qtbot: QtBot) -> MainWindow:
    """At the first laptop put it on the stick; at the other one begin from there."""
    page = desks_page(front, qtbot)
    page.meetings.choose(stick)
    idle(front, qtbot)
    page.begin.name.selectAll()
    QTest.keyClicks(page.begin.name, "Back door")
    QTest.mouseClick(page.begin.button, Qt.MouseButton.LeftButton)
    idle(front, qtbot)
    welcome = other.welcome()
    settle()
    welcome.begin_from(stick)
    settle()
    (dialogue,) = [one for one in welcome.findChildren(QDialog) if isinstance(one, BeginDialog)]
    assert dialogue.name.text() == "Back door"
    grab(dialogue, "desks-begin")
    dialogue.agree()
    qtbot.waitUntil(lambda: isinstance(other.window, MainWindow), timeout=60_000)
    back = other.window
    assert isinstance(back, MainWindow)
    shown(back)
    idle(back, qtbot)
    assert back.current == "check-in"
    return back


def test_two_doors_one_evening(window: MainWindow, other: App, stick: Path, qtbot: QtBot) -> None:  # noqa: F811
    front = window
    back = begin_second_desk(front, other, stick, qtbot)
    assert back.desk.workspace.desk == "Back door"
    assert not back.desk.workspace.path.is_relative_to(stick)
    coming = [
        one for one in front.desk.read(View.find, Attendee, event_id=front.desk.event_id) if one.status == "coming"
    ]
    codes = [one.code for one in coming]
    check_in(front, codes[:20], "Robin Ash")
    check_in(back, codes[18:38], "Robin Ash")  # two people were let in at both doors
    person = coming[40].person_id
    front.desk.do(edit_person, person, full_name="Siân Prowse-Iqbal")
    back.desk.do(edit_person, person, full_name="Sian Prowse")

    exchange(front, qtbot)
    told = exchange(back, qtbot)
    assert told[0].startswith("21 arrivals and 1 change from desk 1; they get ")
    assert exchange(front, qtbot)[0].startswith("21 arrivals and 1 change from Back door")
    assert len(front.desk.read(present, front.desk.event_id)) == 38 + 2

    page = desks_page(front, qtbot)
    grab(front, "story-two-desks")
    assert sorted(one.clash.kind for one in page.clashes.cards) == ["field", "same walk-in"]
    name = next(one for one in page.clashes.cards if one.clash.kind == "field")
    at = next(number for number, one in enumerate(name.clash.choices) if one.words == "Siân Prowse-Iqbal")
    QTest.mouseClick(name.buttons[at], Qt.MouseButton.LeftButton)
    settle()
    page.clashes.press(1)  # one person
    settle()
    assert page.clashes.cards == []
    assert len(front.desk.read(present, front.desk.event_id)) == 38 + 1

    exchange(front, qtbot)
    exchange(back, qtbot)
    exchange(front, qtbot)
    assert desks_page(back, qtbot).clashes.cards == []
    assert evening_of(front) == evening_of(back)
    assert person in {one.id for one in back.desk.read(View.find, Person) if one.full_name == "Siân Prowse-Iqbal"}
    grab(back, "story-two-desks-back")
