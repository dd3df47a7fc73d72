"""The strip asks for one thing after the other, and comes to an end whatever the grid is like."""

from random import Random

import pytest
from pytestqt.qtbot import QtBot

from t4gsw_desktop.kinds.unconference.ballots import type_slip
from t4gsw_desktop.kinds.unconference.changing import lose_room, put_back
from t4gsw_desktop.kinds.unconference.clashes import clashes_of
from t4gsw_desktop.kinds.unconference.moving import with_moves
from t4gsw_desktop.kinds.unconference.preparation import add_pitches
from t4gsw_desktop.kinds.unconference.rules import Grid, Guest, Placed, Room, Session, Snapshot, goal_key, score
from t4gsw_desktop.kinds.unconference.voting import open_votes
from t4gsw_desktop.ui.unconference.room import UnconferenceRoom
from t4gsw_desktop.ui.unconference.strip import next_stage, worst_that_one_click_mends
from tests.ui.conftest import settle
from tests.ui.unconference.conftest import facts, places


def anyhow(seed: int) -> tuple[Snapshot, Grid]:
    """An unconference with its sessions put anywhere, and some nowhere."""
    chance = Random(seed)
    slots = tuple(str(number) for number in range(1, chance.randint(3, 5)))
    rooms = tuple(Room(f"R{n}", chance.choice([0, 3, 6, 12]), chance.choice([(), ("step_free",)])) for n in range(3))
    people = [f"p{n}" for n in range(18)]
    sessions = tuple(
        Session(f"s{n}", (chance.choice(people),), chance.choice([(), (), ("step_free",)]))
        for n in range(chance.randint(5, 12))
    )
    votes = {who: tuple(one.id for one in chance.sample(sessions, 4)) for who in people}
    snapshot = Snapshot(slots, rooms, sessions, tuple(Guest(who) for who in people), votes)
    cells = [(slot, room.id) for slot in slots for room in rooms]
    chance.shuffle(cells)
    rows = tuple(Placed(one.id, *cell) for one, cell in zip(sessions, cells, strict=False) if chance.random() < 0.8)
    placed = {row.session for row in rows}
    return snapshot, Grid(rows, tuple(one.id for one in sessions if one.id not in placed))


@pytest.mark.parametrize("seed", range(25))
def test_pressing_the_button_again_and_again_comes_to_an_end(seed: int) -> None:
    snapshot, grid = anyhow(seed)
    seen = set()
    for _ in range(60):
        found = worst_that_one_click_mends(clashes_of(snapshot, grid))
        if found is None:
            break
        state = frozenset(grid.placements)
        assert state not in seen, "the strip leads in a circle"
        seen.add(state)
        grid = with_moves(snapshot, grid, found[1].moves)
    else:
        raise AssertionError("the strip never comes to an end")
    assert goal_key(score(snapshot, grid))[0] <= len(anyhow(seed)[1].unplaced)


def test_strip_of_the_practice_evening_ends_with_the_poster(room: UnconferenceRoom) -> None:
    for _ in range(20):
        stage = next_stage(facts(room), over=False)
        if stage.deed != "mend":
            break
        assert room.strip.button is not None
        room.strip.button.click()
        settle()
    assert stage.deed in ("print", "fill")


def test_when_a_room_is_lost_the_strip_fills_again_before_all_else(room: UnconferenceRoom, qtbot: QtBot) -> None:
    lost = next(name for _slot, name in places(room).values() if name == "Garden room")
    room.desk.do(lose_room, room.activity_id, lost, 1, at=room.desk.clock())
    settle()
    stage = next_stage(facts(room), over=False)
    assert (stage.deed, stage.sentence) == ("fill", "Next: fill again, 3 sessions cannot stay")
    assert room.strip.button is not None
    room.strip.button.click()
    qtbot.waitUntil(lambda: all(name != lost for _slot, name in places(room).values()), timeout=30_000)
    assert next_stage(facts(room), over=False).deed != "fill"


def test_without_a_grid_votes_are_asked_for_then_closed_then_the_grid_is_filled(
    empty_room: UnconferenceRoom, qtbot: QtBot
) -> None:
    """The stages before anything was accepted, each led to by the button of the one before."""
    room, strip = empty_room, empty_room.strip
    assert next_stage(facts(room), over=False).deed == "pitches"
    assert strip.button is not None
    strip.button.click()
    settle()
    assert room.pages.shown == "pitches"
    made = room.desk.attempt(add_pitches, room.activity_id, "Bread for all\nA bus map\nMending evenings")
    room.show_page("board")
    settle()
    assert strip.sentence == "Next: have people vote on 3 pitches"
    strip.button.click()
    settle()
    assert room.pages.shown == "votes"
    room.show_page("board")
    room.desk.attempt(type_slip, room.activity_id, " ".join(one.code for one in made[:2]))
    settle()
    assert strip.sentence == "Next: close the voting"
    assert all(card.wants == -1 for card in facts(room).waiting)
    strip.button.click()
    settle()
    assert not facts(room).votes.hidden
    assert [card.wants for card in facts(room).waiting] == [1, 1, 0]
    assert strip.sentence == "Next: fill the grid with 3 pitches"
    strip.button.click()
    qtbot.waitUntil(lambda: room.watching.best is not None, timeout=20_000)
    room.use_grid()
    settle()
    assert len(facts(room).cards) == 3
    assert next_stage(facts(room), over=False).deed not in ("pitches", "votes", "close", "fill")


def test_board_that_stands_while_people_vote_asks_for_the_voting_to_be_closed(room: UnconferenceRoom) -> None:
    room.desk.attempt(open_votes, room.activity_id)
    settle()
    for _ in range(20):
        if next_stage(facts(room), over=False).deed != "mend":
            break
        assert room.strip.button is not None
        room.strip.button.click()
        settle()
    assert room.strip.sentence == "Next: close the voting"
    assert "closed" in room.page.wishes.said
    assert room.strip.button is not None
    room.strip.button.click()
    settle()
    assert all(card.wants >= 0 for card in facts(room).cards.values())


def test_what_waits_though_there_is_room_for_it_is_filled_in(room: UnconferenceRoom) -> None:
    session = next(iter(places(room)))
    room.desk.attempt(put_back, session, at=room.desk.clock())
    settle()
    stage = next_stage(facts(room), over=False)
    assert stage.deed in ("mend", "fill")
    assert next_stage(facts(room), over=True).deed == "notes"
