"""Wrapping up: the report without names, the files for others, and clearing out what is due."""

import io
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from t4gsw_desktop.core.events import PLAYED, Activity, Attendee
from t4gsw_desktop.core.people import Person
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.services import checkin
from t4gsw_desktop.services.evening_report import evening_report, report_page, report_sentences
from t4gsw_desktop.services.harvest import add_notes
from t4gsw_desktop.storage.unit_of_work import View, Work
from t4gsw_desktop.ui.activities.screen import ActivitiesScreen
from t4gsw_desktop.ui.shell.saving import folder_to_begin_in
from t4gsw_desktop.ui.shell.window import MainWindow
from t4gsw_desktop.ui.wrap_up.saving import file_name, fresh_folder
from t4gsw_desktop.ui.wrap_up.screen import WrapUpScreen
from tests.ui.conftest import settle
from tests.ui.inspection import complaints_about


def arrive_many(work: Work, event_id: str, count: int, at: datetime) -> None:
    for attendee in work.find(Attendee, event_id=event_id)[:count]:
        checkin.arrive(work, attendee.id, at=at)
    checkin.walk_in(work, event_id, "Zork Fleep", at=at)
    work.label = "Let people in"


def wrap_up(window: MainWindow) -> WrapUpScreen:
    window.show_screen("wrap-up")
    settle()
    assert isinstance(window.screen, WrapUpScreen)
    return window.screen


def press(page: WrapUpScreen, words: str) -> None:
    next(one for one in page.findChildren(QPushButton) if one.isVisible() and words in one.text()).click()
    settle()


def test_nothing_to_report_until_someone_checks_in(window: MainWindow) -> None:
    page = wrap_up(window)
    assert page.primary() is not None
    assert page.primary().text() == "Go to Check-in"  # type: ignore[union-attr]
    desk = window.desk
    desk.workspace.change(arrive_many, desk.event_id, 30, desk.clock())
    settle()
    assert page.primary().text() == "Save report"  # type: ignore[union-attr]
    assert "31 people came" in page.chart.accessibleName()
    assert complaints_about(window) == []


def test_report_is_saved_where_it_was_asked_for_and_names_nobody(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = window.desk
    desk.workspace.change(arrive_many, desk.event_id, 30, desk.clock())
    page = wrap_up(window)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    press(page, "Save report")
    assert page.primary().text() == "Save report"  # type: ignore[union-attr]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "evening"), ""))
    press(page, "Save report")
    with pikepdf.open(io.BytesIO((tmp_path / "evening.pdf").read_bytes())) as pdf:
        assert len(pdf.pages) == 1
    assert page.primary().text() == "Plan the next one"  # type: ignore[union-attr]
    report = desk.read(evening_report, desk.event_id)
    told = "\n".join(report_sentences(report))
    assert "31 people came" in told
    assert "Walk-ins: fewer than 3." in told
    assert not [one for one in desk.read(View.find, Person) if one.full_name in told]
    assert report_page(report, desk.clock()).startswith(b"%PDF")


def test_saving_begins_in_documents_or_else_beside_the_file(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _where: str(tmp_path / "Documents"))
    assert folder_to_begin_in(window.desk) == window.desk.workspace.path.parent
    (tmp_path / "Documents").mkdir()
    assert folder_to_begin_in(window.desk) == tmp_path / "Documents"


def test_files_go_into_a_new_folder_and_trouble_is_told(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = window.desk
    desk.workspace.change(arrive_many, desk.event_id, 3, desk.clock())
    page = wrap_up(window)
    begun: list[str] = []

    def choose(_page: object, _title: str, begin: str) -> str:
        begun.append(begin)
        return str(tmp_path)

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", choose)
    press(page, "Save the files")
    assert begun == [str(folder_to_begin_in(desk))]
    press(page, "Save the files")
    names = {path.name for path in (tmp_path / "Practice evening").iterdir()}
    assert {"guests.csv", "guests.xlsx", "calendar.ics"} <= names
    assert {path.name for path in (tmp_path / "Practice evening 2").iterdir()} == names
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "file"))
    press(page, "Save the files")
    assert window.foot.said is not None
    assert "could not be saved" in window.foot.said.sentence


