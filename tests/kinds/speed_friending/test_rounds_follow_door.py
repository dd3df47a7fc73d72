"""The rounds follow the door: who arrives there plays the very next round, who goes leaves no hole in it."""

import pytest

from t4gsw_desktop.core.plan import Placement
from t4gsw_desktop.kinds.speed_friending import live, run
from t4gsw_desktop.services import checkin
from t4gsw_desktop.services.roster import read_roster
from tests.kinds.speed_friending.test_live_people import rows, started

GOING = {"leaves": checkin.leave, "steps out": checkin.step_out}


def placed(night, part):
    return set(rows(night, part))


def anybody_but(night, *others):
    return next(one for one in sorted(placed(night, 2)) if one not in {*others, *night.absent})


def at_door(night, act, who):
    return night.workspace.change(act, who, at=night.moment)


def walk_in(night, name):
    return night.workspace.change(checkin.walk_in, night.night.event.id, name, at=night.moment).attendee.id


def ends(night, by_itself):
    """The bell rings: somebody presses the button, or the time is over and the room follows."""
    if by_itself:
        night.now = 301
        night.do(live.follow_door)
    else:
        night.do(run.end_now)


@pytest.mark.parametrize("goes", GOING.values(), ids=GOING)
@pytest.mark.parametrize("by_itself", [True, False])
def test_next_round_is_for_those_who_are_here_at_the_bell(evening, goes, by_itself):
    night = started(evening)
    first = rows(night, 1)
    gone, came = anybody_but(night), walk_in(night, "Nia Fresh")
    at_door(night, goes, gone)
    assert gone not in {one.attendee_id for table in night.room.tables for one in table.people}
    assert [one.attendee_id for one in night.room.waiting if one.attendee_id == came] == [came]
    ends(night, by_itself)
    assert night.state.phase == "moving"
    for part in (2, 3, 4):
        assert came in placed(night, part)
        assert not placed(night, part) & {gone, *night.absent}
    assert rows(night, 1) == first, "what was played is history"
    tables = [sum(place == one for place in rows(night, 2).values()) for one in {*rows(night, 2).values()} - {""}]
    assert min(tables) > 2, "no hole where somebody has gone"
    at_door(night, checkin.come_back, gone)
    night.now = 420 if by_itself else 140
    night.do(run.begin_round)
    night.now += 60
    night.do(run.end_now)
    assert gone in placed(night, 3)
    assert gone not in placed(night, 2)


def test_nothing_is_written_where_nothing_differs(evening):
    night = started(evening)
    night.now = 301
    night.do(live.follow_door)
    before, step = night.workspace.read(lambda view: view.find(Placement)), night.workspace.step()
    night.do(live.follow_door)
    assert night.workspace.step() == step
    assert night.workspace.read(lambda view: view.find(Placement)) == before


def test_door_that_is_not_used_moves_nobody(evening):
    night = evening(20)
    night.do(run.begin_round)
    night.now = 75
    before = [rows(night, part) for part in (1, 2, 3, 4)]
    night.do(live.walk_in_late, "Nia Fresh", "")
    who = next(one.attendee_id for one in night.room.waiting)
    assert night.workspace.read(checkin.present, night.night.event.id) == frozenset()
    assert night.room.taking_part == 21, "one walk-in in the room makes nobody else absent"
    assert [set(one) - {who} for one in (rows(night, part) for part in (1, 2, 3, 4))] == [set(one) for one in before]
    night.do(run.end_now)
    assert placed(night, 2) == {*before[1], who}


def test_first_arrival_at_a_door_nobody_used_sends_nobody_home(evening):
    night = evening(20)
    night.do(run.begin_round)
    night.now = 75
    came = walk_in(night, "Nia Fresh")
    assert night.room.taking_part == 21
    roster = night.workspace.read(read_roster, night.night.event.id, here_only=True)
    assert {guest.id for guest in roster.guests} == {*night.ids.values(), came}
    gone = anybody_but_first(night)
    at_door(night, checkin.arrive, gone)
    at_door(night, checkin.leave, gone)
    night.do(run.end_now)
    night.now = 140
    night.do(run.begin_round)
    assert placed(night, 2) == {*night.ids.values(), came} - {gone}
    night.now += 60
    night.do(run.end_now)
    assert placed(night, 3) == placed(night, 2)


def anybody_but_first(night):
    return sorted(placed(night, 1))[1]
