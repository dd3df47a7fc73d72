"""Setting each kind up by hand: experts and requests, tables, pitches, with what was typed kept when it is refused."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.kinds.cafe.preparation import list_tables
from t4gsw_desktop.kinds.surgery.preparation import list_experts, list_requests
from t4gsw_desktop.kinds.unconference.preparation import list_pitches
from t4gsw_desktop.services.events import timeline
from t4gsw_desktop.services.people import add_person
from t4gsw_desktop.ui.activities.person_field import names_coming
from t4gsw_desktop.ui.activities.screen import ActivitiesScreen
from t4gsw_desktop.ui.activities.setup_panel import SetupPanel
from t4gsw_desktop.ui.shell.window import MainWindow
from t4gsw_desktop.ui.surgery.setup import read_topics, say_topics
from t4gsw_desktop.ui.widgets.button import Button
from tests.ui.conftest import settle


def set_up(window: MainWindow, kind: str) -> tuple[ActivitiesScreen, Activity]:
    window.show_screen("activities")
    screen = window.screen
    assert isinstance(screen, ActivitiesScreen)
    evening = screen.desk.read(timeline, screen.desk.event_id)
    activity = next(one for one in evening.activities if one.kind == kind)
    screen.open_at(activity.id)
    if not screen.at_plan:  # an unconference shows its board
        screen.turn_live()
    settle()
    press(screen, "Side panel: Set-up")
    return screen, activity


def press(screen: ActivitiesScreen, name: str) -> None:
    found = [one for one in screen.findChildren(Button) if one.accessibleName() == name and one.isVisible()]
    assert len(found) == 1, f"{name}: {len(found)} buttons"
    found[0].click()
    settle()


def field(screen: ActivitiesScreen, name: str) -> QLineEdit | QPlainTextEdit:
    found = [
        one
        for kind in (QLineEdit, QPlainTextEdit)
        for one in screen.findChildren(kind)
        if one.accessibleName() == name and one.isVisible()
    ]
    assert len(found) == 1, f"{name}: {len(found)} fields"
    return found[0]


def test_expert_is_added_changed_removed_and_brought_back(window: MainWindow) -> None:
    screen, surgery = set_up(window, "surgery")
    before = screen.desk.read(list_experts, surgery.id)
    press(screen, "Add an expert")
    QTest.keyClicks(field(screen, "Who advises"), "Nobody Atall")
    QTest.keyClicks(field(screen, "Topics"), "maps 3; phones")
    press(screen, "Save")
    assert "Nobody who is coming" in field(screen, "Who advises").accessibleDescription()
    who = field(screen, "Who advises")
    who.clear()
    QTest.keyClicks(who, "tom trevithick")
    press(screen, "Save")
    (made,) = [one for one in screen.desk.read(list_experts, surgery.id) if one not in before]
    assert (made.name, dict(made.expert.topics)) == ("Tom Trevithick", {"maps": 3, "phones": 2})
    screen.desk.undo()
    settle()
    assert screen.desk.read(list_experts, surgery.id) == before


def test_request_without_anything_asked_is_refused_and_what_was_typed_stays(window: MainWindow) -> None:
    screen, surgery = set_up(window, "surgery")
    before = len(screen.desk.read(list_requests, surgery.id))
    press(screen, "Add a request")
    QTest.keyClicks(field(screen, "Who asks"), "Tom Trevithick")
    press(screen, "Save")
    assert window.foot.said is not None
    assert window.foot.said.kind == "problem"
    assert field(screen, "Who asks").property("text") == "Tom Trevithick"
    QTest.keyClicks(field(screen, "In their own words"), "Ctrl and Enter do what?")
    press(screen, "Save")
    assert len(screen.desk.read(list_requests, surgery.id)) == before + 1


def test_topics_and_pitches_are_typed_one_a_line(window: MainWindow) -> None:
    screen, cafe = set_up(window, "cafe")
    before = len(screen.desk.read(list_tables, cafe.id))
    area = field(screen, "New topics, one a line")
    assert isinstance(area, QPlainTextEdit)
    area.setPlainText("Bees\n\nBikes\n")
    press(screen, "Add these topics")
    assert [one.table.topic for one in screen.desk.read(list_tables, cafe.id)][before:] == ["Bees", "Bikes"]
    screen, unconference = set_up(window, "unconference")
    known = len(screen.desk.read(list_pitches, unconference.id))
    area = field(screen, "New pitches, one a line")
    assert isinstance(area, QPlainTextEdit)
    area.setPlainText("A tool library for the whole street")
    press(screen, "Add these pitches")
    made = screen.desk.read(list_pitches, unconference.id)
    assert len(made) == known + 1
    press(screen, f"Open {made[-1].pitch.number}. A tool library for the whole street")
    known_people = names_coming(screen.desk)
    hosts = (known_people["Lani"], known_people["Selam"])
    QTest.keyClicks(field(screen, "Hosts"), "lani; Selam")
    press(screen, "Save")
    assert screen.desk.read(list_pitches, unconference.id)[-1].pitch.hosts == hosts


def test_every_panel_is_a_list_first(window: MainWindow) -> None:
    for kind in ("surgery", "cafe", "unconference"):
        screen, _activity = set_up(window, kind)
        (panel,) = screen.findChildren(SetupPanel)
        assert panel.isVisible()
        press(screen, "Side panel: The plan")


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("websites 3; spreadsheets", {"websites": 3, "spreadsheets": 2}),
        (" ; ", {}),
        ("web 2.0 1", {"web 2.0": 1}),
        ("covid19", {"covid19": 2}),
    ],
)
def test_topics_are_read_with_their_skill(text: str, topics: dict[str, int]) -> None:
    assert read_topics(text) == topics
    assert read_topics(say_topics(topics)) == topics


def test_form_that_is_being_written_outlives_a_change_elsewhere_and_another_tab(window: MainWindow) -> None:
    screen, surgery = set_up(window, "surgery")
    press(screen, "Add a request")
    QTest.keyClicks(field(screen, "In their own words"), "How do I")
    window.desk.do(add_person, "Somebody Else")
    screen.planner.changed.emit()
    settle()
    assert field(screen, "In their own words").property("plainText") == "How do I"
    first = screen.tabs.currentIndex()
    screen.tabs.setCurrentIndex(0)
    settle()
    screen.tabs.setCurrentIndex(first)
    settle()
    assert field(screen, "In their own words").property("plainText") == "How do I"
