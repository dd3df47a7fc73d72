"""Four hundred people: every act still does what it says, and no pair meets again who need not."""

from t4gsw_desktop.core.events import Attendee
from t4gsw_desktop.kinds.speed_friending import live, run


def test_four_hundred_people_come_and_go(evening):
    night = evening(400, rounds=4)
    names = list(night.ids)
    late = [night.ids[name] for name in names[-4:]]
    night.check_in(names[:-4])
    night.do(run.begin_round)
    night.now = 60
    for who in late[:2]:
        night.do(live.join_late, who, night.read(live.offers_for, who)[0].place)
    for name in names[100:102]:
        night.do(live.leave_rounds, night.ids[name], evening=True)
    night.now = 400
    night.do(run.begin_round)
    room = night.room
    seats = [one.attendee_id for table in room.tables for one in table.people]
    assert len(seats) == len(set(seats))
    assert len(seats) + len(room.resting) == room.taking_part == 396
    assert room.next.repeats == 0
    assert room.next.sentence == "Round 3 is ready. Nobody meets again."
    wall = night.read(live.wall_of)
    assert len({one.name for one in wall.names}) == len(seats)
    before = night.room
    night.reopen()
    assert night.room == before
    assert len(night.workspace.read(lambda view: view.find(Attendee))) == 400
