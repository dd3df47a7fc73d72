"""Typing slips in by keyboard alone, one after the other; nothing of a slip stays on the screen."""

import csv
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.kinds.speed_friending.run import begin_round
from t4gsw_desktop.services.keep_in_touch import SLIPS, PersonSlip, SlipPile, mutual_touch, slip_pile, type_slip
from t4gsw_desktop.services.printing_log import record_printing
from t4gsw_desktop.storage.unit_of_work import Work
from t4gsw_desktop.ui.keep_in_touch.screen import KeepInTouchScreen
from t4gsw_desktop.ui.shell.window import MainWindow
from tests.ui.conftest import grab, settle
from tests.ui.inspection import complaints_about


@pytest.fixture
def now() -> datetime:
    return datetime(2027, 1, 21, 21, 10, tzinfo=UTC)


@pytest.fixture
def screen(window: MainWindow) -> KeepInTouchScreen:
    window.show_screen("wrap-up")
    settle()
    window.show_screen("keep-in-touch")
    settle()
    assert isinstance(window.screen, KeepInTouchScreen)
    return window.screen


def rounds(window: MainWindow) -> Activity:
    found = window.desk.read(lambda view: view.find(Activity, event_id=window.desk.event_id, kind="speed_friending"))
    return found[0]


def pile(window: MainWindow) -> SlipPile:
    return window.desk.read(slip_pile, rounds(window).id)


def slip(window: MainWindow, number: int) -> PersonSlip:
    """The slip of the so-manieth person who has met several."""
    return [one for one in pile(window).slips if len(one.rows) > 2][number]


