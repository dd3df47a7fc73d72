"""Grids changed by hand beside a surgery and rotations: nobody is in two places, and every act can be taken back."""

from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest

from t4gsw_desktop.core.events import Activity
from t4gsw_desktop.errors import Refusal
from t4gsw_desktop.kinds.planning import accept, prepare, work_out
from t4gsw_desktop.kinds.unconference.changing import (
    apply_mend,
    give_room_back,
    host_leaves,
    keep_here,
    lose_room,
    move_session,
    put_back,
)
from t4gsw_desktop.kinds.unconference.closures import lost_rooms
from t4gsw_desktop.kinds.unconference.rules import score
from t4gsw_desktop.kinds.unconference.voting import close_votes
from t4gsw_desktop.services.checkin import arrive, leave
from t4gsw_desktop.services.events import copy_event
from t4gsw_desktop.services.plans import one_place

AT = datetime(2027, 1, 21, 12, tzinfo=UTC)
SURGERY = {
    "kind": "surgery",
    "starts": "18:45",
    "room": "Loft",
    "slots": 3,
    "minutes": 20,
    "experts": [{"name": "Chidi Eze", "topics": {"seo": 3}}],
    "requests": [
        {"name": "Priya Nair", "topics": ["seo"], "words": "Find us"},
        {"name": "Tariq Aziz", "topics": ["seo"], "words": "Be found"},
    ],
}
FRIENDING = {"kind": "speed_friending", "starts": "19:30", "room": "Hall", "rounds": 4, "minutes": 5}
GRID = {
    "kind": "unconference",
    "starts": "18:45",
    "rooms": ["Hall", "Loft"],
    "slots": 4,
    "minutes": 20,
    "changeover": 2,
}


def planned(evening, key):
    activity = evening.activity(key).id
    task = evening.workspace.read(prepare, evening.kinds[key], activity)
    evening.workspace.change(accept, task, work_out(task, seconds=0.2, seed=1), at=AT)


@pytest.fixture
def full_evening(night, board_of):
    """A surgery beside the first three slots and rotations beside the last two: hosts are needed elsewhere."""
    evening = night([SURGERY, FRIENDING, GRID])
    planned(evening, "surgery")
    board = board_of(evening)
    for title, *hosts in (
        ("Maps", "Chidi Eze"),
        ("Bread", "Priya Nair", "Ines Moreau"),
        ("Tea", "Tariq Aziz"),
        ("Data", "Zoë Brontë"),
        ("Buses", "Chidi Eze"),
        ("Songs",),
    ):
        board.pitch(title, *hosts)
    board.vote("Ann Lee", "Maps", "Bread", "Tea")
    board.vote("Siân Llewellyn", "Data", "Bread", "Songs")
    board.vote("王小明", "Data", "Tea", "Buses")
    return board


def test_a_session_put_where_its_host_is_at_the_surgery_is_amber_and_says_so(full_evening):
    board = full_evening
    chidi = board.guest("Chidi Eze")
    busy = [slot for slot in ("1", "2", "3") if (chidi, slot) in board.now().elsewhere]
    assert busy
    price = board.now().priced.price(board.pitches["Maps"], busy[0], "Hall")
    assert board.now().price_words(price).text == "Chidi Eze is at Tech surgery then"
    board.move("Maps", int(busy[0]), "Hall")
    assert board.rows()[board.pitches["Maps"], ""] == (int(busy[0]), "Hall")
    assert board.codes("Maps") == ["host_away"]
    assert "Chidi Eze is at Tech surgery at " in board.now().say(board.now().clashes[0].problem)
    assert board.workspace.read(one_place, board.night.event.id) == ()
    board.move("Maps", 4, "Hall")
    assert board.rows()[board.pitches["Maps"], chidi] == (4, "Hall")
    assert board.now().broken == {}


def test_a_host_who_is_not_here_yet_or_gone_home_is_reckoned_with(full_evening):
    board = full_evening
    workspace, chidi, zoe = board.workspace, board.guest("Chidi Eze"), board.guest("Zoë Brontë")
    busy = [slot for slot in ("1", "2", "3") if (chidi, slot) in board.now().elsewhere]
    workspace.change(arrive, board.guest("Ann Lee"), at=AT)  # the door is used by now, and has not seen Chidi
    price = board.now().priced.price(board.pitches["Maps"], busy[0], "Hall")
    assert board.now().price_words(price).text == "Chidi Eze is not free then"
    assert board.now().priced.price(board.pitches["Maps"], "4", "Hall").blocked == ()
    workspace.change(arrive, zoe, at=AT)
    assert board.now().priced.price(board.pitches["Data"], "4", "Hall").blocked == ()
    workspace.change(leave, zoe, at=AT + timedelta(minutes=1))
    (problem,) = board.now().priced.price(board.pitches["Data"], "4", "Hall").blocked
    assert board.now().short(problem) == "Zoë Brontë is not free then"


