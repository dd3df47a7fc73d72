"""What is wrong is told in one list with clicks that mend it; the strip asks for the worst; rooms and hosts may go."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from t4gsw_desktop.core.places import Room
from t4gsw_desktop.kinds.unconference.changing import move_session
from t4gsw_desktop.services.places import edit_room
from t4gsw_desktop.ui.shell.window import MainWindow
from t4gsw_desktop.ui.unconference.cell_price import BLOCKED
from t4gsw_desktop.ui.unconference.moving import cell_prices
from t4gsw_desktop.ui.unconference.pitches import PitchesPage
from t4gsw_desktop.ui.unconference.place_button import PlaceButton
from t4gsw_desktop.ui.unconference.room import UnconferenceRoom
from tests.ui.conftest import grab, settle
from tests.ui.unconference.conftest import facts


def break_a_rule(room: UnconferenceRoom) -> str:
    """Put a session where it breaks a rule; its id."""
    for card in facts(room).waiting:
        prices = cell_prices(facts(room), card.id)
        cell = next((one for one in facts(room).free_cells if prices[one].kind == BLOCKED), None)
        if cell is not None:
            room.desk.attempt(move_session, card.id, *cell, at=room.desk.clock())
            settle()
            return card.id
    raise AssertionError("every free place suits everything")


def menu() -> QMenu:
    """The menu that is unfolded."""
    (found,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu) and one.isVisible()]
    return found


def said(room: UnconferenceRoom) -> list[str]:
    """Every sentence of the list of clashes."""
    return [one.text() for one in room.page.side.clashes.findChildren(QLabel) if one.isVisible()]


def test_broken_rule_stands_first_in_the_list_and_one_click_mends_it(
    room: UnconferenceRoom, window: MainWindow
) -> None:
    session = break_a_rule(room)
    broken = facts(room).now.broken[session]
    room.show_clashes()
    settle()
    assert facts(room).now.say(broken[0]) in said(room)
    grab(window, "unconference-clashes")
    mends = [one for one in room.page.side.clashes.findChildren(PlaceButton) if one.isVisible()]
    assert mends
    step = room.desk.workspace.step()
    back = next(one for one in mends if one.words == "Put it back")
    back.click()
    settle()
    assert room.desk.workspace.step() == step + 1
    assert session not in facts(room).now.broken


def test_strip_asks_for_the_worst_that_one_click_mends(room: UnconferenceRoom) -> None:
    small = min(facts(room).cards, key=lambda cell: -facts(room).cards[cell].wants)
    card = facts(room).cards[small]
    rooms = room.desk.read(lambda view: view.get_many(Room, facts(room).activity.room_ids))
    (place,) = [one for one in rooms.values() if one.name == small[1]]
    room.desk.attempt(edit_room, place.id, seats=max(1, card.wants - 5))
    settle()
    assert card.id in facts(room).now.broken
    assert facts(room).card(card.id).trouble.startswith("Too small by ")  # type: ignore[union-attr]
    lacking = facts(room).score["people_over_seats"]
    assert room.strip.sentence == f"Next: give “{card.title}” a bigger room"
    assert room.strip.button is not None
    room.strip.button.click()
    settle()
    assert facts(room).score["people_over_seats"] < lacking


def test_disappointed_are_counted_and_named_on_wish_only(room: UnconferenceRoom) -> None:
    found = facts(room).now.disappointed
    room.show_clashes()
    settle()
    names = {facts(room).now.names[one] for one in found.who}
    assert not names & set(said(room))
    if found.count:
        assert any(line.startswith(f"{found.count} ") for line in said(room))


def test_room_is_lost_and_given_back(room: UnconferenceRoom) -> None:
    name = facts(room).rooms[0].name
    there = {card.id for cell, card in facts(room).cards.items() if cell[1] == name}
    room.deeds.ask_room_at(name, QPoint(10, 10))
    (lost,) = menu().actions()
    assert lost.text() == f"{name} is lost"
    lost.menu().actions()[0].trigger()
    menu().close()
    settle()
    assert facts(room).rooms[0].lost_from == 1
    assert {cell for cell in facts(room).closed if cell[1] == name} == {(1, name), (2, name), (3, name)}
    assert there <= set(facts(room).now.broken)
    room.deeds.ask_room_at(name, QPoint(10, 10))
    menu().actions()[0].trigger()
    menu().close()
    settle()
    assert facts(room).rooms[0].lost_from == 0
    assert not there & set(facts(room).now.broken)


def test_host_has_to_leave(room: UnconferenceRoom) -> None:
    cell = min(facts(room).cards)
    card = facts(room).cards[cell]
    room.page.show_session(card.id)
    room.deeds.ask_session(QPoint(10, 10))
    leave = next(one for one in menu().actions() if one.text().endswith(" has to leave"))
    assert leave.text() == f"{card.hosts[0]} has to leave"
    leave.menu().actions()[0].trigger()
    menu().close()
    settle()
    assert card.id in facts(room).now.broken


def test_card_of_a_session_is_printed_from_its_menu(room: UnconferenceRoom, window: MainWindow) -> None:
    card = facts(room).cards[min(facts(room).cards)]
    room.page.show_session(card.id)
    room.deeds.ask_session(QPoint(10, 10))
    next(one for one in menu().actions() if one.text() == "Print its card").trigger()
    menu().close()
    settle()
    assert window.screen.key == "print"
    assert window.screen.paper == f"only-pitch-cards-{card.id}"


def test_pitch_of_a_session_is_opened_from_its_menu(room: UnconferenceRoom) -> None:
    card = facts(room).cards[max(facts(room).cards)]
    room.page.show_session(card.id)
    room.deeds.ask_session(QPoint(10, 10))
    next(one for one in menu().actions() if one.text() == "Open the pitch").trigger()
    menu().close()
    settle()
    (page,) = room.findChildren(PitchesPage)
    assert page.isVisible()
    assert page.list.choice == card.id
    assert page.form.pitch is not None
    assert page.form.pitch.id == card.id
    assert page.form.title.isVisible()


def test_empty_place_offers_those_who_wait(room: UnconferenceRoom) -> None:
    cell = facts(room).free_cells[0]
    room.page.board.choose(cell)
    room.deeds.open_place()
    lines = [one.text() for one in menu().actions()]
    assert lines == [f"Put “{card.title}” here" for card in facts(room).waiting]
    menu().actions()[0].trigger()
    menu().close()
    settle()
    assert cell in facts(room).cards
