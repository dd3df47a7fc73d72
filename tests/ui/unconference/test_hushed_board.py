"""While people vote, nothing on the board tells how many want what; once voting is closed, all of it does."""

import re

import pytest
from PySide6.QtWidgets import QLabel

from t4gsw_desktop.core.places import Room
from t4gsw_desktop.kinds.unconference.voting import close_votes, open_votes
from t4gsw_desktop.services.places import edit_room
from t4gsw_desktop.ui.unconference.board_facts import lay_over
from t4gsw_desktop.ui.unconference.cell_price import BLOCKED, FITS, HERE, CellPrice
from t4gsw_desktop.ui.unconference.moving import cell_prices
from t4gsw_desktop.ui.unconference.place_button import PlaceButton
from t4gsw_desktop.ui.unconference.room import UnconferenceRoom
from tests.ui.conftest import grab, settle
from tests.ui.unconference.conftest import facts, shown_button

COUNTED = re.compile(r"\bwants?\b|\bwish|\bwill come\b|too small|lack a seat|\bclash(es)?\b|fewest")


@pytest.fixture
def open_room(room: UnconferenceRoom) -> UnconferenceRoom:
    """The board of the practice evening while people vote, with a room that is far too small for who wants to come."""
    crowded = max(facts(room).cards.items(), key=lambda one: one[1].wants)[0]
    rooms = room.desk.read(lambda view: view.get_many(Room, facts(room).activity.room_ids))
    (place,) = [one for one in rooms.values() if one.name == crowded[1]]
    room.desk.attempt(edit_room, place.id, seats=3)
    settle()
    assert any(card.trouble.startswith("Too small by ") for card in facts(room).cards.values())
    room.desk.attempt(open_votes, room.activity_id)
    settle()
    return room


def told(room: UnconferenceRoom) -> list[str]:
    """All that stands beside the board and on the strip."""
    side = room.page.side
    said = [one.text() for one in side.findChildren(QLabel) if one.isVisible()]
    said += [one.accessibleName() for one in side.findChildren(PlaceButton) if one.isVisible()]
    stage = [room.strip.sentence, *(one.text() for one in room.strip.findChildren(QLabel) if one.isVisible())]
    return [one for one in said + stage if "stays hidden" not in one and "once the voting is closed" not in one]


def test_why_here_gives_no_numbers_until_voting_is_closed(open_room: UnconferenceRoom) -> None:
    room = open_room
    for card in (*facts(room).cards.values(), *facts(room).waiting):
        room.page.show_session(card.id)
        settle()
        assert not [one for one in told(room) if COUNTED.search(one)], card.title
        assert not COUNTED.search(card.trouble)
    grab(room.window(), "unconference-why-hushed")
    shown_button(room.page.side, "Close the voting").click()  # type: ignore[arg-type]
    settle()
    assert not facts(room).votes.hidden
    room.page.show_session(max(facts(room).cards.values(), key=lambda one: one.wants).id)
    settle()
    assert any(COUNTED.search(one) for one in told(room))


def test_list_of_clashes_gives_no_numbers_until_voting_is_closed(open_room: UnconferenceRoom) -> None:
    room = open_room
    room.show_clashes()
    settle()
    title = {"Clashes", "Why here?"}
    assert not [one for one in told(room) if COUNTED.search(one) and one not in title]
    assert "Who is disappointed?" not in told(room)
    room.desk.attempt(close_votes, room.activity_id)
    settle()
    assert any("will come" in one for one in told(room))
    assert "Who is disappointed?" in told(room)


def test_prices_only_tell_what_fits_until_voting_is_closed(open_room: UnconferenceRoom) -> None:
    room = open_room
    for session in facts(room).snapshot.sessions:
        prices = cell_prices(facts(room), session.id).values()
        assert {one.kind for one in prices} <= {FITS, BLOCKED, HERE}
        assert not [one for one in prices if COUNTED.search(one.words) or COUNTED.search(one.spoken)]
    room.page.board.setFocus()
    room.deeds.begin_move()
    settle()
    grab(room.window(), "unconference-moving-hushed")
    assert room.page.board.cells.prices


def test_grid_that_is_watched_tells_of_no_room_that_is_too_small(open_room: UnconferenceRoom) -> None:
    known = facts(open_room)
    over = lay_over(known, known.grid, known.score, known.bound)
    assert not [card.trouble for card in over.cards.values() if card.trouble]
    assert all(card.over == 0 for card in over.cards.values())


def test_price_while_people_vote_in_words() -> None:
    alone, swapped = CellPrice("fits", FITS), CellPrice("fits", FITS, 0, "Energy")
    assert (alone.spoken, alone.line) == ("It fits", "fits")
    assert (swapped.spoken, swapped.line) == ("It fits, swaps", "fits, swaps with Energy")
