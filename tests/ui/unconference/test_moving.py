"""Moving sessions with keys, mouse and menus: with prices in sight, one act each, and taken back by Undo."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from t4gsw_desktop.kinds.unconference.changing import move_session
from t4gsw_desktop.ui.unconference.cell_price import BLOCKED, FEWER, HERE, MORE, SAME, CellPrice
from t4gsw_desktop.ui.unconference.room import UnconferenceRoom
from tests.ui.conftest import settle
from tests.ui.unconference.conftest import empty_cell, facts, places, press, titled


def choose(room: UnconferenceRoom, title: str) -> str:
    """Choose the session of this title; its id."""
    found = titled(room, title)
    room.page.show_session(found)
    settle()
    return found


def first_title(room: UnconferenceRoom) -> str:
    return facts(room).cards[min(facts(room).cards)].title


def test_m_shows_every_price_and_enter_moves(room: UnconferenceRoom) -> None:
    session = choose(room, first_title(room))
    before = places(room)
    press(room, Qt.Key.Key_M)
    cells = room.page.board.cells
    assert cells.lifted == session
    assert set(cells.prices) == {(slot, one.name) for slot in (1, 2, 3) for one in facts(room).rooms}
    assert [cell for cell, price in cells.prices.items() if price.kind == HERE] == [facts(room).cell_of(session)]
    target = empty_cell(room)
    room.page.board.choose(target)
    said = cells.index_of(target).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith(cells.prices[target].spoken)
    press(room, Qt.Key.Key_Return)
    assert places(room)[session] == (str(target[0]), target[1])
    assert cells.lifted == ""
    assert room.page.chosen().id == session  # type: ignore[union-attr]
    room.desk.undo()
    settle()
    assert places(room) == before


def test_price_that_was_shown_is_the_price_that_is_paid(room: UnconferenceRoom) -> None:
    choose(room, first_title(room))
    before = facts(room).score["missed_wishes"]
    press(room, Qt.Key.Key_M)
    priced = room.page.board.cells.prices
    target = next(cell for cell, one in priced.items() if one.kind not in (HERE, BLOCKED) and one.change)
    change = priced[target].change
    room.page.board.choose(target)
    press(room, Qt.Key.Key_Return)
    assert facts(room).score["missed_wishes"] - before == change


def test_esc_leaves_it_where_it_was(room: UnconferenceRoom) -> None:
    choose(room, first_title(room))
    before, step = places(room), room.desk.workspace.step()
    press(room, Qt.Key.Key_M)
    press(room, Qt.Key.Key_Down)
    press(room, Qt.Key.Key_Escape)
    assert room.page.moving.session == ""
    assert room.page.board.cells.prices == {}
    assert (places(room), room.desk.workspace.step()) == (before, step)


def test_place_that_breaks_a_rule_is_hatched_with_its_reason_and_leaves_an_amber_card(room: UnconferenceRoom) -> None:
    session = choose(room, next(one.title for one in facts(room).waiting))
    room.page.waiting.setFocus()
    press(room, Qt.Key.Key_M)
    cells = room.page.board.cells
    blocked = next(cell for cell in facts(room).free_cells if cells.prices[cell].kind == BLOCKED)
    assert cells.prices[blocked].words
    assert cells.index_of(blocked).data(Qt.ItemDataRole.AccessibleTextRole).startswith("Not possible, ")
    room.page.board.choose(blocked)
    press(room, Qt.Key.Key_Return)
    card = facts(room).card(session)
    assert card is not None
    assert card.trouble
    assert facts(room).cell_of(session) == blocked


def test_k_keeps_a_session_and_p_puts_it_back(room: UnconferenceRoom) -> None:
    session = choose(room, first_title(room))
    press(room, Qt.Key.Key_K)
    assert facts(room).card(session).kept  # type: ignore[union-attr]
    room.page.show_session(session)
    press(room, Qt.Key.Key_K)
    assert not facts(room).card(session).kept  # type: ignore[union-attr]
    press(room, Qt.Key.Key_P)
    assert session in [one.id for one in facts(room).waiting]
    assert session not in places(room)
    room.desk.undo()
    settle()
    assert session in places(room)


def test_card_is_carried_with_the_mouse_and_put_down(room: UnconferenceRoom) -> None:
    board = room.page.board
    start, target = min(facts(room).cards), empty_cell(room)
    session = facts(room).cards[start].id
    drag(room, board.box_of(start).center(), board.box_of(target).center(), drop=False)
    assert room.page.drag.carrying
    assert board.cells.lifted == session
    assert board.place() == target
    QTest.mouseRelease(board.viewport(), Qt.MouseButton.LeftButton, pos=board.box_of(target).center())
    settle()
    assert not room.page.drag.carrying
    assert places(room)[session] == (str(target[0]), target[1])


def test_card_is_carried_off_the_board(room: UnconferenceRoom) -> None:
    board = room.page.board
    start = min(facts(room).cards)
    session = facts(room).cards[start].id
    where = room.page.waiting.mapTo(room.page, room.page.waiting.rect().center())
    drag(room, board.box_of(start).center(), board.viewport().mapFrom(room.page, where))
    assert session not in places(room)


def test_pitch_is_carried_onto_the_board_and_one_let_go_elsewhere_stays(room: UnconferenceRoom) -> None:
    waiting, board = room.page.waiting, room.page.board
    session = facts(room).waiting[0].id
    before = places(room)
    grip = waiting.visualRect(waiting.cells.index(0)).center()
    QTest.mousePress(waiting.viewport(), Qt.MouseButton.LeftButton, pos=grip)
    over = room.page.side.mapTo(room.page, QPoint(40, 40))
    for at in (grip + QPoint(30, 30), waiting.viewport().mapFrom(room.page, over)):
        QTest.mouseMove(waiting.viewport(), at)
    QTest.mouseRelease(waiting.viewport(), Qt.MouseButton.LeftButton, pos=waiting.viewport().mapFrom(room.page, over))
    settle()
    assert places(room) == before
    target = board.viewport().mapTo(room.page, board.box_of(empty_cell(room)).center())
    QTest.mousePress(waiting.viewport(), Qt.MouseButton.LeftButton, pos=grip)
    for at in (grip + QPoint(30, 30), waiting.viewport().mapFrom(room.page, target)):
        QTest.mouseMove(waiting.viewport(), at)
    at = waiting.viewport().mapFrom(room.page, target)
    QTest.mouseRelease(waiting.viewport(), Qt.MouseButton.LeftButton, pos=at)
    settle()
    assert session in places(room)


def drag(room: UnconferenceRoom, start: QPoint, end: QPoint, *, drop: bool = True) -> None:
    """Carry what is at one point of the board to another."""
    surface = room.page.board.viewport()
    QTest.mousePress(surface, Qt.MouseButton.LeftButton, pos=start)
    for at in (start + QPoint(12, 12), (start + end) / 2, end):
        QTest.mouseMove(surface, at)
    settle()
    if drop:
        QTest.mouseRelease(surface, Qt.MouseButton.LeftButton, pos=end)
        settle()


def test_menu_lists_every_place_with_its_price(room: UnconferenceRoom) -> None:
    session = choose(room, first_title(room))
    room.deeds.ask_places()
    (menu,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu) and one.isVisible()]
    parts = [one.menu() for one in menu.actions()]
    assert [one.title() for one in parts] == [facts(room).time_of(slot) for slot in (1, 2, 3)]
    target = empty_cell(room)
    (line,) = [one for one in parts[target[0] - 1].actions() if one.text().startswith(f"{target[1]}: ")]
    line.trigger()
    menu.close()
    settle()
    assert places(room)[session] == (str(target[0]), target[1])


def test_session_that_has_moved_elsewhere_meanwhile_keeps_the_move_under_way(room: UnconferenceRoom) -> None:
    session = choose(room, first_title(room))
    press(room, Qt.Key.Key_M)
    target = empty_cell(room)
    room.desk.do(move_session, session, *target, at=room.desk.clock())
    settle()
    assert room.page.moving.session == session
    assert room.page.board.cells.prices[target].kind == HERE
    press(room, Qt.Key.Key_Escape)


@pytest.mark.parametrize(
    ("price", "spoken", "line"),
    [
        (CellPrice("same", SAME), "Same number of clashes", "no more clashes"),
        (CellPrice("1 fewer", FEWER, -1, "Energy"), "1 clash fewer, swaps", "1 clash fewer, swaps with Energy"),
        (CellPrice("2 more", MORE, 2), "2 clashes more", "2 clashes more"),
        (CellPrice("has stairs", BLOCKED, 2), "Not possible, has stairs", "has stairs"),
        (
            CellPrice("1 more", MORE, 1, "Energy", puts_out=True),
            "1 clash more, Energy would lose its place",
            "1 clash more, instead of Energy",
        ),
    ],
)
def test_prices_in_words(price: CellPrice, spoken: str, line: str) -> None:
    assert (price.spoken, price.line) == (spoken, line)
