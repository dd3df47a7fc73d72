"""The board: every session in its place, told in words, walked by keys, and never cut off."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from t4gsw_desktop.ui.shell.window import MainWindow
from t4gsw_desktop.ui.theme.tokens import LOOKS
from t4gsw_desktop.ui.unconference.room import UnconferenceRoom
from t4gsw_desktop.ui.unconference.wish_line import wish_words
from tests.ui.conftest import grab, settle
from tests.ui.inspection import complaints_about
from tests.ui.unconference.conftest import facts, open_room, places, press


def test_board_shows_every_session_where_the_file_has_it(room: UnconferenceRoom) -> None:
    shown = {card.id: (str(slot), place) for (slot, place), card in facts(room).cards.items()}
    assert shown == places(room)
    assert len(shown) + len(facts(room).waiting) == len(facts(room).snapshot.sessions)
    cells = room.page.board.cells
    times = [cells.headerData(row, Qt.Orientation.Vertical) for row in range(cells.rowCount())]
    assert times[0] == "20:15"
    assert times == sorted(times)
    hall = facts(room).rooms[0]
    named = cells.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
    assert named == f"Main hall, {hall.seats} seats"


def test_break_stands_between_its_slots_and_the_arrow_keys_pass_it_by(room: UnconferenceRoom) -> None:
    board, rows = room.page.board, facts(room).rows
    (tea,) = [number for number, row in enumerate(rows) if not row.number]
    assert rows[tea].title == "Tea and looking at the grid"
    assert rows[tea - 1].ends <= rows[tea].starts < rows[tea].ends <= rows[tea + 1].starts
    assert board.columnSpan(tea, 0) == len(facts(room).rooms)
    assert board.cells.spoken(board.cells.index(tea, 0)).endswith("Tea and looking at the grid")
    board.choose((rows[tea - 1].number, facts(room).rooms[1].name))
    press(room, Qt.Key.Key_Down)
    assert board.place() == (rows[tea + 1].number, facts(room).rooms[1].name)
    press(room, Qt.Key.Key_Up)
    assert board.place() == (rows[tea - 1].number, facts(room).rooms[1].name)


def test_every_cell_is_a_sentence(room: UnconferenceRoom) -> None:
    cells = room.page.board.cells
    said = {
        cells.cell(row, column): str(cells.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole))
        for row in range(cells.rowCount())
        for column in range(cells.columnCount())
    }
    for cell, text in said.items():
        card = facts(room).cards.get(cell)
        if not cell[0]:
            continue  # a break
        if card is None:
            assert text == f"{cell[1]}, {facts(room).time_of(cell[0])}, empty"
        else:
            assert text.startswith(f"{card.title}, {card.led_by}, {cell[1]}, {facts(room).time_of(cell[0])}, ")
            assert f"{card.wanted}, room seats {card.seats}" in text


def test_arrow_keys_walk_and_the_panel_follows(room: UnconferenceRoom) -> None:
    board = room.page.board
    board.choose((1, "Main hall"))
    press(room, Qt.Key.Key_Down)
    assert board.place() == (2, "Main hall")
    press(room, Qt.Key.Key_Right)
    assert board.place() == (2, facts(room).rooms[1].name)
    card = board.card()
    assert card is not None
    assert room.page.chosen() == card
    assert card.title in told(room)


def told(room: UnconferenceRoom) -> str:
    """All that the panel of reasons says."""
    from PySide6.QtWidgets import QLabel

    return " ".join(one.text() for one in room.page.side.why.findChildren(QLabel) if one.isVisible())


def test_line_tells_how_many_wishes_fit_and_what_is_proven(room: UnconferenceRoom) -> None:
    figures, bound = facts(room).score, facts(room).bound
    said = room.page.wishes.said
    met = int(figures["wishes"] - figures["missed_wishes"])
    assert said.startswith(f"{met} of {int(figures['wishes'])} wishes fit")
    assert f"{int(figures['clash_wishes'])} clash, {int(figures['unplaced_wishes'])} not placed" in said
    best = int(figures["wishes"] - bound["missed_wishes"])
    assert (f"No plan can do better than {best}" if best > met else "No plan can do better: that is proven") in said


def test_line_claims_nothing_of_a_grid_in_which_more_could_be_placed() -> None:
    figures = {"wishes": 20, "missed_wishes": 6, "clash_wishes": 2, "unplaced_wishes": 4, "placed": 5, "unplaced": 1}
    bound = {"missed_wishes": 6, "unplaced": 1}
    assert wish_words(figures, bound)[2] == "No plan can do better: that is proven."
    assert wish_words(figures, {**bound, "unplaced": 0}) == ("14 of 20 wishes fit", "2 clash, 4 not placed", "")
    none = {**figures, "missed_wishes": 20, "clash_wishes": 0, "unplaced_wishes": 20, "placed": 0, "unplaced": 6}
    assert wish_words(none, {"missed_wishes": 20, "unplaced": 0})[0] == "20 wishes, and nothing has a place yet"


ROOMS = ((1366, 768, 100), (1024, 690, 100), (1366, 768, 200))


@pytest.mark.parametrize("size", ROOMS, ids=lambda size: f"{size[0]}x{size[1]} at {size[2]} %")
def test_nothing_of_the_board_is_cut_off_nameless_or_out_of_reach(
    window: MainWindow, size: tuple[int, int, int]
) -> None:
    window.theme.choose(scale=size[2])
    window.theme.change_now()
    window.resize(size[0], size[1])
    window.rebuild()
    settle()
    room = open_room(window)
    wrong = complaints_about(window)
    room.turn_side()
    settle()
    wrong += complaints_about(window)
    room.show_clashes()
    settle()
    wrong += complaints_about(window)
    grab(window, f"unconference-clashes-{size[0]}-{size[2]}")
    room.page.panes.turn(to_side=False)
    room.deeds.begin_move()
    settle()
    grab(window, f"unconference-moving-{size[0]}-{size[2]}")
    wrong += complaints_about(window)
    assert not wrong, "\n".join(wrong)
    assert (window.width(), window.height()) == size[:2]
    assert QApplication.activeModalWidget() is None


@pytest.mark.parametrize("look", LOOKS)
def test_board_has_its_picture_taken(window: MainWindow, look: str) -> None:
    window.theme.choose(wish=look)
    window.theme.change_now()
    settle()
    open_room(window)
    assert grab(window, f"unconference-{look}").stat().st_size > 5000
