"""The story of a new organiser: from the welcome to a printed pack, without ever seeing a command line."""

from pathlib import Path

import pypdfium2
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from t4gsw_desktop.app import App
from t4gsw_desktop.core.events import Attendee
from t4gsw_desktop.kinds.register import forms
from t4gsw_desktop.paths import resource_folder
from t4gsw_desktop.services.checklist import checklist
from t4gsw_desktop.services.checklist_facts import evening_facts
from t4gsw_desktop.services.clashes import clashes
from t4gsw_desktop.services.events import timeline
from t4gsw_desktop.services.places import venue_plan
from t4gsw_desktop.services.plans import one_place
from t4gsw_desktop.ui.activities.screen import ActivitiesScreen
from t4gsw_desktop.ui.guest_import.course import DONE, MATCH
from t4gsw_desktop.ui.guest_import.screen import ImportScreen
from t4gsw_desktop.ui.shell.window import MainWindow
from t4gsw_desktop.ui.welcome.window import WelcomeWindow
from t4gsw_desktop.ui.widgets.button import Button
from tests.ui.conftest import app, application, grab, now, qapp, settle, shown  # noqa: F401

EXPERTS = {"Amara Okonkwo": "websites 3; accessibility", "Priya Venkatesan": "spreadsheets 3; data protection"}
ROOMS = ("Main hall", "Side room", "Studio")
TOPICS = "Bikes and buses\nWarm homes\nSharing kit\nFirst steps online\nSpare food\nGreen spaces\nVolunteers\nMaps"
PITCHES = "A repair night in every village\nBus times people can read\nLending laptops\nRotas without tears"


def press(window: QWidget, name: str) -> None:
    """Press the one button of this name that can be seen."""
    found = [one for one in window.findChildren(Button) if one.accessibleName() == name and one.isVisible()]
    assert len(found) == 1, f"{len(found)} buttons are called “{name}”"
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)
    settle()


def write(window: QWidget, name: str, text: str) -> None:
    """Type into the one field of this name that can be seen."""
    fields = [*window.findChildren(QLineEdit), *window.findChildren(QPlainTextEdit)]
    found = [one for one in fields if one.accessibleName() == name and one.isVisible()]
    assert len(found) == 1, f"{len(found)} fields are called “{name}”"
    found[0].setFocus()
    if isinstance(found[0], QPlainTextEdit):
        found[0].setPlainText(text)
    else:
        found[0].clear()
        QTest.keyClicks(found[0], text)
    settle()


def test_new_organiser_prepares_a_whole_evening(app: App, qtbot: QtBot, tmp_path: Path) -> None:  # noqa: F811
    window = start_community(app)
    make_event(window)
    add_rooms(window)
    import_guests(window, qtbot)
    set_up_activities(window)
    settle_clashes(window)
    work_out_plans(window, qtbot)
    pages = save_pack(window, qtbot, tmp_path / "pack.pdf")
    window.show_screen("settings")
    press(window, "Make a backup now")

    event_id = window.desk.event_id
    assert window.desk.read(one_place, event_id) == ()
    evening = window.desk.read(timeline, event_id)
    assert len(evening.activities) == 4
    assert all(activity.plan_number for activity in evening.activities)
    assert pages > 20
    facts = evening_facts(window.desk.workspace, event_id, forms(), window.desk.clock())
    left = [item.title for item in checklist(facts, window.desk.clock()).items if item.state == "open"]
    assert left == [], "what the checklist of Tonight still asks for"
    window.show_screen("tonight")
    grab(window, "story-ready")


def start_community(app: App) -> MainWindow:  # noqa: F811
    """The welcome's second door."""
    welcome = app.welcome()
    assert isinstance(welcome, WelcomeWindow)
    settle()
    write(welcome, "What is your community called?", "Severn Neighbours")
    press(welcome, "Start our community")
    assert isinstance(app.window, MainWindow)
    return shown(app.window)


def make_event(window: MainWindow) -> None:
    """Tonight leads to Plan, and a template makes the event."""
    window.show_screen("tonight")
    settle()
    window.show_screen("plan", "new")
    settle()
    write(window, "Name of the new event", "Spring gathering")
    window.do_next()
    settle()
    assert window.desk.event_id


def add_rooms(window: MainWindow) -> None:
    """A venue with three rooms, and tables in the largest."""
    window.show_screen("plan", "venue")
    settle()
    write(window, "Name of the new venue", "The Old Print Works")
    press(window, "Add this venue")
    window.show_screen("plan", "rooms")
    settle()
    for name in ROOMS:
        write(window, "Name of the new room", name)
        press(window, "Add room")
        for feature in ("Step-free", "Quiet", "Hearing loop"):
            (tick,) = [one for one in window.findChildren(QCheckBox) if one.text() == feature and one.isVisible()]
            tick.click()
            settle()
        count = "How many tables"
        box = next(one for one in window.findChildren(QWidget) if one.accessibleName() == count and one.isVisible())
        box.setProperty("value", 10)
        settle()
        press(window, "Add tables")
    event = window.desk.read(timeline, window.desk.event_id).event
    rooms = window.desk.read(venue_plan, event.venue_id).rooms
    assert [(room.name, len(tables)) for room, tables in rooms] == [
        ("Main hall", 10),
        ("Side room", 10),
        ("Studio", 10),
    ]