def test_another_evening_like_this_one_has_all_its_rooms(full_evening):
    board = full_evening
    board.do(lose_room, board.id, "Hall", 2)
    copy = board.workspace.change(copy_event, board.night.event.id, date(2027, 2, 4))
    again = board.workspace.read(lambda view: view.find(Activity, event_id=copy.id, kind="unconference"))
    assert lost_rooms(again[0]) == {}
    assert lost_rooms(board.now().activity) != {}


def test_the_co_host_who_is_free_stays_on_the_grid(full_evening):
    board = full_evening
    priya, ines = board.guest("Priya Nair"), board.guest("Ines Moreau")
    busy = next(int(slot) for slot in ("1", "2", "3") if (priya, slot) in board.now().elsewhere)
    board.move("Bread", busy, "Loft")
    assert board.rows() == {(board.pitches["Bread"], ines): (busy, "Loft")}


def test_rotations_planned_over_a_grid_leave_out_the_hosts_and_the_grid_stands(full_evening):
    board = full_evening
    board.move("Maps", 4, "Hall")
    planned(board.night, "speed_friending")
    assert board.workspace.read(one_place, board.night.event.id) == ()
    assert board.grid() == {"Maps": (4, "Hall")}
    assert board.now().broken == {}
    board.move("Tea", 3, "Hall")  # Tariq sits in the rotations by now
    assert board.workspace.read(one_place, board.night.event.id) == ()
    assert board.codes("Tea") == ["host_away"]


def test_filling_again_with_an_amber_card_that_has_begun_is_accepted(full_evening):
    board = full_evening
    chidi = board.guest("Chidi Eze")
    busy = next(int(slot) for slot in ("1", "2", "3") if (chidi, slot) in board.now().elsewhere)
    board.move("Maps", busy, "Hall")
    at = datetime(2027, 1, 21, 19, 50, tzinfo=UTC)  # the third slot runs
    task = board.workspace.read(prepare, board.night.kinds["unconference"], board.id, at=at)
    board.workspace.change(accept, task, work_out(task, seconds=0.1, seed=1), at=at)
    assert board.grid()["Maps"] == (busy, "Hall")
    assert board.workspace.read(one_place, board.night.event.id) == ()


def whole_file(board):
    return board.workspace.read(lambda view: {shelf.value: view.find(shelf.value) for shelf in view.shelves})


def some_act(board, chance):
    """One thing that somebody might do next, chosen by chance."""
    pitch = chance.choice(list(board.pitches.values()))
    mends = [mend for clash in board.now().clashes for mend in clash.mends if mend.moves]
    room, slot = chance.choice(["Hall", "Loft"]), chance.randint(1, 4)
    acts = [
        (move_session, pitch, slot, room),
        (move_session, pitch, slot, room),
        (put_back, pitch),
        (keep_here, pitch, chance.random() < 0.5),
        (lose_room, board.id, room, slot),
        (give_room_back, board.id, room),
        (host_leaves, board.id, board.guest(chance.choice(["Priya Nair", "Zoë Brontë"])), slot),
    ]
    return (apply_mend, board.id, chance.choice(mends)) if mends and chance.random() < 0.4 else chance.choice(acts)


def missed_as_told(now):
    return score(now.told, now.grid)["missed_wishes"]


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_done_nobody_is_in_two_places_and_undo_restores_every_row(full_evening, seed):
    board, chance = full_evening, Random(seed)
    done = 0
    if seed % 2:  # a mend promises what may be told, which is less while people vote
        board.workspace.change(close_votes, board.id)
    for _ in range(14):
        before, act = whole_file(board), some_act(board, chance)
        missed, mend = missed_as_told(board.now()), act[-1] if act[0] is apply_mend else None
        step = board.workspace.step()
        try:
            board.do(*act)
        except Refusal:
            assert whole_file(board) == before
            continue
        if board.workspace.step() == step:
            continue
        done += 1
        after, now = whole_file(board), board.now()
        assert board.workspace.read(one_place, board.night.event.id) == ()
        cells = [(row.slot, row.room) for row in now.grid.placements]
        assert len(cells) == len(set(cells))
        assert now.score == score(now.snapshot, now.grid)
        assert mend is None or missed_as_told(now) == missed + mend.change
        assert board.workspace.undo()
        assert whole_file(board) == before
        board.workspace.redo()
        assert whole_file(board) == after
    assert done > 4