def test_names_of_files_suit_every_system(tmp_path: Path) -> None:
    assert file_name('Café: "who/what?" ') == "Café who what"
    assert file_name("...") == "Evening"
    (tmp_path / "Café").mkdir()
    assert fresh_folder(tmp_path, "Café") == tmp_path / "Café 2"


class TestAfterwards:
    """Ten days, and then a hundred days after the evening."""

    @pytest.fixture
    def now(self) -> datetime:
        return datetime(2027, 5, 2, 9, 15, tzinfo=UTC)

    def test_what_is_due_is_cleared_out_when_it_was_said_twice(self, window: MainWindow) -> None:
        desk = window.desk

        def keep_one(work: Work) -> None:
            kept = work.find(Person)[0]
            work.put(replace(kept, keep_on_list=True, access_needs=("quiet",)))
            work.label = "Keep one"

        desk.workspace.change(keep_one)
        page = wrap_up(window)
        window.show_screen("wrap-up", "clear-notes")
        people = desk.read(View.find, Person)
        assert sum(bool(one.access_needs) for one in people) > 1
        press(page, "Clear these notes")
        assert sum(bool(one.access_needs) for one in desk.read(View.find, Person)) > 1
        press(page, "Not now")
        press(page, "Clear these notes")
        press(page, "Clear them for good")
        noted = {one.id for one in people if one.access_needs}
        kept = {one.id for one in people if one.keep_on_list}
        assert {one.id for one in desk.read(View.find, Person) if one.access_needs} == noted & kept
        press(page, "Remove these people")
        press(page, "Remove them for good")
        assert {one.id for one in desk.read(View.find, Person)} == kept
        assert len(desk.read(View.find, Attendee)) == 60, "their places stay as counts"
        assert page.primary() is not None


def test_slips_are_typed_in_from_here_even_where_nobody_was_checked_in(window: MainWindow) -> None:
    page = wrap_up(window)
    assert not [one for one in page.findChildren(QPushButton) if one.isVisible() and "slips" in one.text()]
    desk = window.desk

    def begin(work: Work) -> None:
        (activity,) = work.find(Activity, event_id=desk.event_id, kind="speed_friending")
        work.put(replace(activity, settings={**activity.settings, PLAYED: 1}))
        work.label = "Begin"

    desk.workspace.change(begin)
    settle()
    press(page, "Type slips in")
    assert window.screen.key == "keep-in-touch"


def test_new_connections_are_told(window: MainWindow) -> None:
    desk = window.desk
    desk.workspace.change(arrive_many, desk.event_id, 60, desk.clock())
    page = wrap_up(window)
    report = desk.read(evening_report, desk.event_id)
    assert report.first_meetings > 60
    told = [one.text() for one in page.findChildren(QLabel) if one.isVisible()]
    assert f"{report.first_meetings:,} pairs sat together for the first time on record." in told


def test_it_says_which_sessions_still_lack_notes_and_leads_there(window: MainWindow) -> None:
    desk = window.desk
    desk.workspace.change(arrive_many, desk.event_id, 30, desk.clock())
    page = wrap_up(window)
    (activity,) = desk.read(View.find, Activity, event_id=desk.event_id, kind="unconference")
    subjects = {one.subject for one in desk.read(View.find, Placement, activity_id=activity.id)}
    shown = " ".join(one.text() for one in page.findChildren(QLabel) if one.isVisible())
    assert f"0 of {len(subjects)} sessions have notes. Still without: “" in shown
    desk.workspace.change(add_notes, activity.id, min(subjects), "Paper first", title="Any")
    settle()
    shown = " ".join(one.text() for one in page.findChildren(QLabel) if one.isVisible())
    assert f"1 note. 1 of {len(subjects)} sessions have notes." in shown
    assert "1 note of what came out of it was kept." in shown
    assert complaints_about(window) == []
    press(page, "Type notes in")
    assert isinstance(window.screen, ActivitiesScreen)
    assert window.screen.tabs.chosen() == activity.id