def import_guests(window: MainWindow, qtbot: QtBot) -> None:
    """The guest list is dropped on the page and taken in, step by step."""
    window.show_screen("import")
    settle()
    screen = window.screen
    assert isinstance(screen, ImportScreen)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(resource_folder() / "practice" / "guests.csv"))])
    action, button, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(screen, QDragEnterEvent(QPoint(300, 300), action, data, button, keys))
    QApplication.sendEvent(screen, QDropEvent(QPointF(300, 300), action, data, button, keys))
    qtbot.waitUntil(lambda: screen.course.step == MATCH, timeout=30_000)
    grab(window, "story-import")
    while screen.course.step != DONE:
        step = screen.course.step
        qtbot.waitUntil(lambda: not screen.reckoner.busy, timeout=30_000)
        settle()
        window.do_next()
        qtbot.waitUntil(lambda step=step: screen.course.step != step, timeout=30_000)
        settle()
    assert coming(window) == 60


def coming(window: MainWindow) -> int:
    """How many are on the event's list."""
    return len(window.desk.read(lambda view: view.find(Attendee, event_id=window.desk.event_id)))


def set_up_activities(window: MainWindow) -> None:
    """Experts, topics and pitches are typed in beside the plans."""
    for kind, add in (("surgery", add_experts), ("cafe", add_topics), ("unconference", add_pitches)):
        window.show_screen("activities")
        screen = window.screen
        assert isinstance(screen, ActivitiesScreen)
        evening = window.desk.read(timeline, window.desk.event_id)
        screen.open_at(next(one.id for one in evening.activities if one.kind == kind))
        if not screen.at_plan:  # an unconference shows its board
            screen.turn_live()
        settle()
        press(window, "Side panel: Set-up")
        add(window)


def add_experts(window: MainWindow) -> None:
    """Two experts, and one request."""
    for name, topics in EXPERTS.items():
        press(window, "Add an expert")
        write(window, "Who advises", name)
        write(window, "Topics", topics)
        press(window, "Save")
    press(window, "Add a request")
    write(window, "Who asks", "Tom Trevithick")
    write(window, "In their own words", "How do I put our meetings on a map?")
    write(window, "Topics", "websites")
    press(window, "Save")


def add_topics(window: MainWindow) -> None:
    """Topics for the café, one a line."""
    write(window, "New topics, one a line", TOPICS)
    press(window, "Add these topics")


def add_pitches(window: MainWindow) -> None:
    """Pitches of the unconference, one a line."""
    write(window, "New pitches, one a line", PITCHES)
    press(window, "Add these pitches")


def settle_clashes(window: MainWindow) -> None:
    """The strip of Plan asks for one thing after the other; its button settles each."""
    window.show_screen("plan", "clashes")
    settle()
    for _ in range(20):
        button = window.screen.primary()
        assert isinstance(button, Button)
        if button.words == "See tonight":
            break
        button.click()
        settle()
    assert window.desk.read(clashes, window.desk.event_id, forms()) == ()
    grab(window, "story-plan")


def work_out_plans(window: MainWindow, qtbot: QtBot) -> None:
    """All plans are worked out at one press, and each is accepted."""
    window.show_screen("activities")
    screen = window.screen
    assert isinstance(screen, ActivitiesScreen)
    settle()
    assert window.desk.actions.get("activities.plan-all").why_not() == ""
    screen.planner.work_out_all()
    qtbot.waitUntil(lambda: not screen.planner.working_on, timeout=120_000)
    settle()
    grab(window, "story-activities")


def save_pack(window: MainWindow, qtbot: QtBot, path: Path) -> int:
    """Every paper of the night in one PDF; returns how many pages it has."""
    window.show_screen("print", "everything")
    settle()
    window.desk.actions.get("print.save").run()
    qtbot.waitUntil(lambda: bool(dialogs()), timeout=60_000)
    grab(window, "story-print")
    name = dialogs()[0].findChild(QLineEdit)
    assert name is not None
    name.setText(str(path))
    QTest.keyClick(name, Qt.Key.Key_Return)
    qtbot.waitUntil(path.exists, timeout=60_000)
    settle()
    assert window.foot.said is not None
    assert window.foot.said.button == "Mark as printed"
    assert window.foot.said.press is not None
    window.foot.said.press()
    settle()
    with pypdfium2.PdfDocument(path) as pack:
        return len(pack)


def dialogs() -> list[QFileDialog]:
    """The file dialogs that are open."""
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QFileDialog) and one.isVisible()]
