"""Filling: the grid gets better while one looks, is used or left as one act, and filled again it moves little."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from t4gsw_desktop.kinds.unconference.changing import put_back
from t4gsw_desktop.kinds.unconference.preparation import add_pitch
from t4gsw_desktop.kinds.unconference.rules import Grid, Placed
from t4gsw_desktop.ui.shell.window import MainWindow
from t4gsw_desktop.ui.unconference.refill import Moved, what_moved
from t4gsw_desktop.ui.unconference.room import UnconferenceRoom
from tests.ui.conftest import grab, settle
from tests.ui.inspection import complaints_about, filled_buttons
from tests.ui.unconference.conftest import facts, open_room, places, press, shown_button


def test_grid_is_watched_and_nothing_changes_until_it_is_used(
    room: UnconferenceRoom, window: MainWindow, qtbot: QtBot
) -> None:
    before, step = places(room), room.desk.workspace.step()
    room.desk.actions.get("unconference.over").run()
    qtbot.waitUntil(lambda: room.watching.best is not None, timeout=20_000)
    settle()
    assert room.watch_strip.isVisible()
    assert not room.strip.isVisible()
    assert len(filled_buttons(window.screen)) == 1
    assert (places(room), room.desk.workspace.step()) == (before, step)
    assert room.desk.actions.get("unconference.move").why_not()
    found = room.watching.best
    assert found is not None
    laid_over = {card.id: (str(slot), place) for (slot, place), card in facts(room).cards.items()}
    assert laid_over == {row.session: (row.slot, row.room) for row in found.grid.placements}
    grab(window, "unconference-watching")
    wrong = complaints_about(window)
    assert not wrong, "\n".join(wrong)
    found = room.watching.best  # a better one may have come by now
    assert found is not None
    room.watch_strip.use_button.click()
    settle()
    assert not room.watched
    assert room.desk.workspace.step() == step + 1
    assert places(room) == {row.session: (row.slot, row.room) for row in found.grid.placements}
    room.desk.undo()
    settle()
    assert places(room) == before


def test_esc_leaves_the_grid_as_it_was(room: UnconferenceRoom, qtbot: QtBot) -> None:
    before, step = places(room), room.desk.workspace.step()
    room.start_over()
    qtbot.waitUntil(lambda: room.watching.best is not None, timeout=20_000)
    press(room, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not room.watching.running, timeout=20_000)
    settle()
    assert not room.watched
    assert (places(room), room.desk.workspace.step()) == (before, step)
    assert {card.id for card in facts(room).cards.values()} == set(before)


def test_search_goes_on_while_the_window_is_built_anew(window: MainWindow, qtbot: QtBot) -> None:
    room = open_room(window)
    room.start_over()
    window.change_look("dark")
    window.theme.change_now()
    settle()
    again = open_room(window)
    assert again is not room
    assert again.watched
    qtbot.waitUntil(lambda: again.watching.best is not None, timeout=20_000)
    settle()
    assert again.watch_strip.isVisible()
    again.leave_grid()
    qtbot.waitUntil(lambda: not again.watching.running, timeout=20_000)
    window.change_look("light")


def test_facts_that_change_meanwhile_are_said_and_nothing_is_lost(
    room: UnconferenceRoom, window: MainWindow, qtbot: QtBot
) -> None:
    before = places(room)
    room.start_over()
    qtbot.waitUntil(lambda: room.watching.best is not None, timeout=20_000)
    room.desk.attempt(add_pitch, room.activity_id, "One more at eleven o'clock")
    settle()
    room.use_grid()
    settle()
    assert window.foot.said is not None
    assert window.foot.said.kind == "problem"
    assert "changed meanwhile" in window.foot.said.sentence
    assert places(room) == before


def test_filled_again_puts_in_what_is_missing_and_says_what_moved(
    room: UnconferenceRoom, window: MainWindow, qtbot: QtBot
) -> None:
    session = next(iter(places(room)))
    room.desk.attempt(put_back, session, at=room.desk.clock())
    settle()
    without = places(room)
    assert session not in without
    press(room, Qt.Key.Key_F)
    qtbot.waitUntil(lambda: session in places(room), timeout=20_000)
    settle()
    moved = {one for one, cell in places(room).items() if without.get(one, cell) != cell}
    assert len(moved) <= 2
    assert window.foot.said is not None
    assert window.foot.said.sentence.startswith("Filled again: 1 session placed: “")
    assert window.foot.said.kind == "undo"
    room.desk.undo()
    settle()
    assert places(room) == without


def test_what_moved_in_words(room: UnconferenceRoom) -> None:
    first, second = sorted(facts(room).cards)[:2]
    shown = facts(room)
    rows = [Placed(card.id, str(cell[0]), cell[1]) for cell, card in shown.cards.items() if cell not in (first, second)]
    swapped = Grid(tuple(rows) + (Placed(shown.cards[first].id, str(second[0]), second[1]),))
    moved = what_moved(shown, swapped)
    assert moved == Moved((), (shown.cards[first].title,), (shown.cards[second].title,))
    said = f"Filled again: 1 session moved: “{shown.cards[first].title}”; no place for “{shown.cards[second].title}”."
    assert moved.said == said
    assert what_moved(shown, shown.grid).said == "Filled again: everything stays where it is."


def test_filling_again_that_moves_nothing_is_no_act(room: UnconferenceRoom, window: MainWindow, qtbot: QtBot) -> None:
    for _ in range(3):  # the first may still find something better
        said_before, step, before = window.foot.said, room.desk.workspace.step(), places(room)
        press(room, Qt.Key.Key_F)
        qtbot.waitUntil(lambda said=said_before: window.foot.said is not said, timeout=20_000)
        settle()
        if places(room) == before:
            break
    assert window.foot.said is not None
    assert window.foot.said.sentence == "Filled again: everything stays where it is."
    assert window.foot.said.kind == "info"
    assert room.desk.workspace.step() == step
    assert room.why_not_fill() == ""


def test_empty_unconference_has_nothing_to_fill(empty_room: UnconferenceRoom) -> None:
    room = empty_room
    assert room.why_not_fill() == "There are no pitches yet. Add some first."
    step = room.desk.workspace.step()
    press(room, Qt.Key.Key_F)
    assert not room.watched
    assert room.desk.workspace.step() == step
    assert room.strip.sentence == "Next: take pitches"
    assert shown_button(room, "Add pitches")