def keys(text: str) -> None:
    """Type a line and press Enter, wherever the keyboard is."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, text)
    QTest.keyClick(focus, Qt.Key.Key_Return)
    settle()


def shown_words(screen: KeepInTouchScreen) -> str:
    return "\n".join(one.text() for one in screen.findChildren(QLabel) if one.isVisible())


def test_slip_after_slip_by_keyboard(screen: KeepInTouchScreen, window: MainWindow) -> None:
    first, second = slip(window, 0), slip(window, 1)
    screen.form.who.setFocus()
    keys(first.code.lower())
    assert screen.form.slip is not None
    assert screen.form.slip.attendee_id == first.attendee_id
    assert first.rows[0].name in shown_words(screen)
    grab(window, "keep-in-touch-typing")
    keys("1 3")
    assert screen.form.slip is None
    assert first.rows[0].name not in shown_words(screen)
    assert screen.form.who.hasFocus()
    keys(second.name)
    keys("")
    after = pile(window)
    assert after.typed == 2
    assert set(after.slip(first.attendee_id).ticked) == {first.rows[0].attendee_id, first.rows[2].attendee_id}  # type: ignore[union-attr]
    assert after.slip(second.attendee_id).ticked == ()  # type: ignore[union-attr]
    assert f"2 of {len(after.expected)} slips typed" in shown_words(screen)
    assert window.foot.said is not None
    assert window.foot.said.sentence.startswith(f"Type in the slip of {second.name}")


def test_typed_slip_is_corrected_and_undone(screen: KeepInTouchScreen, window: MainWindow) -> None:
    one = slip(window, 0)
    screen.form.who.setFocus()
    for ticked in ("1", "2 3"):
        keys(one.code)
        assert screen.form.ticks.selectedText() == screen.form.ticks.text()
        keys(ticked)
    assert {row.number for row in one.rows if row.attendee_id in pile(window).slip(one.attendee_id).ticked} == {2, 3}  # type: ignore[union-attr]
    window.desk.undo()
    settle()
    keys(one.code)
    assert screen.form.ticks.text() == "1"
    assert "typed in already" in shown_words(screen)
    QTest.keyClick(screen.form.ticks, Qt.Key.Key_Escape)
    assert screen.form.slip is None


def test_what_cannot_be_understood_is_said_there_and_nothing_is_lost(
    screen: KeepInTouchScreen, window: MainWindow
) -> None:
    one = slip(window, 0)
    screen.form.who.setFocus()
    keys("Zorkfleep")
    assert "Nobody here is called “Zorkfleep”" in shown_words(screen)
    assert screen.form.who.selectedText() == "Zorkfleep"
    keys(one.code)
    keys("1 99")
    assert "There is no number 99" in shown_words(screen)
    assert screen.form.ticks.text() == "1 99"
    assert pile(window).typed == 0


def test_slip_of_somebody_else_is_taken_out(screen: KeepInTouchScreen, window: MainWindow) -> None:
    one = slip(window, 0)
    screen.form.who.setFocus()
    keys(one.code)
    assert not screen.form.out.isVisible()
    keys("1")
    keys(one.code)
    screen.form.out.click()
    settle()
    assert pile(window).typed == 0


def test_what_may_be_passed_on_is_typed_along(screen: KeepInTouchScreen, window: MainWindow) -> None:
    one = slip(window, 0)
    screen.form.who.setFocus()
    keys(one.code)
    screen.form.shares.setFocus()
    screen.form.ticks.setText("1")
    keys("E")
    assert pile(window).slip(one.attendee_id).shares == "email"  # type: ignore[union-attr]
    keys(one.code)
    keys("2")
    assert pile(window).slip(one.attendee_id).shares == "email"  # type: ignore[union-attr]


def tick_each_other(window: MainWindow) -> tuple[PersonSlip, PersonSlip, PersonSlip]:
    """Two tick each other; the first is also ticked by a third, who is ticked by nobody."""
    first = slip(window, 0)
    second, third = (pile(window).slip(first.rows[n].attendee_id) for n in (0, 1))
    assert second is not None
    assert third is not None
    activity_id, at = rounds(window).id, window.desk.clock()
    for giver, ticked in ((first, second), (second, first), (third, first)):
        window.desk.workspace.change(type_slip, activity_id, giver.attendee_id, [ticked.attendee_id], at=at)
    return first, second, third


def test_pairs_are_saved_and_one_sided_ticks_are_nowhere(
    screen: KeepInTouchScreen, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, third = tick_each_other(window)
    settle()
    assert "1 pair wants to hear from each other." in shown_words(screen)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "pairs"), ""))
    screen.pairs.click()
    rows = list(csv.reader((tmp_path / "pairs.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert len(rows) == 2
    assert {rows[1][0], rows[1][2]} == {first.name, second.name}
    assert third.name not in (tmp_path / "pairs.csv").read_text(encoding="utf-8-sig")


def test_letters_open_in_the_print_centre(screen: KeepInTouchScreen, window: MainWindow) -> None:
    assert not screen.letters.isEnabled()
    tick_each_other(window)
    settle()
    screen.letters.click()
    settle()
    assert window.screen.papers.name == "speed-friending-touch-letters"  # type: ignore[union-attr]


def unseat(work: Work, activity_id: str, attendee_id: str) -> None:
    """Take somebody out of all rounds: who sat with them has met one person less."""
    rows = work.find(Placement, activity_id=activity_id, attendee_id=attendee_id)
    work.remove_many(Placement, [one.id for one in rows])
    work.label = "Take somebody out"


def test_numbers_are_those_of_the_slips_as_printed(screen: KeepInTouchScreen, window: MainWindow) -> None:
    desk, one = window.desk, slip(window, 0)
    paper = f"Keep-in-touch slips (speed-friending-{SLIPS})"
    desk.workspace.change(record_printing, desk.event_id, paper, step=desk.workspace.step(), at=desk.clock())
    desk.workspace.change(unseat, rounds(window).id, one.rows[0].attendee_id)
    settle()
    assert slip(window, 0).rows[0].attendee_id != one.rows[0].attendee_id
    screen.form.who.setFocus()
    keys(one.code)
    keys("1")
    assert pile(window).slip(one.attendee_id).ticked == (one.rows[0].attendee_id,)  # type: ignore[union-attr]


def test_ticks_are_cleared_for_good_after_asking_twice(screen: KeepInTouchScreen, window: MainWindow) -> None:
    tick_each_other(window)
    settle()
    for said in ("Clear these ticks", "Clear them for good"):
        next(one for one in screen.findChildren(QPushButton) if one.isVisible() and said in one.text()).click()
        settle()
    assert pile(window).typed == 0
    assert window.desk.read(mutual_touch, rounds(window).id) == frozenset()
    assert "No slip is kept in this file." in shown_words(screen)


@pytest.mark.parametrize("scale", [100, 200])
def test_slip_being_typed_survives_another_size_of_text(
    screen: KeepInTouchScreen, window: MainWindow, scale: int
) -> None:
    one = slip(window, 0)
    screen.form.who.setFocus()
    keys(one.code)
    QTest.keyClicks(screen.form.ticks, "1 2")
    window.theme.choose(scale=scale, wish="dark")
    window.theme.change_now()
    window.rebuild()
    settle()
    again = window.screen
    assert isinstance(again, KeepInTouchScreen)
    assert again.form.ticks.text() == "1 2"
    assert complaints_about(window) == []
    grab(window, f"keep-in-touch-slip-{scale}")


def test_without_speed_friending_there_is_a_way_back(empty_window: MainWindow) -> None:
    empty_window.show_screen("keep-in-touch")
    settle()
    assert complaints_about(empty_window) == []
    assert empty_window.screen.primary().text() == "Back to Wrap-up"  # type: ignore[union-attr]


def test_rounds_that_went_by_themselves_are_on_the_slips(window: MainWindow) -> None:
    desk, activity = window.desk, rounds(window)
    planned = pile(window).slips

    def let_it_run(work: Work) -> None:
        work.put(replace(activity, settings={**activity.settings, "by_itself": "yes"}))
        begin_round(work, activity.id, at=desk.clock() - timedelta(hours=2))

    desk.workspace.change(let_it_run)
    assert max(len(one.rows) for one in pile(window).slips) < 4  # only what somebody has begun
    window.show_screen("wrap-up")
    settle()
    assert [one.rows for one in pile(window).slips] == [one.rows for one in planned]
