"""The page of notes: a sheet's code, its lines, who said them; changed, removed, and never lost while being typed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.core.harvest import NAMED, HarvestNote
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.kinds.unconference.rows import Pitch
from t4gsw_desktop.services.harvest import notes_of
from t4gsw_desktop.storage.unit_of_work import View
from t4gsw_desktop.ui.shell.desk import Desk
from t4gsw_desktop.ui.shell.window import MainWindow
from t4gsw_desktop.ui.unconference.kiosk import Kiosk
from t4gsw_desktop.ui.unconference.notes import NotesPage
from tests.ui.conftest import grab, settle
from tests.ui.inspection import complaints_about
from tests.ui.unconference.conftest import open_room


@pytest.fixture
def activity(desk: Desk) -> Activity:
    (found,) = desk.read(View.find, Activity, event_id=desk.event_id, kind="unconference")
    return found


@pytest.fixture
def page(window: MainWindow, desk: Desk, activity: Activity) -> NotesPage:
    """The page in a window of its own size."""
    made = NotesPage(desk, activity.id)
    holder = QWidget(window.centralWidget())
    layout = QVBoxLayout(holder)
    layout.addWidget(made)
    holder.setGeometry(0, 0, 1200, 640)
    holder.show()
    desk.changed.connect(lambda _changed: made.refresh())
    made.refresh()
    settle()
    return made


def placed(desk: Desk, activity: Activity) -> list[Pitch]:
    """The pitches on the grid, by their numbers."""
    ids = {one.subject for one in desk.read(View.find, Placement, activity_id=activity.id)}
    return sorted(desk.read(View.get_many, Pitch, ids).values(), key=lambda one: one.number)


def notes(desk: Desk, activity: Activity) -> list[HarvestNote]:
    return list(desk.read(notes_of, activity_id=activity.id))


def find(page: NotesPage, code: str) -> None:
    page.code.setText(code)
    page.find_session()


def test_sheet_is_found_by_its_code_and_its_lines_are_kept(
    page: NotesPage, desk: Desk, activity: Activity, qtbot: QtBot
) -> None:
    first, second = placed(desk, activity)[:2]
    find(page, first.code.lower())
    assert page.form.title.text() == first.title
    qtbot.keyClicks(page.form.text, "Paper first")
    qtbot.keyClick(page.form.text, Qt.Key.Key_Return)
    qtbot.keyClicks(page.form.text, "Ask twice")
    page.form.press()
    assert [(one.subject, one.title, one.text) for one in notes(desk, activity)] == [
        (first.id, first.title, "Paper first"),
        (first.id, first.title, "Ask twice"),
    ]
    assert page.told.text().startswith("1 of ")
    assert page.form.draft.text == ""
    find(page, str(second.number))  # the letter may be left out
    assert page.chosen == second.id
    assert desk.workspace.undo() == f"Add 2 notes on “{first.title}”"
    assert notes(desk, activity) == []


def test_code_nobody_has_is_said_and_nothing_changes(page: NotesPage, desk: Desk, activity: Activity) -> None:
    before = page.chosen
    find(page, "777")
    assert "777" in page.told.text()
    assert page.chosen == before
    assert page.code.text() == "777"


def test_who_said_it_is_on_the_list_or_it_is_said(page: NotesPage, desk: Desk, activity: Activity) -> None:
    name, attendee = next(iter(page.form._known.items()))
    page.form.text.setPlainText("Ask twice")
    page.form.author.setText("Nobody Known")
    page.form.press()
    assert notes(desk, activity) == []
    assert page.form.text.toPlainText() == "Ask twice"
    page.form.author.setText(name)
    page.form.consent.setCurrentIndex(page.form.consent.findData(NAMED))
    page.form.kind.setCurrentIndex(page.form.kind.findData("mistake"))
    page.form.press()
    (kept,) = notes(desk, activity)
    assert (kept.author, kept.consent, kept.kind) == (attendee, NAMED, "mistake")
    assert page.form.author.text() == ""
    assert page.form.draft.kind == "mistake"  # the next line of a sheet is mostly like this one


def test_note_is_changed_and_removed(page: NotesPage, desk: Desk, activity: Activity) -> None:
    page.form.text.setPlainText("Ask twise")
    page.form.press()
    (kept,) = notes(desk, activity)
    next(one for one in page.findChildren(QPushButton) if one.accessibleName().startswith("Change “Ask")).click()
    assert page.form.add.words == "Save the note"
    page.form.text.setPlainText("Ask twice")
    page.form.press()
    assert [(one.id, one.text) for one in notes(desk, activity)] == [(kept.id, "Ask twice")]
    assert page.form.add.words == "Add these notes"
    settle()
    next(one for one in page.findChildren(QPushButton) if one.accessibleName().startswith("Remove “Ask twice")).click()
    assert notes(desk, activity) == []


def test_the_unconference_as_a_whole_has_notes_too(page: NotesPage, desk: Desk, activity: Activity) -> None:
    page.sessions.setCurrentRow(page.sessions.count() - 1)
    assert page.chosen == ""
    page.form.text.setPlainText("More breaks")
    page.form.press()
    assert [one.subject for one in notes(desk, activity)] == [""]
    assert page.chosen == ""
    assert page.form.title.text() == "The unconference as a whole"


def test_what_is_typed_survives_changes_and_a_page_built_anew(page: NotesPage, desk: Desk, activity: Activity) -> None:
    first, second = placed(desk, activity)[:2]
    find(page, second.code)
    page.form.text.setPlainText("Half a")
    assert page.being_written
    page.refresh()
    assert (page.chosen, page.form.draft.text) == (second.id, "Half a")
    again = NotesPage(desk, activity.id)
    again.setParent(page.parentWidget())
    again.refresh()
    again.restore(page.keep())
    assert (again.chosen, again.form.draft.text) == (second.id, "Half a")
    assert again.first_focus() is again.form.text
    again.deleteLater()


def test_escape_goes_back_to_the_board(page: NotesPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.done):
        qtbot.keyClick(page, Qt.Key.Key_Escape)


def test_one_filled_button_and_a_picture(page: NotesPage, desk: Desk, activity: Activity) -> None:
    filled = [one for one in page.findChildren(QPushButton) if one.property("kind") == "primary" and one.isVisible()]
    assert filled == [page.form.add]
    page.form.text.setPlainText("كيف نكتب رسائل واضحة للجميع\n如何帮助老年人使用智能手机\nA long one " + "and on " * 40)
    page.form.press()
    grab(page, "unconference-notes")


@pytest.mark.parametrize(("width", "height", "scale"), [(1366, 768, 100), (1024, 690, 100), (1366, 768, 200)])
def test_it_is_whole_and_reachable_in_every_size(window: MainWindow, width: int, height: int, scale: int) -> None:
    window.desk.theme.choose(scale=scale)
    window.desk.theme.change_now()
    window.resize(width, height)
    window.rebuild()
    settle()
    room = open_room(window)
    room.show_page("notes")
    settle()
    (page,) = (one for one in window.findChildren(NotesPage) if one.isVisible())
    grab(window, f"unconference-notes-{width}-{scale}")
    wrong = complaints_about(window)
    page.turn_side()
    settle()
    wrong += complaints_about(window)
    assert not wrong, "\n".join(wrong)


def test_the_kiosk_is_among_the_actions(window: MainWindow) -> None:
    open_room(window)
    action = window.desk.actions.get("unconference.kiosk")
    assert action.why_not() == ""
    action.run()
    settle()
    (kiosk,) = window.findChildren(Kiosk)
    assert kiosk.isFullScreen()
    kiosk.leave()
    settle()
